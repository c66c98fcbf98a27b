//! The form by which a buyer asks the awarded vendors of an item for quotes.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{NaiveDateTime, NaiveTime};
use serde::Deserialize;

use crate::base::error::Error;
use crate::base::id::{ItemId, OrganisationId};
use crate::base::time::Time;
use crate::contracts::model::{Framework, Item};
use crate::contracts::store as contracts;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::parties::store as parties;
use crate::quotes::ask::{NewRequest, ask};
use crate::quotes::store;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;
use crate::web::trust::evidence_form::date;

type Pairs = Vec<(String, String)>;

/// About which item.
#[derive(Debug, Deserialize)]
pub struct FormAsk {
    item: String,
}

#[derive(Template)]
#[template(path = "quote_new.html")]
struct AskPage {
    page: Layout,
    item: Item,
    framework: Framework,
    /// Vendor, name, whether it is asked.
    vendors: Vec<(OrganisationId, String, bool)>,
    fewest: u32,
    sent: Pairs,
    summary: Option<Summary>,
}

/// Shows the form.
///
/// # Errors
/// There is no such item.
pub async fn form(caller: Caller, query: Query<FormAsk>) -> Result<HttpResponse, Failure> {
    let item: ItemId = query.item.parse().map_err(|_| Error::not_found())?;
    Ok(page(&load(&caller, item, Vec::new(), None).await?)?)
}

/// Asks, or shows the form again.
///
/// # Errors
/// There is no such item.
pub async fn take(caller: Caller, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let item: ItemId = said(&form.0, "item").parse().map_err(|_| Error::not_found())?;
    let (call, rules) = (caller.call()?, caller.app.config.quotes);
    let made = match wanted(&form.0, item) {
        Ok(new) => caller.app.door.write(move |conn| ask(conn, &call, &new, rules)).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(made) => Ok(go(&format!("/quotes/{}", made.id), Some("quotes-asked"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &load(&caller, item, form.0, Some(summary)).await?)?)
        }
    }
}

fn wanted(pairs: &Pairs, item: ItemId) -> Result<NewRequest, Error> {
    let vendors = pairs.iter().filter(|pair| pair.0 == "vendors").map(|pair| pair.1.parse());
    let quantity = said(pairs, "quantity").trim().replace(',', "");
    Ok(NewRequest {
        item,
        quantity: quantity.parse().map_err(|_| Error::invalid("quote.quantity").at("quantity"))?,
        ground: said(pairs, "ground").parse().map_err(|_| Error::invalid("choice.missing").at("ground"))?,
        wants: said(pairs, "wants").to_owned(),
        closes_at: moment(said(pairs, "closes_on"), said(pairs, "closes_at"))?,
        vendors: vendors.collect::<Result<_, _>>().map_err(|_| Error::invalid("quote.not_awarded").at("vendors"))?,
    })
}

/// A day as people write it and an hour, in Taipei.
fn moment(on: &str, at: &str) -> Result<Time, Error> {
    let on = date(on, "closes_on")?;
    let at = NaiveTime::parse_from_str(at.trim(), "%H:%M");
    let at = at.map_err(|_| Error::invalid("quote.hour").at("closes_at"))?;
    Ok(Time::of_taipei(NaiveDateTime::new(on, at)))
}

async fn load(caller: &Caller, id: ItemId, sent: Pairs, summary: Option<Summary>) -> Result<AskPage, Error> {
    let asked: Vec<OrganisationId> =
        sent.iter().filter(|pair| pair.0 == "vendors").filter_map(|pair| pair.1.parse().ok()).collect();
    let fresh = sent.is_empty();
    let found = caller.app.door.read(move |conn| {
        let item = contracts::some_items(conn, &[id])?.into_iter().next().ok_or_else(Error::not_found)?;
        let framework = contracts::framework(conn, item.framework_id)?;
        let mut vendors = Vec::new();
        for award in store::awarded(conn, id)? {
            let name = parties::find(conn, award.vendor_id)?.name;
            vendors.push((award.vendor_id, name, fresh || asked.contains(&award.vendor_id)));
        }
        Ok((item, framework, vendors))
    });
    let (item, framework, vendors) = found.await?;
    let fewest = caller.app.config.quotes.fewest;
    Ok(AskPage { page: Layout::new(caller, "quote-new-title"), item, framework, vendors, fewest, sent, summary })
}

fn said<'a>(pairs: &'a Pairs, name: &str) -> &'a str {
    pairs.iter().find(|pair| pair.0 == name).map_or("", |pair| pair.1.as_str())
}

impl AskPage {
    fn said(&self, name: &str) -> &str {
        said(&self.sent, name)
    }
}
