//! How the first agency of the demo approves: an approver for every order, accounting from 150,000 on.

use crate::app::App;
use crate::approvals::keep::{NewSetting, keep};
use crate::approvals::model::{ChainStep, StepKind};
use crate::approvals::store;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::demo::people::People;

/// From which amount accounting records the budget, NT$.
pub const ACCOUNTING_FROM: i64 = 150_000;
/// Days after which an open order of the agency ends.
const DAYS: i64 = 90;

/// Keeps the setting, unless there is one.
///
/// # Errors
/// The database failed.
pub fn approvals(app: &App, people: &People) -> Result<(), Error> {
    let Some((_, approver)) = people.agencies.first() else { return Ok(()) };
    let (call, agency) = (app.system_call("demo")?.by(approver.actor()), approver.organisation_id);
    let from = Money::dollars(ACCOUNTING_FROM).unwrap_or_default();
    let step = |from, kind| ChainStep { from, kind, user: None };
    let steps = vec![step(Money::default(), StepKind::Approval), step(from, StepKind::Accounting)];
    let new = NewSetting { steps, expire_days: Some(DAYS), ..NewSetting::default() };
    app.door.write_now(move |conn| match store::setting(conn, agency)? {
        Some(_) => Ok(()),
        None => keep(conn, &call, 0, &new).map(drop),
    })
}
