//! From how much on an entry counts.
//!
//! A question may ask for a small part of itself and yet find much: an entry that holds little beside a hundred that hold much
//! is noise, in the list as in the counts. So an entry counts that holds [`SHARE`] of what the best one holds, and so do the
//! [`SURE`] that hold the most. Both bounds only rise while terms are summed: what cannot reach them any more is let go at once.

/// The part of what the best entry holds that is enough.
const SHARE: f32 = 0.7;
/// This many entries with the most count anyway, if they hold what the question needs.
const SURE: usize = 100;

/// What an entry has to hold.
#[derive(Debug)]
pub(crate) struct Floor {
    /// The bound so far; the question's own need to begin with.
    pub need: f32,
    covers: Vec<f32>,
}

impl Floor {
    /// With the question's own need.
    pub fn new(need: f32) -> Floor {
        Floor { need, covers: Vec::new() }
    }

    /// Raises the bound by what entries hold so far, all different ones.
    pub fn raise(&mut self, covers: impl Iterator<Item = f32> + Clone) {
        let (mut best, mut count) = (0.0, 0);
        for cover in covers.clone() {
            best = if cover > best { cover } else { best };
            count += 1;
        }
        let share = best * SHARE;
        if count < SURE || share <= self.need {
            return;
        }
        self.covers.clear();
        let need = self.need;
        self.covers.extend(covers.filter(|cover| *cover > need));
        if self.covers.len() < SURE {
            return;
        }
        let (_, last, _) = self.covers.select_nth_unstable_by(SURE - 1, |a, b| b.total_cmp(a));
        self.need = self.need.max(last.min(share));
    }

    /// The bound, over what all entries hold in the end.
    pub fn over(mut self, covers: impl Iterator<Item = f32> + Clone) -> f32 {
        self.raise(covers);
        self.need
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn few_entries_all_count_and_many_only_if_they_hold_enough_of_the_best() {
        let few: Vec<f32> = vec![9.0, 1.0, 1.0];
        assert_eq!(Floor::new(0.5).over(few.iter().copied()), 0.5);
        let many: Vec<f32> = (0..1_000).map(|n| if n < 300 { 8.0 } else { 1.0 }).collect();
        assert_eq!(Floor::new(0.5).over(many.iter().copied()), 8.0 * SHARE);
        let one_good: Vec<f32> = (0..1_000).map(|n| if n == 0 { 8.0 } else { 1.0 }).collect();
        assert_eq!(Floor::new(0.5).over(one_good.iter().copied()), 1.0);
    }

    proptest! {
        #[test]
        fn what_is_let_go_on_the_way_would_not_have_counted(
            steps in prop::collection::vec((0usize..400, 0.0f32..3.0), 0..2_000), need in 0.0f32..4.0
        ) {
            let mut sums = vec![0.0f32; 400];
            let mut floor = Floor::new(need);
            let mut on_the_way = need;
            for (number, (at, more)) in steps.iter().enumerate() {
                sums[*at] += more;
                if number % 97 == 0 {
                    floor.raise(sums.iter().copied());
                    prop_assert!(floor.need >= on_the_way);
                    on_the_way = floor.need;
                }
            }
            prop_assert!(on_the_way <= Floor::new(need).over(sums.iter().copied()));
        }
    }
}
