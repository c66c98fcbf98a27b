//! Which kinds of rows the record can prove: every part that records its rows names them here.
//!
//! It stands above the parts because the proof spans them all; pages, API and command line ask with the same list.

use crate::accounts::rows as accounts;
use crate::audit::replay::Kind;
use crate::bids::rows as bids;
use crate::catalog::rows as catalog;
use crate::choices::rows as choices;
use crate::contracts::rows as contracts;
use crate::notices::rows as notices;
use crate::orders::rows as orders;
use crate::parties::rows as parties;
use crate::review::rows as review;
use crate::tenders::rows as tenders;
use crate::watches::rows as watches;

/// The kinds that the replay compares with today's rows.
pub fn kinds() -> Vec<Kind> {
    let single = [accounts::REPLAY, parties::REPLAY, catalog::REPLAY, notices::REPLAY, orders::REPLAY, tenders::REPLAY];
    single
        .into_iter()
        .chain([choices::REPLAY, watches::REPLAY])
        .chain(contracts::REPLAY)
        .chain(bids::REPLAY)
        .chain(review::REPLAY)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_kind_is_named_once() {
        let kinds = kinds();
        let names: HashSet<&str> = kinds.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), kinds.len());
        assert_eq!(kinds.len(), 16);
    }
}
