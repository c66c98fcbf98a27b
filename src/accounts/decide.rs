//! Who may do what: one table, one pure function. Every verb asks it before it does anything.
//!
//! A thing whose existence is not the asker's business answers like an unknown id.

use crate::accounts::action::Action;
use crate::base::actor::{Actor, Person, Role};
use crate::base::error::Error;
use crate::base::id::{OrganisationId, UserId};

/// How the actor must stand to the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// No matter.
    Any,
    /// The actor's organisation is the ordering agency.
    Agency,
    /// The actor's organisation is the vendor, and the vendor may know of it.
    Vendor,
    /// Agency, informed vendor, or a role that oversees all.
    PartyOrOversight,
    /// The thing is the actor's own; to everybody else it is an unknown id.
    Owner,
}

/// Whom the actor must not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Apart {
    Nobody,
    Requester,
    RequesterAndApprover,
}

struct Policy {
    action: Action,
    roles: &'static [Role],
    relation: Relation,
    apart: Apart,
}

const fn policy(action: Action, roles: &'static [Role], relation: Relation, apart: Apart) -> Policy {
    Policy { action, roles, relation, apart }
}

const EVERYONE: &[Role] = &[Role::Buyer, Role::Approver, Role::Accounting, Role::Vendor, Role::Office, Role::Auditor];

/// Those of an agency who sign.
const SIGNERS: &[Role] = &[Role::Approver, Role::Accounting];

/// The people of an agency.
const AGENCY: &[Role] = &[Role::Buyer, Role::Approver, Role::Accounting];

/// Who sees what a vendor files and what stands against its listings.
const VENDOR_AND_OVERSIGHT: &[Role] = &[Role::Vendor, Role::Office, Role::Auditor];

/// Who sees tenders and bids: to everybody else they are unknown ids.
const BIDS: &[Role] = &[Role::Reviewer, Role::Office, Role::Auditor];

/// Who sees what vendors ask for: the vendor itself and those who oversee.
const MARKET: &[Role] = &[Role::Vendor, Role::Office, Role::Auditor];
/// Who sees why an agency chose, and what was paid: its own people and those who oversee.
const CHOICES: &[Role] = &[Role::Buyer, Role::Approver, Role::Accounting, Role::Office, Role::Auditor];

/// Whose organisations have systems that are told of what happens.
const SYSTEMS: &[Role] = &[Role::Buyer, Role::Approver, Role::Vendor, Role::Office];

