//! What may follow in the award of an item: the law is asked anew with all that was recorded.
//!
//! The reserve price goes in and does not come out: what follows is said in words, and rulings, which name it, are kept
//! apart until they may be shown.

use procurement_law::award::awd_01::{self, LimitKind, ReplyFacts};
use procurement_law::award::contest::{Ask, Lowest, Step as Contested};
use procurement_law::award::ties::Next as Tied;
use procurement_law::award::{awd_02, awd_03, awd_04, mul_02, reduction};
use procurement_law::fact::{Stated, Values};
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, Ruling, settled};
use rust_decimal::Decimal;

use crate::awards::course::Winner;
use crate::awards::known::Known;
use crate::awards::low::{self, settles};
use crate::awards::plan::{Manner, Reserve};
use crate::base::money::Money;
use crate::text_enum;

pub use procurement_law::award::low_price::LowStep;

/// What may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// No compliant offer is left: the item fails.
    Nothing,
    /// The committee speaks first.
    Suggest,
    /// These are asked for a lower price than the one announced.
    Ask {
        /// Whom.
        ask: Ask,
        /// The number of the round.
        round: i64,
        /// Their labels.
        labels: Vec<String>,
        /// The lowest price so far.
        reach: Money,
    },
    /// The lowest price is above the amount and nobody is to be asked any more: approved, or the item fails.
    Above {
        /// The labels of those who hold it.
        labels: Vec<String>,
        /// The price.
        price: Money,
        /// What an award lacks.
        lacks: Lacks,
    },
    /// Holders of one price compare once more.
    Compare {
        /// Their labels.
        labels: Vec<String>,
        /// The price.
        price: Money,
    },
    /// Holders of one price draw lots.
    Lots {
        /// Their labels.
        labels: Vec<String>,
        /// The price.
        price: Money,
    },
    /// A price is low: a person takes the step.
    Low {
        /// Whose.
        label: String,
        /// The price.
        price: Money,
        /// The step.
        step: LowStep,
        /// The difference bond that may be asked for.
        bond: Option<Money>,
    },
    /// These are asked whether they match the lowest price.
    Match {
        /// Their labels.
        labels: Vec<String>,
        /// The price.
        price: Money,
    },
    /// These are awarded.
    Award(Vec<Winner>),
    /// The item is awarded or failed.
    Ended,
    /// What is recorded is not lawful, as the ruling says.
    Unlawful,
}

text_enum! {
    /// What an award above the amount lacks.
    Lacks {
        /// A real urgency.
        Urgency = "urgency",
        /// The approval of the reserve price's approver.
        Approval = "approval",
        /// The superior agency's approval, or the agency's own where it has no superior.
        Superior = "superior",
        /// It is beyond what anybody may approve.
        Beyond = "beyond",
    }
}

impl Lacks {
    fn of(ruling: &Ruling) -> Self {
        match ruling.text.key.as_str() {
            "awd-02.not_urgent" => Lacks::Urgency,
            "awd-02.approver_missing" => Lacks::Approval,
            "awd-02.superior_missing" | "awd-02.own_missing" => Lacks::Superior,
            _ => Lacks::Beyond,
        }
    }
}

/// What may follow, with the rulings that say so.
#[derive(Clone, Debug)]
pub struct Look {
    /// What may follow.
    pub next: Next,
    /// The rulings; they name the reserve price.
    pub rulings: Vec<Ruling>,
}

/// Asks the law.
pub fn look(known: &Known<'_>) -> Look {
    let mut walk = Walk { known, frame: Frame::on(known.day), rulings: Vec::new() };
    let next = walk.next();
    Look { next, rulings: walk.rulings }
}

struct Walk<'a> {
    known: &'a Known<'a>,
    frame: Frame,
    rulings: Vec<Ruling>,
}

