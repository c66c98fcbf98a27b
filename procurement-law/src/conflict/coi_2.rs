//! COI-2: staff recuse from matters of their own and their family (政府採購法 15-2, 15-3).

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// Whose interest the procurement touches.
    pub enum Interested {
        /// The person itself.
        Own = "interest_own",
        /// The spouse.
        Spouse = "interest_spouse",
        /// A relative by blood or marriage.
        Relative = "interest_relative",
        /// Family living in the same household.
        Household = "interest_household",
        /// Nobody of these.
        Nobody = "interest_nobody",
    }
}

facts! {
    /// A member of the staff and a matter of procurement.
    pub struct Facts {
        /// whose interest the matter touches
        interested: Interested = "", "\"interest_relative\"";
        /// degree of kinship, for a relative
        degree: Option<i64> = "degree (親等)", "2";
        /// whether the person has recused or the head has replaced it
        recused: bool = "true, false", "true";
    }
}

/// Id of the degree of kinship up to which staff recuse.
pub const KIN_DEGREE: &str = "conflict_kin_degree";

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-2",
    title_zh: "機關人員之迴避",
    title_en: "Recusal of staff",
    meaning: "Staff recuse from matters of procurement that touch the interest of themselves, their spouse, relatives within the second degree or family living with them; the head orders it and names another where they do not.",
    cites: &[GPA.at("15-2"), GPA.at("15-3")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[KIN_DEGREE],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-2.free",
            zh: "未涉及本人、配偶、{limit:count}親等以內親屬或共同生活家屬之利益，無須迴避。",
            en: "No interest of the person, its spouse, a relative within degree {limit:count} or its household is touched: no recusal.",
        },
        Sentence {
            key: "coi-2.recused",
            zh: "涉及「{interested:word}」之利益，已迴避或由機關首長另行指定人員辦理。",
            en: "The matter touches the interest of {interested:word}; the person has recused or was replaced.",
        },
        Sentence {
            key: "coi-2.must",
            zh: "涉及「{interested:word}」之利益，應行迴避；未迴避者，機關首長應令其迴避並另行指定人員。",
            en: "The matter touches the interest of {interested:word}: the person must recuse, or the head orders it and names another.",
        },
        Sentence {
            key: "coi-2.ask_degree",
            zh: "涉及親屬之利益，應查明親等是否在{limit:count}親等以內。",
            en: "The matter touches a relative's interest; whether it is within degree {limit:count} needs checking.",
        },
    ],
    example: r#"{
  "rule": "COI-2",
  "on": "2026-03-02",
  "facts": { "interested": "interest_relative", "degree": 2, "recused": false }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when the degree is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let limit = frame.count(&RULE, KIN_DEGREE)?;
    let near = match (facts.interested, facts.degree) {
        (Interested::Nobody, _) => Some(false),
        (Interested::Relative, degree) => degree.map(|degree| degree <= limit.value),
        _ => Some(true),
    };
    let (outcome, key) = match near {
        Some(false) => (Outcome::Allow, "coi-2.free"),
        _ if facts.recused => (Outcome::Allow, "coi-2.recused"),
        Some(true) => (Outcome::Refuse, "coi-2.must"),
        None => (Outcome::NeedsPerson, "coi-2.ask_degree"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&limit)
        .arg("interested", facts.interested.code())
        .arg("limit", limit.value);
    Ok(match (facts.interested, facts.degree) {
        (Interested::Relative, Some(degree)) if !facts.recused => {
            ruling.compare("kin_degree", Quantity::count(degree), Op::Gt, Quantity::count(limit.value))
        }
        _ => ruling,
    })
}
