//! Files of a bid for people's eyes: page images, and the file itself as a download. Every look is recorded.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use actix_web::web::{Path, block};
use bid_review::reading::Reason;
use tokio::sync::Semaphore;

use crate::base::error::{Error, Kind};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::review::read;
use crate::web::review::desk::review_id;

/// Pixels per inch of a page image: a line of small print can be read.
const DPI: f64 = 120.0;
/// How many pages a node draws at once: each takes a core and the memory of a large image.
static PENS: Semaphore = Semaphore::const_new(2);

/// A page as PNG.
///
/// # Errors
/// There is no such page that the person may know of, or it cannot be drawn.
pub async fn page(caller: Caller, at: Path<(String, String, String)>) -> Result<HttpResponse, Failure> {
    let (id, file) = (review_id(&at.0)?, number(&at.1)?);
    let page: u32 = at.2.strip_suffix(".png").and_then(|text| text.parse().ok()).ok_or_else(Error::not_found)?;
    let index = page.checked_sub(1).ok_or_else(Error::not_found)?;
    let call = caller.call()?;
    let seen = move |conn: &mut _| read::file(conn, &call, id, file, "review.page_seen", Some(page));
    let found = caller.app.door.write(seen).await?;
    let _pen = PENS.acquire().await.map_err(|cause| Error::internal("draw a page", cause))?;
    let (eyes, storage) = (caller.app.eyes.clone(), caller.app.storage.clone());
    let drawn = block(move || match eyes.known(&found.digest, index) {
        Some(known) => Ok(known),
        None => eyes.page(&found.digest, &storage.get_now(&found.digest)?, index, DPI).map_err(refused),
    });
    let image = drawn.await.map_err(|cause| Error::internal("draw a page", cause))??;
    Ok(HttpResponse::Ok().content_type("image/png").body(image.to_vec()))
}

/// The file itself, never shown by the browser in our name.
///
/// # Errors
/// There is no such file that the person may know of.
pub async fn download(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (id, file) = (review_id(&at.0)?, number(&at.1)?);
    let call = caller.call()?;
    let taken = move |conn: &mut _| read::file(conn, &call, id, file, "review.file_taken", None);
    let found = caller.app.door.write(taken).await?;
    let bytes = caller.app.storage.get(&found.digest).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", encoded(&found.name))))
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox"))
        .body(bytes))
}

fn number(text: &str) -> Result<i64, Error> {
    text.parse().map_err(|_| Error::not_found())
}

fn refused(reason: Reason) -> Error {
    let reason = serde_json::to_value(reason).ok().and_then(|word| word.as_str().map(str::to_owned));
    Error::of(Kind::Conflict, "review.page_not_drawn").with("reason", reason.unwrap_or_default())
}

/// A name as RFC 5987 writes it.
pub fn encoded(name: &str) -> String {
    name.bytes().fold(String::with_capacity(name.len()), |text, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => text + &char::from(byte).to_string(),
        other => text + &format!("%{other:02X}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_so_that_every_browser_reads_it() {
        assert_eq!(encoded("聲 \"a\".pdf"), "%E8%81%B2%20%22a%22.pdf");
    }
}
