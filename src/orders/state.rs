//! The states of an order and the steps between them, as one table.

use crate::accounts::decide::{Action, roles};
use crate::base::actor::Role;
use crate::text_enum;

text_enum! {
    /// Where an order stands.
    OrderState {
        /// Waits for approval (待核).
        Placed = "placed",
        /// Approved, not yet issued (已核准).
        Approved = "approved",
        /// Sent back by the approver (退回).
        Rejected = "rejected",
        /// Withdrawn by the agency (取消).
        Cancelled = "cancelled",
        /// Issued to the vendor (已下訂).
        Issued = "issued",
        /// Accepted by the vendor (已接單).
        Confirmed = "confirmed",
        /// Refused by the vendor (廠商拒絕).
        Declined = "declined",
    }
}

text_enum! {
    /// What moves an order.
    OrderEvent {
        /// The approver agrees.
        Approve = "approve",
        /// The approver sends it back.
        Reject = "reject",
        /// The agency withdraws it.
        Cancel = "cancel",
        /// The agency issues it.
        Issue = "issue",
        /// The vendor accepts it.
        Confirm = "confirm",
        /// The vendor refuses it.
        Decline = "decline",
    }
}

/// What a step does to the ceilings that the order holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Keeps them.
    Keep,
    /// Posts them.
    Post,
    /// Gives them back.
    Release,
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// From this state,
    pub from: OrderState,
    /// by this event,
    pub event: OrderEvent,
    /// to this state.
    pub to: OrderState,
    /// The ceilings.
    pub hold: Hold,
}

const fn step(from: OrderState, event: OrderEvent, to: OrderState, hold: Hold) -> Step {
    Step { from, event, to, hold }
}

/// Every step there is.
pub const STEPS: &[Step] = &[
    step(OrderState::Placed, OrderEvent::Approve, OrderState::Approved, Hold::Keep),
    step(OrderState::Placed, OrderEvent::Reject, OrderState::Rejected, Hold::Release),
    step(OrderState::Placed, OrderEvent::Cancel, OrderState::Cancelled, Hold::Release),
    step(OrderState::Approved, OrderEvent::Cancel, OrderState::Cancelled, Hold::Release),
    step(OrderState::Approved, OrderEvent::Issue, OrderState::Issued, Hold::Post),
    step(OrderState::Issued, OrderEvent::Confirm, OrderState::Confirmed, Hold::Keep),
    step(OrderState::Issued, OrderEvent::Decline, OrderState::Declined, Hold::Release),
];

/// The step of an event from a state, if there is one.
pub fn next(from: OrderState, event: OrderEvent) -> Option<Step> {
    STEPS.iter().copied().find(|step| step.from == from && step.event == event)
}

impl OrderEvent {
    /// The right that the event asks for.
    pub fn action(self) -> Action {
        match self {
            OrderEvent::Approve => Action::ApproveOrder,
            OrderEvent::Reject => Action::RejectOrder,
            OrderEvent::Cancel => Action::CancelOrder,
            OrderEvent::Issue => Action::IssueOrder,
            OrderEvent::Confirm => Action::ConfirmOrder,
            OrderEvent::Decline => Action::DeclineOrder,
        }
    }

    /// Whether the actor must say why.
    pub fn wants_reason(self) -> bool {
        matches!(self, OrderEvent::Reject | OrderEvent::Cancel | OrderEvent::Decline)
    }

    /// The name of the event in the record.
    pub fn recorded(self) -> &'static str {
        match self {
            OrderEvent::Approve => "order.approved",
            OrderEvent::Reject => "order.rejected",
            OrderEvent::Cancel => "order.cancelled",
            OrderEvent::Issue => "order.issued",
            OrderEvent::Confirm => "order.confirmed",
            OrderEvent::Decline => "order.declined",
        }
    }
}

impl OrderState {
    /// Whether the vendor knows of the order.
    pub fn vendor_informed(self) -> bool {
        matches!(self, OrderState::Issued | OrderState::Confirmed | OrderState::Declined)
    }

    /// The steps that somebody in this role may be offered.
    pub fn offers(self, role: Role) -> Vec<OrderEvent> {
        STEPS
            .iter()
            .filter(|step| step.from == self && roles(step.event.action()).contains(&role))
            .map(|step| step.event)
            .collect()
    }
}

/// The table as `docs/ORDER-STATES.md` shows it.
pub fn markdown() -> String {
    let mut text = String::from(
        "# States of an order\n\nWritten from the table in `src/orders/state.rs`; a test keeps the two alike.\n\n\
         | from | event | role | to | ceilings |\n| --- | --- | --- | --- | --- |\n",
    );
    for step in STEPS {
        let roles: Vec<&str> = roles(step.event.action()).iter().map(|role| role.as_str()).collect();
        let hold = match step.hold {
            Hold::Keep => "kept",
            Hold::Post => "posted",
            Hold::Release => "given back",
        };
        text.push_str(&format!("| {} | {} | {} | {} | {hold} |\n", step.from, step.event, roles.join(", "), step.to));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_state_has_two_ways_for_one_event() {
        for from in OrderState::ALL {
            for event in OrderEvent::ALL {
                let ways = STEPS.iter().filter(|step| step.from == *from && step.event == *event).count();
                assert!(ways <= 1, "{from} {event}");
            }
        }
    }

    #[test]
    fn a_state_that_leads_nowhere_holds_nothing_or_everything() {
        let ends = OrderState::ALL.iter().filter(|state| !STEPS.iter().any(|step| step.from == **state));
        for end in ends {
            let into: Vec<&Step> = STEPS.iter().filter(|step| step.to == *end).collect();
            let expected = if *end == OrderState::Confirmed { Hold::Keep } else { Hold::Release };
            assert!(into.iter().all(|step| step.hold == expected), "{end}");
        }
    }

    #[test]
    fn the_document_is_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/ORDER-STATES.md");
        assert_eq!(std::fs::read_to_string(path).unwrap(), markdown(), "run `make docs`");
    }
}
