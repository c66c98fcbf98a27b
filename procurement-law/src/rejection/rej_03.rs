//! REJ-03: how a procurement goes on after the award is revoked or the contract rescinded (施行細則 58).

use rust_decimal::Decimal;

use crate::choice;
use crate::fact::Facts as _;
use crate::facts;
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// How the award was decided.
    pub enum Principle {
        /// By the lowest tender.
        Lowest = "lowest_price_award",
        /// By the most advantageous tender.
        MostAdvantageous = "best_tender_award",
        /// By ranking under article 22-1-9 to 22-1-11, then negotiating the price.
        Ranked = "ranked_negotiation",
    }
}

choice! {
    /// What ended the award.
    pub enum Ended {
        /// The award was revoked.
        Revoked = "award_revoked",
        /// The contract was rescinded (解除), so that it never held.
        Rescinded = "contract_rescinded",
        /// The contract was terminated (終止) for the time to come.
        Terminated = "contract_terminated",
    }
}

choice! {
    /// A way to go on.
    pub enum Way {
        /// A new tender.
        Retender = "retender",
        /// The next vendors in the order of prices, at the price of the award.
        SamePrice = "same_price",
        /// The evaluation committee evaluates again.
        Reevaluate = "reevaluate",
        /// The next vendor in the ranking negotiates.
        NextRanked = "next_ranked",
    }
}

facts! {
    /// A way to go on after an award has ended.
    pub struct Facts {
        /// what ended the award
        ended: Ended = "", "\"award_revoked\"";
        /// how the award was decided
        principle: Principle = "", "\"lowest_price_award\"";
        /// way to go on
        way: Way = "", "\"same_price\"";
        /// price of the award
        award_price: Option<Decimal> = "NT$, tax included", "\"1000000\"";
        /// price to which the next vendor has come down
        price: Option<Decimal> = "NT$, tax included", "\"1000000\"";
        /// vendors ranked as good or found suitable, the former winner among them
        ranked: Option<i64> = "vendors", "3";
    }
}

/// Id of the number of vendors ranked from which the next one moves up.
pub const RANKED_VENDORS: &str = "reject_ranked_vendors";

/// The rule.
pub static RULE: Rule = Rule {
    id: "REJ-03",
    title_zh: "撤銷決標或解除契約後之續行",
    title_en: "Going on after an award is revoked",
    meaning: "After an award is revoked or a contract rescinded the agency may tender again; where the lowest tender won, ask the others in the order of their prices to come down to the award price; where the most advantageous tender won, have the committee evaluate again; where two or more vendors were ranked under article 22-1-9 to 22-1-11, move to the next. A terminated contract is not in the list, so a person decides.",
    cites: &[ENFORCEMENT.at("58-1"), ENFORCEMENT.at("58-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[RANKED_VENDORS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "rej-03.allow",
            zh: "得以「{way:word}」續行辦理。",
            en: "The procurement may go on by {way:word}.",
        },
        Sentence {
            key: "rej-03.terminated",
            zh: "契約終止不在施行細則第58條所定情形，後續採購方式應由承辦人員判斷。",
            en: "Article 58 does not speak of a terminated contract; a person decides how to go on.",
        },
        Sentence {
            key: "rej-03.wrong_way",
            zh: "決標原則為「{principle:word}」，不得以「{way:word}」續行。",
            en: "The award was decided by {principle:word}: it may not go on by {way:word}.",
        },
        Sentence {
            key: "rej-03.price",
            zh: "續行決標之價格{price:money}逾原決標價{award:money}；無廠商減至原決標價者，依原決標原則另行辦理。",
            en: "The price of {price:money} is above the award price of {award:money}; if no vendor comes down to it, the principle of the tender applies.",
        },
        Sentence {
            key: "rej-03.price_missing",
            zh: "以原決標價洽其他廠商，應載明原決標價及減價後之價格。",
            en: "Going on at the award price needs the award price and the price after the reduction.",
        },
        Sentence {
            key: "rej-03.too_few",
            zh: "評選優勝或適合需要之廠商僅{ranked:count}家，未達{least:count}家，無次序廠商可遞補。",
            en: "Only {ranked:count} vendors were ranked, fewer than {least:count}: nobody can move up.",
        },
    ],
    example: r#"{
  "rule": "REJ-03",
  "on": "2026-03-02",
  "facts": { "ended": "award_revoked", "principle": "lowest_price_award", "way": "same_price", "award_price": "1000000", "price": "1000001" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when the number of vendors is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let least = frame.count(&RULE, RANKED_VENDORS)?;
    let ranked = facts.ranked.unwrap_or_default();
    let prices = facts.price.zip(facts.award_price);
    let (outcome, key) = match (facts.way, facts.principle) {
        _ if facts.ended == Ended::Terminated => (Outcome::NeedsPerson, "rej-03.terminated"),
        (Way::SamePrice, Principle::Lowest) => match prices {
            None => (Outcome::NeedsPerson, "rej-03.price_missing"),
            Some((price, award)) if price > award => (Outcome::Refuse, "rej-03.price"),
            Some(_) => (Outcome::Allow, "rej-03.allow"),
        },
        (Way::NextRanked, Principle::Ranked) if ranked < least.value => (Outcome::Refuse, "rej-03.too_few"),
        (Way::Retender, _) | (Way::Reevaluate, Principle::MostAdvantageous) | (Way::NextRanked, Principle::Ranked) => {
            (Outcome::Allow, "rej-03.allow")
        }
        _ => (Outcome::Refuse, "rej-03.wrong_way"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("way", facts.way.code())
        .arg("principle", facts.principle.code())
        .arg("ranked", ranked)
        .arg("least", least.value);
    let ruling = match (facts.way, prices) {
        (Way::SamePrice, Some((price, award))) => ruling
            .compare("going_on_price", Quantity::money(price), Op::Le, Quantity::money(award))
            .arg("price", price)
            .arg("award", award),
        (Way::NextRanked, _) => ruling.using(&least).compare(
            "ranked_vendors",
            Quantity::count(ranked),
            Op::Ge,
            Quantity::count(least.value),
        ),
        _ => ruling,
    };
    Ok(ruling)
}
