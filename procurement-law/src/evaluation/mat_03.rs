//! MAT-03: the best tender by price per score point (評分單價法, 最有利標評選辦法 13).

use super::ballot::{listed, passed, refused, with_places};
use super::ranking::{order, price_per_point};
use super::score_facts::{BidderFacts, Flaw, ItemFacts, Method, SheetFacts};
use super::sheets::Scores;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// The sheets of an evaluation by price per point.
    pub struct Facts {
        /// items of the evaluation
        items: Vec<ItemFacts> = "", "[{\"item\": \"技術\", \"max\": 100, \"price\": false}]";
        /// bidders evaluated, with their prices
        bidders: Vec<BidderFacts> = "", "[{\"bidder\": \"甲公司\", \"price\": 1000000, \"passed\": true}]";
        /// sheets of the members, one for each member and bidder
        sheets: Vec<SheetFacts> = "", "[{\"member\": \"委員1\", \"bidder\": \"甲公司\", \"points\": [80]}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-03",
    title_zh: "評分單價法",
    title_en: "Best tender by price per score point",
    meaning: "The price is not scored; the bidder whose price divided by its average total score is lowest is the best tender. The quotients are compared exactly and rounded only where they are shown.",
    cites: &[BEST_TENDER.at("13"), GPA.at("56-1")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-03.first",
            zh: "{first}之價格與總評分之商數最低，為最有利標。",
            en: "{first} has the lowest price per score point: it is the best tender.",
        },
        Sentence {
            key: "mat-03.tie",
            zh: "{first}之價格與總評分之商數同為最低，應依招標文件所定之處理方式決定。",
            en: "{first} share the lowest price per score point; the tender's rule for ties decides.",
        },
        Sentence {
            key: "mat-03.nobody",
            zh: "無得為決標對象且有標價及得分之廠商，無法評定最有利標。",
            en: "No bidder that may be chosen has a price and points; no best tender can be found.",
        },
        Sentence {
            key: "mat-03.price_item",
            zh: "採評分單價法者價格不納入評分，惟評選項目列有價格。",
            en: "By price per point the price is not scored, but an item of the evaluation is the price.",
        },
        Sentence {
            key: "mat-03.no_price",
            zh: "{first}未列標價，無法計算價格與總評分之商數。",
            en: "{first} gave no price; no price per point can be worked out.",
        },
        Sentence {
            key: "mat-03.flaw",
            zh: "評分表無法計算：{fault:word}（{place}）。",
            en: "The sheets cannot be counted: {fault:word} ({place}).",
        },
    ],
    example: r#"{
  "rule": "MAT-03",
  "on": "2026-03-02",
  "facts": {
    "items": [{ "item": "技術", "max": 100, "price": false }],
    "bidders": [
      { "bidder": "甲公司", "price": "1000000", "passed": true },
      { "bidder": "乙公司", "price": "1150000", "passed": true }
    ],
    "sheets": [
      { "member": "委員1", "bidder": "甲公司", "points": [80] },
      { "member": "委員1", "bidder": "乙公司", "points": [92] }
    ]
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling with the price per point of each bidder that may be chosen, and its place.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    counted(frame, facts).unwrap_or_else(|flaw| refused(&RULE, frame, "mat-03.flaw", &flaw))
}

fn counted(frame: &Frame, facts: &Facts) -> Result<Ruling, Flaw> {
    let scores = Scores::new(&facts.items, &facts.bidders, &facts.sheets)?;
    let able = passed(&facts.bidders);
    let order = order(Method::UnitPrice, &scores, &able);
    let first = order.first().map(Vec::as_slice).unwrap_or_default();
    let priceless: Vec<String> =
        facts.bidders.iter().filter(|one| one.passed && one.price.is_none()).map(|one| one.bidder.clone()).collect();
    let (outcome, key, named) = match first {
        _ if facts.items.iter().any(|item| item.price) => (Outcome::Refuse, "mat-03.price_item", first),
        _ if !priceless.is_empty() => (Outcome::Refuse, "mat-03.no_price", &*priceless),
        [] => (Outcome::Refuse, "mat-03.nobody", first),
        [_] => (Outcome::Allow, "mat-03.first", first),
        _ => (Outcome::NeedsPerson, "mat-03.tie", first),
    };
    let ruling = with_places(RULE.begin(frame, outcome, key).arg("first", listed(named)), &order);
    Ok(price_per_point(&scores).into_iter().fold(ruling, |ruling, (bidder, quotient)| {
        let shown = quotient.shown(scores.members());
        ruling.result(&format!("price_per_point:{bidder}"), Quantity::number(shown))
    }))
}
