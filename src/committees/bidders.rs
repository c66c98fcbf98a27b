//! Whom a committee evaluates: the bids that the opening counted, without those that the review found unqualified.

use std::collections::BTreeSet;

use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::bids::store as bids;
use crate::committees::course::Bidder;
use crate::db::conn::DbConn;
use crate::openings::law::{Known, left_unopened};
use crate::openings::store as openings;
use crate::openings::written::{BidLine, Came};
use crate::review::model::Outcome;
use crate::review::store as reviews;
use crate::tenders::model::{Stage, Tender};

/// The bidders of a tender, in the order of the opening's record; those of the price stage where it was opened.
///
/// # Errors
/// Nobody wrote a record of an opening, nothing was opened, or the database failed.
pub fn bidders(conn: &mut DbConn, tender: &Tender) -> Result<Vec<Bidder>, Error> {
    for stage in [Stage::Price, Stage::All, Stage::Specification, Stage::Qualification] {
        let Some(row) = openings::of_stage(conn, tender.id, stage)? else { continue };
        let written = row.written()?;
        if written.result != Came::Opened {
            return Err(Error::conflict("committee.nothing_opened"));
        }
        let listed = crate::openings::keep::listed(conn, &written)?;
        let known = Known { tender, stage, first_stage: None, listed: &listed };
        let mut gone: BTreeSet<String> = left_unopened(&written, &known).into_iter().collect();
        gone.extend(unqualified(conn, tender.id)?);
        let lines: Vec<&BidLine> = written.bids.iter().filter(|bid| !gone.contains(&bid.label)).collect();
        return Ok(lines.iter().map(|line| named(line, &lines)).collect());
    }
    Err(Error::conflict("committee.no_opening"))
}

/// A bidder under a name that no other has; the sign that joins names in rulings is none of it.
fn named(line: &BidLine, all: &[&BidLine]) -> Bidder {
    let plain = line.name.trim().replace('、', "，");
    let shared = all.iter().filter(|other| other.name.trim() == line.name.trim()).count() > 1;
    let name = if shared { format!("{plain}（{}）", line.label.replace('、', "，")) } else { plain };
    Bidder { label: line.label.clone(), name, price: line.price }
}

/// The labels of bids that a review found unqualified at any stage.
fn unqualified(conn: &mut DbConn, tender: TenderId) -> Result<Vec<String>, Error> {
    let mut labels = Vec::new();
    for stage in Stage::ALL {
        for review in reviews::of_stage(conn, tender, *stage)? {
            if review.outcome == Some(Outcome::Unqualified) {
                labels.push(bids::find(conn, review.bid_id)?.label);
            }
        }
    }
    Ok(labels)
}
