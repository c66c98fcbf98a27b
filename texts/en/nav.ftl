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
