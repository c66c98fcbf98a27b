//! MAT-09: rounds of evaluation (綜合評選次數, 政府採購法 56, 57, 最有利標評選辦法 21).

use std::collections::BTreeSet;

use super::mat_05::EVALUATION_ROUNDS;
use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// Why a round is held.
    pub enum Reason {
        /// The first evaluation.
        First = "round_first",
        /// No majority of the committee and no decision of the head, so that was negotiated.
        NoDecision = "round_no_decision",
        /// Bidders were first together and the tender asks for one more evaluation.
        Tie = "round_tie",
    }
}

facts! {
    /// A round of evaluation.
    pub struct Facts {
        /// which round it is
        round: i64 = "", "2";
        /// why it is held
        reason: Reason = "", "\"round_no_decision\"";
        /// fewer rounds that the tender or a notice before the negotiation allows
        own_limit: Option<i64> = "rounds", "3";
        /// members who take part
        members: Values<String> = "", "[\"委員1\"]";
        /// members who took part in the first round
        first_members: Values<String> = "", "[\"委員1\"]";
        /// items that the tender marks as open to change
        open_items: Values<String> = "", "[\"價格\"]";
        /// items changed in the negotiation
        negotiated: Values<String> = "", "[\"價格\"]";
        /// items of the price that are scored and had to follow the negotiated items; these need not be marked as open
        adjusted: Values<String> = "", "[]";
        /// items scored in this round
        scored: Values<String> = "", "[\"價格\"]";
        /// whether every compliant bidder was negotiated with and could change its tender
        everybody: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-09",
    title_zh: "綜合評選之次數與協商",
    title_en: "Rounds of evaluation",
    meaning: "There are at most three rounds of evaluation, or fewer, but one at least, where the tender says so. After the first only members of the first round take part. A round after negotiation scores the items that were negotiated, with the price where it had to follow them, and no others; something was negotiated, these are items that the tender marks as open, and every compliant bidder was negotiated with. After the last round without a decision the procurement is cancelled (廢標).",
    cites: &[GPA.at("56-1"), GPA.at("56-2"), GPA.at("57-1-3"), BEST_TENDER.at("21"), ENFORCEMENT.at("70-2")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[EVALUATION_ROUNDS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-09.allow",
            zh: "第{round:count}次綜合評選（上限{limit:count}次）符合規定。",
            en: "Round {round:count} of the evaluation (at most {limit:count}) is as the law asks.",
        },
        Sentence {
            key: "mat-09.too_many",
            zh: "第{round:count}次綜合評選逾上限{limit:count}次；仍無法評定最有利標者，應予廢標。",
            en: "Round {round:count} is above the limit of {limit:count}; without a best tender the procurement is cancelled.",
        },
        Sentence {
            key: "mat-09.bad_limit",
            zh: "招標文件或協商前通知所定綜合評選次數{own:count}次，應為一次以上、{law:count}次以下。",
            en: "The tender or the notice before the negotiation allows {own:count} rounds; it can allow one to {law:count}.",
        },
        Sentence {
            key: "mat-09.reason",
            zh: "第{round:count}次綜合評選與其事由不符：首次以後之綜合評選，以無法評定而採行協商或同分者為限。",
            en: "Round {round:count} does not fit its reason: rounds after the first follow a negotiation without decision, or a tie.",
        },
        Sentence {
            key: "mat-09.nobody",
            zh: "第{round:count}次綜合評選無參與之委員。",
            en: "No member takes part in round {round:count}.",
        },
        Sentence {
            key: "mat-09.member",
            zh: "{name}未參與第一次綜合評選，不得參與第{round:count}次。",
            en: "{name} did not take part in the first round and cannot take part in round {round:count}.",
        },
        Sentence {
            key: "mat-09.nothing_open",
            zh: "第{round:count}次綜合評選以協商為由，惟無納入協商之項目；協商以招標文件已標示得更改之項目為限。",
            en: "Round {round:count} follows a negotiation, but nothing was negotiated; only items that the tender marks as open can be.",
        },
        Sentence {
            key: "mat-09.not_open",
            zh: "招標文件未標示{name}得更改，不得納入協商。",
            en: "The tender does not mark {name} as open to change; it cannot be negotiated.",
        },
        Sentence {
            key: "mat-09.not_everybody",
            zh: "協商應就所有合於招標文件規定之投標廠商分別為之，並均予修改重行遞送之機會。",
            en: "Every compliant bidder must be negotiated with on its own and be able to change its tender.",
        },
        Sentence {
            key: "mat-09.untouched",
            zh: "{name}非協商更改或須隨同調整之項目，不得重行評分，應以原評分併計。",
            en: "{name} was neither changed in the negotiation nor had to follow it; it keeps its scores and is not scored again.",
        },
        Sentence {
            key: "mat-09.unscored",
            zh: "{name}因協商更改或調整，應重行評分（比）。",
            en: "{name} was changed in the negotiation or had to follow it and must be scored again.",
        },
    ],
    example: r#"{
  "rule": "MAT-09",
  "on": "2026-03-02",
  "facts": {
    "round": 2, "reason": "round_no_decision", "members": ["委員1", "委員2"], "first_members": ["委員1", "委員2", "委員3"],
    "open_items": ["價格"], "negotiated": ["價格"], "adjusted": [], "scored": ["價格", "技術"],
    "everybody": true
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The first of some names that is in none of the other lists.
fn outside<'a>(some: &'a [String], others: &[&Values<String>]) -> Option<&'a str> {
    let others: BTreeSet<&String> = others.iter().flat_map(|names| &names.0).collect();
    some.iter().find(|one| !others.contains(one)).map(String::as_str)
}

/// One ruling, on the first thing that is not as the law asks.
///
/// # Errors
/// The ruling that asks for a person when no limit of rounds is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let law = frame.count(&RULE, EVALUATION_ROUNDS)?;
    let limit = facts.own_limit.map_or(law.value, |own| own.min(law.value));
    let first = facts.reason == Reason::First;
    let negotiation = facts.reason == Reason::NoDecision;
    let fits = if first { facts.round == 1 } else { facts.round > 1 };
    let stranger = outside(&facts.members.0, &[&facts.first_members]).filter(|_| !first);
    let closed = outside(&facts.negotiated.0, &[&facts.open_items]).filter(|_| negotiation);
    let untouched = outside(&facts.scored.0, &[&facts.negotiated, &facts.adjusted]).filter(|_| negotiation);
    let changed: Vec<String> = facts.negotiated.0.iter().chain(&facts.adjusted.0).cloned().collect();
    let unscored = outside(&changed, &[&facts.scored]).filter(|_| negotiation);
    let (key, name) = match () {
        () if facts.own_limit.is_some_and(|own| !(1..=law.value).contains(&own)) => ("mat-09.bad_limit", None),
        () if facts.round > limit => ("mat-09.too_many", None),
        () if !fits => ("mat-09.reason", None),
        () if facts.members.0.is_empty() => ("mat-09.nobody", None),
        () if stranger.is_some() => ("mat-09.member", stranger),
        () if negotiation && facts.negotiated.0.is_empty() => ("mat-09.nothing_open", None),
        () if closed.is_some() => ("mat-09.not_open", closed),
        () if negotiation && !facts.everybody => ("mat-09.not_everybody", None),
        () if untouched.is_some() => ("mat-09.untouched", untouched),
        () if unscored.is_some() => ("mat-09.unscored", unscored),
        () => ("mat-09.allow", None),
    };
    let outcome = if key == "mat-09.allow" { Outcome::Allow } else { Outcome::Refuse };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&law)
        .compare("round", Quantity::count(facts.round), Op::Le, Quantity::count(limit))
        .arg("round", facts.round)
        .arg("limit", limit)
        .arg("law", law.value)
        .arg("own", facts.own_limit.unwrap_or(limit));
    Ok(ruling.arg("name", name.unwrap_or_default()))
}
