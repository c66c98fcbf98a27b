//! The request for approval of an order as ODT or PDF.

use actix_web::HttpResponse;
use actix_web::web::Path;

use crate::accounts::store as accounts;
use crate::base::error::Error;
use crate::base::id::{ItemId, ListingVersionId, OrderId};
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::{Format, give};
use crate::orders::model::{Order, OrderLine};
use crate::orders::read;
use crate::orders::request::{Names, document};
use crate::parties::store as parties;

/// Gives the document; one taken by office or auditor is recorded as a look.
///
/// # Errors
/// There is no such order that the person may know of, no such format, or it cannot be made.
pub async fn download(caller: Caller, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (id, format) = path.into_inner();
    let ("", format) = Format::split(&format)? else { return Err(Failure(Error::not_found())) };
    let id: OrderId = id.parse().map_err(|_| Error::not_found())?;
    let (call, lang) = (caller.call()?, caller.lang);
    let oversight = read::is_oversight(&call);
    let load = move |conn: &mut DbConn| {
        let (order, lines) = read::read(conn, &call, id)?;
        // The paper goes round within the agency; its vendor never sees it.
        if !read::sees_reasoning(&call.actor, &order) {
            return Err(Error::not_found());
        }
        if oversight {
            read::record_look(conn, &call, id)?;
        }
        let names = names(conn, &order, &lines)?;
        Ok((order, lines, names))
    };
    let door = &caller.app.door;
    let (order, lines, names) = if oversight { door.write(load).await? } else { door.read(load).await? };
    let name = format!("request-{}", order.number);
    Ok(give(&name, format, move || document(&order, &lines, &names, lang)).await?)
}

fn names(conn: &mut DbConn, order: &Order, lines: &[OrderLine]) -> Result<Names, Error> {
    let items: Vec<ItemId> = lines.iter().map(|line| line.item_id).collect();
    let versions: Vec<ListingVersionId> = lines.iter().map(|line| line.listing_version_id).collect();
    let items = contracts::some_items(conn, &items)?;
    let versions = listings::versions(conn, &versions)?;
    let framework = contracts::framework(conn, order.framework_id)?;
    let line = |line: &OrderLine| {
        let item = items.iter().find(|item| item.id == line.item_id).map(|item| item.item_no.clone());
        let name = versions.iter().find(|version| version.id == line.listing_version_id);
        (item.unwrap_or_default(), name.map(|version| version.name.clone()).unwrap_or_default())
    };
    Ok(Names {
        agency: parties::find(conn, order.agency_id)?.name,
        vendor: parties::find(conn, order.vendor_id)?.name,
        framework: format!("{} {}", framework.case_no, framework.title),
        requester: accounts::find(conn, order.placed_by)?.name,
        lines: lines.iter().map(line).collect(),
    })
}
