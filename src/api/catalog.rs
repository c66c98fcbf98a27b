//! Listings.

use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::order_wire::WarningView;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::catalog::model::{Class, ListingState, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::catalog::store;
use crate::contracts::standing::{Standing, standing};
use crate::contracts::store as contracts;
use crate::holds::warn::warnings;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::problem::Problem;

/// A listing in its current version.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListingView {
    /// The id.
    pub id: Uuid,
    /// The vendor's own number.
    pub sku: String,
    /// The vendor.
    pub vendor: Uuid,
    /// The version number, to be named when ordering.
    pub number: i64,
    /// The class.
    pub class: Class,
    /// The category.
    pub category: String,
    /// The maker.
    pub maker: String,
    /// Country of origin.
    pub origin: String,
    /// The name.
    pub name: String,
    /// What one unit is.
    pub unit: String,
    /// Price of a unit, NT$ as a decimal string.
    #[schema(value_type = String)]
    pub unit_price: Money,
    /// The description.
    pub description: String,
    /// Further answers by question key.
    #[schema(value_type = Object)]
    pub details: Value,
    /// Whether it is shown and ordered.
    pub state: ListingState,
    /// The award it is ordered under; none means it cannot be ordered.
    pub award: Option<AwardView>,
    /// Whether it can be ordered today, and if not, whether it lost a round or waits for one.
    pub standing: Standing,
    /// What a buyer should know before ordering.
    pub warnings: Vec<WarningView>,
}

/// The award of a listing.
#[derive(Debug, Serialize, ToSchema)]
pub struct AwardView {
    /// The id, to be named when another listing is to hang on it.
    pub id: Uuid,
    /// The framework's case number.
    pub case_no: String,
    /// The item's number.
    pub item_no: String,
    /// The award price of a unit.
    #[schema(value_type = String)]
    pub price: Money,
    /// Fewest units an order.
    pub min_quantity: Option<i64>,
    /// Most units an order.
    pub max_quantity: Option<i64>,
}

/// Reads a listing.
#[utoipa::path(tag = "market", params(("id" = String, Path)), responses((status = 200, body = ListingView), (status = 404, body = Problem)))]
#[get("/listings/{id}")]
pub async fn read_listing(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let (lang, today) = (caller.lang, caller.app.clock.now().local_date());
    let found = caller.app.door.read(move |conn| {
        let (listing, version) = store::find(conn, id)?;
        let terms = listing.award_id.map(|award| contracts::terms(conn, award)).transpose()?;
        let standing = standing(conn, &listing, &version, today)?;
        let warnings = warnings(conn, &listing, &version, today)?;
        Ok((listing, version, terms, standing, warnings))
    });
    let (listing, version, terms, standing, warnings) = found.await?;
    let award = terms.map(|(award, item, framework)| AwardView {
        id: award.id.0,
        case_no: framework.case_no,
        item_no: item.item_no,
        price: award.price,
        min_quantity: item.min_quantity,
        max_quantity: item.max_quantity,
    });
    let view = ListingView {
        id: listing.id.0,
        sku: listing.sku,
        vendor: listing.vendor_id.0,
        number: version.number,
        class: version.class,
        category: version.category,
        maker: version.maker,
        origin: version.origin,
        name: version.name,
        unit: version.unit,
        unit_price: version.unit_price,
        description: version.description,
        details: serde_json::from_str(&version.details).unwrap_or(Value::Null),
        state: listing.state,
        award,
        standing,
        warnings: warnings.iter().map(|warning| WarningView::of(warning, lang)).collect(),
    };
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(listing.version))).json(view))
}

/// A version of a listing.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionView {
    /// The id, which orders pin.
    pub id: Uuid,
    /// 1, 2, 3 …
    pub number: i64,
    /// Since when, RFC 3339.
    #[schema(value_type = String)]
    pub since: Time,
    /// Answers by question key.
    #[schema(value_type = Object)]
    pub answers: Answers,
}

/// Lists every version of a listing, newest first.
#[utoipa::path(tag = "market", params(("id" = String, Path)), responses((status = 200, body = [VersionView]), (status = 404, body = Problem)))]
#[get("/listings/{id}/versions")]
pub async fn list_versions(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let history = caller.app.door.read(move |conn| store::history(conn, id)).await?;
    if history.is_empty() {
        return Err(Error::not_found().into());
    }
    let view = |version: &ListingVersion| VersionView {
        id: version.id.0,
        number: version.number,
        since: version.created_at,
        answers: Answers::of(version),
    };
    Ok(HttpResponse::Ok().json(history.iter().map(view).collect::<Vec<_>>()))
}
