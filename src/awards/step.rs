//! The steps of an item's award, and when each may be taken.

use procurement_law::award::awd_01::{Answered, Standing};
use procurement_law::award::low_price::Explanation;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::awards::course::{Above, Comparison, Course, Ended, Low, LowPart, Match, Reply, Suggested};
use crate::awards::low::rejects;
use crate::awards::next::Next;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;

/// The longest text of a field.
const WORDS: usize = 2_000;

/// A step as it is written.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// The review committee suggests an amount, or finds the lowest price reasonable.
    Suggest(Suggested),
    /// What bidders answered to a request for a lower price.
    Answers {
        /// By when they had to answer.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = DateTime)]
        until: Option<Time>,
        /// The answers of all who were asked.
        answers: Vec<Answer>,
    },
    /// What holders of one price answered in one more comparison.
    Compare {
        /// The answers of all of them.
        answers: Vec<Answer>,
    },
    /// The program chooses its secret word for the lots and tells its digest.
    PrepareLots {},
    /// Each of those in the lots says a word; the place is worked out of all of them.
    DrawLots {
        /// The words, in the order of those in the lots.
        words: Vec<String>,
    },
    /// Lots were drawn by hand.
    DrawnByHand {
        /// Who was drawn.
        label: String,
        /// How, and before whom.
        how: String,
    },
    /// A part of a price, and what it is held against: a part may be low though the whole is not.
    LowPart {
        /// Whose price.
        label: String,
        /// The part; another of its name is replaced.
        part: LowPart,
    },
    /// What was found of a low price.
    Low(LowFound),
    /// The bidder is not awarded because of its low price.
    RejectLow {
        /// Whose price.
        label: String,
        /// Why.
        reason: String,
    },
    /// The approvals of an award above the reserve price.
    Above(Above),
    /// Who matches the lowest price.
    Match {
        /// The answers of those who were asked; others may follow.
        answers: Vec<Match>,
    },
    /// The item is awarded as the law says.
    Award {},
    /// The item fails (廢標).
    Fail {
        /// Why.
        reason: String,
    },
}

/// An answer of a bidder.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Whose.
    pub label: String,
    /// `price`, `to_limit` (減至底價) or `waived`.
    #[schema(value_type = String)]
    pub answer: Answered,
    /// The price it wrote, NT$; with `to_limit` the amount below the limit.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub price: Option<Money>,
}

/// What was found of a low price; what is left out stays as it was.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LowFound {
    /// Whose.
    pub label: String,
    /// Whether a committee finds it low, where there is no reserve price.
    pub committee_low: Option<bool>,
    /// Whether the reserve price itself is found too high.
    pub base_too_high: Option<bool>,
    /// Whether the price looks unreasonable.
    pub suspicious: Option<bool>,
    /// By when the bidder was asked to explain.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub explain_until: Option<Time>,
    /// What it explained, or what paper holds it.
    pub explained: Option<String>,
    /// What the agency makes of it: `reasonable`, `not_fully_reasonable`, `clearly_unreasonable`, `none_in_time`.
    #[schema(value_type = Option<String>)]
    pub explanation: Option<Explanation>,
    /// Whether a difference bond does away with the danger.
    pub bond_cures: Option<bool>,
    /// Days given to pay it.
    pub bond_days: Option<i64>,
    /// What was paid, NT$; 0 when the time ran out.
    #[schema(value_type = Option<String>)]
    pub bond_paid: Option<Money>,
    /// Whether the bidder says that its price is a mistake.
    pub mistaken: Option<bool>,
    /// Why.
    pub reason: String,
}

impl Step {
    /// Its name in the record.
    pub fn name(&self) -> &'static str {
        match self {
            Step::Suggest(_) => "suggest",
            Step::Answers { .. } => "answers",
            Step::Compare { .. } => "compare",
            Step::PrepareLots {} => "prepare_lots",
            Step::DrawLots { .. } => "draw_lots",
            Step::DrawnByHand { .. } => "drawn_by_hand",
            Step::LowPart { .. } => "low_part",
            Step::Low(_) => "low",
            Step::RejectLow { .. } => "reject_low",
            Step::Above(_) => "above",
            Step::Match { .. } => "match",
            Step::Award {} => "award",
            Step::Fail { .. } => "fail",
        }
    }

    /// Takes the step in a course; lots are drawn in `take.rs`, which holds the program's secret.
    ///
    /// # Errors
    /// It may not be taken now, or a field is not right.
    pub fn apply(&self, course: &mut Course, next: &Next, now: Time) -> Result<(), Error> {
        match (self, next) {
            (Step::Suggest(said), Next::Suggest) => course.suggested = Some(said.clone()),
            (Step::Answers { until, answers }, Next::Ask { round, .. }) => {
                if answers.is_empty() {
                    return Err(Error::invalid("award.no_answer").at("answers"));
                }
                course.replies.extend(answers.iter().map(|answer| reply(answer, *round, *until, now)));
            }
            (Step::Compare { answers }, Next::Compare { labels, .. }) => {
                course.comparison = Some(compared(labels, answers)?);
            }
            (Step::LowPart { label, part }, next) if *next != Next::Ended => low_part(course, label, part)?,
            (Step::Low(found), Next::Low { label, .. }) if found.label == *label => found.keep(course)?,
            (Step::RejectLow { label, reason }, Next::Low { label: low, step, .. }) if label == low => {
                if !rejects(*step) {
                    return Err(Error::conflict("award.not_rejectable"));
                }
                words(reason, "reason")?;
                for offer in course.offers.iter_mut().filter(|offer| offer.label == *label) {
                    (offer.standing, offer.why) = (Standing::RejectedLow, reason.trim().to_owned());
                }
            }
            (Step::Above(said), Next::Above { .. }) => course.above = Some(said.clone()),
            (Step::Match { answers }, Next::Match { labels, .. }) => {
                if let Some(other) = answers.iter().position(|answer| !labels.contains(&answer.label)) {
                    return Err(Error::invalid("award.not_asked").at(&format!("answers/{other}/label")));
                }
                course.matches.extend(answers.iter().cloned());
            }
            (Step::Award {}, Next::Award(winners)) => {
                course.result = Some(Ended { winners: winners.clone(), reason: String::new(), at: now });
            }
            (Step::Fail { reason }, next) if *next != Next::Ended => {
                words(reason, "reason")?;
                course.result = Some(Ended { winners: Vec::new(), reason: reason.trim().to_owned(), at: now });
            }
            _ => return Err(not_now(next)),
        }
        Ok(())
    }
}

