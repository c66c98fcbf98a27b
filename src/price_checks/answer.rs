//! The vendor answers a price check; until the office decides it may answer anew.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::PriceCheckId;
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::price_checks::model::{Answer, CheckState, KIND, PriceCheck};
use crate::price_checks::read::facts;
use crate::price_checks::store;
use crate::tasks::finish::words;

/// What the vendor says.
#[derive(Clone, Debug)]
pub struct Said {
    /// Keeps, cuts or disputes.
    pub answer: Answer,
    /// The price that it cuts to.
    pub price: Option<Money>,
    /// Why.
    pub reason: String,
}

/// Answers.
///
/// # Errors
/// There is no such case that the actor may know of; it changed since or is closed; the reason is missing; the price is
/// missing where it is cut, or not below the present one.
pub fn answer(
    conn: &mut DbConn,
    call: &Call,
    id: PriceCheckId,
    version: i64,
    said: &Said,
) -> Result<PriceCheck, Error> {
    let mut case = store::find(conn, id)?;
    let facts = facts(conn, call, &case)?;
    decide(&call.actor, Action::AnswerPriceCheck, &facts)?;
    if case.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if case.state != CheckState::Open {
        return Err(Error::conflict("price_check.closed"));
    }
    case.answer_price = match (said.answer, said.price) {
        (Answer::Cuts, Some(price)) if price > Money::default() && price < case.listed_price => Some(price),
        (Answer::Cuts, _) => {
            return Err(Error::invalid("price_check.cut_to").with("price", case.listed_price).at("price"));
        }
        (Answer::Keeps | Answer::Disputes, _) => None,
    };
    case.answer = Some(said.answer);
    case.answer_reason = Some(words(&said.reason, "reason")?);
    case.answered_by = call.actor.person().map(|person| person.user);
    case.answered_at = Some(call.now);
    case.version += 1;
    if !store::update(conn, &case)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let mut act = Act::new("price_check.answer", Subject::new(KIND, id.0));
    act.reason = case.answer_reason.clone();
    record(conn, call, act.change(Change::new("price_check.answered", KIND, id.0, case.version, case.recorded())))?;
    Ok(case)
}
