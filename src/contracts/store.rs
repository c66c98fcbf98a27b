//! Queries on framework contracts.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{AwardId, CeilingId, FrameworkId, ItemId, OrganisationId};
use crate::both;
use crate::contracts::model::{Award, Ceiling, Framework, Item};
use crate::db::conn::DbConn;
use crate::db::schema::{ceiling, entitled_agency, framework, item, item_award};

/// An award with its item and framework.
///
/// # Errors
/// There is none, or the database failed.
pub fn terms(conn: &mut DbConn, award: AwardId) -> Result<(Award, Item, Framework), Error> {
    Ok(item_award::table
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .filter(item_award::id.eq(award))
        .select((item_award::all_columns, item::all_columns, framework::all_columns))
        .first(conn)?)
}

/// A framework by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn framework(conn: &mut DbConn, id: FrameworkId) -> Result<Framework, Error> {
    Ok(framework::table.find(id).first(conn)?)
}

/// Every framework, newest ordering period first.
///
/// # Errors
/// The database failed.
pub fn frameworks(conn: &mut DbConn) -> Result<Vec<Framework>, Error> {
    Ok(framework::table.order((framework::starts_on.desc(), framework::case_no)).load(conn)?)
}

/// A framework by its case number.
///
/// # Errors
/// The database failed.
pub fn by_case(conn: &mut DbConn, case_no: &str) -> Result<Option<Framework>, Error> {
    Ok(framework::table.filter(framework::case_no.eq(case_no)).first(conn).optional()?)
}

/// The items of a framework, by number.
///
/// # Errors
/// The database failed.
pub fn items(conn: &mut DbConn, of: FrameworkId) -> Result<Vec<Item>, Error> {
    let mut items: Vec<Item> = item::table.filter(item::framework_id.eq(of)).load(conn)?;
    items.sort_by_cached_key(Item::place);
    Ok(items)
}

/// Some items.
///
/// # Errors
/// The database failed.
pub fn some_items(conn: &mut DbConn, ids: &[ItemId]) -> Result<Vec<Item>, Error> {
    Ok(item::table.filter(item::id.eq_any(ids)).load(conn)?)
}

/// Every award with its item's framework, for imports.
///
/// # Errors
/// The database failed.
pub fn awards(conn: &mut DbConn) -> Result<Vec<Award>, Error> {
    Ok(item_award::table.load(conn)?)
}

/// A vendor's awards that stand, with their items and frameworks, newest framework first.
///
/// # Errors
/// The database failed.
pub fn awards_of(conn: &mut DbConn, vendor: OrganisationId) -> Result<Vec<(Award, Item, Framework)>, Error> {
    Ok(item_award::table
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .filter(item_award::vendor_id.eq(vendor).and(item_award::ended.eq(false)))
        .select((item_award::all_columns, item::all_columns, framework::all_columns))
        .order((framework::starts_on.desc(), item::item_no))
        .load(conn)?)
}

/// Whether an agency may order under a framework as one entitled (適用機關).
///
/// # Errors
/// The database failed.
pub fn entitles(conn: &mut DbConn, of: &Framework, agency: OrganisationId) -> Result<bool, Error> {
    if of.entitles_all {
        return Ok(true);
    }
    let found: i64 = entitled_agency::table.find((of.id, agency)).count().get_result(conn)?;
    Ok(found > 0)
}

/// The agencies that a framework names.
///
/// # Errors
/// The database failed.
pub fn entitled(conn: &mut DbConn, of: FrameworkId) -> Result<Vec<OrganisationId>, Error> {
    Ok(entitled_agency::table
        .filter(entitled_agency::framework_id.eq(of))
        .select(entitled_agency::agency_id)
        .order(entitled_agency::agency_id)
        .load(conn)?)
}

/// Adds a framework, the agencies it names and its budget ceiling.
///
/// # Errors
/// The case number is taken, or the database failed.
pub fn insert(conn: &mut DbConn, row: &Framework, agencies: &[OrganisationId], budget: &Ceiling) -> Result<(), Error> {
    diesel::insert_into(framework::table).values(row).execute(conn)?;
    name_agencies(conn, row.id, agencies)?;
    diesel::insert_into(ceiling::table).values(budget).execute(conn)?;
    Ok(())
}

