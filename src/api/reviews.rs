//! Reviews of bids: the queue, and one review with its files, documents and findings.

use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpResponse, get};
use bid_review::document::Document;
use bid_review::finding::Finding;
use procurement_law::ruling::Lang;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::id::ReviewId;
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::review::correction::Correction;
use crate::review::model::{FindingChange, FindingRow, Ground, Outcome, ReviewState};
use crate::review::read::{self, Line, Whole};

/// A review in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewLine {
    /// The review.
    pub id: Uuid,
    /// The tender's number.
    pub tender_no: String,
    /// The vendor's label.
    pub label: String,
    /// The stage.
    pub stage: &'static str,
    /// `queued`, `reading`, `judged`, `failed`, `decided` or `replaced`.
    pub state: ReviewState,
    /// Files of the package.
    pub files: i64,
    /// Files read.
    pub files_done: i64,
    /// Pages read.
    pub pages_done: i64,
    /// Pages known of so far.
    pub pages: i64,
    /// Findings that wait for a person.
    pub due: i64,
    /// What it came to.
    pub outcome: Option<Outcome>,
    /// Counts recorded changes; the ETag.
    pub version: i64,
}

/// A review.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewView {
    /// The review in a line.
    #[serde(flatten)]
    pub line: ReviewLine,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// The ground of its rejection, `50-1-1` to `50-1-7`.
    pub ground: Option<Ground>,
    /// The agency's finding that it is there.
    pub ground_finding: Option<String>,
    /// Who agreed to the rejection; while absent it does not stand.
    pub seconded_by: Option<Uuid>,
    /// When it was finished.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Time>,
    /// The files.
    pub read: Vec<FileView>,
    /// The documents found, with their fields.
    #[schema(value_type = Vec<Object>)]
    pub documents: Vec<Document>,
    /// The findings.
    #[schema(value_type = Vec<Object>)]
    pub findings: Vec<FindingView>,
    /// What people read otherwise than the machine.
    pub corrections: Vec<CorrectionView>,
    /// Counts judgings: 1, and one more each time the bid was judged anew.
    pub round: i64,
    /// Findings that the last judging says no more.
    #[schema(value_type = Vec<Object>)]
    pub gone: Vec<FindingView>,
}

/// What a person read otherwise than the machine.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionView {
    /// The type of the document.
    pub kind: String,
    /// Its file.
    pub file: String,
    /// Its first page, from 1.
    pub page: i64,
    /// The field.
    pub field: String,
    /// Its value before.
    #[schema(value_type = Object)]
    pub before: Value,
    /// Its value now.
    #[schema(value_type = Object)]
    pub after: Value,
    /// Why.
    pub reason: String,
    /// Who read it.
    pub corrected_by: Uuid,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub corrected_at: Time,
}

/// A file and what reading it gave.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileView {
    /// 1, 2, 3 …
    pub number: i64,
    /// Its label, by which evidence names it.
    pub name: String,
    /// SHA-256.
    pub sha256: String,
    /// Bytes.
    pub size: i64,
    /// `all`, `part` or `none`; absent while it waits.
    pub extent: Option<String>,
    /// Why not all.
    pub reason: Option<String>,
    /// Its pages.
    pub page_count: Option<i64>,
    /// What a reviewer should know of it.
    pub notes: Vec<String>,
}

/// A finding and what a person made of it.
#[derive(Debug, Serialize)]
pub struct FindingView {
    /// Its number, by which it is decided.
    pub number: i64,
    /// What it says in words.
    pub sentence: String,
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// `open`, `confirmed` or `overruled`.
    pub state: &'static str,
    /// Why, in the reviewer's words.
    pub decision_reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<Time>,
    /// Counts changes; the ETag that a decision names.
    pub version: i64,
    /// Whether it came of holding the bids of the stage against each other.
    pub across: bool,
    /// `new`, `changed`, `same` or `gone` against the judging before; absent after the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<FindingChange>,
}

/// Which reviews.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListReviews {
    /// Only in this state; without it all but those of replaced packages.
    pub state: Option<String>,
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Lists the reviews, newest first.
#[utoipa::path(tag = "reviews", params(ListReviews), responses((status = 200, body = [ReviewLine]), (status = 401, body = Problem)))]
#[get("/reviews")]
pub async fn list_reviews(caller: Caller, ask: Query<ListReviews>) -> Result<HttpResponse, Failure> {
    let known = "queued, reading, judged, failed, decided, replaced";
    let unknown = || Error::invalid("search.unknown_value").with("known", known).at("state");
    let state = ask.state.as_deref().map(|text| text.parse::<ReviewState>().map_err(|_| unknown())).transpose()?;
    let filter = format!("reviews {}", state.map_or("any", ReviewState::as_str));
    let (page, call) = (PageAsk::parse(ask.limit, ask.cursor.as_deref(), &filter)?, caller.call()?);
    let page = caller.app.door.read(move |conn| read::list(conn, &call, state, &page, &filter)).await?;
    let data = page.data.iter().map(line).collect();
    Ok(HttpResponse::Ok().json(Page::<ReviewLine> { data, next_cursor: page.next_cursor }))
}

