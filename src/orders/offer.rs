//! What a listing offers under its award: the facts of one line before it is ordered.

use crate::accounts::store as accounts;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::catalog::model::{Listing, ListingState, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::tiers;
use crate::catalog::store as listings;
use crate::contracts::model::{Award, Framework, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::holds::model::ListingHold;
use crate::holds::store as holds;
use crate::parties::store as parties;

/// A listing with the terms it may be ordered under.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The listing.
    pub listing: Listing,
    /// Its current version.
    pub version: ListingVersion,
    /// The award.
    pub award: Award,
    /// The item.
    pub item: Item,
    /// The framework.
    pub framework: Framework,
}

impl Offer {
    /// The unit price of a quantity: the vendor's price for so many, or the plain one.
    pub fn unit_price(&self, quantity: i64) -> Money {
        let answers = Answers::of(&self.version);
        let tiers = tiers::read(answers.get("price_tiers")).unwrap_or_default();
        tiers::price_of(self.version.unit_price, &tiers, quantity).min(self.version.unit_price)
    }

    /// The fewest and the most units of an order: the stricter of what the framework and the vendor say.
    pub fn limits(&self) -> (Option<i64>, Option<i64>) {
        let answers = Answers::of(&self.version);
        let count = |key: &str| answers.get(key).replace(',', "").parse::<i64>().ok().filter(|count| *count > 0);
        let least = self.item.min_quantity.max(count("min_per_order"));
        let most = [self.item.max_quantity, count("max_per_order")].into_iter().flatten().min();
        (least, most)
    }

    /// Checks a quantity against what the vendor says; what the framework says is a matter of the law's rules.
    ///
    /// # Errors
    /// The vendor does not supply so few or so many at once.
    pub fn admits(&self, quantity: i64) -> Result<(), Error> {
        let (least, most) = self.limits();
        let error = |code, limit: i64| Error::invalid(code).with("name", &self.version.name).with("limit", limit);
        match (least, most) {
            (Some(least), _) if quantity < least && self.item.min_quantity.is_none_or(|own| quantity >= own) => {
                Err(error("order.below_least", least))
            }
            (_, Some(most)) if quantity > most && self.item.max_quantity.is_none_or(|own| quantity <= own) => {
                Err(error("order.above_most", most))
            }
            _ => Ok(()),
        }
    }
}

/// The offer of a listing.
///
/// # Errors
/// There is no such listing, it hangs on no award or on one that ended, or a hold stands on it.
pub fn find(conn: &mut DbConn, id: ListingId) -> Result<Offer, Error> {
    let (listing, version) = listings::find(conn, id)?;
    if listing.state != ListingState::Listed {
        return Err(Error::conflict("order.not_offered").with("name", &version.name));
    }
    let award = listing.award_id.ok_or_else(|| Error::conflict("order.not_awarded").with("name", &version.name))?;
    let (award, item, framework) = contracts::terms(conn, award)?;
    if award.ended {
        return Err(Error::conflict("order.award_ended").with("name", &version.name));
    }
    if version.unit_price > award.price {
        let above = Error::conflict("order.price_above_award").with("price", version.unit_price);
        return Err(above.with("award", award.price).with("name", &version.name));
    }
    if let Some(hold) = holds::standing(conn, id)? {
        return Err(held(conn, &hold, &version)?);
    }
    Ok(Offer { listing, version, award, item, framework })
}

/// Names the ground, who decided, since when, and where the vendor may object.
fn held(conn: &mut DbConn, hold: &ListingHold, version: &ListingVersion) -> Result<Error, Error> {
    let office = accounts::find(conn, hold.placed_by)?.organisation_id;
    let error = Error::conflict("order.held").with("name", &version.name).with("ground", hold.ground);
    let error = error.with("who", parties::find(conn, office)?.name).with("since", hold.placed_at.roc());
    Ok(error.with("where", format!("/holds/{}", hold.id)))
}