/// Adds items and the ceilings of those that have one.
///
/// # Errors
/// An item number is taken, or the database failed.
pub fn insert_items(conn: &mut DbConn, rows: &[Item], ceilings: &[Ceiling]) -> Result<(), Error> {
    for chunk in rows.chunks(500) {
        both!(conn, c => diesel::insert_into(item::table).values(chunk).execute(c))?;
    }
    for row in ceilings {
        diesel::insert_into(ceiling::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Adds awarded vendors.
///
/// # Errors
/// A vendor is awarded the item already, or the database failed.
pub fn insert_awards(conn: &mut DbConn, rows: &[Award]) -> Result<(), Error> {
    for chunk in rows.chunks(500) {
        both!(conn, c => diesel::insert_into(item_award::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// Every ceiling of a framework, by id.
///
/// # Errors
/// The database failed.
pub fn ceilings(conn: &mut DbConn, of: FrameworkId) -> Result<Vec<Ceiling>, Error> {
    Ok(ceiling::table.filter(ceiling::framework_id.eq(of)).order(ceiling::id).load(conn)?)
}

/// Adds a ceiling.
///
/// # Errors
/// There is one of this thing already, or the database failed.
pub fn insert_ceiling(conn: &mut DbConn, row: &Ceiling) -> Result<(), Error> {
    diesel::insert_into(ceiling::table).values(row).execute(conn)?;
    Ok(())
}

/// Sets a cap unless more than that is used; `None` when it is. A cap that is only raised is set in any case.
///
/// # Errors
/// The database failed.
pub fn set_cap(conn: &mut DbConn, id: CeilingId, cap: i64) -> Result<Option<Ceiling>, Error> {
    let fits = ceiling::used.le(cap).or(ceiling::cap.lt(cap));
    let set = diesel::update(ceiling::table.find(id).filter(fits))
        .set((ceiling::cap.eq(cap), ceiling::version.eq(ceiling::version + 1)))
        .returning(ceiling::all_columns);
    Ok(set.get_result(conn).optional()?)
}

/// Closes a ceiling, or opens it again.
///
/// # Errors
/// The database failed.
pub fn close_cap(conn: &mut DbConn, id: CeilingId, closed: bool) -> Result<Ceiling, Error> {
    let set = diesel::update(ceiling::table.find(id))
        .set((ceiling::closed.eq(closed), ceiling::version.eq(ceiling::version + 1)))
        .returning(ceiling::all_columns);
    Ok(set.get_result(conn)?)
}

/// Writes a framework over the version before, and names the agencies it entitles; false when that version is no longer
/// the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &Framework, agencies: &[OrganisationId]) -> Result<bool, Error> {
    let before = framework::table.find(row.id).filter(framework::version.eq(row.version - 1));
    if diesel::update(before).set(row).execute(conn)? != 1 {
        return Ok(false);
    }
    diesel::delete(entitled_agency::table.filter(entitled_agency::framework_id.eq(row.id))).execute(conn)?;
    name_agencies(conn, row.id, agencies)?;
    Ok(true)
}

/// Writes an item.
///
/// # Errors
/// The database failed.
pub fn update_item(conn: &mut DbConn, row: &Item) -> Result<(), Error> {
    diesel::update(item::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// The awards of an item.
///
/// # Errors
/// The database failed.
pub fn awards_of_item(conn: &mut DbConn, of: ItemId) -> Result<Vec<Award>, Error> {
    Ok(item_award::table.filter(item_award::item_id.eq(of)).order(item_award::id).load(conn)?)
}

/// The awards of a framework's items.
///
/// # Errors
/// The database failed.
pub fn awards_under(conn: &mut DbConn, of: FrameworkId) -> Result<Vec<Award>, Error> {
    let mine = item::table.filter(item::framework_id.eq(of)).select(item::id);
    Ok(item_award::table.filter(item_award::item_id.eq_any(mine)).load(conn)?)
}

/// Writes an award's price and whether it is ended.
///
/// # Errors
/// The database failed.
pub fn update_award(conn: &mut DbConn, row: &Award) -> Result<(), Error> {
    diesel::update(item_award::table.find(row.id))
        .set((item_award::price.eq(row.price), item_award::ended.eq(row.ended), item_award::version.eq(row.version)))
        .execute(conn)?;
    Ok(())
}

fn name_agencies(conn: &mut DbConn, of: FrameworkId, agencies: &[OrganisationId]) -> Result<(), Error> {
    for agency in agencies {
        diesel::insert_into(entitled_agency::table)
            .values((entitled_agency::framework_id.eq(of), entitled_agency::agency_id.eq(agency)))
            .execute(conn)?;
    }
    Ok(())
}

/// The budgets of all frameworks.
///
/// # Errors
/// The database failed.
pub fn budgets(conn: &mut DbConn) -> Result<Vec<Ceiling>, Error> {
    let budget = ceiling::item_id.is_null().and(ceiling::agency_id.is_null());
    Ok(ceiling::table.filter(budget).load(conn)?)
}
