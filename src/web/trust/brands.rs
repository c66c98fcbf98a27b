//! The list of restricted brands as it is kept: what makers a person looks at, by whose list, since when.

use actix_web::HttpResponse;
use askama::Template;

use crate::holds::brand;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::web::layout::{Layout, page};
use crate::web::orders::day;

#[derive(Template)]
#[template(path = "brands.html")]
struct BrandsPage {
    page: Layout,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    source: String,
    listed: String,
    delisted: Option<String>,
    stands: bool,
}

/// Shows the list.
///
/// # Errors
/// The database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    let (lang, today) = (caller.lang, caller.app.clock.now().local_date());
    let brands = caller.app.door.read(brand::all).await?;
    let row = |one: brand::Brand| Row {
        stands: one.stands(today),
        name: one.name,
        source: one.source,
        listed: day(one.listed_on, lang),
        delisted: one.delisted_on.map(|off| day(off, lang)),
    };
    Ok(page(&BrandsPage { page: Layout::new(&caller, "brands-title"), rows: brands.into_iter().map(row).collect() })?)
}
