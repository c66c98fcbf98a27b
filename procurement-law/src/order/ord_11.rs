//! ORD-11: the vendor treats the agencies of a framework alike and supplies them (共同供應契約實施辦法 10).

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

facts! {
    /// How a vendor treats an agency of the framework.
    pub struct Facts {
        /// whether the framework says that the contracting agency may terminate and claim damages
        clause: bool = "true, false", "true";
        /// whether the vendor treats an agency worse than another
        treats_worse: bool = "true, false", "false";
        /// cause that the vendor gives for it
        cause: Option<String> = "text", "null";
        /// whether the vendor has failed to supply
        failed_to_supply: bool = "true, false", "false";
        /// whether that is for reasons of the vendor's own; left out while it is not known
        own_fault: Option<bool> = "true, false", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-11",
    title_zh: "差別待遇與未能供應",
    title_en: "Discrimination and failure to supply",
    meaning: "A framework says that the contracting agency may terminate it and claim damages when the vendor treats agencies differently without good cause or fails to supply for reasons of its own. Whether it does so, and whether a cause is good, a person decides.",
    cites: &[FRAMEWORKS.at("10")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-11.allow",
            zh: "無差別待遇，亦無可歸責於訂約廠商之未能供應。",
            en: "There is no different treatment and no failure to supply for reasons of the vendor's own.",
        },
        Sentence {
            key: "ord-11.no_clause",
            zh: "本契約應明定差別待遇或未能供應時，訂約機關得終止契約並請求損害賠償。",
            en: "The framework must say that the contracting agency may terminate it and claim damages for discrimination or failure to supply.",
        },
        Sentence {
            key: "ord-11.discriminates",
            zh: "訂約廠商為差別待遇而未說明正當理由，訂約機關得終止契約，並得請求損害賠償。",
            en: "The vendor treats an agency worse and gives no cause; the contracting agency may terminate the framework and claim damages.",
        },
        Sentence {
            key: "ord-11.cause",
            zh: "訂約廠商說明差別待遇之理由：{cause}，是否正當應由訂約機關判斷。",
            en: "The vendor gives this cause for treating an agency worse: {cause}; the contracting agency must judge it.",
        },
        Sentence {
            key: "ord-11.not_supplied",
            zh: "因可歸責於訂約廠商之事由未能供應，訂約機關得終止契約，並得請求損害賠償。",
            en: "The vendor has failed to supply for reasons of its own; the contracting agency may terminate the framework and claim damages.",
        },
        Sentence {
            key: "ord-11.whose_fault",
            zh: "訂約廠商未能供應，是否可歸責於該廠商應由訂約機關判斷。",
            en: "The vendor has failed to supply; the contracting agency must judge whether the reasons are the vendor's own.",
        },
    ],
    example: r#"{
  "rule": "ORD-11",
  "on": "2026-03-02",
  "facts": { "clause": true, "treats_worse": true, "failed_to_supply": false }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// A ruling on the treatment and one on the supply where either calls for something, or one permission.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let cause = facts.cause.as_deref().map_or("", str::trim);
    let clause = (!facts.clause).then_some((Outcome::Refuse, "ord-11.no_clause"));
    let treatment = match (facts.treats_worse, cause.is_empty()) {
        (false, _) => None,
        (true, true) => Some((Outcome::NeedsPerson, "ord-11.discriminates")),
        (true, false) => Some((Outcome::NeedsPerson, "ord-11.cause")),
    };
    let supply = match (facts.failed_to_supply, facts.own_fault) {
        (false, _) | (true, Some(false)) => None,
        (true, Some(true)) => Some((Outcome::NeedsPerson, "ord-11.not_supplied")),
        (true, None) => Some((Outcome::NeedsPerson, "ord-11.whose_fault")),
    };
    let begin = |(outcome, key)| RULE.begin(frame, outcome, key).arg("cause", cause);
    let found: Vec<_> = [clause, treatment, supply].into_iter().flatten().map(begin).collect();
    if found.is_empty() { vec![RULE.begin(frame, Outcome::Allow, "ord-11.allow")] } else { found }
}
