//! Queries on bids, envelopes and files.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Cause};

use crate::base::error::Error;
use crate::base::id::{BidId, EnvelopeId, TenderId};
use crate::bids::model::{Bid, BidFile, Envelope};
use crate::both;
use crate::db::conn::{Both, DbConn};
use crate::db::schema::{bid, bid_file, envelope, organisation};
use crate::tenders::model::Stage;

/// A bid by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: BidId) -> Result<Bid, Error> {
    Ok(bid::table.find(id).first(conn)?)
}

/// The bid of a label.
///
/// # Errors
/// The database failed.
pub fn by_label(conn: &mut DbConn, tender: TenderId, label: &str) -> Result<Option<Bid>, Error> {
    let found = bid::table.filter(bid::tender_id.eq(tender).and(bid::label.eq(label)));
    Ok(found.first(conn).optional()?)
}

/// The labels of a tender's bids with the vendors' names where the market knows them, in the order in which they came in.
///
/// # Errors
/// The database failed.
pub fn labels(conn: &mut DbConn, tender: TenderId) -> Result<Vec<(String, String)>, Error> {
    let bids = bid::table.left_join(organisation::table.on(bid::vendor_id.eq(organisation::id.nullable())));
    let found =
        bids.filter(bid::tender_id.eq(tender)).order(bid::id).select((bid::label, organisation::name.nullable()));
    let rows: Vec<(String, Option<String>)> = found.load(conn)?;
    Ok(rows.into_iter().map(|(label, name)| (label, name.unwrap_or_default())).collect())
}

/// The newest package of a bid for a stage.
///
/// # Errors
/// The database failed.
pub fn newest(conn: &mut DbConn, bid: BidId, stage: Stage) -> Result<Option<Envelope>, Error> {
    let found = envelope::table.filter(envelope::bid_id.eq(bid).and(envelope::stage.eq(stage)));
    Ok(found.order(envelope::number.desc()).first(conn).optional()?)
}

/// The files of a package, in their order.
///
/// # Errors
/// The database failed.
pub fn files(conn: &mut DbConn, envelope: EnvelopeId) -> Result<Vec<BidFile>, Error> {
    Ok(bid_file::table.filter(bid_file::envelope_id.eq(envelope)).order(bid_file::number).load(conn)?)
}

/// Adds a bid unless another hand was quicker; says whether it was added.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &Bid) -> Result<bool, Error> {
    let added = Both(diesel::insert_into(bid::table).values(row.clone()).on_conflict_do_nothing()).execute(conn)?;
    Ok(added == 1)
}

/// Counts a change of a bid; false when it changed meanwhile.
///
/// # Errors
/// The database failed.
pub fn bump(conn: &mut DbConn, row: &Bid) -> Result<bool, Error> {
    let before = bid::table.find(row.id).filter(bid::version.eq(row.version - 1));
    Ok(diesel::update(before).set(bid::version.eq(row.version)).execute(conn)? == 1)
}

/// Adds a package with its files.
///
/// # Errors
/// `bid.overtaken` when another package came in at the same moment, or the database failed.
pub fn insert_envelope(conn: &mut DbConn, row: &Envelope, files: &[BidFile]) -> Result<(), Error> {
    match diesel::insert_into(envelope::table).values(row).execute(conn) {
        Err(Cause::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            return Err(Error::conflict("bid.overtaken"));
        }
        added => added?,
    };
    for chunk in files.chunks(1_000) {
        both!(conn, c => diesel::insert_into(bid_file::table).values(chunk).execute(c))?;
    }
    Ok(())
}
