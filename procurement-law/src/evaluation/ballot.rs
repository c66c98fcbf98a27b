//! What the sheets and the decision of the head or committee amount to; shared by the rules on scoring and on ranking.

use std::collections::BTreeSet;

use super::ranking;
use super::score_facts::{BidderFacts, Flaw, ItemFacts, Method, SheetFacts, Treatment};
use super::sheets::Scores;
use crate::facts::facts;
use crate::frame::Frame;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};

facts! {
    /// The sheets of an evaluation and the decision on them.
    pub struct Ballot {
        /// what the tender does with the price
        treatment: Treatment = "", "\"price_scored\"";
        /// items of the evaluation
        items: Vec<ItemFacts> = "", "[{\"item\": \"價格\", \"max\": 100, \"price\": true}]";
        /// bidders evaluated
        bidders: Vec<BidderFacts> = "", "[{\"bidder\": \"甲公司\", \"passed\": true}]";
        /// sheets of the members, one for each member and bidder
        sheets: Vec<SheetFacts> = "", "[{\"member\": \"委員1\", \"bidder\": \"甲公司\", \"points\": [80]}]";
        /// bidder chosen by the head or by more than half of the committee; left out before the decision
        chosen: Option<String> = "", "\"甲公司\"";
    }
}

/// What follows from the order and the decision: the outcome and the end of the sentence's key.
pub type Verdict = (Outcome, &'static str);

/// The bidders that may be chosen.
#[must_use]
pub fn passed(bidders: &[BidderFacts]) -> BTreeSet<String> {
    bidders.iter().filter(|one| one.passed).map(|one| one.bidder.clone()).collect()
}

/// Names in one text.
#[must_use]
pub fn listed(names: &[String]) -> String {
    names.join("、")
}

/// The ruling that sheets cannot be counted.
#[must_use]
pub fn refused(rule: &Rule, frame: &Frame, key: &str, flaw: &Flaw) -> Ruling {
    rule.begin(frame, Outcome::Refuse, key).arg("fault", flaw.fault.code()).arg("place", &flaw.place)
}

/// Adds the place of each bidder of an order; those that stand together share a place and the next places are left out.
#[must_use]
pub fn with_places(ruling: Ruling, order: &[Vec<String>]) -> Ruling {
    let mut place = 1;
    let mut ruling = ruling;
    for group in order {
        for bidder in group {
            ruling = ruling.result(&format!("place:{bidder}"), Quantity::count(place));
        }
        place += i64::try_from(group.len()).unwrap_or(i64::MAX);
    }
    ruling
}

impl Ballot {
    /// The order of the bidders that may be chosen, with its sheets.
    ///
    /// # Errors
    /// What keeps the sheets from being counted.
    pub fn count(&self, method: Method) -> Result<(Scores, Vec<Vec<String>>), Flaw> {
        let scores = Scores::new(&self.items, &self.bidders, &self.sheets)?;
        let order = ranking::order(method, &scores, &passed(&self.bidders));
        Ok((scores, order))
    }

    /// What follows from the bidders that are first.
    #[must_use]
    pub fn verdict(&self, first: &[String]) -> Verdict {
        let price = self.items.iter().any(|item| item.price);
        let able = passed(&self.bidders);
        let chosen = self.chosen.as_ref();
        match (self.treatment, chosen) {
            (Treatment::Scored, _) if !price => (Outcome::Refuse, "no_price_item"),
            (Treatment::NotScored, _) if price => (Outcome::Refuse, "price_item"),
            _ if able.is_empty() => (Outcome::Refuse, "nobody"),
            (_, Some(one)) if !able.contains(one) => (Outcome::Refuse, "not_able"),
            (Treatment::NotScored, None) => (Outcome::NeedsPerson, "weigh"),
            (Treatment::NotScored, Some(_)) => (Outcome::Allow, "weighed"),
            (_, Some(one)) if !first.contains(one) => (Outcome::Refuse, "not_first"),
            _ if first.len() > 1 => (Outcome::NeedsPerson, "tie"),
            (_, None) => (Outcome::NeedsPerson, "decide"),
            (_, Some(_)) => (Outcome::Allow, "first"),
        }
    }

    /// The ruling of an order and its verdict, with every slot of the sentences filled.
    #[must_use]
    pub fn ruling(&self, rule: &Rule, frame: &Frame, order: &[Vec<String>]) -> Ruling {
        let first = order.first().map(Vec::as_slice).unwrap_or_default();
        let (outcome, end) = self.verdict(first);
        let key = format!("{}.{end}", rule.id.to_lowercase());
        let ruling = rule
            .begin(frame, outcome, &key)
            .arg("first", listed(first))
            .arg("chosen", self.chosen.as_deref().unwrap_or_default());
        with_places(ruling, order)
    }
}
