//! Multiple award (複數決標): each item to its lowest offer, or a quantity shared out in the order of prices (施行細則 65-1-4).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

/// An offer for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The bidder.
    pub bidder: String,
    /// Its unit price, NT$.
    pub price: Decimal,
    /// Units it offers.
    pub quantity: i64,
}

/// What becomes of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemAward {
    /// Awards, lowest price first; bidders of one price in the order of the offers.
    pub awards: Vec<Offer>,
    /// Offers of one price that do not all fit into what is left; a comparison or lots decide among them.
    pub tied: Vec<Offer>,
    /// The next offer, where what is left is fewer units than an offer may have.
    pub short: Option<Offer>,
    /// Units left without an award.
    pub left: i64,
}

/// The offers that may be awarded: unit price not above the ceiling of the tender (共同供應契約實施辦法 4-3), quantity within its limits.
#[must_use]
pub fn eligible(offers: &[Offer], ceiling: Option<Decimal>, least: i64, most: i64) -> Vec<Offer> {
    let fits = |offer: &&Offer| {
        ceiling.is_none_or(|ceiling| offer.price <= ceiling) && (least..=most).contains(&offer.quantity)
    };
    offers.iter().filter(fits).cloned().collect()
}

/// The lowest offers of an item.
#[must_use]
pub fn lowest(offers: &[Offer]) -> Vec<Offer> {
    let price = offers.iter().map(|offer| offer.price).min();
    offers.iter().filter(|offer| Some(offer.price) == price).cloned().collect()
}

/// Names that stand more than once, each told once.
#[must_use]
pub fn repeated<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let (mut seen, mut twice) = (BTreeSet::new(), Vec::new());
    for name in names {
        if !seen.insert(name) && !twice.contains(&name) {
            twice.push(name);
        }
    }
    twice
}

/// Shares a quantity out in the order of prices among offers within the limit, each at its own price; nobody gets fewer than the least units of an offer.
#[must_use]
pub fn share_out(offers: &[Offer], limit: Option<Decimal>, quantity: i64, least: i64) -> ItemAward {
    let within = |offer: &&Offer| limit.is_none_or(|limit| offer.price <= limit);
    let mut sorted: Vec<Offer> = offers.iter().filter(within).cloned().collect();
    sorted.sort_by_key(|offer| offer.price);
    let mut award = ItemAward { left: quantity.max(0), ..ItemAward::default() };
    for group in sorted.chunk_by(|a, b| a.price == b.price) {
        let wanted = group.iter().fold(0_i64, |sum, offer| sum.saturating_add(offer.quantity.max(0)));
        match group {
            _ if award.left == 0 => break,
            [one] if one.quantity.min(award.left) < least => {
                award.short = Some(one.clone());
                break;
            }
            [one] => award.awards.push(Offer { quantity: one.quantity.min(award.left), ..one.clone() }),
            many if wanted > award.left => {
                award.tied = many.to_vec();
                break;
            }
            many => award.awards.extend_from_slice(many),
        }
        award.left = award.left.saturating_sub(wanted).max(0);
    }
    award
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    fn offer(bidder: &str, price: u32, quantity: i64) -> Offer {
        Offer { bidder: bidder.to_owned(), price: dollars(price), quantity }
    }

    #[test]
    fn ceiling_and_quantity_limits_include_their_ends() {
        let offers = [offer("A", 10, 5), offer("B", 11, 5), offer("C", 10, 4), offer("D", 10, 9), offer("E", 10, 8)];
        let names = |ceiling| eligible(&offers, ceiling, 5, 8).into_iter().map(|o| o.bidder).collect::<Vec<_>>();
        assert_eq!(names(Some(dollars(10))), ["A", "E"]);
        assert_eq!(names(None), ["A", "B", "E"]);
    }

    #[test]
    fn a_quantity_goes_in_the_order_of_prices() {
        let offers = [offer("A", 12, 40), offer("B", 10, 50), offer("C", 11, 30), offer("D", 13, 9)];
        let award = share_out(&offers, Some(dollars(12)), 100, 1);
        assert_eq!(award.awards, [offer("B", 10, 50), offer("C", 11, 30), offer("A", 12, 20)]);
        assert_eq!((award.tied.len(), award.left), (0, 0));
        assert_eq!(share_out(&offers, Some(dollars(12)), 121, 1).left, 1);
        assert_eq!(share_out(&offers, None, 121, 1).awards.len(), 4);
        assert_eq!(share_out(&offers, None, 80, 1).awards.len(), 2);
        assert_eq!(share_out(&offers, None, -1, 1), ItemAward::default());
    }

    #[test]
    fn equal_prices_are_tied_only_where_they_do_not_fit() {
        let offers = [offer("A", 10, 50), offer("B", 10, 50), offer("C", 9, 10)];
        let fits = share_out(&offers, None, 110, 1);
        assert_eq!((fits.awards.len(), fits.tied.len(), fits.left), (3, 0, 0));
        let tight = share_out(&offers, None, 109, 1);
        assert_eq!((tight.awards, tight.tied, tight.left), (vec![offer("C", 9, 10)], offers[..2].to_vec(), 99));
    }

    #[test]
    fn nobody_gets_fewer_than_the_least_units() {
        let offers = [offer("A", 10, 50), offer("B", 11, 50), offer("C", 12, 20)];
        let enough = share_out(&offers, None, 70, 20);
        assert_eq!((enough.awards, enough.short, enough.left), (vec![offers[0].clone(), offer("B", 11, 20)], None, 0));
        let short = share_out(&offers, None, 69, 20);
        assert_eq!((short.awards, short.short, short.left), (offers[..1].to_vec(), Some(offers[1].clone()), 19));
    }

    #[test]
    fn a_name_that_stands_more_than_once_is_told_once() {
        assert_eq!(repeated(["A", "B", "A", "C", "B", "A"].into_iter()), ["A", "B"]);
        assert!(repeated(["A", "B"].into_iter()).is_empty());
    }

    proptest! {
        #[test]
        fn units_are_kept_and_order_of_offers_does_not_matter(raw in prop::collection::vec((1_u32..5, 1_i64..40), 0..6), quantity in 0_i64..100) {
            let offers: Vec<Offer> = raw.iter().enumerate().map(|(n, (price, q))| offer(&n.to_string(), *price, *q)).collect();
            let award = share_out(&offers, Some(dollars(3)), quantity, 1);
            let given: i64 = award.awards.iter().map(|o| o.quantity).sum();
            prop_assert_eq!(given + award.left, quantity);
            prop_assert!(award.awards.iter().all(|o| o.price <= dollars(3) && o.quantity > 0));
            let mut turned = offers.clone();
            turned.reverse();
            let mut other = share_out(&turned, Some(dollars(3)), quantity, 1);
            let mut award = award;
            for list in [&mut award.awards, &mut award.tied, &mut other.awards, &mut other.tied] {
                list.sort_by(|a, b| a.bidder.cmp(&b.bidder));
            }
            prop_assert_eq!(award, other);
        }
    }
}
