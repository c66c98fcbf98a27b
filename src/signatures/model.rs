//! A signed copy as a row, and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};
use signed_papers::Finding;

use crate::base::error::Error;
use crate::base::id::{SignatureId, TenderId, UserId};
use crate::base::time::Time;
use crate::db::schema::paper_signature;
use crate::text_enum;

/// The subject kind of signed copies in the record.
pub const KIND: &str = "paper_signature";

text_enum! {
    /// How a paper was signed.
    SignedBy {
        /// With a certificate, in the PDF itself.
        Certificate = "certificate",
        /// By hand; this is its scan.
        Scan = "scan",
    }
}

/// A signed copy. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = paper_signature)]
pub struct PaperSignature {
    /// The id.
    pub id: SignatureId,
    /// Of which tender.
    pub tender_id: TenderId,
    /// Which paper of it.
    pub paper: String,
    /// The version of the record that was signed.
    pub paper_version: i64,
    /// How.
    pub kind: SignedBy,
    /// The SHA-256 of the file.
    pub digest: String,
    /// Its name.
    pub name: String,
    /// What was found of its signatures when it came, canonical JSON.
    pub findings: String,
    /// Who brought it.
    pub uploaded_by: UserId,
    /// When.
    pub uploaded_at: Time,
}

impl PaperSignature {
    /// What was found of its signatures.
    ///
    /// # Errors
    /// The row cannot be read, a fault of the program.
    pub fn found(&self) -> Result<Vec<Finding>, Error> {
        serde_json::from_str(&self.findings)
            .map_err(|cause| Error::internal("read what was found of a signature", cause))
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "tender": self.tender_id, "paper": self.paper, "paper_version": self.paper_version, "kind": self.kind,
            "digest": self.digest, "name": self.name, "findings": self.findings, "uploaded_by": self.uploaded_by,
            "uploaded_at": self.uploaded_at,
        })
    }
}
