//! Framework contracts.

use actix_web::{HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::base::money::Money;
use crate::base::page::Page;
use crate::catalog::model::Class;
use crate::contracts::model::{Framework, OrderOfRecord};
use crate::contracts::store;
use crate::http::caller::Caller;
use crate::http::failure::Failure;

/// A framework contract.
#[derive(Debug, Serialize, ToSchema)]
pub struct FrameworkView {
    /// The id.
    pub id: Uuid,
    /// The case number.
    pub case_no: String,
    /// The title.
    pub title: String,
    /// The class.
    pub class: Class,
    /// The published budget, NT$ as a decimal string.
    #[schema(value_type = String)]
    pub budget: Money,
    /// First ordering day.
    #[schema(value_type = String, format = Date)]
    pub starts_on: chrono::NaiveDate,
    /// Last ordering day.
    #[schema(value_type = String, format = Date)]
    pub ends_on: chrono::NaiveDate,
    /// Where the order of record is made.
    pub order_of_record: OrderOfRecord,
}

/// Lists the framework contracts, newest first.
#[utoipa::path(tag = "market", responses((status = 200, body = [FrameworkView])))]
#[get("/frameworks")]
pub async fn list_frameworks(caller: Caller) -> Result<HttpResponse, Failure> {
    let frameworks = caller.app.door.read(store::frameworks).await?;
    let data = frameworks.into_iter().map(view).collect::<Vec<_>>();
    Ok(HttpResponse::Ok().json(Page { data, next_cursor: None }))
}

/// A framework in the API's form.
pub fn view(row: Framework) -> FrameworkView {
    FrameworkView {
        id: row.id.0,
        case_no: row.case_no,
        title: row.title,
        class: row.class,
        budget: row.budget,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        order_of_record: row.order_of_record,
    }
}
