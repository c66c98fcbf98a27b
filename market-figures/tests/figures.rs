//! Figures against a plain recount, and estimates against a truth that was planted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeMap;

use market_figures::association::{self, Least, pairs};
use market_figures::disclosure::{Cell, Threshold, told};
use market_figures::renewal::{self, Purchase, Window};
use market_figures::season;
use market_figures::{Ask, Columns, Error, Group, Keep, Rollups};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

type Row = ([u32; 3], [i64; 2]);

fn recount(rows: &[Row], ask: &Ask) -> Vec<Group> {
    let mut groups: BTreeMap<Vec<u32>, Group> = BTreeMap::new();
    for (key, values) in rows {
        let passes = ask.filters.iter().all(|filter| match &filter.keep {
            market_figures::Keep::Between(from, to) => (*from..=*to).contains(&key[filter.dimension]),
            market_figures::Keep::Among(codes) => codes.contains(&key[filter.dimension]),
        });
        if passes {
            let own: Vec<u32> = ask.by.iter().map(|at| key[*at]).collect();
            let group =
                groups.entry(own.clone()).or_insert(Group { key: own.into(), rows: 0, sums: [0, 0].as_slice().into() });
            group.rows += 1;
            group.sums[0] += values[0];
            group.sums[1] += values[1];
        }
    }
    groups.into_values().collect()
}

fn columns(rows: &[Row]) -> Columns {
    let mut columns = Columns::new(3, 2);
    for (key, values) in rows {
        columns.push(key, values).unwrap();
    }
    columns
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    // Wide codes now and then, so that both ways of grouping are taken.
    let code = || prop_oneof![9 => 0_u32..6, 1 => 0_u32..3_000_000];
    proptest::collection::vec(([code(), code(), code()], [-1_000_i64..1_000, -5_000_000..5_000_000_i64]), 0..300)
}

fn asks() -> impl Strategy<Value = Ask> {
    let by = proptest::sample::subsequence(vec![0_usize, 1, 2], 0..=3).prop_shuffle();
    (by, 0_usize..3, 0_u32..6, 0_u32..6, proptest::collection::vec(0_u32..6, 1..3), 0..3).prop_map(
        |(by, at, one, other, among, kind)| match kind {
            0 => Ask::by(&by),
            1 => Ask::by(&by).between(at, one.min(other), one.max(other)),
            _ => Ask::by(&by).only(at, among).between((at + 1) % 3, one.min(other), one.max(other)),
        },
    )
}

proptest! {
    #[test]
    fn every_grouping_is_a_recount(rows in rows(), ask in asks()) {
        prop_assert_eq!(columns(&rows).ask(&ask).unwrap(), recount(&rows, &ask));
    }

    #[test]
    fn rollups_after_corrections_are_a_recount(
        rows in proptest::collection::vec(([0_u32..4, 0_u32..4, 0_u32..4], [1_i64..9, 1_i64..9_000_000]), 1..80),
        corrections in proptest::collection::vec((any::<proptest::sample::Index>(), [0_u32..4, 0_u32..4, 0_u32..4], 1_i64..9_000_000), 0..40),
        sought in proptest::sample::subsequence(vec![0_usize, 1, 2], 0..=3),
        ask in asks(),
    ) {
        let mut rows = rows;
        let mut rollups = Rollups::new(3, 2, &[&[0], &[2, 1]], &sought);
        for (key, values) in &rows {
            rollups.add(key, values).unwrap();
        }
        for (which, key, amount) in corrections {
            let at = which.index(rows.len());
            let (before, values) = rows[at];
            rollups.add(&before, &values.map(|value| -value)).unwrap();
            rows[at] = (key, [values[0], amount]);
            rollups.add(&rows[at].0, &rows[at].1).unwrap();
        }
        let found: Vec<_> = rollups.ask(&ask).unwrap().into_iter().map(|group| (group.key, group.sums)).collect();
        let wanted: Vec<_> = recount(&rows, &ask).into_iter().map(|group| (group.key, group.sums)).collect();
        prop_assert_eq!(found, wanted);
    }
}

