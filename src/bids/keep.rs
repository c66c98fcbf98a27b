//! Keeps a package after the opening: the bid, its envelope, its files. The same files again change nothing.

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::bids::admit::{find, not_open_yet};
use crate::bids::model::{Bid, BidFile, ENVELOPE, Envelope, KIND};
use crate::bids::package::Package;
use crate::bids::store;
use crate::db::conn::DbConn;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;
use crate::storage::name_file;
use crate::tenders::model::{Stage, Tender};

/// Digits of a business number (統一編號).
const UBN: usize = 8;

/// Where a package belongs.
#[derive(Clone, Debug)]
pub struct Place {
    /// The tender's number.
    pub case_no: String,
    /// The stage.
    pub stage: Stage,
    /// Whether it shall take the place of another package of the same label.
    pub replace: bool,
    /// Whether it shall come in though the stage before found the vendor unqualified.
    pub despite: bool,
}

/// What became of a package.
#[derive(Clone, Debug)]
pub enum Kept {
    /// It came in.
    New(Bid, Envelope),
    /// It took the place of another.
    Replaced(Bid, Envelope),
    /// It was there already.
    Same(Bid, Envelope),
}

/// Keeps a package.
///
/// # Errors
/// `bid.not_open_yet` before the opening; the actor may not import; another package of this label is there and shall
/// not be replaced.
pub fn keep(conn: &mut DbConn, call: &Call, place: &Place, package: &Package) -> Result<Kept, Error> {
    let (tender, opening) = find(conn, call, &place.case_no, place.stage)?;
    if !opening.is_open(call.now) {
        return Err(not_open_yet(&opening));
    }
    let (mut bid, fresh) = bid(conn, call, &tender, &package.label)?;
    let before = store::newest(conn, bid.id, place.stage)?;
    if let Some(known) = &before {
        if known.contents == package.contents {
            return Ok(Kept::Same(bid, known.clone()));
        }
        if !place.replace {
            return Err(Error::conflict("bid.another_package").with("label", &package.label).at("label"));
        }
    }
    let mut changes = Vec::new();
    if fresh {
        changes.push(Change::new("bid.received", KIND, bid.id.0, 1, bid.recorded()));
    } else {
        bid.version += 1;
        if !store::bump(conn, &bid)? {
            return Err(Error::conflict("bid.overtaken"));
        }
        changes.push(Change::new("bid.package_received", KIND, bid.id.0, bid.version, bid.recorded()));
    }
    let number = before.as_ref().map_or(1, |known| known.number + 1);
    let (envelope, change) = envelope(conn, call, &bid, place.stage, number, package)?;
    changes.push(change);
    let mut act = Act::new("bid.import", Subject::new(KIND, bid.id.0));
    act.changes = changes;
    record(conn, call, act)?;
    Ok(if before.is_some() { Kept::Replaced(bid, envelope) } else { Kept::New(bid, envelope) })
}

fn bid(conn: &mut DbConn, call: &Call, tender: &Tender, label: &str) -> Result<(Bid, bool), Error> {
    if let Some(known) = store::by_label(conn, tender.id, label)? {
        return Ok((known, false));
    }
    let is_number = label.len() == UBN && label.bytes().all(|digit| digit.is_ascii_digit());
    let vendor = if is_number { parties::by_code(conn, OrganisationKind::Vendor, label)? } else { None };
    let bid = Bid {
        id: call.id(),
        tender_id: tender.id,
        label: label.to_owned(),
        vendor_id: vendor.map(|vendor| vendor.id),
        created_at: call.now,
        version: 1,
    };
    if store::insert(conn, &bid)? { Ok((bid, true)) } else { Err(Error::conflict("bid.overtaken")) }
}

fn envelope(
    conn: &mut DbConn,
    call: &Call,
    bid: &Bid,
    stage: Stage,
    number: i64,
    package: &Package,
) -> Result<(Envelope, Change), Error> {
    let long = |size: usize| i64::try_from(size).unwrap_or(i64::MAX);
    name_file(conn, &package.digest, package.size, &package.label, call.now)?;
    let envelope = Envelope {
        id: call.id(),
        bid_id: bid.id,
        stage,
        number,
        digest: package.digest.clone(),
        size: long(package.size),
        contents: package.contents.clone(),
        imported_at: call.now,
    };
    let mut files = Vec::with_capacity(package.files.len());
    for (number, file) in (1..).zip(&package.files) {
        name_file(conn, &file.digest, file.size, &file.name, call.now)?;
        files.push(BidFile {
            id: call.id(),
            envelope_id: envelope.id,
            number,
            name: file.name.clone(),
            digest: file.digest.clone(),
            size: long(file.size),
        });
    }
    store::insert_envelope(conn, &envelope, &files)?;
    let change = Change::new("envelope.received", ENVELOPE, envelope.id.0, 1, envelope.recorded(&files));
    Ok((envelope, change))
}
