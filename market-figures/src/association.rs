//! What is bought together: pairs found by counting.
//!
//! A basket is what one buyer bought in one window, such as an agency in a year. For a pair A → B, *support* is the share
//! of baskets with both, *confidence* the share of baskets with A that have B too, *lift* the confidence divided by the
//! share of all baskets with B: 1 is chance.

use std::collections::HashMap;

/// What a pair must reach to be told.
#[derive(Clone, Copy, Debug)]
pub struct Least {
    /// Baskets with both.
    pub baskets: u32,
    /// Confidence in ten-thousandths.
    pub confidence: u32,
    /// Lift in ten-thousandths: 10,000 is chance.
    pub lift: u32,
}

/// A pair: who has A has B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What is had.
    pub a: u32,
    /// What goes with it.
    pub b: u32,
    /// Baskets with both.
    pub both: u32,
    /// Baskets with A.
    pub with_a: u32,
    /// Baskets with B.
    pub with_b: u32,
    /// All baskets.
    pub baskets: u32,
}

impl Pair {
    /// The share of baskets with both.
    pub fn support(&self) -> f64 {
        f64::from(self.both) / f64::from(self.baskets.max(1))
    }

    /// The share of baskets with A that have B too.
    pub fn confidence(&self) -> f64 {
        f64::from(self.both) / f64::from(self.with_a.max(1))
    }

    /// How many times as often as by chance.
    pub fn lift(&self) -> f64 {
        self.confidence() * f64::from(self.baskets) / f64::from(self.with_b.max(1))
    }

    fn reaches(&self, least: Least) -> bool {
        let wide = |value: u32| u128::from(value);
        self.both >= least.baskets
            && wide(self.both) * 10_000 >= wide(least.confidence) * wide(self.with_a)
            && wide(self.both) * wide(self.baskets) * 10_000 >= wide(least.lift) * wide(self.with_a) * wide(self.with_b)
    }
}

/// The pairs that reach what is asked, the greatest lift first, among equals the most baskets.
pub fn pairs(baskets: &[Vec<u32>], least: Least) -> Vec<Pair> {
    let mut single: HashMap<u32, u32> = HashMap::new();
    let clean: Vec<Vec<u32>> = baskets.iter().map(|basket| cleaned(basket)).collect();
    for product in clean.iter().flatten() {
        *single.entry(*product).or_default() += 1;
    }
    let mut together: HashMap<(u32, u32), u32> = HashMap::new();
    for basket in &clean {
        // What is rare alone is rarer with something else.
        let often = |product: &&u32| single.get(*product).is_some_and(|count| *count >= least.baskets);
        let basket: Vec<u32> = basket.iter().filter(often).copied().collect();
        for (at, a) in basket.iter().enumerate() {
            for b in basket.get(at + 1..).unwrap_or_default() {
                *together.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let count = |product: u32| single.get(&product).copied().unwrap_or_default();
    let all = u32::try_from(baskets.len()).unwrap_or(u32::MAX);
    let pair = |(a, b): (u32, u32), both| Pair { a, b, both, with_a: count(a), with_b: count(b), baskets: all };
    let both_ways = together.into_iter().flat_map(|((a, b), both)| [pair((a, b), both), pair((b, a), both)]);
    let mut found: Vec<Pair> = both_ways.filter(|pair| pair.reaches(least)).collect();
    // Lifts are compared as the fractions they are: both ways of a pair have the same.
    let lift = |pair: &Pair| (u128::from(pair.both), u128::from(pair.with_a) * u128::from(pair.with_b));
    found.sort_by(|x, y| {
        let ((x_both, x_chance), (y_both, y_chance)) = (lift(x), lift(y));
        let by_lift = (y_both * x_chance).cmp(&(x_both * y_chance));
        by_lift.then(y.both.cmp(&x.both)).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    found
}

/// What became of pairs found in earlier baskets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backtest {
    /// Pairs that were found.
    pub pairs: u32,
    /// Of these, pairs whose lift was above chance in the later baskets too.
    pub held: u32,
    /// Later baskets with A, summed over the pairs.
    pub chances: u32,
    /// Of these, baskets that had B too.
    pub hits: u32,
    /// Baskets that would have had B by chance, in ten-thousandths: what the hits are to be held against.
    pub by_chance: u64,
}

/// Finds pairs in the earlier baskets and looks for them in the later ones.
pub fn backtest(earlier: &[Vec<u32>], later: &[Vec<u32>], least: Least) -> Backtest {
    let later: Vec<Vec<u32>> = later.iter().map(|basket| cleaned(basket)).collect();
    let has = |basket: &Vec<u32>, product: u32| basket.binary_search(&product).is_ok();
    let mut told = Backtest::default();
    for pair in pairs(earlier, least) {
        let with = |product| later.iter().filter(|basket| has(basket, product)).count() as u64;
        let both = later.iter().filter(|basket| has(basket, pair.a) && has(basket, pair.b)).count() as u64;
        let (with_a, with_b, all) = (with(pair.a), with(pair.b), later.len().max(1) as u64);
        told.pairs += 1;
        told.held += u32::from(both * all > with_a * with_b);
        told.chances += with_a as u32;
        told.hits += both as u32;
        told.by_chance += with_a * with_b * 10_000 / all;
    }
    told
}

fn cleaned(basket: &[u32]) -> Vec<u32> {
    let mut basket = basket.to_vec();
    basket.sort_unstable();
    basket.dedup();
    basket
}