/// Reads a review. The look is recorded.
#[utoipa::path(tag = "reviews", params(("id" = String, Path)), responses((status = 200, body = ReviewView), (status = 404, body = Problem)))]
#[get("/reviews/{id}")]
pub async fn read_review(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (review_id(&id)?, caller.call()?);
    let whole = caller.app.door.write(move |conn| {
        let whole = read::read(conn, &call, id)?;
        read::look(conn, &call, id, "review.read", Value::Null)?;
        Ok(whole)
    });
    let seen = view(&whole.await?, caller.lang)?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(seen.line.version))).json(seen))
}

/// A review in a line.
pub fn line(line: &Line) -> ReviewLine {
    ReviewLine {
        id: line.review.id.0,
        tender_no: line.tender.case_no.clone(),
        label: line.bid.label.clone(),
        stage: line.review.stage.as_str(),
        state: line.review.state,
        files: line.review.files,
        files_done: line.review.files_done,
        pages_done: line.review.pages_done,
        pages: line.review.pages,
        due: line.due,
        outcome: line.review.outcome,
        version: line.review.version,
    }
}

/// A review as the API shows it.
///
/// # Errors
/// A row holds what cannot be read, a fault of the program.
pub fn view(whole: &Whole, lang: Lang) -> Result<ReviewView, Error> {
    let due = whole.findings.iter().filter(|row| row.is_due()).count();
    let as_line = Line {
        review: whole.review.clone(),
        tender: whole.tender.clone(),
        bid: whole.bid.clone(),
        due: i64::try_from(due).unwrap_or(i64::MAX),
    };
    let read = whole.files.iter().map(|file| {
        let reading = whole.readings.get(&file.id);
        FileView {
            number: file.number,
            name: file.name.clone(),
            sha256: file.digest.clone(),
            size: file.size,
            extent: reading.map(|reading| reading.extent.clone()),
            reason: reading.and_then(|reading| reading.reason.clone()),
            page_count: reading.map(|reading| reading.page_count),
            notes: reading.map(|reading| reading.notes()).unwrap_or_default(),
        }
    });
    Ok(ReviewView {
        line: line(&as_line),
        note: whole.review.note.clone(),
        ground: whole.review.ground,
        ground_finding: whole.review.ground_finding.clone(),
        seconded_by: whole.review.seconded_by.map(|user| user.0),
        decided_at: whole.review.decided_at,
        read: read.collect(),
        documents: whole.review.documents()?,
        findings: whole.findings.iter().map(|row| shown(row, whole.review.round, lang)).collect::<Result<_, _>>()?,
        corrections: whole.corrections.iter().map(correction).collect(),
        round: whole.review.round,
        gone: whole.gone.iter().map(|row| shown(row, whole.review.round, lang)).collect::<Result<_, _>>()?,
    })
}

/// A finding as the API shows it.
///
/// # Errors
/// The row holds none, a fault of the program.
pub fn finding(row: &FindingRow, lang: Lang) -> Result<FindingView, Error> {
    let finding = row.finding()?;
    Ok(FindingView {
        number: row.number,
        sentence: finding.sentence(lang),
        finding,
        state: row.state.as_str(),
        decision_reason: row.reason.clone(),
        decided_by: row.decided_by.map(|user| user.0),
        decided_at: row.decided_at,
        version: row.version,
        across: row.across,
        change: None,
    })
}

fn correction(row: &Correction) -> CorrectionView {
    CorrectionView {
        kind: row.kind.clone(),
        file: row.file.clone(),
        page: row.page + 1,
        field: row.field.clone(),
        before: row.value_before(),
        after: row.value_after(),
        reason: row.reason.clone(),
        corrected_by: row.corrected_by.0,
        corrected_at: row.corrected_at,
    }
}

fn shown(row: &FindingRow, round: i64, lang: Lang) -> Result<FindingView, Error> {
    Ok(FindingView { change: row.change(round), ..finding(row, lang)? })
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn review_id(text: &str) -> Result<ReviewId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
