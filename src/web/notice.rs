//! One published notice, with every field of the public record.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::base::error::Error;
use crate::base::id::NoticeId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::notices::model::{Notice, NoticeKind};
use crate::notices::store;
use crate::web::layout::{Layout, page};
use crate::web::orders::day;

#[derive(Template)]
#[template(path = "notice.html")]
struct NoticePage {
    page: Layout,
    notice: Notice,
    awarded_on: String,
    noticed_on: String,
    change: bool,
}

/// Shows a notice.
///
/// # Errors
/// There is none of this id.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: NoticeId = id.parse().map_err(|_| Error::not_found())?;
    let notice = caller.app.door.read(move |conn| store::find(conn, id)).await?;
    Ok(page(&NoticePage {
        page: Layout::titled(&caller, notice.title.clone()),
        awarded_on: day(notice.awarded_on, caller.lang),
        noticed_on: day(notice.noticed_on, caller.lang),
        change: notice.kind == NoticeKind::ContractChange,
        notice,
    })?)
}
