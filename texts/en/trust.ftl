## Menu

nav-evidence = Evidence
nav-price-checks = Price checks
nav-holds = Holds
nav-tasks = Tasks

## Shared

trust-choose = Choose
trust-way-back = Cancel
trust-steps-title = What you can do
trust-words-reason = Reason (required)
trust-day-hint = For example 115/11/21, 1151121 or 2026-11-21.
trust-file-hint = PDF, JPEG or PNG, at most 10 MB.

error-changed_since = Somebody else has changed this meanwhile. Please look again before you go on.
error-choice-missing = Please choose.
error-words-missing = Please fill this in.
error-words-too_long = At most { $most } characters.
error-words-malformed = At most { $most } characters, and no control characters.
error-day-malformed = This is no date. For example 115/11/21 or 2026-11-21.
error-price-malformed = This is no amount with at most four decimals. For example 1150 or 1150.5.
error-file-missing = Please choose a file.
error-file-too_large = The file may have at most { $most } MB.
error-file-not_taken = Only PDF, JPEG and PNG files are taken, and the content must be of that kind.

## Evidence

evidence-title = Evidence
evidence-hint = File a certificate or a maker's authorisation once, and all your listings show its number and its last day. You get a mail 90, 30 and 7 days before the last day, and when it is over.
evidence-empty = Nothing is on file yet.
evidence-kind = Kind
evidence-number = Number
evidence-issuer = Issuer
evidence-scope = Holder and scope
evidence-scope-hint = For example your company, the certified systems or the products you may sell.
evidence-maker = Authorising maker or brand
evidence-maker-hint = Of authorisations only; written as the maker of your listings, so that they match.
evidence-days = Valid
evidence-from = First day
evidence-until = Last day
evidence-file = File
evidence-days-left = { $days } days left
evidence-checked = Check
evidence-is-checked = Checked by the office
evidence-not-checked = Not checked yet
evidence-file-title = File evidence
evidence-file-do = File
evidence-renew = Renew
evidence-renew-title = Renew evidence
evidence-withdraw = Withdraw
evidence-check = Record a check
evidence-check-note = What the check found (required)
evidence-office-title = Evidence of vendors
evidence-office-hint = By the last day: what has lapsed or ends soon comes first. A lapse warns buyers and opens a task; it stops no order.
evidence-office-empty = No vendor has filed evidence yet.
evidence-kind-iso27001 = ISO/IEC 27001 information security
evidence-kind-iso27017 = ISO/IEC 27017 cloud security
evidence-kind-iso27018 = ISO/IEC 27018 personal data in public clouds
evidence-kind-cns19086 = CNS 19086 service level report
evidence-kind-other = Another certificate
evidence-kind-authorisation = Maker's authorisation
evidence-standing-valid = Valid
evidence-standing-expiring = Ends soon
evidence-standing-lapsed = Lapsed

flash-evidence-filed = The evidence is on file.
flash-evidence-withdrawn = The evidence is withdrawn.
flash-evidence-checked = The check is recorded.

error-evidence-days_reversed = The last day lies before the first.
error-evidence-lapsed_already = This evidence has lapsed. Please file one that is valid.
error-evidence-known_already = Number “{ $number }” is on file. To renew it, choose “Renew” in its row.
error-evidence-renews_another = A renewal is of the same kind and the same maker.
error-evidence-not_current = This evidence was renewed or withdrawn.

## Beside a listing

trust-title = Evidence of the vendor
trust-none = The vendor has filed no evidence that covers this listing.
warning-title = Please note:
warning-certificate_lapsed = The vendor's { $kind } ({ $number }) lapsed on { $until } and was not renewed. Ask the vendor before you order; ordering is possible.
warning-authorisation_lapsed = The maker's authorisation ({ $number }) lapsed on { $until } and was not renewed. Ask the vendor before you order; ordering is possible.
warning-restricted_brand = The maker “{ $maker }” has the name of an entry in { $source } ({ $listed }). The office has yet to confirm whether the product is restricted. Check it under the rules on information security before you order.
warning-origin = The origin of this listing is { $origin }. The office has yet to confirm whether the product is restricted. Check it under the rules on information security before you order.

## Tasks

