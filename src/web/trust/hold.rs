//! One hold: ground, evidence, notice, the vendor's objection, the office's decision.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::base::error::Error;
use crate::base::id::HoldId;
use crate::catalog::model::ListingVersion;
use crate::catalog::store as listings;
use crate::holds::model::{HoldDecision, HoldState, ListingHold};
use crate::holds::object::object;
use crate::holds::read::read;
use crate::holds::settle::settle;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::parties::store as parties;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::when;
use crate::web::ruling::Summary;
use crate::web::trust::sent::StepForm;

#[derive(Template)]
#[template(path = "hold.html")]
struct HoldPage {
    page: Layout,
    hold: ListingHold,
    version: ListingVersion,
    vendor: String,
    since: String,
    objected: String,
    decided: String,
    may_object: bool,
    may_decide: bool,
    sent: StepForm,
    summary: Option<Summary>,
}

/// Shows a hold.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, hold_id(&id)?, StepForm::default()).await?)?)
}

/// The vendor objects.
///
/// # Errors
/// None that the page can show.
pub async fn protest(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (hold_id(&id)?, caller.call()?, form.0.clone());
    let deadlines = caller.app.config.deadlines;
    let done =
        caller.app.door.write(move |conn| object(conn, &call, id, sent.version, &sent.objection, deadlines).map(drop));
    after(&caller, id, form.0, done.await, "hold-objected").await
}

/// The office lifts or upholds.
///
/// # Errors
/// None that the page can show.
pub async fn rule(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (hold_id(&id)?, caller.call()?, form.0.clone());
    let done = caller.app.door.write(move |conn| {
        read(conn, &call, id)?;
        let decision: HoldDecision =
            sent.decision.parse().map_err(|_| Error::invalid("choice.missing").at("decision"))?;
        settle(conn, &call, id, sent.version, decision, &sent.reason).map(drop)
    });
    after(&caller, id, form.0, done.await, "hold-decided").await
}

async fn after(
    caller: &Caller,
    id: HoldId,
    sent: StepForm,
    done: Result<(), Error>,
    flash: &str,
) -> Result<HttpResponse, Failure> {
    match done {
        Ok(()) => Ok(go(&format!("/holds/{id}"), Some(flash))),
        Err(error) => {
            // A person who may not know of the hold gets no page of it either.
            let shown = load(caller, id, sent).await?;
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &HoldPage { summary: Some(summary), ..shown })?)
        }
    }
}

async fn load(caller: &Caller, id: HoldId, sent: StepForm) -> Result<HoldPage, Error> {
    let (call, lang) = (caller.call()?, caller.lang);
    let found = caller.app.door.read(move |conn| {
        let hold = read(conn, &call, id)?;
        let version = listings::find(conn, hold.listing_id)?.1;
        let vendor = parties::find(conn, hold.vendor_id)?.name;
        Ok((hold, version, vendor))
    });
    let (hold, version, vendor) = found.await?;
    let stands = hold.state == HoldState::Standing;
    let may = |action: Action| stands && decide(&caller.actor, action, &hold.facts()).is_ok();
    let moment = |at: Option<crate::base::time::Time>| at.map(|at| when(at, lang)).unwrap_or_default();
    Ok(HoldPage {
        page: Layout::new(caller, "hold-title"),
        since: when(hold.placed_at, lang),
        objected: moment(hold.objected_at),
        decided: moment(hold.decided_at),
        may_object: may(Action::ObjectHold) && !hold.is_objected(),
        may_decide: may(Action::DecideHold),
        hold,
        version,
        vendor,
        sent,
        summary: None,
    })
}

fn hold_id(text: &str) -> Result<HoldId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
