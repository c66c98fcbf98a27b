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

/// The unit price before and after of the quantity whose price rises most in proportion, or falls least.
pub fn most_risen(before: (Money, &[Tier]), after: (Money, &[Tier])) -> (Money, Money) {
    let borders = before.1.iter().chain(after.1).map(|tier| tier.0);
    let pairs = borders.map(|at| (price_of(before.0, before.1, at), price_of(after.0, after.1, at)));
    // a / b < c / d for prices above zero, without dividing.
    let rises_more = |one: (Money, Money), other: (Money, Money)| {
        i128::from(one.1.0) * i128::from(other.0.0) > i128::from(other.1.0) * i128::from(one.0.0)
    };
    pairs.fold((before.0, after.0), |most, pair| if rises_more(pair, most) { pair } else { most })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantity_that_rises_most_is_told() {
        let money = |text: &str| Money::parse(text).unwrap();
        let risen = |before: &str, after: &str| {
            let of = |text: &str| read(text).unwrap_or_default();
            let (old, new) = most_risen((money("1000"), &of(before)), (money("1000"), &of(after)));
            (old.to_string(), new.to_string())
        };
        let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        assert_eq!(risen("10:950;100:900", "10:950;100:900"), pair("1,000", "1,000"));
        assert_eq!(risen("10:950;100:900", "10:950"), pair("900", "950"));
        assert_eq!(risen("10:950", ""), pair("950", "1,000"));
        assert_eq!(risen("10:950", "20:950"), pair("950", "1,000"));
        assert_eq!(risen("", "10:950"), pair("1,000", "1,000"));
    }

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
