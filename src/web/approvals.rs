//! How an agency approves: its steps by amount, its own rules, and who is away.

pub mod fields;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use procurement_law::roc;
use serde::Deserialize;

use crate::accounts::store as accounts;
use crate::approvals::away;
use crate::approvals::keep::{keep as keep_setting, read};
use crate::approvals::model::StepKind;
use crate::approvals::store;
use crate::base::actor::Role;
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::{AbsenceId, UserId};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::web::approvals::fields::{Fields, Row};
use crate::web::layout::{Layout, go, with_status};
use crate::web::orders::day;
use crate::web::ruling::Summary;

#[derive(Template)]
#[template(path = "approvals.html")]
struct ApprovalsPage {
    page: Layout,
    fields: Fields,
    /// Whether the reader may change the setting.
    keeps: bool,
    /// Whether the reader signs, and so may be away.
    signs: bool,
    people: Vec<(UserId, String, Role)>,
    /// Who may stand in for the reader.
    delegates: Vec<(UserId, String)>,
    absences: Vec<Away>,
    key: String,
    summary: Option<Summary>,
}

struct Away {
    id: AbsenceId,
    who: String,
    delegate: String,
    from: String,
    to: String,
    version: i64,
    own: bool,
}

/// The form of an absence.
#[derive(Clone, Debug, Deserialize)]
pub struct LeaveForm {
    key: String,
    delegate: String,
    from: String,
    to: String,
}

/// The form that ends one.
#[derive(Clone, Debug, Deserialize)]
pub struct BackForm {
    key: String,
    version: i64,
}

/// Shows how the reader's own agency approves.
///
/// # Errors
/// The database failed.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(answer(&caller, None, None).await?)
}

/// Keeps the setting.
///
/// # Errors
/// None that the page can show.
pub async fn keep(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(&form.0);
    let (call, sent) = (caller.call()?, fields.clone());
    let kept = caller.app.door.write(move |conn| keep_setting(conn, &call, sent.version, &sent.setting()?)).await;
    match kept {
        Ok(_) => Ok(go("/approvals", Some("approvals-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(answer(&caller, Some(fields), Some(summary)).await?)
        }
    }
}

/// Notes an absence of the reader.
///
/// # Errors
/// None that the page can show.
pub async fn leave(caller: Caller, form: Form<LeaveForm>) -> Result<HttpResponse, Failure> {
    let (call, form) = (caller.call()?, form.0);
    let facts = format!("{}\n{}\n{}", form.delegate, form.from, form.to);
    let route = "POST /approvals/absences".to_owned();
    let key = Key { route, key: form.key.clone(), fingerprint: sha256(facts.as_bytes()) };
    let noted = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let delegate =
                form.delegate.parse().map_err(|_| Error::invalid("approval.delegate_unknown").at("delegate"))?;
            let wrong = |field| Error::invalid("order.stated_day").at(field);
            let from = roc::parse(&form.from).ok_or_else(|| wrong("from"))?;
            let to = roc::parse(&form.to).ok_or_else(|| wrong("to"))?;
            let row = away::leave(conn, &call, delegate, (from, to))?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: row.id.to_string(), replayed: false })
        })
    });
    match noted.await {
        Ok(_) => Ok(go("/approvals", Some("absence-noted"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(answer(&caller, None, Some(summary)).await?)
        }
    }
}

/// Ends an absence of the reader.
///
/// # Errors
/// There is no such absence of the reader's own.
pub async fn back(caller: Caller, id: Path<String>, form: Form<BackForm>) -> Result<HttpResponse, Failure> {
    let id: AbsenceId = id.parse().map_err(|_| Error::not_found())?;
    let (call, form) = (caller.call()?, form.0);
    let route = "POST /approvals/absences/{id}/end".to_owned();
    let fingerprint = sha256(format!("{id}\n{}", form.version).as_bytes());
    let key = Key { route, key: form.key.clone(), fingerprint };
    let ended = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = away::back(conn, &call, id, form.version)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: row.id.to_string(), replayed: false })
        })
    });
    match ended.await {
        Ok(_) => Ok(go("/approvals", Some("absence-ended"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(answer(&caller, None, Some(summary)).await?)
        }
    }
}

async fn answer(caller: &Caller, sent: Option<Fields>, summary: Option<Summary>) -> Result<HttpResponse, Error> {
    let (call, lang) = (caller.call()?, caller.lang);
    let role = caller.role();
    let person = call.actor.person().cloned().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let (me, agency, today) = (person.user, person.organisation, call.now.local_date());
    let read = caller.app.door.read(move |conn| {
        let setting = read(conn, &call)?;
        let mut people: Vec<(UserId, String, Role)> = Vec::new();
        for role in [Role::Approver, Role::Accounting] {
            let found = accounts::in_role(conn, agency, role)?;
            people.extend(found.into_iter().map(|user| (user.id, user.name, role)));
        }
        Ok((setting, people, store::absences(conn, agency, today)?))
    });
    let (setting, people, absences) = read.await?;
    let name = |id: UserId| people.iter().find(|one| one.0 == id).map_or_else(|| "—".to_owned(), |one| one.1.clone());
    let absences = absences.into_iter().map(|row| Away {
        id: row.id,
        who: name(row.user_id),
        delegate: name(row.delegate_id),
        from: day(row.from_on, lang),
        to: day(row.to_on, lang),
        version: row.version,
        own: row.user_id == me,
    });
    let absences = absences.collect();
    let others = people.iter().filter(|one| one.0 != me && Some(one.2) == role);
    let status = summary.as_ref().map_or(StatusCode::OK, |summary| summary.status);
    let page = ApprovalsPage {
        page: Layout::new(caller, "approvals-title"),
        fields: sent.unwrap_or_else(|| Fields::of(setting.as_ref())),
        keeps: role == Some(Role::Approver),
        signs: matches!(role, Some(Role::Approver | Role::Accounting)),
        delegates: others.map(|one| (one.0, one.1.clone())).collect(),
        people,
        absences,
        key: hex(&caller.call()?.bytes::<16>()),
        summary,
    };
    with_status(status, &page)
}

impl ApprovalsPage {
    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn kinds(&self) -> [StepKind; 2] {
        [StepKind::Approval, StepKind::Accounting]
    }

    fn of_kind(&self, row: &Row, kind: &StepKind) -> bool {
        row.kind == kind.as_str()
    }

    fn of_user(&self, row: &Row, user: &UserId) -> bool {
        row.user == user.to_string()
    }
}
