## The error page

error-title = This could not be done
error-way-home = Home

## Sentences of error codes

error-not_found = There is no such page or record.
error-unauthenticated = Please sign in first.
error-second_factor_due = Please show your second factor first.
error-forbidden = Your role may not do this.
error-internal = Something went wrong on our side and nothing was done. Try again later; if it stays, tell us the request at the foot of the page.
error-stale = Order { $number } was changed by somebody else. Read it again first.

error-separation-requester = Nobody approves their own order.
error-separation-earlier_hand = Whoever placed or approved the order cannot act on it as the vendor.

error-account-email_malformed = That is not an e-mail address, such as name@agency.gov.tw.
error-account-email_taken = This address has an account already.
error-account-locked = Too many failures: the account is locked until { $until }.
error-account-name_missing = Enter a name.
error-account-organisation_unknown = There is no agency or vendor with the code “{ $code }”.
error-account-password_length = A password has { $least } to { $most } characters.
error-account-role_unknown = Choose a role.
error-account-second_factor_wrong = The code is wrong or was used. Enter the one shown now.
error-account-wrong_password = The address or the password is wrong.

error-token-missing = The API wants a token (Authorization: Bearer).
error-token-name_missing = Enter a name of at most { $most } characters.
error-token-read_only = This token may only read.
error-token-scope_unknown = Choose a scope.
error-token-unknown = The token is unknown, ended or revoked.

error-order-amount_too_large = The amount is beyond what can be reckoned.
error-order-issued_before_placed = An order cannot be issued before it was placed.
error-order-issued_here = Orders of this contract are made here and have no number of the e-procurement site.
error-order-issued_in_future = The time of the order lies in the future.
error-order-listing_changed = “{ $name }” has changed. Look at it again before you order.
error-order-mixed = One order holds listings of one contract and one vendor.
error-order-no_lines = Order at least one listing.
error-order-not_awarded = “{ $name }” hangs on no award and cannot be ordered under a framework.
error-order-award_ended = The award of “{ $name }” was ended by an amendment of the framework; nothing further is ordered under it.
error-quote-not_chosen = Choose a quote before ordering at its price.
error-quote-ordered_already = An order at the price of this request stands already.
error-order-below_quote = Fewer than the { $least } that quotes were asked for; the quote does not hold.
error-order-quote_elsewhere = The order holds nothing of the chosen quote.
error-order-not_entitled = Your agency is not entitled by contract { $case_no }.
error-order-overtaken = Another order has just taken from the ceiling. Check again.
error-order-pcc_number_malformed = An order number of the e-procurement site has at most { $most } plain characters.
error-order-pcc_number_missing = Enter the order number of the e-procurement site.
error-order-pcc_number_taken = This order number of the e-procurement site stands on another order.
error-order-pcc_time_missing = Enter when the order was made on the e-procurement site.
error-order-price_above_award = The unit price { $price } of “{ $name }” is above the award price { $award }.
error-order-quantity = A quantity is a whole number above zero.
error-order-reason_missing = Enter a reason.
error-order-unlawful = The procurement rules do not allow this, for these reasons.
error-order-wrong_state = The order is { $state ->
        [placed] waiting for approval
        [approved] approved
        [rejected] sent back
        [cancelled] withdrawn
        [issued] issued
        [confirmed] confirmed
        [declined] declined
        [ready] ready to be placed
        [expired] expired
        [delivered] delivered
        [accepted] accepted
       *[other] in another state
    }, so this step is not possible.

error-search-unknown_value = The value must be one of: { $known }.
error-page-bad_cursor = This place in the list is not valid. Begin on the first page.
error-page-limit_out_of_range = A page has 1 to { $most } rows.

error-import-columns_missing = The file lacks these columns: { $columns }.
error-import-no_header = The file has no header row.
error-import-not_utf8 = The file must be UTF-8.
error-import-unknown_layout = A file of unknown layout, with the columns: { $columns }.
error-job-claim_lost = Another node has taken over this job.

error-database-busy = The system is busy. Try again in a moment.
error-database-unavailable = The database is not available. Try again in a moment.

