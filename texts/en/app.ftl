## On every page

app-name = Gongqi
app-tagline = Government framework contracts for software
skip-to-main = Skip to main content
demo-banner = This is a demo market. Agencies, vendors and orders are invented; do not enter real data.
anchor-top = Top: site name, search and menu
anchor-main = Main content
anchor-footer = Footer
sign-in = Sign in
sign-out = Sign out
footer-note = Orders are made in the way that each contract lays down.
request-id = Request
copy = Copy
unlimited = no limit

form-summary-title = There is a problem

flash-signed-out = You have signed out.
flash-account-made = The account has been made. Please sign in.
flash-token-revoked = The token has been revoked.
flash-sessions-closed = All sessions have ended. Please sign in again.
flash-invitation-sent = The invitation has been sent.

## Values

class-software = Software
class-cloud = Cloud services
class-security = Security and information services

role-buyer = Agency buyer
role-approver = Agency approver
role-vendor = Vendor
role-office = Procurement office
role-auditor = Auditor
role-reviewer = Reviewer
role-accounting = Accounting
role-member = Member of an evaluation committee
role-maker = Maker

order-of-record-pcc = On the e-procurement site; its order number is recorded here
order-of-record-here = In this market

notice-kind-award = Award notice
notice-kind-contract_change = Contract change

kind-listing = Listings
kind-notice = Award notices

months = { $count } months
days = { $count } calendar days