/// The step may not be taken now.
pub fn not_now(next: &Next) -> Error {
    Error::conflict("award.not_now").with("next", next.name())
}

/// Checks words that must be there.
///
/// # Errors
/// They are not, or are too long.
pub fn words(text: &str, field: &str) -> Result<(), Error> {
    match text.trim() {
        "" => Err(Error::invalid("words.missing").at(field)),
        long if long.chars().count() > WORDS => Err(Error::invalid("words.too_long").with("most", WORDS).at(field)),
        _ => Ok(()),
    }
}

/// Keeps a part of a bidder's price.
fn low_part(course: &mut Course, label: &str, part: &LowPart) -> Result<(), Error> {
    words(&part.name, "part")?;
    let positive = |amount: Money| amount > Money::default();
    if !positive(part.price) || part.price > course.offer(label).ok_or_else(Error::not_found)?.price {
        return Err(Error::invalid("award.part_price").at("part_price"));
    }
    let yardsticks = [part.recent_award, part.general_price, part.amount_instead];
    if yardsticks.iter().flatten().any(|amount| !positive(*amount)) {
        return Err(Error::invalid("award.amount").at("recent_award"));
    }
    if part.committee_low.is_none() && part.recent_award.or(part.general_price).is_none() {
        return Err(Error::invalid("award.part_yardstick").at("recent_award"));
    }
    let mut low = course.low(label).cloned().unwrap_or_else(|| Low::default().of(label));
    course.low.retain(|kept| kept.label != label);
    low.parts.retain(|kept| kept.name.trim() != part.name.trim());
    low.parts.push(part.clone());
    course.low.push(low);
    Ok(())
}

fn reply(answer: &Answer, round: i64, until: Option<Time>, now: Time) -> Reply {
    Reply { round, label: answer.label.clone(), answer: answer.answer, price: answer.price, until, at: now }
}

fn compared(labels: &[String], answers: &[Answer]) -> Result<Comparison, Error> {
    let mut prices = Vec::new();
    for label in labels {
        let mut own = answers.iter().filter(|answer| answer.label == *label);
        let (Some(answer), None) = (own.next(), own.next()) else {
            return Err(Error::invalid("award.all_answer").with("label", label).at("answers"));
        };
        prices.push(match answer.answer {
            Answered::Waived => None,
            Answered::Price | Answered::ToLimit => answer.price,
        });
    }
    if answers.len() != labels.len() {
        return Err(Error::invalid("award.not_asked").at("answers"));
    }
    Ok(Comparison { labels: labels.to_vec(), prices })
}

impl LowFound {
    fn keep(&self, course: &mut Course) -> Result<(), Error> {
        words(&self.reason, "reason")?;
        if self.explanation.is_some() && course.low(&self.label).is_none_or(|low| low.explain_until.is_none()) {
            // An explanation is judged only when it was asked for with a time, never a bond at once.
            return Err(Error::conflict("award.explanation_not_asked").at("explain_until"));
        }
        let mut low = course.low(&self.label).cloned().unwrap_or_else(|| Low::default().of(&self.label));
        course.low.retain(|kept| kept.label != self.label);
        low.committee_low = self.committee_low.or(low.committee_low);
        low.base_too_high = self.base_too_high.unwrap_or(low.base_too_high);
        low.suspicious = self.suspicious.or(low.suspicious);
        low.explain_until = self.explain_until.or(low.explain_until);
        low.explained = self.explained.clone().unwrap_or(low.explained);
        low.explanation = self.explanation.or(low.explanation);
        low.bond_cures = self.bond_cures.or(low.bond_cures);
        low.bond_days = self.bond_days.or(low.bond_days);
        low.bond_paid = self.bond_paid.or(low.bond_paid);
        low.mistaken = self.mistaken.unwrap_or(low.mistaken);
        low.reason.clone_from(&self.reason);
        course.low.push(low);
        Ok(())
    }
}

impl Low {
    fn of(self, label: &str) -> Self {
        Self { label: label.to_owned(), ..self }
    }
}
