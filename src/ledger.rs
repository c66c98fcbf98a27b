//! Which kinds of rows the record can prove: every part that records its rows names them here.
//!
//! It stands above the parts because the proof spans them all; pages, API and command line ask with the same list.

use crate::accounts::rows as accounts;
use crate::applications::rows as applications;
use crate::approvals::rows as approvals;
use crate::audit::replay::Kind;
use crate::audit::verify::Check;
use crate::awards::rows as awards;
use crate::bids::rows as bids;
use crate::carts::rows as carts;
use crate::catalog::rows as catalog;
use crate::choices::rows as choices;
use crate::committees::rows as committees;
use crate::contracts::rows as contracts;
use crate::evidence::rows as evidence;
use crate::exchange::rows as exchange;
use crate::holds::rows as holds;
use crate::lists::rows as lists;
use crate::notices::rows as notices;
use crate::open_source::rows as open_source;
use crate::openings::rows as openings;
use crate::orders::rows as orders;
use crate::parties::rows as parties;
use crate::price_checks::rows as price_checks;
use crate::quotes::rows as quotes;
use crate::recusals::rows as recusals;
use crate::results::rows as results;
use crate::review::rows as review;
use crate::signatures::rows as signatures;
use crate::tasks::rows as tasks;
use crate::tenders::rows as tenders;
use crate::views::rows as views;
use crate::watches::rows as watches;
use crate::webhooks::rows as webhooks;

/// What must agree beside the record: every ceiling with its movements, every reference list with its rows.
pub const CHECKS: &[Check] = &[contracts::unbalanced, lists::changed];

/// The kinds that the replay compares with today's rows.
pub fn kinds() -> Vec<Kind> {
    let single = [
        accounts::REPLAY,
        parties::REPLAY,
        catalog::REPLAY,
        notices::REPLAY,
        orders::REPLAY,
        tenders::REPLAY,
        applications::REPLAY,
        open_source::REPLAY,
        choices::REPLAY,
        watches::REPLAY,
        carts::REPLAY,
        exchange::REPLAY,
        webhooks::REPLAY,
        lists::REPLAY,
        openings::REPLAY,
        results::REPLAY,
        signatures::REPLAY,
        recusals::REPLAY,
        views::REPLAY,
    ];
    let trust = [evidence::REPLAY, tasks::REPLAY]
        .into_iter()
        .chain(price_checks::REPLAY)
        .chain(holds::REPLAY)
        .chain(quotes::REPLAY)
        .chain(approvals::REPLAY);
    single
        .into_iter()
        .chain(trust)
        .chain(contracts::REPLAY)
        .chain(bids::REPLAY)
        .chain(review::REPLAY)
        .chain(awards::REPLAY)
        .chain(committees::REPLAY)
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
        assert_eq!(kinds.len(), 47);
    }
}
