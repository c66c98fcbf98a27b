# Reference lists.

nav-lists = Reference lists
lists-title = Reference lists
lists-lead = The lists in which bids and orders are looked up, kept by day and never changed. Where a list is absent or too old its checks are not run, and never passed.
list-kind = List
list-kind-debarred = Debarred vendors
list-kind-company_registry = Company registry
list-kind-mainland_invested = Firms with mainland investment
list-kind-mainland_it = IT firms with mainland capital
list-kind-merit = Vendors with awarded merit
list-kind-laboratories = Accredited laboratories
list-kind-banks = Codes of banks
list-state = State
list-counts = Counts
list-old = Too old
list-none = None
list-as-of = Day of the list
list-good-until = Counts until
list-rows = Rows
list-file = File
list-send = Import a list
list-by-columns = Known by its columns
list-file-hint = CSV or JSON in UTF-8. If any row cannot be read, nothing of the list is imported, so that none is missing from it.
list-take = Import
list-not-written = Rows could not be read and nothing was imported; mend them and import the list again.
subject-reference-list = Reference list
error-list-future = The day of a list is not after today ({ $today }).
error-list-day = Write the day of the list as 2026-11-21.
error-list-empty = The file has no rows.
error-import-not_json = The file is not whole JSON: { $cause }
warning-debarred = “{ $vendor }” is on the list of debarred vendors ({ $list }, row { $row }{ $until ->
    [none] {""}
   *[other] , until { $until }
}). Whether orders go on follows the framework; where it is silent, judge and write down why the order goes to it all the same.
warning-debarment_not_run = { $newest ->
    [none] There is no list of debarred vendors
   *[other] The list of debarred vendors ({ $newest }) is too old
}, so this vendor was not looked up; check yourself.
