//! What the order rules ask of the database: vendors of each item and lot, the agency's orders nearby, its own rule.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use procurement_law::frame::Frame;
use procurement_law::order::ord_13;

use crate::approvals::model::Setting;
use crate::approvals::store as approvals;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, ItemId, OrderId, OrganisationId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::{item, item_award, order_line, orders};
use crate::orders::state::OrderState;

/// A lot: its framework and number.
pub type Lot = (FrameworkId, String);

/// Days looked back where the law's table has no window for the day.
const LONGEST_WINDOW: i64 = 366;

/// An earlier order's part of a lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The order's day.
    pub day: NaiveDate,
    /// Its amount in the lot.
    pub amount: Money,
    /// Its add-on, counted with the first lot of the order.
    pub add_on: Option<Money>,
}

/// What was gathered for one order.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Vendors awarded each item.
    pub item_vendors: BTreeMap<ItemId, i64>,
    /// Vendors awarded an item of each lot.
    pub lot_vendors: BTreeMap<Lot, i64>,
    /// The agency's orders within the window, by lot.
    pub near: BTreeMap<Lot, Vec<Near>>,
    /// How the agency orders.
    pub setting: Option<Setting>,
}

/// Gathers for an order of an agency of these items.
///
/// # Errors
/// The database failed.
pub fn gather(
    conn: &mut DbConn,
    call: &Call,
    agency: OrganisationId,
    items: &[ItemId],
    lots: &BTreeSet<Lot>,
) -> Result<Gathered, Error> {
    let mut gathered = Gathered { setting: approvals::setting(conn, agency)?, ..Gathered::default() };
    let awards: Vec<ItemId> = item_award::table
        .filter(item_award::item_id.eq_any(items).and(item_award::ended.eq(false)))
        .select(item_award::item_id)
        .load(conn)?;
    for id in awards {
        *gathered.item_vendors.entry(id).or_default() += 1;
    }
    for lot in lots {
        let of_lot = item_award::table.inner_join(item::table.on(item::id.eq(item_award::item_id)));
        let vendors: Vec<OrganisationId> = of_lot
            .filter(item::framework_id.eq(lot.0).and(item::lot_no.eq(&lot.1)).and(item_award::ended.eq(false)))
            .select(item_award::vendor_id)
            .distinct()
            .load(conn)?;
        gathered.lot_vendors.insert(lot.clone(), i64::try_from(vendors.len()).unwrap_or(i64::MAX));
    }
    gathered.near = near(conn, call, agency, lots)?;
    Ok(gathered)
}

/// The agency's standing orders within the law's window.
fn near(
    conn: &mut DbConn,
    call: &Call,
    agency: OrganisationId,
    lots: &BTreeSet<Lot>,
) -> Result<BTreeMap<Lot, Vec<Near>>, Error> {
    let today = call.now.local_date();
    let window = Frame::on(today).count(&ord_13::RULE, ord_13::SPLIT_WINDOW_DAYS);
    // A day more than the window: the rule itself counts the days of Taipei.
    let days = window.map_or(LONGEST_WINDOW, |used| used.value).saturating_add(1);
    let since = today.checked_sub_days(Days::new(u64::try_from(days).unwrap_or_default())).unwrap_or(today);
    let since = Time::from_utc(since.and_time(chrono::NaiveTime::MIN).and_utc());
    let frameworks: Vec<FrameworkId> = lots.iter().map(|lot| lot.0).collect();
    let rows: Vec<(OrderId, Time, Option<String>, FrameworkId, String, Money)> = orders::table
        .inner_join(order_line::table.on(order_line::order_id.eq(orders::id)))
        .inner_join(item::table.on(item::id.eq(order_line::item_id)))
        .filter(orders::agency_id.eq(agency).and(orders::placed_at.ge(since)))
        .filter(orders::state.eq_any(OrderState::STANDING.iter().copied()))
        .filter(item::framework_id.eq_any(frameworks))
        .select((orders::id, orders::placed_at, orders::stated, item::framework_id, item::lot_no, order_line::amount))
        .order((orders::id, order_line::line_no))
        .load(conn)?;
    let mut near: BTreeMap<Lot, Vec<Near>> = BTreeMap::new();
    let mut last: Option<(OrderId, Lot)> = None;
    for (id, at, stated, framework, lot_no, amount) in rows {
        let lot = (framework, lot_no);
        let first = last.as_ref().is_none_or(|seen| seen.0 != id);
        let same = last.as_ref() == Some(&(id, lot.clone()));
        last = Some((id, lot.clone()));
        if !lots.contains(&lot) {
            continue;
        }
        let list = near.entry(lot).or_default();
        match list.last_mut().filter(|_| same) {
            Some(one) => one.amount = Money(one.amount.0.saturating_add(amount.0)),
            None => {
                let add_on = stated.filter(|_| first).and_then(|text| add_on(&text));
                list.push(Near { day: at.local_date(), amount, add_on });
            }
        }
    }
    Ok(near)
}

fn add_on(stated: &str) -> Option<Money> {
    serde_json::from_str::<crate::orders::stated::Stated>(stated).ok()?.add_on
}
