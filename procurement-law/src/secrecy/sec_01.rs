//! SEC-01: whether data of a procurement may be seen (政府採購法 34, 57; 施行細則 34, 35, 48, 76; the rules of evaluation).

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, COMMITTEE_WORK, COMMITTEES, ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::secrecy::matrix::{Exception, May, Phase, Question, Role, Row, What, answer};
use crate::texts::Sentence;

facts! {
    /// A wish to see data of a procurement.
    pub struct Facts {
        /// data
        what: What = "", "\"reserve_price\"";
        /// phase of the procurement
        phase: Phase = "", "\"before_opening\"";
        /// who asks
        role: Role = "", "\"operator\"";
        /// what lifts or extends secrecy; one that does not concern the data changes nothing
        exception: Option<Exception> = "", "\"price_published\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "SEC-01",
    title_zh: "採購資料之保密",
    title_en: "Secrecy of procurement data",
    meaning: "Each kind of data is open or closed to each role in each phase, as the matrix says; what it does not open stays closed. Before the opening nobody learns names or number of tenderers, the staff and whoever runs the system included. An authority with a power of its own is for a person to judge.",
    cites: &[
        GPA.at("34"),
        GPA.at("57-1-1"),
        ENFORCEMENT.at("35"),
        ENFORCEMENT.at("76-2"),
        COMMITTEES.at("6"),
        COMMITTEE_WORK.at("7-1"),
        BEST_TENDER.at("20"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "sec-01.allow",
            zh: "{phase:word}，「{role:word}」得知悉「{what:word}」。",
            en: "{phase:word}: {role:word} may see the {what:word}.",
        },
        Sentence {
            key: "sec-01.refuse",
            zh: "{phase:word}，「{what:word}」應對「{role:word}」保密。",
            en: "{phase:word}: the {what:word} must be kept from {role:word}.",
        },
        Sentence {
            key: "sec-01.ask",
            zh: "{phase:word}，「{role:word}」得否知悉「{what:word}」，應由承辦人員依法令判斷。",
            en: "{phase:word}: whether {role:word} may see the {what:word} is for a person to judge.",
        },
    ],
    example: r#"{
  "rule": "SEC-01",
  "on": "2026-03-02",
  "facts": { "what": "tenderers", "phase": "before_opening", "role": "operator" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling with the place of the row that answers.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let question = Question { what: facts.what, phase: facts.phase, role: facts.role, exception: facts.exception };
    let row = answer(&question);
    let (outcome, key) = match row.map_or(May::No, |row| row.may) {
        May::Yes => (Outcome::Allow, "sec-01.allow"),
        May::No => (Outcome::Refuse, "sec-01.refuse"),
        May::Person => (Outcome::NeedsPerson, "sec-01.ask"),
    };
    let ruling = RULE.begin(frame, outcome, key);
    let cites = row.and_then(Row::cite).map_or_else(|| ruling.cites.clone(), |cite| vec![cite]);
    let words = |key: &str| format!("secrecy_{key}");
    Ruling { cites, ..ruling }
        .arg("what", words(facts.what.code()))
        .arg("phase", words(facts.phase.code()))
        .arg("role", words(facts.role.code()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::known;

    #[test]
    fn a_ruling_cites_the_row_that_answers() {
        let facts = Facts { what: What::Tenderers, phase: Phase::UntilAward, role: Role::Public, exception: None };
        let ruling = check(&Frame::on(day(2026, 3, 2)), &facts);
        assert_eq!(ruling.cites.len(), 1);
        assert_eq!((ruling.cites[0].law.as_str(), ruling.cites[0].article.as_str()), ("A0030058", "48-1"));
    }

    #[test]
    fn every_code_has_words() {
        let whats = What::ALL.iter().map(|one| one.code());
        let all = whats.chain(Phase::ALL.iter().map(|one| one.code())).chain(Role::ALL.iter().map(|one| one.code()));
        all.for_each(|code| assert!(known(&format!("secrecy_{code}")), "{code}"));
    }
}
