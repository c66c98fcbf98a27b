//! How a bid came in, as far as whoever received it tells: the paper itself does not say it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The facts of one bid's receipt, in the JSON of a bundle's `bids[].submission`. Each may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Submission {
    /// Number of the registered letter, or of the envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_no: Option<String>,
    /// Network address from which an electronic bid was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// The device from which it was sent, as the site tells devices apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Whose certificate signed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_holder: Option<String>,
    /// When it was sent, Taipei time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<NaiveDateTime>,
}
