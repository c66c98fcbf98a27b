//! What follows a closed award: its papers, the hold for an objection, the framework.

use actix_web::HttpResponse;
use actix_web::web::Path;
use procurement_law::roc;

use crate::awards::framework::{self, Draft};
use crate::awards::hold::hold;
use crate::awards::read::read;
use crate::awards::{notice, paper};
use crate::base::error::Error;
use crate::contracts::terms::Terms;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::paper::{Format, give};
use crate::web::award::{Pairs, answer};
use crate::web::sent::{Sent, act};

/// Opens the framework.
///
/// # Errors
/// None that the page can show.
pub async fn framework(caller: Caller, case_no: Path<String>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let sent = Sent(form.0);
    let done = match draft(&sent) {
        Err(error) => Err(error),
        Ok(draft) => {
            let (no, form) = (case_no.clone(), sent.clone());
            let verb =
                move |conn: &mut _, call: &_| framework::open(conn, call, (&no, form.version()?), &draft).map(drop);
            act(&caller, ("/tenders/{tender_no}/award/framework", &case_no), &sent, verb).await
        }
    };
    answer(&caller, &case_no, sent, done, "award-framework-opened").await
}

/// Holds the award, or lets it go on.
///
/// # Errors
/// None that the page can show.
pub async fn hold_or_release(
    caller: Caller,
    case_no: Path<String>,
    form: Form<Pairs>,
) -> Result<HttpResponse, Failure> {
    let sent = Sent(form.0);
    let whether = sent.is("hold", "yes");
    let (no, form) = (case_no.clone(), sent.clone());
    let verb =
        move |conn: &mut _, call: &_| hold(conn, call, (&no, form.version()?), whether, form.get("reason")).map(drop);
    let done = act(&caller, ("/tenders/{tender_no}/award/hold", &case_no), &sent, verb).await;
    answer(&caller, &case_no, sent, done, if whether { "award-hold-kept" } else { "award-released" }).await
}

/// Gives a paper: `record.odt`, `record.pdf`, or the notice to a bidder, `notice-LABEL.odt`.
///
/// # Errors
/// The award is not closed, or there is no such paper.
pub async fn download(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, name) = at.into_inner();
    let (paper, format) = Format::split(&name)?;
    let (call, lang, vault, no) = (caller.call()?, caller.lang, caller.app.vault.clone(), case_no.clone());
    let found = caller.app.door.read(move |conn| read(conn, &call, &vault, &no)).await?;
    let document = match paper.strip_prefix("notice-") {
        Some(label) => notice::document(&found, label, lang)?,
        None if paper == "record" => paper::document(&found, lang)?,
        None => return Err(Failure(Error::not_found())),
    };
    Ok(give(&format!("award-{case_no}-{paper}"), format, move || Ok(document)).await?)
}

fn draft(sent: &Sent) -> Result<Draft, Error> {
    let chosen = |name: &str| Error::invalid("choice.missing").at(name);
    let day = |name: &str| roc::parse(sent.get(name)).ok_or_else(|| Error::invalid("award.day").at(name));
    Ok(Draft {
        class: sent.get("class").parse().map_err(|_| chosen("class"))?,
        starts_on: day("starts_on")?,
        ends_on: day("ends_on")?,
        order_of_record: sent.get("order_of_record").parse().map_err(|_| chosen("order_of_record"))?,
        terms: Terms::default(),
    })
}
