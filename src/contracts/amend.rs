//! Amends a framework: the whole of it as it shall be, and the items that are added or changed; every version is kept.

use std::collections::HashMap;

use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::FrameworkId;
use crate::contracts::caps::{Notes, close, set_cap};
use crate::contracts::change_items::change_items;
use crate::contracts::check::check;
use crate::contracts::model::{Ceiling, CeilingUnit, Framework};
use crate::contracts::new::NewFramework;
use crate::contracts::version::{Difference, differences};
use crate::contracts::{ceiling, open, rows, store, version};
use crate::db::conn::DbConn;
use crate::tasks::finish::words;
use crate::text_enum;

text_enum! {
    /// What the office should know of an amendment; it stops nothing.
    AmendWarning {
        /// The ordering period has ended, and orders wait that are not issued yet.
        EndedWithOpenOrders = "ended_with_open_orders",
        /// Where orders are issued has changed, and orders wait that are not issued yet.
        PlaceChangedWithOpenOrders = "place_changed_with_open_orders",
        /// More is used than the cap, by orders placed outside.
        AboveByOutside = "above_by_outside",
    }
}

/// A framework after its amendment.
#[derive(Clone, Debug)]
pub struct Amended {
    /// The framework.
    pub framework: Framework,
    /// What differs.
    pub changed: Vec<Difference>,
    /// What the law says of it.
    pub rulings: Vec<Ruling>,
    /// What to know.
    pub warnings: Vec<AmendWarning>,
}

/// Amends the framework at the version that the actor saw.
///
/// # Errors
/// The actor may not; it changed since; nothing differs; the case number or the class differs; a cap is below what is
/// used; a field is not right; or a rule refuses.
pub fn amend(
    conn: &mut DbConn,
    call: &Call,
    id: FrameworkId,
    seen: i64,
    reason: &str,
    new: &NewFramework,
) -> Result<Amended, Error> {
    decide(&call.actor, Action::KeepFramework, &Facts::default())?;
    let before = store::framework(conn, id)?;
    if before.version != seen {
        return Err(stale(&before));
    }
    let reason = words(reason, "reason")?;
    if new.case_no.trim() != before.case_no || new.class != before.class {
        return Err(Error::invalid("framework.fixed").at("case_no"));
    }
    let rulings = check(new)?;
    open::known(conn, new)?;
    let was = store::entitled(conn, id)?;
    let after = after(&before, new)?;
    let entitled = open::sorted(new);
    let recorded = after.recorded(&entitled);
    let mut notes = Notes { changed: differences("", &before.recorded(&was), &recorded), ..Notes::default() };
    caps(conn, call, &after, new, &mut notes)?;
    change_items(conn, call, id, &new.items, &mut notes)?;
    let Notes { changes, changed } = notes;
    let mut act = Act::new("framework.amend", Subject::new(rows::FRAMEWORK, id.0));
    act.changes = changes;
    if changed.is_empty() {
        return Err(Error::conflict("framework.nothing_changed"));
    }
    if !store::update(conn, &after, &entitled)? {
        return Err(stale(&before));
    }
    version::keep(conn, call, &after, &recorded, &reason, &changed)?;
    act.changes.push(Change::new("framework.amended", rows::FRAMEWORK, id.0, after.version, recorded));
    act.reason = Some(reason);
    act.rulings.clone_from(&rulings);
    record(conn, call, act)?;
    let warnings = warnings(conn, call, &before, &after)?;
    Ok(Amended { framework: after, changed, rulings, warnings })
}

fn after(before: &Framework, new: &NewFramework) -> Result<Framework, Error> {
    Ok(Framework {
        title: new.title.trim().to_owned(),
        budget: new.budget,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        order_of_record: new.order_of_record,
        entitles_all: new.entitled.is_none(),
        holds_allowed: new.holds_allowed,
        terms: canonical(&new.terms)?,
        version: before.version + 1,
        ..before.clone()
    })
}

/// The budget and the caps of other agencies.
fn caps(conn: &mut DbConn, call: &Call, after: &Framework, new: &NewFramework, notes: &mut Notes) -> Result<(), Error> {
    let standing = store::ceilings(conn, after.id)?;
    for budget in standing.iter().filter(|row| row.is_budget()) {
        notes.changes.extend(set_cap(conn, budget, after.budget.0, "budget")?);
    }
    let mut of_agency: HashMap<_, &Ceiling> =
        standing.iter().filter_map(|row| row.agency_id.map(|agency| (agency, row))).collect();
    for (agency, cap) in &new.others {
        let before = of_agency.remove(agency);
        match before {
            Some(row) => {
                notes.changes.extend(set_cap(conn, row, cap.0, "others")?);
                notes.changes.extend(close(conn, row, false)?);
            }
            None => {
                let row = open::other(call, after.id, *agency, cap.0);
                store::insert_ceiling(conn, &row)?;
                notes.changes.push(ceiling::change("ceiling.set", &row));
            }
        }
        let before = before.filter(|row| !row.closed).map(|row| row.cap);
        notes.differs(format!("other {agency}"), before, Some(cap.0), CeilingUnit::Money);
    }
    // Who is no longer named orders no more under its cap, also when orders that it has are given back.
    for (agency, row) in of_agency.into_iter().filter(|(_, row)| !row.closed) {
        notes.changes.extend(close(conn, row, true)?);
        notes.differs(format!("other {agency}"), Some(row.cap), None, CeilingUnit::Money);
    }
    Ok(())
}

fn warnings(conn: &mut DbConn, call: &Call, before: &Framework, after: &Framework) -> Result<Vec<AmendWarning>, Error> {
    let standing = store::ceilings(conn, after.id)?;
    let waiting = standing.iter().any(|row| row.is_budget() && row.reserved() > 0);
    let mut warnings = Vec::new();
    if waiting && after.ends_on < call.now.local_date() {
        warnings.push(AmendWarning::EndedWithOpenOrders);
    }
    if waiting && before.order_of_record != after.order_of_record {
        warnings.push(AmendWarning::PlaceChangedWithOpenOrders);
    }
    if standing.iter().any(|row| row.used > row.cap) {
        warnings.push(AmendWarning::AboveByOutside);
    }
    Ok(warnings)
}

fn stale(framework: &Framework) -> Error {
    Error::of(Kind::Stale, "framework.stale").with("case_no", &framework.case_no)
}
