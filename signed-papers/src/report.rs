//! What is found of a signature.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What is found of one signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it comes to.
    pub verdict: Verdict,
    /// Whether it speaks of the file to its end; something was added after it otherwise, such as another signature.
    pub whole: bool,
    /// Whose it is; none where no certificate is in it.
    pub signer: Option<Signer>,
    /// When the signer says it signed.
    pub signed_at: Option<DateTime<Utc>>,
    /// Whether a timestamp stands beside it; it is not looked into.
    pub timestamped: bool,
    /// Where its certificate comes from.
    pub chain: Chain,
}

/// What a signature comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The bytes are those that were signed, by the key of the certificate, which was valid.
    Valid,
    /// The bytes are others than those that were signed.
    Changed,
    /// The signature is not that of the certificate.
    Forged,
    /// The certificate was not valid when the signer says it signed.
    Expired,
    /// The certificate is not meant for signatures.
    Unsuited,
    /// The algorithm is too weak or not known here.
    Unsupported,
    /// It is no signature that can be read.
    Malformed,
}

/// Whose a signature is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// The name in the certificate.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// Its number, hexadecimal.
    pub serial: String,
    /// The first moment at which it is valid.
    pub not_before: DateTime<Utc>,
    /// The last.
    pub not_after: DateTime<Utc>,
}

/// Where a certificate comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Chain {
    /// The caller trusts no root, so nobody looked.
    NotChecked,
    /// It comes from a root that the caller trusts.
    Trusted {
        /// The root's name.
        root: String,
    },
    /// It comes from no such root.
    Unknown,
}

/// Whether the signatures of a file hold together: there are some, all are valid, and one speaks of the whole file.
pub fn holds(found: &[Finding]) -> bool {
    found.iter().all(|one| one.verdict == Verdict::Valid) && found.iter().any(|one| one.whole)
}
