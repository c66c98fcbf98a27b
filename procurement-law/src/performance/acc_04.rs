//! ACC-04: what the record of an acceptance holds (施行細則 96).

use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// A field of the record.
    pub enum Field {
        /// Case number (案號), where there is one.
        CaseNumber = "record_case_number",
        /// Name and quantity of what is accepted.
        Subject = "record_subject",
        /// Vendor.
        Vendor = "record_vendor",
        /// Period of performance.
        Period = "record_period",
        /// Day on which performance was complete.
        Completed = "record_completed",
        /// Day of the acceptance.
        Accepted = "record_accepted",
        /// Result.
        Result = "record_result",
        /// How it differs from contract, drawings or sample, where it does.
        Difference = "record_difference",
    }
}

facts! {
    /// A record of acceptance.
    pub struct Facts {
        /// whether the procurement has a case number
        case_number: bool = "true, false", "true";
        /// whether what was delivered conforms
        conforms: bool = "true, false", "true";
        /// fields that the record holds
        fields: Values<Field> = "codes", "[\"record_subject\", \"record_vendor\"]";
        /// those who took part, the monitor and the vendor's representative included, and did not sign
        unsigned: Values<String> = "names", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-04",
    title_zh: "驗收紀錄",
    title_en: "Record of acceptance",
    meaning: "The record holds the fields of the Enforcement Rules and is signed by everybody who took part. A vendor who was notified and stayed away keeps nobody from accepting and does not sign. One ruling for each gap.",
    cites: &[GPA.at("72-1"), ENFORCEMENT.at("96-1"), ENFORCEMENT.at("96-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-04.allow",
            zh: "驗收紀錄應記載事項齊備，並經會同簽認。",
            en: "The record holds every field and is signed by all.",
        },
        Sentence {
            key: "acc-04.missing",
            zh: "驗收紀錄未記載{field:word}。",
            en: "The record lacks the {field:word}.",
        },
        Sentence {
            key: "acc-04.unsigned",
            zh: "{name}參加驗收而未於驗收紀錄簽認。",
            en: "{name} took part in the acceptance and did not sign the record.",
        },
    ],
    example: r#"{
  "rule": "ACC-04",
  "on": "2026-03-02",
  "facts": { "case_number": true, "conforms": true, "fields": ["record_case_number", "record_subject", "record_vendor", "record_period", "record_completed", "record_accepted"], "unsigned": [] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each field or signature that is missing, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let needed = |field: &Field| match field {
        Field::CaseNumber => facts.case_number,
        Field::Difference => !facts.conforms,
        _ => true,
    };
    let missing = Field::ALL.iter().filter(|field| needed(field) && !facts.fields.0.contains(field)).map(|field| {
        let ruling = RULE.begin(frame, Outcome::Refuse, "acc-04.missing").arg("field", field.code());
        ruling.compare(field.code(), Quantity::text(""), Op::Present, Quantity::text(""))
    });
    let unsigned = facts.unsigned.0.iter().map(|name| {
        let ruling = RULE.begin(frame, Outcome::Refuse, "acc-04.unsigned").arg("name", name);
        ruling.compare("record_signature", Quantity::text(""), Op::Present, Quantity::text(""))
    });
    let rulings: Vec<_> = missing.chain(unsigned).collect();
    if rulings.is_empty() { vec![RULE.begin(frame, Outcome::Allow, "acc-04.allow")] } else { rulings }
}
