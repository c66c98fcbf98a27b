//! The result of a tender: its notice and its release of open data for everybody, what the office writes beside it for those
//! who oversee.

use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::NaiveDate;
use procurement_law::ruling::Ruling;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::step;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::results::announced::{Days, Objection};
use crate::results::keep::{Place, announce, answer, object};
use crate::results::notice::Notice;
use crate::results::open_data::package::{Publisher, release_package, releases};
use crate::results::read;
use crate::vault::Vault;

/// What the office writes beside a result.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnnouncedView {
    /// The tender's number.
    pub tender_no: String,
    /// The days.
    pub days: Days,
    /// What the law asks of publication and letters.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
    /// The objections.
    pub objections: Vec<ObjectionView>,
    /// Counts changes, from 0; the ETag.
    pub version: i64,
}

/// An objection, with what the law says of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObjectionView {
    /// 1, 2, 3 …
    pub number: usize,
    /// What is written.
    #[serde(flatten)]
    pub objection: Objection,
    /// What the law says of its time and of the answer's.
    #[schema(value_type = Object)]
    pub ruling: Ruling,
}

/// An objection that comes in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionBody {
    /// Who objects.
    pub by: String,
    /// The day on which the agency received it.
    #[schema(value_type = String, format = Date)]
    pub received_on: NaiveDate,
    /// What it says, or the number of its paper.
    pub words: String,
    /// Whether what follows the award is held for it.
    #[serde(default)]
    pub hold: bool,
}

/// An answer to an objection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionAnswer {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub answered_on: NaiveDate,
    /// What is answered.
    pub answer: String,
    /// Whether what was held goes on.
    #[serde(default)]
    pub release: bool,
}

/// Reads the notice of a tender's result; before the award is closed or the tender has ended it is an unknown id.
#[utoipa::path(tag = "tenders", params(("tender_no" = String, Path)),
    responses((status = 200, body = Notice), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}/award/notice")]
pub async fn read_notice(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let vault = caller.app.vault.clone();
    let notice = caller.app.door.read(move |conn| read::notice(conn, &vault, &tender_no)).await?;
    Ok(HttpResponse::Ok().json(notice))
}

/// Reads the result as a release package of the Open Contracting Data Standard 1.1.
#[utoipa::path(tag = "tenders", params(("tender_no" = String, Path)),
    responses((status = 200, body = Object), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}/award/ocds")]
pub async fn read_release(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let (vault, config) = (caller.app.vault.clone(), caller.app.config.clone());
    let notice = caller.app.door.read(move |conn| read::notice(conn, &vault, &tender_no)).await?;
    let publisher = Publisher { prefix: &config.open_data.ocid_prefix, address: &config.server.address() };
    let released = releases(publisher.prefix, &[notice], &[]);
    Ok(HttpResponse::Ok().json(release_package(publisher, &released, caller.app.clock.now())))
}

/// Reads the days of a result and the objections to it.
#[utoipa::path(tag = "tenders", params(("tender_no" = String, Path)),
    responses((status = 200, body = AnnouncedView), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}/award/announced")]
pub async fn read_announced(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let (call, vault) = (caller.call()?, caller.app.vault.clone());
    let view = caller.app.door.read(move |conn| view(conn, &call, &vault, &tender_no)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(view.version))).json(view))
}

/// Writes the days on which the tender was announced, its result published and the letters received.
#[utoipa::path(tag = "tenders", request_body = Days,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AnnouncedView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/tenders/{tender_no}/award/announced")]
pub async fn announce_result(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (days, vault): (Days, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        announce(conn, call, Place { case_no: &tender_no, seen, vault: &vault }, &days)?;
        versioned(view(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Records an objection to the procedure or its result; it may hold what follows the award.
#[utoipa::path(tag = "tenders", request_body = ObjectionBody,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AnnouncedView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/tenders/{tender_no}/award/objections")]
pub async fn record_objection(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (wanted, vault): (ObjectionBody, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        let place = Place { case_no: &tender_no, seen, vault: &vault };
        let objection = Objection::new(wanted.by.clone(), wanted.received_on, wanted.words.clone());
        object(conn, call, place, objection, wanted.hold)?;
        versioned(view(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Records the answer to an objection; what was held for it may go on.
#[utoipa::path(tag = "tenders", request_body = ObjectionAnswer,
    params(("tender_no" = String, Path), ("number" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AnnouncedView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/tenders/{tender_no}/award/objections/{number}")]
pub async fn answer_objection(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (wanted, vault): (ObjectionAnswer, _) = (body(&sent.0)?, caller.app.vault.clone());
    let (tender_no, number) = at.into_inner();
    let number: usize = number.parse().map_err(|_| Error::not_found())?;
    step(caller, &request, &sent, move |conn, call, seen| {
        let place = Place { case_no: &tender_no, seen, vault: &vault };
        answer(conn, call, place, number, (wanted.answered_on, &wanted.answer), wanted.release)?;
        versioned(view(conn, call, &vault, &tender_no)?)
    })
    .await
}

fn view(conn: &mut DbConn, call: &Call, vault: &Vault, tender_no: &str) -> Result<AnnouncedView, Error> {
    let notice = read::notice(conn, vault, tender_no)?;
    let beside = read::beside(conn, call, &notice)?;
    let objection = |(number, (objection, ruling))| ObjectionView { number, objection, ruling };
    let all = beside.announced.objections.into_iter().zip(beside.objected);
    Ok(AnnouncedView {
        tender_no: notice.tender_no,
        days: beside.announced.days,
        rulings: beside.duties,
        objections: (1..).zip(all).map(objection).collect(),
        version: beside.version,
    })
}

fn versioned(view: AnnouncedView) -> Result<(AnnouncedView, i64), Error> {
    let version = view.version;
    Ok((view, version))
}
