//! What vendors ask for: drafts, applications, and the questions that a listing answers.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep};
use crate::applications::advance::Seen;
use crate::applications::draft::{About, Written, draft, redraft};
use crate::applications::model::{Application, ApplicationKind, Replacement};
use crate::applications::read;
use crate::applications::state::ApplicationState;
use crate::base::error::Error;
use crate::base::id::{ApplicationId, AwardId, ListingId};
use crate::base::page::{Page, PageAsk};
use crate::catalog::model::Class;
use crate::catalog::questions::answers::{Answers, Difference};
use crate::catalog::questions::schema::schema;
use crate::catalog::questions::score::score;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;

/// What a vendor writes; `listing` and `kind` for one that stands, `class`, `sku` and `award` for a new one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteApplication {
    /// The listing that it is about; absent for a new one.
    pub listing: Option<Uuid>,
    /// What is asked for; `list` where absent.
    pub kind: Option<ApplicationKind>,
    /// The class of a new listing.
    pub class: Option<Class>,
    /// The vendor's own number for a new listing.
    pub sku: Option<String>,
    /// The award that a new listing hangs on; absent feeds the next round.
    pub award: Option<Uuid>,
    /// Answers by question key.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: Answers,
    /// What is said of a replacement under a running framework.
    #[schema(value_type = Option<Object>)]
    pub replacement: Option<Replacement>,
    /// The vendor's words.
    #[serde(default)]
    pub note: String,
}

/// An application.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationView {
    /// The id.
    pub id: Uuid,
    /// What is asked for.
    pub kind: ApplicationKind,
    /// The vendor.
    pub vendor: Uuid,
    /// The listing; absent until a new one is approved.
    pub listing: Option<Uuid>,
    /// The vendor's own number.
    pub sku: String,
    /// The class.
    pub class: Class,
    /// Where it stands.
    pub state: ApplicationState,
    /// Answers by question key.
    #[schema(value_type = Object)]
    pub answers: Answers,
    /// Where the answers differ from the version they were written against.
    pub differences: Vec<DifferenceView>,
    /// How complete the answers are, 0 to 100.
    pub complete_percent: usize,
    /// Required questions without a right answer.
    pub lacking: Vec<String>,
    /// The vendor's words.
    pub note: String,
    /// Codes of the office's reasons.
    pub reasons: Vec<String>,
    /// The office's words.
    pub said: String,
    /// By when whoever has to act is to act, `2026-11-21`.
    #[schema(value_type = Option<String>)]
    pub due_on: Option<NaiveDate>,
    /// The version, to be named by `If-Match`.
    pub version: i64,
}

/// A question with two answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct DifferenceView {
    /// The question's key.
    pub key: String,
    /// The answer before.
    pub before: String,
    /// The answer after.
    pub after: String,
}

/// Which applications.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListApplications {
    /// Only in this state.
    pub state: Option<ApplicationState>,
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Which questions.
#[derive(Debug, Deserialize, IntoParams)]
pub struct AskQuestions {
    /// `software`, `cloud` or `security`.
    pub class: Class,
    /// The category, for questions of its own.
    #[serde(default)]
    pub category: String,
}

/// The questions of a class as a JSON Schema.
#[utoipa::path(tag = "listings", params(AskQuestions), responses((status = 200, body = Object)))]
#[get("/questions")]
pub async fn read_questions(caller: Caller, ask: Query<AskQuestions>) -> HttpResponse {
    HttpResponse::Ok().json(schema(ask.class, &ask.category, caller.lang))
}

