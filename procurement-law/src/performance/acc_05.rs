//! ACC-05: defects found in an acceptance, and inspecting again (政府採購法 72-1, 施行細則 97).

use chrono::NaiveDate;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// Who sets the days for correcting.
    pub enum Setter {
        /// The contract.
        Contract = "set_by_contract",
        /// The chief inspector.
        Chief = "chief_inspector",
        /// Somebody else.
        Another = "set_by_another",
    }
}

facts! {
    /// Defects and their correction.
    pub struct Facts {
        /// whether the contract sets the days for correcting
        contract_sets: bool = "true, false", "false";
        /// who set the day by which to correct
        set_by: Setter = "", "\"chief_inspector\"";
        /// day by which to correct, remove, redo, take back or exchange, as notified to the vendor; null when none was set
        correct_by: crate::fact::Stated<NaiveDate> = "day", "\"2026-03-20\"";
        /// day on which the vendor was done
        corrected: Option<NaiveDate> = "day", "\"2026-03-18\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-05",
    title_zh: "驗收不符之改善及再驗",
    title_en: "Defects and inspecting again",
    meaning: "What does not conform is notified with a day by which to correct it. The contract sets that day; where it does not, the chief inspector. A vendor done by then is inspected again; one who is not faces what the contract says, which a person decides.",
    cites: &[GPA.at("72-1"), ENFORCEMENT.at("97-1"), ENFORCEMENT.at("97-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-05.open",
            zh: "廠商應於{by:date}前（含當日）改善、拆除、重作、退貨或換貨。",
            en: "The vendor must correct by {by:date}.",
        },
        Sentence {
            key: "acc-05.again",
            zh: "廠商於{done:date}完成改善，未逾期限{by:date}，機關應再行辦理驗收。",
            en: "The vendor was done on {done:date}, within {by:date}; the agency inspects again.",
        },
        Sentence {
            key: "acc-05.late",
            zh: "廠商於{done:date}始完成改善，逾期限{by:date}；應由承辦人員依契約判斷其後果。",
            en: "The vendor was done on {done:date}, after {by:date}; a person decides by the contract what follows.",
        },
        Sentence {
            key: "acc-05.no_day",
            zh: "驗收結果與規定不符，應通知廠商限期改善、拆除、重作、退貨或換貨；本件未定期限。",
            en: "What does not conform must be notified with a day by which to correct it; none was set.",
        },
        Sentence {
            key: "acc-05.setter",
            zh: "本件改善期限由{set:word}所定，惟應以{right:word}所定者為準。",
            en: "The day for correcting was set by: {set:word}. It must be set by: {right:word}.",
        },
    ],
    example: r#"{
  "rule": "ACC-05",
  "on": "2026-03-02",
  "facts": { "contract_sets": false, "set_by": "chief_inspector", "correct_by": "2026-03-20", "corrected": "2026-03-18" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let Some(by) = facts.correct_by.0 else {
        return RULE.begin(frame, Outcome::Refuse, "acc-05.no_day");
    };
    let right = if facts.contract_sets { Setter::Contract } else { Setter::Chief };
    let (outcome, key) = match facts.corrected {
        _ if facts.set_by != right => (Outcome::Refuse, "acc-05.setter"),
        None => (Outcome::Allow, "acc-05.open"),
        Some(done) if done <= by => (Outcome::Allow, "acc-05.again"),
        Some(_) => (Outcome::NeedsPerson, "acc-05.late"),
    };
    let (set, wanted) = (facts.set_by.code(), right.code());
    let ruling = RULE.begin(frame, outcome, key);
    let ruling = ruling.compare("correction_set_by", Quantity::text(set), Op::Eq, Quantity::text(wanted));
    let ruling = match facts.corrected {
        Some(done) => ruling.compare("corrected", Quantity::date(done), Op::Le, Quantity::date(by)).arg("done", done),
        None => ruling,
    };
    ruling.arg("by", by).arg("set", set).arg("right", wanted)
}
