//! Errors: a kind, a stable code, a public sentence by key, and a private cause that only the log sees.
//!
//! The code is also the key of the sentence in `texts/`: `order.not_entitled` reads `error-order-not_entitled`.

use std::collections::BTreeMap;
use std::fmt;

use procurement_law::ruling::Ruling;

/// What sort of no it is. `http` alone turns kinds into status numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What was sent is not right.
    Invalid,
    /// Who asks is not known.
    Unauthenticated,
    /// Who asks may not.
    Forbidden,
    /// There is no such thing, or none that the asker may know of.
    NotFound,
    /// The thing's present state does not allow it.
    Conflict,
    /// A law's rule refuses; the rulings say why.
    Unlawful,
    /// The thing changed since the asker read it.
    Stale,
    /// The asker must say which version it read.
    PreconditionRequired,
    /// Too many requests.
    TooMany,
    /// A part of the program is not to be had now.
    Unavailable,
    /// What was sent cannot be read at all.
    Malformed,
    /// A fault of the program.
    Internal,
}

/// Something wrong with one field of what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Which field: the form's name, or a JSON pointer.
    pub field: String,
    /// The code, also the key of its sentence.
    pub code: &'static str,
    /// Values for the sentence.
    pub args: BTreeMap<String, String>,
}

/// Why a verb did not do what was asked.
#[derive(Debug)]
pub struct Error {
    /// The sort.
    pub kind: Kind,
    /// Stable and public, such as `order.not_entitled`.
    pub code: &'static str,
    /// Values for the public sentence.
    pub args: BTreeMap<String, String>,
    /// What is wrong where.
    pub fields: Vec<FieldError>,
    /// The rulings behind a refusal by law.
    pub rulings: Vec<Ruling>,
    /// For the log, never sent.
    pub cause: Option<String>,
}

impl Error {
    fn new(kind: Kind, code: &'static str) -> Self {
        Self { kind, code, args: BTreeMap::new(), fields: Vec::new(), rulings: Vec::new(), cause: None }
    }

    /// What was sent is not right.
    pub fn invalid(code: &'static str) -> Self {
        Self::new(Kind::Invalid, code)
    }

    /// Who asks is not known.
    pub fn unauthenticated(code: &'static str) -> Self {
        Self::new(Kind::Unauthenticated, code)
    }

    /// Who asks may not.
    pub fn forbidden(code: &'static str) -> Self {
        Self::new(Kind::Forbidden, code)
    }

    /// No such thing, the same answer for secret and for absent ones.
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "not_found")
    }

    /// The present state does not allow it.
    pub fn conflict(code: &'static str) -> Self {
        Self::new(Kind::Conflict, code)
    }

    /// A rule of law refuses.
    pub fn unlawful(code: &'static str, rulings: Vec<Ruling>) -> Self {
        Self { rulings, ..Self::new(Kind::Unlawful, code) }
    }

    /// Another error kind with a code of its own.
    pub fn of(kind: Kind, code: &'static str) -> Self {
        Self::new(kind, code)
    }

    /// A fault of the program or of what it stands on.
    pub fn internal(doing: &str, cause: impl fmt::Display) -> Self {
        Self { cause: Some(format!("{doing}: {cause}")), ..Self::new(Kind::Internal, "internal") }
    }

    /// A value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Says which field is meant, with this error's own code.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        let error = FieldError { field: field.to_owned(), code: self.code, args: self.args.clone() };
        self.fields.push(error);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        for field in &self.fields {
            write!(f, " [{}: {}]", field.field, field.code)?;
        }
        match &self.cause {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<diesel::result::Error> for Error {
    fn from(cause: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Cause};
        match cause {
            Cause::NotFound => Self::not_found(),
            Cause::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => {
                Self::of(Kind::Unavailable, "database.busy")
            }
            Cause::DatabaseError(_, ref said) if said.message().contains("deadlock detected") => {
                Self::of(Kind::Unavailable, "database.busy")
            }
            other => Self::internal("database", other),
        }
    }
}
