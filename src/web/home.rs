//! The first page: the search box, the frameworks that are open, and what waits for whoever is signed in.

use actix_web::HttpResponse;
use actix_web::web::block;
use askama::Template;
use search_index::ask::Ask;
use search_index::entry::Kind;

use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::page::{MOST, PageAsk};
use crate::contracts::model::Framework;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::orders::read;
use crate::orders::state::OrderState;
use crate::search::find::find;
use crate::web::frameworks::{FrameworkRow, row};
use crate::web::layout::{Layout, page};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Layout,
    rows: Vec<FrameworkRow>,
    listings: u64,
    orderable: u64,
    notices: u64,
    waiting: Option<Waiting>,
}

/// Orders that wait for the reader.
struct Waiting {
    state: OrderState,
    count: String,
    any: bool,
}

/// Shows the page.
///
/// # Errors
/// The index or the database failed.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    let (lang, today, call) = (caller.lang, caller.app.clock.now().local_date(), caller.call()?);
    let index = caller.app.index.clone();
    let counts = block(move || {
        let all = find(&index, &Ask { limit: 0, ..Ask::default() })?;
        let orderable = find(&index, &Ask { limit: 0, orderable_only: true, ..Ask::default() })?;
        let of = |kind: Kind| {
            let counts = all.facet("kind").map_or(&[][..], |facet| facet.counts.as_slice());
            counts.iter().find(|pair| pair.0 == kind.as_str()).map_or(0, |pair| pair.1)
        };
        Ok::<_, Error>((of(Kind::Listing), orderable.total, of(Kind::Notice)))
    });
    let (listings, orderable, notices) = counts.await.map_err(|cause| Error::internal("count", cause))??;
    let (frameworks, waiting) = caller.app.door.read(move |conn| look(conn, &call)).await?;
    let rows = frameworks.into_iter().map(|framework| row(framework, today, lang)).filter(|row| row.open).collect();
    Ok(page(&HomePage { page: Layout::new(&caller, "home-title"), rows, listings, orderable, notices, waiting })?)
}

fn look(conn: &mut DbConn, call: &Call) -> Result<(Vec<Framework>, Option<Waiting>), Error> {
    let state = match call.actor.role() {
        Some(Role::Buyer) => Some(OrderState::Ready),
        Some(Role::Approver | Role::Accounting) => Some(OrderState::Placed),
        Some(Role::Vendor) => Some(OrderState::Issued),
        Some(Role::Office | Role::Auditor | Role::Reviewer | Role::Member | Role::Maker) | None => None,
    };
    let waiting = match state {
        Some(state) => {
            let ask = PageAsk { limit: MOST, after: None };
            let found = read::list(conn, call, Some(state), &ask, "home")?;
            let more = if found.next_cursor.is_some() { "+" } else { "" };
            Some(Waiting { state, count: format!("{}{more}", found.data.len()), any: !found.data.is_empty() })
        }
        None => None,
    };
    Ok((contracts::frameworks(conn)?, waiting))
}
