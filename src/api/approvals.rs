//! How an agency approves: its setting, and who is away.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep};
use crate::approvals::away::{back, leave};
use crate::approvals::keep::{NewSetting, keep as keep_setting, read};
use crate::approvals::model::{Absence, ChainStep, CompareScope, Setting};
use crate::approvals::store;
use crate::base::error::Error;
use crate::base::id::{AbsenceId, UserId};
use crate::base::money::Money;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;

/// An agency's setting.
#[derive(Debug, Serialize, ToSchema)]
pub struct SettingView {
    /// Counts changes, 0 while the agency says nothing; the ETag.
    pub version: i64,
    /// Whether orders are approved on paper outside.
    pub outside: bool,
    /// The steps in their order.
    pub steps: Vec<ChainStep>,
    /// Days after which an open order ends.
    pub expire_days: Option<i64>,
    /// The agency's rule that vendors are compared.
    pub compare: Option<Compare>,
    /// Who is away now or later.
    pub absences: Vec<AbsenceView>,
}

/// The rule that vendors are compared (比價).
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// From which amount on, NT$.
    #[schema(value_type = String)]
    pub from: Money,
    /// The fewest vendors; none for all of the scope.
    pub least: Option<i64>,
    /// Among which.
    pub scope: CompareScope,
}

/// A setting as the agency wants it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepSetting {
    /// Whether orders are approved on paper outside.
    #[serde(default)]
    pub outside: bool,
    /// The steps in their order.
    #[serde(default)]
    pub steps: Vec<ChainStep>,
    /// Days after which an open order ends.
    pub expire_days: Option<i64>,
    /// The agency's rule that vendors are compared.
    pub compare: Option<Compare>,
}

/// An absence.
#[derive(Debug, Serialize, ToSchema)]
pub struct AbsenceView {
    /// The id.
    pub id: Uuid,
    /// Who is away.
    pub user: Uuid,
    /// Who signs meanwhile.
    pub delegate: Uuid,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: NaiveDate,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub to: NaiveDate,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// An absence of one's own.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// Who signs meanwhile: of the same agency, in the same role.
    pub delegate: Uuid,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: NaiveDate,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub to: NaiveDate,
}

impl From<Absence> for AbsenceView {
    fn from(row: Absence) -> Self {
        Self {
            id: row.id.0,
            user: row.user_id.0,
            delegate: row.delegate_id.0,
            from: row.from_on,
            to: row.to_on,
            version: row.version,
        }
    }
}

fn setting_view(setting: Option<&Setting>, absences: Vec<Absence>) -> SettingView {
    let compare = setting
        .and_then(|row| Some(Compare { from: row.compare_from?, least: row.compare_least, scope: row.compare_scope? }));
    SettingView {
        version: setting.map_or(0, |row| row.version),
        outside: setting.is_some_and(|row| row.outside),
        steps: setting.map(Setting::chain).unwrap_or_default(),
        expire_days: setting.and_then(|row| row.expire_days),
        compare,
        absences: absences.into_iter().map(AbsenceView::from).collect(),
    }
}

/// How the caller's own agency approves.
#[utoipa::path(tag = "approvals", responses((status = 200, body = SettingView), (status = 403, body = Problem)))]
#[get("/approvals")]
pub async fn read_setting(caller: Caller) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let (setting, absences) = caller
        .app
        .door
        .read(move |conn| {
            let setting = read(conn, &call)?;
            let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
            Ok((setting, store::absences(conn, person.organisation, call.now.local_date())?))
        })
        .await?;
    let view = setting_view(setting.as_ref(), absences);
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(view.version))).json(view))
}

/// Says how the caller's own agency approves; `If-Match` names the version read, `"0"` where there was none.
#[utoipa::path(tag = "approvals", request_body = KeepSetting, params(("If-Match" = String, Header)),
    responses((status = 200, body = SettingView), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[put("/approvals")]
pub async fn write_setting(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let (seen, wire) = (if_match(&request)?, body::<KeepSetting>(&sent.0)?);
    let new = NewSetting {
        outside: wire.outside,
        steps: wire.steps,
        expire_days: wire.expire_days,
        compare: wire.compare.map(|compare| (compare.from, compare.least, compare.scope)),
    };
    let call = caller.call()?;
    let row = caller.app.door.write(move |conn| keep_setting(conn, &call, seen, &new)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(row.version))).json(setting_view(Some(&row), Vec::new())))
}

/// Notes the caller's own absence.
#[utoipa::path(tag = "approvals", request_body = Leave, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = AbsenceView), (status = 422, body = Problem)))]
#[post("/absences")]
pub async fn begin_absence(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let (key, wire) = (Key::read(&request, &sent.0)?, body::<Leave>(&sent.0)?);
    let call = caller.call()?;
    let noted = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = leave(conn, &call, UserId(wire.delegate), (wire.from, wire.to))?;
            keep(StatusCode::CREATED, Some(etag(row.version)), &AbsenceView::from(row))
        })
    });
    Ok(give(noted.await?))
}

/// Ends the caller's own absence before its last day.
#[utoipa::path(tag = "approvals", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AbsenceView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/absences/{id}/end")]
pub async fn end_absence(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, seen) = (Key::read(&request, &sent.0)?, if_match(&request)?);
    let id: AbsenceId = id.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    let ended = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = back(conn, &call, id, seen)?;
            keep(StatusCode::OK, Some(etag(row.version)), &AbsenceView::from(row))
        })
    });
    Ok(give(ended.await?))
}
