//! AWD-03: equal lowest prices (施行細則 62).

use rust_decimal::Decimal;

use crate::award::awd_01::COMPARISON_ROUNDS;
use crate::award::ties::{self, Next, Tie, TieFault};
use crate::fact::{Facts as _, Values};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, Quantity, settled};
use crate::texts::Sentence;

facts! {
    /// An answer in the comparison among the holders.
    pub struct ReplyFacts {
        /// the bidder
        bidder: String = "name or business number", "\"A\"";
        /// the price it wrote; left out when it gave up
        price: Option<Decimal> = "NT$, tax included", "\"980000\"";
    }
}

facts! {
    /// Bidders with the same lowest price that could be awarded.
    pub struct Facts {
        /// the holders of the lowest price
        bidders: Values<String> = "names or business numbers", "[\"A\", \"B\"]";
        /// their price
        price: Decimal = "NT$, tax included", "\"990000\"";
        /// comparison rounds held before; the first reduction is none
        rounds: i64 = "number", "1";
        /// answers of the one more comparison; empty before it is held
        comparison: Vec<ReplyFacts> = "", "[]";
        /// the bidder drawn by lots
        drawn: Option<String> = "name or business number", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "AWD-03",
    title_zh: "標價相同",
    title_en: "Equal lowest prices",
    meaning: "Holders of the same lowest price compare once more while fewer than three comparisons were held, also where the tender allows fewer; the lower price wins. Still equal, or after three, lots decide. The agency draws in the presence of the holders or has them draw; the record of the award names the holders, the way of drawing and the bidder drawn. The draw itself is a fact, not worked out here.",
    cites: &[ENFORCEMENT.at("62"), GPA.at("53-1"), GPA.at("54"), ENFORCEMENT.at("68-1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[COMPARISON_ROUNDS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "awd-03.compare",
            zh: "{bidders}標價相同（{price:money}），已辦理比減價格{rounds:count}次，未達{most:count}次，應由該等廠商再行比減價格一次，以低價者決標。",
            en: "{bidders} hold the same price of {price:money}; with {rounds:count} of {most:count} comparisons held they compare once more and the lower price wins.",
        },
        Sentence {
            key: "awd-03.lots",
            zh: "{bidders}標價相同（{price:money}），應抽籤決定；決標紀錄應載明參加抽籤之廠商、抽籤方式及結果。",
            en: "{bidders} hold the same price of {price:money}; lots decide, and the record names those in the lots, the way of drawing and the result.",
        },
        Sentence {
            key: "awd-03.winner",
            zh: "{bidders}為得標對象，標價{price:money}。",
            en: "{bidders} is the one to award, at {price:money}.",
        },
        Sentence {
            key: "awd-03.no_tie",
            zh: "標價相同之廠商應有二家以上，且不得重複列報。",
            en: "A tie has at least two holders, each named once.",
        },
        Sentence {
            key: "awd-03.bad_rounds",
            zh: "已辦理之比減價格次數{rounds:count}不在0至{most:count}之間。",
            en: "The {rounds:count} comparisons held lie outside 0 to {most:count}.",
        },
        Sentence {
            key: "awd-03.no_more_rounds",
            zh: "比減價格已達{most:count}次，應逕行抽籤，不得再行比減價格。",
            en: "{most:count} comparisons were held; lots decide at once and no further comparison is held.",
        },
        Sentence {
            key: "awd-03.not_the_holders",
            zh: "再行比減價格應由標價相同之{bidders}參加，每家一次。",
            en: "The comparison is among the holders {bidders}, each answering once.",
        },
        Sentence {
            key: "awd-03.tie_raised",
            zh: "再行比減價格之標價不得高於原標價{price:money}。",
            en: "No price in the comparison may be above the price held, {price:money}.",
        },
        Sentence {
            key: "awd-03.lots_too_early",
            zh: "尚應再行比減價格，或已有較低標價，不得以抽籤決定。",
            en: "A comparison is still due, or a lower price decides; lots may not.",
        },
        Sentence {
            key: "awd-03.not_in_lots",
            zh: "抽籤結果之廠商不在參加抽籤之廠商內。",
            en: "The bidder drawn is not among those in the lots.",
        },
    ],
    example: r#"{
  "rule": "AWD-03",
  "on": "2026-03-02",
  "facts": { "bidders": ["A", "B"], "price": "990000", "rounds": 3, "comparison": [], "drawn": null }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

impl Facts {
    /// What follows from the tie; `most` as in [`Tie::most`].
    ///
    /// # Errors
    /// What is unlawful in the record.
    pub fn next(&self, most: i64) -> Result<Next, TieFault> {
        let tie = Tie { bidders: self.bidders.0.clone(), price: self.price, rounds: self.rounds, most };
        let replies: Vec<_> = self.comparison.iter().map(|reply| (reply.bidder.clone(), reply.price)).collect();
        ties::next(&tie, &replies, self.drawn.as_deref())
    }
}

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no number of rounds is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let most = frame.count(&RULE, COMPARISON_ROUNDS)?;
    let (outcome, key, bidders, price) = match facts.next(most.value) {
        Ok(Next::Compare(bidders)) => (Outcome::Allow, "compare", bidders, facts.price),
        Ok(Next::Lots(bidders, price)) => (Outcome::Allow, "lots", bidders, price),
        Ok(Next::Winner(bidder, price)) => (Outcome::Allow, "winner", vec![bidder], price),
        Err(fault) => (Outcome::Refuse, fault.code(), facts.bidders.0.clone(), facts.price),
    };
    let names = bidders.join("、");
    let ruling = RULE
        .begin(frame, outcome, &format!("awd-03.{key}"))
        .using(&most)
        .result("awd_holders", Quantity::text(&names))
        .result("awd_lowest", Quantity::money(price))
        .arg("bidders", names)
        .arg("price", price)
        .arg("rounds", facts.rounds)
        .arg("most", most.value);
    Ok(ruling)
}
