//! Evaluation committees: how they are formed, what they judge by, what their members state, how they end, what is told of them.

use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use procurement_law::evaluation::cmt_04::Doubt;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::answer::{Sent, body};
use crate::api::committee_view::{
    CommitteeView, OwnView, PaperView, SeatView, ToldMemberView, ToldView, bidder, paper, seat, short, view,
};
use crate::api::trust::step::{make, step};
use crate::base::id::SeatId;
use crate::committees::conclude::conclude;
use crate::committees::course::Ending;
use crate::committees::criteria::Criteria;
use crate::committees::disclosed::disclosed;
use crate::committees::form::{Seen, form};
use crate::committees::formed::Formed;
use crate::committees::opinion::Opinion;
use crate::committees::paper::{give_opinion, set_criteria};
use crate::committees::read::{own, read};
use crate::committees::recuse::{dismiss, state};
use crate::committees::statement::Statement;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;

/// A thing that is written for the first time or mended.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Wanted<T> {
    /// The version that the writer saw; left out for the first.
    #[serde(default)]
    pub seen: Option<i64>,
    /// Why it is mended.
    #[serde(default)]
    pub reason: String,
    /// The thing as it should be.
    pub record: T,
}

/// A doubt that others raised about a member.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// Whose seat.
    #[schema(value_type = String)]
    pub seat: SeatId,
    /// `doubt_own` (the agency's) or `doubt_granted` (a bidder's request that the committee granted).
    #[schema(value_type = String)]
    pub doubt: Doubt,
    /// Why.
    pub words: String,
}

/// Lists the committees on which the asker sits or for which the asker works.
#[utoipa::path(tag = "committees", responses((status = 200, body = [OwnView])))]
#[get("/committees")]
pub async fn list_own_committees(caller: Caller) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let found = caller.app.door.read(move |conn| own(conn, &call)).await?;
    let shown = found.into_iter().map(|(seat, committee, tender, meetings)| OwnView {
        tender_no: tender.case_no,
        name: tender.name,
        state: seat.state,
        committee: committee.state,
        meetings: meetings.iter().map(|one| one.number).collect(),
    });
    Ok(HttpResponse::Ok().json(shown.collect::<Vec<_>>()))
}

/// Reads a committee; to everybody but the office and its own people it is an unknown id.
#[utoipa::path(tag = "committees", params(("tender_no" = String, Path)),
    responses((status = 200, body = CommitteeView), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}/committee")]
pub async fn read_committee(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let found = caller.app.door.read(move |conn| read(conn, &call, &tender_no)).await?;
    let shown = view(found)?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(shown.version))).json(shown))
}

/// Forms a committee, or mends how it was formed.
#[utoipa::path(tag = "committees", request_body = Wanted<Formed>, params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PaperView), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/committee")]
pub async fn form_committee(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, wanted): (_, Wanted<Formed>) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let seen = Seen { version: wanted.seen, reason: wanted.reason.clone() };
    make(caller, key, move |conn, call| {
        let row = form(conn, call, &tender_no, &seen, &wanted.record)?;
        Ok((short(&row)?, row.version))
    })
    .await
}

/// Writes the criteria of a tender before its opening, or mends them.
#[utoipa::path(tag = "committees", request_body = Wanted<Criteria>, params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PaperView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/criteria")]
pub async fn write_criteria(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, wanted): (_, Wanted<Criteria>) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let seen = Seen { version: wanted.seen, reason: wanted.reason.clone() };
    make(caller, key, move |conn, call| {
        let row = set_criteria(conn, call, &tender_no, &seen, &wanted.record)?;
        Ok((paper(&row)?, row.version))
    })
    .await
}

/// Writes the work team's opinion, or mends it.
#[utoipa::path(tag = "committees", request_body = Wanted<Opinion>, params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PaperView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/opinion")]
pub async fn write_opinion(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, wanted): (_, Wanted<Opinion>) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let seen = Seen { version: wanted.seen, reason: wanted.reason.clone() };
    make(caller, key, move |conn, call| {
        let row = give_opinion(conn, call, &tender_no, &seen, &wanted.record)?;
        Ok((paper(&row)?, row.version))
    })
    .await
}

/// States the asker's own interests.
#[utoipa::path(tag = "committees", request_body = Statement, params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = SeatView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/tenders/{tender_no}/committee/statement")]
pub async fn state_interests(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, said): (_, Statement) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    make(caller, key, move |conn, call| {
        let row = state(conn, call, &tender_no, &said)?;
        Ok((seat(&row, true)?, row.version))
    })
    .await
}

/// Writes that a member leaves for a doubt that others raised.
#[utoipa::path(tag = "committees", request_body = Dismissal, params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = SeatView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/committee/dismissals")]
pub async fn dismiss_member(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, wanted): (_, Dismissal) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    make(caller, key, move |conn, call| {
        let row = dismiss(conn, call, &tender_no, (wanted.seat, wanted.doubt), &wanted.words)?;
        Ok((seat(&row, false)?, row.version))
    })
    .await
}

/// Ends the work of a committee: its tender is awarded or comes to nothing.
#[utoipa::path(tag = "committees", request_body = Ending, params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PaperView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/tenders/{tender_no}/committee/ending")]
pub async fn end_committee(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let ending: Ending = body(&sent.0)?;
    step(caller, &request, &sent, move |conn, call, seen| {
        let row = conclude(conn, call, &tender_no, seen, &ending)?;
        Ok((short(&row)?, row.version))
    })
    .await
}

/// Reads what everybody is told of a committee; before its time it is an unknown id.
#[utoipa::path(tag = "committees", params(("tender_no" = String, Path)),
    responses((status = 200, body = ToldView), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}/committee/told")]
pub async fn read_told(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let (told, _) = caller.app.door.read(move |conn| disclosed(conn, &call, &tender_no)).await?;
    let member = |one: crate::committees::disclosed::ToldMember| ToldMemberView {
        name: one.name,
        occupation: one.occupation,
        attended: one.attended,
    };
    Ok(HttpResponse::Ok().json(ToldView {
        tender_no: told.tender.case_no,
        members: told.members.into_iter().map(member).collect(),
        best: told.best.map(bidder),
        own: told.own.map(bidder),
        papers: told.papers,
        rulings: told.rulings,
    }))
}
