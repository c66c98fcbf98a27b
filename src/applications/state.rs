//! The states of an application and the steps between them, as one table.

use crate::accounts::action::Action;
use crate::text_enum;

text_enum! {
    /// Where an application stands.
    ApplicationState {
        /// The vendor writes it (草稿).
        Draft = "draft",
        /// The office has it (審查中).
        Submitted = "submitted",
        /// The vendor is to answer (待補正).
        Questioned = "questioned",
        /// The office agreed; the listing has changed (核准).
        Approved = "approved",
        /// The office did not agree (不予核准).
        Refused = "refused",
        /// The vendor took it back (撤回).
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What moves an application.
    ApplicationEvent {
        /// The vendor hands it in.
        Submit = "submit",
        /// The office asks back.
        Question = "question",
        /// The vendor answers, or objects to a refusal.
        Answer = "answer",
        /// The office agrees.
        Approve = "approve",
        /// The office does not agree.
        Refuse = "refuse",
        /// The vendor takes it back.
        Withdraw = "withdraw",
    }
}

/// Every step: from a state, by an event, to a state.
pub const STEPS: &[(ApplicationState, ApplicationEvent, ApplicationState)] = &[
    (ApplicationState::Draft, ApplicationEvent::Submit, ApplicationState::Submitted),
    (ApplicationState::Draft, ApplicationEvent::Withdraw, ApplicationState::Withdrawn),
    (ApplicationState::Submitted, ApplicationEvent::Question, ApplicationState::Questioned),
    (ApplicationState::Submitted, ApplicationEvent::Approve, ApplicationState::Approved),
    (ApplicationState::Submitted, ApplicationEvent::Refuse, ApplicationState::Refused),
    (ApplicationState::Submitted, ApplicationEvent::Withdraw, ApplicationState::Withdrawn),
    (ApplicationState::Questioned, ApplicationEvent::Answer, ApplicationState::Submitted),
    (ApplicationState::Questioned, ApplicationEvent::Withdraw, ApplicationState::Withdrawn),
    // Who was refused may answer the reasons, and the office looks again.
    (ApplicationState::Refused, ApplicationEvent::Answer, ApplicationState::Submitted),
];

/// Where an event leads from a state, if anywhere.
pub fn next(from: ApplicationState, event: ApplicationEvent) -> Option<ApplicationState> {
    STEPS.iter().find(|step| step.0 == from && step.1 == event).map(|step| step.2)
}

impl ApplicationState {
    /// The states in which somebody is still to act.
    pub const OPEN: &'static [ApplicationState] = &[Self::Draft, Self::Submitted, Self::Questioned];

    /// Whether somebody is still to act.
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// Whether the vendor may change the answers.
    pub fn is_written(self) -> bool {
        matches!(self, Self::Draft | Self::Questioned | Self::Refused)
    }
}

impl ApplicationEvent {
    /// Whether the event rests on rulings.
    pub fn asks_law(self) -> bool {
        matches!(self, Self::Submit | Self::Answer | Self::Approve)
    }

    /// The right that the event asks for.
    pub fn action(self) -> Action {
        match self {
            Self::Submit | Self::Answer | Self::Withdraw => Action::ApplyListing,
            Self::Question | Self::Approve | Self::Refuse => Action::ReviewListing,
        }
    }

    /// The name of the event in the record.
    pub fn recorded(self) -> &'static str {
        match self {
            Self::Submit => "application.submitted",
            Self::Question => "application.questioned",
            Self::Answer => "application.answered",
            Self::Approve => "application.approved",
            Self::Refuse => "application.refused",
            Self::Withdraw => "application.withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_reached_and_nothing_leaves_its_end() {
        for state in ApplicationState::ALL.iter().filter(|state| **state != ApplicationState::Draft) {
            assert!(STEPS.iter().any(|step| step.2 == *state), "{state}");
        }
        for end in [ApplicationState::Approved, ApplicationState::Withdrawn] {
            assert!(STEPS.iter().all(|step| step.0 != end));
        }
        assert_eq!(next(ApplicationState::Draft, ApplicationEvent::Approve), None);
    }
}
