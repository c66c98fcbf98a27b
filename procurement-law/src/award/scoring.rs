//! Score first, then the lowest price (評分及格最低標): who passes (施行細則 64之2).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

/// One member's total for one bidder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The bidder.
    pub bidder: String,
    /// The member.
    pub member: String,
    /// Points.
    pub points: Decimal,
}

/// A bidder's scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The bidder.
    pub bidder: String,
    /// Average of the members' totals, rounded to two places for reading.
    pub average: Decimal,
    /// Whether the exact average reaches the pass mark.
    pub passes: bool,
}

/// The bidders with their averages, in the order of the scores; `None` unless each member scored each bidder once.
#[must_use]
pub fn averages(scores: &[Score], pass_mark: Decimal) -> Option<Vec<Scored>> {
    let members: BTreeSet<&str> = scores.iter().map(|score| score.member.as_str()).collect();
    let bidders: BTreeSet<&str> = scores.iter().map(|score| score.bidder.as_str()).collect();
    let pairs: BTreeSet<(&str, &str)> =
        scores.iter().map(|score| (score.bidder.as_str(), score.member.as_str())).collect();
    if scores.is_empty() || pairs.len() != scores.len() || pairs.len() != members.len() * bidders.len() {
        return None;
    }
    let count = Decimal::from(members.len());
    let mut scored: Vec<Scored> = Vec::with_capacity(bidders.len());
    for Score { bidder, .. } in scores {
        if scored.iter().any(|one| one.bidder == *bidder) {
            continue;
        }
        let own = scores.iter().filter(|score| score.bidder == *bidder);
        let sum = own.fold(Decimal::ZERO, |sum, score| sum.saturating_add(score.points));
        // The sum is compared, because an average such as 69.999… would be rounded up to the mark.
        let passes = sum >= pass_mark.saturating_mul(count);
        let average = sum.checked_div(count)?.round_dp(2);
        scored.push(Scored { bidder: bidder.clone(), average, passes });
    }
    Some(scored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    fn score(bidder: &str, member: &str, points: u32) -> Score {
        Score { bidder: bidder.to_owned(), member: member.to_owned(), points: dollars(points) }
    }

    fn passes(points: [u32; 3]) -> (bool, Decimal) {
        let scores: Vec<Score> = points.iter().zip(["1", "2", "3"]).map(|(p, m)| score("A", m, *p)).collect();
        let one = averages(&scores, dollars(70)).unwrap().remove(0);
        (one.passes, one.average)
    }

    #[test]
    fn the_exact_average_counts() {
        assert_eq!(passes([70, 70, 70]), (true, dollars(70)));
        assert_eq!(passes([70, 70, 69]), (false, Decimal::new(6967, 2)));
        assert_eq!(passes([100, 90, 20]), (true, dollars(70)));
    }

    #[test]
    fn each_member_scores_each_bidder_once() {
        let full = [score("B", "1", 70), score("A", "1", 60), score("A", "2", 80), score("B", "2", 60)];
        let names: Vec<_> = averages(&full, dollars(70)).unwrap().into_iter().map(|s| (s.bidder, s.passes)).collect();
        assert_eq!(names, [("B".to_owned(), false), ("A".to_owned(), true)]);
        assert_eq!(averages(&full[..3], dollars(70)), None);
        let double = [full.as_slice(), &full[..1]].concat();
        assert_eq!(averages(&double, dollars(70)), None);
        assert_eq!(averages(&[], dollars(70)), None);
        let swapped = [score("A", "1", 70), score("A", "1", 70), score("B", "1", 70), score("B", "2", 70)];
        assert_eq!(averages(&swapped, dollars(70)), None);
    }
}
