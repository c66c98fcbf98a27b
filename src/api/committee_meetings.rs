//! Meetings of evaluation committees: called, attended, scored, counted, decided.

use std::collections::BTreeMap;

use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use procurement_law::ruling::Ruling;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::{Words, make, step};
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::base::time::Time;
use crate::committees::call::{Called, call_meeting};
use crate::committees::course::Course;
use crate::committees::draft::SheetDraft;
use crate::committees::enter::{Scan, enter, sound};
use crate::committees::keep::keep;
use crate::committees::minutes::dissent;
use crate::committees::model::{Meeting, MeetingState, Sheet, Source, kept};
use crate::committees::read::meeting;
use crate::committees::score::{form, submit};
use crate::committees::sheet::Marks;
use crate::committees::step::{Step, take};
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;

/// A meeting.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingView {
    /// The id.
    pub id: Uuid,
    /// Its number.
    pub number: i64,
    /// How far it is.
    pub state: MeetingState,
    /// Its course.
    pub course: Course,
    /// Whether it can vote now.
    #[schema(value_type = Option<Object>)]
    pub quorum: Option<Ruling>,
    /// Seats whose sheets are here; never what stands in them.
    pub sent: Vec<Uuid>,
    /// What the law says of each step.
    #[schema(value_type = Object)]
    pub rulings: BTreeMap<String, Vec<Ruling>>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// That a sheet came in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Receipt {
    /// The sheet's id.
    pub id: Uuid,
    /// How it came in.
    pub source: Source,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub submitted_at: Time,
}

/// The asker's own form.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnSheet {
    /// Who is scored.
    pub bidders: Vec<String>,
    /// On which items, with their most points.
    #[schema(value_type = Vec<Object>)]
    pub items: Vec<(String, rust_decimal::Decimal)>,
    /// The own sheet, where it was sent.
    pub marks: Option<Marks>,
    /// What is kept as a draft, where nothing was sent.
    pub draft: Option<SheetDraft>,
}

/// A sheet that was filled in on paper.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperSheet {
    /// Whose.
    #[schema(value_type = String)]
    pub seat: SeatId,
    /// What it says.
    pub marks: Marks,
    /// Its scan, PDF, PNG or JPEG in base64.
    pub scan: String,
    /// The scan's name.
    #[serde(default)]
    pub scan_name: String,
}

/// Calls a meeting.
#[utoipa::path(tag = "committees", request_body = Called, params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = MeetingView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/committee/meetings")]
pub async fn call_a_meeting(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, called): (_, Called) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    make(caller, key, move |conn, call| {
        let row = call_meeting(conn, call, &tender_no, &called)?;
        Ok((view(&row, None, Vec::new())?, row.version))
    })
    .await
}

/// Reads a meeting: who is here, whether it can vote now, whose sheets are here, what it came to.
#[utoipa::path(tag = "committees", params(("tender_no" = String, Path), ("number" = i64, Path)),
    responses((status = 200, body = MeetingView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/tenders/{tender_no}/committee/meetings/{number}")]
pub async fn read_meeting(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (call, (case_no, number)) = (caller.call()?, place(at)?);
    let found = caller.app.door.read(move |conn| meeting(conn, &call, &case_no, number)).await?;
    let sent = found.sent.iter().map(|seat| seat.0).collect();
    let shown = view(&found.desk.meeting, Some(found.quorum), sent)?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(shown.version))).json(shown))
}

