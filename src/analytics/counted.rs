//! The orders behind a dashboard: each that counts within its filters, newest first, with its number and where it was
//! placed. A reader sees only what the scope is of.

use std::collections::HashMap;

use diesel::prelude::*;
use office_files::{Cell, Sheet};
use procurement_law::ruling::Lang;

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::model::{FactOrder, Origin};
use crate::base::error::Error;
use crate::base::id::{AnyId, OrganisationId};
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{fact_order, orders, organisation, past_order, site_order};
use crate::texts::say;

/// Orders of one page.
pub const PAGE: i64 = 100;

/// An order that counts.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What it comes to.
    pub order: FactOrder,
    /// Its number: ours, the e-procurement site's, or of before the market.
    pub number: String,
    /// The agency's name; empty where it is not known here.
    pub agency: String,
    /// The vendor's name; empty where it is not known here.
    pub vendor: String,
}

/// A page of orders, from 0, and how many there are on all; `size` is 0 for all at once.
///
/// # Errors
/// The scope shows no orders, or the database failed.
pub fn load(conn: &mut DbConn, asked: &Asked, page: i64, size: i64) -> Result<(Vec<Counted>, i64), Error> {
    let agencies = agencies(conn, asked)?;
    let total = query(asked, agencies.as_deref())?.count().get_result(conn)?;
    let mut rows = query(asked, agencies.as_deref())?.order((fact_order::day.desc(), fact_order::id));
    if size > 0 {
        rows = rows.limit(size).offset(page.max(0).saturating_mul(size));
    }
    let rows: Vec<FactOrder> = rows.load(conn)?;
    Ok((named(conn, rows)?, total))
}

/// The agencies of the kind and the region that are asked for; none where neither is.
fn agencies(conn: &mut DbConn, asked: &Asked) -> Result<Option<Vec<OrganisationId>>, Error> {
    if asked.kind.is_none() && asked.region.is_none() {
        return Ok(None);
    }
    let mut of = organisation::table.select(organisation::id).into_boxed::<Db>();
    if let Some(kind) = &asked.kind {
        of = of.filter(organisation::agency_kind.eq(kind));
    }
    if let Some(region) = &asked.region {
        of = of.filter(organisation::region.eq(region));
    }
    Ok(Some(of.load(conn)?))
}

fn query<'a>(asked: &Asked, agencies: Option<&'a [OrganisationId]>) -> Result<fact_order::BoxedQuery<'a, Db>, Error> {
    let mut query = fact_order::table
        .filter(fact_order::day.ge(asked.from.first_day()))
        .filter(fact_order::day.lt(asked.to.plus(1).first_day()))
        .into_boxed::<Db>();
    if let Some(class) = asked.class {
        query = query.filter(fact_order::class.eq(class));
    }
    if let Some(agencies) = agencies {
        query = query.filter(fact_order::agency_id.eq_any(agencies));
    }
    match &asked.scope {
        Scope::Office => Ok(query),
        Scope::Agency(id) => Ok(query.filter(fact_order::agency_id.eq(*id))),
        Scope::Vendor(id) => Ok(query.filter(fact_order::vendor_id.eq(*id))),
        // Sums of many are all that these are shown.
        Scope::Maker(_) | Scope::Public => Err(Error::not_found()),
    }
}

fn named(conn: &mut DbConn, rows: Vec<FactOrder>) -> Result<Vec<Counted>, Error> {
    let mut numbers: HashMap<AnyId, String> = HashMap::new();
    for some in rows.chunks(500) {
        let of = |origin: Origin| some.iter().filter(move |row| row.source == origin).map(|row| row.id.0);
        let ids: Vec<crate::base::id::OrderId> = of(Origin::Market).map(Into::into).collect();
        let found: Vec<(AnyId, String)> =
            orders::table.filter(orders::id.eq_any(ids)).select((orders::id, orders::number)).load(conn)?;
        numbers.extend(found);
        let ids: Vec<crate::base::id::SiteOrderId> = of(Origin::Site).map(Into::into).collect();
        let found: Vec<(AnyId, String)> = site_order::table
            .filter(site_order::id.eq_any(ids))
            .select((site_order::id, site_order::pcc_number))
            .load(conn)?;
        numbers.extend(found);
        let ids: Vec<crate::base::id::PastOrderId> = of(Origin::Past).map(Into::into).collect();
        let found: Vec<(AnyId, String)> = past_order::table
            .filter(past_order::id.eq_any(ids))
            .select((past_order::id, past_order::number))
            .load(conn)?;
        numbers.extend(found);
    }
    let names: HashMap<OrganisationId, String> =
        organisation::table.select((organisation::id, organisation::name)).load(conn)?.into_iter().collect();
    let name = |id: &OrganisationId| names.get(id).cloned().unwrap_or_default();
    let counted = |order: FactOrder| Counted {
        number: numbers.remove(&order.id).unwrap_or_default(),
        agency: name(&order.agency_id),
        vendor: name(&order.vendor_id),
        order,
    };
    Ok(rows.into_iter().map(counted).collect())
}

/// The orders as a sheet.
pub fn sheet(rows: &[Counted], lang: Lang) -> Sheet {
    let heads = ["day", "number", "source", "class", "agency", "vendor", "amount"];
    let mut sheet = Sheet::new(say(lang, "counted-title"), heads.map(|head| say(lang, &format!("counted-{head}"))));
    for row in rows {
        let order = &row.order;
        sheet.rows.push(vec![
            Cell::from(order.day.to_string()),
            Cell::from(row.number.clone()),
            Cell::from(say(lang, &format!("counted-source-{}", order.source))),
            Cell::from(say(lang, &format!("chart-class-{}", order.class))),
            Cell::from(row.agency.clone()),
            Cell::from(row.vendor.clone()),
            Cell::Number(order.amount.decimal()),
        ]);
    }
    sheet
}
