//! CMT-11: the work team's preliminary opinion (初審意見, 採購評選委員會審議規則 3, 3之1).

use super::fields::{judged, missing, named};
use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::COMMITTEE_WORK;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What the opinion says about the case and its authors.
    pub enum Entry {
        /// 採購案名稱.
        Case = "opinion_case",
        /// 工作小組人員姓名.
        Names = "opinion_names",
        /// 職稱.
        Titles = "opinion_titles",
        /// 專長.
        Expertise = "opinion_expertise",
    }
}

choice! {
    /// How much the opinion says on a point.
    pub enum Said {
        /// In words of its own.
        Full = "said_full",
        /// Only 符合, 尚可, or page numbers.
        Bare = "said_bare",
        /// Nothing.
        Nothing = "said_nothing",
    }
}

facts! {
    /// An item of the evaluation in the opinion.
    pub struct Item {
        /// name of the item
        item: String = "", "\"技術\"";
        /// whether the offers are feasible and meet purpose, function, need, characteristics, standard, budget and schedule
        feasible: Said = "", "\"said_full\"";
        /// how the bidders differ on the item
        differences: Said = "", "\"said_full\"";
    }
}

facts! {
    /// A preliminary opinion and what the committee does with it.
    pub struct Facts {
        /// entries of the opinion
        given: Values<Entry> = "", "[\"opinion_case\", \"opinion_names\"]";
        /// items of the evaluation
        items: Vec<Item> = "", "[{\"item\": \"技術\", \"feasible\": \"said_full\", \"differences\": \"said_full\"}]";
        /// whether the committee discussed item by item
        discussed: bool = "true, false", "true";
        /// whether a result of the committee or of a member differs from the opinion
        differs: bool = "true, false", "false";
        /// whether the reasons for that stand in the minutes
        reasons: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-11",
    title_zh: "工作小組初審意見",
    title_en: "The work team's preliminary opinion",
    meaning: "The opinion names the case and the team with titles and expertise, and says for each item whether the offers are feasible and meet what is asked, and how the bidders differ; bare words or page numbers are a common error. The committee discusses item by item and records its reasons where it differs. One ruling for each thing that is missing.",
    cites: &[COMMITTEE_WORK.at("3"), COMMITTEE_WORK.at("3之1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 11, 4),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-11.complete",
            zh: "初審意見記載齊備，並經委員會逐項討論。",
            en: "The preliminary opinion is complete and was discussed item by item.",
        },
        Sentence {
            key: "cmt-11.missing",
            zh: "初審意見缺漏：{field:word}。",
            en: "Missing from the preliminary opinion: {field:word}.",
        },
        Sentence {
            key: "cmt-11.no_items",
            zh: "初審意見未就任何評選項目載明。",
            en: "The preliminary opinion says nothing on any item.",
        },
        Sentence {
            key: "cmt-11.feasible",
            zh: "初審意見未載明受評廠商於「{name}」所報內容是否可行並符合招標文件所定。",
            en: "The preliminary opinion does not say whether the offers are feasible and meet the tender on {name}.",
        },
        Sentence {
            key: "cmt-11.differences",
            zh: "初審意見未載明受評廠商於「{name}」之差異性。",
            en: "The preliminary opinion does not say how the bidders differ on {name}.",
        },
        Sentence {
            key: "cmt-11.bare",
            zh: "初審意見就「{name}」僅載「符合」、「尚可」或頁次，未具體敘明。",
            en: "On {name} the preliminary opinion only has bare words or page numbers.",
        },
        Sentence {
            key: "cmt-11.discuss",
            zh: "評選應就各評選項目、受評廠商資料及初審意見，逐項討論後為之。",
            en: "The committee must discuss items, papers and opinion item by item before it evaluates.",
        },
        Sentence {
            key: "cmt-11.reasons",
            zh: "評選結果與初審意見有異，應敘明理由，並列入會議紀錄。",
            en: "A result differs from the preliminary opinion; the reasons must stand in the minutes.",
        },
    ],
    example: r#"{
  "rule": "CMT-11",
  "on": "2026-03-02",
  "facts": {
    "given": ["opinion_case", "opinion_names", "opinion_titles"],
    "items": [{ "item": "技術", "feasible": "said_full", "differences": "said_bare" }],
    "discussed": true, "differs": true, "reasons": false
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each thing that is missing; one when nothing is.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let whole = [
        (facts.items.is_empty(), "no_items"),
        (!facts.discussed, "discuss"),
        (facts.differs && !facts.reasons, "reasons"),
    ];
    let whole = whole.into_iter().filter(|(wrong, _)| *wrong).map(|(_, end)| ((Outcome::Refuse, end), ""));
    let items = facts.items.iter().filter_map(|item| Some((answer(item)?, item.item.as_str())));
    let wrong = items.chain(whole).map(|(answer, name)| named(frame, &RULE, answer, name)).collect();
    judged(frame, &RULE, missing(Entry::ALL, &facts.given.0).map(Entry::code), wrong)
}

/// What is wrong with an item, the gravest first.
fn answer(item: &Item) -> Option<(Outcome, &'static str)> {
    match (item.feasible, item.differences) {
        (Said::Nothing, _) => Some((Outcome::Refuse, "feasible")),
        (_, Said::Nothing) => Some((Outcome::Refuse, "differences")),
        (Said::Full, Said::Full) => None,
        _ => Some((Outcome::Warn, "bare")),
    }
}