/// Takes a step of a meeting: attend, count, resolve, prepare and draw lots, decide, minutes.
#[utoipa::path(tag = "committees", request_body = Step,
    params(("tender_no" = String, Path), ("number" = i64, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = MeetingView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/committee/meetings/{number}/steps")]
pub async fn step_meeting(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (wanted, (case_no, number)): (Step, _) = (body(&sent.0)?, place(at)?);
    let vault = caller.app.vault.clone();
    step(caller, &request, &sent, move |conn, call, seen| {
        let row = take(conn, call, &vault, (&case_no, number), seen, &wanted)?;
        Ok((view(&row, None, Vec::new())?, row.version))
    })
    .await
}

/// Reads the asker's own form and sheet; there is no way to another's.
#[utoipa::path(tag = "committees", params(("tender_no" = String, Path), ("number" = i64, Path)),
    responses((status = 200, body = OwnSheet), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/tenders/{tender_no}/committee/meetings/{number}/sheet")]
pub async fn read_own_sheet(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (call, (case_no, number)) = (caller.call()?, place(at)?);
    let found = caller.app.door.read(move |conn| form(conn, &call, &case_no, number)).await?;
    let bidders = found.desk.round()?.bidders.iter().map(|one| one.name.clone()).collect();
    let marks = found.own.map(|one| one.1);
    Ok(HttpResponse::Ok().json(OwnSheet { bidders, items: found.items, marks, draft: found.draft }))
}

/// Keeps the asker's own sheet as a draft, half filled as it may be; the last one kept counts, and no record tells of it.
#[utoipa::path(tag = "committees", request_body = SheetDraft, params(("tender_no" = String, Path), ("number" = i64, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[put("/tenders/{tender_no}/committee/meetings/{number}/sheet/draft")]
pub async fn keep_own_draft(caller: Caller, at: Path<(String, String)>, sent: Sent) -> Result<HttpResponse, Failure> {
    let (call, draft): (_, SheetDraft) = (caller.call()?, body(&sent.0)?);
    let (case_no, number) = place(at)?;
    caller.app.door.write(move |conn| keep(conn, &call, &case_no, number, &draft)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Sends the asker's own sheet.
#[utoipa::path(tag = "committees", request_body = Marks,
    params(("tender_no" = String, Path), ("number" = i64, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = Receipt), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/committee/meetings/{number}/sheet")]
pub async fn send_own_sheet(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, marks): (_, Marks) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let (case_no, number) = place(at)?;
    make(caller, key, move |conn, call| Ok((receipt(&submit(conn, call, &case_no, number, &marks)?), 1))).await
}

/// Enters a sheet that a member filled in on paper, with its scan.
#[utoipa::path(tag = "committees", request_body = PaperSheet,
    params(("tender_no" = String, Path), ("number" = i64, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = Receipt), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/committee/meetings/{number}/paper-sheets")]
pub async fn enter_paper_sheet(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, wanted): (_, PaperSheet) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let (case_no, number) = place(at)?;
    let bytes = STANDARD.decode(&wanted.scan).map_err(|_| Error::invalid("sheet.scan").at("scan"))?;
    sound(&bytes)?;
    let size = bytes.len();
    let digest = caller.app.storage.put(bytes).await?;
    let scan = Scan { digest, size, name: wanted.scan_name.clone() };
    make(caller, key, move |conn, call| {
        let row = enter(conn, call, (&case_no, number), wanted.seat, &wanted.marks, &scan)?;
        Ok((receipt(&row), 1))
    })
    .await
}

/// Has the asker's other opinion recorded in the minutes.
#[utoipa::path(tag = "committees", request_body = Words,
    params(("tender_no" = String, Path), ("number" = i64, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = MeetingView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/tenders/{tender_no}/committee/meetings/{number}/dissent")]
pub async fn record_dissent(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, words): (_, Words) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let (case_no, number) = place(at)?;
    make(caller, key, move |conn, call| {
        let row = dissent(conn, call, (&case_no, number), &words.text)?;
        Ok((view(&row, None, Vec::new())?, row.version))
    })
    .await
}

fn place(at: Path<(String, String)>) -> Result<(String, i64), Error> {
    let (case_no, number) = at.into_inner();
    Ok((case_no, number.parse().map_err(|_| Error::not_found())?))
}

fn view(row: &Meeting, quorum: Option<Ruling>, sent: Vec<Uuid>) -> Result<MeetingView, Error> {
    let mut course: Course = kept(&row.content)?;
    // What is sealed is nobody's to take away; its digest is the commitment.
    if let Some(lots) = &mut course.lots {
        lots.sealed.clear();
    }
    Ok(MeetingView {
        id: row.id.0,
        number: row.number,
        state: row.state,
        course,
        quorum,
        sent,
        rulings: kept(&row.rulings)?,
        version: row.version,
    })
}

fn receipt(row: &Sheet) -> Receipt {
    Receipt { id: row.id.0, source: row.source, submitted_at: row.submitted_at }
}
