//! The states of an order and the steps between them, as one table.

use crate::accounts::action::Action;
use crate::accounts::decide::roles;
use crate::approvals::model::StepKind;
use crate::base::actor::Role;
use crate::text_enum;

text_enum! {
    /// Where an order stands.
    OrderState {
        /// Waits for approval (待核).
        Placed = "placed",
        /// Approved, as imported or older orders say it; goes on like `ready` (已核准).
        Approved = "approved",
        /// Approved, waits for its number on the e-procurement site (待下訂).
        Ready = "ready",
        /// Sent back by the approver (退回).
        Rejected = "rejected",
        /// Withdrawn by the agency (取消).
        Cancelled = "cancelled",
        /// Not approved or not placed in time (逾期失效).
        Expired = "expired",
        /// Issued to the vendor (已下訂).
        Issued = "issued",
        /// Accepted by the vendor (已接單).
        Confirmed = "confirmed",
        /// Refused by the vendor (廠商拒絕).
        Declined = "declined",
        /// Delivered, waits for acceptance (已交貨).
        Delivered = "delivered",
        /// Accepted by the agency (驗收合格).
        Accepted = "accepted",
    }
}

text_enum! {
    /// What moves an order.
    OrderEvent {
        /// An approver agrees.
        Approve = "approve",
        /// Accounting records the budget.
        Encumber = "encumber",
        /// The buyer records the approval that was given outside.
        Record = "record",
        /// Somebody who signs sends it back.
        Reject = "reject",
        /// The agency withdraws it.
        Cancel = "cancel",
        /// The agency issues it.
        Issue = "issue",
        /// Its time is over.
        Expire = "expire",
        /// The vendor accepts it.
        Confirm = "confirm",
        /// The vendor refuses it.
        Decline = "decline",
        /// The vendor reports the delivery.
        Deliver = "deliver",
        /// The agency accepts what was delivered.
        Accept = "accept",
        /// The agency refuses what was delivered.
        Refuse = "refuse",
    }
}

/// What a step does to the ceilings that the order holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Keeps them.
    Keep,
    /// Turns what was reserved into what is spent.
    Post,
    /// Gives them back.
    Release,
}

/// Which of several steps of one event is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// There is only one.
    Always,
    /// Other steps of the approval follow.
    MoreSteps,
    /// It was the last step of the approval, and orders are placed on the e-procurement site.
    LastThere,
    /// It was the last step of the approval, and orders are issued here.
    LastHere,
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// From this state,
    pub from: OrderState,
    /// by this event,
    pub event: OrderEvent,
    /// under this condition,
    pub when: When,
    /// to this state.
    pub to: OrderState,
    /// The ceilings.
    pub hold: Hold,
}

const fn step(from: OrderState, event: OrderEvent, to: OrderState, hold: Hold) -> Step {
    Step { from, event, when: When::Always, to, hold }
}

const fn signed(event: OrderEvent, when: When, to: OrderState, hold: Hold) -> Step {
    Step { from: OrderState::Placed, event, when, to, hold }
}

