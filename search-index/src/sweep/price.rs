//! Counts by bands of prices.

use tantivy::DocId;

use crate::columns::bands;
use crate::hits::PriceBand;

/// How many bands there are.
pub(crate) const PRICE_BANDS: usize = bands::COUNT;

/// Counts by band.
#[derive(Debug, Default)]
pub(crate) struct PriceCounter {
    /// Those without a price first.
    counts: [u64; PRICE_BANDS + 1],
}

impl PriceCounter {
    /// Counts documents by their bands; those without a price are in none.
    pub fn count(&mut self, bands: &[u8], docs: &[DocId]) {
        for band in docs.iter().filter_map(|doc| bands.get(*doc as usize)) {
            if let Some(count) = self.counts.get_mut(usize::from(*band)) {
                *count += 1;
            }
        }
    }

    /// How many are in each band.
    pub fn counts(&self) -> [u64; PRICE_BANDS] {
        let [_, counts @ ..] = self.counts;
        counts
    }
}

/// The bands with their bounds in ten-thousandths of a dollar.
pub(crate) fn banded(counts: [u64; PRICE_BANDS]) -> Vec<PriceBand> {
    bands::bounds().zip(counts).map(|((least, most), count)| (least, most, count)).collect()
}
