//! The items of an amendment: those that are new are added, those that differ are changed, the others stay.

use std::collections::HashMap;

use serde_json::Value;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, ItemId, OrganisationId};
use crate::base::money::Money;
use crate::contracts::caps::{Notes, set_cap};
use crate::contracts::check::above_ceiling;
use crate::contracts::model::{Award, Ceiling, CeilingUnit, Item};
use crate::contracts::new::{Ended, NewItem};
use crate::contracts::version::{Difference, differences};
use crate::contracts::{ceiling, open, rows, store};
use crate::db::conn::DbConn;

/// Adds and changes items, their ceilings and awards; notes the changes and what differs.
///
/// # Errors
/// A cap is below what is used, an award stands above a lowered price ceiling, or the database failed.
pub fn change_items(
    conn: &mut DbConn,
    call: &Call,
    of: FrameworkId,
    new: &[NewItem],
    notes: &mut Notes,
) -> Result<(), Error> {
    if new.is_empty() {
        return Ok(());
    }
    let known: HashMap<String, Item> =
        store::items(conn, of)?.into_iter().map(|item| (item.item_no.clone(), item)).collect();
    let caps: HashMap<ItemId, Ceiling> =
        store::ceilings(conn, of)?.into_iter().filter_map(|row| row.item_id.map(|item| (item, row))).collect();
    let fresh: Vec<NewItem> = new.iter().filter(|item| !known.contains_key(item.item_no.trim())).cloned().collect();
    for (place, entered) in new.iter().enumerate() {
        let Some(before) = known.get(entered.item_no.trim()) else { continue };
        one(conn, before, entered, notes)?;
        let field = format!("items/{place}/quantity_cap");
        cap(conn, call, (before, caps.get(&before.id)), (entered, &field), notes)?;
        awards(conn, call, before, entered, notes)?;
    }
    if let Some(unknown) = fresh.iter().find(|item| item.ended != Ended::Of(Vec::new())) {
        return Err(Error::invalid("framework.no_such_award").with("item_no", &unknown.item_no).at("items"));
    }
    for item in &fresh {
        let name = Value::String(item.name.trim().to_owned());
        notes.changed.push(Difference {
            what: format!("item {}", item.item_no.trim()),
            before: Value::Null,
            after: name,
        });
    }
    notes.changes.extend(open::add_items(conn, call, of, &fresh)?);
    Ok(())
}

fn one(conn: &mut DbConn, before: &Item, entered: &NewItem, notes: &mut Notes) -> Result<(), Error> {
    let after = open::row(before.id, before.framework_id, entered, before.version + 1);
    let found = differences(&format!("item {} ", before.item_no), &before.recorded(), &after.recorded());
    if found.is_empty() {
        return Ok(());
    }
    store::update_item(conn, &after)?;
    notes.changes.push(Change::new("item.amended", rows::ITEM, after.id.0, after.version, after.recorded()));
    notes.changed.extend(found);
    Ok(())
}

fn cap(
    conn: &mut DbConn,
    call: &Call,
    (item, standing): (&Item, Option<&Ceiling>),
    (entered, field): (&NewItem, &str),
    notes: &mut Notes,
) -> Result<(), Error> {
    match (standing, entered.quantity_cap) {
        (Some(row), Some(cap)) => notes.changes.extend(set_cap(conn, row, cap, field)?),
        (None, Some(cap)) => {
            let row = open::quantity(call, item.framework_id, item.id, cap);
            store::insert_ceiling(conn, &row)?;
            notes.changes.push(ceiling::change("ceiling.set", &row));
        }
        // A ceiling that orders have moved is not taken away.
        (Some(_), None) => return Err(Error::invalid("framework.cap_stays").with("item_no", &item.item_no).at(field)),
        (None, None) => {}
    }
    let what = format!("item {} quantity_cap", item.item_no);
    notes.differs(what, standing.map(|row| row.cap), entered.quantity_cap, CeilingUnit::Count);
    Ok(())
}

/// The name of an award in a version.
fn what(item: &Item, vendor: OrganisationId) -> String {
    format!("item {} award {vendor}", item.item_no)
}

fn ends(entered: &NewItem, vendor: OrganisationId) -> bool {
    match &entered.ended {
        Ended::Others => entered.awards.iter().all(|(named, _)| *named != vendor),
        Ended::Of(vendors) => vendors.contains(&vendor),
    }
}

/// Gives an award a price, or ends it; nothing when it stands so already.
fn set(
    conn: &mut DbConn,
    item: &Item,
    award: &mut Award,
    price: Option<Money>,
    notes: &mut Notes,
) -> Result<(), Error> {
    let before = Some(award.price).filter(|_| !award.ended);
    if before == price {
        return Ok(());
    }
    let said = |price: Option<Money>| price.map(|one| one.0);
    notes.differs(what(item, award.vendor_id), said(before), said(price), CeilingUnit::Money);
    (award.price, award.ended) = (price.unwrap_or(award.price), price.is_none());
    award.version += 1;
    store::update_award(conn, award)?;
    notes.changes.push(Change::new("award.amended", rows::AWARD, award.id.0, award.version, award.recorded()));
    Ok(())
}

fn awards(conn: &mut DbConn, call: &Call, item: &Item, entered: &NewItem, notes: &mut Notes) -> Result<(), Error> {
    let mut standing = store::awards_of_item(conn, item.id)?;
    let mut fresh = Vec::new();
    for (vendor, price) in &entered.awards {
        match standing.iter_mut().find(|award| award.vendor_id == *vendor) {
            Some(award) => set(conn, item, award, Some(*price), notes)?,
            None => {
                notes.differs(what(item, *vendor), None, Some(price.0), CeilingUnit::Money);
                let (item_id, vendor_id) = (item.id, *vendor);
                fresh.push(Award { id: call.id(), item_id, vendor_id, price: *price, version: 1, ended: false });
            }
        }
    }
    let unknown = |vendor: &OrganisationId| standing.iter().all(|award| award.vendor_id != *vendor);
    if matches!(&entered.ended, Ended::Of(named) if named.iter().any(unknown)) {
        return Err(Error::invalid("framework.no_such_award").with("item_no", &item.item_no).at("items"));
    }
    for award in &mut standing {
        if ends(entered, award.vendor_id) {
            set(conn, item, award, None, notes)?;
        }
    }
    if let Some(above) = standing.iter().find(|award| !award.ended && award.price > entered.price_ceiling) {
        return Err(above_ceiling(entered, above.price).at("items"));
    }
    store::insert_awards(conn, &fresh)?;
    notes.changes.extend(fresh.iter().map(|row| Change::new("award.added", rows::AWARD, row.id.0, 1, row.recorded())));
    Ok(())
}
