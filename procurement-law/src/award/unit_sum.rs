//! Prices of one unit compared by their sum over the estimated quantities (單價決標, 施行細則 64之1).

use rust_decimal::Decimal;

/// A bidder's unit price of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPrice {
    /// The bidder.
    pub bidder: String,
    /// The item.
    pub item: String,
    /// Price of one unit, NT$.
    pub price: Decimal,
}

/// Why sums cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SumFault {
    /// An item stands twice in the tender.
    ItemTwice(String),
    /// The bidder does not price the item exactly once.
    NotOnce(String, String),
    /// The bidder prices an item that the tender does not have.
    Unknown(String, String),
    /// The sum is beyond what can be counted.
    TooLarge(String),
}

/// The exact sum of every bidder, in the order of their first prices; `items` are names with estimated quantities.
///
/// # Errors
/// What keeps the sums from being compared.
pub fn sums(items: &[(String, i64)], prices: &[UnitPrice]) -> Result<Vec<(String, Decimal)>, SumFault> {
    let twice =
        items.iter().enumerate().find(|(nth, (name, _))| items.iter().take(*nth).any(|(other, _)| other == name));
    if let Some((_, (name, _))) = twice {
        return Err(SumFault::ItemTwice(name.clone()));
    }
    if let Some(one) = prices.iter().find(|one| !items.iter().any(|(name, _)| *name == one.item)) {
        return Err(SumFault::Unknown(one.bidder.clone(), one.item.clone()));
    }
    let mut sums: Vec<(String, Decimal)> = Vec::new();
    for UnitPrice { bidder, .. } in prices {
        if sums.iter().any(|(name, _)| name == bidder) {
            continue;
        }
        let mut sum = Decimal::ZERO;
        for (name, quantity) in items {
            let mut own = prices.iter().filter(|one| one.bidder == *bidder && one.item == *name);
            let (Some(one), None) = (own.next(), own.next()) else {
                return Err(SumFault::NotOnce(bidder.clone(), name.clone()));
            };
            let amount = one.price.checked_mul(Decimal::from(*quantity));
            let next = amount.and_then(|amount| sum.checked_add(amount));
            sum = next.ok_or_else(|| SumFault::TooLarge(bidder.clone()))?;
        }
        sums.push((bidder.clone(), sum));
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    fn price(bidder: &str, item: &str, price: u32) -> UnitPrice {
        UnitPrice { bidder: bidder.to_owned(), item: item.to_owned(), price: dollars(price) }
    }

    #[test]
    fn sums_or_what_is_wrong() {
        let items = [("1".to_owned(), 10), ("2".to_owned(), 3)];
        let all = vec![price("B", "2", 7), price("A", "1", 5), price("B", "1", 4), price("A", "2", 9)];
        let expected = [("B".to_owned(), dollars(61)), ("A".to_owned(), dollars(77))];
        assert_eq!(sums(&items, &all).unwrap(), expected);
        assert_eq!(sums(&items, &all[..3]), Err(SumFault::NotOnce("A".into(), "2".into())));
        let double = [all.as_slice(), &[price("B", "2", 7)]].concat();
        assert_eq!(sums(&items, &double), Err(SumFault::NotOnce("B".into(), "2".into())));
        assert_eq!(sums(&items, &[price("A", "3", 1)]), Err(SumFault::Unknown("A".into(), "3".into())));
        let same = [items[0].clone(), items[1].clone(), items[0].clone()];
        assert_eq!(sums(&same, &all), Err(SumFault::ItemTwice("1".into())));
        let most = |price, quantity| {
            sums(&[("1".to_owned(), quantity)], &[UnitPrice { bidder: "A".into(), item: "1".into(), price }])
        };
        assert_eq!(most(Decimal::MAX, 2), Err(SumFault::TooLarge("A".into())));
        assert_eq!(most(Decimal::MAX, 1), Ok(vec![("A".to_owned(), Decimal::MAX)]));
    }
}
