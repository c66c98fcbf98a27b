//! Plans an award, or plans it anew while no offer is known.

use procurement_law::award::bas_01::{self, Exempt, Moment};
use procurement_law::fact::Stated;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, Ruling, settled};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::model::{AwardCase, KIND};
use crate::awards::plan::{Plan, Reserve};
use crate::awards::store;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::tenders::model::{Opening, Tender};
use crate::tenders::store as tenders;

/// Keeps the plan; `seen` is the version that the person saw, none for the first.
///
/// # Errors
/// The actor may not; there is no such tender; the plan is malformed, or is changed when offers are known; a reserve price
/// is planned after the first opening, or the law does not let the tender go without one.
pub fn keep(conn: &mut DbConn, call: &Call, case_no: &str, seen: Option<i64>, plan: &Plan) -> Result<AwardCase, Error> {
    decide(&call.actor, Action::KeepAward, &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let tender = tenders::by_case_no(conn, case_no)?;
    plan.sound()?;
    let before = store::of_tender(conn, tender.id)?;
    if before.as_ref().map(|row| row.version) != seen {
        return Err(store::stale());
    }
    if before.as_ref().is_some_and(|row| row.offers_at.is_some()) {
        return Err(Error::conflict("award.offers_known"));
    }
    let openings = tenders::openings(conn, tender.id)?;
    if plan.reserve == Reserve::Sealed && first(&tender, &openings) <= call.now {
        return Err(Error::conflict("award.plan_late").with("opens_at", first(&tender, &openings).roc()));
    }
    let rulings = unneeded(plan, &tender, &openings, call.now);
    if rulings.iter().any(|ruling| ruling.outcome == Outcome::Refuse) {
        return Err(Error::unlawful("award.reserve_needed", rulings));
    }
    // Another plan asks for another reserve price: what was entered goes.
    let row = AwardCase {
        id: before.as_ref().map_or_else(|| call.id(), |row| row.id),
        tender_id: tender.id,
        plan: canonical(plan)?,
        reserve: None,
        reserve_fixed_by: None,
        reserve_estimate: None,
        reserve_entered_by: None,
        reserve_entered_at: None,
        reserve_confirmed_by: None,
        reserve_confirmed_at: None,
        offers_at: None,
        closed_at: None,
        held: None,
        framework_id: None,
        planned_by: person.user,
        planned_at: call.now,
        version: before.as_ref().map_or(1, |row| row.version + 1),
    };
    let (act, name) = match before {
        None => {
            store::insert(conn, &row)?;
            ("award.plan", "award.planned")
        }
        Some(_) => {
            store::update(conn, &row)?;
            ("award.plan_anew", "award.planned_anew")
        }
    };
    let mut act = Act::new(act, Subject::new(KIND, row.id.0));
    act.rulings = rulings;
    record(conn, call, act.change(Change::new(name, KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

/// The first opening, before which the reserve price is fixed.
pub fn first(tender: &Tender, openings: &[Opening]) -> Time {
    openings.iter().map(|opening| opening.opens_at).min().unwrap_or(tender.closes_at)
}

/// What BAS-01 is asked, beside who fixed what.
pub fn facts(plan: &Plan, tender: &Tender, openings: &[Opening]) -> bas_01::Facts {
    let tendering = if openings.len() > 1 { Moment::OpenStaged } else { Moment::Open };
    bas_01::Facts {
        procurement: plan.procurement.decimal(),
        tendering,
        before: first(tender, openings).taipei().naive_local(),
        fixed_at: Stated(None),
        fixed_by: None,
        estimate: None,
        repeated: None,
        quotation_seen: None,
        items: i64::try_from(plan.items.len()).unwrap_or(i64::MAX),
        item_prices: 0,
        exemption: None,
        reason_stated: Some(plan.told),
    }
}

/// What the law says of a tender without a reserve price.
fn unneeded(plan: &Plan, tender: &Tender, openings: &[Opening], now: Time) -> Vec<Ruling> {
    let exemption = match plan.reserve {
        Reserve::Sealed => return Vec::new(),
        Reserve::Complex => Exempt::Complex,
        Reserve::Small => Exempt::Small,
    };
    let facts = bas_01::Facts { exemption: Some(exemption), ..facts(plan, tender, openings) };
    vec![settled(bas_01::check(&Frame::on(now.local_date()), &facts))]
}
