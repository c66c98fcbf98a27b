//! An agency says how it approves.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::store as accounts;
use crate::approvals::chain::sound;
use crate::approvals::model::{ChainStep, CompareScope, SETTING, Setting, StepKind};
use crate::approvals::store;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::{OrganisationId, UserId};
use crate::base::money::Money;
use crate::db::conn::DbConn;

/// What the agency says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSetting {
    /// Whether orders are approved on paper outside.
    pub outside: bool,
    /// The steps.
    pub steps: Vec<ChainStep>,
    /// Days after which an open order ends.
    pub expire_days: Option<i64>,
    /// The rule that vendors are compared: from which amount, how many at least, among which.
    pub compare: Option<(Money, Option<i64>, CompareScope)>,
}

/// The setting of the actor's own agency; none while it says nothing.
///
/// # Errors
/// Nobody of an agency asks, or the database failed.
pub fn read(conn: &mut DbConn, call: &Call) -> Result<Option<Setting>, Error> {
    let agency = own(call, Action::ReadApprovals)?;
    store::setting(conn, agency)
}

/// Keeps a setting; `seen` is the version that the actor read, 0 for none.
///
/// # Errors
/// The actor may not, the setting changed since, or it is not sound: see [`sound`]; a person is none of the agency's.
pub fn keep(conn: &mut DbConn, call: &Call, seen: i64, new: &NewSetting) -> Result<Setting, Error> {
    let agency = own(call, Action::KeepApprovals)?;
    sound(&new.steps)?;
    for (at, step) in new.steps.iter().enumerate() {
        let Some(user) = step.user else { continue };
        if !serves(conn, agency, user, step)? {
            return Err(Error::invalid("approval.person_unknown").at(&format!("steps/{at}/user")));
        }
    }
    for kind in [StepKind::Approval, StepKind::Accounting] {
        let wanted = new.steps.iter().filter(|step| step.kind == kind).count();
        let people = accounts::in_role(conn, agency, kind.role())?.len();
        if wanted > people {
            let few = Error::invalid("approval.too_few_people").with("steps", wanted).with("people", people);
            return Err(few.with("kind", kind).at("steps"));
        }
    }
    if new.expire_days.is_some_and(|days| !(1..=366).contains(&days)) {
        return Err(Error::invalid("approval.days").at("expire_days"));
    }
    if new.compare.is_some_and(|(from, least, _)| from < Money::default() || least.is_some_and(|least| least < 1)) {
        return Err(Error::invalid("approval.compare").at("compare_from"));
    }
    let before = store::setting(conn, agency)?;
    let version = before.as_ref().map_or(0, |row| row.version);
    if version != seen {
        return Err(Error::of(Kind::Stale, "approval.stale"));
    }
    let row = Setting {
        agency_id: agency,
        outside: new.outside,
        steps: canonical(&new.steps)?,
        expire_days: new.expire_days,
        compare_from: new.compare.map(|(from, _, _)| from),
        compare_least: new.compare.and_then(|(_, least, _)| least),
        compare_scope: new.compare.map(|(_, _, scope)| scope),
        version: version + 1,
    };
    store::keep(conn, &row)?;
    let change = Change::new("approval_setting.kept", SETTING, agency.0, row.version, row.recorded());
    record(conn, call, Act::new("approval_setting.keep", Subject::new(SETTING, agency.0)).change(change))?;
    Ok(row)
}

/// The agency of the actor, who may do this there.
///
/// # Errors
/// The actor may not.
pub fn own(call: &Call, action: Action) -> Result<OrganisationId, Error> {
    decide(&call.actor, action, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    Ok(person.organisation)
}

/// Whether the person is one of the agency in the role of the step.
fn serves(conn: &mut DbConn, agency: OrganisationId, user: UserId, step: &ChainStep) -> Result<bool, Error> {
    Ok(accounts::in_role(conn, agency, step.kind.role())?.iter().any(|person| person.id == user))
}