#[test]
fn many_rows_by_threads_are_a_recount() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let rows: Vec<Row> = (0..300_000)
        .map(|_| {
            ([rng.random_range(0..40), rng.random_range(0..3_000), rng.random_range(0..90_000)], [1, rng.random()])
        })
        .map(|(key, [one, amount]): Row| (key, [one, amount >> 30]))
        .collect();
    let columns = columns(&rows);
    for ask in [Ask::by(&[0]), Ask::by(&[1, 0]).between(0, 3, 9), Ask::by(&[2, 1]).only(0, [5, 6]), Ask::by(&[])] {
        assert_eq!(columns.ask(&ask).unwrap(), recount(&rows, &ask), "{ask:?}");
    }
}

#[test]
fn a_sum_beyond_the_range_is_an_error_and_never_a_wrong_number() {
    let one = |key: u32, amount| ([key, 0, 0], [1, amount]);
    let large = columns(&[one(0, i64::MAX), one(1, 5), one(0, 1)]);
    assert_eq!(large.ask(&Ask::by(&[0])), Err(Error::Overflow));
    let fits = large.ask(&Ask::by(&[0]).only(0, [1])).unwrap();
    assert_eq!(fits[0].sums.as_slice(), [1, 5]);
    let balanced = columns(&[one(0, i64::MAX), one(0, -5), one(0, 1)]);
    assert_eq!(balanced.ask(&Ask::by(&[])).unwrap()[0].sums[1], i64::MAX - 4);
    let mut cell = columns(&[one(0, i64::MAX)]);
    assert_eq!(cell.add(0, &[1, 1]), Err(Error::Overflow));
    assert_eq!(cell.ask(&Ask::by(&[])).unwrap()[0].sums.as_slice(), [1, i64::MAX], "nothing was added in part");
    assert_eq!(cell.push(&[1], &[1, 1]), Err(Error::Shape));
    assert_eq!(cell.ask(&Ask::by(&[9])), Err(Error::Dimension));
}

#[test]
fn the_coarsest_grain_that_can_answer_is_read() {
    let mut rollups = Rollups::new(3, 1, &[&[0, 1]], &[]);
    for row in 0..100 {
        rollups.add(&[row % 2, 0, row], &[1]).unwrap();
    }
    assert_eq!(rollups.read(&Ask::by(&[0])), Some(2));
    assert_eq!(rollups.read(&Ask::by(&[0]).only(2, [3])), Some(100));
    assert_eq!((rollups.read(&Ask::by(&[7])), rollups.cells()), (None, 100));
}

#[test]
fn rows_that_are_sought_are_read_alone() {
    let mut rollups = Rollups::new(3, 1, &[&[0, 1]], &[2]);
    for row in 0..100 {
        rollups.add(&[row % 2, row % 50, row], &[1]).unwrap();
    }
    let of_one = Ask::by(&[0]).only(2, [3]);
    assert_eq!(rollups.read(&of_one), Some(1));
    assert_eq!(rollups.ask(&of_one).unwrap()[0].key.as_slice(), [1]);
    // The same code twice is the same rows once.
    let mut twice = of_one.clone();
    twice.filters[0].keep = Keep::Among(vec![3, 3, 4]);
    assert_eq!(rollups.ask(&twice).unwrap().iter().map(|group| group.sums[0]).sum::<i64>(), 2);
    assert_eq!(rollups.read(&Ask::by(&[0]).between(2, 0, 9)), Some(10));
    assert_eq!(rollups.read(&Ask::by(&[0]).between(2, 0, 80)), Some(100), "most rows are read in their order");
}

const LEAST: Least = Least { baskets: 20, confidence: 3_000, lift: 15_000 };

/// Baskets of twelve products at random, in which 3 brings 7 along in seven of ten.
fn baskets(seed: u64) -> Vec<Vec<u32>> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let basket = |_| {
        let mut basket: Vec<u32> = (0..12).filter(|_| rng.random_range(0..100) < 15).collect();
        if basket.contains(&3) && rng.random_range(0..10) < 7 {
            basket.push(7);
        }
        basket
    };
    (0..1_000).map(basket).collect()
}