/// Lists the applications that the caller may see, newest first.
#[utoipa::path(tag = "listings", params(ListApplications), responses((status = 200, body = [ApplicationView]), (status = 403, body = Problem)))]
#[get("/applications")]
pub async fn list_applications(caller: Caller, ask: Query<ListApplications>) -> Result<HttpResponse, Failure> {
    let filter = format!("applications {}", ask.state.map_or("any", ApplicationState::as_str));
    let page = PageAsk::parse(ask.limit, ask.cursor.as_deref(), &filter)?;
    let (call, state) = (caller.call()?, ask.state);
    let page = caller.app.door.read(move |conn| read::list(conn, &call, state, &page, &filter)).await?;
    let data: Vec<ApplicationView> = page.data.iter().map(|row| view(row, Vec::new())).collect();
    Ok(HttpResponse::Ok().json(Page { data, next_cursor: page.next_cursor }))
}

/// Reads an application with its differences.
#[utoipa::path(tag = "listings", params(("id" = String, Path)), responses((status = 200, body = ApplicationView), (status = 404, body = Problem)))]
#[get("/applications/{id}")]
pub async fn read_application(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (application_id(&id)?, caller.call()?);
    let read = caller.app.door.read(move |conn| {
        let row = read::read(conn, &call, id)?;
        let differences = read::differences(conn, &row)?;
        Ok((row, differences))
    });
    let (row, differences) = read.await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(row.version))).json(view(&row, differences)))
}

/// Writes a draft.
#[utoipa::path(tag = "listings", request_body = WriteApplication, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = ApplicationView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/applications")]
pub async fn write_application(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let (about, written) = parse(body(&sent.0)?)?;
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = draft(conn, &call, &about, &written)?;
            let differences = read::differences(conn, &row)?;
            keep(StatusCode::CREATED, Some(etag(row.version)), &view(&row, differences))
        })
    });
    Ok(give(answer.await?))
}

/// Writes a draft anew, or the answers that the office asked about.
#[utoipa::path(tag = "listings", request_body = WriteApplication, params(("id" = String, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = ApplicationView), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[put("/applications/{id}")]
pub async fn rewrite_application(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let seen = Seen { id: application_id(&id)?, version: if_match(&request)? };
    let wire: WriteApplication = body(&sent.0)?;
    let written = Written { answers: wire.answers, replacement: wire.replacement, note: wire.note };
    let call = caller.call()?;
    let done = caller.app.door.write(move |conn| {
        let row = redraft(conn, &call, seen, &written)?;
        let differences = read::differences(conn, &row)?;
        Ok((row, differences))
    });
    let (row, differences) = done.await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(row.version))).json(view(&row, differences)))
}

fn parse(wire: WriteApplication) -> Result<(About, Written), Error> {
    let about = match (wire.listing, wire.class) {
        (Some(id), _) => About::Listing { id: ListingId(id), kind: wire.kind.unwrap_or(ApplicationKind::Change) },
        (None, Some(class)) => About::New { class, sku: wire.sku.unwrap_or_default(), award: wire.award.map(AwardId) },
        (None, None) => return Err(Error::invalid("application.about_nothing").at("class")),
    };
    if matches!(about, About::Listing { kind: ApplicationKind::List, .. }) {
        return Err(Error::invalid("application.listed_already").at("kind"));
    }
    Ok((about, Written { answers: wire.answers, replacement: wire.replacement, note: wire.note }))
}

/// An application as the API shows it.
pub fn view(row: &Application, differences: Vec<Difference>) -> ApplicationView {
    let answers = row.answers();
    let score = score(row.class, &answers);
    let difference = |one: Difference| DifferenceView { key: one.key, before: one.before, after: one.after };
    ApplicationView {
        id: row.id.0,
        kind: row.kind,
        vendor: row.vendor_id.0,
        listing: row.listing_id.map(|id| id.0),
        sku: row.sku.clone(),
        class: row.class,
        state: row.state,
        differences: differences.into_iter().map(difference).collect(),
        complete_percent: score.percent,
        lacking: score.lacking,
        answers,
        note: row.note.clone(),
        reasons: row.reasons.split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        said: row.said.clone(),
        due_on: row.due_on,
        version: row.version,
    }
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn application_id(text: &str) -> Result<ApplicationId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
