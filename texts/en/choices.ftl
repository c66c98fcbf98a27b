## Comparing

compare-title = Compare listings
compare-hint = Two to five listings side by side. Rows in which they differ say "differs"; the lowest of comparable prices says "lowest".
compare-add = Add to comparison
compare-in = In the comparison
compare-basket = Comparison ({ $count } of 5)
compare-basket-hint = Add { $count } more to compare.
compare-basket-full = The comparison is full; remove a listing first.
compare-open = Compare these listings
compare-remove = Remove
compare-remove-of = Remove "{ $name }" from the comparison
compare-add-other = Add another listing
compare-quantity = Quantity
compare-years = Years of use
compare-recount = Work out again
compare-need-hint = The quantity counts what the licence counts (users, devices …); 1 to 10 years.
compare-only = Only differences
compare-all = Show all
compare-row = What is compared
compare-differs = differs
compare-best = lowest
compare-same = The listings are the same in everything listed.
compare-not-comparable = The listings count different units, or do not say which; prices per unit should not be compared, so no lowest is marked.
compare-order = Order

compare-group-price = Price (tax included)
compare-group-terms = Terms of the framework
compare-group-licence = Licence
compare-group-platform = Product and platform
compare-group-service = Service
compare-group-certificates = Certificates
compare-group-others = Other facts

compare-unit-price = Unit price
compare-seat-year = Per unit and year
compare-seat-year-words = How the yearly price is worked out
compare-total = Total for the need
compare-total-words = How the total is worked out
compare-words-perpetual = Perpetual, spread over { $years } years: { $price } ÷ { $seats } ÷ { $years } years = { $result }
compare-words-term = { $price } ÷ { $seats } ÷ { $months } months × 12 months = { $result }
compare-words-once = Priced once or by person-days; not turned into a yearly price
compare-words-unknown = The listing does not say how it is licensed or for how long
compare-sum-perpetual = { $units } × { $unit }, bought once: { $price } × { $units } = { $total }
compare-sum-term = { $units } × { $unit }, { $periods } terms of { $months } months in { $years } years: { $price } × { $units } × { $periods } = { $total }
compare-sum-once = { $price } × { $units } { $unit } = { $total }

detail-licence-model = Licence
detail-seats-per-unit = Seats per unit
detail-certificates = Certificates

error-compare-listings = Choose { $least } to { $most } listings to compare (now { $count }). "Add to comparison" stands beside each listing.
error-compare-listing_malformed = "{ $listing }" is no listing's id.
error-compare-quantity = The quantity must be a whole number from 1 to { $most }.
error-compare-years = The years must be a whole number from 1 to { $most }.

## Locking

choices-title = Locked choices
choices-hint = A comparison or a search as it was, locked as the file note of a choice. What is locked never changes.
choices-empty = Nothing is locked yet. Lock a comparison or a search.
choices-kind = Kind
choices-count = Listings
choices-next = Next page
choice-title = Locked choice
choice-kind-comparison = Comparison
choice-kind-search = Search
choice-lock = Lock as a choice
choice-lock-comparison-hint = A locked choice can be downloaded as a file note and named in an order.
choice-lock-search-hint = Locks the { $count } listings that this search finds, with their prices.
choice-lock-search-too-many = The search finds more than 200 listings; narrow it down before locking.
choice-agency = Agency
choice-locked-by = Locked by
choice-locked-at = Locked at
choice-digest = SHA-256
choice-digest-hint = The SHA-256 of the downloaded JSON file is this value.
choice-words = Words
choice-no-words = (none)
choice-filters = Filters
choice-sort = Order of results
choice-need = Need
choice-need-words = { $quantity } units, { $years } years
choice-listings = Locked listings
choice-position = No.
choice-differences = Where the listings differ
choice-since = Since then
choice-since-same = unchanged
choice-since-changed = changed: now version { $version } at { $price }
choice-since-unawarded = changed: no award now
choice-since-gone = withdrawn
choice-unchanged = No listing has changed since it was locked.
choice-changed = { $count } listings have changed since; compare again before ordering.
choice-orders-hint = An order of these listings can name this choice as its reason.
choice-download = Download
choice-download-json = JSON (the bytes that were hashed)
choice-download-odt = File note (ODT)
choice-download-pdf = File note (PDF)
choice-compare-now = Compare again with today's data
choice-way-back = Back to the locked choices
choice-short = { $at } { $kind } ({ $digest }…)
flash-choice-locked = Locked. It never changes from now on.

