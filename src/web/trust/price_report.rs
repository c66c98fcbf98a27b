//! The form by which a buyer reports a market price below a listing's.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::evidence::kept;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::upload::Upload;
use crate::price_checks::model::MarketReport;
use crate::price_checks::report::{NewReport, report};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;
use crate::web::trust::evidence_form::{date, price};
use crate::web::trust::sent::Fields;

#[derive(Template)]
#[template(path = "price_report.html")]
struct ReportPage {
    page: Layout,
    listing: Listing,
    version: ListingVersion,
    fields: Fields,
    summary: Option<Summary>,
}

/// Shows the form.
///
/// # Errors
/// There is no such listing.
pub async fn form(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: ListingId = id.parse().map_err(|_| Error::not_found())?;
    Ok(page(&load(&caller, id, Fields::default(), None).await?)?)
}

/// Reports, or shows the form again.
///
/// # Errors
/// There is no such listing.
pub async fn take(caller: Caller, id: Path<String>, form: Upload) -> Result<HttpResponse, Failure> {
    let id: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let (fields, made) = match Fields::read(form).await {
        Ok(mut fields) => {
            let made = keep(&caller, id, &mut fields).await;
            (fields, made)
        }
        Err(error) => (Fields::default(), Err(error)),
    };
    match made {
        Ok(made) => Ok(go(&format!("/price-checks/{}", made.price_check_id), Some("price-reported"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &load(&caller, id, fields, Some(summary)).await?)?)
        }
    }
}

async fn keep(caller: &Caller, listing: ListingId, fields: &mut Fields) -> Result<MarketReport, Error> {
    let new = NewReport {
        listing,
        price: price(fields.text("price"))?,
        place: fields.text("place").to_owned(),
        found_on: date(fields.text("found_on"), "found_on")?,
        evidence: fields.text("evidence").to_owned(),
    };
    let file = match fields.file.take() {
        Some((name, bytes)) => Some(kept::keep(&caller.app.storage, &name, bytes).await?),
        None => None,
    };
    let (call, deadlines) = (caller.call()?, caller.app.config.deadlines);
    caller.app.door.write(move |conn| report(conn, &call, &new, file.as_ref(), deadlines)).await
}

async fn load(caller: &Caller, id: ListingId, fields: Fields, summary: Option<Summary>) -> Result<ReportPage, Error> {
    let (listing, version) = caller.app.door.read(move |conn| listings::find(conn, id)).await?;
    Ok(ReportPage { page: Layout::new(caller, "price-report-title"), listing, version, fields, summary })
}