const POLICIES: &[Policy] = &[
    policy(Action::PlaceOrder, &[Role::Buyer], Relation::Any, Apart::Nobody),
    policy(Action::ReadOrder, EVERYONE, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::ApproveOrder, &[Role::Approver], Relation::Agency, Apart::Requester),
    policy(Action::RejectOrder, SIGNERS, Relation::Agency, Apart::Requester),
    policy(Action::EncumberOrder, &[Role::Accounting], Relation::Agency, Apart::Requester),
    policy(Action::RecordApproval, &[Role::Buyer], Relation::Agency, Apart::Nobody),
    policy(Action::DeliverOrder, &[Role::Vendor], Relation::Vendor, Apart::RequesterAndApprover),
    policy(Action::AcceptOrder, &[Role::Approver, Role::Buyer], Relation::Agency, Apart::Requester),
    policy(Action::RefuseDelivery, &[Role::Approver, Role::Buyer], Relation::Agency, Apart::Requester),
    policy(Action::ExpireOrder, &[], Relation::Agency, Apart::Nobody),
    policy(Action::KeepCart, &[Role::Buyer], Relation::Owner, Apart::Nobody),
    policy(Action::ReadApprovals, AGENCY, Relation::Any, Apart::Nobody),
    policy(Action::KeepApprovals, &[Role::Approver], Relation::Any, Apart::Nobody),
    policy(Action::KeepAbsence, SIGNERS, Relation::Any, Apart::Nobody),
    policy(Action::CancelOrder, &[Role::Buyer], Relation::Agency, Apart::Nobody),
    policy(Action::IssueOrder, &[Role::Buyer], Relation::Agency, Apart::Nobody),
    policy(Action::ConfirmOrder, &[Role::Vendor], Relation::Vendor, Apart::RequesterAndApprover),
    policy(Action::DeclineOrder, &[Role::Vendor], Relation::Vendor, Apart::RequesterAndApprover),
    policy(Action::ReadRecord, &[Role::Auditor], Relation::Any, Apart::Nobody),
    policy(Action::ReadJobs, &[Role::Office, Role::Auditor], Relation::Any, Apart::Nobody),
    policy(Action::RebuildIndex, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::ReadAllFigures, &[Role::Office, Role::Auditor], Relation::Any, Apart::Nobody),
    policy(Action::ReadAgencyFigures, AGENCY, Relation::Agency, Apart::Nobody),
    policy(Action::ReadVendorFigures, &[Role::Vendor], Relation::Vendor, Apart::Nobody),
    policy(Action::ReadMakerFigures, &[Role::Maker], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::ReadPrices, CHOICES, Relation::Any, Apart::Nobody),
    policy(Action::InvitePeople, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::ReadTender, BIDS, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::KeepTender, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::KeepOpening, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::AnswerQuestion, &[Role::Vendor], Relation::Vendor, Apart::Nobody),
    policy(Action::ReadQuestions, &[Role::Vendor], Relation::Any, Apart::Nobody),
    policy(Action::StateInterest, &[Role::Reviewer], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::KeepAward, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::EnterReserve, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::ConfirmReserve, &[Role::Office], Relation::PartyOrOversight, Apart::Requester),
    policy(Action::ReadAward, BIDS, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::KeepCommittee, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::SitOnCommittee, Role::ALL, Relation::Owner, Apart::Nobody),
    policy(Action::ImportBids, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::ReadReview, BIDS, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::DecideReview, &[Role::Reviewer], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::CheckOwnBid, &[Role::Vendor], Relation::Any, Apart::Nobody),
    policy(Action::SecondReview, &[Role::Reviewer, Role::Office], Relation::PartyOrOversight, Apart::Requester),
    policy(Action::ApplyListing, &[Role::Vendor], Relation::Vendor, Apart::Nobody),
    policy(Action::ReadApplication, MARKET, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::ReviewListing, &[Role::Office], Relation::PartyOrOversight, Apart::Requester),
    policy(Action::KeepOpenSoftware, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::FileEvidence, &[Role::Vendor], Relation::Any, Apart::Nobody),
    policy(Action::ReadEvidence, VENDOR_AND_OVERSIGHT, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::KeepEvidence, &[Role::Vendor], Relation::Vendor, Apart::Nobody),
    policy(Action::CheckEvidence, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::ReadTasks, &[Role::Office, Role::Auditor], Relation::Any, Apart::Nobody),
    policy(Action::FinishTask, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::ReportPrice, &[Role::Buyer], Relation::Any, Apart::Nobody),
    policy(Action::ReadPriceCheck, EVERYONE, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::WithdrawReport, &[Role::Buyer], Relation::Agency, Apart::Nobody),
    policy(Action::AnswerPriceCheck, &[Role::Vendor], Relation::Vendor, Apart::Nobody),
    policy(Action::ClosePriceCheck, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::PlaceHold, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::ReadHold, VENDOR_AND_OVERSIGHT, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::ObjectHold, &[Role::Vendor], Relation::Vendor, Apart::Nobody),
    policy(Action::DecideHold, &[Role::Office], Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::AskQuotes, &[Role::Buyer], Relation::Any, Apart::Nobody),
    policy(Action::ReadQuotes, EVERYONE, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::AnswerQuote, &[Role::Vendor], Relation::Vendor, Apart::Nobody),
    policy(Action::CloseQuotes, &[Role::Buyer], Relation::Agency, Apart::Nobody),
    policy(Action::LockChoice, &[Role::Buyer], Relation::Any, Apart::Nobody),
    policy(Action::ReadChoice, CHOICES, Relation::PartyOrOversight, Apart::Nobody),
    policy(Action::KeepSearch, Role::ALL, Relation::Owner, Apart::Nobody),
    policy(Action::KeepWebhooks, SYSTEMS, Relation::Any, Apart::Nobody),
    policy(Action::KeepFramework, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::KeepList, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::ReadLists, &[Role::Office, Role::Auditor, Role::Reviewer], Relation::Any, Apart::Nobody),
    policy(Action::ReadFramework, &[Role::Office, Role::Auditor], Relation::Any, Apart::Nobody),
    policy(Action::KeepSiteOrders, &[Role::Office], Relation::Any, Apart::Nobody),
    policy(Action::ReadSiteOrders, &[Role::Office, Role::Auditor], Relation::Any, Apart::Nobody),
];

