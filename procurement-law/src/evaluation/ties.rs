//! What comes next when several bidders are first: the tender's rule, and lots where that rule or the rounds are used up.

use std::collections::BTreeSet;

use super::ranking::{descending, first_places, only};
use super::score_facts::Method;
use super::sheets::{ByBidder, Scores};
use crate::facts::choice;

choice! {
    /// The tender's rule for bidders that are first together.
    pub enum TieRule {
        /// 再行綜合評選一次.
        Again = "tie_again",
        /// 擇配分最高之評選項目之得分（合計值）較高者.
        Heaviest = "tie_heaviest_item",
        /// 擇獲得評選委員評定序位第一較多者; ranking only.
        FirstPlaces = "tie_first_places",
    }
}

/// Bidders that are first together, and how far the evaluation has come.
#[derive(Debug, Clone, Copy)]
pub struct Tie<'a> {
    /// How the order was found.
    pub method: Method,
    /// The tender's rule.
    pub rule: TieRule,
    /// The sheets that put them first together.
    pub scores: &'a Scores,
    /// Whether these are the sheets of the evaluation that the tie asked for.
    pub again: bool,
    /// Whether no round of evaluation is left.
    pub last_round: bool,
}

/// The next lawful step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One bidder is first.
    First(String),
    /// These are evaluated once more.
    Again(Vec<String>),
    /// Lots are drawn among these.
    Lots(Vec<String>),
    /// Several items share the largest weight, so the rule does not say which decides.
    Unclear,
    /// The rule is not one that the law offers for this method.
    NotOffered,
}

impl Tie<'_> {
    /// What comes next for bidders that are first together.
    #[must_use]
    pub fn next(&self, tied: &[String]) -> Step {
        match (tied, self.rule) {
            ([one], _) => Step::First(one.clone()),
            (_, TieRule::FirstPlaces) if self.method != Method::Rank => Step::NotOffered,
            _ if self.last_round => Step::Lots(tied.to_vec()),
            (_, TieRule::Again) if self.again => Step::Lots(tied.to_vec()),
            (_, TieRule::Again) => Step::Again(tied.to_vec()),
            (_, TieRule::Heaviest) => match self.scores.heaviest() {
                Some(item) => best(self.scores.item_sums(item), tied),
                None => Step::Unclear,
            },
            (_, TieRule::FirstPlaces) => best(first_places(self.scores), tied),
        }
    }
}

/// The tied bidder with the largest key, or lots among those that share it.
fn best(keys: ByBidder<i64>, tied: &[String]) -> Step {
    let some: BTreeSet<String> = tied.iter().cloned().collect();
    let groups = descending(only(keys, &some));
    match groups.into_iter().next().unwrap_or_default().as_slice() {
        [one] => Step::First(one.clone()),
        some => Step::Lots(some.to_vec()),
    }
}
