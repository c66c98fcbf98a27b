//! A vendor's page for questions about its bids.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::QuestionId;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::review::answer::{Answered, answer};
use crate::review::question::{Place, Question};
use crate::review::read_questions::{of_vendor, own};
use crate::tenders::model::Tender;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::{RulingView, Summary, views};
use crate::web::sent::{Sent, act};

#[derive(Template)]
#[template(path = "questions.html")]
struct QuestionsPage {
    page: Layout,
    rows: Vec<Question>,
    now: Time,
}

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage {
    page: Layout,
    row: Question,
    tender: Tender,
    places: Vec<Place>,
    rulings: Vec<RulingView>,
    open: bool,
    sent: Sent,
    summary: Option<Summary>,
    key: String,
}

/// Lists the questions to one's own company.
///
/// # Errors
/// The person is of no vendor.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let now = call.now;
    let rows = caller.app.door.read(move |conn| of_vendor(conn, &call)).await?;
    Ok(page(&QuestionsPage { page: Layout::new(&caller, "questions-title"), rows, now })?)
}

/// Shows one.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, question_id(&id)?, Sent::default(), None).await?)?)
}

/// Answers one.
///
/// # Errors
/// None that the page can show.
pub async fn reply(
    caller: Caller,
    id: Path<String>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let (id, sent) = (question_id(&id)?, Sent(form.0));
    let form = sent.clone();
    let verb = move |conn: &mut _, call: &_| {
        let text = form.get("answer").to_owned();
        answer(conn, call, &Answered { id, seen: form.version()?, answer: text, letter: None }).map(drop)
    };
    match act(&caller, ("/vendor/questions/{id}", &id.to_string()), &sent, verb).await {
        Ok(()) => Ok(go(&format!("/vendor/questions/{id}"), Some("question-answered"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(&caller, id, sent, Some(summary)).await?)?)
        }
    }
}

async fn load(caller: &Caller, id: QuestionId, sent: Sent, summary: Option<Summary>) -> Result<QuestionPage, Error> {
    let call = caller.call()?;
    let now = call.now;
    let (row, tender) = caller.app.door.read(move |conn| own(conn, &call, id)).await?;
    Ok(QuestionPage {
        page: Layout::new(caller, "question-title"),
        places: row.places()?,
        rulings: views(&row.read_rulings()?, caller.lang),
        open: row.is_open(now),
        key: hex(&caller.call()?.bytes::<16>()),
        row,
        tender,
        sent,
        summary,
    })
}

fn question_id(text: &str) -> Result<QuestionId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

impl QuestionsPage {
    /// The key of where a question stands.
    fn state(&self, row: &Question) -> &'static str {
        match () {
            () if row.answer.is_some() => "question-state-answered",
            () if row.is_waived(self.now) => "question-state-waived",
            () => "question-state-open",
        }
    }
}

impl QuestionPage {
    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }
}
