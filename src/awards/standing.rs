//! Who takes part in the award: bids whose reviews are decided and did not end in a rejection; an item's offer falls where a
//! finding against that item alone stands (政府採購法 50, 51).

use std::collections::{BTreeMap, HashMap};

use bid_review::finding::Scope;
use procurement_law::award::awd_01::Standing;

use crate::base::error::Error;
use crate::base::id::BidId;
use crate::db::conn::DbConn;
use crate::review::model::{Outcome, Review, ReviewState};
use crate::review::store as reviews;
use crate::tenders::model::{Opening, Tender};

/// How a bid stands.
#[derive(Clone, Debug, Default)]
pub struct BidStanding {
    /// The ground on which it was rejected.
    pub rejected: Option<String>,
    /// The items for which something stands against it, with the rule.
    pub items: BTreeMap<String, String>,
}

impl BidStanding {
    /// The standing of its offer for an item, and why.
    pub fn of(&self, item: &str) -> (Standing, String) {
        match (&self.rejected, self.items.get(item)) {
            (Some(ground), _) => (Standing::NotCompliant, ground.clone()),
            (None, Some(rule)) => (Standing::NotCompliant, rule.clone()),
            (None, None) => (Standing::Compliant, String::new()),
        }
    }
}

/// How the bids of a tender stand after all its stages.
///
/// # Errors
/// A review is not decided, or its rejection waits for a second person; or the database failed.
pub fn standings(
    conn: &mut DbConn,
    tender: &Tender,
    openings: &[Opening],
) -> Result<HashMap<BidId, BidStanding>, Error> {
    let mut standings: HashMap<BidId, BidStanding> = HashMap::new();
    let mut waiting = 0_usize;
    for opening in openings {
        for review in reviews::of_stage(conn, tender.id, opening.stage)? {
            if review.state == ReviewState::Replaced {
                continue;
            }
            let standing = standings.entry(review.bid_id).or_default();
            if review.state != ReviewState::Decided || review.waits_for_second() {
                // Who was rejected at an earlier stage takes no part in this one.
                waiting += usize::from(standing.rejected.is_none());
                continue;
            }
            match review.outcome {
                Some(Outcome::Unqualified) => standing.rejected = Some(ground(&review)),
                Some(Outcome::Qualified) | None => against(conn, &review, standing)?,
            }
        }
    }
    if waiting > 0 {
        return Err(Error::conflict("award.reviews_open").with("count", waiting));
    }
    Ok(standings)
}

fn ground(review: &Review) -> String {
    review.ground.map_or_else(String::new, |ground| ground.to_string())
}

/// The items for which a finding stands against the bid.
fn against(conn: &mut DbConn, review: &Review, standing: &mut BidStanding) -> Result<(), Error> {
    for row in reviews::findings(conn, review.id)?.iter().filter(|row| row.stands()) {
        if let Scope::Item(item) = row.finding()?.scope {
            standing.items.entry(item).or_insert_with(|| row.rule.clone());
        }
    }
    Ok(())
}