/// What the decision is about: the parties of the thing, and who acted on it before.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The ordering agency.
    pub agency: Option<OrganisationId>,
    /// The maker whose brands it is about.
    pub maker: Option<OrganisationId>,
    /// The vendor, once it may know of the thing.
    pub informed_vendor: Option<OrganisationId>,
    /// Who placed the order.
    pub requester: Option<UserId>,
    /// Who approved it.
    pub approver: Option<UserId>,
    /// Whether the thing is a tender, a bid or its review.
    pub tender: bool,
    /// Whose own thing it is.
    pub owner: Option<UserId>,
}

impl Facts {
    /// The facts of a tender, of its bids and of their reviews.
    pub fn tender() -> Self {
        Self { tender: true, ..Self::default() }
    }
}

/// The roles that an action is open to.
pub fn roles(action: Action) -> &'static [Role] {
    POLICIES.iter().find(|policy| policy.action == action).map_or(&[], |policy| policy.roles)
}

/// Decides.
///
/// # Errors
/// `unauthenticated` for nobody, `not_found` where the thing is not the asker's business, `forbidden` otherwise. The
/// program itself (imports, jobs) decides nothing for people and is refused too.
pub fn decide(actor: &Actor, action: Action, facts: &Facts) -> Result<(), Error> {
    let Some(person) = actor.person() else { return Err(Error::unauthenticated("unauthenticated")) };
    let Some(policy) = POLICIES.iter().find(|policy| policy.action == action) else {
        return Err(Error::forbidden("forbidden"));
    };
    if policy.relation == Relation::Owner && facts.owner != Some(person.user) {
        return Err(Error::not_found());
    }
    if !matches!(policy.relation, Relation::Any | Relation::Owner) && !sees(person, facts) {
        return Err(Error::not_found());
    }
    if !policy.roles.contains(&person.role) || !stands(person, policy.relation, facts) {
        return Err(Error::forbidden("forbidden"));
    }
    // Standing in for somebody does not make one somebody else.
    let is = |other: Option<UserId>| other.is_some() && (other == Some(person.user) || other == person.on_behalf_of);
    match policy.apart {
        Apart::Requester if is(facts.requester) => Err(Error::forbidden("separation.requester")),
        Apart::RequesterAndApprover if is(facts.requester) || is(facts.approver) => {
            Err(Error::forbidden("separation.earlier_hand"))
        }
        Apart::Nobody | Apart::Requester | Apart::RequesterAndApprover => Ok(()),
    }
}

fn sees(person: &Person, facts: &Facts) -> bool {
    match person.role {
        Role::Office | Role::Auditor => true,
        Role::Buyer | Role::Approver | Role::Accounting => facts.agency == Some(person.organisation),
        Role::Vendor => facts.informed_vendor == Some(person.organisation),
        Role::Reviewer => facts.tender,
        // What a member may see hangs on the seat, which the committee's own verbs look up.
        Role::Member => false,
        Role::Maker => facts.maker == Some(person.organisation),
    }
}

