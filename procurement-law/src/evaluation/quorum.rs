//! Quorum and majority of a committee, as whole numbers without division.

/// A meeting in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// Members of the committee (委員總額).
    pub members: i64,
    /// Members present.
    pub present: i64,
    /// Experts and scholars among those present.
    pub experts: i64,
}

/// What the law asks of a meeting; one part in so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Members present are at least one part in so many of the members.
    pub present_part: i64,
    /// Least experts present.
    pub experts: i64,
    /// Experts are at least one part in so many of those present.
    pub expert_part: i64,
    /// Votes in favour are more than one part in so many of those present.
    pub majority_part: i64,
}

/// What a meeting lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Too few members present.
    Present,
    /// Too few experts present.
    Experts,
    /// Too small a part of experts among those present.
    ExpertPart,
}

impl Meeting {
    /// The first thing that the meeting lacks; `None` when it may vote.
    #[must_use]
    pub fn lacks(self, limits: Limits) -> Option<Lack> {
        match () {
            () if self.present.saturating_mul(limits.present_part) < self.members => Some(Lack::Present),
            () if self.experts < limits.experts => Some(Lack::Experts),
            () if self.experts.saturating_mul(limits.expert_part) < self.present => Some(Lack::ExpertPart),
            () => None,
        }
    }

    /// Whether so many votes carry a resolution.
    #[must_use]
    pub fn carried(self, in_favour: i64, limits: Limits) -> bool {
        in_favour.saturating_mul(limits.majority_part) > self.present
    }

    /// Whether the numbers can be those of a meeting.
    #[must_use]
    pub fn possible(self) -> bool {
        0 <= self.experts && self.experts <= self.present && self.present <= self.members
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LAW: Limits = Limits { present_part: 2, experts: 2, expert_part: 3, majority_part: 2 };

    fn meeting(members: i64, present: i64, experts: i64) -> Meeting {
        Meeting { members, present, experts }
    }

    #[test]
    fn seven_members() {
        let of = |present, experts| meeting(7, present, experts).lacks(LAW);
        assert_eq!(of(4, 2), None);
        assert_eq!(of(3, 3), Some(Lack::Present));
        assert_eq!(of(4, 1), Some(Lack::Experts));
        assert_eq!(of(6, 2), None);
        assert_eq!(of(7, 2), Some(Lack::ExpertPart));
        assert_eq!(of(7, 3), None);
        assert_eq!(meeting(6, 3, 2).lacks(LAW), None);
    }

    #[test]
    fn more_than_half_of_those_present() {
        let of = |favour, present| meeting(9, present, 3).carried(favour, LAW);
        assert_eq!([of(2, 4), of(3, 4), of(2, 5), of(3, 5)], [false, true, false, true]);
    }

    #[test]
    fn numbers_that_no_meeting_has() {
        assert!(meeting(5, 5, 5).possible() && meeting(5, 0, 0).possible());
        assert!(!meeting(5, 6, 2).possible() && !meeting(5, 3, 4).possible() && !meeting(5, 3, -1).possible());
        assert_eq!(meeting(i64::MAX, i64::MAX, i64::MAX).lacks(LAW), None);
    }

    proptest! {
        #[test]
        fn as_with_fractions(members in 1_i64..30, present in 0_i64..30, experts in 0_i64..30) {
            let part = |of: i64, n: i64| (of + n - 1) / n;
            let may = present >= part(members, 2) && experts >= 2 && experts >= part(present, 3);
            prop_assert_eq!(meeting(members, present, experts).lacks(LAW).is_none(), may);
        }

        #[test]
        fn another_expert_never_ends_a_meeting(members in 1_i64..30, present in 0_i64..30, experts in 0_i64..30) {
            let before = meeting(members, present, experts).lacks(LAW);
            prop_assert!(before.is_some() || meeting(members, present + 1, experts + 1).lacks(LAW).is_none());
        }

        #[test]
        fn another_vote_never_defeats(present in 0_i64..30, favour in 0_i64..30) {
            let of = |favour| meeting(30, present, 2).carried(favour, LAW);
            prop_assert!(!of(favour) || of(favour + 1));
        }
    }
}
