//! The form by which a person of the office pauses the ordering of a listing.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::holds::model::Ground;
use crate::holds::put::{NewHold, put};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;

/// What the form says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct HoldForm {
    ground: String,
    evidence: String,
    notice: String,
}

#[derive(Template)]
#[template(path = "hold_new.html")]
struct NewPage {
    page: Layout,
    listing: Listing,
    version: ListingVersion,
    /// Whether the framework's terms allow a hold.
    allowed: bool,
    sent: HoldForm,
    grounds: &'static [Ground],
    summary: Option<Summary>,
}

/// Shows the form.
///
/// # Errors
/// There is no such listing.
pub async fn form(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, listing_id(&id)?, HoldForm::default(), None).await?)?)
}

/// Puts the hold on, or shows the form again.
///
/// # Errors
/// There is no such listing.
pub async fn take(caller: Caller, id: Path<String>, form: Form<HoldForm>) -> Result<HttpResponse, Failure> {
    let (listing, call, sent) = (listing_id(&id)?, caller.call()?, form.0.clone());
    let done = caller.app.door.write(move |conn| {
        listings::find(conn, listing)?;
        let ground: Ground = sent.ground.parse().map_err(|_| Error::invalid("choice.missing").at("ground"))?;
        let new = NewHold { listing, ground, evidence: sent.evidence.clone(), notice: sent.notice.clone() };
        put(conn, &call, &new)
    });
    match done.await {
        Ok(hold) => Ok(go(&format!("/holds/{}", hold.id), Some("hold-placed"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &load(&caller, listing, form.0, Some(summary)).await?)?)
        }
    }
}

async fn load(caller: &Caller, id: ListingId, sent: HoldForm, summary: Option<Summary>) -> Result<NewPage, Error> {
    let found = caller.app.door.read(move |conn| {
        let (listing, version) = listings::find(conn, id)?;
        let terms = listing.award_id.map(|award| contracts::terms(conn, award)).transpose()?;
        Ok((listing, version, terms.is_some_and(|(_, _, framework)| framework.holds_allowed)))
    });
    let (listing, version, allowed) = found.await?;
    let page = Layout::new(caller, "hold-new-title");
    Ok(NewPage { page, listing, version, allowed, sent, grounds: Ground::ALL, summary })
}

fn listing_id(text: &str) -> Result<ListingId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