#[test]
fn the_planted_pair_is_found_and_holds_later() {
    let found = pairs(&baskets(5), LEAST);
    let told: Vec<(u32, u32)> = found.iter().map(|pair| (pair.a, pair.b)).collect();
    assert_eq!(told, [(3, 7), (7, 3)], "the pair both ways and no chance pair");
    let pair = found[0];
    assert!((pair.confidence() - 0.745).abs() < 0.08, "{}", pair.confidence());
    assert!((pair.support() - 0.15 * 0.745).abs() < 0.03 && pair.lift() > 2.5, "{pair:?}");
    let test = association::backtest(&baskets(5), &baskets(6), LEAST);
    assert_eq!((test.pairs, test.held), (2, 2));
    assert!(u64::from(test.hits) * 10_000 > 2 * test.by_chance, "{test:?}");
    // Without anything planted nothing is told.
    let chance: Vec<Vec<u32>> =
        baskets(7).into_iter().map(|basket| basket.into_iter().filter(|b| *b != 3).collect()).collect();
    assert_eq!(pairs(&chance, LEAST), []);
}

/// Twelve years with a level, a trend, a season with a high December, and noise of so many percent.
fn months(noise: f64) -> Vec<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(9);
    let season = [0.8, 0.6, 0.9, 0.9, 1.0, 1.0, 0.9, 0.9, 1.0, 1.1, 1.3, 1.6];
    (0..144)
        .map(|at| {
            let level = 1_000.0 + 8.0 * at as f64;
            let jitter: f64 = (0..6).map(|_| rng.random_range(-1.0..1.0)).sum::<f64>() / 1.42;
            level + 1_000.0 * (season[at % 12] - 1.0) + level * noise * jitter
        })
        .collect()
}

#[test]
fn the_planted_season_is_foretold() {
    let values = months(0.0);
    let truth = &values[120..132];
    for (expected, value) in season::Model::fit(&values[..120]).unwrap().ahead(12).iter().zip(truth) {
        assert!((expected - value).abs() < value * 0.02, "{expected} {value}");
    }
    assert_eq!(season::Model::fit(&values[..23]), None);
    assert_eq!(season::forecast(&values[..23], 3), None);
}

#[test]
fn the_backtest_measures_what_forecasts_are_worth() {
    let values = months(0.08);
    let told = season::backtest(&values, 6).unwrap();
    assert_eq!(told.origins, 144 - 24);
    assert!(told.error < 0.10 && told.error < told.plain, "{} {}", told.error, told.plain);
    assert!((0.68..0.92).contains(&told.covered), "{}", told.covered);
    let ahead = season::forecast(&values, 6).unwrap();
    assert_eq!(ahead.len(), 6);
    assert!(ahead.iter().all(|month| month.low.unwrap() < month.expected && month.expected < month.high.unwrap()));
    assert!(season::backtest(&values[..24], 6).is_none(), "nothing comes after two seasons");
}

#[test]
fn months_of_nothing_are_foretold_as_nothing() {
    let ahead = season::forecast(&[0.0; 40], 3).unwrap();
    assert!(ahead.iter().all(|month| month.expected == 0.0));
    assert!(season::backtest(&[0.0; 40], 3).is_none());
}

const WINDOW: Window = Window { early: 3, late: 3 };

/// Three hundred holders with terms of a year; eight of ten buy again, a month early to two months late.
fn purchases() -> Vec<Purchase> {
    let mut rng = ChaCha8Rng::seed_from_u64(4);
    let mut all = Vec::new();
    for holder in 0..300 {
        let mut month = rng.random_range(0..12);
        let amount = rng.random_range(1_000..50_000);
        while month < 60 {
            all.push(Purchase { holder, product: holder % 7, month, term: 12, amount });
            if rng.random_range(0..10) >= 8 {
                break;
            }
            month += 12 + rng.random_range(-1..=2);
        }
    }
    all
}

