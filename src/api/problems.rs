//! What a problem code means: the page behind a problem's `type`.

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use serde_json::json;

use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::texts::{error_key, has, say};

/// Tells what a problem code means.
#[utoipa::path(tag = "operation", params(("code" = String, Path)), responses((status = 200, body = Object), (status = 404, body = Problem)))]
#[get("/problems/{code}")]
pub async fn read_problem(caller: Caller, code: Path<String>) -> Result<HttpResponse, Failure> {
    let key = error_key(&code);
    if !has(&key) {
        return Err(Failure(Error::not_found()));
    }
    Ok(HttpResponse::Ok().json(json!({ "code": code.as_str(), "title": say(caller.lang, &key) })))
}
