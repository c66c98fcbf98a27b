## Search

search-label = Search listings, vendors, makers, case numbers or award notices
search-placeholder = e.g. backup, firewall, a case number
search-button = Search
search-title = Search
search-active = Filters that are on
search-remove = Remove filter
search-narrow = Narrow down
search-orderable-only = Only what can be ordered
search-more-values = { $count } more
search-total = { $count } found
search-relaxed = Little matches all the words, so results that match most of them are shown too.
search-empty = Nothing found. You can:
search-empty-shorter = use fewer, shorter or more common words
search-empty-filters = remove filters above
search-empty-all = see all listings
search-sort = Order of results
search-sort-relevance = Best match
search-sort-price_asc = Cheapest first
search-sort-price_desc = Dearest first
search-sort-newest = Newest first
search-pages = Pages
search-previous = Previous
search-next = Next

facet-kind = Kind
facet-class = Class
facet-category = Category
facet-maker = Maker
facet-vendor = Vendor
facet-agency = Agency
facet-year = Award year
facet-orderable = Ordering
