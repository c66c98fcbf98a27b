//! What the desk sends: the decision on a finding, the end of a review, and the wish for another try.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer as Kept, Key, once};
use crate::review::again::again as queue_again;
use crate::review::finish::{Verdict, finish as end};
use crate::review::model::Outcome;
use crate::review::second::{Second, second as look_again};
use crate::review::settle::{Answer, Seen, settle as answer};
use crate::web::layout::{go, with_status};
use crate::web::review::desk::{DeskPage, review_id};
use crate::web::review::form::{AgainForm, FinishForm, SecondForm, SettleForm};
use crate::web::ruling::Summary;

/// Decides a finding, and goes on to the next that waits.
///
/// # Errors
/// None that the page can show.
pub async fn settle(
    caller: Caller,
    at: Path<(String, String)>,
    form: Form<SettleForm>,
) -> Result<HttpResponse, Failure> {
    let (id, number) = (review_id(&at.0)?, at.1.parse::<i64>().map_err(|_| Error::not_found())?);
    let (call, sent) = (caller.call()?, form.0.clone());
    let facts = format!("{id}\n{number}\n{}\n{}\n{}", sent.version, sent.answer, sent.reason);
    let key = Key {
        route: "POST /review/{id}/findings/{number}".to_owned(),
        key: sent.key.clone(),
        fingerprint: sha256(facts.as_bytes()),
    };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let said: Answer = sent.answer.parse().map_err(|_| Error::invalid("review.answer_missing").at("answer"))?;
            let seen = Seen { review: id, number, version: sent.version };
            let row = answer(conn, &call, seen, said, &sent.reason)?;
            Ok(Kept { status: StatusCode::SEE_OTHER, etag: None, body: row.state.to_string(), replayed: false })
        })
    });
    match done.await {
        Ok(kept) => Ok(go(&format!("/review/{id}"), Some(&format!("finding-{}", kept.body)))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let page = DeskPage::load(&caller, id, DeskPage::at(number), false).await?;
            Ok(with_status(status, &page.refused(form.0, FinishForm::default(), summary))?)
        }
    }
}

/// Ends a review.
///
/// # Errors
/// None that the page can show.
pub async fn finish(caller: Caller, id: Path<String>, form: Form<FinishForm>) -> Result<HttpResponse, Failure> {
    let id = review_id(&id)?;
    let (call, sent) = (caller.call()?, form.0.clone());
    let words = format!("{}\n{}\n{}", sent.ground, sent.ground_finding, sent.note);
    let facts = format!("{id}\n{}\n{}\n{words}", sent.version, sent.outcome);
    let key = Key {
        route: "POST /review/{id}/finish".to_owned(),
        key: sent.key.clone(),
        fingerprint: sha256(facts.as_bytes()),
    };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let outcome: Outcome =
                sent.outcome.parse().map_err(|_| Error::invalid("review.outcome_missing").at("outcome"))?;
            let ground = (!sent.ground.is_empty()).then(|| sent.ground.parse());
            let ground = ground.transpose().map_err(|_| Error::invalid("review.ground_missing").at("ground"))?;
            let verdict =
                Verdict { outcome, note: sent.note.clone(), ground, ground_finding: sent.ground_finding.clone() };
            end(conn, &call, id, sent.version, &verdict)?;
            Ok(Kept { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    match done.await {
        Ok(_) => Ok(go(&format!("/review/{id}"), Some("review-decided"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let page = DeskPage::load(&caller, id, DeskPage::nowhere(), false).await?;
            Ok(with_status(status, &page.refused(SettleForm::default(), form.0, summary))?)
        }
    }
}

/// Agrees to a rejection, or sends it back to the desk.
///
/// # Errors
/// None that the page can show.
pub async fn second(caller: Caller, id: Path<String>, form: Form<SecondForm>) -> Result<HttpResponse, Failure> {
    let id = review_id(&id)?;
    let (call, sent) = (caller.call()?, form.0);
    let key = Key {
        route: "POST /review/{id}/second".to_owned(),
        key: sent.key.clone(),
        fingerprint: sha256(format!("{id}\n{}\n{}\n{}", sent.version, sent.answer, sent.reason).as_bytes()),
    };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let said: Second = sent.answer.parse().map_err(|_| Error::invalid("review.answer_missing").at("second"))?;
            look_again(conn, &call, id, sent.version, said, &sent.reason)?;
            Ok(Kept { status: StatusCode::SEE_OTHER, etag: None, body: said.to_string(), replayed: false })
        })
    });
    match done.await {
        Ok(kept) => Ok(go(&format!("/review/{id}"), Some(&format!("review-second-{}", kept.body)))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let page = DeskPage::load(&caller, id, DeskPage::nowhere(), false).await?;
            Ok(with_status(status, &page.refused(SettleForm::default(), FinishForm::default(), summary))?)
        }
    }
}

/// Queues a review again that the machine gave up.
///
/// # Errors
/// None that the page can show.
pub async fn again(caller: Caller, id: Path<String>, form: Form<AgainForm>) -> Result<HttpResponse, Failure> {
    let id = review_id(&id)?;
    let (call, sent) = (caller.call()?, form.0);
    let key = Key {
        route: "POST /review/{id}/again".to_owned(),
        key: sent.key,
        fingerprint: sha256(format!("{id}\n{}", sent.version).as_bytes()),
    };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            queue_again(conn, &call, id, sent.version)?;
            Ok(Kept { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    match done.await {
        Ok(_) => Ok(go(&format!("/review/{id}"), Some("review-again"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let page = DeskPage::load(&caller, id, DeskPage::nowhere(), false).await?;
            Ok(with_status(status, &page.refused(SettleForm::default(), FinishForm::default(), summary))?)
        }
    }
}
