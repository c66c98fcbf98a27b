//! Bands of prices. They end where a buyer's procedure changes: petty purchases, the tenth of the publication threshold,
//! the threshold itself.

use tantivy::SegmentReader;

/// Ten-thousandths in a dollar.
const DOLLAR: i64 = 10_000;

/// The highest price of each band in dollars; the last has none.
const BANDS: [Option<i64>; 7] =
    [Some(1_000), Some(10_000), Some(100_000), Some(150_000), Some(1_000_000), Some(1_500_000), None];

/// How many bands there are.
pub(crate) const COUNT: usize = BANDS.len();

/// The band of each document of a segment, counted from 1; 0 without a price.
pub(crate) fn of(segment: &SegmentReader) -> tantivy::Result<Vec<u8>> {
    let column = segment.fast_fields().column_opt::<i64>("price")?;
    let price = |doc| column.as_ref().and_then(|column| column.first(doc));
    Ok((0..segment.max_doc()).map(|doc| price(doc).map_or(0, |price| band(price) as u8 + 1)).collect())
}

fn band(price: i64) -> usize {
    let within = |top: &Option<i64>| top.is_none_or(|top| price <= top * DOLLAR);
    BANDS.iter().position(within).unwrap_or(BANDS.len())
}

/// The lowest and the highest price of each band, both included, in ten-thousandths of a dollar.
pub(crate) fn bounds() -> impl Iterator<Item = (Option<i64>, Option<i64>)> {
    let mut least = None;
    BANDS.iter().map(move |top| {
        let most = top.map(|top| top * DOLLAR);
        let bounds = (least, most);
        least = most.map(|most| most + 1);
        bounds
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_price_is_in_the_band_that_says_so() {
        let bounds: Vec<_> = bounds().collect();
        for price in [0, 1, 10_000_000, 10_000_001, 100_000_000, 1_500_000_000, 1_500_000_001, i64::MAX, -5] {
            let (least, most) = bounds[band(price)];
            assert!(least.is_none_or(|least| least <= price) && most.is_none_or(|most| price <= most), "{price}");
        }
        assert_eq!(bounds.first().unwrap().0, None);
        assert_eq!(bounds.last().unwrap().1, None);
    }
}
