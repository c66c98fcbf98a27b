//! SCR-01: score first, then the lowest price among those that pass (評分及格最低標, 施行細則 64之2).

use rust_decimal::Decimal;

use crate::award::multiple;
use crate::award::scoring::{self, Score, Scored};
use crate::fact::{Facts as _, Number};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// One member's total for one bidder whose qualification and specification comply.
    pub struct ScoreFacts {
        /// the bidder
        bidder: String = "name or business number", "\"A\"";
        /// the member of the review committee
        member: String = "", "\"委員1\"";
        /// total of the member's points
        points: Number = "points", "\"82\"";
    }
}

facts! {
    /// A price envelope that was opened.
    pub struct OpenedFacts {
        /// the bidder
        bidder: String = "name or business number", "\"A\"";
        /// its price
        price: Decimal = "NT$, tax included", "\"980000\"";
    }
}

facts! {
    /// A tender by score first and then the lowest price.
    pub struct Facts {
        /// whether the tender states the items scored, their points and the pass mark
        stated: bool = "true, false", "true";
        /// whether price is among the items scored
        price_scored: bool = "true, false", "false";
        /// whether it is opened in stages with the price last
        price_last: bool = "true, false", "true";
        /// whether a review committee and a work team are set up
        committee: bool = "true, false", "true";
        /// the pass mark
        pass_mark: Number = "points", "\"70\"";
        /// the members' totals
        scores: Vec<ScoreFacts> = "", "[]";
        /// the price envelopes opened; empty before that
        opened: Vec<OpenedFacts> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "SCR-01",
    title_zh: "評分及格最低標",
    title_en: "Lowest price among those that pass",
    meaning: "A review committee scores everything but the price; every bidder whose average total reaches the pass mark, and no other, has its price opened in the last stage, and the lowest price follows. Opening only the best few, or scoring the price, is unlawful.",
    cites: &[ENFORCEMENT.at("33"), ENFORCEMENT.at("64之2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "scr-01.open",
            zh: "總平均評分達{mark}分之及格廠商為{bidders}，應全數開價格標。",
            en: "{bidders} reach the pass mark of {mark} on average; the price of each of them is opened.",
        },
        Sentence {
            key: "scr-01.lowest",
            zh: "及格廠商之價格標均已開啟，最低標為{bidders}，標價{price:money}，續依最低標決標程序辦理。",
            en: "The prices of all that pass are open; the lowest is {bidders} at {price:money}, and the procedure of the lowest price follows.",
        },
        Sentence {
            key: "scr-01.no_pass",
            zh: "無廠商總平均評分達{mark}分，不得開價格標，應予廢標。",
            en: "Nobody reaches the pass mark of {mark} on average; no price is opened and the tender fails.",
        },
        Sentence {
            key: "scr-01.opened_failed",
            zh: "廠商「{bidder}」總平均評分未達{mark}分或未經評分，不得開其價格標。",
            en: "Bidder \"{bidder}\" does not reach the pass mark of {mark}, or was not scored; its price may not be opened.",
        },
        Sentence {
            key: "scr-01.opened_twice",
            zh: "廠商「{bidder}」列有二以上之價格標，同一投標廠商以一標為限。",
            en: "Bidder \"{bidder}\" has more than one price opened; each bidder has one tender.",
        },
        Sentence {
            key: "scr-01.left_out",
            zh: "廠商「{bidder}」總平均評分達{mark}分，未開其價格標；不得僅開評分較高之廠商。",
            en: "Bidder \"{bidder}\" reaches the pass mark of {mark} but its price was not opened; opening only the best few is unlawful.",
        },
        Sentence {
            key: "scr-01.scores",
            zh: "評分紀錄不完整：每一委員應就每一廠商評分一次。",
            en: "The scores are not complete: each member scores each bidder once.",
        },
        Sentence {
            key: "scr-01.not_stated",
            zh: "招標文件應訂定評分項目、各項配分及及格分數。",
            en: "The tender states the items scored, their points and the pass mark.",
        },
        Sentence {
            key: "scr-01.price_scored",
            zh: "評分項目不得包括價格。",
            en: "The items scored may not include the price.",
        },
        Sentence {
            key: "scr-01.not_last",
            zh: "應分段開標，最後一段為價格標。",
            en: "It is opened in stages, the price in the last one.",
        },
        Sentence {
            key: "scr-01.no_committee",
            zh: "應成立審查委員會及工作小組。",
            en: "A review committee and a work team are set up.",
        },
    ],
    example: r#"{
  "rule": "SCR-01",
  "on": "2026-03-02",
  "facts": {
    "stated": true, "price_scored": false, "price_last": true, "committee": true, "pass_mark": "70",
    "scores": [
      { "bidder": "A", "member": "委員1", "points": "82" },
      { "bidder": "B", "member": "委員1", "points": "69" }
    ],
    "opened": []
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let fault = match () {
        () if !facts.stated => Some("scr-01.not_stated"),
        () if facts.price_scored => Some("scr-01.price_scored"),
        () if !facts.price_last => Some("scr-01.not_last"),
        () if !facts.committee => Some("scr-01.no_committee"),
        () => None,
    };
    let score =
        |one: &ScoreFacts| Score { bidder: one.bidder.clone(), member: one.member.clone(), points: one.points.0 };
    let scores: Vec<Score> = facts.scores.iter().map(score).collect();
    match (fault, scoring::averages(&scores, facts.pass_mark.0)) {
        (Some(key), _) => RULE.begin(frame, Outcome::Refuse, key),
        (None, None) => RULE.begin(frame, Outcome::Refuse, "scr-01.scores"),
        (None, Some(scored)) => opened(frame, facts, &scored),
    }
}

fn opened(frame: &Frame, facts: &Facts, scored: &[Scored]) -> Ruling {
    let passed: Vec<&str> = scored.iter().filter(|one| one.passes).map(|one| one.bidder.as_str()).collect();
    let failed = facts.opened.iter().find(|one| !passed.contains(&one.bidder.as_str()));
    let twice = multiple::repeated(facts.opened.iter().map(|one| one.bidder.as_str()));
    let left_out = passed.iter().find(|name| !facts.opened.iter().any(|one| one.bidder == **name));
    let lowest = facts.opened.iter().map(|one| one.price).min();
    let holders = facts.opened.iter().filter(|one| Some(one.price) == lowest).map(|one| one.bidder.as_str());
    let (outcome, key, bidder) = match (failed, left_out, lowest) {
        _ if !twice.is_empty() => (Outcome::Refuse, "scr-01.opened_twice", twice.first().copied().unwrap_or_default()),
        (Some(one), ..) => (Outcome::Refuse, "scr-01.opened_failed", one.bidder.as_str()),
        _ if passed.is_empty() => (Outcome::Refuse, "scr-01.no_pass", ""),
        (None, _, None) => (Outcome::Allow, "scr-01.open", ""),
        (None, Some(name), Some(_)) => (Outcome::Refuse, "scr-01.left_out", *name),
        (None, None, Some(_)) => (Outcome::Allow, "scr-01.lowest", ""),
    };
    let names = if lowest.is_some() { holders.collect::<Vec<_>>() } else { passed.clone() }.join("、");
    let begun = RULE.begin(frame, outcome, key);
    let average = |ruling: Ruling, one: &Scored| {
        ruling.result(&format!("scr_average:{}", one.bidder), Quantity::number(one.average))
    };
    let ruling = scored
        .iter()
        .fold(begun, average)
        .result("scr_passed", Quantity::text(passed.join("、")))
        .arg("mark", facts.pass_mark.0.normalize())
        .arg("bidders", &names)
        .arg("bidder", bidder)
        .arg("price", lowest.unwrap_or_default());
    match lowest {
        Some(price) => ruling.result("awd_holders", Quantity::text(names)).result("awd_lowest", Quantity::money(price)),
        None => ruling,
    }
}
