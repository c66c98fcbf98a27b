//! Plans the steps of an order's approval and signs them, one after the other, each by another person.

use chrono::NaiveDate;

use crate::approvals::chain::{pending, planned, signers};
use crate::approvals::model::{APPROVAL, Approval, Setting, StepKind};
use crate::approvals::store;
use crate::audit::entry::Change;
use crate::base::actor::{Actor, Person};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{OrderId, UserId};
use crate::base::money::Money;
use crate::db::conn::DbConn;

/// The longest text of a field.
const LONGEST: usize = 100;

/// What a signature says beside the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Agreed,
    /// What accounting records.
    Budget {
        /// ROC year.
        year: i64,
        /// The budget line.
        line: String,
        /// What the line has left before this order.
        available: Money,
        /// Whether the amount is carried over from a year before.
        carried_over: bool,
    },
    /// The approval given outside.
    Outside {
        /// The document's number.
        number: String,
        /// Its day.
        on: NaiveDate,
        /// Who approved.
        approver: String,
    },
}

/// A signature: the row after it, and whether it was the last.
#[derive(Clone, Debug)]
pub struct Signed {
    /// What changed.
    pub change: Change,
    /// The kind and the person of the step that comes next.
    pub next: Option<(StepKind, Option<UserId>)>,
}

/// The steps of a new order; none when any approver's one step is all.
pub fn plan(call: &Call, setting: Option<&Setting>, order: OrderId, amount: Money) -> Vec<Approval> {
    let steps = setting.map(|setting| planned(setting.outside, &setting.chain(), amount)).unwrap_or_default();
    let row = |(step_no, (kind, user_id)): (i64, (StepKind, Option<UserId>))| Approval {
        id: call.id(),
        order_id: order,
        step_no,
        kind,
        user_id,
        signed_by: None,
        on_behalf_of: None,
        signed_at: None,
        budget_year: None,
        budget_line: None,
        available: None,
        encumbered: None,
        carried_over: false,
        document_no: None,
        document_on: None,
        approver: None,
        version: 1,
    };
    (1_i64..).zip(steps).map(row).collect()
}

/// The change of a planned or signed step for the record.
pub fn change(event: &str, row: &Approval) -> Change {
    Change::new(event, APPROVAL, row.id.0, row.version, row.recorded())
}

/// Signs the step whose turn it is.
///
/// # Errors
/// The step is another person's and the actor does not stand in for them, the actor signed an earlier one, is named in a
/// later one or placed the order, or what accounting or the document says is not complete.
pub fn sign(
    conn: &mut DbConn,
    call: &Call,
    steps: &[Approval],
    (requester, amount): (UserId, Money),
    said: &Said,
) -> Result<Signed, Error> {
    let mut row = pending(steps).ok_or_else(|| Error::conflict("order.wrong_state"))?.clone();
    let Actor::Person(person) = &call.actor else { return Err(Error::unauthenticated("unauthenticated")) };
    let principal = principal(conn, call, person, &row)?;
    let hands = [Some(person.user), principal];
    if row.kind != StepKind::Outside {
        let earlier = signers(steps);
        if hands.iter().flatten().any(|hand| earlier.contains(hand)) {
            return Err(Error::forbidden("separation.signed_before"));
        }
        // Whoever signs a later step by name would be lost for it by signing this one.
        let later = steps.iter().filter(|step| step.step_no > row.step_no).filter_map(|step| step.user_id);
        if row.user_id.is_none() && later.into_iter().any(|user| user == person.user) {
            return Err(Error::forbidden("approval.named_later"));
        }
        if hands.contains(&Some(requester)) {
            return Err(Error::forbidden("separation.requester"));
        }
    }
    row.signed_by = Some(person.user);
    row.on_behalf_of = principal;
    row.signed_at = Some(call.now);
    row.version += 1;
    fill(&mut row, call, amount, said)?;
    store::sign(conn, &row)?;
    let rest = steps.iter().filter(|step| step.signed_by.is_none() && step.step_no > row.step_no);
    let next = rest.min_by_key(|step| step.step_no).map(|step| (step.kind, step.user_id));
    Ok(Signed { change: change("approval.signed", &row), next })
}

/// For whom the actor signs; none when it is the actor's own step or anybody's.
fn principal(conn: &mut DbConn, call: &Call, person: &Person, row: &Approval) -> Result<Option<UserId>, Error> {
    let Some(user) = row.user_id.filter(|user| *user != person.user) else { return Ok(None) };
    let away = store::stands_in(conn, person.user, call.now.local_date())?;
    if away.contains(&user) { Ok(Some(user)) } else { Err(Error::forbidden("approval.anothers_step")) }
}

fn fill(row: &mut Approval, call: &Call, amount: Money, said: &Said) -> Result<(), Error> {
    match (row.kind, said) {
        (StepKind::Approval, Said::Agreed) => {}
        (StepKind::Accounting, Said::Budget { year, line, available, carried_over }) => {
            if !(100..=999).contains(year) {
                return Err(Error::invalid("approval.budget_year").at("budget_year"));
            }
            if *available < amount {
                let short = Error::invalid("approval.budget_short").with("amount", amount);
                return Err(short.with("available", *available).at("available"));
            }
            row.budget_year = Some(*year);
            row.budget_line = Some(text(line, "budget_line")?);
            row.available = Some(*available);
            row.encumbered = Some(amount);
            row.carried_over = *carried_over;
        }
        (StepKind::Outside, Said::Outside { number, on, approver }) => {
            if *on > call.now.local_date() {
                return Err(Error::invalid("approval.document_in_future").at("document_on"));
            }
            row.document_no = Some(text(number, "document_no")?);
            row.document_on = Some(*on);
            row.approver = Some(text(approver, "approver")?);
        }
        _ => return Err(Error::conflict("order.wrong_state")),
    }
    Ok(())
}

fn text(said: &str, field: &'static str) -> Result<String, Error> {
    let said = said.trim();
    if said.is_empty() || said.chars().count() > LONGEST || said.chars().any(char::is_control) {
        return Err(Error::invalid("approval.text").with("most", LONGEST).at(field));
    }
    Ok(said.to_owned())
}
