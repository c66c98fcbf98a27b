//! MAT-12: a bidder drops out after the sheets are filled in (最有利標評選辦法 4, 16, 17).

use std::collections::BTreeSet;

use super::ballot::{listed, refused, with_places};
use super::ranking::order;
use super::score_facts::{BidderFacts, Flaw, ItemFacts, Method, SheetFacts};
use super::sheets::Scores;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::BEST_TENDER;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// Why a bidder drops out.
    pub enum Exit {
        /// Its tender does not comply, so it was never one to evaluate.
        NotCompliant = "exit_not_compliant",
        /// It is below a pass mark.
        BelowMark = "exit_below_mark",
        /// It withdraws, or is not awarded to for another reason.
        Withdrawn = "exit_withdrawn",
    }
}

facts! {
    /// Sheets, and a bidder that drops out.
    pub struct Facts {
        /// how the best tender is found
        method: Method = "", "\"ranking\"";
        /// name of the bidder that drops out
        gone: String = "", "\"乙公司\"";
        /// why it drops out
        exit: Exit = "", "\"exit_not_compliant\"";
        /// items of the evaluation
        items: Vec<ItemFacts> = "", "[{\"item\": \"技術\", \"max\": 100, \"price\": false}]";
        /// bidders evaluated
        bidders: Vec<BidderFacts> = "", "[{\"bidder\": \"甲公司\", \"passed\": true}]";
        /// sheets of the members, one for each member and bidder
        sheets: Vec<SheetFacts> = "", "[{\"member\": \"委員1\", \"bidder\": \"甲公司\", \"points\": [80]}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-12",
    title_zh: "評選後廠商退出或淘汰",
    title_en: "A bidder drops out after the scoring",
    meaning: "A bidder whose tender does not comply is no object of the evaluation, so the sheets are counted again without it. A bidder below a pass mark was lawfully evaluated: it cannot be chosen, and the ranks stand. For a bidder that withdraws the texts say nothing: where both ways of counting give the same bidders first they agree; where they differ the committee decides. Taking a bidder out may turn the order of a ranking around.",
    cites: &[BEST_TENDER.at("4-1-4"), BEST_TENDER.at("16-1-3"), BEST_TENDER.at("17-1-3"), BEST_TENDER.at("15-3")],
    mark: Mark::Design,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-12.recounted",
            zh: "{gone}不合於招標文件規定，不得為評選對象；扣除其評分重計後，以{first}為首。",
            en: "{gone} does not comply and is no object of the evaluation; counted again without it, {first} come first.",
        },
        Sentence {
            key: "mat-12.stands",
            zh: "{gone}未達合格分數，不得為最有利標；其餘廠商之評選結果不變，以{first}為首。",
            en: "{gone} is below a pass mark and cannot be chosen; the others keep their results, {first} come first.",
        },
        Sentence {
            key: "mat-12.same",
            zh: "{gone}退出，是否扣除其評分重計，均以{first}為首。",
            en: "{gone} drops out; with or without counting again, {first} come first.",
        },
        Sentence {
            key: "mat-12.differs",
            zh: "{gone}退出，維持原評分以{first}為首，重計則以{other}為首，應由評選委員會決定。",
            en: "{gone} drops out; by the sheets as they stand {first} come first, counted again {other} do: the committee decides.",
        },
        Sentence {
            key: "mat-12.stranger",
            zh: "{gone}不在受評廠商之列。",
            en: "{gone} is not among the bidders evaluated.",
        },
        Sentence {
            key: "mat-12.flaw",
            zh: "評分表無法計算：{fault:word}（{place}）。",
            en: "The sheets cannot be counted: {fault:word} ({place}).",
        },
    ],
    example: r#"{
  "rule": "MAT-12",
  "on": "2026-03-02",
  "facts": {
    "method": "ranking", "gone": "C", "exit": "exit_withdrawn",
    "items": [{ "item": "整體", "max": 100, "price": false }],
    "bidders": [{ "bidder": "A", "passed": true }, { "bidder": "B", "passed": true }, { "bidder": "C", "passed": true }],
    "sheets": [
      { "member": "1", "bidder": "A", "points": [90] }, { "member": "1", "bidder": "B", "points": [80] },
      { "member": "1", "bidder": "C", "points": [70] }, { "member": "2", "bidder": "A", "points": [70] },
      { "member": "2", "bidder": "B", "points": [90] }, { "member": "2", "bidder": "C", "points": [80] }
    ]
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling with the places of the bidders that are left.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    counted(frame, facts).unwrap_or_else(|flaw| refused(&RULE, frame, "mat-12.flaw", &flaw))
}

fn counted(frame: &Frame, facts: &Facts) -> Result<Ruling, Flaw> {
    let scores = Scores::new(&facts.items, &facts.bidders, &facts.sheets)?;
    let left = facts.bidders.iter().filter(|one| one.passed && one.bidder != facts.gone);
    let left: BTreeSet<String> = left.map(|one| one.bidder.clone()).collect();
    let standing = order(facts.method, &scores, &left);
    let again = order(facts.method, &scores.without(&BTreeSet::from([facts.gone.clone()])), &left);
    let first = |order: &[Vec<String>]| listed(order.first().map(Vec::as_slice).unwrap_or_default());
    let (kept, recounted) = (first(&standing), first(&again));
    let known = facts.bidders.iter().any(|one| one.bidder == facts.gone);
    let (outcome, key, shown) = match facts.exit {
        _ if !known => (Outcome::Refuse, "mat-12.stranger", &standing),
        Exit::NotCompliant => (Outcome::Allow, "mat-12.recounted", &again),
        Exit::BelowMark => (Outcome::Allow, "mat-12.stands", &standing),
        Exit::Withdrawn if kept == recounted => (Outcome::Allow, "mat-12.same", &standing),
        Exit::Withdrawn => (Outcome::NeedsPerson, "mat-12.differs", &standing),
    };
    let ruling =
        RULE.begin(frame, outcome, key).arg("gone", &facts.gone).arg("first", first(shown)).arg("other", &recounted);
    let ruling = ruling.result("first_standing", Quantity::text(kept)).result("first_again", Quantity::text(recounted));
    Ok(with_places(ruling, shown))
}