error-http-body_malformed = The body cannot be read: { $cause }
error-http-body_unfit = The body does not fit: { $cause }
error-http-form_expired = This form has expired, perhaps because the session was renewed. Go back, reload the page and send it again.
error-http-idempotency_in_progress = The same request is being worked on.
error-http-idempotency_key_malformed = An Idempotency-Key has 1 to 255 characters.
error-http-idempotency_key_missing = The header Idempotency-Key is missing.
error-http-idempotency_other_body = This Idempotency-Key was used for another request.
error-http-if_match_malformed = If-Match is not an ETag of this market.
error-http-if_match_missing = The header If-Match is missing.
error-http-malformed = What was sent cannot be read.
error-http-media_type = This media type is not supported.
error-http-method_not_allowed = This address does not take that method.
error-http-other_origin = The request did not come from this site and was refused.
error-http-query_malformed = The query cannot be read: { $cause }
error-http-time_malformed = A time is RFC 3339, such as 2026-11-21T14:05:00+08:00.
error-http-too_large = That is too large.
error-http-too_many = Too many requests. Try again in a moment.
error-account-second_factor_set = This account already has a second factor

error-tender-closing_missing = Say until when bids are taken (closes_at or bid_deadline).
error-tender-no_such_stage = This tender has no stage “{ $stage }”.
error-tender-number_missing = Give the tender number, without a slash.
error-tender-opened_already = The opening hour of tender { $number } has come: it can no longer be changed.
error-tender-opening_earlier = An opening can be moved to a later hour only.
error-tender-opening_missing = Give the opening hour (opens_at or stages).
error-tender-opens_before_closing = The opening cannot be before the closing.
error-tender-stages_unfit = The stages are either all, or qualification and price, or qualification, specification and price, in this order.
error-tender-documents_missing = Where specifications are a stage of their own, say which documents this stage asks for.
error-tender-stale = Tender { $number } was changed by somebody else: read it again first.
error-tender-text_malformed = A text may have { $most } characters and no special ones.
error-tender-too_many_items = There may be { $most } items at most.

error-bid-another_package = Another package of “{ $label }” was imported before. Ask for it to be replaced (--replace) if that is meant.
error-bid-not_open_yet = The opening hour has not come ({ $opens_at }): no bids are taken.
error-bid-overtaken = Somebody else imported a package of this vendor at the same moment. Reload and try again.
error-bid-unqualified = “{ $label }” was found unqualified: by Enforcement Rules of the Government Procurement Act, Art. 44 para. 3, it takes no part in the next stage and its price package goes back unopened. Say so (--despite) if it is meant all the same.

error-package-damaged = The ZIP file is damaged.
error-package-empty = There are no files in the package.
error-package-encrypted = The ZIP file has a password.
error-package-file_too_large = A file may have { $most } MB at most.
error-package-label = A vendor’s label has 1 to { $most } characters and no special ones.
error-package-link = The package holds links.
error-package-none_chosen = Choose a ZIP file.
error-package-not_a_zip = The file is no ZIP file.
error-package-ratio = A file in the package is packed more than { $most }:1.
error-package-too_large = A vendor’s package may have { $most } MB at most.
error-package-too_many = A package may hold { $most } files at most.
error-package-unsupported = The ZIP file is packed in a way that is not supported.

error-review-answer_missing = Choose your answer.
error-review-findings_open = { $count } findings wait: the review cannot be finished.
error-review-not_failed = The machine still works on this review, or people are done with it: it cannot be asked for again.
error-review-nothing_stands = Nothing stands against the bid: it cannot be found unqualified.
error-review-outcome_missing = Choose the outcome.
error-review-page_not_drawn = This page cannot be shown ({ $reason }): download the file.
error-review-reason_missing = Give the reason.
error-review-reason_too_long = A reason may have { $most } characters.
error-review-stale = Somebody else changed this: read it again first.
error-review-wrong_state = This review is not open for decisions.
error-case-unfit = The case { $path } cannot be judged: { $cause }. docs/RULES.md lists the facts of every rule.
error-bundle-unfit = { $path } cannot be reviewed: { $what }. To mend it: { $mend }.
error-bundle-unreadable = A file of the bundle cannot be opened: { $cause }. Check that it is there and readable.
error-export-nothing = There is nothing to publish yet: no notice of an award and no framework contract.
error-export-unwritable = The open data cannot be written to { $path }: { $cause }. Name a folder that may be written to with --out.
error-report-unwritable = The report cannot be written to { $path }: { $cause }. Name a folder that exists and may be written to.

