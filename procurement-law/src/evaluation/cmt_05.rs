//! CMT-05: an obvious difference between members (不同委員評選結果有明顯差異, 採購評選委員會審議規則 6).

use super::ballot::{listed, refused};
use super::difference::{Thresholds, disputed};
use super::score_facts::{BidderFacts, ItemFacts, SheetFacts};
use super::sheets::Scores;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::COMMITTEE_WORK;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

/// Ranks of one bidder that lie one part in so many of the number of bidders apart are a hint.
pub const DIFFERENCE_RANK_PART: &str = "difference_rank_part";
/// A total further from the median than so many percent of full marks is a hint.
pub const DIFFERENCE_PERCENT: &str = "difference_percent";

choice! {
    /// What is done about a difference.
    pub enum Resolution {
        /// 辦理複評.
        Again = "resolve_again",
        /// 維持原評選結果.
        Keep = "resolve_keep",
        /// 除去個別委員評選結果，重計.
        Remove = "resolve_remove",
        /// 廢棄原評選結果，重行提出.
        Redo = "resolve_redo",
        /// 無法評定最有利標.
        NoBest = "resolve_no_best",
        /// Dropping the highest and lowest without a resolution.
        DropExtremes = "resolve_drop_extremes",
    }
}

facts! {
    /// Sheets, and what the committee resolves about a difference between them.
    pub struct Facts {
        /// whether these are the sheets of a second look (複評)
        second_look: bool = "true, false", "false";
        /// what is done; left out before
        resolution: Option<Resolution> = "", "\"resolve_keep\"";
        /// whether the committee resolved it
        resolved: bool = "true, false", "true";
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
    id: "CMT-05",
    title_zh: "不同委員評選結果有明顯差異",
    title_en: "An obvious difference between members",
    meaning: "The convener puts an obvious difference to the committee, which resolves: a second look, keep the result, remove a member's result and count again, discard and do it again, or no best tender; after a second look one of the last four. Highest and lowest are never dropped of themselves. The law gives no number: ranks at least half the number of bidders apart or a total more than 15 percent of full marks off the median are a hint of this project.",
    cites: &[COMMITTEE_WORK.at("6-2"), COMMITTEE_WORK.at("6-3")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 11, 4),
    valid_to: None,
    parameters: &[DIFFERENCE_RANK_PART, DIFFERENCE_PERCENT],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-05.none",
            zh: "各委員評選結果未見提示範圍之差異；有無明顯差異仍由召集人認定。",
            en: "The members' results show no difference in the range of the hint; the convener still judges.",
        },
        Sentence {
            key: "cmt-05.hint",
            zh: "各委員對{disputed}之評選結果差異較大，召集人認有明顯差異者，應提交委員會議決或辦理複評。",
            en: "Members differ widely on {disputed}; where the convener finds the difference obvious, the committee resolves or takes a second look.",
        },
        Sentence {
            key: "cmt-05.resolved",
            zh: "經評選委員會決議：{resolution:word}。",
            en: "The committee resolved to {resolution:word}.",
        },
        Sentence {
            key: "cmt-05.not_resolved",
            zh: "{resolution:word}，應經評選委員會議決。",
            en: "To {resolution:word} takes a resolution of the committee.",
        },
        Sentence {
            key: "cmt-05.extremes",
            zh: "不得逕行去除最高分及最低分或最高及最低序位；除去個別委員評選結果，應因明顯差異並經委員會決議。",
            en: "Highest and lowest are not dropped of themselves; a member's result is removed by resolution because of an obvious difference.",
        },
        Sentence {
            key: "cmt-05.second",
            zh: "複評後仍有明顯差異者，由評選委員會決議維持、除去、廢棄或無法評定，不再辦理複評。",
            en: "After a second look the committee resolves to keep, remove, discard or find no best tender; there is no third look.",
        },
        Sentence {
            key: "cmt-05.flaw",
            zh: "評分表無法計算：{fault:word}（{place}）。",
            en: "The sheets cannot be counted: {fault:word} ({place}).",
        },
    ],
    example: r#"{
  "rule": "CMT-05",
  "on": "2026-03-02",
  "facts": {
    "second_look": false, "resolved": false,
    "items": [{ "item": "整體", "max": 100, "price": false }],
    "bidders": [{ "bidder": "A", "passed": true }, { "bidder": "B", "passed": true }],
    "sheets": [
      { "member": "1", "bidder": "A", "points": [90] }, { "member": "1", "bidder": "B", "points": [80] },
      { "member": "2", "bidder": "A", "points": [70] }, { "member": "2", "bidder": "B", "points": [85] }
    ]
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a threshold is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    if let Some(resolution) = facts.resolution {
        let (outcome, key) = act(facts, resolution);
        return Ok(RULE.begin(frame, outcome, key).arg("resolution", resolution.code()));
    }
    let part = frame.count(&RULE, DIFFERENCE_RANK_PART)?;
    let percent = frame.count(&RULE, DIFFERENCE_PERCENT)?;
    let scores = match Scores::new(&facts.items, &facts.bidders, &facts.sheets) {
        Ok(scores) => scores,
        Err(flaw) => return Ok(refused(&RULE, frame, "cmt-05.flaw", &flaw)),
    };
    let found = disputed(&scores, Thresholds { rank_part: part.value, percent: percent.value });
    Ok(hint(frame, &found).using(&part).using(&percent))
}

fn hint(frame: &Frame, found: &[String]) -> Ruling {
    let ruling = match found {
        [] => RULE.begin(frame, Outcome::Allow, "cmt-05.none"),
        _ => RULE.begin(frame, Outcome::NeedsPerson, "cmt-05.hint"),
    };
    ruling.arg("disputed", listed(found)).result("disputed_bidders", Quantity::text(listed(found)))
}

/// What follows from an act about a difference.
fn act(facts: &Facts, resolution: Resolution) -> (Outcome, &'static str) {
    match resolution {
        Resolution::DropExtremes => (Outcome::Refuse, "cmt-05.extremes"),
        _ if !facts.resolved => (Outcome::Refuse, "cmt-05.not_resolved"),
        Resolution::Again if facts.second_look => (Outcome::Refuse, "cmt-05.second"),
        _ => (Outcome::Allow, "cmt-05.resolved"),
    }
}