impl Walk<'_> {
    fn next(&mut self) -> Next {
        let known = self.known;
        if !known.course.offers.iter().any(|offer| known.takes_part(offer.price, offer.standing)) {
            return self.ended_or(Next::Nothing);
        }
        if known.plan.reserve == Reserve::Complex {
            let Some(said) = &known.course.suggested else { return Next::Suggest };
            let ruling = settled(awd_04::check(&self.frame, &known.suggestion(said)));
            let refused = ruling.outcome == Outcome::Refuse;
            self.rulings.push(ruling);
            if refused {
                return Next::Unlawful;
            }
        }
        // Where nothing is to be reached, the lowest price decides alone.
        let (limit, kind) = known.limit().unwrap_or((Decimal::MAX, LimitKind::Budget));
        let facts = known.contest(limit, kind);
        let ruling = settled(awd_01::check(&self.frame, &facts));
        let refused = ruling.outcome == Outcome::Refuse;
        self.rulings.push(ruling);
        let Ok(rounds) = self.frame.count(&awd_01::RULE, awd_01::COMPARISON_ROUNDS) else { return Next::Unlawful };
        let (contest, rejected) = (facts.contest(rounds.value), facts.rejected());
        let history: Vec<_> = facts.history.iter().map(ReplyFacts::reply).collect();
        let next = if rejected.is_empty() {
            match reduction::next(&contest, &history) {
                Ok(Contested::NoBid) => Next::Nothing,
                Ok(Contested::Ask { ask, round, bidders, reach }) => {
                    Next::Ask { ask, round, labels: bidders, reach: amount(reach) }
                }
                Ok(Contested::Within(lowest)) => self.within(&lowest, rounds.value),
                Ok(Contested::Over(lowest)) => self.above(&lowest, kind, rounds.value),
                Err(_) => Next::Unlawful,
            }
        } else {
            match reduction::without(&contest, &history, &rejected) {
                Ok(Some(lowest)) if lowest.price <= limit => self.within(&lowest, rounds.value),
                Ok(Some(lowest)) => self.above(&lowest, kind, rounds.value),
                Ok(None) => Next::Nothing,
                Err(_) => Next::Unlawful,
            }
        };
        debug_assert!(refused || !matches!(next, Next::Unlawful), "the rule and the steps agree");
        self.ended_or(next)
    }

    fn ended_or(&self, next: Next) -> Next {
        if self.known.course.result.is_some() { Next::Ended } else { next }
    }

    /// The lowest price is within the amount: low prices are looked at, equal ones settled, others asked to match.
    fn within(&mut self, lowest: &Lowest, most: i64) -> Next {
        let holders = match self.settled(lowest, most) {
            Ok(holders) => holders,
            Err(next) => return next,
        };
        for (label, price) in &holders {
            let said = low::ask(&self.frame, self.known, label, *price);
            self.rulings.push(said.ruling);
            if !settles(said.step) {
                let bond = said.bond.map(amount);
                return Next::Low { label: label.clone(), price: amount(*price), step: said.step, bond };
            }
        }
        self.awarded(&holders)
    }

    fn above(&mut self, lowest: &Lowest, kind: LimitKind, most: i64) -> Next {
        let (plan, price) = (self.known.plan, amount(lowest.price));
        let Some(base) = self.known.base.filter(|_| kind == LimitKind::Base) else {
            return Next::Above { labels: lowest.bidders.clone(), price, lacks: Lacks::Beyond };
        };
        let none = Default::default();
        let said = self.known.course.above.as_ref().unwrap_or(&none);
        let given = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let facts = awd_02::Facts {
            category: plan.category,
            procurement: plan.procurement.decimal(),
            price: lowest.price,
            base,
            budget: plan.budget.decimal(),
            urgent: given(&said.urgent).is_some(),
            approval: given(&said.approval),
            superior_approval: given(&said.superior_approval),
            has_superior: plan.has_superior,
        };
        let ruling = settled(awd_02::check(&self.frame, &facts));
        let (allowed, lacks) = (ruling.outcome == Outcome::Allow, Lacks::of(&ruling));
        self.rulings.push(ruling);
        if allowed {
            return match self.settled(lowest, most) {
                Ok(holders) => self.awarded(&holders),
                Err(next) => next,
            };
        }
        Next::Above { labels: lowest.bidders.clone(), price, lacks }
    }

    /// Who holds the lowest price in the end: all where all who match are awarded, else one.
    fn settled(&mut self, lowest: &Lowest, most: i64) -> Result<Vec<(String, Decimal)>, Next> {
        let course = self.known.course;
        let all = || lowest.bidders.iter().map(|label| (label.clone(), lowest.price)).collect();
        if lowest.bidders.len() < 2 || self.known.plan.manner == Manner::Matching {
            return Ok(all());
        }
        let same = |labels: &[String]| labels == lowest.bidders;
        let compared = course.comparison.as_ref().filter(|held| same(&held.labels));
        let comparison = compared.into_iter().flat_map(|held| held.labels.iter().zip(&held.prices));
        // Lots may be of the holders before the comparison, or of those who were equal again after it.
        let drawn = course.lots.as_ref().map(|lots| lots.drawn.clone()).filter(|drawn| !drawn.is_empty());
        let drawn = drawn.filter(|drawn| lowest.bidders.contains(drawn));
        let facts = awd_03::Facts {
            bidders: Values(lowest.bidders.clone()),
            price: lowest.price,
            rounds: lowest.rounds,
            comparison: comparison
                .map(|(label, price)| awd_03::ReplyFacts { bidder: label.clone(), price: price.map(Money::decimal) })
                .collect(),
            drawn,
        };
        self.rulings.push(settled(awd_03::check(&self.frame, &facts)));
        match facts.next(most) {
            Ok(Tied::Winner(label, price)) => Ok(vec![(label, price)]),
            Ok(Tied::Compare(labels)) => Err(Next::Compare { labels, price: amount(lowest.price) }),
            Ok(Tied::Lots(labels, price)) => Err(Next::Lots { labels, price: amount(price) }),
            Err(_) => Err(Next::Unlawful),
        }
    }

    /// Who is awarded at the price of the holders.
    fn awarded(&mut self, holders: &[(String, Decimal)]) -> Next {
        let winner = |(label, price): &(String, Decimal)| Winner { label: label.clone(), price: amount(*price) };
        let mut winners: Vec<Winner> = holders.iter().map(winner).collect();
        let Some(price) = winners.first().map(|winner| winner.price) else { return Next::Nothing };
        if self.known.plan.manner == Manner::Matching {
            let asked = self.matching(&mut winners, price);
            if !asked.is_empty() {
                return Next::Match { labels: asked, price };
            }
        }
        Next::Award(winners)
    }

    /// Adds those who match the price; gives those who have not answered.
    fn matching(&mut self, winners: &mut Vec<Winner>, price: Money) -> Vec<String> {
        let (known, held) = (self.known, winners.clone());
        let holds = |label: &str| held.iter().any(|winner| winner.label == label);
        let agreed = |label: &str| known.course.matches.iter().find(|one| one.label == label).map(|one| one.agrees);
        let offers = known.course.offers.iter().map(|offer| mul_02::OfferFacts {
            bidder: offer.label.clone(),
            price: if holds(&offer.label) { price.decimal() } else { offer.price.max(price).decimal() },
            standing: offer.standing,
            matches: if holds(&offer.label) { Some(true) } else { agreed(&offer.label) },
        });
        let facts = mul_02::Facts {
            item: known.item.no.clone(),
            stated: known.plan.told,
            limit: Stated(known.limit().map(|(limit, _)| limit.max(price.decimal()))),
            ceiling: Stated(known.item.ceiling.map(Money::decimal)),
            offers: offers.collect(),
        };
        self.rulings.push(mul_02::check(&self.frame, &facts));
        let mut asked = Vec::new();
        for offer in known.course.offers.iter().filter(|offer| known.takes_part(offer.price, offer.standing)) {
            match agreed(&offer.label) {
                _ if holds(&offer.label) => {}
                Some(true) => winners.push(Winner { label: offer.label.clone(), price }),
                Some(false) => {}
                None => asked.push(offer.label.clone()),
            }
        }
        asked
    }
}

/// Prices come from rows or from the law's exact sums of them, so they fit.
fn amount(price: Decimal) -> Money {
    Money::from_decimal(price).unwrap_or(Money(i64::MAX))
}

impl Next {
    /// Its name, a key of the texts.
    pub fn name(&self) -> &'static str {
        match self {
            Next::Nothing => "nothing",
            Next::Suggest => "suggest",
            Next::Ask { .. } => "ask",
            Next::Above { .. } => "above",
            Next::Compare { .. } => "compare",
            Next::Lots { .. } => "lots",
            Next::Low { .. } => "low",
            Next::Match { .. } => "match",
            Next::Award(_) => "award",
            Next::Ended => "ended",
            Next::Unlawful => "unlawful",
        }
    }
}