/// Every step there is.
pub const STEPS: &[Step] = &[
    signed(OrderEvent::Approve, When::MoreSteps, OrderState::Placed, Hold::Keep),
    signed(OrderEvent::Approve, When::LastThere, OrderState::Ready, Hold::Keep),
    signed(OrderEvent::Approve, When::LastHere, OrderState::Issued, Hold::Post),
    signed(OrderEvent::Encumber, When::MoreSteps, OrderState::Placed, Hold::Keep),
    signed(OrderEvent::Encumber, When::LastThere, OrderState::Ready, Hold::Keep),
    signed(OrderEvent::Encumber, When::LastHere, OrderState::Issued, Hold::Post),
    signed(OrderEvent::Record, When::LastThere, OrderState::Ready, Hold::Keep),
    signed(OrderEvent::Record, When::LastHere, OrderState::Issued, Hold::Post),
    step(OrderState::Placed, OrderEvent::Reject, OrderState::Rejected, Hold::Release),
    step(OrderState::Placed, OrderEvent::Cancel, OrderState::Cancelled, Hold::Release),
    step(OrderState::Placed, OrderEvent::Expire, OrderState::Expired, Hold::Release),
    step(OrderState::Approved, OrderEvent::Issue, OrderState::Issued, Hold::Post),
    step(OrderState::Approved, OrderEvent::Cancel, OrderState::Cancelled, Hold::Release),
    step(OrderState::Approved, OrderEvent::Expire, OrderState::Expired, Hold::Release),
    step(OrderState::Ready, OrderEvent::Issue, OrderState::Issued, Hold::Post),
    step(OrderState::Ready, OrderEvent::Cancel, OrderState::Cancelled, Hold::Release),
    step(OrderState::Ready, OrderEvent::Expire, OrderState::Expired, Hold::Release),
    step(OrderState::Issued, OrderEvent::Confirm, OrderState::Confirmed, Hold::Keep),
    step(OrderState::Issued, OrderEvent::Decline, OrderState::Declined, Hold::Release),
    step(OrderState::Confirmed, OrderEvent::Deliver, OrderState::Delivered, Hold::Keep),
    step(OrderState::Delivered, OrderEvent::Accept, OrderState::Accepted, Hold::Keep),
    step(OrderState::Delivered, OrderEvent::Refuse, OrderState::Confirmed, Hold::Keep),
];

/// The step of an event from a state under a condition, if there is one.
pub fn next(from: OrderState, event: OrderEvent, when: When) -> Option<Step> {
    STEPS.iter().copied().find(|step| step.from == from && step.event == event && step.when == when)
}

impl OrderEvent {
    /// The right that the event asks for.
    pub fn action(self) -> Action {
        match self {
            OrderEvent::Approve => Action::ApproveOrder,
            OrderEvent::Encumber => Action::EncumberOrder,
            OrderEvent::Record => Action::RecordApproval,
            OrderEvent::Reject => Action::RejectOrder,
            OrderEvent::Cancel => Action::CancelOrder,
            OrderEvent::Issue => Action::IssueOrder,
            OrderEvent::Expire => Action::ExpireOrder,
            OrderEvent::Confirm => Action::ConfirmOrder,
            OrderEvent::Decline => Action::DeclineOrder,
            OrderEvent::Deliver => Action::DeliverOrder,
            OrderEvent::Accept => Action::AcceptOrder,
            OrderEvent::Refuse => Action::RefuseDelivery,
        }
    }

    /// The kind of step of the approval that the event signs; none for events that sign nothing.
    pub fn signs(self) -> Option<StepKind> {
        match self {
            OrderEvent::Approve => Some(StepKind::Approval),
            OrderEvent::Encumber => Some(StepKind::Accounting),
            OrderEvent::Record => Some(StepKind::Outside),
            _ => None,
        }
    }

    /// Whether the actor must say why.
    pub fn wants_reason(self) -> bool {
        matches!(self, OrderEvent::Reject | OrderEvent::Cancel | OrderEvent::Decline | OrderEvent::Refuse)
    }

    /// The name of the event in the record.
    pub fn recorded(self) -> &'static str {
        match self {
            OrderEvent::Approve => "order.approved",
            OrderEvent::Encumber => "order.encumbered",
            OrderEvent::Record => "order.approval_recorded",
            OrderEvent::Reject => "order.rejected",
            OrderEvent::Cancel => "order.cancelled",
            OrderEvent::Issue => "order.issued",
            OrderEvent::Expire => "order.expired",
            OrderEvent::Confirm => "order.confirmed",
            OrderEvent::Decline => "order.declined",
            OrderEvent::Deliver => "order.delivered",
            OrderEvent::Accept => "order.accepted",
            OrderEvent::Refuse => "order.delivery_refused",
        }
    }
}

