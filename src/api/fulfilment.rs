//! The steps of an order's approval and of its delivery: encumber, record, deliver, accept, refuse.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::order_steps::{Reason, step};
use crate::api::orders::{OrderView, order_id};
use crate::approvals::model::{Approval, StepKind};
use crate::approvals::sign::Said;
use crate::approvals::store as approvals;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::orders::accept::Inspection;
use crate::orders::{accept, approve, deliver, read};

/// What accounting records.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// The budget's ROC year, such as 115.
    pub budget_year: i64,
    /// The budget line (預算科目).
    pub budget_line: String,
    /// What the line has left before this order, NT$.
    #[schema(value_type = String)]
    pub available: Money,
    /// Whether the amount is carried over from a year before.
    #[serde(default)]
    pub carried_over: bool,
}

/// The approval given outside.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The document's number.
    pub document_no: String,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub document_on: NaiveDate,
    /// Who approved.
    pub approver: String,
}

/// A delivery.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// When all was delivered.
    #[schema(value_type = String, format = Date)]
    pub delivered_on: NaiveDate,
}

/// A step of an order's approval.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApprovalView {
    /// 1, 2, 3 …
    pub step: i64,
    /// What sort.
    pub kind: StepKind,
    /// Whose step it is; none for anybody in the role.
    pub user: Option<Uuid>,
    /// Who signed.
    pub signed_by: Option<Uuid>,
    /// For whom a delegate signed.
    pub on_behalf_of: Option<Uuid>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub signed_at: Option<Time>,
    /// The budget's ROC year.
    pub budget_year: Option<i64>,
    /// The budget line.
    pub budget_line: Option<String>,
    /// What the line had left.
    #[schema(value_type = Option<String>)]
    pub available: Option<Money>,
    /// What is encumbered for the order.
    #[schema(value_type = Option<String>)]
    pub encumbered: Option<Money>,
    /// Whether the amount is carried over.
    pub carried_over: bool,
    /// The document outside.
    pub document_no: Option<String>,
    /// Its day.
    #[schema(value_type = Option<String>, format = Date)]
    pub document_on: Option<NaiveDate>,
    /// Who approved outside.
    pub approver: Option<String>,
}

impl From<Approval> for ApprovalView {
    fn from(row: Approval) -> Self {
        Self {
            step: row.step_no,
            kind: row.kind,
            user: row.user_id.map(|user| user.0),
            signed_by: row.signed_by.map(|user| user.0),
            on_behalf_of: row.on_behalf_of.map(|user| user.0),
            signed_at: row.signed_at,
            budget_year: row.budget_year,
            budget_line: row.budget_line,
            available: row.available,
            encumbered: row.encumbered,
            carried_over: row.carried_over,
            document_no: row.document_no,
            document_on: row.document_on,
            approver: row.approver,
        }
    }
}

/// The steps of an order's approval; empty where one step by any approver is all, and for the vendor.
#[utoipa::path(tag = "orders", params(("id" = String, Path)), responses((status = 200, body = [ApprovalView]), (status = 404, body = Problem)))]
#[get("/orders/{id}/approvals")]
pub async fn list_approvals(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (order_id(&id)?, caller.call()?);
    let steps = caller.app.door.read(move |conn| {
        let (order, _) = read::read(conn, &call, id)?;
        if !read::sees_reasoning(&call.actor, &order) {
            return Ok(Vec::new());
        }
        approvals::steps(conn, id)
    });
    let steps: Vec<ApprovalView> = steps.await?.into_iter().map(ApprovalView::from).collect();
    Ok(HttpResponse::Ok().json(steps))
}

/// Records the budget of an order, as accounting.
#[utoipa::path(tag = "orders", request_body = Budget, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/encumber")]
pub async fn encumber_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let wire: Budget = body(&sent.0)?;
    let said = Said::Budget {
        year: wire.budget_year,
        line: wire.budget_line,
        available: wire.available,
        carried_over: wire.carried_over,
    };
    step(caller, &request, &id, &sent.0, move |conn, call, seen| approve::encumber(conn, call, seen, &said)).await
}

/// Records the approval of an order that was given on paper outside.
#[utoipa::path(tag = "orders", request_body = Document, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/record")]
pub async fn record_approval(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let wire: Document = body(&sent.0)?;
    let said = Said::Outside { number: wire.document_no, on: wire.document_on, approver: wire.approver };
    step(caller, &request, &id, &sent.0, move |conn, call, seen| approve::record(conn, call, seen, &said)).await
}

/// Reports that all of an order was delivered, as its vendor.
#[utoipa::path(tag = "orders", request_body = Delivery, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/deliver")]
pub async fn deliver_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let on = body::<Delivery>(&sent.0)?.delivered_on;
    step(caller, &request, &id, &sent.0, move |conn, call, seen| deliver::deliver(conn, call, seen, on)).await
}

/// Accepts what was delivered.
#[utoipa::path(tag = "orders", request_body = Inspection, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/orders/{id}/accept")]
pub async fn accept_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let who: Inspection = body(&sent.0)?;
    step(caller, &request, &id, &sent.0, move |conn, call, seen| accept::accept(conn, call, seen, &who)).await
}

/// Refuses what was delivered; the vendor delivers anew.
#[utoipa::path(tag = "orders", request_body = Reason, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/refuse")]
pub async fn refuse_delivery(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let why: Reason = body(&sent.0)?;
    step(caller, &request, &id, &sent.0, move |conn, call, seen| accept::refuse(conn, call, seen, &why.reason)).await
}
