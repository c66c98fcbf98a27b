//! A framework out of an award: its items, ceilings and awarded vendors in one step. A vendor that the market does not know
//! yet becomes a party of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::course::Course;
use crate::awards::model::{AwardCase, KIND};
use crate::awards::plan::{Manner, Plan};
use crate::awards::store;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::contracts::model::OrderOfRecord;
use crate::contracts::new::{Ended, NewFramework, NewItem};
use crate::contracts::open::open as open_framework;
use crate::contracts::terms::Terms;
use crate::db::conn::DbConn;
use crate::parties::model::{KIND as PARTY, Organisation, OrganisationKind};
use crate::parties::store as parties;
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;

/// What an award does not say of its framework.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The class.
    pub class: Class,
    /// First ordering day.
    #[schema(value_type = String, format = Date)]
    pub starts_on: NaiveDate,
    /// Last ordering day.
    #[schema(value_type = String, format = Date)]
    pub ends_on: NaiveDate,
    /// Where the order of record is made.
    pub order_of_record: OrderOfRecord,
    /// The terms.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub terms: Terms,
}

/// Opens the framework of a closed award.
///
/// # Errors
/// The actor may not; the award is not closed, is held, has its framework already, awarded nothing or was made at the total;
/// a winner has no business number; or as opening a framework.
pub fn open(conn: &mut DbConn, call: &Call, (case_no, seen): (&str, i64), draft: &Draft) -> Result<AwardCase, Error> {
    decide(&call.actor, Action::KeepAward, &Facts::tender())?;
    decide(&call.actor, Action::KeepFramework, &Facts::default())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let mut row = store::of_tender(conn, tender.id)?.ok_or_else(Error::not_found)?;
    if row.version != seen {
        return Err(store::stale());
    }
    let plan = row.plan()?;
    may(&row, &plan)?;
    let new = framework(conn, call, &tender, &row, &plan, draft)?;
    if new.items.is_empty() {
        return Err(Error::conflict("award.nothing_awarded"));
    }
    row.framework_id = Some(open_framework(conn, call, &new)?.framework.id);
    row.version += 1;
    store::update(conn, &row)?;
    let act = Act::new("award.open_framework", Subject::new(KIND, row.id.0));
    record(conn, call, act.change(Change::new("award.framework_opened", KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

fn may(row: &AwardCase, plan: &Plan) -> Result<(), Error> {
    match () {
        () if row.closed_at.is_none() => Err(Error::conflict("award.not_closed")),
        () if row.held.is_some() => Err(Error::conflict("award.is_held")),
        () if row.framework_id.is_some() => Err(Error::conflict("award.framework_exists")),
        // A total has no unit prices that could be ordered at.
        () if plan.manner == Manner::Total => Err(Error::conflict("award.no_unit_prices")),
        () => Ok(()),
    }
}

fn framework(
    conn: &mut DbConn,
    call: &Call,
    tender: &Tender,
    row: &AwardCase,
    plan: &Plan,
    draft: &Draft,
) -> Result<NewFramework, Error> {
    let mut vendors: BTreeMap<String, OrganisationId> = BTreeMap::new();
    let mut items = Vec::new();
    for item in store::items(conn, row.id)? {
        let course = item.course()?;
        let Some(ended) = course.result.as_ref().filter(|ended| !ended.winners.is_empty()) else { continue };
        let planned = plan.item(&item.item_no)?;
        let mut awards = Vec::new();
        for winner in &ended.winners {
            awards.push((vendor(conn, call, &mut vendors, &course, &winner.label)?, winner.price));
        }
        let highest = ended.winners.iter().map(|winner| winner.price).max().unwrap_or_default();
        items.push(item_of(planned.no.clone(), planned, tender, highest, awards));
    }
    Ok(NewFramework {
        case_no: tender.case_no.clone(),
        title: tender.name.clone(),
        class: draft.class,
        budget: plan.budget,
        starts_on: draft.starts_on,
        ends_on: draft.ends_on,
        order_of_record: draft.order_of_record,
        entitled: None,
        others: Vec::new(),
        holds_allowed: false,
        terms: draft.terms.clone(),
        items,
    })
}

fn item_of(
    item_no: String,
    planned: &crate::awards::plan::PlanItem,
    tender: &Tender,
    highest: Money,
    awards: Vec<(OrganisationId, Money)>,
) -> NewItem {
    NewItem {
        lot_no: "1".to_owned(),
        lot_name: tender.name.clone(),
        item_no,
        name: planned.name.clone(),
        unit: if planned.unit.is_empty() { "式".to_owned() } else { planned.unit.clone() },
        price_ceiling: planned.ceiling.unwrap_or(highest),
        min_quantity: None,
        max_quantity: None,
        min_amount: None,
        max_amount: None,
        quantity_cap: None,
        awards,
        ended: Ended::Of(Vec::new()),
    }
}

/// The party of a winner, made where the market does not know it.
fn vendor(
    conn: &mut DbConn,
    call: &Call,
    known: &mut BTreeMap<String, OrganisationId>,
    course: &Course,
    label: &str,
) -> Result<OrganisationId, Error> {
    if let Some(id) = known.get(label) {
        return Ok(*id);
    }
    let missing = || Error::conflict("award.no_number").with("label", label);
    let offer = course.offer(label).filter(|offer| !offer.ubn.is_empty()).ok_or_else(missing)?;
    let id = match parties::by_code(conn, OrganisationKind::Vendor, &offer.ubn)? {
        Some(party) => party.id,
        None => made(conn, call, &offer.ubn, course.name(label))?,
    };
    known.insert(label.to_owned(), id);
    Ok(id)
}

fn made(conn: &mut DbConn, call: &Call, ubn: &str, name: &str) -> Result<OrganisationId, Error> {
    let party = Organisation {
        id: call.id(),
        kind: OrganisationKind::Vendor,
        code: ubn.to_owned(),
        name: name.to_owned(),
        agency_kind: None,
        region: None,
        origin: None,
        email: None,
        superior_id: None,
        version: 1,
    };
    parties::insert(conn, std::slice::from_ref(&party))?;
    let act = Act::new("organisation.make", Subject::new(PARTY, party.id.0));
    record(conn, call, act.change(Change::new("organisation.made", PARTY, party.id.0, 1, party.recorded())))?;
    Ok(party.id)
}
