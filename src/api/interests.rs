//! Statements of interest of those who work on bids.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::make;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;
use crate::recusals::model::{Interest, Said};
use crate::recusals::state::{Statement, state};

/// A statement as it is made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterestBody {
    /// What is stated.
    pub said: Said,
    /// Which interest; asked of who keeps away.
    #[serde(default)]
    pub interest: Option<Interest>,
    /// More of it.
    #[serde(default)]
    pub note: String,
}

/// A statement.
#[derive(Debug, Serialize, ToSchema)]
pub struct InterestView {
    /// What was stated.
    pub said: Said,
    /// Which interest.
    pub interest: Option<Interest>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub stated_at: Time,
}

/// States one's interest in a tender, or none; before that a reviewer sees none of its bids.
#[utoipa::path(tag = "reviews", request_body = InterestBody,
    params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = InterestView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/interest")]
pub async fn state_interest(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, stated): (_, InterestBody) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    make(caller, key, move |conn, call| {
        let statement = Statement { said: stated.said, interest: stated.interest, note: stated.note.clone() };
        let row = state(conn, call, &tender_no, &statement)?;
        Ok((InterestView { said: row.said, interest: row.interest, stated_at: row.stated_at }, row.version))
    })
    .await
}
