//! One price check: what was reported, the vendor's answer, the office's decision, and what its reader may do.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::base::error::Error;
use crate::base::id::PriceCheckId;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::price_checks::answer::{Said, answer};
use crate::price_checks::close::close;
use crate::price_checks::model::{Answer, CheckState, Decision, ReportState};
use crate::price_checks::read::{Seen, Whole, facts, read};
use crate::price_checks::withdraw::withdraw;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::{day, when};
use crate::web::ruling::{RulingView, Summary, stored};
use crate::web::trust::evidence_form::price;
use crate::web::trust::sent::StepForm;

#[derive(Template)]
#[template(path = "price_check.html")]
struct CheckPage {
    page: Layout,
    whole: Whole,
    rulings: Vec<RulingView>,
    opened: String,
    answer_by: String,
    answered: String,
    decided: String,
    may: May,
    sent: StepForm,
    summary: Option<Summary>,
}

/// What the reader may do now.
struct May {
    answer: bool,
    close: bool,
    /// The version of the agency's own report that stands.
    withdraw: Option<i64>,
}

/// Shows a price check.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, case_id(&id)?, StepForm::default(), None).await?)?)
}

/// The vendor answers.
///
/// # Errors
/// None that the page can show.
pub async fn say(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (case_id(&id)?, caller.call()?, form.0.clone());
    let done = caller.app.door.write(move |conn| {
        let said = said(&sent);
        answer(conn, &call, id, sent.version, &said?).map(drop)
    });
    after(&caller, id, form.0, done.await, "price-answered").await
}

/// The office closes.
///
/// # Errors
/// None that the page can show.
pub async fn end(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (case_id(&id)?, caller.call()?, form.0.clone());
    let done = caller.app.door.write(move |conn| {
        read(conn, &call, id)?;
        let decision: Decision = sent.decision.parse().map_err(|_| Error::invalid("choice.missing").at("decision"))?;
        close(conn, &call, id, sent.version, decision, &sent.reason).map(drop)
    });
    after(&caller, id, form.0, done.await, "price-closed").await
}

/// The agency withdraws its report.
///
/// # Errors
/// None that the page can show.
pub async fn take_back(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (case_id(&id)?, caller.call()?, form.0.clone());
    let done = caller.app.door.write(move |conn| withdraw(conn, &call, id, sent.version, &sent.reason).map(drop)).await;
    after(&caller, id, form.0, done, "price-withdrawn").await
}

/// What the vendor's form says.
fn said(sent: &StepForm) -> Result<Said, Error> {
    let answer: Answer = sent.answer.parse().map_err(|_| Error::invalid("choice.missing").at("answer"))?;
    let cut = if sent.price.trim().is_empty() { None } else { Some(price(&sent.price)?) };
    Ok(Said { answer, price: cut, reason: sent.reason.clone() })
}

async fn after(
    caller: &Caller,
    id: PriceCheckId,
    sent: StepForm,
    done: Result<(), Error>,
    flash: &str,
) -> Result<HttpResponse, Failure> {
    match done {
        Ok(()) => Ok(go(&format!("/price-checks/{id}"), Some(flash))),
        Err(error) => {
            // A person who may not know of the case gets no page of it either.
            let shown = load(caller, id, sent, None).await?;
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &CheckPage { summary: Some(summary), ..shown })?)
        }
    }
}

async fn load(caller: &Caller, id: PriceCheckId, sent: StepForm, summary: Option<Summary>) -> Result<CheckPage, Error> {
    let (call, lang) = (caller.call()?, caller.lang);
    let own = caller.actor.person().map(|person| person.organisation);
    let found = caller.app.door.read(move |conn: &mut DbConn| {
        let whole = read(conn, &call, id)?;
        let facts = facts(conn, &call, &whole.case)?;
        let open = whole.case.state == CheckState::Open;
        let may = |action: Action| open && decide(&call.actor, action, &facts).is_ok();
        let stands = |seen: &&Seen| Some(seen.report.agency_id) == own && seen.report.state == ReportState::Standing;
        let mine = whole.reports.iter().find(stands).map(|seen| seen.report.version);
        let may = May {
            answer: may(Action::AnswerPriceCheck),
            close: may(Action::ClosePriceCheck),
            withdraw: mine.filter(|_| may(Action::WithdrawReport)),
        };
        Ok((whole, may))
    });
    let (whole, may) = found.await?;
    let moment = |at: Option<crate::base::time::Time>| at.map(|at| when(at, lang)).unwrap_or_default();
    Ok(CheckPage {
        page: Layout::new(caller, "price-check-title"),
        rulings: stored(&whole.case.rulings, lang),
        opened: when(whole.case.opened_at, lang),
        answer_by: day(whole.case.answer_by, lang),
        answered: moment(whole.case.answered_at),
        decided: moment(whole.case.decided_at),
        may,
        whole,
        sent,
        summary,
    })
}

fn case_id(text: &str) -> Result<PriceCheckId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

impl CheckPage {
    fn found_on(&self, seen: &Seen) -> String {
        day(seen.report.found_on, self.page.lang)
    }

    fn reported_at(&self, seen: &Seen) -> String {
        when(seen.report.reported_at, self.page.lang)
    }
}
