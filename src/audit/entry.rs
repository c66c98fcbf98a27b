//! What a verb says of itself, and the frozen form in which it is kept.

use procurement_law::ruling::Ruling;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::base::actor::Actor;
use crate::base::digest::sha256;

/// The version of the frozen form. A new form gets a new number; old bytes stay as they are.
pub const FORMAT: u32 = 1;

/// A thing by kind and id, so that the record knows no domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The table-like kind, such as `order`.
    pub kind: String,
    /// The id.
    pub id: Uuid,
}

/// A row that changed, as it is after the change.
#[derive(Clone, Debug)]
pub struct Change {
    /// What happened, such as `order.approved`.
    pub name: String,
    /// The row.
    pub subject: Subject,
    /// The row's version after the change.
    pub version: i64,
    /// The whole row after the change.
    pub after: Value,
}

/// An act to be recorded.
#[derive(Clone, Debug)]
pub struct Act {
    /// What was done, such as `order.approve`.
    pub name: String,
    /// To which thing.
    pub subject: Subject,
    /// Why, in the actor's words.
    pub reason: Option<String>,
    /// The rulings that the act rested on.
    pub rulings: Vec<Ruling>,
    /// Anything else worth keeping: counts of an import, the digest of a file.
    pub detail: Value,
    /// The rows that changed; none for a read.
    pub changes: Vec<Change>,
}

/// The frozen body of an entry: these fields, canonical JSON, hashed into the chain.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Body {
    /// [`FORMAT`].
    pub v: u32,
    /// The entry's id.
    pub id: Uuid,
    /// The instant, RFC 3339 in UTC.
    pub at: String,
    /// Who.
    pub actor: Actor,
    /// The request.
    pub request: String,
    /// What.
    pub act: String,
    /// To which thing.
    pub subject: Subject,
    /// Why.
    pub reason: Option<String>,
    /// By which rules.
    pub rulings: Vec<Ruling>,
    /// Anything else.
    pub detail: Value,
    /// The events of the act, by digest, in order.
    pub changes: Vec<ChangeMark>,
}

/// An event inside an entry's body: enough to prove the event's bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeMark {
    /// The event's name.
    pub name: String,
    /// The row.
    pub subject: Subject,
    /// The row's version after the change.
    pub version: i64,
    /// SHA-256 of the row's canonical JSON after the change.
    pub after: String,
}

impl Subject {
    /// A subject of some kind.
    pub fn new(kind: &str, id: Uuid) -> Self {
        Self { kind: kind.to_owned(), id }
    }
}

impl Act {
    /// An act without reason, rulings or changes.
    pub fn new(name: &str, subject: Subject) -> Self {
        Self {
            name: name.to_owned(),
            subject,
            reason: None,
            rulings: Vec::new(),
            detail: Value::Null,
            changes: Vec::new(),
        }
    }

    /// Adds a changed row.
    #[must_use]
    pub fn change(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }
}

impl Change {
    /// A row as it is after an event.
    pub fn new(name: &str, kind: &str, id: Uuid, version: i64, after: Value) -> Self {
        Self { name: name.to_owned(), subject: Subject::new(kind, id), version, after }
    }
}

/// The link of the chain: the hash over the previous link and the entry's frozen bytes.
pub fn link(previous: &str, body: &str) -> String {
    sha256(format!("{previous}\n{body}").as_bytes())
}
