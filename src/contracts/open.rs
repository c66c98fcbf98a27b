//! Opens a framework: the one way in for what is entered by hand, imported, or awarded.

use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, ItemId};
use crate::contracts::check::check;
use crate::contracts::model::{Award, Ceiling, CeilingUnit, Framework, Item};
use crate::contracts::new::{Ended, NewFramework, NewItem};
use crate::contracts::{ceiling, rows, store, version};
use crate::db::conn::DbConn;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;

/// A framework that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The framework.
    pub framework: Framework,
    /// What the law says of it.
    pub rulings: Vec<Ruling>,
}

/// Opens a framework that a person of the office entered.
///
/// # Errors
/// The actor may not, and as [`open`].
pub fn enter(conn: &mut DbConn, call: &Call, new: &NewFramework) -> Result<Opened, Error> {
    decide(&call.actor, Action::KeepFramework, &Facts::default())?;
    open(conn, call, new)
}

/// Opens a framework. Whoever calls has decided that it may be.
///
/// # Errors
/// The case number is taken, a field or an organisation is not right, or a rule refuses.
pub fn open(conn: &mut DbConn, call: &Call, new: &NewFramework) -> Result<Opened, Error> {
    let (framework, rulings, changes) = write(conn, call, new)?;
    let mut act = Act::new("framework.open", Subject::new(rows::FRAMEWORK, framework.id.0));
    act.changes = changes;
    act.rulings.clone_from(&rulings);
    record(conn, call, act)?;
    Ok(Opened { framework, rulings })
}

/// Writes a framework and gives the changes to be recorded, for callers that record several at once.
///
/// # Errors
/// As [`open`].
pub fn write(
    conn: &mut DbConn,
    call: &Call,
    new: &NewFramework,
) -> Result<(Framework, Vec<Ruling>, Vec<Change>), Error> {
    let rulings = check(new)?;
    if new.items.iter().any(|item| item.ended != Ended::Of(Vec::new())) {
        return Err(Error::invalid("framework.nothing_to_end").at("items"));
    }
    if store::by_case(conn, new.case_no.trim())?.is_some() {
        return Err(Error::conflict("framework.case_no_taken").with("case_no", &new.case_no).at("case_no"));
    }
    known(conn, new)?;
    let framework = Framework {
        id: call.id(),
        case_no: new.case_no.trim().to_owned(),
        title: new.title.trim().to_owned(),
        class: new.class,
        budget: new.budget,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        order_of_record: new.order_of_record,
        entitles_all: new.entitled.is_none(),
        version: 1,
        holds_allowed: new.holds_allowed,
        terms: canonical(&new.terms)?,
    };
    let entitled = sorted(new);
    let budget = ceiling::fresh(call, framework.id, CeilingUnit::Money, framework.budget.0);
    store::insert(conn, &framework, &entitled, &budget)?;
    let recorded = framework.recorded(&entitled);
    version::keep(conn, call, &framework, &recorded, "framework.open", &[])?;
    let mut changes = vec![
        Change::new("framework.opened", rows::FRAMEWORK, framework.id.0, 1, recorded),
        ceiling::change("ceiling.set", &budget),
    ];
    for (agency, cap) in &new.others {
        let cap = other(call, framework.id, *agency, cap.0);
        store::insert_ceiling(conn, &cap)?;
        changes.push(ceiling::change("ceiling.set", &cap));
    }
    changes.extend(add_items(conn, call, framework.id, &new.items)?);
    Ok((framework, rulings, changes))
}

/// The entitled agencies in the order in which they are recorded.
pub fn sorted(new: &NewFramework) -> Vec<crate::base::id::OrganisationId> {
    let mut entitled = new.entitled.clone().unwrap_or_default();
    entitled.sort();
    entitled.dedup();
    entitled
}

/// The cap of an agency that is not entitled.
pub fn other(call: &Call, of: FrameworkId, agency: crate::base::id::OrganisationId, cap: i64) -> Ceiling {
    Ceiling { agency_id: Some(agency), ..ceiling::fresh(call, of, CeilingUnit::Money, cap) }
}

/// Whether the organisations that are named are what they are named as.
///
/// # Errors
/// One is not.
pub fn known(conn: &mut DbConn, new: &NewFramework) -> Result<(), Error> {
    let agencies = new.entitled.iter().flatten().chain(new.others.iter().map(|(agency, _)| agency));
    let vendors = new.items.iter().flat_map(|item| item.awards.iter().map(|(vendor, _)| vendor));
    let named = agencies.map(|id| (*id, OrganisationKind::Agency, "framework.no_such_agency", "entitled"));
    let named = named.chain(vendors.map(|id| (*id, OrganisationKind::Vendor, "framework.no_such_vendor", "items")));
    let mut seen = std::collections::HashSet::new();
    for (id, kind, code, field) in named {
        if !seen.insert(id) {
            continue;
        }
        let found = parties::find(conn, id)?;
        if found.kind != kind {
            return Err(Error::invalid(code).with("code", found.code).at(field));
        }
    }
    Ok(())
}

/// Adds items with their ceilings and awards.
///
/// # Errors
/// An item number is taken, or the database failed.
pub fn add_items(conn: &mut DbConn, call: &Call, of: FrameworkId, new: &[NewItem]) -> Result<Vec<Change>, Error> {
    let items: Vec<Item> = new.iter().map(|item| row(call.id(), of, item, 1)).collect();
    let mut caps = Vec::new();
    let mut awards = Vec::new();
    for (item, entered) in items.iter().zip(new) {
        caps.extend(entered.quantity_cap.map(|cap| quantity(call, of, item.id, cap)));
        awards.extend(entered.awards.iter().map(|(vendor, price)| Award {
            id: call.id(),
            item_id: item.id,
            vendor_id: *vendor,
            price: *price,
            version: 1,
            ended: false,
        }));
    }
    store::insert_items(conn, &items, &caps)?;
    store::insert_awards(conn, &awards)?;
    let added = items.iter().map(|row| Change::new("item.added", rows::ITEM, row.id.0, 1, row.recorded()));
    let capped = caps.iter().map(|row| ceiling::change("ceiling.set", row));
    let awarded = awards.iter().map(|row| Change::new("award.added", rows::AWARD, row.id.0, 1, row.recorded()));
    Ok(added.chain(capped).chain(awarded).collect())
}

/// The row of an item as entered.
pub fn row(id: ItemId, of: FrameworkId, item: &NewItem, version: i64) -> Item {
    Item {
        id,
        framework_id: of,
        lot_no: item.lot_no.trim().to_owned(),
        lot_name: item.lot_name.trim().to_owned(),
        item_no: item.item_no.trim().to_owned(),
        name: item.name.trim().to_owned(),
        unit: item.unit.trim().to_owned(),
        price_ceiling: item.price_ceiling,
        min_quantity: item.min_quantity,
        max_quantity: item.max_quantity,
        version,
        min_amount: item.min_amount,
        max_amount: item.max_amount,
    }
}

/// The ceiling of an item's units.
pub fn quantity(call: &Call, of: FrameworkId, item: ItemId, cap: i64) -> Ceiling {
    Ceiling { item_id: Some(item), ..ceiling::fresh(call, of, CeilingUnit::Count, cap) }
}
