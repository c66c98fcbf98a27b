//! The site about itself: its map, the accessibility statement, and the files that programs ask for.

use actix_web::HttpResponse;
use askama::Template;
use chrono::Duration;

use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::web::layout::{Layout, page};

/// Days that the contact in `security.txt` is good for.
const CONTACT_DAYS: i64 = 180;
/// Pages of one's own and of nobody: programs that gather pages need not ask for them.
const CLOSED: &[&str] = &["/account", "/audit", "/invitations/", "/jobs", "/login", "/orders", "/people"];

#[derive(Template)]
#[template(path = "sitemap.html")]
struct MapPage {
    page: Layout,
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage {
    page: Layout,
}

/// Lists the pages that the reader may open, and the keys.
///
/// # Errors
/// The page cannot be filled.
pub async fn map(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&MapPage { page: Layout::new(&caller, "nav-sitemap") })?)
}

/// Says how accessible the site is.
///
/// # Errors
/// The page cannot be filled.
pub async fn accessibility(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&AccessibilityPage { page: Layout::new(&caller, "nav-accessibility") })?)
}

/// What programs may gather.
pub async fn robots() -> HttpResponse {
    let closed: String = CLOSED.iter().map(|path| format!("Disallow: {path}\n")).collect();
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(format!("User-agent: *\n{closed}"))
}

/// Where to report a hole (RFC 9116).
pub async fn security(caller: Caller) -> HttpResponse {
    let address = caller.app.config.server.address();
    let expires = caller.app.clock.now().after(Duration::days(CONTACT_DAYS)).rfc3339();
    let text =
        format!("Contact: {address}/accessibility#contact\nExpires: {expires}\nPreferred-Languages: zh-TW, en\n");
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text)
}