#[test]
fn the_planted_share_of_renewals_is_measured_and_foretold() {
    let all = purchases();
    let rate = renewal::rate(&all, 40, WINDOW);
    assert!(rate.ended > 300 && (rate.share().unwrap() - 0.8).abs() < 0.05, "{rate:?}");
    let test = renewal::backtest(&all, 40, 6, WINDOW).unwrap();
    assert!((test.foretold / test.came as f64 - 1.0).abs() < 0.12, "{test:?}");
    assert!(test.rate.ended < renewal::rate(&all, 50, WINDOW).ended, "what was not known at the cut is not used");
    assert_eq!(renewal::backtest(&all, 5, 6, WINDOW), None);
}

#[test]
fn a_term_is_renewed_by_its_holder_with_its_product_in_its_time() {
    let first = Purchase { holder: 1, product: 2, month: 10, term: 12, amount: 5 };
    let renewed = |later: Purchase| renewal::due(&[first, later], 22, 22, WINDOW)[0].renewed;
    assert!(renewed(Purchase { month: 19, ..first }) && renewed(Purchase { month: 25, ..first }));
    assert!(!renewed(Purchase { month: 18, ..first }) && !renewed(Purchase { month: 26, ..first }));
    assert!(
        !renewed(Purchase { month: 22, holder: 9, ..first }) && !renewed(Purchase { month: 22, product: 9, ..first })
    );
    assert_eq!(renewal::due(&[Purchase { term: 0, ..first }], i32::MIN, i32::MAX, WINDOW), []);
}

const THREE: Threshold = Threshold { fewest: 3, most_percent: 80 };

fn cell(value: i64, contributors: u32) -> Cell {
    Cell { value, contributors, largest: value / i64::from(contributors.max(1)) }
}

#[test]
fn what_few_stand_behind_is_hidden_and_not_given_away_by_subtraction() {
    assert!(!THREE.allows(&cell(100, 2)) && THREE.allows(&cell(100, 3)) && THREE.allows(&cell(0, 0)));
    assert!(!THREE.allows(&Cell { value: 100, contributors: 9, largest: 81 }), "one makes up nearly all");
    let row = vec![cell(100, 9), cell(50, 2), cell(70, 9)];
    assert_eq!(told(&[row], THREE)[0], [true, false, false], "the sum less the others would tell the second");
    let two = vec![cell(100, 9), cell(50, 1), cell(70, 1), cell(60, 5)];
    assert_eq!(told(&[two], THREE)[0], [true, false, false, false], "two of one each know each other's");
    let plain = vec![vec![cell(5, 3), cell(6, 4)], vec![cell(7, 3), Cell::default()]];
    assert_eq!(told(&plain, THREE), [[true, true], [true, true]]);
}

proptest! {
    #[test]
    fn no_line_has_one_hidden_cell(counts in proptest::collection::vec(proptest::collection::vec(0_u32..8, 4), 1..6)) {
        let table: Vec<Vec<Cell>> =
            counts.iter().map(|row| row.iter().map(|count| cell(i64::from(*count) * 10, *count)).collect()).collect();
        let told = told(&table, THREE);
        let down = |x: usize| (0..table.len()).map(move |y| (y, x)).collect::<Vec<_>>();
        let across = |y: usize| (0..4).map(move |x| (y, x)).collect::<Vec<_>>();
        for line in (0..table.len()).map(across).chain((0..4).map(down)) {
            let hidden: Vec<_> = line.iter().filter(|(y, x)| !told[*y][*x]).collect();
            let open = line.iter().any(|(y, x)| told[*y][*x] && table[*y][*x].contributors > 0);
            let behind: u32 = hidden.iter().map(|(y, x)| table[*y][*x].contributors).sum();
            prop_assert!(hidden.is_empty() || !open || hidden.len() > 1 && behind >= 3);
        }
        for (y, row) in table.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                prop_assert!(!told[y][x] || cell.contributors == 0 || cell.contributors >= 3);
            }
        }
    }
}
