//! COI-1: former procurement staff stay away from their agency (政府採購法 15-1).

use chrono::NaiveDate;

use crate::clock::{Length, Penalty, months_before};
use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

facts! {
    /// A former member of the staff who comes to the agency for business.
    pub struct Facts {
        /// whether the person handled or monitored procurement at the agency
        procurement_staff: bool = "true, false", "true";
        /// day on which the person left
        left: NaiveDate = "Taipei date", "\"2024-01-31\"";
        /// last day on which the matter was among the person's duties; null when it never was
        duty_until: Stated<NaiveDate> = "Taipei date", "\"2023-06-30\"";
        /// whether the person acts for itself or for a vendor
        for_business: bool = "true, false", "true";
        /// day of the contact with the former agency
        contact: NaiveDate = "Taipei date", "\"2026-03-02\"";
    }
}

/// Id of the years in which former staff stay away.
pub const AWAY_YEARS: &str = "conflict_away_years";
/// Id of the years before leaving whose duties count.
pub const DUTY_YEARS: &str = "conflict_duty_years";

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-1",
    title_zh: "採購人員離職後之限制",
    title_en: "Former procurement staff",
    meaning: "Staff who handled or monitored procurement do not, within three years after leaving, deal with their former agency for themselves or a vendor on matters of their duties in the five years before leaving. The three years run from the day after leaving; the five years begin on the anniversary of leaving.",
    cites: &[GPA.at("15-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[AWAY_YEARS, DUTY_YEARS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-1.not_concerned",
            zh: "非承辦、監辦採購人員，或非為本人或代理廠商接洽，不適用離職後之限制。",
            en: "The person did not handle or monitor procurement, or does not act for itself or a vendor: the limit does not apply.",
        },
        Sentence {
            key: "coi-1.other_matter",
            zh: "接洽事務非離職日{left:date}前{years:count}年內（{since:date}起）之職務。",
            en: "The matter was no duty of the person in the {years:count} years before leaving on {left:date} (since {since:date}).",
        },
        Sentence {
            key: "coi-1.over",
            zh: "離職限制期間至{until:date}屆滿，{contact:date}得接洽。",
            en: "The limit ended on {until:date}; the contact of {contact:date} is free.",
        },
        Sentence {
            key: "coi-1.barred",
            zh: "離職限制期間至{until:date}止，{contact:date}不得為本人或代理廠商向原任職機關接洽離職前{years:count}年內與職務有關之事務。",
            en: "Until {until:date} the person may not deal with the former agency, for itself or a vendor, on matters of its duties in the {years:count} years before leaving; the contact is on {contact:date}.",
        },
    ],
    example: r#"{
  "rule": "COI-1",
  "on": "2026-03-02",
  "facts": { "procurement_staff": true, "left": "2024-01-31", "duty_until": "2023-06-30", "for_business": true, "contact": "2026-03-02" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let away = frame.count(&RULE, AWAY_YEARS)?;
    let duty = frame.count(&RULE, DUTY_YEARS)?;
    let years = |used: i64| u32::try_from(used).unwrap_or_default();
    let until = Penalty { event: facts.left, length: Length::Years(years(away.value)) }.last_day();
    let since = months_before(facts.left, years(duty.value).saturating_mul(12));
    let (outcome, key) = match facts.duty_until.0 {
        _ if !facts.procurement_staff || !facts.for_business => (Outcome::Allow, "coi-1.not_concerned"),
        Some(last) if last >= since && facts.contact <= until => (Outcome::Refuse, "coi-1.barred"),
        Some(last) if last >= since => (Outcome::Allow, "coi-1.over"),
        _ => (Outcome::Allow, "coi-1.other_matter"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&away)
        .using(&duty)
        .result("conflict_away_until", Quantity::date(until))
        .arg("left", facts.left)
        .arg("since", since)
        .arg("until", until)
        .arg("contact", facts.contact)
        .arg("years", duty.value);
    Ok(match key {
        "coi-1.barred" | "coi-1.over" => {
            ruling.compare("contact_day", Quantity::date(facts.contact), Op::Gt, Quantity::date(until))
        }
        _ => ruling,
    })
}