note-title = File note on the choice of a vendor
note-subject = File note: { $kind }
note-what = This note tells which listings were { $kind ->
        [comparison] compared
       *[search] found by a search
    } when the agency chose a vendor, with the prices and terms of that moment.
note-products = Products and prices
note-name = Listing
note-vendor = Vendor
note-case-no = Case / item
note-price = Unit price
note-award-price = Award price
note-version = Version
note-proof = Proof of the content
note-proof-words = Made by Gongqi from locked content whose SHA-256 is { $digest }, which stands in the record.

order-choice = Locked choice
order-choice-none = None
order-choice-hint = A comparison or a search that your agency locked can be named as the file note of this choice.
order-choice-hint-none = Your agency has locked no choice with these listings; compare and lock first.

error-choice-too_many = The search finds { $count } listings; at most { $most } can be locked. Narrow it down first.
error-choice-nothing_found = The search finds no listing, so there is nothing to lock.
error-choice-kind_unfit = A comparison needs listings, a search needs query.
error-order-choice_unknown = Your agency has no such locked choice.
error-order-choice_without_listing = The locked choice does not hold "{ $name }". Name another one or none.

## The same product and prices

elsewhere-title = The same product in other listings
elsewhere-hint = Same maker, name, edition and unit; width, case and blanks do not matter. "lowest" compares only what can be ordered under the same licence and term.
elsewhere-none = No other vendor or framework lists the same product.
elsewhere-cheapest = lowest
elsewhere-this = this listing
elsewhere-compare = Compare these listings
prices-title = Prices
prices-reference = Unit prices ordered in the last { $months } months ({ $from } to { $to })
prices-orders = Order lines
prices-least = Lowest
prices-quartile-1 = First quartile
prices-median = Median
prices-quartile-3 = Third quartile
prices-most = Highest
prices-method = Unit prices of orders of the same product under the same licence and term; a line counts once, orders that came to nothing do not count. Quartiles by the type-7 method (QUARTILE.INC of spreadsheets). Agencies are not named.
prices-few = Fewer than { $least } order lines: one order would move the quartiles, so they are not shown.
prices-none = Nothing was ordered of this product in that time.
prices-history = Unit price of each version
prices-history-figure = How the unit price moved
prices-history-finding = { $from } to { $to }: { $count } versions, from { $first } to { $last }.
prices-history-one = { $last } since { $from }, never changed.
prices-date = Since
prices-version = Version
prices-unit-price = Unit price
prices-table = Table

## Saved searches

searches-title = Saved searches
searches-hint = A mail tells you of new listings and changed prices, once a day at most for each search.
searches-empty = Nothing saved yet. Save a search on its page.
searches-name = Name
searches-query = What it asks
searches-new = New or changed
searches-new-count = { $count }
searches-told = Last mail
searches-never = none yet
searches-act = Act
searches-delete = Delete
searches-delete-of = Delete "{ $name }"
searches-save = Save this search
searches-save-name = Name
searches-save-hint = New listings and changed prices are mailed.
searches-limit = { " " }Only the newest { $most } listings are looked at.
flash-search-saved = Search saved.
flash-search-deleted = Saved search deleted.

error-search-name_missing = Give a name of at most { $most } characters.
error-search-query_missing = Type words or choose a filter before saving.
error-search-too_many = At most { $most } searches can be saved; delete one first.
error-search-stale = The search was changed in another window; reload the page.

## Words of the record

act-choice-lock = Choice locked
act-choice-read = Locked choice looked at
act-saved-search-save = Search saved
act-saved-search-delete = Saved search deleted
subject-choice = Locked choice
subject-saved-search = Saved search
subject-webhook = Webhook
field-choice = Locked choice
field-deleted-at = Deleted at
field-digest = SHA-256
field-listing-versions = Listing versions
field-locked-at = Locked at
field-locked-by = Locked by
field-query = Query
field-user = User
