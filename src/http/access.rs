//! The route table: which route is open to whom. The gate refuses a route that has no row; a test compares the table
//! with the router and tries every row with every role.
//!
//! A row opens the door of a route; whether this person may see or do this thing is `accounts/decide.rs`.

use crate::base::actor::Role;

/// To whom a route is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// Whoever has shown a password, the second factor still due.
    HalfSignedIn,
    /// Whoever is signed in.
    SignedIn,
    /// These roles.
    Roles(&'static [Role]),
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    /// The method.
    pub method: &'static str,
    /// The route's pattern.
    pub route: &'static str,
    /// To whom it is open.
    pub who: Who,
}

const fn row(method: &'static str, route: &'static str, who: Who) -> Access {
    Access { method, route, who }
}

const BUYER: Who = Who::Roles(&[Role::Buyer]);
const APPROVER: Who = Who::Roles(&[Role::Approver]);
const VENDOR: Who = Who::Roles(&[Role::Vendor]);
const OFFICE: Who = Who::Roles(&[Role::Office]);
const AUDITOR: Who = Who::Roles(&[Role::Auditor]);
const REVIEWER: Who = Who::Roles(&[Role::Reviewer]);
/// Who sees tenders, bids and the lists they are looked up in. Routes of one thing answer strangers like unknown ids.
const BIDS: Who = Who::Roles(&[Role::Reviewer, Role::Office, Role::Auditor]);
/// Who rejects bids: two of them for each.
const DECIDERS: Who = Who::Roles(&[Role::Reviewer, Role::Office]);
/// Who sees what vendors ask for, and who acts on it.
const MARKET: Who = Who::Roles(&[Role::Vendor, Role::Office, Role::Auditor]);
const PARTIES: Who = Who::Roles(&[Role::Vendor, Role::Office]);
/// Who reports market prices and follows the cases.
const AGENCY: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Accounting]);
/// Who signs an agency's orders.
const SIGNERS: Who = Who::Roles(&[Role::Approver, Role::Accounting]);
const ACCOUNTING: Who = Who::Roles(&[Role::Accounting]);
/// Who accepts what was delivered.
const INSPECTORS: Who = Who::Roles(&[Role::Approver, Role::Buyer]);
/// Who sees evidence and holds.
const HELD: Who = Who::Roles(&[Role::Vendor, Role::Office, Role::Auditor]);
/// Who has lists of locked choices. One of them answers everybody else like an unknown id.
const CHOICES: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Accounting, Role::Office, Role::Auditor]);
/// Who asks for quotes, gives them, and looks on.
const PRICED: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Vendor, Role::Office, Role::Auditor]);
/// Whose organisations have systems that are told of what happens.
const SYSTEMS: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Vendor, Role::Office]);
const OVERSIGHT: Who = Who::Roles(&[Role::Office, Role::Auditor]);

