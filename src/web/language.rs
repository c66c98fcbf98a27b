//! Changing the language; and which addresses a page may send somebody back to.

use actix_web::HttpResponse;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use serde::Deserialize;

use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::gate::LANGUAGE_COOKIE;
use crate::web::layout::go;

/// Days that the choice is remembered.
const DAYS: i64 = 365;

/// The choice.
#[derive(Debug, Deserialize)]
pub struct Choice {
    /// `zh` or `en`.
    pub to: String,
    /// The page to show again.
    #[serde(default)]
    pub back: String,
}

/// Remembers the language and shows the page again.
///
/// # Errors
/// None of its own.
pub async fn choose(caller: Caller, form: Form<Choice>) -> Result<HttpResponse, Failure> {
    let to = if form.0.to == "en" { "en" } else { "zh" };
    let cookie = Cookie::build(LANGUAGE_COOKIE, to)
        .path("/")
        .max_age(Duration::days(DAYS))
        .same_site(SameSite::Lax)
        .secure(https(&caller))
        .http_only(true)
        .finish();
    let mut answer = go(local(&form.0.back), None);
    // The name and both values are fixed words: a cookie of them can always be written.
    let _ = answer.add_cookie(&cookie);
    Ok(answer)
}

/// Whether browsers reach the market by https; only then may a cookie ask for it.
pub fn https(caller: &Caller) -> bool {
    caller.app.config.server.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
}

/// The path itself when it lies on this site, else the home page: nobody is sent elsewhere by a link of ours.
pub fn local(path: &str) -> &str {
    let own = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    if own && path.chars().all(|letter| !letter.is_control()) { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_local_paths_are_gone_back_to() {
        assert_eq!(local("/search?q=%E9%98%B2"), "/search?q=%E9%98%B2");
        for foreign in ["https://evil.example/", "//evil.example", "/\\evil.example", "", "/a\nb", "javascript:1"] {
            assert_eq!(local(foreign), "/", "{foreign}");
        }
    }
}
