//! What the work team says of the bids, item by item (初審意見).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::committees::words::{LONG, SHORT, fits, needed};

/// The opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// One entry for each item of the criteria.
    pub items: Vec<ItemOpinion>,
}

/// What is said of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemOpinion {
    /// The item's name.
    pub item: String,
    /// Bidder by bidder: whether the offer is feasible and meets purpose, function, need, characteristics, standard, budget
    /// and schedule.
    pub bidders: Vec<BidderOpinion>,
    /// How the bidders differ on the item.
    pub differences: String,
}

/// What is said of one bidder on an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BidderOpinion {
    /// The bidder's name.
    pub bidder: String,
    /// The words.
    pub words: String,
}

impl Opinion {
    /// Checks the form of what is written.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self) -> Result<(), Error> {
        for (number, item) in self.items.iter().enumerate() {
            needed(&item.item, SHORT, &format!("items/{number}/item"))?;
            fits(&item.differences, LONG, &format!("items/{number}/differences"))?;
            for (place, one) in item.bidders.iter().enumerate() {
                needed(&one.bidder, SHORT, &format!("items/{number}/bidders/{place}/bidder"))?;
                fits(&one.words, LONG, &format!("items/{number}/bidders/{place}/words"))?;
            }
        }
        Ok(())
    }
}
