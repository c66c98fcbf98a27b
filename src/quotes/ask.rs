//! An agency asks for quotes: from all awarded vendors of an item, or from as many as the setting says at least.

use std::collections::BTreeSet;

use chrono::Duration;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{ItemId, OrganisationId};
use crate::base::time::Time;
use crate::config::quotes::Quotes;
use crate::contracts::admission::admission;
use crate::contracts::model::Award;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::quotes::model::{Ground, KIND, QUOTE, Quote, QuoteRequest, QuoteState, RequestState};
use crate::quotes::{store, tell};
use crate::tasks::finish::words;

/// What an agency asks for.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// For which item.
    pub item: ItemId,
    /// How many units it means to order.
    pub quantity: i64,
    /// On what ground.
    pub ground: Ground,
    /// What it asks for beside the price, and why.
    pub wants: String,
    /// Until when vendors answer.
    pub closes_at: Time,
    /// Which vendors; none means all that are awarded the item.
    pub vendors: Vec<OrganisationId>,
}

/// Asks.
///
/// # Errors
/// The actor is no buyer or the agency not entitled; the framework is not in force; the quantity is none; the deadline is
/// past or too far; a vendor is not awarded the item; too few are asked.
pub fn ask(conn: &mut DbConn, call: &Call, new: &NewRequest, rules: Quotes) -> Result<QuoteRequest, Error> {
    decide(&call.actor, Action::AskQuotes, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let item = contracts::some_items(conn, &[new.item])?.into_iter().next().ok_or_else(Error::not_found)?;
    let framework = contracts::framework(conn, item.framework_id)?;
    admission(conn, &framework, person.organisation)?;
    if !(framework.starts_on..=framework.ends_on).contains(&call.now.local_date()) {
        return Err(Error::conflict("quote.not_in_force").with("case_no", &framework.case_no));
    }
    if new.quantity < 1 {
        return Err(Error::invalid("quote.quantity").at("quantity"));
    }
    let latest = call.now.after(Duration::days(i64::from(rules.days)));
    if new.closes_at <= call.now || new.closes_at > latest {
        return Err(Error::invalid("quote.deadline").with("days", rules.days).at("closes_at"));
    }
    let awards = chosen(store::awarded(conn, item.id)?, &new.vendors, rules)?;
    let row = QuoteRequest {
        id: call.id(),
        item_id: item.id,
        agency_id: person.organisation,
        quantity: new.quantity,
        ground: new.ground,
        wants: words(&new.wants, "wants")?,
        closes_at: new.closes_at,
        state: RequestState::Asked,
        chosen_id: None,
        closing_note: None,
        rulings: "[]".to_owned(),
        made_by: person.user,
        made_at: call.now,
        opened_by: None,
        opened_at: None,
        closed_by: None,
        closed_at: None,
        version: 1,
        order_id: None,
    };
    let invited: Vec<Quote> = awards.iter().map(|award| invitation(call, &row, award)).collect();
    store::insert(conn, &row, &invited)?;
    let mut act = Act::new("quote_request.ask", Subject::new(KIND, row.id.0));
    act = act.change(Change::new("quote_request.asked", KIND, row.id.0, 1, row.recorded()));
    for one in &invited {
        act = act.change(Change::new("quote.invited", QUOTE, one.id.0, 1, one.recorded()));
    }
    record(conn, call, act)?;
    for one in &invited {
        tell::invited(conn, call, &row, &item, one)?;
    }
    Ok(row)
}

/// The awards of the vendors that are asked.
fn chosen(all: Vec<Award>, named: &[OrganisationId], rules: Quotes) -> Result<Vec<Award>, Error> {
    if all.is_empty() {
        return Err(Error::conflict("quote.nobody_awarded"));
    }
    let named: BTreeSet<OrganisationId> = named.iter().copied().collect();
    if named.is_empty() {
        return Ok(all);
    }
    let (count, fewest) = (all.len(), usize::try_from(rules.fewest).unwrap_or(usize::MAX));
    let asked: Vec<Award> = all.into_iter().filter(|award| named.contains(&award.vendor_id)).collect();
    if asked.len() < named.len() {
        return Err(Error::invalid("quote.not_awarded").at("vendors"));
    }
    if asked.len() < fewest.min(count) {
        return Err(Error::invalid("quote.too_few").with("least", fewest.min(count)).at("vendors"));
    }
    Ok(asked)
}

fn invitation(call: &Call, row: &QuoteRequest, award: &Award) -> Quote {
    Quote {
        id: call.id(),
        request_id: row.id,
        vendor_id: award.vendor_id,
        award_price: award.price,
        state: QuoteState::Invited,
        listing_id: None,
        unit_price: None,
        terms: None,
        sealed: true,
        salt: hex(&call.bytes::<16>()),
        answered_by: None,
        answered_at: None,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Money;
    use uuid::Uuid;

    fn award(vendor: u128) -> Award {
        let id = Uuid::from_u128(vendor);
        Award {
            id: crate::base::id::AwardId(id),
            item_id: ItemId(Uuid::nil()),
            vendor_id: OrganisationId(id),
            price: Money::default(),
            version: 1,
            ended: false,
        }
    }

    #[test]
    fn all_or_at_least_so_many() {
        let rules = Quotes { fewest: 3, days: 60 };
        let named = |ids: &[u128]| -> Vec<OrganisationId> {
            ids.iter().map(|id| OrganisationId(Uuid::from_u128(*id))).collect()
        };
        let asked = |all: &[u128], of: &[u128]| {
            chosen(all.iter().copied().map(award).collect(), &named(of), rules)
                .map(|awards| awards.len())
                .map_err(|error| error.code)
        };
        assert_eq!(asked(&[1, 2, 3, 4], &[]), Ok(4));
        assert_eq!(asked(&[1, 2, 3, 4], &[4, 2, 1, 1]), Ok(3));
        assert_eq!(asked(&[1, 2, 3, 4], &[1, 2]), Err("quote.too_few"));
        assert_eq!(asked(&[1, 2], &[2, 1]), Ok(2));
        assert_eq!(asked(&[1, 2], &[1]), Err("quote.too_few"));
        assert_eq!(asked(&[1, 2, 3], &[1, 2, 9]), Err("quote.not_awarded"));
        assert_eq!(asked(&[], &[]), Err("quote.nobody_awarded"));
    }
}
