//! The course of an item's award: the offers, what was asked and answered, what was found, and what came of it. It is kept
//! whole, as canonical JSON; the law's word on it is worked out anew from it (`next.rs`).

use procurement_law::award::awd_01::{Answered, Standing};
use procurement_law::award::low_price::Explanation;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::money::Money;
use crate::base::time::Time;
use crate::lots::Lots;

/// The course.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// The offers, in the order of their labels.
    pub offers: Vec<Offer>,
    /// What bidders answered when they were asked for a lower price.
    pub replies: Vec<Reply>,
    /// What the review committee suggested, where there is no reserve price.
    pub suggested: Option<Suggested>,
    /// The one more comparison among holders of one price.
    pub comparison: Option<Comparison>,
    /// The lots that were prepared or drawn.
    pub lots: Option<Lots>,
    /// What was found of prices that are low.
    pub low: Vec<Low>,
    /// The approvals of an award above the reserve price.
    pub above: Option<Above>,
    /// Who matches the lowest price.
    pub matches: Vec<Match>,
    /// What came of it.
    pub result: Option<Ended>,
}

/// An offer for the item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The label of the bid.
    pub label: String,
    /// The bidder's name.
    pub name: String,
    /// The business number; empty where it is not known.
    pub ubn: String,
    /// The price at the opening: of one unit, or the total.
    pub price: Money,
    /// Standing after review.
    pub standing: Standing,
    /// Why it is not compliant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// An answer to a request for a lower price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// 0 for the first reduction of the lowest bidder, then the comparison rounds.
    pub round: i64,
    /// Who was asked.
    pub label: String,
    /// What it answered.
    pub answer: Answered,
    /// The price it wrote.
    pub price: Option<Money>,
    /// By when it had to answer.
    pub until: Option<Time>,
    /// When the answer was recorded.
    pub at: Time,
}

/// What the review committee says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Suggested {
    /// When the committee was set up; none where the purchase is small.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub committee_at: Option<Time>,
    /// The amount it suggests; none where it finds the lowest price reasonable.
    #[schema(value_type = Option<String>)]
    pub amount: Option<Money>,
}

/// One more comparison among those who hold one price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Who held it.
    pub labels: Vec<String>,
    /// The price, or none where the bidder gave up, in the order of the labels.
    pub prices: Vec<Option<Money>>,
}

/// What was found of a low price (政府採購法 58).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Low {
    /// Whose.
    pub label: String,
    /// Whether a committee finds it low, where there is no reserve price.
    pub committee_low: Option<bool>,
    /// Whether the reserve price itself is found too high.
    pub base_too_high: bool,
    /// Whether the price looks unreasonable.
    pub suspicious: Option<bool>,
    /// By when the bidder was asked to explain.
    pub explain_until: Option<Time>,
    /// What it explained, or what paper holds it.
    pub explained: String,
    /// What the agency makes of the explanation.
    pub explanation: Option<Explanation>,
    /// Whether a difference bond does away with the danger.
    pub bond_cures: Option<bool>,
    /// Days given to pay it.
    pub bond_days: Option<i64>,
    /// What was paid.
    pub bond_paid: Option<Money>,
    /// Whether the bidder says that its price is a mistake.
    pub mistaken: bool,
    /// Why all this.
    pub reason: String,
    /// Parts of the price and what each is held against (施行細則 79).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<LowPart>,
}

/// A part of a price and what it is held against; whichever is known. The reserve price of a part is none of it: it is sealed
/// with that of the item, and nobody writes it here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LowPart {
    /// The part's name.
    pub name: String,
    /// Its price, NT$.
    #[schema(value_type = String)]
    pub price: Money,
    /// Whether the committee finds it low.
    pub committee_low: Option<bool>,
    /// The latest award of the same thing by another agency, NT$.
    #[schema(value_type = Option<String>)]
    pub recent_award: Option<Money>,
    /// The general price for reference, NT$.
    #[schema(value_type = Option<String>)]
    pub general_price: Option<Money>,
    /// Its budget, or the committee's amount, by which a difference bond is measured, NT$.
    #[schema(value_type = Option<String>)]
    pub amount_instead: Option<Money>,
}

/// The approvals of an award above the reserve price (政府採購法 53-2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Above {
    /// Why it is urgent; empty where it is not.
    pub urgent: String,
    /// The approval of the reserve price's approver.
    pub approval: String,
    /// The approval of the superior agency.
    #[serde(default)]
    pub superior_approval: String,
}

/// Whether a bidder matches the lowest price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// Who.
    pub label: String,
    /// Whether it agrees in writing.
    pub agrees: bool,
}

/// What came of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// The awarded, lowest price first; none where the item failed.
    pub winners: Vec<Winner>,
    /// Why it failed.
    pub reason: String,
    /// When it was announced.
    pub at: Time,
}

/// An awarded bidder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Winner {
    /// The label of its bid.
    pub label: String,
    /// The award price.
    #[schema(value_type = String)]
    pub price: Money,
}

impl Course {
    /// The offer of a label.
    pub fn offer(&self, label: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.label == label)
    }

    /// The bidder's name, or its label where none is known.
    pub fn name<'a>(&'a self, label: &'a str) -> &'a str {
        self.offer(label).map(|offer| offer.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(label)
    }

    /// What was found of a bidder's low price.
    pub fn low(&self, label: &str) -> Option<&Low> {
        self.low.iter().find(|low| low.label == label)
    }
}