/// Every route.
pub const ACCESS: &[Access] = &[
    // Operation.
    row("GET", "/live", Who::Anyone),
    row("GET", "/ready", Who::Anyone),
    row("GET", "/metrics", Who::Anyone),
    row("GET", "/static/{file}", Who::Anyone),
    row("GET", "/robots.txt", Who::Anyone),
    row("GET", "/.well-known/security.txt", Who::Anyone),
    // Pages that everybody may read.
    row("GET", "/", Who::Anyone),
    row("GET", "/search", Who::Anyone),
    row("GET", "/listings/{id}", Who::Anyone),
    row("GET", "/compare", Who::Anyone),
    row("GET", "/notices/{id}", Who::Anyone),
    row("GET", "/frameworks", Who::Anyone),
    row("GET", "/frameworks/{case_no}", Who::Anyone),
    row("GET", "/open-source", Who::Anyone),
    row("GET", "/charts/orders-by-month", Who::Anyone),
    row("GET", "/sitemap", Who::Anyone),
    row("GET", "/accessibility", Who::Anyone),
    row("POST", "/language", Who::Anyone),
    // Signing in.
    row("GET", "/login", Who::Anyone),
    row("POST", "/login", Who::Anyone),
    row("GET", "/login/second", Who::HalfSignedIn),
    row("POST", "/login/second", Who::HalfSignedIn),
    row("GET", "/login/enrol", Who::HalfSignedIn),
    row("POST", "/login/enrol", Who::HalfSignedIn),
    row("POST", "/logout", Who::HalfSignedIn),
    row("GET", "/invitations/{token}", Who::Anyone),
    row("POST", "/invitations/{token}", Who::Anyone),
    // One's own account.
    row("GET", "/account", Who::SignedIn),
    row("POST", "/account/tokens", Who::SignedIn),
    row("POST", "/account/tokens/{id}/revoke", Who::SignedIn),
    row("POST", "/account/sessions/close", Who::SignedIn),
    row("GET", "/account/searches", Who::SignedIn),
    row("POST", "/account/searches", Who::SignedIn),
    row("POST", "/account/searches/{id}/delete", Who::SignedIn),
    row("GET", "/account/webhooks", SYSTEMS),
    row("POST", "/account/webhooks", SYSTEMS),
    row("GET", "/account/webhooks/{id}", SYSTEMS),
    row("POST", "/account/webhooks/{id}/ping", SYSTEMS),
    row("POST", "/account/webhooks/{id}/delete", SYSTEMS),
    // Locked choices.
    row("GET", "/choices", CHOICES),
    row("POST", "/choices", BUYER),
    row("GET", "/choices/{id}", Who::SignedIn),
    row("GET", "/choices/{id}/{file}", Who::SignedIn),
    // Orders.
    row("GET", "/orders", Who::SignedIn),
    row("GET", "/orders/new", BUYER),
    row("POST", "/orders/check", BUYER),
    row("POST", "/orders", BUYER),
    row("GET", "/orders/{id}", Who::SignedIn),
    row("POST", "/orders/{id}/approve", APPROVER),
    row("POST", "/orders/{id}/reject", SIGNERS),
    row("POST", "/orders/{id}/encumber", ACCOUNTING),
    row("POST", "/orders/{id}/record", BUYER),
    row("POST", "/orders/{id}/deliver", VENDOR),
    row("POST", "/orders/{id}/accept", INSPECTORS),
    row("POST", "/orders/{id}/refuse", INSPECTORS),
    row("GET", "/orders/{id}/request.{format}", Who::SignedIn),
    // The cart.
    row("GET", "/cart", BUYER),
    row("POST", "/cart/lines", BUYER),
    row("POST", "/cart/check", BUYER),
    row("POST", "/cart/place", BUYER),
    // How an agency approves.
    row("GET", "/approvals", AGENCY),
    row("POST", "/approvals", APPROVER),
    row("POST", "/approvals/absences", SIGNERS),
    row("POST", "/approvals/absences/{id}/end", SIGNERS),
    row("POST", "/orders/{id}/cancel", BUYER),
    row("POST", "/orders/{id}/issue", BUYER),
    row("POST", "/orders/{id}/confirm", VENDOR),
    row("POST", "/orders/{id}/decline", VENDOR),
    row("GET", "/orders/{id}/pcc", Who::SignedIn),
    row("GET", "/orders/{id}/pcc/{file}", Who::SignedIn),
    // Frameworks as the office keeps them, and the exchange with the e-procurement site.
    row("GET", "/office/frameworks", OVERSIGHT),
    row("POST", "/office/frameworks", OFFICE),
    row("GET", "/office/frameworks/new", OFFICE),
    row("GET", "/office/frameworks/{id}", OVERSIGHT),
    row("GET", "/office/frameworks/{id}/amend", OFFICE),
    row("POST", "/office/frameworks/{id}/amend", OFFICE),
    row("GET", "/office/imports", OFFICE),
    row("POST", "/office/imports", OFFICE),
    row("GET", "/office/reconciliation", OVERSIGHT),
    row("GET", "/office/reconciliation/sheet.{format}", OVERSIGHT),
    row("GET", "/office/site-orders", OVERSIGHT),
    row("GET", "/office/site-orders/{id}", OVERSIGHT),
    row("POST", "/office/site-orders/{id}", OFFICE),
    // Tenders and the review of bids.
    row("GET", "/tenders", BIDS),
    row("GET", "/tenders/{tender_no}", Who::SignedIn),
    row("POST", "/tenders/{tender_no}/bids", OFFICE),
    row("GET", "/tenders/{tender_no}/openings/{stage}", Who::SignedIn),
    row("POST", "/tenders/{tender_no}/openings/{stage}", OFFICE),
    row("GET", "/tenders/{tender_no}/openings/{stage}/{name}", Who::SignedIn),
    row("GET", "/review", BIDS),
    row("GET", "/review/{id}", Who::SignedIn),
    row("GET", "/review/{id}/progress", Who::SignedIn),
    row("GET", "/review/{id}/files/{file}", Who::SignedIn),
    row("GET", "/review/{id}/files/{file}/pages/{page}", Who::SignedIn),
    row("POST", "/review/{id}/findings/{number}", REVIEWER),
    row("POST", "/review/{id}/finish", REVIEWER),
    row("POST", "/review/{id}/second", DECIDERS),
    row("GET", "/review/{id}/papers/{name}", Who::SignedIn),
    row("POST", "/review/{id}/again", OFFICE),
    // Vendors' listings, and what they ask of the office.
    row("GET", "/vendor/listings", VENDOR),
    row("GET", "/vendor/bulk", VENDOR),
    row("GET", "/vendor/bulk/sheet.{format}", VENDOR),
    row("GET", "/vendor/own-check", VENDOR),
    row("POST", "/vendor/own-check", VENDOR),
    row("POST", "/vendor/bulk", VENDOR),
    row("POST", "/vendor/bulk/take", VENDOR),
    row("GET", "/vendor/listings/new", VENDOR),
    row("POST", "/vendor/applications", VENDOR),
    row("GET", "/vendor/listings/{id}", VENDOR),
    row("GET", "/vendor/listings/{id}/change", VENDOR),
    row("POST", "/vendor/listings/{id}/amend", VENDOR),
    row("POST", "/vendor/listings/{id}/cut-price", VENDOR),
    row("GET", "/office/applications", OVERSIGHT),
    row("GET", "/office/open-source/new", OFFICE),
    row("POST", "/office/open-source", OFFICE),
    row("GET", "/office/open-source/{id}", OFFICE),
    row("POST", "/office/open-source/{id}", OFFICE),
    row("GET", "/applications/{id}", MARKET),
    row("POST", "/applications/{id}", VENDOR),
    row("POST", "/applications/{id}/{step}", PARTIES),
    // Quotes that agencies ask for.
    row("GET", "/quotes", PRICED),
    row("GET", "/quotes/new", BUYER),
    row("POST", "/quotes", BUYER),
    row("GET", "/quotes/{id}", Who::SignedIn),
    row("POST", "/quotes/{id}/answer", VENDOR),
    row("POST", "/quotes/{id}/open", BUYER),
    row("POST", "/quotes/{id}/choose", BUYER),
    row("POST", "/quotes/{id}/withdraw", BUYER),
    row("GET", "/api/v1/quote-requests", PRICED),
    row("POST", "/api/v1/quote-requests", BUYER),
    row("GET", "/api/v1/quote-requests/{id}", Who::SignedIn),
    row("POST", "/api/v1/quote-requests/{id}/answer", VENDOR),
    row("POST", "/api/v1/quote-requests/{id}/open", BUYER),
    row("POST", "/api/v1/quote-requests/{id}/choose", BUYER),
    row("POST", "/api/v1/quote-requests/{id}/withdraw", BUYER),
    // What listings can be trusted by.
    row("GET", "/vendor/evidence", VENDOR),
    row("POST", "/vendor/evidence", VENDOR),
    row("POST", "/vendor/evidence/{id}/withdraw", VENDOR),
    row("GET", "/office/evidence", OVERSIGHT),
    row("POST", "/office/evidence/{id}/check", OFFICE),
    row("GET", "/evidence/{id}/file", Who::SignedIn),
    row("GET", "/office/tasks", OVERSIGHT),
    row("GET", "/office/restricted-brands", OVERSIGHT),
    row("GET", "/office/lists", BIDS),
    row("POST", "/office/lists", OFFICE),
    row("GET", "/api/v1/lists", BIDS),
    row("POST", "/api/v1/lists", OFFICE),
    row("POST", "/office/tasks/{id}/done", OFFICE),
    row("GET", "/listings/{id}/price-report", BUYER),
    row("POST", "/listings/{id}/price-report", BUYER),
    row("GET", "/price-checks", AGENCY),
    row("GET", "/vendor/price-checks", VENDOR),
    row("GET", "/office/price-checks", OVERSIGHT),
    row("GET", "/price-checks/{id}", Who::SignedIn),
    row("POST", "/price-checks/{id}/answer", VENDOR),
    row("POST", "/price-checks/{id}/close", OFFICE),
    row("POST", "/price-checks/{id}/withdraw", BUYER),
    row("GET", "/price-checks/{id}/reports/{report}/file", Who::SignedIn),
    row("GET", "/listings/{id}/hold", OFFICE),
    row("POST", "/listings/{id}/hold", OFFICE),
    row("GET", "/holds", HELD),
    row("GET", "/holds/{id}", Who::SignedIn),
    row("POST", "/holds/{id}/object", VENDOR),
    row("POST", "/holds/{id}/decide", OFFICE),
    // The office and the auditor.
    row("GET", "/jobs", OVERSIGHT),
    row("POST", "/jobs/rebuild-index", OFFICE),
    row("GET", "/people", OFFICE),
    row("POST", "/people/invitations", OFFICE),
    row("GET", "/audit", AUDITOR),
    row("POST", "/audit/verify", AUDITOR),
    // The API.
    row("GET", "/api/v1/openapi.json", Who::Anyone),
    row("GET", "/api/v1/docs", Who::Anyone),
    row("GET", "/api/v1/docs/{_:.*}", Who::Anyone),
    row("GET", "/api/v1/problems/{code}", Who::Anyone),
    row("GET", "/api/v1/search", Who::Anyone),
    row("GET", "/api/v1/suggest", Who::Anyone),
    row("GET", "/api/v1/listings/{id}", Who::Anyone),
    row("GET", "/api/v1/listings/{id}/versions", Who::Anyone),
    row("POST", "/api/v1/listings/{id}/amend", VENDOR),
    row("POST", "/api/v1/listings/{id}/cut-price", VENDOR),
    row("GET", "/api/v1/questions", Who::Anyone),
    row("GET", "/api/v1/applications", MARKET),
    row("POST", "/api/v1/applications", VENDOR),
    row("GET", "/api/v1/applications/{id}", MARKET),
    row("PUT", "/api/v1/applications/{id}", VENDOR),
    row("POST", "/api/v1/applications/{id}/{step}", PARTIES),
    row("GET", "/api/v1/listings/{id}/prices", Who::Anyone),
    row("GET", "/api/v1/compare", Who::Anyone),
    row("GET", "/api/v1/notices/{id}", Who::Anyone),
    row("GET", "/api/v1/frameworks", Who::Anyone),
    row("POST", "/api/v1/frameworks", OFFICE),
    row("GET", "/api/v1/frameworks/{case_no}", OVERSIGHT),
    row("POST", "/api/v1/frameworks/{case_no}/amend", OFFICE),
    row("POST", "/api/v1/imports", OFFICE),
    row("GET", "/api/v1/reconciliation", OVERSIGHT),
    row("GET", "/api/v1/site-orders", OVERSIGHT),
    row("GET", "/api/v1/site-orders/{id}", OVERSIGHT),
    row("POST", "/api/v1/site-orders/{id}/settle", OFFICE),
    row("GET", "/api/v1/orders/{id}/pcc", Who::SignedIn),
    row("GET", "/api/v1/charts/orders-by-month", Who::Anyone),
    row("GET", "/api/v1/me", Who::SignedIn),
    row("GET", "/api/v1/searches", Who::SignedIn),
    row("POST", "/api/v1/searches", Who::SignedIn),
    row("POST", "/api/v1/searches/{id}/delete", Who::SignedIn),
    row("GET", "/api/v1/webhooks", SYSTEMS),
    row("POST", "/api/v1/webhooks", SYSTEMS),
    row("GET", "/api/v1/webhooks/{id}", SYSTEMS),
    row("POST", "/api/v1/webhooks/{id}/ping", SYSTEMS),
    row("POST", "/api/v1/webhooks/{id}/delete", SYSTEMS),
    row("GET", "/api/v1/choices", CHOICES),
    row("POST", "/api/v1/choices", BUYER),
    row("GET", "/api/v1/choices/{id}", Who::SignedIn),
    row("GET", "/api/v1/orders", Who::SignedIn),
    row("POST", "/api/v1/orders", BUYER),
    row("POST", "/api/v1/orders/check", BUYER),
    row("GET", "/api/v1/orders/{id}", Who::SignedIn),
    row("POST", "/api/v1/orders/{id}/approve", APPROVER),
    row("POST", "/api/v1/orders/{id}/reject", SIGNERS),
    row("POST", "/api/v1/orders/{id}/encumber", ACCOUNTING),
    row("POST", "/api/v1/orders/{id}/record", BUYER),
    row("POST", "/api/v1/orders/{id}/deliver", VENDOR),
    row("POST", "/api/v1/orders/{id}/accept", INSPECTORS),
    row("POST", "/api/v1/orders/{id}/refuse", INSPECTORS),
    row("GET", "/api/v1/orders/{id}/approvals", Who::SignedIn),
    row("GET", "/api/v1/cart", BUYER),
    row("POST", "/api/v1/cart/lines", BUYER),
    row("POST", "/api/v1/cart/check", BUYER),
    row("POST", "/api/v1/cart/place", BUYER),
    row("GET", "/api/v1/approvals", AGENCY),
    row("PUT", "/api/v1/approvals", APPROVER),
    row("POST", "/api/v1/absences", SIGNERS),
    row("POST", "/api/v1/absences/{id}/end", SIGNERS),
    row("GET", "/api/v1/baselines", Who::Anyone),
    row("POST", "/api/v1/orders/{id}/cancel", BUYER),
    row("POST", "/api/v1/orders/{id}/issue", BUYER),
    row("POST", "/api/v1/orders/{id}/confirm", VENDOR),
    row("POST", "/api/v1/orders/{id}/decline", VENDOR),
    row("GET", "/api/v1/tenders", BIDS),
    row("POST", "/api/v1/tenders", OFFICE),
    row("GET", "/api/v1/tenders/{tender_no}", Who::SignedIn),
    row("POST", "/api/v1/tenders/{tender_no}/bids", OFFICE),
    row("GET", "/api/v1/tenders/{tender_no}/openings/{stage}", Who::SignedIn),
    row("POST", "/api/v1/tenders/{tender_no}/openings/{stage}", OFFICE),
    row("POST", "/api/v1/tenders/{tender_no}/openings/{stage}/mend", OFFICE),
    row("GET", "/api/v1/reviews", BIDS),
    row("GET", "/api/v1/reviews/{id}", Who::SignedIn),
    row("POST", "/api/v1/reviews/{id}/findings/{number}/confirm", REVIEWER),
    row("POST", "/api/v1/reviews/{id}/findings/{number}/overrule", REVIEWER),
    row("POST", "/api/v1/reviews/{id}/finish", REVIEWER),
    row("POST", "/api/v1/reviews/{id}/second", DECIDERS),
    row("POST", "/api/v1/reviews/{id}/again", OFFICE),
    row("GET", "/api/v1/evidence", HELD),
    row("POST", "/api/v1/evidence", VENDOR),
    row("GET", "/api/v1/evidence/{id}", Who::SignedIn),
    row("POST", "/api/v1/evidence/{id}/withdraw", VENDOR),
    row("POST", "/api/v1/evidence/{id}/check", OFFICE),
    row("GET", "/api/v1/tasks", OVERSIGHT),
    row("POST", "/api/v1/tasks/{id}/done", OFFICE),
    row("POST", "/api/v1/listings/{id}/price-reports", BUYER),
    row("GET", "/api/v1/price-checks", Who::SignedIn),
    row("GET", "/api/v1/price-checks/{id}", Who::SignedIn),
    row("POST", "/api/v1/price-checks/{id}/answer", VENDOR),
    row("POST", "/api/v1/price-checks/{id}/close", OFFICE),
    row("POST", "/api/v1/price-checks/{id}/withdraw", BUYER),
    row("POST", "/api/v1/listings/{id}/holds", OFFICE),
    row("GET", "/api/v1/holds", HELD),
    row("GET", "/api/v1/holds/{id}", Who::SignedIn),
    row("POST", "/api/v1/holds/{id}/object", VENDOR),
    row("POST", "/api/v1/holds/{id}/decide", OFFICE),
    row("GET", "/api/v1/jobs", OVERSIGHT),
    row("POST", "/api/v1/search-index/rebuilds", OFFICE),
    row("GET", "/api/v1/audit/timeline", AUDITOR),
    row("GET", "/api/v1/audit/verify", AUDITOR),
];

/// To whom a route is open; `None` for a route without a row.
pub fn who(method: &str, route: &str) -> Option<Who> {
    let method = if method == "HEAD" { "GET" } else { method };
    ACCESS.iter().find(|access| access.method == method && access.route == route).map(|access| access.who)
}