tasks-title = Tasks of the office
tasks-filter = Filter
tasks-open = Open
tasks-done = Finished
tasks-empty = There are no tasks.
task-what = Task
task-due = Due
task-late = Overdue
task-finish = Finish
task-note = What came of it (required)
task-result = What came of it
flash-task-done = The task is finished.
error-task-done_already = This task is finished already.

task-evidence_lapsed = { $vendor }: { $kind } ({ $number }) lapsed on { $until }. Ask the vendor and decide what is to be done.
task-price_check = “{ $name }” ({ $sku }) was reported as above the market. The vendor is to answer by { $answer_by }; check the price and close the case.
task-objection = The vendor objects to the hold on “{ $name }” ({ $sku }). Please decide.
task-restricted_brand = “{ $name }” ({ $sku }): the maker “{ $maker }” has the name of an entry in { $source }. Please look into it.
task-origin = “{ $name }” ({ $sku }): the origin is { $origin }. Please look into it.

## Prices above the market

price-report-title = Report a price above the market's
price-report-hint = Until the case is closed or the report withdrawn, your agency must not order this item at a price above the one reported (Regulations for Inter-entity Supply Contracts, article 9). Other agencies are not affected. The vendor is asked to answer, and the office closes the case.
price-report-do = Send the report
price-listed = Framework price
price-listed-then = Framework price when reported
price-market = Market price (NT$)
price-market-hint = For the same specification and unit, tax included; it must be below the framework's.
price-place = Where it was found
price-place-hint = For example the address of a shop, or who made an offer.
price-found-on = Found on
price-evidence = What shows it
price-file = File that shows it (optional)
price-checks-title = Price checks
price-checks-empty = There are no price checks.
price-check-title = Price check
price-opened = Opened
price-answer-by = Answer due
price-answer = The vendor's answer
price-no-answer = No answer yet
price-state-open = Open
price-reports = Market prices reported
price-reports-none = No report stands.
price-reporter = Agency
price-an-agency = An agency
report-state-standing = Stands
report-state-withdrawn = Withdrawn
price-answer-keeps = The price stays
price-answer-cuts = The price is cut
price-answer-disputes = Not the same product
price-cut-to = Price after the cut (NT$)
price-cut-hint = Only when the price is cut.
price-answer-do = Send the answer
price-decision = Decision of the office
price-undecided = Not decided yet
price-basis = What the market was at the award is not recorded; the comparison begins at the award price. This is a design of this system.
price-close-do = Close the case
price-withdraw = Withdraw the report
price-withdraw-hint = Your agency may then order again; the case stays with the office.
decision-price_kept = Price kept
decision-price_cut = Price cut
decision-vendor_to_negotiate = Vendor called to negotiate

flash-price-reported = The report is sent, and the vendor was told.
flash-price-answered = The answer is sent.
flash-price-closed = The case is closed; vendor and agencies were told.
flash-price-withdrawn = The report is withdrawn.

error-price_check-not_below = The market price must be above zero and below the framework's { $price }.
error-price_check-found_in_future = The day lies in the future.
error-price_check-reported_already = A report of your agency on this listing stands. Withdraw it first to make another.
error-price_check-not_standing = The report was withdrawn, or the case is closed.
error-price_check-closed = The case is closed.
error-price_check-cut_to = Where the price is cut, name a price above zero and below { $price }.

## Holds

holds-title = Holds
holds-empty = Nothing is on hold.
hold-title = Hold
hold-new-title = Pause the ordering of this listing
hold-new-hint = You sign for this hold. The listing's page names its ground, and the vendor is told that it may object.
hold-not-allowed = The listing hangs on no award, or the framework's terms do not allow holds.
hold-new-do = Pause the ordering
hold-ground = Ground
hold-evidence = What it rests on
hold-notice = Notice to the vendor
hold-since = Since
hold-state-standing = On hold
hold-state-lifted = Lifted
hold-objection = Objection of the vendor
hold-no-objection = The vendor has not objected.
hold-is-objected = An objection waits
hold-objection-hint = State facts and reasons. The office decides within its period and tells you by mail.
hold-object-do = Object
hold-decision = Decision
hold-decide = Decide
hold-decide-do = Send the decision
decision-lifted = Hold lifted
decision-upheld = Hold upheld
ground-certificate_lapsed = A certificate has lapsed
ground-authorisation_lapsed = The maker's authorisation has lapsed
ground-restricted_brand = Restricted brand
ground-origin = Origin

