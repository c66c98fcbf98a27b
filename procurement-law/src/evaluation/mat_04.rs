//! MAT-04: the best tender by ranking (序位法, 最有利標評選辦法 15).

use super::ballot::{Ballot, refused};
use super::ranking::{rank_sums, ranks};
use super::score_facts::{Flaw, Method};
use crate::fact::Facts as _;
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Quantity, Ruling};
use crate::texts::Sentence;

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-04",
    title_zh: "序位法",
    title_en: "Best tender by ranking",
    meaning: "Each member's totals become ranks, equal totals sharing a rank and the next ranks being left out (1, 1, 3), as is common practice. The lowest sum of ranks is first and is the best tender once the head or more than half of the committee decide so; with the price not compared they weigh ranks and price and choose. Only bidders that passed may be chosen; the ranks are those of the sheets as they stand.",
    cites: &[BEST_TENDER.at("15"), BEST_TENDER.at("3-3"), GPA.at("56-1")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Ballot::ROWS,
    texts: &[
        Sentence {
            key: "mat-04.first",
            zh: "{first}序位第一，並經機關首長或評選委員會過半數之決定，為最有利標。",
            en: "{first} is ranked first and was decided on by the head or the committee's majority: it is the best tender.",
        },
        Sentence {
            key: "mat-04.decide",
            zh: "{first}序位第一，尚待機關首長或評選委員會過半數之決定。",
            en: "{first} is ranked first; the head or the committee's majority still decides.",
        },
        Sentence {
            key: "mat-04.tie",
            zh: "{first}同為序位第一，應依招標文件所定序位相同之處理方式決定。",
            en: "{first} are ranked first together; the tender's rule for ties decides.",
        },
        Sentence {
            key: "mat-04.weigh",
            zh: "價格不納入評比，應由機關首長或評選委員會過半數綜合考量評比及價格，決定整體表現最優者。",
            en: "The price is not compared: the head or the committee's majority weighs ranks and prices and chooses the best as a whole.",
        },
        Sentence {
            key: "mat-04.weighed",
            zh: "價格不納入評比，經綜合考量評比及價格，決定{chosen}整體表現最優，為最有利標。",
            en: "The price is not compared; weighing ranks and prices, {chosen} was chosen as the best as a whole.",
        },
        Sentence {
            key: "mat-04.not_first",
            zh: "{chosen}非序位第一者（序位第一者為{first}），不得決定為最有利標。",
            en: "{chosen} is not ranked first ({first} is) and cannot be the best tender.",
        },
        Sentence {
            key: "mat-04.not_able",
            zh: "{chosen}不合於招標文件規定或評比不合格，不得為最有利標。",
            en: "{chosen} is not compliant or below a pass mark and cannot be the best tender.",
        },
        Sentence {
            key: "mat-04.nobody",
            zh: "無廠商合於招標文件規定且評比合格，無法評定最有利標。",
            en: "No bidder is compliant and at the pass marks; no best tender can be found.",
        },
        Sentence {
            key: "mat-04.no_price_item",
            zh: "招標文件載明價格納入評比，惟評選項目未列價格。",
            en: "The tender compares the price, but no item of the evaluation is the price.",
        },
        Sentence {
            key: "mat-04.price_item",
            zh: "招標文件載明價格不納入評比，惟評選項目列有價格。",
            en: "The tender does not compare the price, but an item of the evaluation is the price.",
        },
        Sentence {
            key: "mat-04.flaw",
            zh: "評分表無法計算：{fault:word}（{place}）。",
            en: "The sheets cannot be counted: {fault:word} ({place}).",
        },
    ],
    example: r#"{
  "rule": "MAT-04",
  "on": "2026-03-02",
  "facts": {
    "treatment": "price_scored",
    "items": [{ "item": "技術", "max": 70, "price": false }, { "item": "價格", "max": 30, "price": true }],
    "bidders": [{ "bidder": "甲公司", "passed": true }, { "bidder": "乙公司", "passed": true }],
    "sheets": [
      { "member": "委員1", "bidder": "甲公司", "points": [60, 20] },
      { "member": "委員1", "bidder": "乙公司", "points": [55, "27.5"] }
    ],
    "chosen": "乙公司"
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Ballot::read(facts)?)]),
};

/// One ruling with the ranks of each member, their sum for each bidder, and the place of those that may be chosen.
#[must_use]
pub fn check(frame: &Frame, ballot: &Ballot) -> Ruling {
    counted(frame, ballot).unwrap_or_else(|flaw| refused(&RULE, frame, "mat-04.flaw", &flaw))
}

fn counted(frame: &Frame, ballot: &Ballot) -> Result<Ruling, Flaw> {
    let (scores, order) = ballot.count(Method::Rank)?;
    let mut ruling = ballot.ruling(&RULE, frame, &order);
    for (bidder, sum) in rank_sums(&scores) {
        ruling = ruling.result(&format!("rank_sum:{bidder}"), Quantity::count(sum));
    }
    for (member, totals) in scores.totals() {
        for (bidder, rank) in ranks(&totals) {
            ruling = ruling.result(&format!("member_rank:{member} / {bidder}"), Quantity::count(rank));
        }
    }
    Ok(ruling)
}
