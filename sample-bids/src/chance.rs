//! Chance with a seed: everything that varies is drawn here, so the same seed makes the same bundle.

use rand::seq::SliceRandom;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of chance.
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A stream of its own, so that what draws from it does not move what comes after.
    pub(crate) fn fork(&mut self) -> Self {
        Self::new(self.0.next_u64())
    }

    /// A number in `low..=high`; `low` when the range is empty.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        if low < high { self.0.random_range(low..=high) } else { low }
    }

    /// A place in a list of `count`.
    pub(crate) fn place(&mut self, count: usize) -> usize {
        if count > 1 { self.0.random_range(0..count) } else { 0 }
    }

    /// A real number in `low..high`, kept to three decimals as the truth shows it.
    pub(crate) fn real(&mut self, low: f64, high: f64) -> f64 {
        let exact = if low < high { self.0.random_range(low..high) } else { low };
        (exact * 1000.0).round() / 1000.0
    }

    /// True in so many of a hundred cases.
    pub(crate) fn in_hundred(&mut self, cases: u32) -> bool {
        self.0.random_range(0..100) < cases
    }

    /// One of a list; the default of the type when the list is empty.
    pub(crate) fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let place = self.place(list.len());
        list.get(place).copied().unwrap_or_default()
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.0);
    }

    /// So many decimal digits, the first not zero.
    pub(crate) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|place| self.between(i64::from(place == 0), 9).to_string()).collect()
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            let mut fork = chance.fork();
            (chance.digits(9), fork.between(1, 1000), chance.real(0.0, 1.0).to_string())
        };
        assert_eq!(draw(5), draw(5));
        assert_ne!(draw(5), draw(6));
    }

    #[test]
    fn empty_ranges_do_not_panic() {
        let mut chance = Chance::new(1);
        assert_eq!(chance.between(4, 4), 4);
        assert_eq!(chance.pick::<u8>(&[]), 0);
        assert_eq!(chance.place(0), 0);
    }
}
