//! What a bundle shall hold.

use chrono::NaiveDate;
use procurement_law::roc::day;

use crate::bid::{DefectKind, DocumentType};
use crate::chance::Chance;

/// A part of all bids, in hundredths; more than a hundred counts as all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(pub u32);

impl Share {
    /// Chooses that part of `count` bids, rounded to whole bids; which ones is chance.
    pub(crate) fn choose(self, count: usize, chance: &mut Chance) -> Vec<bool> {
        let hundredths = usize::try_from(self.0.min(100)).unwrap_or(100);
        let chosen = (count * hundredths + 50) / 100;
        let mut all: Vec<bool> = (0..count).map(|place| place < chosen).collect();
        chance.shuffle(&mut all);
        all
    }
}

/// What a bundle shall hold. The same plan and the same fonts give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where chance starts.
    pub seed: u64,
    /// Number of tenders.
    pub tenders: u32,
    /// Number of bids for each tender.
    pub bids_per_tender: u32,
    /// Bids that are scans: pictures without a text layer.
    pub scans: Share,
    /// Bids whose documents are all in one file.
    pub merged: Share,
    /// Bids that are not merged whose every page is a file of its own, as some scanners leave them.
    pub spread: Share,
    /// Bids whose file names tell nothing.
    pub meaningless_names: Share,
    /// Bids whose files are encrypted with an empty user password.
    pub encrypted: Share,
    /// Bids with a text layer whose fonts are named but not in the file.
    pub unembedded: Share,
    /// Bids without any defect.
    pub clean: Share,
    /// The defects to deal out, each once before any comes twice.
    pub defects: Vec<DefectKind>,
    /// Most defects in one bid.
    pub most_defects: u32,
    /// Documents that tenders may ask for beside the usual ones; each tender asks for some of them.
    pub further: Vec<DocumentType>,
    /// Closing day of the first tender (Taipei date); every further tender closes some days later.
    pub deadline: NaiveDate,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            seed: 1,
            tenders: 2,
            bids_per_tender: 3,
            scans: Share(17),
            merged: Share(25),
            spread: Share(0),
            meaningless_names: Share(50),
            encrypted: Share(15),
            unembedded: Share(15),
            clean: Share(34),
            defects: DefectKind::ALL.to_vec(),
            most_defects: 2,
            further: vec![],
            deadline: day(2026, 11, 30),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_to_whole_bids() {
        for (share, count, chosen) in [(0, 6, 0), (50, 6, 3), (17, 6, 1), (100, 6, 6), (900, 6, 6), (10, 0, 0)] {
            let all = Share(share).choose(count, &mut Chance::new(3));
            assert_eq!(all.iter().filter(|hit| **hit).count(), chosen, "{share} of {count}");
        }
    }
}
