## Home

home-title = Software and information services for government
home-lead = Find software, cloud and security services under framework contracts, compare prices and order by the rules.
home-waiting = Waiting for you
home-waiting-none = No order waits for you.
home-waiting-placed = Orders that wait for your approval: { $count }
home-waiting-approved = Approved orders to be issued: { $count }
home-waiting-issued = Orders that wait for your answer: { $count }
home-listings = listings
home-orderable = that can be ordered
home-notices = award notices
home-open = Framework contracts open now
home-open-none = No contract is open for orders now.
home-all-frameworks = All framework contracts

## Listings

listing-orderable = Can be ordered
listing-not-awarded = Not awarded
listing-inviting = Awaiting the next round
listing-no-award = under no award
listing-not-now = Cannot be ordered now
listing-period-over = Today is outside the contract's ordering period.
listing-tax = tax included
listing-quantity = Quantity
listing-order = Order
listing-sign-in = Sign in to order (buyers of entitled agencies)
listing-facts = Details
listing-class = Class
listing-category = Category
listing-maker = Maker
listing-origin = Origin
listing-vendor = Vendor
listing-ubn = Business number { $ubn }
listing-sku = Vendor's number
listing-version = Version of this entry
listing-version-number = No. { $number }
listing-terms = Contract terms
listing-award-price = Award price

## Notices

notice-agency = Agency
notice-case-no = Case number
notice-method = Tendering
notice-category = Category
notice-award-way = Award
notice-price = Award price
notice-awarded-to = Awarded to
notice-not-awarded = Not awarded
notice-awarded-on = Awarded on
notice-noticed-on = Published on
notice-source = Source
notice-source-note = Shown as in the government's open data; the notice on the e-procurement site prevails.
notice-change-note = This is a change of a standing contract, not a new award; its price should not be compared with awards.
notice-way-back = All award notices

## Framework contracts

frameworks-hint = Case number, class, ordering period and published budget of each contract.
frameworks-empty = There is no contract yet.
framework-case-no = Case number
framework-title = Title
framework-period = Ordering period
framework-cap-closed = (no longer admitted)
framework-budget = Budget (NT$)
framework-used = Ordered so far
framework-budget-left = Budget left
framework-state = State
framework-open = Open
framework-closed = Not open
framework-order-of-record = Where orders are made
framework-entitled = Entitled agencies
framework-entitles-all = Every agency
framework-entitles-some = { $count } agencies named by the contract
framework-listings = Listings under this contract
framework-items = Lots and items
framework-item-count = { $count } items
framework-lot = Lot
framework-item = Item
framework-item-name = Name
framework-unit = Unit
framework-price-ceiling = Bid price ceiling
framework-cheapest = Lowest award price
framework-vendors = Vendors
framework-least = Fewest an order
framework-most = Most an order
framework-left = Left under contract

## Answers of a listing

listing-tier = NT$ { $price } each from { $quantity } on

notices-title = Award notices in sums
notices-lead = Award notices of the e-procurement site that were imported, summed by agency and way of award: each award once as last corrected, no contract changes. They stand apart from the market's own figures.
notices-year = Year of the award (ROC)
notices-count = Awards
notices-changes = Contract changes (not counted)
notices-empty = No award notice fits.
notices-cut = The { $most } largest are shown; the sheet has all.
error-notices-year = The year is one of the Republic, such as 112.
