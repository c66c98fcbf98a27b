//! How the terminal speaks: sentences for people, JSON for programs.

use std::io::{ErrorKind, Write, stdout};

use procurement_law::ruling::Lang;
use serde::Serialize;

use crate::base::error::Error;
use crate::texts::{error_key, say_with};

/// An error as a sentence, with the cause that the operator needs.
pub fn error(error: &Error) -> String {
    let mut text = say_with(Lang::ZhTw, &error_key(error.code), &error.args);
    if let Some(cause) = &error.cause {
        text.push_str(&format!("（{cause}）"));
    }
    text
}

/// A value as one line of JSON on standard output.
///
/// # Errors
/// The value has no JSON form, a fault of the program.
pub fn json<T: Serialize>(value: &T) -> Result<(), Error> {
    text(&serde_json::to_string(value).map_err(|cause| Error::internal("write JSON", cause))?)
}

/// Lines on standard output. Whoever reads no further, such as `head`, ends them quietly.
///
/// # Errors
/// They cannot be written for another reason.
pub fn text(text: &str) -> Result<(), Error> {
    match writeln!(stdout().lock(), "{text}") {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => Err(Error::internal("write to the terminal", cause)),
        _ => Ok(()),
    }
}
