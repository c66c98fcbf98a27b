//! The bid, its envelopes and their files, and their form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{BidFileId, BidId, EnvelopeId, OrganisationId, TenderId};
use crate::base::time::Time;
use crate::db::schema::{bid, bid_file, envelope};
use crate::tenders::model::Stage;

/// The subject kind of bids in the record.
pub const KIND: &str = "bid";
/// The subject kind of envelopes in the record.
pub const ENVELOPE: &str = "envelope";

/// A vendor's bid for a tender.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = bid, treat_none_as_default_value = false)]
pub struct Bid {
    /// The id.
    pub id: BidId,
    /// For which tender.
    pub tender_id: TenderId,
    /// The vendor as its package is named: its business number, or another label.
    pub label: String,
    /// The vendor, where the market knows the number.
    pub vendor_id: Option<OrganisationId>,
    /// When its first package came in.
    pub created_at: Time,
    /// Counts changes.
    pub version: i64,
}

/// A package as it came in, for one stage. Never changed.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = envelope)]
pub struct Envelope {
    /// The id.
    pub id: EnvelopeId,
    /// Of which bid.
    pub bid_id: BidId,
    /// For which stage.
    pub stage: Stage,
    /// 1, and one more for each package that took the place of another.
    pub number: i64,
    /// The stored package: the ZIP itself, or the list of a folder's files.
    pub digest: String,
    /// Bytes of the stored package.
    pub size: i64,
    /// The digest over names and digests of the files inside.
    pub contents: String,
    /// When it came in.
    pub imported_at: Time,
}

/// A file of a package. Never changed.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = bid_file)]
pub struct BidFile {
    /// The id.
    pub id: BidFileId,
    /// Of which package.
    pub envelope_id: EnvelopeId,
    /// 1, 2, 3 …
    pub number: i64,
    /// A label for people; no other file of the package has it.
    pub name: String,
    /// The stored bytes.
    pub digest: String,
    /// How many.
    pub size: i64,
}

impl Bid {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({ "tender": self.tender_id, "label": self.label, "vendor": self.vendor_id, "created_at": self.created_at })
    }
}

impl Envelope {
    /// The row's form in the record, with its files.
    pub fn recorded(&self, files: &[BidFile]) -> Value {
        let files: Vec<Value> = files
            .iter()
            .map(|file| json!({ "number": file.number, "name": file.name, "digest": file.digest, "size": file.size }))
            .collect();
        json!({
            "bid": self.bid_id, "stage": self.stage, "number": self.number, "digest": self.digest, "size": self.size,
            "contents": self.contents, "imported_at": self.imported_at, "files": files,
        })
    }
}
