## Yearly reports

yearly-title = Yearly reports
yearly-lead = What each framework saved in a year (RPT-1), what the market asks (RPT-2) and how often each item was ordered (RPT-3), by the rules on central purchasing under frameworks.
yearly-year = Year (ROC)
yearly-due = Due within 15 days after the year, by { $day }.
yearly-empty = Nothing was ordered in that year.
yearly-items = Items ordered / all items
yearly-sheets = Reports (ODS)
yearly-rpt-1 = RPT-1 savings
yearly-rpt-2 = RPT-2 market prices
yearly-rpt-3 = RPT-3 orders of items
yearly-how = C is unit price times units; D the published ceiling of the unit price times the same units; E = D − C; F = E / D. An order belongs to the year in which it was issued, or placed while it is not issued; orders of the e-procurement site are in it. Of more than 30 items those beyond the largest 20% may stay out where these make up 80% of the amount.
yearly-item = Item no.
yearly-name = Item
yearly-unit = Unit
yearly-ceiling = Published ceiling
yearly-quantity = Units
yearly-amount = Ordered (C)
yearly-budget = Budgeted (D)
yearly-saved = Saved (E = D − C)
yearly-share = Part saved (F = E / D, %)
yearly-sum = Total
yearly-rank = Rank
yearly-orders = Orders
yearly-share-so-far = Share so far (%)
yearly-may-stay-out = May stay out
yearly-yes = yes
yearly-paid = Mean unit price paid
yearly-market = Market price
yearly-difference = Paid beside the market (%)
yearly-source = Source
yearly-on = Day
yearly-median = Median paid for the product under other frameworks
yearly-no-market-price = no market price known
error-yearly-year = The year is one of the Republic.
task-yearly_report = The reports RPT-1 to RPT-3 of { $case_no } for { $year } are due within 15 days after the year.
