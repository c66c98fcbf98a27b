//! Bands of prices. They end where a buyer's procedure changes: petty purchases, the tenth of the publication threshold,
//! the threshold itself.

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use crate::hits::PriceBand;

const BLOCK: usize = 64;
/// Ten-thousandths in a dollar.
const DOLLAR: i64 = 10_000;

/// The highest price of each band in dollars; the last has none.
pub(crate) const BANDS: [Option<i64>; 7] =
    [Some(1_000), Some(10_000), Some(100_000), Some(150_000), Some(1_000_000), Some(1_500_000), None];

/// How many bands there are.
pub(crate) const PRICE_BANDS: usize = BANDS.len();

/// Counts by band.
pub(crate) struct PriceCounter {
    column: Option<Column<i64>>,
    counts: [u64; PRICE_BANDS],
    values: [Option<i64>; BLOCK],
}

impl PriceCounter {
    /// The counter of a segment.
    pub fn open(reader: &SegmentReader) -> tantivy::Result<PriceCounter> {
        let column = reader.fast_fields().column_opt::<i64>("price")?;
        Ok(PriceCounter { column, counts: [0; PRICE_BANDS], values: [None; BLOCK] })
    }

    /// Counts at most 64 documents; those without a price are in no band.
    pub fn count(&mut self, docs: &[DocId]) {
        let (Some(column), Some(values)) = (&self.column, self.values.get_mut(..docs.len())) else {
            return;
        };
        values.fill(None);
        column.first_vals(docs, values);
        for price in values.iter().flatten() {
            if let Some(count) = self.counts.get_mut(band(*price)) {
                *count += 1;
            }
        }
    }

    /// How many are in each band.
    pub fn counts(&self) -> [u64; PRICE_BANDS] {
        self.counts
    }
}

fn band(price: i64) -> usize {
    let within = |top: &Option<i64>| top.is_none_or(|top| price <= top * DOLLAR);
    BANDS.iter().position(within).unwrap_or(BANDS.len())
}

/// The bands with their bounds in ten-thousandths of a dollar.
pub(crate) fn banded(counts: [u64; PRICE_BANDS]) -> Vec<PriceBand> {
    let mut least = None;
    let mut bands = Vec::with_capacity(BANDS.len());
    for (top, count) in BANDS.iter().zip(counts) {
        let most = top.map(|top| top * DOLLAR);
        bands.push((least, most, count));
        least = most.map(|most| most + 1);
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_price_is_in_the_band_that_says_so() {
        let bands = banded([0; PRICE_BANDS]);
        for price in [0, 1, 10_000_000, 10_000_001, 100_000_000, 1_500_000_000, 1_500_000_001, i64::MAX, -5] {
            let (least, most, _) = bands[band(price)];
            assert!(least.is_none_or(|least| least <= price) && most.is_none_or(|most| price <= most), "{price}");
        }
        assert_eq!(bands.first().unwrap().0, None);
        assert_eq!(bands.last().unwrap().1, None);
    }
}
