//! The auditor's page: the story of an order, a tender, a review or a person, and the proof of the whole record.

pub mod story;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::model::KIND as USER;
use crate::accounts::store as accounts;
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::audit::timeline::{Moment, of_actor, of_subject};
use crate::audit::verify::{Verdict, verify as prove};
use crate::base::error::{Error, Kind};
use crate::base::id::{OrderId, ReviewId, UserId};
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::ledger::{CHECKS, kinds};
use crate::orders::model::KIND as ORDER;
use crate::orders::store as orders;
use crate::review::model::KIND as REVIEW;
use crate::review::store as reviews;
use crate::tenders::model::KIND as TENDER;
use crate::tenders::store as tenders;
use crate::web::audit::story::{MomentView, tell};
use crate::web::layout::{Layout, page, with_status};

/// Whose story.
#[derive(Debug, Deserialize)]
pub struct AuditAsk {
    q: Option<String>,
}

/// Nothing but the token that every form carries.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    page: Layout,
    q: String,
    found: Option<Found>,
    verdict: Option<Verdict>,
}

struct Found {
    name: String,
    /// Where the thing itself can be seen.
    href: Option<String>,
    moments: Vec<MomentView>,
}

/// What a question means.
struct Meant {
    subject: Subject,
    name: String,
}

/// Tells the story that is asked for; telling it is recorded.
///
/// # Errors
/// The person may not read the record, or the database failed.
pub async fn show(caller: Caller, ask: Query<AuditAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadRecord, &Facts::default())?;
    let q = ask.q.as_deref().unwrap_or_default().trim().to_owned();
    let mut view = AuditPage { page: Layout::new(&caller, "audit-title"), q: q.clone(), found: None, verdict: None };
    if q.is_empty() {
        return Ok(page(&view)?);
    }
    let (call, lang) = (caller.call()?, caller.lang);
    let told = caller.app.door.write(move |conn| {
        let Some(meant) = resolve(conn, &q)? else { return Ok(None) };
        let moments = story(conn, &meant.subject)?;
        let moments = tell(conn, moments, lang)?;
        record(conn, &call, Act::new("timeline.read", meant.subject.clone()))?;
        let href = match meant.subject.kind.as_str() {
            ORDER => Some(format!("/orders/{}", meant.subject.id)),
            REVIEW => Some(format!("/review/{}", meant.subject.id)),
            TENDER => Some(format!("/tenders/{}", meant.name)),
            _ => None,
        };
        Ok(Some(Found { name: meant.name, href, moments }))
    });
    view.found = told.await?;
    let status = if view.found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    Ok(with_status(status, &view)?)
}

/// Proves the record and shows the verdict.
///
/// # Errors
/// The person may not read the record, or the database failed.
pub async fn verify(caller: Caller, _form: Form<Nothing>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadRecord, &Facts::default())?;
    let verdict = caller.app.door.read(|conn| prove(conn, &kinds(), CHECKS)).await?;
    let title = Layout::new(&caller, "audit-title");
    Ok(page(&AuditPage { page: title, q: String::new(), found: None, verdict: Some(verdict) })?)
}

impl AuditPage {
    /// Whether something was asked for that nobody knows.
    fn unknown(&self) -> bool {
        self.found.is_none() && !self.q.is_empty()
    }
}

/// The thing that a number, an id or an address means.
fn resolve(conn: &mut DbConn, q: &str) -> Result<Option<Meant>, Error> {
    if let Some(id) = orders::by_number(conn, q)? {
        return order(conn, id);
    }
    if let Some(user) = accounts::by_email(conn, q)? {
        return Ok(Some(Meant { subject: Subject::new(USER, user.id.0), name: user.name }));
    }
    if let Some(tender) = absent(tenders::by_case_no(conn, q))? {
        return Ok(Some(Meant { subject: Subject::new(TENDER, tender.id.0), name: tender.case_no }));
    }
    let Ok(id) = q.parse::<Uuid>() else { return Ok(None) };
    if let Some(meant) = order(conn, OrderId(id))? {
        return Ok(Some(meant));
    }
    if let Some(review) = absent(reviews::find(conn, ReviewId(id)))? {
        let bid = bids::find(conn, review.bid_id)?;
        return Ok(Some(Meant { subject: Subject::new(REVIEW, id), name: bid.label }));
    }
    let user = absent(accounts::find(conn, UserId(id)))?;
    Ok(user.map(|user| Meant { subject: Subject::new(USER, id), name: user.name }))
}

fn order(conn: &mut DbConn, id: OrderId) -> Result<Option<Meant>, Error> {
    let found = absent(orders::find(conn, id))?;
    Ok(found.map(|(order, _)| Meant { subject: Subject::new(ORDER, id.0), name: order.number }))
}

fn absent<T>(found: Result<T, Error>) -> Result<Option<T>, Error> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind == Kind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Everything about a thing; of a person also everything that the person did.
fn story(conn: &mut DbConn, subject: &Subject) -> Result<Vec<Moment>, Error> {
    let mut moments = of_subject(conn, &subject.kind, subject.id)?;
    if subject.kind == USER {
        moments.extend(of_actor(conn, subject.id)?);
        // Ids are of their time, and what one did to oneself is told once.
        moments.sort_by_key(|moment| moment.body.id);
        moments.dedup_by_key(|moment| moment.body.id);
    }
    Ok(moments)
}
