//! The office looks at the evidence of all vendors: what has lapsed or ends soon comes first.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::base::actor::Role;
use crate::base::error::Error;
use crate::base::id::EvidenceId;
use crate::evidence::{check, read};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;
use crate::web::trust::evidence::EvidenceRow;
use crate::web::trust::sent::StepForm;

#[derive(Template)]
#[template(path = "evidence_office.html")]
struct OfficePage {
    page: Layout,
    rows: Vec<(EvidenceRow, String)>,
    office: bool,
    summary: Option<Summary>,
}

/// Shows the list.
///
/// # Errors
/// The database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, None).await?)?)
}

/// Marks one as looked at.
///
/// # Errors
/// None that the page can show.
pub async fn look(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let id: EvidenceId = id.parse().map_err(|_| Error::not_found())?;
    let (call, sent) = (caller.call()?, form.0);
    match caller.app.door.write(move |conn| check::check(conn, &call, id, sent.version, &sent.note)).await {
        Ok(_) => Ok(go("/office/evidence", Some("evidence-checked"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &load(&caller, Some(summary)).await?)?)
        }
    }
}

async fn load(caller: &Caller, summary: Option<Summary>) -> Result<OfficePage, Error> {
    let (call, lang) = (caller.call()?, caller.lang);
    let today = caller.app.clock.now().local_date();
    let rows = caller.app.door.read(move |conn| {
        let vendors = parties::all(conn, OrganisationKind::Vendor)?;
        let names: HashMap<_, _> = vendors.into_iter().map(|vendor| (vendor.id, vendor.name)).collect();
        let named = read::list(conn, &call)?.into_iter().map(|row| {
            let vendor = names.get(&row.vendor_id).cloned().unwrap_or_default();
            (EvidenceRow::of(row, today, lang), vendor)
        });
        Ok(named.collect())
    });
    Ok(OfficePage {
        page: Layout::new(caller, "evidence-office-title"),
        rows: rows.await?,
        office: caller.role() == Some(Role::Office),
        summary,
    })
}