error-listing-answers = { $count } answers are to be mended, as listed.
error-listing-answer_missing = This must be answered.
error-listing-not_asked = This kind of listing is not asked this; take it out.
error-listing-control_characters = It holds control characters; enter it anew.
error-listing-too_long = It is longer than { $most } characters; shorten it.
error-listing-unknown_code = "{ $code }" is none of the choices; take one of them.
error-listing-not_a_count = It must be a whole number from 1 to { $most }.
error-listing-not_a_percent = It must be a number from 0 to 100 with at most four decimals.
error-listing-not_money = It must be an amount above zero with at most four decimals, such as 1200 or 1200.5.
error-listing-not_tiers = Write tiers as quantity:price parted by semicolons; quantities rise from 2, prices fall: 10:950;100:900.
error-listing-not_an_email = This is no address of mail, such as service@example.com.tw.
error-listing-not_a_phone = This is no telephone number, such as (02)2345-6789 ext. 12.
error-listing-not_an_address = It must be an address that begins with https://.
error-listing-most_below_least = The most per order is below the least.
error-listing-tier_not_below = The price of a tier must be below the unit price.
error-listing-sku = The number may hold letters, digits and - _ . /, at most 60.
error-listing-sku_taken = The number { $sku } is taken; choose another.
error-listing-other_class = The awarded item belongs to { $case_no }, which is of another class.
error-listing-above_award = The price is above the award price of { $award }; lower it.
error-listing-award_ended = The award under { $case_no } was ended by an amendment; choose another.
error-listing-above_public = The new price is above the { $public } offered to the public, which extends to agencies.
error-listing-not_lower = The new price must be below the present { $price }; ask for a higher one separately.
error-listing-reviewed = This is reviewed; ask for a change.
error-listing-delisted = The listing has been taken off.
error-listing-stale = The listing changed meanwhile; load it again.
error-order-not_offered = "{ $name }" is paused or has been taken off.
error-application-stale = The application changed meanwhile; load it again.
error-application-wrong_state = The application's state does not allow this; load it again.
error-application-open_already = Something is asked about this listing already; finish or withdraw that first.
error-application-asked_already = A new listing { $sku } is asked for already; finish or withdraw that application first.
error-application-listing_changed = The listing changed since it was handed in; the vendor hands it in anew.
error-application-nothing_changes = This is what stands already.
error-application-note_missing = Say why.
error-application-said_missing = Say it in words.
error-application-reason_missing = Choose at least one reason.
error-application-unlawful = The law does not allow this change; the rulings say why.
error-application-about_nothing = Name a listing, or the class of a new one (software, cloud, security).
error-application-listed_already = The listing stands; ask for a change, a pause, resumption or taking off.
error-open_source-stale = It changed meanwhile; load it again.
error-open_source-name_taken = There is software of this name already.
error-open_source-licence = Give an SPDX id, such as Apache-2.0.
error-bulk-rows = A sheet has 1 to { $most } rows.
error-bulk-twice = The number stands in the file twice.
error-bulk-taken = Another vendor uses this number.
error-bulk-no_award = You hold no award of this item, or it is of another class.
error-bulk-above_award = The price is above the award price.
error-bulk-not_changeable = The number belongs to another class, or was taken off.
error-bulk-faulty = Row { $line } is to be mended; nothing was done.
error-bulk-no_file = Choose a file.
error-bulk-no_sheet = The file cannot be read ({ $cause }); send ODS, XLSX or CSV.
error-bulk-column = The column "{ $column }" is unknown; use the titles of the sheet.
error-bulk-no_sku = The column sku is missing.
error-lots-unprepared = First choose the secret word.
error-lots-prepared = The secret word’s digest is told; it stays.
error-lots-all_words = Each of the { $count } bidders in the lots says a word.
error-lots-drawn = The lots are drawn; they are drawn once.
