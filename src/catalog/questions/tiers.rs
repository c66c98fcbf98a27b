//! Prices by quantity: from so many units on, a lower unit price.

use crate::base::money::Money;

/// From how many units on, and at which unit price.
pub type Tier = (i64, Money);

/// Reads `10:950;100:900`: quantities rise from two on, prices fall. `None` for anything else.
pub fn read(text: &str) -> Option<Vec<Tier>> {
    let mut tiers: Vec<Tier> = Vec::new();
    for part in text.split(';') {
        let (quantity, price) = part.split_once(':')?;
        let tier = (quantity.trim().parse::<i64>().ok()?, Money::parse(price.trim())?);
        let after = tiers.last().is_none_or(|last| last.0 < tier.0 && last.1 > tier.1);
        if tier.0 < 2 || tier.1 <= Money::default() || !after {
            return None;
        }
        tiers.push(tier);
    }
    Some(tiers)
}

/// The unit price of a quantity: the last tier reached, or the plain price.
pub fn price_of(plain: Money, tiers: &[Tier], quantity: i64) -> Money {
    tiers.iter().rev().find(|tier| tier.0 <= quantity).map_or(plain, |tier| tier.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_fall_as_quantities_rise() {
        let tiers = read("10:950; 100:900.5").unwrap();
        let plain = Money::parse("1000").unwrap();
        let at = |quantity| price_of(plain, &tiers, quantity).to_string();
        assert_eq!([1, 9, 10, 99, 100, 5_000].map(at), ["1,000", "1,000", "950", "950", "900.5", "900.5"]);
        for wrong in ["", "10", "10:", "1:9", "10:0", "10:9;10:8", "10:9;20:9", "20:9;10:8", "a:9", "10:-3"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
