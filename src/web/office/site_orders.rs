//! Orders of the e-procurement site that are none of the market's, or may be several: the list.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::error::Error;
use crate::base::page::PageAsk;
use crate::exchange::model::{SiteOrder, SiteState};
use crate::exchange::store;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::web::layout::{Layout, page};
use crate::web::orders::day;

/// Which lines.
#[derive(Debug, Default, Deserialize)]
pub struct ListAsk {
    state: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "office_site_orders.html")]
struct ListPage {
    page: Layout,
    states: &'static [SiteState],
    state: SiteState,
    rows: Vec<(SiteOrder, String)>,
    next: Option<String>,
}

/// Lists lines of one state, newest first.
///
/// # Errors
/// The asker may not; there is no such state; the cursor is none of this list.
pub async fn list(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadSiteOrders, &Facts::default())?;
    let state = match ask.state.as_deref() {
        None | Some("") => SiteState::Waiting,
        Some(text) => text.parse().map_err(|_| Error::not_found())?,
    };
    let (filter, lang) = (format!("site orders {state}"), caller.lang);
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), &filter)?;
    let asked = which.clone();
    let rows = caller.app.door.read(move |conn| store::list(conn, state, &asked)).await?;
    let found = which.cut(rows, &filter, |line: &SiteOrder| line.id.to_string());
    let rows = found.data.into_iter().map(|line| (line.clone(), day(line.ordered_on, lang))).collect();
    let next = found.next_cursor.map(|cursor| format!("/office/site-orders?state={state}&cursor={cursor}"));
    let states = SiteState::ALL;
    Ok(page(&ListPage { page: Layout::new(&caller, "site-orders-title"), states, state, rows, next })?)
}

impl ListPage {
    fn current(&self, state: &SiteState) -> bool {
        self.state == *state
    }
}
