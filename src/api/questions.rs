//! Questions to vendors about their bids, and their answers.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use procurement_law::rejection::cur_01::{Defect, Treatment};
use procurement_law::ruling::Ruling;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::{make, step};
use crate::base::error::Error;
use crate::base::id::{QuestionId, ReviewId};
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;
use crate::review::answer::{Answered, answer};
use crate::review::ask::{Asked, ask};
use crate::review::question::{Place, Question};
use crate::review::read_questions::{of_review, of_vendor};

/// A question as it is asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskBody {
    /// About which finding; none for the bid as a whole.
    #[serde(default)]
    pub finding: Option<i64>,
    /// What is wrong, in the words of CUR-01, such as `unclear_content`.
    #[schema(value_type = String)]
    pub defect: Defect,
    /// Whether it touches the price.
    #[serde(default)]
    pub price: bool,
    /// `ask_to_explain` or `allow_correction`.
    #[schema(value_type = String)]
    pub treatment: Treatment,
    /// The question.
    pub question: String,
    /// By when it is to be answered.
    #[schema(value_type = String, format = DateTime)]
    pub until: Time,
}

/// An answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    /// The answer.
    pub answer: String,
}

/// An answer that came by letter.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterBody {
    /// The answer.
    pub answer: String,
    /// The number of the letter.
    pub letter: String,
}

/// A question with its answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionView {
    /// The id.
    pub id: Uuid,
    /// What is wrong.
    pub defect: String,
    /// What is asked for.
    pub treatment: String,
    /// The question.
    pub question: String,
    /// The places in the bid.
    pub places: Vec<Place>,
    /// What the law says of asking.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
    /// By when it is to be answered.
    #[schema(value_type = String, format = DateTime)]
    pub until: Time,
    /// The answer.
    pub answer: Option<String>,
    /// The letter that holds it.
    pub letter: Option<String>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// Asks the vendor of a bid.
#[utoipa::path(tag = "reviews", request_body = AskBody,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = QuestionView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/reviews/{id}/questions")]
pub async fn ask_question(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, said): (_, AskBody) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let id: ReviewId = id.parse().map_err(|_| Error::not_found())?;
    make(caller, key, move |conn, call| {
        let asked = Asked {
            finding: said.finding,
            defect: said.defect,
            price: said.price,
            treatment: said.treatment,
            question: said.question.clone(),
            until: said.until,
        };
        let row = ask(conn, call, id, &asked)?;
        Ok((view(&row)?, row.version))
    })
    .await
}

/// The questions of a review.
#[utoipa::path(tag = "reviews", params(("id" = String, Path)),
    responses((status = 200, body = Vec<QuestionView>), (status = 404, body = Problem)))]
#[get("/reviews/{id}/questions")]
pub async fn list_questions(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (call, id): (_, ReviewId) = (caller.call()?, id.parse().map_err(|_| Error::not_found())?);
    let rows = caller.app.door.read(move |conn| of_review(conn, &call, id)).await?;
    Ok(HttpResponse::Ok().json(views(&rows)?))
}

/// The questions to the caller's own company.
#[utoipa::path(tag = "reviews", responses((status = 200, body = Vec<QuestionView>)))]
#[get("/bid-questions")]
pub async fn own_questions(caller: Caller) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let rows = caller.app.door.read(move |conn| of_vendor(conn, &call)).await?;
    Ok(HttpResponse::Ok().json(views(&rows)?))
}

/// Answers a question about one's own bid, before its time is over.
#[utoipa::path(tag = "reviews", request_body = AnswerBody,
    params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = QuestionView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/bid-questions/{id}/answer")]
pub async fn answer_question(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let said: AnswerBody = body(&sent.0)?;
    take(caller, request, id, sent, said.answer, None).await
}

/// Records an answer that came by letter.
#[utoipa::path(tag = "reviews", request_body = LetterBody,
    params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = QuestionView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/bid-questions/{id}/letter")]
pub async fn record_letter(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let said: LetterBody = body(&sent.0)?;
    take(caller, request, id, sent, said.answer, Some(said.letter)).await
}

async fn take(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
    text: String,
    letter: Option<String>,
) -> Result<HttpResponse, Failure> {
    let id: QuestionId = id.parse().map_err(|_| Error::not_found())?;
    step(caller, &request, &sent, move |conn, call, seen| {
        let row = answer(conn, call, &Answered { id, seen, answer: text.clone(), letter: letter.clone() })?;
        Ok((view(&row)?, row.version))
    })
    .await
}

fn views(rows: &[Question]) -> Result<Vec<QuestionView>, Error> {
    rows.iter().map(view).collect()
}

fn view(row: &Question) -> Result<QuestionView, Error> {
    Ok(QuestionView {
        id: row.id.0,
        defect: row.defect.clone(),
        treatment: row.treatment.clone(),
        question: row.question.clone(),
        places: row.places()?,
        rulings: row.read_rulings()?,
        until: row.until,
        answer: row.answer.clone(),
        letter: row.letter.clone(),
        version: row.version,
    })
}
