//! MAT-02: the best tender by total score (總評分法, 最有利標評選辦法 12).

use super::ballot::{Ballot, refused};
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
    id: "MAT-02",
    title_zh: "總評分法",
    title_en: "Best tender by total score",
    meaning: "With the price scored or fixed the bidder with the highest total score is the best tender once the head or more than half of the committee decide so; with the price not scored they weigh scores and price and choose. Only bidders that passed may be chosen. Totals are added over all members, which gives the order of the averages.",
    cites: &[BEST_TENDER.at("12"), BEST_TENDER.at("3-2"), GPA.at("56-1")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Ballot::ROWS,
    texts: &[
        Sentence {
            key: "mat-02.first",
            zh: "{first}總評分最高，並經機關首長或評選委員會過半數之決定，為最有利標。",
            en: "{first} has the highest total score and was decided on by the head or the committee's majority: it is the best tender.",
        },
        Sentence {
            key: "mat-02.decide",
            zh: "{first}總評分最高，尚待機關首長或評選委員會過半數之決定。",
            en: "{first} has the highest total score; the head or the committee's majority still decides.",
        },
        Sentence {
            key: "mat-02.tie",
            zh: "{first}總評分同為最高，應依招標文件所定同分之處理方式決定。",
            en: "{first} share the highest total score; the tender's rule for ties decides.",
        },
        Sentence {
            key: "mat-02.weigh",
            zh: "價格不納入評分，應由機關首長或評選委員會過半數綜合考量總評分及價格，決定整體表現最優者。",
            en: "The price is not scored: the head or the committee's majority weighs total scores and prices and chooses the best as a whole.",
        },
        Sentence {
            key: "mat-02.weighed",
            zh: "價格不納入評分，經綜合考量總評分及價格，決定{chosen}整體表現最優，為最有利標。",
            en: "The price is not scored; weighing total scores and prices, {chosen} was chosen as the best as a whole.",
        },
        Sentence {
            key: "mat-02.not_first",
            zh: "{chosen}非總評分最高者（最高者為{first}），不得決定為最有利標。",
            en: "{chosen} does not have the highest total score ({first} has) and cannot be the best tender.",
        },
        Sentence {
            key: "mat-02.not_able",
            zh: "{chosen}不合於招標文件規定或未達合格分數，不得為最有利標。",
            en: "{chosen} is not compliant or below a pass mark and cannot be the best tender.",
        },
        Sentence {
            key: "mat-02.nobody",
            zh: "無廠商合於招標文件規定且達合格分數，無法評定最有利標。",
            en: "No bidder is compliant and at the pass marks; no best tender can be found.",
        },
        Sentence {
            key: "mat-02.no_price_item",
            zh: "招標文件載明價格納入評分，惟評選項目未列價格。",
            en: "The tender scores the price, but no item of the evaluation is the price.",
        },
        Sentence {
            key: "mat-02.price_item",
            zh: "招標文件載明價格不納入評分，惟評選項目列有價格。",
            en: "The tender does not score the price, but an item of the evaluation is the price.",
        },
        Sentence {
            key: "mat-02.flaw",
            zh: "評分表無法計算：{fault:word}（{place}）。",
            en: "The sheets cannot be counted: {fault:word} ({place}).",
        },
    ],
    example: r#"{
  "rule": "MAT-02",
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

/// One ruling with the sum and average of each bidder and the place of those that may be chosen.
#[must_use]
pub fn check(frame: &Frame, ballot: &Ballot) -> Ruling {
    counted(frame, ballot).unwrap_or_else(|flaw| refused(&RULE, frame, "mat-02.flaw", &flaw))
}

fn counted(frame: &Frame, ballot: &Ballot) -> Result<Ruling, Flaw> {
    let (scores, order) = ballot.count(Method::Total)?;
    let averages = scores.sums().into_iter().filter_map(|(bidder, sum)| Some((bidder, scores.average(sum)?.shown(1))));
    let ruling = ballot.ruling(&RULE, frame, &order);
    Ok(averages.fold(ruling, |ruling, (bidder, average)| {
        ruling.result(&format!("average_score:{bidder}"), Quantity::number(average))
    }))
}