impl OrderState {
    /// The states in which the vendor knows of the order.
    pub const INFORMED: &'static [OrderState] =
        &[OrderState::Issued, OrderState::Confirmed, OrderState::Declined, OrderState::Delivered, OrderState::Accepted];

    /// The states of an order that waits for its number on the e-procurement site.
    pub const TO_ISSUE: &'static [OrderState] = &[OrderState::Approved, OrderState::Ready];

    /// The states in which an order counts as an order of its agency: in all others it came to nothing.
    pub const STANDING: &'static [OrderState] = &[
        OrderState::Placed,
        OrderState::Approved,
        OrderState::Ready,
        OrderState::Issued,
        OrderState::Confirmed,
        OrderState::Delivered,
        OrderState::Accepted,
    ];

    /// Whether the vendor knows of the order.
    pub fn vendor_informed(self) -> bool {
        Self::INFORMED.contains(&self)
    }

    /// The steps that somebody in this role may be offered, the approval waiting for a kind of step.
    pub fn offers(self, role: Role, awaits: StepKind) -> Vec<OrderEvent> {
        let fits = |event: OrderEvent| event.signs().is_none_or(|kind| kind == awaits);
        let open = |event: OrderEvent| STEPS.iter().any(|step| step.from == self && step.event == event);
        OrderEvent::ALL
            .iter()
            .copied()
            .filter(|event| open(*event) && fits(*event) && roles(event.action()).contains(&role))
            .collect()
    }
}

/// The table as `docs/ORDER-STATES.md` shows it.
pub fn markdown() -> String {
    let mut text = String::from(
        "# States of an order\n\nWritten from the table in `src/orders/state.rs`; a test keeps the two alike.\n\n\
         | from | event | when | role | to | ceilings |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for step in STEPS {
        let roles: Vec<&str> = roles(step.event.action()).iter().map(|role| role.as_str()).collect();
        let roles = if roles.is_empty() { "the program".to_owned() } else { roles.join(", ") };
        let hold = match step.hold {
            Hold::Keep => "kept",
            Hold::Post => "posted",
            Hold::Release => "given back",
        };
        let when = match step.when {
            When::Always => "",
            When::MoreSteps => "other steps of the approval follow",
            When::LastThere => "last step, placed on the e-procurement site",
            When::LastHere => "last step, issued here",
        };
        text.push_str(&format!("| {} | {} | {when} | {roles} | {} | {hold} |\n", step.from, step.event, step.to));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_state_has_two_ways_for_one_event_under_one_condition() {
        for step in STEPS {
            let same = |other: &&Step| (other.from, other.event, other.when) == (step.from, step.event, step.when);
            assert_eq!(STEPS.iter().filter(same).count(), 1, "{} {}", step.from, step.event);
            let whens = STEPS.iter().filter(|other| (other.from, other.event) == (step.from, step.event));
            assert!(whens.clone().count() == 1 || whens.clone().all(|other| other.when != When::Always));
        }
    }

    #[test]
    fn a_state_that_leads_nowhere_holds_nothing_or_everything() {
        let ends = OrderState::ALL.iter().filter(|state| !STEPS.iter().any(|step| step.from == **state));
        for end in ends {
            let into: Vec<&Step> = STEPS.iter().filter(|step| step.to == *end).collect();
            let expected = if *end == OrderState::Accepted { Hold::Keep } else { Hold::Release };
            assert!(into.iter().all(|step| step.hold == expected), "{end}");
            assert_eq!(OrderState::STANDING.contains(end), *end == OrderState::Accepted, "{end}");
        }
    }

    #[test]
    fn what_is_issued_was_posted_and_nothing_else() {
        for step in STEPS {
            assert_eq!(step.hold == Hold::Post, step.to == OrderState::Issued, "{} {}", step.from, step.event);
        }
    }

    #[test]
    fn the_document_is_the_table() {
        let path = "docs/ORDER-STATES.md";
        assert_eq!(std::fs::read_to_string(path).unwrap(), markdown(), "run `make docs`");
    }
}
