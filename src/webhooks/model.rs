//! The webhook, its messages, and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{EventId, OrganisationId, UserId, WebhookId, WebhookMessageId};
use crate::base::time::Time;
use crate::db::schema::{webhook, webhook_message};
use crate::text_enum;

/// The subject kind of webhooks in the record.
pub const KIND: &str = "webhook";
/// The topic of a message that only tries the way.
pub const PING: &str = "webhook.ping";

text_enum! {
    /// Why a webhook hears nothing more.
    Ended {
        /// Its organisation took it away.
        Deleted = "deleted",
        /// It said that it is gone (410).
        Gone = "gone",
        /// It took no message for all tries.
        Silent = "silent",
    }
}

/// An address that wants to be told.
#[derive(Clone, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = webhook, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Webhook {
    /// The id.
    pub id: WebhookId,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// Where to.
    pub url: String,
    /// The kinds of things that it hears of, canonical JSON.
    pub kinds: String,
    /// What signs its messages, `whsec_` and base64.
    pub secret: String,
    /// The place of the feed from which it hears.
    pub since_seq: i64,
    /// Who set it up.
    pub made_by: UserId,
    /// When.
    pub made_at: Time,
    /// Since when it hears nothing more.
    pub ended_at: Option<Time>,
    /// Why.
    pub ended_because: Option<Ended>,
    /// Counts changes.
    pub version: i64,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = webhook_message, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Message {
    /// The id, the same on every try.
    pub id: WebhookMessageId,
    /// To which address.
    pub webhook_id: WebhookId,
    /// Of which event; none for a trial.
    pub event_id: Option<EventId>,
    /// The event's name.
    pub topic: String,
    /// What is sent, JSON.
    pub body: String,
    /// Since when it waits.
    pub made_at: Time,
    /// How often it was sent.
    pub tries: i64,
    /// What the address answered last, an HTTP status.
    pub status: Option<i64>,
    /// What stood in the way last.
    pub problem: Option<String>,
    /// When the address took it.
    pub delivered_at: Option<Time>,
}

impl std::fmt::Debug for Webhook {
    /// Without the secret.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Webhook").field("id", &self.id).field("url", &self.url).finish_non_exhaustive()
    }
}

impl Message {
    /// The id as it is sent.
    pub fn written_id(&self) -> String {
        format!("msg_{}", self.id.0.simple())
    }
}

impl Webhook {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "organisation": self.organisation_id, "url": self.url, "kinds": self.wants(), "since_seq": self.since_seq,
            "made_by": self.made_by, "made_at": self.made_at, "ended_at": self.ended_at,
            "ended_because": self.ended_because,
        })
    }

    /// The kinds of things that it hears of.
    pub fn wants(&self) -> Vec<String> {
        serde_json::from_str(&self.kinds).unwrap_or_default()
    }
}
