//! The page of an error: what happened in a sentence, what can be done, and the request's id below.

use askama::Template;

use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::problem::sentence;
use crate::web::layout::Layout;
use crate::web::ruling::{RulingView, views};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Layout,
    sentence: String,
    fields: Vec<(String, String)>,
    rulings: Vec<RulingView>,
}

/// The page's HTML.
pub fn error_page(caller: &Caller, error: &Error) -> String {
    let sentence_of = |code, args| sentence(code, args, caller.lang);
    let page = ErrorPage {
        page: Layout::new(caller, "error-title"),
        sentence: sentence_of(error.code, &error.args),
        fields: error.fields.iter().map(|field| (field.field.clone(), sentence_of(field.code, &field.args))).collect(),
        rulings: views(&error.rulings, caller.lang),
    };
    page.render().unwrap_or_else(|cause| {
        tracing::error!(%cause, "the error page failed");
        sentence_of(error.code, &error.args)
    })
}
