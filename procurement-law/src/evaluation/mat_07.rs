//! MAT-07: pass marks (合格分數, 最有利標評選辦法 16, 17, 19).

use rust_decimal::Decimal;

use super::ballot::refused;
use super::score_facts::{BidderFacts, Flaw, ItemFacts, SheetFacts};
use super::sheets::{Scores, points};
use crate::fact::{Facts as _, Number};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::BEST_TENDER;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// How the tender holds scores against the pass mark.
    pub enum Basis {
        /// The average over the members.
        Average = "basis_average",
        /// More than half of the members.
        Majority = "basis_majority",
    }
}

facts! {
    /// The pass mark of one item.
    pub struct ItemMark {
        /// name of the item
        item: String = "", "\"技術\"";
        /// least points on it
        mark: Number = "points", "0";
    }
}

facts! {
    /// Pass marks and the sheets held against them.
    pub struct Facts {
        /// pass mark for the total that the tender states
        stated_mark: Option<Number> = "points", "70";
        /// pass mark for the total that the committee used; left out when it is the stated one
        used_mark: Option<Number> = "points", "70";
        /// pass marks of items that the tender states
        item_marks: Vec<ItemMark> = "", "[]";
        /// how scores are held against the marks
        basis: Basis = "", "\"basis_average\"";
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
    id: "MAT-07",
    title_zh: "合格分數",
    title_en: "Pass marks",
    meaning: "The tender states a pass mark for the total or for items, inside what they give; the committee does not change it afterwards. A bidder below a mark cannot be chosen or negotiated with, nor can one whose tender is not compliant. The tender says whether the average of the members or more than half of them counts; it is one ruling for each bidder.",
    cites: &[
        BEST_TENDER.at("4-1-4"),
        BEST_TENDER.at("16-1"),
        BEST_TENDER.at("16-2"),
        BEST_TENDER.at("17-1"),
        BEST_TENDER.at("19"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-07.passed",
            zh: "{bidder}已達招標文件所定合格分數。",
            en: "{bidder} is at the pass marks of the tender.",
        },
        Sentence {
            key: "mat-07.not_able",
            zh: "{bidder}之投標文件未經審查合於招標文件規定，不得為協商及評選之對象。",
            en: "The tender of {bidder} was not found compliant; it can neither be negotiated with nor evaluated.",
        },
        Sentence {
            key: "mat-07.below",
            zh: "{bidder}總評分未達合格分數{mark}，不得作為協商對象或最有利標。",
            en: "{bidder} is below the pass mark of {mark} for the total and can neither be negotiated with nor chosen.",
        },
        Sentence {
            key: "mat-07.below_item",
            zh: "{bidder}於評選項目{item}未達合格分數{mark}，不得作為協商對象或最有利標。",
            en: "{bidder} is below the pass mark of {mark} for the item {item} and can neither be negotiated with nor chosen.",
        },
        Sentence {
            key: "mat-07.not_stated",
            zh: "招標文件應載明總滿分之合格分數或各評選項目之合格分數。",
            en: "The tender must state a pass mark for the total or for the items.",
        },
        Sentence {
            key: "mat-07.changed",
            zh: "評選採用之合格分數{used}與招標文件所定{mark}不同；配分及合格分數不得於評選時變更。",
            en: "The pass mark used, {used}, is not the {mark} that the tender states; it cannot be changed in the evaluation.",
        },
        Sentence {
            key: "mat-07.bad_mark",
            zh: "合格分數{mark}無對應之評選項目、逾該項目配分或總滿分，或逾四位小數。",
            en: "The pass mark of {mark} has no item of that name, is above what the item or the whole gives, or has more than four decimals.",
        },
        Sentence {
            key: "mat-07.flaw",
            zh: "評分表無法計算：{fault:word}（{place}）。",
            en: "The sheets cannot be counted: {fault:word} ({place}).",
        },
    ],
    example: r#"{
  "rule": "MAT-07",
  "on": "2026-03-02",
  "facts": {
    "stated_mark": 70, "item_marks": [], "basis": "basis_average",
    "items": [{ "item": "整體", "max": 100, "price": false }],
    "bidders": [{ "bidder": "甲公司", "passed": true }],
    "sheets": [
      { "member": "1", "bidder": "甲公司", "points": [75] }, { "member": "2", "bidder": "甲公司", "points": ["64.9"] }
    ]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// A pass mark: of the item at a place, or of the total.
struct Pass<'a> {
    item: Option<(usize, &'a str)>,
    mark: Decimal,
}

/// One ruling for each bidder, or one on the tender or the sheets.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    tender(frame, facts).map_or_else(
        || marked(frame, facts).unwrap_or_else(|flaw| vec![refused(&RULE, frame, "mat-07.flaw", &flaw)]),
        |ruling| vec![ruling],
    )
}

/// What is wrong with the marks themselves, before there is a sheet; `None` when nothing is.
#[must_use]
pub fn tender(frame: &Frame, facts: &Facts) -> Option<Ruling> {
    let refuse = |key: &str, mark: Decimal, used: Decimal| {
        Some(RULE.begin(frame, Outcome::Refuse, key).arg("mark", mark.normalize()).arg("used", used.normalize()))
    };
    let stated = facts.stated_mark.map(|mark| mark.0);
    let full = facts.items.iter().fold(Decimal::ZERO, |sum, item| sum.saturating_add(item.max.0));
    let most = |mark: &ItemMark| facts.items.iter().find(|item| item.item == mark.item).map(|item| item.max.0);
    let unfit = facts
        .item_marks
        .iter()
        .find(|mark| most(mark).is_none_or(|most| mark.mark.0 > most) || points(mark.mark.0).is_none());
    let too_high = stated.filter(|mark| *mark > full || points(*mark).is_none()).or(unfit.map(|mark| mark.mark.0));
    match (stated, facts.used_mark.map(|mark| mark.0), too_high) {
        (None, _, _) if facts.item_marks.is_empty() => refuse("mat-07.not_stated", full, full),
        (stated, Some(used), _) if stated != Some(used) => refuse("mat-07.changed", stated.unwrap_or_default(), used),
        (_, _, Some(mark)) => refuse("mat-07.bad_mark", mark, mark),
        _ => None,
    }
}

fn marked(frame: &Frame, facts: &Facts) -> Result<Vec<Ruling>, Flaw> {
    let scores = Scores::new(&facts.items, &facts.bidders, &facts.sheets)?;
    let place = |mark: &ItemMark| facts.items.iter().position(|item| item.item == mark.item);
    let of_item = |mark| Some(Pass { item: Some((place(mark)?, mark.item.as_str())), mark: mark.mark.0 });
    let total = facts.stated_mark.map(|mark| Pass { item: None, mark: mark.0 });
    let passes: Vec<Pass<'_>> = total.into_iter().chain(facts.item_marks.iter().filter_map(of_item)).collect();
    Ok(facts.bidders.iter().map(|one| bidder(frame, &scores, facts.basis, (one, &passes))).collect())
}

fn bidder(frame: &Frame, scores: &Scores, basis: Basis, (one, passes): (&BidderFacts, &[Pass<'_>])) -> Ruling {
    let name = one.bidder.as_str();
    let below = passes.iter().find(|pass| !reached(scores, basis, name, pass));
    let (outcome, key) = match below.map(|pass| pass.item) {
        None if !one.passed => (Outcome::Refuse, "mat-07.not_able"),
        None => (Outcome::Allow, "mat-07.passed"),
        Some(None) => (Outcome::Refuse, "mat-07.below"),
        Some(Some(_)) => (Outcome::Refuse, "mat-07.below_item"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("bidder", name)
        .arg("mark", below.map_or(Decimal::ZERO, |pass| pass.mark).normalize())
        .arg("item", below.and_then(|pass| pass.item).map_or("", |(_, item)| item));
    let totals = passes.iter().filter(|pass| pass.item.is_none() && basis == Basis::Average);
    totals.fold(ruling, |ruling, pass| {
        let average = scores.sums().get(name).and_then(|sum| scores.average(*sum)).map(|average| average.shown(1));
        let (what, average) = (format!("average_score:{name}"), average.unwrap_or_default());
        ruling.compare(&what, Quantity::number(average), Op::Ge, Quantity::number(pass.mark))
    })
}

/// Whether a bidder is at a mark, compared in whole ten-thousandths.
fn reached(scores: &Scores, basis: Basis, name: &str, pass: &Pass<'_>) -> bool {
    let given = scores.given(name, pass.item.map(|(place, _)| place));
    let members = i64::from(scores.members());
    let mark = points(pass.mark).unwrap_or(i64::MAX);
    match basis {
        Basis::Average => given.iter().sum::<i64>() >= mark.saturating_mul(members),
        Basis::Majority => given.iter().fold(0_i64, |lead, one| lead + if *one >= mark { 1 } else { -1 }) > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Values;

    #[test]
    fn each_bidder_has_its_own_ruling() {
        let bidder = |name: &str| BidderFacts { bidder: name.into(), price: None, passed: true };
        let sheet = |name: &str, points: u32| SheetFacts {
            member: "m".into(),
            bidder: name.into(),
            points: Values(vec![Number(points.into())]),
        };
        let facts = Facts {
            stated_mark: Some(Number(70.into())),
            used_mark: None,
            item_marks: Vec::new(),
            basis: Basis::Average,
            items: vec![ItemFacts { item: "i".into(), max: Number(100.into()), price: false }],
            bidders: vec![bidder("A"), bidder("B")],
            sheets: vec![sheet("A", 70), sheet("B", 69)],
        };
        let rulings = check(&Frame::on(day(2026, 3, 2)), &facts);
        let told: Vec<_> = rulings.iter().map(|one| (one.outcome, one.text.args["bidder"].as_str())).collect();
        assert_eq!(told, [(Outcome::Allow, "A"), (Outcome::Refuse, "B")]);
        assert_eq!(rulings[1].compared[0].what, "average_score:B");
        assert_eq!(rulings[1].compared[0].left, Quantity::number(69.into()));
        assert_eq!(rulings[1].text.args["mark"], "70");
        assert_eq!(rulings[0].compared[0].holds(), Some(true));
        let majority = check(&Frame::on(day(2026, 3, 2)), &Facts { basis: Basis::Majority, ..facts });
        assert!(majority.iter().all(|one| one.compared.is_empty()));
    }
}