flash-hold-placed = The listing is on hold, and the vendor was told.
flash-hold-objected = The objection is sent.
flash-hold-decided = The decision is sent, and the vendor was told.

error-hold-not_allowed = The terms of framework { $case_no } do not allow holds.
error-hold-stands_already = The listing is on hold already.
error-hold-lifted = The hold was lifted.
error-hold-objected_already = An objection waits for the office's decision.
error-hold-nothing_objected = There is no objection against which the hold could be upheld.
error-order-held = “{ $name }” has been on hold since { $since } by { $who }. Ground: { $ground ->
        [certificate_lapsed] a certificate has lapsed
        [authorisation_lapsed] the maker's authorisation has lapsed
        [restricted_brand] restricted brand
       *[origin] origin
    }. The vendor may object, signed in, at { $where }.

## Jobs

job-kind-watch-trust = Watch over evidence and restricted brands

## Record

act-evidence-file = file evidence
act-evidence-withdraw = withdraw evidence
act-evidence-check = check evidence
act-evidence-watch = tell of a last day
act-evidence-file-taken = download evidence
act-office-task-open = open a task
act-office-task-finish = finish a task
act-price-check-report = report a market price
act-price-check-withdraw = withdraw a report
act-price-check-answer = answer a price check
act-price-check-close = close a price check
act-market-report-file-taken = download what shows a price
act-hold-put = pause the ordering
act-hold-object = object to a hold
act-hold-decide = decide on a hold
subject-evidence = evidence
subject-office-task = task
subject-price-check = price check
subject-market-report = market price report
subject-hold = hold
subject-restricted-brand = restricted brand

## Mails

mail-evidence-expiring-subject = [Gongqi] { $kind } ({ $number }) ends on { $until }
mail-evidence-expiring-body =
    Hello,

    { $kind } ({ $number }) of { $vendor } ends on { $until }; { $days } days are left.
    When it is renewed, please sign in and choose “Renew” in its row under “Evidence”.

    This mail was sent by the system; please do not answer it.
mail-evidence-lapsed-subject = [Gongqi] { $kind } ({ $number }) has lapsed
mail-evidence-lapsed-body =
    Hello,

    { $kind } ({ $number }) of { $vendor } lapsed on { $until }.
    The pages of the listings say so, and the office has a task; orders go on.
    Please sign in and file the renewed one under “Evidence”.

    This mail was sent by the system; please do not answer it.
mail-price-reported-subject = [Gongqi] “{ $name }” was reported as above the market; please answer
mail-price-reported-body =
    Hello,

    An agency reported a market price of NT$ { $market } for your listing “{ $name }” ({ $sku }, NT$ { $price }).
    Found at: { $place }
    Please sign in by { $answer_by } and answer at { $path }: why the price stays, the price after a cut, or that it is another product.

    This mail was sent by the system; please do not answer it.
mail-price-closed-subject = [Gongqi] Price check of “{ $name }” closed: { $decision }
mail-price-closed-body =
    Hello,

    The price check of “{ $name }” ({ $sku }) is closed.
    Decision: { $decision }
    Reason: { $reason }
    Sign in and see { $path }.

    This mail was sent by the system; please do not answer it.
mail-hold-placed-subject = [Gongqi] “{ $name }” is on hold
mail-hold-placed-body =
    Hello,

    The office has paused the ordering of your listing “{ $name }” ({ $sku }). Ground: { $ground }.
    { $notice }

    To object, sign in and go to { $path }.
    This mail was sent by the system; please do not answer it.
mail-hold-decided-subject = [Gongqi] Hold on “{ $name }”: { $decision }
mail-hold-decided-body =
    Hello,

    The office has decided on the hold on “{ $name }” ({ $sku }): { $decision }.
    Reason: { $reason }
    Sign in and see { $path }.

    This mail was sent by the system; please do not answer it.

task-origin-CN = mainland China

## Restricted brands

brands-title = Restricted brands
brands-hint = Where a maker is on the list, the listing warns buyers and a task opens for the office; whether ordering pauses, a person decides.
brands-empty = No list has been imported.
brands-import = The operator imports the list with gongqi catalog import; its columns are name,source,listed_on,delisted_on. Who is taken off the list gets a delisted_on.
brand-name = Brand
brand-source = Published by, and on what ground
brand-listed = On the list since
brand-delisted = Taken off on
brand-off = taken off
