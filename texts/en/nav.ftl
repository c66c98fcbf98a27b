## Menu

nav-label = Main menu
nav-home = Home
nav-search = Search
nav-frameworks = Framework contracts
nav-chart = Order statistics
nav-orders = Orders
nav-jobs = Jobs
nav-people = Invitations
nav-audit = Audit trail
nav-account = My account
nav-sitemap = Site map
nav-accessibility = Accessibility
nav-api = API
nav-vendor-listings = My listings
nav-applications = Listings
nav-open-source = Open source
nav-group-market = Market
nav-group-listings = Listings and evidence
nav-group-contracts = Contracts and imports
nav-group-orders = Ordering
nav-group-prices = Prices and figures
nav-group-bids = Tenders and review
nav-group-system = System
