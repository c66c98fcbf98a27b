//! Quartiles of prices, by the method of `market-figures`.

use crate::base::money::Money;

/// The q-th quartile (0 to 4) of sorted prices; half a ten-thousandth of a dollar goes up. None without prices.
pub fn quartile(sorted: &[Money], q: usize) -> Option<Money> {
    let values: Vec<i64> = sorted.iter().map(|price| price.0).collect();
    market_figures::quartile::quartile(&values, q).map(Money)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_of_prices_are_those_of_their_numbers() {
        let prices = [100, 200, 300, 400].map(Money);
        assert_eq!([1, 2, 3].map(|q| quartile(&prices, q)), [175, 250, 325].map(|value| Some(Money(value))));
        assert_eq!(quartile(&[], 2), None);
    }
}
