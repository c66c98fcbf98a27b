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

order-of-record-pcc = On the e-procurement site; its order number is recorded here
order-of-record-here = In this market

notice-kind-award = Award notice
notice-kind-contract_change = Contract change

kind-listing = Listings
kind-notice = Award notices

licence-perpetual = Perpetual
licence-subscription = Subscription
licence-service = Service

metric-user = Per user
metric-device = Per device
metric-core = Per core
metric-instance = Per instance
metric-site = Per agency
metric-man_day = Per person-day

platform-Web = Web

language-zh-TW = Traditional Chinese
language-zh = Chinese
language-en = English
language-ja = Japanese
language-ko = Korean
language-de = German
language-fr = French

months = { $count } months
days = { $count } calendar days

country-TW = Taiwan
country-CN = Mainland China
country-US = United States
country-CA = Canada
country-GB = United Kingdom
country-IE = Ireland
country-DE = Germany
country-FR = France
country-NL = Netherlands
country-BE = Belgium
country-SE = Sweden
country-NO = Norway
country-FI = Finland
country-DK = Denmark
country-CH = Switzerland
country-AT = Austria
country-CZ = Czechia
country-PL = Poland
country-EE = Estonia
country-ES = Spain
country-IT = Italy
country-JP = Japan
country-KR = South Korea
country-SG = Singapore
country-IN = India
country-IL = Israel
country-AU = Australia
country-NZ = New Zealand
