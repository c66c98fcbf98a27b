//! A contest for the lowest price: who bids, which amount is to be reached, what was asked and answered, what comes next.

use rust_decimal::Decimal;

use crate::facts::choice;

/// A contest: the compliant bids and the amount that the lowest of them must reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// The reserve price, the committee's amount or the budget, NT$.
    pub limit: Decimal,
    /// The compliant bids that have not been rejected.
    pub bids: Vec<Bid>,
    /// Most comparison rounds by law.
    pub rounds: i64,
    /// Fewer rounds, as the agency has fixed; with one compliant bidder its most reductions.
    pub fixed: Option<i64>,
    /// Whether that was stated in the tender or told before.
    pub told: bool,
}

/// A compliant bid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bid {
    /// The bidder.
    pub bidder: String,
    /// Its price at the opening, NT$.
    pub price: Decimal,
}

/// What one bidder answered when it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// 0 for the lowest bidder's first reduction, then 1, 2, 3 for the comparison rounds; a sole bidder's reductions count from 0.
    pub round: i64,
    /// The bidder asked.
    pub bidder: String,
    /// Its answer.
    pub answer: Answer,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A price in writing, NT$.
    Price(Decimal),
    /// "Reduced to the reserve price" in writing, or to so much less, NT$.
    ToLimit(Decimal),
    /// It gave up, or did not answer in time (政府採購法 60).
    Waived,
}

choice! {
    /// Whom a step asks.
    pub enum Ask {
        /// The lowest bidder, once, before any comparison.
        First = "first",
        /// Several bidders in a comparison round.
        Round = "round",
        /// The one bidder left in a comparison round.
        Last = "last",
        /// The only compliant bidder.
        Sole = "sole",
    }
}

/// The next lawful step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// No compliant bid is left.
    NoBid,
    /// These bidders are asked; the others need not be.
    Ask {
        /// Whom.
        ask: Ask,
        /// Number of the round as in [`Reply::round`].
        round: i64,
        /// The bidders, in the order of the bids.
        bidders: Vec<String>,
        /// The lowest price so far, announced before they answer, NT$.
        reach: Decimal,
    },
    /// The lowest price is within the limit: award, by another comparison or by lots where several hold it.
    Within(Lowest),
    /// The lowest price is above the limit and nobody has to be asked any more.
    Over(Lowest),
}

/// Who holds the lowest price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lowest {
    /// The holders, in the order of the bids.
    pub bidders: Vec<String>,
    /// The price, NT$.
    pub price: Decimal,
    /// Comparison rounds held.
    pub rounds: i64,
}

/// Why a history is unlawful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Kind.
    pub kind: FaultKind,
    /// The bidder it concerns; empty where it concerns none.
    pub bidder: String,
    /// The round.
    pub round: i64,
}

choice! {
    /// Kinds of faults.
    pub enum FaultKind {
        /// A limit of rounds outside 1 to 3.
        BadLimit = "bad_limit",
        /// A limit of rounds that nobody was told of.
        UntoldLimit = "untold_limit",
        /// The bidder has two bids, or answers twice in one round.
        Twice = "twice",
        /// Somebody is asked although the lowest price is within the limit.
        AlreadyWithin = "already_within",
        /// More rounds than allowed.
        TooManyRounds = "too_many_rounds",
        /// A round is left out or comes back.
        RoundOrder = "round_order",
        /// The bidder has no compliant bid.
        NotEntitled = "not_entitled",
        /// The first reduction is asked of a bidder that is not the lowest.
        NotLowest = "not_lowest",
        /// A bidder that must be invited is not.
        NotInvited = "not_invited",
        /// The price is above the bidder's own earlier price.
        Raised = "raised",
        /// A price is needed in writing.
        NoPrice = "no_price",
    }
}

impl Fault {
    /// A fault of one bidder in one round.
    #[must_use]
    pub fn of(kind: FaultKind, bidder: &str, round: i64) -> Self {
        Self { kind, bidder: bidder.to_owned(), round }
    }
}
