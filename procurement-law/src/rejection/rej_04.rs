//! REJ-04: a vendor makes one bid in a procurement (施行細則 33).

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// When several bids of a vendor are found.
    pub enum Seen {
        /// Before the bids are opened.
        Before = "before_opening",
        /// After the opening.
        After = "after_opening",
    }
}

facts! {
    /// The bids of one vendor, its head office and branches together.
    pub struct Facts {
        /// bids of the vendor and of all its branches in this procurement
        bids: i64 = "bids", "1";
        /// when they are found
        seen: Seen = "", "\"before_opening\"";
        /// whether the lowest tender wins and the tender documents let one offer name several articles at the same price for the agency to choose
        alternatives_allowed: bool = "true, false", "false";
    }
}

/// Id of the number of bids that a vendor may make.
pub const BIDS_OF_A_VENDOR: &str = "reject_bids_of_a_vendor";

/// The rule.
pub static RULE: Rule = Rule {
    id: "REJ-04",
    title_zh: "同一廠商以一標為限",
    title_en: "One bid of a vendor",
    meaning: "A vendor makes one bid in a procurement; a head office and its branches, or two branches, count as one vendor. Several are all not opened when found before the opening and not accepted when found after, unless the lowest tender wins and the tender documents allow one offer with several articles.",
    cites: &[ENFORCEMENT.at("33-1"), ENFORCEMENT.at("33-2"), ENFORCEMENT.at("33-3")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[BIDS_OF_A_VENDOR],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "rej-04.allow",
            zh: "該廠商與其分支機構就本採購投標{bids:count}標。",
            en: "The vendor and its branches have made {bids:count} bid in this procurement.",
        },
        Sentence {
            key: "rej-04.alternatives",
            zh: "採最低標且招標文件訂明得以同一報價載明二以上標的，不適用一標之限制。",
            en: "The lowest tender wins and one offer may name several articles: the limit to one bid does not apply.",
        },
        Sentence {
            key: "rej-04.not_opened",
            zh: "該廠商與其分支機構投標{bids:count}標，逾{limit:count}標；開標前發現，所投之標應不予開標。",
            en: "The vendor and its branches have made {bids:count} bids, more than {limit:count}; found before the opening, they are not opened.",
        },
        Sentence {
            key: "rej-04.not_accepted",
            zh: "該廠商與其分支機構投標{bids:count}標，逾{limit:count}標；開標後發現，所投之標應不予接受。",
            en: "The vendor and its branches have made {bids:count} bids, more than {limit:count}; found after the opening, they are not accepted.",
        },
    ],
    example: r#"{
  "rule": "REJ-04",
  "on": "2026-03-02",
  "facts": { "bids": 2, "seen": "before_opening", "alternatives_allowed": false }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when the limit is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let limit = frame.count(&RULE, BIDS_OF_A_VENDOR)?;
    let (outcome, key) = match facts.seen {
        _ if facts.bids <= limit.value => (Outcome::Allow, "rej-04.allow"),
        _ if facts.alternatives_allowed => (Outcome::Allow, "rej-04.alternatives"),
        Seen::Before => (Outcome::Refuse, "rej-04.not_opened"),
        Seen::After => (Outcome::Refuse, "rej-04.not_accepted"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&limit).arg("bids", facts.bids).arg("limit", limit.value);
    if key == "rej-04.alternatives" {
        return Ok(ruling);
    }
    Ok(ruling.compare("bids_of_vendor", Quantity::count(facts.bids), Op::Le, Quantity::count(limit.value)))
}
