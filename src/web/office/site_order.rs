//! One order of the e-procurement site: its lines, what of ours it may be, and the form by which a person says so.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Role;
use crate::base::error::Error;
use crate::base::id::{OrderId, SiteOrderId};
use crate::base::money::Money;
use crate::exchange::model::SiteOrder;
use crate::exchange::pick::{candidates, pick};
use crate::exchange::store;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::orders::model::Order;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::day;
use crate::web::ruling::Summary;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PickForm {
    version: i64,
    /// An order's id, or `none`.
    order: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "office_site_order.html")]
struct SitePage {
    page: Layout,
    line: SiteOrder,
    lines: Vec<SiteOrder>,
    day: String,
    total: Money,
    candidates: Vec<Order>,
    matched: Option<Order>,
    office: bool,
    form: PickForm,
    summary: Option<Summary>,
}

/// Shows it.
///
/// # Errors
/// There is none, or the asker may not.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadSiteOrders, &Facts::default())?;
    let id = id.parse().map_err(|_| Error::not_found())?;
    Ok(page(&load(&caller, id, PickForm::default(), None).await?)?)
}

/// Says which order it is, or that it is none.
///
/// # Errors
/// None that the page can show.
pub async fn take(caller: Caller, id: Path<String>, form: Form<PickForm>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepSiteOrders, &Facts::default())?;
    let id: SiteOrderId = id.parse().map_err(|_| Error::not_found())?;
    let (call, sent) = (caller.call()?, form.0.clone());
    let picked = match choice(&sent.order) {
        Ok(order) => {
            let write = move |conn: &mut _| pick(conn, &call, id, sent.version, order, &sent.reason);
            caller.app.door.write(write).await
        }
        Err(error) => Err(error),
    };
    match picked {
        Ok(_) => Ok(go(&format!("/office/site-orders/{id}"), Some("site-order-settled"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &load(&caller, id, form.0, Some(summary)).await?)?)
        }
    }
}

fn choice(text: &str) -> Result<Option<OrderId>, Error> {
    match text {
        "none" => Ok(None),
        "" => Err(Error::invalid("choice.missing").at("order")),
        id => id.parse().map(Some).map_err(|_| Error::invalid("choice.missing").at("order")),
    }
}

async fn load(caller: &Caller, id: SiteOrderId, form: PickForm, summary: Option<Summary>) -> Result<SitePage, Error> {
    let (call, lang) = (caller.call()?, caller.lang);
    let read = caller.app.door.read(move |conn| {
        let line = store::find(conn, id)?;
        let lines = store::of_number(conn, &line.pcc_number, &line.case_no)?;
        let candidates = if line.counts() { candidates(conn, &call, id)? } else { Vec::new() };
        let matched = line.order_id.map(|order| store::order(conn, order)).transpose()?;
        Ok((line, lines, candidates, matched))
    });
    let (line, lines, candidates, matched) = read.await?;
    let total = lines.iter().fold(Money::default(), |sum, one| sum.plus(one.amount).unwrap_or(sum));
    let title = format!("{} {}", crate::texts::say(lang, "site-order-title"), line.pcc_number);
    Ok(SitePage {
        page: Layout::titled(caller, title),
        day: day(line.ordered_on, lang),
        total,
        lines,
        candidates,
        matched,
        office: caller.role() == Some(Role::Office),
        form,
        summary,
        line,
    })
}

impl SitePage {
    fn chosen(&self, order: &Order) -> bool {
        self.form.order == order.id.to_string()
    }
}
