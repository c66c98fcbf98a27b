//! A vendor answers a request: better terms, or none. Until the deadline it may answer anew.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{ListingId, QuoteRequestId};
use crate::base::money::Money;
use crate::catalog::model::ListingState;
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::quotes::model::{KIND, QUOTE, Quote, QuoteRequest, QuoteState};
use crate::quotes::store;
use crate::tasks::finish::{LONGEST, words};

/// What a vendor says.
#[derive(Clone, Debug)]
pub enum Said {
    /// It offers better terms.
    Offer {
        /// Which of its listings.
        listing: ListingId,
        /// The price of a unit.
        unit_price: Money,
        /// Better terms beside the price.
        terms: String,
    },
    /// It offers none.
    Decline {
        /// Why.
        reason: String,
    },
}

/// Answers.
///
/// # Errors
/// The vendor is not invited; the deadline is over; it changed since; the listing is none of the vendor's under the item;
/// the price is above the award's or the listing's, or equal without better terms.
pub fn answer(conn: &mut DbConn, call: &Call, id: QuoteRequestId, version: i64, said: &Said) -> Result<Quote, Error> {
    let request = store::find(conn, id)?;
    let vendor = call.actor.person().map(|person| person.organisation);
    let mine = vendor.map(|vendor| store::quote_of(conn, id, vendor)).transpose()?.flatten();
    decide(&call.actor, Action::AnswerQuote, &request.facts(mine.as_ref().map(|quote| quote.vendor_id)))?;
    let mut row = mine.ok_or_else(Error::not_found)?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if !request.takes_answers(call.now) {
        return Err(Error::conflict("quote.closed"));
    }
    match said {
        Said::Offer { listing, unit_price, terms } => offer(conn, &request, &mut row, *listing, *unit_price, terms)?,
        Said::Decline { reason } => {
            (row.state, row.listing_id, row.unit_price) = (QuoteState::Declined, None, None);
            row.terms = Some(words(reason, "terms")?);
        }
    }
    row.answered_by = call.actor.person().map(|person| person.user);
    row.answered_at = Some(call.now);
    row.version += 1;
    store::update_quote(conn, &row)?;
    let change = Change::new("quote.answered", QUOTE, row.id.0, row.version, row.recorded());
    record(conn, call, Act::new("quote_request.answer", Subject::new(KIND, id.0)).change(change))?;
    Ok(row)
}

fn offer(
    conn: &mut DbConn,
    request: &QuoteRequest,
    row: &mut Quote,
    listing: ListingId,
    price: Money,
    terms: &str,
) -> Result<(), Error> {
    let (listing, version) = listings::find(conn, listing)?;
    let item = match listing.award_id {
        Some(award) => {
            let (award, item, _) = contracts::terms(conn, award)?;
            Some(item.id).filter(|_| !award.ended)
        }
        None => None,
    };
    if listing.vendor_id != row.vendor_id || item != Some(request.item_id) || listing.state != ListingState::Listed {
        return Err(Error::invalid("quote.listing").at("listing"));
    }
    let most = row.award_price.min(version.unit_price);
    if price <= Money::default() || price > most {
        return Err(Error::invalid("quote.price").with("most", most).at("unit_price"));
    }
    let terms = terms.trim();
    if price == most && terms.is_empty() {
        return Err(Error::invalid("quote.not_better").with("most", most).at("terms"));
    }
    if terms.chars().count() > LONGEST {
        return Err(Error::invalid("words.too_long").with("most", LONGEST).at("terms"));
    }
    (row.state, row.listing_id, row.unit_price) = (QuoteState::Offered, Some(listing.id), Some(price));
    row.terms = Some(terms.to_owned()).filter(|terms| !terms.is_empty());
    Ok(())
}
