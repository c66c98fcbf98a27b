//! ACC-02: the settlement and acceptance certificate (結算驗收證明書, 施行細則 101).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::category::Category;
use crate::clock::ActBy;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::performance::in_time::{Extension, HEAD, Standing};
use crate::performance::share::days;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Days to issue the certificate after acceptance.
pub const ISSUE: &str = "settlement_certificate_days";

facts! {
    /// A certificate after acceptance.
    pub struct Facts {
        /// what is bought
        category: Category = "", "\"goods\"";
        /// amount of the procurement (採購金額)
        amount: Decimal = "NT$, tax included", "\"1500000\"";
        /// whether the goods come at a public utility's fixed rate, or the competent authority lets the certificate be left out
        exempt: bool = "true, false", "false";
        /// day on which acceptance was finished
        accepted: NaiveDate = "day", "\"2026-03-02\"";
        /// day of the certificate
        issued: Option<NaiveDate> = "day", "\"2026-03-17\"";
        /// whether the chief inspector, and the monitor where there was one, signed it
        signed: bool = "true, false", "true";
        /// day to which the period was extended
        extended_to: Option<NaiveDate> = "day", "\"2026-03-31\"";
        /// reference of the approval of the extension by the head of the agency or a delegate
        extension_approval: Option<String> = "reference", "\"簽115-018\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-02",
    title_zh: "結算驗收證明書",
    title_en: "Settlement certificate",
    meaning: "Works and goods at or above the publication threshold get a certificate within the days after acceptance, signed by the chief inspector and the monitor; below it the agency decides. A late one warns. For services the signing applies by analogy (政府採購法 73-2), so one that is not signed warns.",
    cites: &[ENFORCEMENT.at("101-1"), ENFORCEMENT.at("101-2"), GPA.at("73")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD, ISSUE],
    overrides: &[HEAD],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-02.optional",
            zh: "本案得視需要填具結算驗收證明書（採購金額{amount:money}，公告金額{threshold:money}）。",
            en: "The certificate is at the agency's choice here (amount {amount:money}, publication threshold {threshold:money}).",
        },
        Sentence {
            key: "acc-02.open",
            zh: "結算驗收證明書應於{last:date}前（含當日）填具。",
            en: "The certificate is due by {last:date}.",
        },
        Sentence {
            key: "acc-02.issued",
            zh: "結算驗收證明書於{done:date}填具並經簽認，未逾期限{extended:date}。",
            en: "The certificate of {done:date} is signed and within {extended:date}.",
        },
        Sentence {
            key: "acc-02.unsigned",
            zh: "結算驗收證明書應經主驗及監驗人員分別簽認。",
            en: "The certificate must be signed by the chief inspector and by the monitor.",
        },
        Sentence {
            key: "acc-02.early",
            zh: "結算驗收證明書填具日{done:date}早於驗收完畢日{accepted:date}，應由承辦人員確認。",
            en: "The certificate of {done:date} is older than the end of the acceptance on {accepted:date}; a person confirms the days.",
        },
        Sentence {
            key: "acc-02.late",
            zh: "結算驗收證明書於{done:date}填具，逾期限{extended:date}。",
            en: "The certificate of {done:date} is later than {extended:date}.",
        },
    ],
    example: r#"{
  "rule": "ACC-02",
  "on": "2026-03-02",
  "facts": { "category": "goods", "amount": "1500000", "exempt": false, "accepted": "2026-03-02", "issued": "2026-03-17", "signed": true }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let period = frame.count(&RULE, ISSUE)?;
    let last = ActBy::days(facts.accepted, days(period.value)).last_day(&frame.calendar());
    let extension = Extension { to: facts.extended_to, approval: facts.extension_approval.as_deref() };
    let breach = if facts.category == Category::Services { Outcome::Warn } else { Outcome::Refuse };
    let optional = facts.exempt || facts.amount < threshold.value;
    let (outcome, key) = match (optional, Standing::of(facts.accepted, last.day, extension, facts.issued)) {
        (true, _) => (Outcome::Allow, "acc-02.optional"),
        (_, Standing::Open) => (Outcome::Allow, "acc-02.open"),
        (_, Standing::Early) => (Outcome::NeedsPerson, "acc-02.early"),
        _ if !facts.signed => (breach, "acc-02.unsigned"),
        // The duty to issue it does not end with its days: the certificate still counts, and it is late.
        (_, Standing::Late) => (Outcome::Warn, "acc-02.late"),
        _ => (Outcome::Allow, "acc-02.issued"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&threshold)
        .using(&period)
        .arg("amount", facts.amount)
        .arg("accepted", facts.accepted)
        .arg("threshold", threshold.value.normalize());
    if optional {
        return Ok(ruling);
    }
    let (amount, from) = (Quantity::money(facts.amount), Quantity::money(threshold.value));
    let ruling = ruling.compare("acceptance_amount", amount, Op::Ge, from).deadline("certificate_last_day", &last);
    Ok(extension.told(ruling, "certificate_issued", last.day, facts.issued))
}
