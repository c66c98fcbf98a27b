//! AWD-01: the lowest price against the amount to be reached, step by step (政府採購法 52 to 55; 施行細則 70, 72, 73).

use rust_decimal::Decimal;

use crate::award::contest::{Answer, Ask, Bid, Contest, Fault, FaultKind, Lowest, Reply, Step};
use crate::award::reduction;
use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};

/// Most comparison rounds.
pub const COMPARISON_ROUNDS: &str = "comparison_rounds_limit";

choice! {
    /// What the lowest price must reach.
    pub enum LimitKind {
        /// 底價.
        Base = "awd_base",
        /// 評審委員會建議之金額, or the budget where that is lower.
        Suggested = "awd_suggested",
        /// 預算金額, where a committee left the price as it is or none is needed.
        Budget = "awd_budget",
    }
}

choice! {
    /// Standing of a bid.
    pub enum Standing {
        /// Compliant.
        Compliant = "compliant",
        /// Not compliant.
        NotCompliant = "not_compliant",
        /// Rejected for a price that is too low (政府採購法 58).
        RejectedLow = "rejected_low",
    }
}

choice! {
    /// What a bidder answers.
    pub enum Answered {
        /// A price in writing.
        Price = "price",
        /// Reduced to the limit, or so much below it.
        ToLimit = "to_limit",
        /// It gave up or did not answer in time.
        Waived = "waived",
    }
}

facts! {
    /// A bid.
    pub struct BidFacts {
        /// the bidder
        bidder: String = "name or business number", "\"A\"";
        /// its price at the opening
        price: Decimal = "NT$, tax included", "\"1100000\"";
        /// standing after review; only a compliant bid takes part
        standing: Standing = "", "\"compliant\"";
    }
}

facts! {
    /// An answer given when a bidder was asked.
    pub struct ReplyFacts {
        /// 0 for the lowest bidder's first reduction, then the number of the comparison round; reductions of a sole bidder count from 0
        round: i64 = "number", "0";
        /// the bidder asked
        bidder: String = "name or business number", "\"A\"";
        /// what it answered
        answer: Answered = "", "\"price\"";
        /// the price it wrote; with to_limit the amount below the limit
        price: Option<Decimal> = "NT$, tax included", "\"1050000\"";
    }
}

