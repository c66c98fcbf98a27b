//! MAT-05: several bidders are first together (最有利標評選辦法 14, 15之1).

use super::ballot::{listed, passed, refused};
use super::ranking::order;
use super::score_facts::{BidderFacts, Fault, Flaw, ItemFacts, Method, SheetFacts, Treatment};
use super::sheets::Scores;
use super::ties::{Step, Tie, TieRule};
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

/// Most rounds of evaluation (綜合評選) of one procurement.
pub const EVALUATION_ROUNDS: &str = "evaluation_rounds";

facts! {
    /// Sheets in which bidders may be first together, and the tender's rule for that.
    pub struct Facts {
        /// how the best tender is found
        method: Method = "", "\"ranking\"";
        /// what the tender does with the price; not read for price per point
        treatment: Treatment = "", "\"price_scored\"";
        /// the tender's rule for bidders that are first together
        tie_rule: TieRule = "", "\"tie_first_places\"";
        /// rounds of evaluation held, this one among them
        rounds: i64 = "rounds", "1";
        /// whether these sheets come from the evaluation that a tie asked for
        again: bool = "true, false", "false";
        /// items of the evaluation
        items: Vec<ItemFacts> = "", "[{\"item\": \"技術\", \"max\": 100, \"price\": false}]";
        /// bidders evaluated
        bidders: Vec<BidderFacts> = "", "[{\"bidder\": \"甲公司\", \"price\": 1000000, \"passed\": true}]";
        /// sheets of the members, one for each member and bidder
        sheets: Vec<SheetFacts> = "", "[{\"member\": \"委員1\", \"bidder\": \"甲公司\", \"points\": [80]}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-05",
    title_zh: "同分或序位相同之處理",
    title_en: "Bidders that are first together",
    meaning: "Bidders that are first together are told apart by the one way that the tender states: one more evaluation, the points on the item with the largest weight, or (ranking only) the number of first ranks; those still together after it draw lots, and lots are drawn at once when the rounds of evaluation are used up. A first rank that a member gave to several bidders counts for each. With the price not scored nobody is first by numbers, and the decision chooses.",
    cites: &[BEST_TENDER.at("14"), BEST_TENDER.at("15之1"), GPA.at("56-1")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[EVALUATION_ROUNDS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-05.first",
            zh: "{first}一家為首，無須再為比較。",
            en: "{first} alone is first; nothing else is compared.",
        },
        Sentence {
            key: "mat-05.by_rule",
            zh: "{tied}同為首位，依招標文件所定方式，以{first}為先。",
            en: "{tied} are first together; by the tender's rule {first} goes first.",
        },
        Sentence {
            key: "mat-05.again",
            zh: "{tied}同為首位，應就其再行綜合評選一次（已辦理{rounds:count}次，上限{limit:count}次）。",
            en: "{tied} are first together and are evaluated once more ({rounds:count} rounds held, at most {limit:count}).",
        },
        Sentence {
            key: "mat-05.lots",
            zh: "{tied}同為首位，應由{first}抽籤決定之（已辦理綜合評選{rounds:count}次，上限{limit:count}次）。",
            en: "{tied} are first together; {first} draw lots ({rounds:count} rounds of evaluation held, at most {limit:count}).",
        },
        Sentence {
            key: "mat-05.unclear",
            zh: "{tied}同為首位，惟配分最高之評選項目不只一項，應由機關依招標文件認定以何項目比較。",
            en: "{tied} are first together, but several items share the largest weight; the agency settles from the tender which one decides.",
        },
        Sentence {
            key: "mat-05.not_offered",
            zh: "以獲評序位第一較多者決標，僅序位法得採之。",
            en: "Only the ranking method may decide by the number of first ranks.",
        },
        Sentence {
            key: "mat-05.weigh",
            zh: "價格不納入評分（比）者，由機關首長或評選委員會過半數決定整體表現最優者，不適用同分之處理方式。",
            en: "With the price not scored the head or the committee's majority chooses the best as a whole; rules for ties do not apply.",
        },
        Sentence { key: "mat-05.nobody", zh: "無得為決標對象之廠商。", en: "No bidder may be chosen." },
        Sentence {
            key: "mat-05.flaw",
            zh: "評分表無法計算：{fault:word}（{place}）。",
            en: "The sheets cannot be counted: {fault:word} ({place}).",
        },
    ],
    example: r#"{
  "rule": "MAT-05",
  "on": "2026-03-02",
  "facts": {
    "method": "ranking", "treatment": "price_scored", "tie_rule": "tie_again", "rounds": 1, "again": false,
    "items": [{ "item": "整體", "max": 100, "price": false }],
    "bidders": [{ "bidder": "A", "passed": true }, { "bidder": "B", "passed": true }, { "bidder": "C", "passed": true }],
    "sheets": [
      { "member": "1", "bidder": "A", "points": [90] }, { "member": "1", "bidder": "B", "points": [85] },
      { "member": "1", "bidder": "C", "points": [85] }, { "member": "2", "bidder": "A", "points": [80] },
      { "member": "2", "bidder": "B", "points": [88] }, { "member": "2", "bidder": "C", "points": [70] }
    ]
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling that names the next lawful step.
///
/// # Errors
/// The ruling that asks for a person when no limit of rounds is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let limit = frame.count(&RULE, EVALUATION_ROUNDS)?;
    let ruling = match counted(facts, facts.rounds >= limit.value) {
        Ok((tied, step)) => ruling(frame, facts, &tied, &step),
        Err(flaw) => refused(&RULE, frame, "mat-05.flaw", &flaw),
    };
    Ok(ruling.using(&limit).arg("limit", limit.value))
}

/// The bidders that are first, and what comes next for them.
fn counted(facts: &Facts, last_round: bool) -> Result<(Vec<String>, Step), Flaw> {
    if facts.rounds < 1 {
        return Err(Flaw { fault: Fault::Rounds, place: facts.rounds.to_string() });
    }
    let scores = Scores::new(&facts.items, &facts.bidders, &facts.sheets)?;
    let first = order(facts.method, &scores, &passed(&facts.bidders)).into_iter().next().unwrap_or_default();
    let tie = Tie { method: facts.method, rule: facts.tie_rule, scores: &scores, again: facts.again, last_round };
    let step = tie.next(&first);
    Ok((first, step))
}

fn ruling(frame: &Frame, facts: &Facts, tied: &[String], step: &Step) -> Ruling {
    let weighed = facts.treatment == Treatment::NotScored && facts.method != Method::UnitPrice;
    let (outcome, key, named) = match step {
        _ if weighed => (Outcome::NeedsPerson, "mat-05.weigh", String::new()),
        _ if tied.is_empty() => (Outcome::Refuse, "mat-05.nobody", String::new()),
        Step::First(one) if tied.len() == 1 => (Outcome::Allow, "mat-05.first", one.clone()),
        Step::First(one) => (Outcome::Allow, "mat-05.by_rule", one.clone()),
        Step::Again(some) => (Outcome::Allow, "mat-05.again", listed(some)),
        Step::Lots(some) => (Outcome::Allow, "mat-05.lots", listed(some)),
        Step::Unclear => (Outcome::NeedsPerson, "mat-05.unclear", String::new()),
        Step::NotOffered => (Outcome::Refuse, "mat-05.not_offered", String::new()),
    };
    let ruling =
        RULE.begin(frame, outcome, key).arg("first", &named).arg("tied", listed(tied)).arg("rounds", facts.rounds);
    let next = match key {
        "mat-05.again" => "evaluate_again",
        "mat-05.lots" => "draw_lots",
        _ if outcome == Outcome::Allow => "go_first",
        _ => return ruling,
    };
    ruling.result("next_step", Quantity::text(next)).result("step_bidders", Quantity::text(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(example: &str) -> Ruling {
        let case: serde_json::Value = serde_json::from_str(example).unwrap();
        settled(check(&Frame::on(day(2026, 3, 2)), &Facts::read(&case["facts"]).unwrap()))
    }

    #[test]
    fn a_step_is_named_only_where_one_is_lawful() {
        let tied = judged(RULE.example);
        assert_eq!(tied.results.len(), 2);
        assert_eq!(tied.results[0].value, Quantity::text("evaluate_again"));
        let weighed = judged(&RULE.example.replace("price_scored", "price_not_scored"));
        assert_eq!((weighed.outcome, weighed.results.len()), (Outcome::NeedsPerson, 0));
        let wrong = RULE.example.replace("\"ranking\"", "\"total_score\"").replace("tie_again", "tie_first_places");
        let first = judged(&wrong);
        assert_eq!((first.text.key.as_str(), first.results.len()), ("mat-05.first", 2));
        let equal = judged(&wrong.replace("[88]", "[85]"));
        assert_eq!((equal.text.key.as_str(), equal.results.len()), ("mat-05.not_offered", 0));
    }
}
