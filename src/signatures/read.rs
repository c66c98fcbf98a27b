//! The signed copies of a paper as those may see them who may see the paper.

use std::collections::HashMap;

use signed_papers::{Chain, Finding, holds};

use crate::accounts::store as accounts;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{SignatureId, UserId};
use crate::db::conn::DbConn;
use crate::signatures::model::{PaperSignature, SignedBy};
use crate::signatures::paper::Paper;
use crate::signatures::store;
use crate::tenders::model::Tender;

/// A paper with its signed copies.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The tender.
    pub tender: Tender,
    /// The present version of the record.
    pub version: i64,
    /// The copies.
    pub copies: Vec<SignedCopy>,
}

/// A signed copy.
#[derive(Clone, Debug)]
pub struct SignedCopy {
    /// The row.
    pub row: PaperSignature,
    /// What was found of its signatures.
    pub found: Vec<Finding>,
    /// Whether they hold together, and none is of a certificate that leads to no trusted root where roots are there; none for a scan,
    /// at which nobody but people can look.
    pub holds: Option<bool>,
    /// Whether the record has changed since it was signed.
    pub earlier: bool,
    /// The name of who brought it.
    pub by: String,
}

/// The signed copies of a paper.
///
/// # Errors
/// The actor may not know of the paper, or there is none yet.
pub fn read(conn: &mut DbConn, call: &Call, case_no: &str, paper: Paper) -> Result<Signed, Error> {
    let (tender, version) = paper.find(conn, call, case_no)?;
    let rows = store::of_paper(conn, tender.id, &paper.to_string())?;
    let people: Vec<UserId> = rows.iter().map(|row| row.uploaded_by).collect();
    let names: HashMap<UserId, String> = accounts::names(conn, &people)?.into_iter().collect();
    let known = |one: &Finding| one.chain != Chain::Unknown;
    let copy = |row: PaperSignature| {
        let found = row.found()?;
        Ok(SignedCopy {
            holds: (row.kind == SignedBy::Certificate).then(|| holds(&found) && found.iter().all(known)),
            earlier: row.paper_version != version,
            by: names.get(&row.uploaded_by).cloned().unwrap_or_default(),
            found,
            row,
        })
    };
    Ok(Signed { copies: rows.into_iter().map(copy).collect::<Result<_, Error>>()?, tender, version })
}

/// One signed copy, for whoever may see its paper.
///
/// # Errors
/// There is none of which the actor may know.
pub fn one(
    conn: &mut DbConn,
    call: &Call,
    (case_no, paper): (&str, Paper),
    id: SignatureId,
) -> Result<PaperSignature, Error> {
    let (tender, _) = paper.find(conn, call, case_no)?;
    let row = store::find(conn, id)?;
    if row.tender_id != tender.id || row.paper != paper.to_string() {
        return Err(Error::not_found());
    }
    Ok(row)
}
