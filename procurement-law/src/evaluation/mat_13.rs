//! MAT-13: what may be scored (政府採購法 56, 最有利標評選辦法 8, 10).

use super::fields::named;
use crate::fact::{Facts as _, Values};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

facts! {
    /// What the committee scores, and from what.
    pub struct Facts {
        /// items and sub-items that the tender states
        items: Values<String> = "", "[\"技術\", \"價格\"]";
        /// items and sub-items that are scored or compared
        scored: Values<String> = "", "[\"技術\", \"價格\"]";
        /// whether the tenders of some or all bidders are the yardstick of the points
        tenders_as_yardstick: bool = "true, false", "false";
        /// whether changed or additional material that came beside the tender is scored
        extra_material: bool = "true, false", "false";
        /// whether a tender is held invalid because its bidder stayed away from presentation and questions
        absence_invalidates: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-13",
    title_zh: "評選之依據",
    title_en: "What may be scored",
    meaning: "Only items that the tender states are scored; the tenders of other bidders are no yardstick of the points; material that changes or adds to a tender is not scored; a bidder that stays away from presentation and questions (簡報及現場詢答) keeps a valid tender. One ruling for each thing that is wrong.",
    cites: &[GPA.at("56-1"), BEST_TENDER.at("8-1-3"), BEST_TENDER.at("10-3"), BEST_TENDER.at("10-4")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-13.allow",
            zh: "評選依招標文件所列評選項目及投標文件內容辦理，符合規定。",
            en: "The evaluation rests on the items of the tender and on what the bidders tendered, as the law asks.",
        },
        Sentence { key: "mat-13.nothing", zh: "未填列評選之項目。", en: "No item is scored." },
        Sentence {
            key: "mat-13.not_listed",
            zh: "招標文件未列入{name}，不得做為評選之參考。",
            en: "The tender does not state {name}; it cannot be considered in the evaluation.",
        },
        Sentence {
            key: "mat-13.yardstick",
            zh: "計分應具客觀性，不得以部分或全部投標廠商之投標文件內容為計分基準。",
            en: "Points are objective; what some or all bidders tendered cannot be their yardstick.",
        },
        Sentence {
            key: "mat-13.extra",
            zh: "簡報不得更改投標文件內容；廠商另外提出之變更或補充資料，應不納入評選。",
            en: "A presentation cannot change the tender; material that changes or adds to it is not scored.",
        },
        Sentence {
            key: "mat-13.absence",
            zh: "投標廠商未出席簡報及現場詢答，不影響其投標文件之有效性。",
            en: "A bidder that stays away from presentation and questions keeps a valid tender.",
        },
    ],
    example: r#"{
  "rule": "MAT-13",
  "on": "2026-03-02",
  "facts": {
    "items": ["技術", "管理", "價格"], "scored": ["技術", "管理", "價格", "回饋"],
    "tenders_as_yardstick": false, "extra_material": true, "absence_invalidates": false
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each thing that is wrong; one when nothing is.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let refuse = |end, name: &str| named(frame, &RULE, (Outcome::Refuse, end), name);
    let unlisted = facts.scored.0.iter().filter(|item| !facts.items.0.contains(item));
    let ways = [
        (facts.scored.0.is_empty(), "nothing"),
        (facts.tenders_as_yardstick, "yardstick"),
        (facts.extra_material, "extra"),
        (facts.absence_invalidates, "absence"),
    ];
    let ways = ways.into_iter().filter(|(wrong, _)| *wrong).map(|(_, end)| refuse(end, ""));
    let wrong: Vec<Ruling> = unlisted.map(|item| refuse("not_listed", item)).chain(ways).collect();
    if wrong.is_empty() { vec![named(frame, &RULE, (Outcome::Allow, "allow"), "")] } else { wrong }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_wrong_is_told() {
        let names = |names: &[&str]| Values(names.iter().map(|&name| name.to_owned()).collect());
        let facts = Facts {
            items: names(&["a"]),
            scored: names(&["b", "a", "c"]),
            tenders_as_yardstick: true,
            extra_material: true,
            absence_invalidates: true,
        };
        let rulings = check(&Frame::on(day(2026, 3, 2)), &facts);
        let keys: Vec<_> = rulings.iter().map(|ruling| ruling.text.key.trim_start_matches("mat-13.")).collect();
        assert_eq!(keys, ["not_listed", "not_listed", "yardstick", "extra", "absence"]);
        assert_eq!((rulings[0].text.args["name"].as_str(), rulings[1].text.args["name"].as_str()), ("b", "c"));
    }
}
