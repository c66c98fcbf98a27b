//! What the desk sends to ask a vendor, and to record its letter.

use actix_web::HttpResponse;
use actix_web::web::Path;
use procurement_law::rejection::cur_01::{Defect, Treatment};
use procurement_law::roc;

use crate::base::error::Error;
use crate::base::id::QuestionId;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::review::answer::{Answered, answer};
use crate::review::ask::{Asked, ask};
use crate::web::layout::{go, with_status};
use crate::web::review::desk::{DeskPage, review_id};
use crate::web::review::form::{FinishForm, SettleForm};
use crate::web::ruling::Summary;
use crate::web::sent::{Sent, act};

/// The hour at which an answer is due on its last day, the end of office hours.
const DUE_HOUR: u32 = 17;

/// Asks the vendor.
///
/// # Errors
/// None that the page can show.
pub async fn question(
    caller: Caller,
    id: Path<String>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let (id, sent) = (review_id(&id)?, Sent(form.0));
    let done = match asked(&sent) {
        Err(error) => Err(error),
        Ok(asked) => {
            let verb = move |conn: &mut _, call: &_| ask(conn, call, id, &asked).map(drop);
            act(&caller, ("/review/{id}/questions", &id.to_string()), &sent, verb).await
        }
    };
    back(&caller, id, sent.get("finding").parse().ok(), done, "question-asked").await
}

/// Records an answer that came by letter.
///
/// # Errors
/// None that the page can show.
pub async fn letter(
    caller: Caller,
    at: Path<(String, String)>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let (id, sent) = (review_id(&at.0)?, Sent(form.0));
    let question: QuestionId = at.1.parse().map_err(|_| Error::not_found())?;
    let form = sent.clone();
    let verb = move |conn: &mut _, call: &_| {
        let (answered, letter) = (form.get("answer").to_owned(), Some(form.get("letter").to_owned()));
        answer(conn, call, &Answered { id: question, seen: form.version()?, answer: answered, letter }).map(drop)
    };
    let done = act(&caller, ("/review/{id}/questions/{question}", &question.to_string()), &sent, verb).await;
    back(&caller, id, None, done, "question-letter-kept").await
}

async fn back(
    caller: &Caller,
    id: crate::base::id::ReviewId,
    finding: Option<i64>,
    done: Result<(), Error>,
    said: &str,
) -> Result<HttpResponse, Failure> {
    match done {
        Ok(()) => Ok(go(&format!("/review/{id}"), Some(said))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let place = finding.map_or_else(DeskPage::nowhere, DeskPage::at);
            let page = DeskPage::load(caller, id, place, false).await?;
            Ok(with_status(status, &page.refused(SettleForm::default(), FinishForm::default(), summary))?)
        }
    }
}

fn asked(sent: &Sent) -> Result<Asked, Error> {
    let chosen = |name: &str| Error::invalid("choice.missing").at(name);
    let day = roc::parse(sent.get("until")).ok_or_else(|| Error::invalid("award.day").at("until"))?;
    let hour = day.and_hms_opt(DUE_HOUR, 0, 0).ok_or_else(|| Error::invalid("award.day").at("until"))?;
    Ok(Asked {
        finding: sent.given("finding").map(str::parse).transpose().map_err(|_| chosen("finding"))?,
        defect: Defect::from_code(sent.get("defect")).ok_or_else(|| chosen("defect"))?,
        price: sent.is("price", "yes"),
        treatment: Treatment::from_code(sent.get("treatment")).ok_or_else(|| chosen("treatment"))?,
        question: sent.get("question").to_owned(),
        until: Time::of_taipei(hour),
    })
}