facts! {
    /// Bids and what happened since they were opened.
    pub struct Facts {
        /// the amount that the lowest price must reach
        limit: Decimal = "NT$, tax included", "\"1000000\"";
        /// what that amount is
        limit_kind: LimitKind = "", "\"awd_base\"";
        /// the bids
        bids: Vec<BidFacts> = "", "[]";
        /// fewer rounds than the law has, as fixed by the agency; with one compliant bidder its most reductions
        rounds_fixed: Option<i64> = "number", "3";
        /// whether that was stated in the tender or told before the first comparison (a sole bidder: before the first reduction)
        rounds_told: Option<bool> = "true, false", "true";
        /// whether negotiation (協商措施) is approved by the superior agency and announced in the notice and the tender, should nothing be awarded otherwise
        negotiation_announced: Option<bool> = "true, false", "false";
        /// what was asked and answered, in order
        history: Vec<ReplyFacts> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "AWD-01",
    title_zh: "最低標之減價及比減價格",
    title_en: "Reduction and comparison of the lowest price",
    meaning: "A lowest compliant price within the limit is the one to award. Above it the lowest bidder may reduce once, then all compliant bidders compare at most three times, each round after the lowest price so far is announced. A bidder that gave up or stayed above the announced price need not be invited again; one that matched it is invited. Each price is written; only a bidder left alone may write that it reduces to the limit, and that is accepted. After a bidder that took part is rejected for a low price, the next lowest within the limit is the one to award; above it a person decides how reduction goes on. Where nothing can be awarded and negotiation was announced, it may follow.",
    cites: &[
        GPA.at("52-1"),
        GPA.at("53-1"),
        GPA.at("54"),
        GPA.at("55"),
        GPA.at("58"),
        GPA.at("60"),
        ENFORCEMENT.at("70"),
        ENFORCEMENT.at("72"),
        ENFORCEMENT.at("73"),
        ENFORCEMENT.at("83"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[COMPARISON_ROUNDS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: crate::award::awd_01_texts::TEXTS,
    example: r#"{
  "rule": "AWD-01",
  "on": "2026-03-02",
  "facts": {
    "limit": "1000000", "limit_kind": "awd_base",
    "bids": [
      { "bidder": "A", "price": "1100000", "standing": "compliant" },
      { "bidder": "B", "price": "1150000", "standing": "compliant" }
    ],
    "history": [{ "round": 0, "bidder": "A", "answer": "price", "price": "1050000" }]
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

impl Facts {
    /// The bidders rejected for a low price after they were asked to reduce.
    #[must_use]
    pub fn rejected(&self) -> Vec<&str> {
        let asked = |bidder: &str| self.history.iter().any(|reply| reply.bidder == bidder);
        let low = self.bids.iter().filter(|bid| bid.standing == Standing::RejectedLow && asked(&bid.bidder));
        low.map(|bid| bid.bidder.as_str()).collect()
    }

    /// The contest of the compliant bids, those among them that were rejected after they took part.
    #[must_use]
    pub fn contest(&self, rounds: i64) -> Contest {
        let rejected = self.rejected();
        let seated = |bid: &&BidFacts| bid.standing == Standing::Compliant || rejected.contains(&bid.bidder.as_str());
        let compliant = self.bids.iter().filter(seated);
        Contest {
            limit: self.limit,
            bids: compliant.map(|bid| Bid { bidder: bid.bidder.clone(), price: bid.price }).collect(),
            rounds,
            fixed: self.rounds_fixed,
            told: self.rounds_told == Some(true),
        }
    }
}

impl ReplyFacts {
    /// The reply; a price that was not written counts as beyond every price, which no round takes.
    #[must_use]
    pub fn reply(&self) -> Reply {
        let answer = match self.answer {
            Answered::Price => Answer::Price(self.price.unwrap_or(Decimal::MAX)),
            Answered::ToLimit => Answer::ToLimit(self.price.unwrap_or_default()),
            Answered::Waived => Answer::Waived,
        };
        Reply { round: self.round, bidder: self.bidder.clone(), answer }
    }
}

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no number of rounds is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let rounds = frame.count(&RULE, COMPARISON_ROUNDS)?;
    let history: Vec<Reply> = facts.history.iter().map(ReplyFacts::reply).collect();
    let (contest, rejected) = (facts.contest(rounds.value), facts.rejected());
    if !rejected.is_empty() {
        let found = reduction::without(&contest, &history, &rejected);
        return Ok(after_rejection(frame, facts, found, &rejected.join("、")).using(&rounds));
    }
    let ruling = match reduction::next(&contest, &history) {
        Err(fault) => fault_ruling(frame, &fault),
        Ok(Step::NoBid) => RULE.begin(frame, Outcome::Refuse, "awd-01.no_bid"),
        Ok(Step::Ask { ask, round, bidders, reach }) => asking(frame, ask, round, &bidders).prices(reach),
        Ok(Step::Within(lowest)) => reached(frame, &lowest, facts),
        Ok(Step::Over(lowest)) => above(frame, &lowest, facts),
    };
    Ok(ruling.using(&rounds))
}

/// Faults that stay so whoever is rejected, and whenever.
const UNLAWFUL_ANYHOW: &[FaultKind] =
    &[FaultKind::BadLimit, FaultKind::UntoldLimit, FaultKind::NotEntitled, FaultKind::Raised];

/// What follows when a bidder that took part is rejected for a low price.
fn after_rejection(frame: &Frame, facts: &Facts, found: Result<Option<Lowest>, Fault>, rejected: &str) -> Ruling {
    match found {
        Err(fault) if UNLAWFUL_ANYHOW.contains(&fault.kind) => fault_ruling(frame, &fault),
        Ok(Some(lowest)) if lowest.price <= facts.limit => reached(frame, &lowest, facts),
        Ok(None) => RULE.begin(frame, Outcome::Refuse, "awd-01.no_bid"),
        Ok(Some(_)) | Err(_) => {
            RULE.begin(frame, Outcome::NeedsPerson, "awd-01.after_rejection").arg("bidders", rejected)
        }
    }
}

fn fault_ruling(frame: &Frame, fault: &Fault) -> Ruling {
    let ruling = RULE.begin(frame, Outcome::Refuse, &format!("awd-01.{}", fault.kind.code()));
    ruling.arg("bidder", &fault.bidder).arg("round", fault.round)
}

fn asking(frame: &Frame, ask: Ask, round: i64, bidders: &[String]) -> Ruling {
    let names = bidders.join("、");
    let ruling = RULE.begin(frame, Outcome::Allow, &format!("awd-01.ask_{}", ask.code()));
    ruling
        .result("awd_invited", Quantity::text(&names))
        .result("awd_round", Quantity::count(round))
        .arg("bidders", names)
        .arg("round", round)
}

fn reached(frame: &Frame, lowest: &Lowest, facts: &Facts) -> Ruling {
    let key = if lowest.bidders.len() == 1 { "awd-01.within" } else { "awd-01.tie" };
    standing(RULE.begin(frame, Outcome::Allow, key), lowest, facts)
}

fn above(frame: &Frame, lowest: &Lowest, facts: &Facts) -> Ruling {
    let (outcome, key) = match facts.limit_kind {
        LimitKind::Base => (Outcome::NeedsPerson, "awd-01.over_base"),
        LimitKind::Suggested | LimitKind::Budget if facts.negotiation_announced == Some(true) => {
            (Outcome::NeedsPerson, "awd-01.negotiation")
        }
        LimitKind::Suggested | LimitKind::Budget => (Outcome::Refuse, "awd-01.over_suggested"),
    };
    standing(RULE.begin(frame, outcome, key), lowest, facts)
}

fn standing(ruling: Ruling, lowest: &Lowest, facts: &Facts) -> Ruling {
    let names = lowest.bidders.join("、");
    ruling
        .compare("awd_lowest", Quantity::money(lowest.price), Op::Le, Quantity::money(facts.limit))
        .result("awd_holders", Quantity::text(&names))
        .result("awd_rounds", Quantity::count(lowest.rounds))
        .arg("bidders", names)
        .arg("limit", facts.limit)
        .arg("kind", facts.limit_kind.code())
        .prices(lowest.price)
}

/// The lowest price as a result and as an argument.
trait Prices {
    fn prices(self, price: Decimal) -> Self;
}

impl Prices for Ruling {
    fn prices(self, price: Decimal) -> Self {
        self.result("awd_lowest", Quantity::money(price)).arg("price", price)
    }
}
