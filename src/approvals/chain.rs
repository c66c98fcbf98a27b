//! Which steps an order's approval has, and whose turn it is: plain functions.

use std::collections::HashSet;

use crate::approvals::model::{Approval, ChainStep, StepKind};
use crate::base::error::Error;
use crate::base::id::UserId;
use crate::base::money::Money;

/// The most steps of a chain.
pub const MOST_STEPS: usize = 10;

/// The steps of a chain that an order of this amount takes, in their order.
pub fn planned(outside: bool, chain: &[ChainStep], amount: Money) -> Vec<(StepKind, Option<UserId>)> {
    if outside {
        return vec![(StepKind::Outside, None)];
    }
    let steps = chain.iter().filter(|step| step.from <= amount);
    steps.map(|step| (step.kind, step.user)).collect()
}

/// The step whose turn it is; none when all are signed or there are none.
pub fn pending(steps: &[Approval]) -> Option<&Approval> {
    steps.iter().filter(|step| step.signed_by.is_none()).min_by_key(|step| step.step_no)
}

/// Everybody who signed, and for whom.
pub fn signers(steps: &[Approval]) -> HashSet<UserId> {
    steps.iter().flat_map(|step| [step.signed_by, step.on_behalf_of]).flatten().collect()
}

/// Checks a chain: an order of any amount is approved by at least one approver, and no step is outside.
///
/// # Errors
/// What is wrong, at which step.
pub fn sound(chain: &[ChainStep]) -> Result<(), Error> {
    if chain.len() > MOST_STEPS {
        return Err(Error::invalid("approval.too_many_steps").with("most", MOST_STEPS).at("steps"));
    }
    for (at, step) in chain.iter().enumerate() {
        if step.from < Money::default() {
            return Err(Error::invalid("approval.negative_amount").at(&format!("steps/{at}/from")));
        }
        if step.kind == StepKind::Outside {
            return Err(Error::invalid("approval.outside_in_chain").at(&format!("steps/{at}/kind")));
        }
        let twice = step.user.is_some() && chain.iter().filter(|other| other.user == step.user).count() > 1;
        if twice {
            return Err(Error::invalid("approval.same_person").at(&format!("steps/{at}/user")));
        }
    }
    let always = |step: &ChainStep| step.kind == StepKind::Approval && step.from == Money::default();
    if chain.is_empty() || chain.iter().any(always) {
        Ok(())
    } else {
        Err(Error::invalid("approval.no_first_step").at("steps"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(from: i64, kind: StepKind, user: Option<u128>) -> ChainStep {
        let user = user.map(|user| UserId(uuid::Uuid::from_u128(user)));
        ChainStep { from: Money::dollars(from).unwrap(), kind, user }
    }

    #[test]
    fn an_amount_takes_the_steps_up_to_it() {
        let chain = [
            step(0, StepKind::Approval, None),
            step(150_000, StepKind::Accounting, None),
            step(1_500_000, StepKind::Approval, Some(1)),
        ];
        let kinds = |dollars| planned(false, &chain, Money::dollars(dollars).unwrap()).len();
        assert_eq!([1, 149_999, 150_000, 1_499_999, 1_500_000].map(kinds), [1, 1, 2, 2, 3]);
        assert_eq!(planned(true, &chain, Money::default()), [(StepKind::Outside, None)]);
        assert!(planned(false, &[], Money::default()).is_empty());
    }

    #[test]
    fn a_chain_lets_no_order_through_without_an_approver() {
        let code = |chain: &[ChainStep]| sound(chain).map_or_else(|error| error.fields[0].code, |()| "sound");
        assert_eq!(code(&[]), "sound");
        assert_eq!(code(&[step(0, StepKind::Approval, None)]), "sound");
        assert_eq!(code(&[step(0, StepKind::Accounting, None)]), "approval.no_first_step");
        assert_eq!(code(&[step(1, StepKind::Approval, None)]), "approval.no_first_step");
        assert_eq!(code(&[step(0, StepKind::Outside, None)]), "approval.outside_in_chain");
        assert_eq!(code(&[step(-1, StepKind::Approval, None)]), "approval.negative_amount");
        let twice = [step(0, StepKind::Approval, Some(1)), step(9, StepKind::Approval, Some(1))];
        assert_eq!(code(&twice), "approval.same_person");
        let long: Vec<_> = (0..=MOST_STEPS).map(|_| step(0, StepKind::Approval, None)).collect();
        assert_eq!(code(&long), "approval.too_many_steps");
    }
}
