//! One tender: what it asks for, its openings, and, after an opening, its bids and the form that takes packages over.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, block};
use askama::Template;
use bid_review::terms::Terms;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Role;
use crate::base::error::{Error, Kind};
use crate::bids::admit::admit;
use crate::bids::keep::Place;
use crate::bids::package::{HANDS, from_zip, label};
use crate::bids::unpack::MOST_PACKAGE;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::sentence;
use crate::http::upload::{Part, Upload};
use crate::review::read as reviews;
use crate::review::receive::{Received, receive};
use crate::review::stages::unqualified as found_unqualified;
use crate::review::store as review_store;
use crate::tenders::model::{Stage, Tender};
use crate::tenders::read;
use crate::web::layout::{Layout, page, with_status};
use crate::web::orders::when;
use crate::web::review::kind::kind_title;
use crate::web::review::queue::QueueRow;
use crate::web::tenders::OpeningView;

/// The most packages of one form.
const MOST_PACKAGES: usize = 200;

#[derive(Template)]
#[template(path = "tender.html")]
struct TenderPage {
    page: Layout,
    tender: Tender,
    terms: Terms,
    required: Vec<String>,
    closes_at: String,
    stages: Vec<(OpeningView, Vec<QueueRow>)>,
    /// Vendors found unqualified: their price packages stay sealed.
    unqualified: Vec<String>,
    may_import: bool,
    taken: Vec<Taken>,
}

/// What became of one package of the form.
struct Taken {
    label: String,
    outcome: Result<Received, String>,
}

/// Shows a tender.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, case_no.into_inner(), Vec::new()).await?)?)
}

/// Takes packages over, one ZIP per vendor; each for itself, so that a bad one keeps no other out.
///
/// # Errors
/// `bid.not_open_yet` before the opening, with nothing read; or the form is malformed.
pub async fn import(caller: Caller, case_no: Path<String>, mut form: Upload) -> Result<HttpResponse, Failure> {
    let (mut stage, mut replace, mut despite, mut admitted, mut taken) = (None, false, false, None, Vec::new());
    let most = usize::try_from(MOST_PACKAGE).unwrap_or(usize::MAX);
    let _hand = HANDS.acquire().await.map_err(|cause| Error::internal("take a package", cause))?;
    while let Some(part) = form.part(most).await? {
        match (part.name.as_str(), &part.file) {
            ("stage", None) => {
                let wanted: Stage = part.text().parse().map_err(|_| Error::of(Kind::Malformed, "http.malformed"))?;
                let (call, number) = (caller.call()?, case_no.clone());
                caller.app.door.write(move |conn| admit(conn, &call, &number, wanted)).await?.opened()?;
                stage = Some(wanted);
                admitted = Some(());
            }
            ("replace", None) => replace = true,
            ("despite", None) => despite = true,
            // An empty field of the form.
            ("package", Some(name)) if name.is_empty() && part.bytes.is_empty() => {}
            ("package", Some(_)) => {
                let (Some(stage), Some(())) = (stage, admitted) else {
                    return Err(Failure(Error::of(Kind::Malformed, "http.malformed")));
                };
                if taken.len() >= MOST_PACKAGES {
                    return Err(Failure(Error::of(Kind::Malformed, "http.too_large")));
                }
                let place = Place { case_no: case_no.clone(), stage, replace, despite };
                taken.push(take(&caller, place, part).await?);
            }
            _ => {}
        }
    }
    if taken.is_empty() {
        return Err(Failure(Error::invalid("package.none_chosen")));
    }
    let refused = taken.iter().any(|one| one.outcome.is_err());
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(with_status(status, &load(&caller, case_no.into_inner(), taken).await?)?)
}

async fn take(caller: &Caller, place: Place, part: Part) -> Result<Taken, Error> {
    let name = part.file.unwrap_or_default();
    let (call, storage, bytes, named) = (caller.call()?, caller.app.storage.clone(), part.bytes, name.clone());
    let unpacked = block(move || label(&named).and_then(|label| from_zip(&storage, &label, bytes)));
    let received = match unpacked.await.map_err(|cause| Error::internal("take a package", cause))? {
        Ok(package) => caller.app.door.write(move |conn| receive(conn, &call, &place, &package)).await,
        Err(error) => Err(error),
    };
    let outcome = match received {
        Ok(receipt) => Ok(receipt.outcome),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
            Err(sentence(error.code, &error.args, caller.lang))
        }
        Err(error) => return Err(error),
    };
    Ok(Taken { label: label(&name).unwrap_or(name), outcome })
}

async fn load(caller: &Caller, case_no: String, taken: Vec<Taken>) -> Result<TenderPage, Error> {
    let (call, now, asker) = (caller.call()?, caller.app.clock.now(), caller.clone());
    let lang = caller.lang;
    let (tender, stages, unqualified) = caller
        .app
        .door
        .read(move |conn| {
            let (tender, openings) = read::read(conn, &call, &case_no)?;
            let mut stages = Vec::with_capacity(openings.len());
            let mut unqualified = Vec::new();
            for opening in &openings {
                // Before the opening nobody asks whether there is anything.
                let rows = if opening.is_open(now) {
                    unqualified.extend(found_unqualified(conn, tender.id, opening.stage)?);
                    let found = review_store::of_stage(conn, tender.id, opening.stage)?;
                    reviews::lines(conn, found)?.into_iter().map(|line| QueueRow::of(line, lang)).collect()
                } else {
                    Vec::new()
                };
                stages.push((OpeningView::of(opening, now, &asker), rows));
            }
            Ok((tender, stages, unqualified))
        })
        .await?;
    let terms = tender.terms()?;
    let importer = decide(&caller.actor, Action::ImportBids, &Facts::tender()).is_ok();
    Ok(TenderPage {
        page: Layout::titled(caller, format!("{} {}", tender.case_no, tender.name)),
        required: terms.required_documents.iter().map(|kind| kind_title(kind.name(), lang)).collect(),
        closes_at: when(tender.closes_at, lang),
        may_import: importer && stages.iter().any(|(opening, _)| opening.open),
        stages,
        unqualified,
        terms,
        tender,
        taken,
    })
}
