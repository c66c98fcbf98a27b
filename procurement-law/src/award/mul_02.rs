//! MUL-02: award mode "match the lowest price" (依最低決標價跟進): several vendors for one item at one price.

use rust_decimal::Decimal;

use crate::award::awd_01::Standing;
use crate::award::multiple;
use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, FRAMEWORKS, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// An offer for the item.
    pub struct OfferFacts {
        /// the bidder
        bidder: String = "name or business number", "\"A\"";
        /// unit price
        price: Decimal = "NT$ for one unit", "\"11500\"";
        /// standing after review
        standing: Standing = "", "\"compliant\"";
        /// whether it agrees in writing to the award price; left out before it has answered
        matches: Option<bool> = "true, false", "true";
    }
}

facts! {
    /// An item awarded to all that match the lowest price.
    pub struct Facts {
        /// the item
        item: String = "", "\"12\"";
        /// whether the tender states this way of award
        stated: bool = "true, false", "true";
        /// the item's reserve price, or the committee's amount; null when there is none
        limit: Stated<Decimal> = "NT$ for one unit", "\"12000\"";
        /// ceiling of unit prices stated in the tender (投標單價上限金額); null when it states none
        ceiling: Stated<Decimal> = "NT$ for one unit", "\"15000\"";
        /// the offers
        offers: Vec<OfferFacts> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MUL-02",
    title_zh: "依最低決標價跟進之複數決標",
    title_en: "Award to all that match the lowest price",
    meaning: "The lowest compliant price within the item's reserve price is the award price; every other compliant bidder under the ceiling of unit prices that agrees in writing to that price is awarded as well. Known from framework tenders for software, to be checked against the tender's text.",
    cites: &[GPA.at("52-1-4"), ENFORCEMENT.at("33-1-2"), ENFORCEMENT.at("65"), FRAMEWORKS.at("4-3")],
    mark: Mark::Known,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mul-02.award",
            zh: "項目「{item}」決標單價{price:money}，決標予{bidders}。",
            en: "Item \"{item}\" is awarded at {price:money} a unit to {bidders}.",
        },
        Sentence {
            key: "mul-02.ask",
            zh: "項目「{item}」決標單價{price:money}，應洽{asked}是否同意以該價格跟進。",
            en: "Item \"{item}\" has the award price of {price:money} a unit; {asked} are asked whether they match it.",
        },
        Sentence {
            key: "mul-02.above",
            zh: "項目「{item}」最低單價{price:money}逾該項應達之金額，應先依減價程序辦理。",
            en: "Item \"{item}\": the lowest unit price of {price:money} is above the item's amount; reduction comes first.",
        },
        Sentence {
            key: "mul-02.no_offer",
            zh: "項目「{item}」無得為決標對象之報價。",
            en: "Item \"{item}\" has no offer that may be awarded.",
        },
        Sentence {
            key: "mul-02.twice",
            zh: "廠商{bidders}就項目「{item}」投標逾一標，其所投之標均不予接受；應剔除後再行決標。",
            en: "{bidders} has more than one tender for item \"{item}\"; none of them is accepted, and the award is worked out without them.",
        },
        Sentence {
            key: "mul-02.not_stated",
            zh: "項目「{item}」未於招標文件載明依最低決標價跟進者皆得標，不得依此方式決標。",
            en: "Item \"{item}\": the tender does not state an award to all that match, so there is none.",
        },
    ],
    example: r#"{
  "rule": "MUL-02",
  "on": "2026-03-02",
  "facts": {
    "item": "12", "stated": true, "limit": "12000", "ceiling": null,
    "offers": [
      { "bidder": "A", "price": "11500", "standing": "compliant" },
      { "bidder": "B", "price": "11800", "standing": "compliant", "matches": true }
    ]
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let begin = |outcome, key| RULE.begin(frame, outcome, key).arg("item", &facts.item);
    if !facts.stated {
        return begin(Outcome::Refuse, "mul-02.not_stated");
    }
    let twice = multiple::repeated(facts.offers.iter().map(|offer| offer.bidder.as_str()));
    if !twice.is_empty() {
        return begin(Outcome::Refuse, "mul-02.twice").arg("bidders", twice.join("、"));
    }
    let under = |price| facts.ceiling.0.is_none_or(|ceiling| price <= ceiling);
    let fits = |offer: &&OfferFacts| offer.standing == Standing::Compliant && under(offer.price);
    let offers: Vec<&OfferFacts> = facts.offers.iter().filter(fits).collect();
    let Some(price) = offers.iter().map(|offer| offer.price).min() else {
        return begin(Outcome::Refuse, "mul-02.no_offer");
    };
    let named = |which: &dyn Fn(&OfferFacts) -> bool| {
        let chosen = offers.iter().filter(|offer| which(offer)).map(|offer| offer.bidder.as_str());
        chosen.collect::<Vec<_>>().join("、")
    };
    let winners = named(&|offer| offer.price == price || offer.matches == Some(true));
    let asked = named(&|offer| offer.price > price && offer.matches.is_none());
    let lowest = named(&|offer| offer.price == price);
    let (outcome, key, who, whose) = match () {
        // Above the amount nobody is to be awarded yet.
        () if facts.limit.0.is_some_and(|limit| price > limit) => {
            (Outcome::NeedsPerson, "mul-02.above", "awd_holders", lowest)
        }
        () if !asked.is_empty() => (Outcome::Allow, "mul-02.ask", "mul_winner", winners),
        () => (Outcome::Allow, "mul-02.award", "mul_winner", winners),
    };
    let ruling = begin(outcome, key)
        .result("mul_unit_price", Quantity::money(price))
        .result(who, Quantity::text(&whose))
        .arg("price", price)
        .arg("bidders", whose)
        .arg("asked", asked);
    match facts.limit.0 {
        Some(limit) => ruling.compare("mul_unit_price", Quantity::money(price), Op::Le, Quantity::money(limit)),
        None => ruling,
    }
}
