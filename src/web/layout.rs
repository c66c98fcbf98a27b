//! What every page has around it: language, navigation by role, flash message, the request's id.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use procurement_law::ruling::Lang;

use crate::base::actor::Role;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::texts::{has, say, say_with};
use crate::web::nav::{self, Group};

/// The frame of a page; templates hold it as `page`.
pub struct Layout {
    /// The language.
    pub lang: Lang,
    /// The page's title.
    pub title: String,
    /// The name of whoever is signed in.
    pub user: Option<String>,
    /// The role of whoever is fully signed in.
    pub role: Option<Role>,
    /// The token that forms carry.
    pub csrf: String,
    /// The message that the last act left, by key, such as `flash-order-approved`.
    pub flash: Option<String>,
    /// Whether this is a demo market.
    pub demo: bool,
    /// The request's id, for whoever calls for help.
    pub request: String,
    /// The path of this page, for the way back after changing the language.
    pub uri: String,
}

impl Layout {
    /// The frame of a page whose title has this key.
    pub fn new(caller: &Caller, title_key: &str) -> Self {
        Self::titled(caller, say(caller.lang, title_key))
    }

    /// The frame of a page with this title.
    pub fn titled(caller: &Caller, title: String) -> Self {
        Self {
            lang: caller.lang,
            title,
            user: caller.session.as_ref().map(|session| session.user.name.clone()),
            role: caller.role(),
            csrf: caller.session.as_ref().map(|session| session.csrf.clone()).unwrap_or_default(),
            flash: flash(&caller.uri),
            demo: caller.app.demo,
            request: caller.request.clone(),
            uri: caller.uri.clone(),
        }
    }

    /// The sentence of a key.
    pub fn t(&self, key: &str) -> String {
        say(self.lang, key)
    }

    /// The sentence of a key with one value.
    pub fn t1(&self, key: &str, name: &str, value: impl ToString) -> String {
        say_with(self.lang, key, &BTreeMap::from([(name.to_owned(), value.to_string())]))
    }

    /// The value of `<html lang>`.
    pub fn html_lang(&self) -> &'static str {
        match self.lang {
            Lang::ZhTw => "zh-Hant-TW",
            Lang::En => "en",
        }
    }

    /// Whether the page is in English.
    pub fn english(&self) -> bool {
        self.lang == Lang::En
    }

    /// The navigation of the role.
    pub fn navigation(&self) -> &'static [Group] {
        nav::of(self.role)
    }
}

/// The key of a flash message named in the address; a fixed alphabet, so that nobody writes on our pages.
fn flash(uri: &str) -> Option<String> {
    let (_, query) = uri.split_once('?')?;
    let said = query.split('&').find_map(|pair| pair.strip_prefix("done="))?;
    let plain =
        !said.is_empty() && said.len() < 40 && said.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    plain.then(|| format!("flash-{said}")).filter(|key| has(key))
}

/// Renders a page.
///
/// # Errors
/// A template cannot be filled, a fault of the program.
pub fn page(template: &impl Template) -> Result<HttpResponse, Error> {
    with_status(StatusCode::OK, template)
}

/// Renders a page with a status: a form that came back with faults is 422.
///
/// # Errors
/// A template cannot be filled, a fault of the program.
pub fn with_status(status: StatusCode, template: &impl Template) -> Result<HttpResponse, Error> {
    let html = template.render().map_err(|cause| Error::internal("render a page", cause))?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html))
}

/// Sends the browser on after an act; `done` is the key of the message it shows there, without `flash-`.
pub fn go(path: &str, done: Option<&str>) -> HttpResponse {
    let to = match done {
        Some(done) => format!("{path}{}done={done}", if path.contains('?') { '&' } else { '?' }),
        None => path.to_owned(),
    };
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}