fn stands(person: &Person, relation: Relation, facts: &Facts) -> bool {
    match relation {
        Relation::Any | Relation::PartyOrOversight | Relation::Owner => true,
        Relation::Agency => facts.agency == Some(person.organisation),
        Relation::Vendor => facts.informed_vendor == Some(person.organisation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(role: Role, organisation: u128, user: u128) -> Actor {
        Actor::Person(Person {
            user: UserId(Uuid::from_u128(user)),
            organisation: OrganisationId(Uuid::from_u128(organisation)),
            role,
            on_behalf_of: None,
        })
    }

    fn facts() -> Facts {
        Facts {
            agency: Some(OrganisationId(Uuid::from_u128(1))),
            informed_vendor: Some(OrganisationId(Uuid::from_u128(2))),
            requester: Some(UserId(Uuid::from_u128(11))),
            approver: Some(UserId(Uuid::from_u128(12))),
            ..Facts::default()
        }
    }

    fn answer(actor: &Actor, action: Action) -> &'static str {
        decide(actor, action, &facts()).map_or_else(|error| error.code, |()| "ok")
    }

    #[test]
    fn every_action_has_one_policy() {
        for action in Action::ALL {
            assert_eq!(POLICIES.iter().filter(|policy| policy.action == *action).count(), 1, "{action}");
        }
    }

    #[test]
    fn strangers_learn_nothing() {
        assert_eq!(answer(&person(Role::Approver, 9, 12), Action::ApproveOrder), "not_found");
        assert_eq!(answer(&person(Role::Vendor, 9, 21), Action::ReadOrder), "not_found");
        assert_eq!(answer(&Actor::Anonymous, Action::ReadOrder), "unauthenticated");
        let uninformed = Facts { informed_vendor: None, ..facts() };
        let error = decide(&person(Role::Vendor, 2, 21), Action::ReadOrder, &uninformed).unwrap_err();
        assert_eq!(error.code, "not_found");
    }

    #[test]
    fn choices_are_the_agencys_and_searches_ones_own() {
        assert_eq!(answer(&person(Role::Approver, 1, 12), Action::ReadChoice), "ok");
        assert_eq!(answer(&person(Role::Office, 5, 51), Action::ReadChoice), "ok");
        assert_eq!(answer(&person(Role::Buyer, 9, 91), Action::ReadChoice), "not_found");
        // The vendor of an issued order sees the order, never what its buyer weighed.
        assert_eq!(answer(&person(Role::Vendor, 2, 21), Action::ReadChoice), "forbidden");
        let uninformed = Facts { informed_vendor: None, ..facts() };
        let error = decide(&person(Role::Vendor, 2, 21), Action::ReadChoice, &uninformed).unwrap_err();
        assert_eq!(error.code, "not_found");
        let own = Facts { owner: Some(UserId(Uuid::from_u128(11))), ..Facts::default() };
        assert!(decide(&person(Role::Vendor, 2, 11), Action::KeepSearch, &own).is_ok());
        let other = decide(&person(Role::Office, 5, 51), Action::KeepSearch, &own).unwrap_err();
        assert_eq!(other.code, "not_found");
    }

    #[test]
    fn requester_approver_and_confirming_person_are_three() {
        assert_eq!(answer(&person(Role::Approver, 1, 11), Action::ApproveOrder), "separation.requester");
        assert_eq!(answer(&person(Role::Approver, 1, 12), Action::ApproveOrder), "ok");
        assert_eq!(answer(&person(Role::Vendor, 2, 12), Action::ConfirmOrder), "separation.earlier_hand");
        assert_eq!(answer(&person(Role::Vendor, 2, 21), Action::ConfirmOrder), "ok");
        let mut stand_in = person(Role::Approver, 1, 12);
        if let Actor::Person(person) = &mut stand_in {
            person.on_behalf_of = Some(UserId(Uuid::from_u128(11)));
        }
        assert_eq!(answer(&stand_in, Action::ApproveOrder), "separation.requester");
    }

    #[test]
    fn bids_are_nothing_to_the_market_and_orders_nothing_to_reviewers() {
        let answer = |role: Role, action: Action| {
            decide(&person(role, 1, 11), action, &Facts::tender()).map_or_else(|error| error.code, |()| "ok")
        };
        for role in [Role::Buyer, Role::Approver, Role::Vendor] {
            for action in [Action::ReadTender, Action::ImportBids, Action::ReadReview, Action::DecideReview] {
                assert_eq!(answer(role, action), "not_found", "{action} by {role}");
            }
        }
        assert_eq!(answer(Role::Reviewer, Action::DecideReview), "ok");
        assert_eq!(answer(Role::Reviewer, Action::ImportBids), "forbidden");
        assert_eq!(answer(Role::Office, Action::DecideReview), "forbidden");
        assert_eq!(answer(Role::Office, Action::ImportBids), "ok");
        let order = decide(&person(Role::Reviewer, 1, 61), Action::ReadOrder, &facts()).unwrap_err();
        assert_eq!(order.code, "not_found");
    }

    #[test]
    fn the_auditor_writes_nothing() {
        for action in Action::ALL {
            let writes = !action.as_str().starts_with("read");
            let allowed = answer(&person(Role::Auditor, 5, 51), *action) == "ok";
            assert!(!(writes && allowed), "{action}");
        }
    }
}
