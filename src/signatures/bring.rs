//! Brings a signed copy of a paper. What is found of its signatures is kept as it was found; a copy whose signatures do not hold is
//! kept too, and says so.

use signed_papers::{Finding, verify};

use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::signatures::model::{KIND, PaperSignature, SignedBy};
use crate::signatures::paper::Paper;
use crate::signatures::store;
use crate::storage::{label, name_file};

/// The largest file, in bytes.
pub const MOST: usize = 20 * 1024 * 1024;

/// A file that is kept in the storage.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Its digest.
    pub digest: String,
    /// Its bytes.
    pub size: usize,
    /// Its name.
    pub name: String,
    /// How it is signed.
    pub kind: SignedBy,
    /// What was found of its signatures.
    pub found: Vec<Finding>,
}

/// Looks at the bytes of a signed copy: a PDF with at least one signature, or a scan (PDF, PNG or JPEG).
///
/// # Errors
/// It is neither what it is said to be.
pub fn look(bytes: &[u8], kind: SignedBy, roots: &[Vec<u8>], now: Time) -> Result<Vec<Finding>, Error> {
    let starts = |known: &[&[u8]]| known.iter().any(|start| bytes.starts_with(start));
    match kind {
        SignedBy::Scan if !starts(&[b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF"]) => {
            Err(Error::invalid("signature.no_scan").at("package"))
        }
        SignedBy::Scan => Ok(Vec::new()),
        SignedBy::Certificate if !starts(&[b"%PDF"]) => Err(Error::invalid("signature.no_pdf").at("package")),
        SignedBy::Certificate => {
            let found = verify(bytes, roots, now.utc());
            if found.is_empty() {
                return Err(Error::invalid("signature.unsigned").at("package"));
            }
            Ok(found)
        }
    }
}

/// Brings one.
///
/// # Errors
/// The actor may not, or may not know of the paper; there is no such paper yet, or the person saw another version of it; the same
/// file is here already.
pub fn bring(
    conn: &mut DbConn,
    call: &Call,
    (case_no, paper, seen): (&str, Paper, i64),
    copy: &Copy,
) -> Result<PaperSignature, Error> {
    let (tender, version) = paper.find(conn, call, case_no)?;
    decide(&call.actor, paper.action(), &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    if version != seen {
        return Err(Error::of(crate::base::error::Kind::Stale, "signature.stale"));
    }
    let name = paper.to_string();
    if store::of_paper(conn, tender.id, &name)?.iter().any(|one| one.digest == copy.digest) {
        return Err(Error::conflict("signature.here"));
    }
    let file = label(&copy.name, "signed.pdf");
    name_file(conn, &copy.digest, copy.size, &file, call.now)?;
    let row = PaperSignature {
        id: call.id(),
        tender_id: tender.id,
        paper: name,
        paper_version: version,
        kind: copy.kind,
        digest: copy.digest.clone(),
        name: file,
        findings: canonical(&copy.found)?,
        uploaded_by: person.user,
        uploaded_at: call.now,
    };
    store::insert(conn, &row)?;
    let act = Act::new("signature.bring", Subject::new(KIND, row.id.0));
    record(conn, call, act.change(Change::new("signature.brought", KIND, row.id.0, 1, row.recorded())))?;
    Ok(row)
}
