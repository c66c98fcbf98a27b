//! The list of orders, each person's own; and how pages write instants and days.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::NaiveDate;
use procurement_law::roc;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::base::actor::Role;
use crate::base::error::Error;
use crate::base::page::PageAsk;
use crate::base::time::Time;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::orders::model::Order;
use crate::orders::read;
use crate::orders::state::OrderState;
use crate::parties::store as parties;
use crate::web::layout::{Layout, page};

/// Which orders.
#[derive(Debug, Deserialize)]
pub struct ListAsk {
    state: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "orders.html")]
struct OrdersPage {
    page: Layout,
    state: Option<OrderState>,
    rows: Vec<Row>,
    next: Option<String>,
    buyer: bool,
    vendor: bool,
}

struct Row {
    href: String,
    number: String,
    date: String,
    party: String,
    case_no: String,
    amount: String,
    state: OrderState,
}

/// Shows the orders that the person may see, newest first.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub async fn list(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    let state = match ask.state.as_deref() {
        None | Some("") => None,
        Some(text) => Some(text.parse::<OrderState>().map_err(|_| Error::not_found())?),
    };
    let filter = format!("orders {}", state.map_or("any", OrderState::as_str));
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), &filter)?;
    let (call, lang) = (caller.call()?, caller.lang);
    let of_vendors = caller.role() != Some(Role::Vendor);
    let (rows, cursor) = caller
        .app
        .door
        .read(move |conn| {
            let found = read::list(conn, &call, state, &which, &filter)?;
            Ok((rows(conn, &found.data, of_vendors, lang)?, found.next_cursor))
        })
        .await?;
    let next = cursor.map(|cursor| match state {
        Some(state) => format!("/orders?state={state}&cursor={cursor}"),
        None => format!("/orders?cursor={cursor}"),
    });
    let (buyer, vendor) = (caller.role() == Some(Role::Buyer), !of_vendors);
    Ok(page(&OrdersPage { page: Layout::new(&caller, "orders-title"), state, rows, next, buyer, vendor })?)
}

impl OrdersPage {
    /// The filter links: those of states that this reader can meet.
    fn states(&self) -> Vec<OrderState> {
        OrderState::ALL.iter().copied().filter(|state| !self.vendor || state.vendor_informed()).collect()
    }

    fn current(&self, state: &OrderState) -> bool {
        self.state.as_ref() == Some(state)
    }
}

fn rows(conn: &mut DbConn, orders: &[Order], of_vendors: bool, lang: Lang) -> Result<Vec<Row>, Error> {
    // Many orders, few partners: each is looked up once.
    let (mut names, mut cases) = (HashMap::new(), HashMap::new());
    let mut rows = Vec::with_capacity(orders.len());
    for order in orders {
        let partner = if of_vendors { order.vendor_id } else { order.agency_id };
        if let Entry::Vacant(unknown) = names.entry(partner) {
            unknown.insert(parties::find(conn, partner)?.name);
        }
        if let Entry::Vacant(unknown) = cases.entry(order.framework_id) {
            unknown.insert(contracts::framework(conn, order.framework_id)?.case_no);
        }
        rows.push(Row {
            href: format!("/orders/{}", order.id),
            number: order.number.clone(),
            date: day(order.placed_at.local_date(), lang),
            party: names.get(&partner).cloned().unwrap_or_default(),
            case_no: cases.get(&order.framework_id).cloned().unwrap_or_default(),
            amount: order.amount.to_string(),
            state: order.state,
        });
    }
    Ok(rows)
}

/// An instant on Taipei's clock, in the calendar of the language.
pub fn when(at: Time, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => at.roc(),
        Lang::En => at.taipei().format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// A day in the calendar of the language.
pub fn day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => roc::long(date),
        Lang::En => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_calendar() {
        let at = Time::parse("2026-11-20T16:05:00Z").unwrap();
        assert_eq!(when(at, Lang::ZhTw), "115年11月21日 00:05");
        assert_eq!(when(at, Lang::En), "2026-11-21 00:05");
        assert_eq!(day(at.local_date(), Lang::ZhTw), "115年11月21日");
    }
}
