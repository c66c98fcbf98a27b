//! Every comparison of the bids of one tender.

use crate::finding::Finding;
use crate::rules::x_06::Bid;
use crate::rules::{b_01, x_01, x_02, x_03, x_04, x_06, x_08, x_09, x_10};

/// A comparison of all bids of one tender: the findings for each bid, in the order given.
type Comparison = fn(&[Bid<'_>]) -> Vec<Vec<Finding>>;

/// Every comparison.
const COMPARISONS: [Comparison; 9] = [
    b_01::between,
    x_01::between,
    x_02::between,
    x_03::between,
    x_04::between,
    x_06::between,
    x_08::between,
    x_09::between,
    x_10::between,
];

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let mut out = vec![Vec::new(); bids.len()];
    for compare in COMPARISONS {
        for (own, found) in out.iter_mut().zip(compare(bids)) {
            own.extend(found);
        }
    }
    out
}
