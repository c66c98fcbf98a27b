//! Queries on signed copies.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{SignatureId, TenderId};
use crate::db::conn::DbConn;
use crate::db::schema::paper_signature;
use crate::signatures::model::PaperSignature;

/// The signed copies of a paper, in the order in which they came.
///
/// # Errors
/// The database failed.
pub fn of_paper(conn: &mut DbConn, tender: TenderId, paper: &str) -> Result<Vec<PaperSignature>, Error> {
    let found = paper_signature::table
        .filter(paper_signature::tender_id.eq(tender))
        .filter(paper_signature::paper.eq(paper))
        .order((paper_signature::uploaded_at, paper_signature::id));
    Ok(found.load(conn)?)
}

/// A signed copy.
///
/// # Errors
/// There is none.
pub fn find(conn: &mut DbConn, id: SignatureId) -> Result<PaperSignature, Error> {
    paper_signature::table.find(id).first(conn).optional()?.ok_or_else(Error::not_found)
}

/// Adds one.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &PaperSignature) -> Result<(), Error> {
    diesel::insert_into(paper_signature::table).values(row).execute(conn)?;
    Ok(())
}

/// All of them.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<PaperSignature>, Error> {
    Ok(paper_signature::table.order(paper_signature::id).load(conn)?)
}
