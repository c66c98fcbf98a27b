//! REJ-03: how a procurement goes on after the award is revoked or the contract rescinded (施行細則 58).

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
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
        /// Nobody has come down to the price of the award: an award by article 52-1-1 or -2 and the principle of the tender.
        ByPrinciple = "by_tender_principle",
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
        /// whether every vendor asked in the order of prices has declined to come down to the award price; null while they are not all asked
        nobody_came_down: Stated<bool> = "true, false", "null";
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
    meaning: "After an award is revoked or a contract rescinded the agency may tender again; where the lowest tender won, ask the others in the order of their prices to come down to the award price and, when nobody does, award by article 52-1-1 or 52-1-2 and the principle of the tender; where the most advantageous tender won, have the committee evaluate again; where two or more vendors were ranked under article 22-1-9 to 22-1-11, move to the next. A terminated contract is not in the list, so a person decides.",
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
            zh: "續行決標之價格{price:money}逾原決標價{award:money}，不得以原決標價續行決標。",
            en: "The price of {price:money} is above the award price of {award:money}: it is not awarded at the award price.",
        },
        Sentence {
            key: "rej-03.price_missing",
            zh: "以原決標價洽其他廠商，應載明原決標價及減價後之價格。",
            en: "Going on at the award price needs the award price and the price after the reduction.",
        },
        Sentence {
            key: "rej-03.by_principle",
            zh: "無廠商減至原決標價者，得依政府採購法第52條第1項第1款、第2款及招標文件所定決標原則辦理決標。",
            en: "No vendor has come down to the award price: the award may be made by article 52-1-1 or 52-1-2 and the principle of the tender.",
        },
        Sentence {
            key: "rej-03.came_down",
            zh: "有廠商減至原決標價，應以該價格決標，不得以「{way:word}」續行。",
            en: "A vendor has come down to the award price and is awarded at it: the procurement may not go on by {way:word}.",
        },
        Sentence {
            key: "rej-03.not_all_asked",
            zh: "應先依標價順序洽其他合於招標文件規定之廠商減至原決標價；是否均未減至該價格，應由承辦人員確認。",
            en: "The other vendors that meet the tender are first asked in the order of prices to come down to the award price; a person makes sure whether none did.",
        },
        Sentence {
            key: "rej-03.ranked_missing",
            zh: "依序遞補議價，應載明評選優勝或適合需要之廠商家數。",
            en: "Moving up in the ranking needs the number of vendors ranked as good or found suitable.",
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
  "facts": { "ended": "award_revoked", "principle": "lowest_price_award", "way": "same_price", "award_price": "1000000", "price": "1000001", "nobody_came_down": null }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when the number of vendors is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let least = frame.count(&RULE, RANKED_VENDORS)?;
    let prices = facts.price.zip(facts.award_price);
    let (outcome, key) = match (facts.way, facts.principle) {
        _ if facts.ended == Ended::Terminated => (Outcome::NeedsPerson, "rej-03.terminated"),
        (Way::SamePrice, Principle::Lowest) => match prices {
            None => (Outcome::NeedsPerson, "rej-03.price_missing"),
            Some((price, award)) if price > award => (Outcome::Refuse, "rej-03.price"),
            Some(_) => (Outcome::Allow, "rej-03.allow"),
        },
        (Way::ByPrinciple, Principle::Lowest) => match facts.nobody_came_down.0 {
            None => (Outcome::NeedsPerson, "rej-03.not_all_asked"),
            Some(false) => (Outcome::Refuse, "rej-03.came_down"),
            Some(true) => (Outcome::Allow, "rej-03.by_principle"),
        },
        (Way::NextRanked, Principle::Ranked) => match facts.ranked {
            None => (Outcome::NeedsPerson, "rej-03.ranked_missing"),
            Some(ranked) if ranked < least.value => (Outcome::Refuse, "rej-03.too_few"),
            Some(_) => (Outcome::Allow, "rej-03.allow"),
        },
        (Way::Retender, _) | (Way::Reevaluate, Principle::MostAdvantageous) => (Outcome::Allow, "rej-03.allow"),
        _ => (Outcome::Refuse, "rej-03.wrong_way"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("way", facts.way.code()).arg("principle", facts.principle.code());
    let ruling = match (facts.way, prices, facts.ranked) {
        (Way::SamePrice, Some((price, award)), _) => ruling
            .compare("going_on_price", Quantity::money(price), Op::Le, Quantity::money(award))
            .arg("price", price)
            .arg("award", award),
        (Way::NextRanked, _, Some(ranked)) => ruling
            .using(&least)
            .compare("ranked_vendors", Quantity::count(ranked), Op::Ge, Quantity::count(least.value))
            .arg("ranked", ranked)
            .arg("least", least.value),
        _ => ruling,
    };
    Ok(ruling)
}
