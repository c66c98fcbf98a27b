//! Opening and amending frameworks, and one framework as the office keeps it.

use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::api::answer::{Sent, body};
use crate::api::frameworks::{FrameworkView, view};
use crate::api::trust::step::{make, step};
use crate::base::error::Error;
use crate::base::time::Time;
use crate::contracts::amend::{AmendWarning, amend};
use crate::contracts::model::{Ceiling, CeilingUnit, Framework};
use crate::contracts::version::{Difference, FrameworkVersion};
use crate::contracts::written::Written;
use crate::contracts::{open, store, version};
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;

/// A framework as the office keeps it.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptView {
    /// What everybody sees of it.
    #[serde(flatten)]
    pub framework: FrameworkView,
    /// Its terms.
    #[schema(value_type = Object)]
    pub terms: Value,
    /// What may be ordered, and what is.
    pub ceilings: Vec<CeilingView>,
    /// Its versions, newest first.
    pub versions: Vec<VersionView>,
    /// What the law says of it; of the request that opened or amended it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Value>,
    /// What to know of the amendment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<AmendWarning>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// A ceiling. Amounts of money are in ten-thousandths of NT$.
#[derive(Debug, Serialize, ToSchema)]
pub struct CeilingView {
    /// The item's number; none for the budget or an agency's cap.
    pub item_no: Option<String>,
    /// The agency whose orders alone are counted.
    pub agency: Option<uuid::Uuid>,
    /// What is counted.
    pub unit: CeilingUnit,
    /// The most.
    pub cap: i64,
    /// Held by orders that are not issued yet.
    pub reserved: i64,
    /// Taken by issued orders, those placed outside included.
    pub posted: i64,
    /// Of that, placed outside.
    pub outside: i64,
    /// What may still be ordered.
    pub remaining: i64,
}

/// A version.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionView {
    /// 1, 2, 3 …
    pub number: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
    /// Who; none for the program.
    pub by: Option<uuid::Uuid>,
    /// Why.
    pub reason: String,
    /// What differs from the version before: `what`, `before`, `after`.
    #[schema(value_type = Vec<Object>)]
    pub changed: Vec<Difference>,
}

/// A framework as it shall be, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AmendBody {
    /// Why it is amended.
    pub reason: String,
    /// The whole of it, with the items that are added or changed.
    pub framework: Written,
}

/// Opens a framework contract.
#[utoipa::path(tag = "market", request_body = Written, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = KeptView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/frameworks")]
pub async fn open_framework(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let (key, written): (Key, Written) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    make(caller, key, move |conn, call| {
        let new = written.resolve(conn)?;
        let opened = open::enter(conn, call, &new)?;
        let mut kept = kept(conn, &opened.framework)?;
        kept.rulings = json(&opened.rulings)?;
        Ok((kept, opened.framework.version))
    })
    .await
}

/// Reads a framework as the office keeps it.
#[utoipa::path(tag = "market", params(("case_no" = String, Path)), responses((status = 200, body = KeptView), (status = 404, body = Problem)))]
#[get("/frameworks/{case_no}")]
pub async fn read_framework(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadFramework, &Facts::default())?;
    let read = caller.app.door.read(move |conn| {
        let framework = store::by_case(conn, &case_no)?.ok_or_else(Error::not_found)?;
        kept(conn, &framework)
    });
    let kept = read.await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(kept.version))).json(kept))
}

/// Amends a framework; every version is kept.
#[utoipa::path(tag = "market", request_body = AmendBody,
    params(("case_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = KeptView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/frameworks/{case_no}/amend")]
pub async fn amend_framework(
    caller: Caller,
    request: HttpRequest,
    case_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let asked: AmendBody = body(&sent.0)?;
    step(caller, &request, &sent, move |conn, call, seen| {
        let id = store::by_case(conn, &case_no)?.ok_or_else(Error::not_found)?.id;
        let new = asked.framework.resolve(conn)?;
        let amended = amend(conn, call, id, seen, &asked.reason, &new)?;
        let mut kept = kept(conn, &amended.framework)?;
        kept.rulings = json(&amended.rulings)?;
        kept.warnings = amended.warnings;
        Ok((kept, amended.framework.version))
    })
    .await
}

fn kept(conn: &mut DbConn, framework: &Framework) -> Result<KeptView, Error> {
    let items = store::items(conn, framework.id)?;
    let failed = |cause| Error::internal("write an answer", cause);
    let ceilings = store::ceilings(conn, framework.id)?;
    let ceilings = ceilings.iter().map(|row| ceiling(row, &items)).collect();
    let mut versions = Vec::new();
    for row in version::all(conn, framework.id)? {
        let FrameworkVersion { number, reason, changed, by_user, at, .. } = row;
        let changed = serde_json::from_str(&changed).map_err(failed)?;
        versions.push(VersionView { number, at, by: by_user.map(|user| user.0), reason, changed });
    }
    Ok(KeptView {
        terms: serde_json::from_str(&framework.terms).map_err(failed)?,
        version: framework.version,
        framework: view(framework.clone()),
        ceilings,
        versions,
        rulings: Vec::new(),
        warnings: Vec::new(),
    })
}

fn ceiling(row: &Ceiling, items: &[crate::contracts::model::Item]) -> CeilingView {
    CeilingView {
        item_no: items.iter().find(|item| Some(item.id) == row.item_id).map(|item| item.item_no.clone()),
        agency: row.agency_id.map(|agency| agency.0),
        unit: row.unit,
        cap: row.cap,
        reserved: row.reserved(),
        posted: row.posted,
        outside: row.outside,
        remaining: row.remaining(),
    }
}

fn json<T: Serialize>(rulings: &[T]) -> Result<Vec<Value>, Error> {
    let written = rulings.iter().map(serde_json::to_value);
    written.collect::<Result<_, _>>().map_err(|cause| Error::internal("write an answer", cause))
}
