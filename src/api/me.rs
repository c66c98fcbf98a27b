//! Who the caller is.

use actix_web::{HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::base::actor::Role;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;

/// The caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// The account.
    pub user: Uuid,
    /// The organisation.
    pub organisation: Uuid,
    /// The role.
    pub role: Role,
}

/// Tells the caller who it is.
#[utoipa::path(tag = "account", responses((status = 200, body = Me), (status = 401, body = Problem)))]
#[get("/me")]
pub async fn me(caller: Caller) -> Result<HttpResponse, Failure> {
    let person = caller.person()?;
    Ok(HttpResponse::Ok().json(Me { user: person.user.0, organisation: person.organisation.0, role: person.role }))
}
