//! To whom routes are open, by name.

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

/// A row.
pub const fn row(method: &'static str, route: &'static str, who: Who) -> Access {
    Access { method, route, who }
}

/// Buyers.
pub const BUYER: Who = Who::Roles(&[Role::Buyer]);
/// Approvers.
pub const APPROVER: Who = Who::Roles(&[Role::Approver]);
/// Vendors.
pub const VENDOR: Who = Who::Roles(&[Role::Vendor]);
/// Makers.
pub const MAKER: Who = Who::Roles(&[Role::Maker]);
/// The office.
pub const OFFICE: Who = Who::Roles(&[Role::Office]);
/// Auditors.
pub const AUDITOR: Who = Who::Roles(&[Role::Auditor]);
/// Reviewers.
pub const REVIEWER: Who = Who::Roles(&[Role::Reviewer]);
/// Who sees tenders, bids and the lists they are looked up in. Routes of one thing answer strangers like unknown ids.
pub const BIDS: Who = Who::Roles(&[Role::Reviewer, Role::Office, Role::Auditor]);
/// Who rejects bids: two of them for each.
pub const DECIDERS: Who = Who::Roles(&[Role::Reviewer, Role::Office]);
/// Who sees what vendors ask for, and who acts on it.
pub const MARKET: Who = Who::Roles(&[Role::Vendor, Role::Office, Role::Auditor]);
/// Who acts on what vendors ask for.
pub const PARTIES: Who = Who::Roles(&[Role::Vendor, Role::Office]);
/// Who reports market prices and follows the cases.
pub const AGENCY: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Accounting]);
/// Who signs an agency's orders.
pub const SIGNERS: Who = Who::Roles(&[Role::Approver, Role::Accounting]);
/// Accounting.
pub const ACCOUNTING: Who = Who::Roles(&[Role::Accounting]);
/// Who accepts what was delivered.
pub const INSPECTORS: Who = Who::Roles(&[Role::Approver, Role::Buyer]);
/// Who sees evidence and holds.
pub const HELD: Who = Who::Roles(&[Role::Vendor, Role::Office, Role::Auditor]);
/// Who has lists of locked choices, and who sees what was paid. A choice answers everybody else like an unknown id.
pub const CHOICES: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Accounting, Role::Office, Role::Auditor]);
/// Who asks for quotes, gives them, and looks on.
pub const PRICED: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Vendor, Role::Office, Role::Auditor]);
/// Whose organisations have systems that are told of what happens.
pub const SYSTEMS: Who = Who::Roles(&[Role::Buyer, Role::Approver, Role::Vendor, Role::Office]);
/// Who oversees: the office and auditors.
pub const OVERSIGHT: Who = Who::Roles(&[Role::Office, Role::Auditor]);
