//! RET-01: how long papers of a procurement are kept (政府採購法 107; 施行細則 112-2; the retention schedule of the archives).

use chrono::NaiveDate;

use crate::clock::{Length, Penalty};
use crate::fact::{Facts as _, Stated, Values};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// A class of the retention schedule.
    pub enum RecordClass {
        /// A procurement below the large class (未達巨額).
        Regular = "retention_regular",
        /// A large procurement (巨額).
        Large = "retention_large",
        /// A contract that was terminated or rescinded.
        Terminated = "retention_terminated",
    }
}

facts! {
    /// The papers of a procurement.
    pub struct Facts {
        /// classes of the schedule to which they belong
        classes: Values<RecordClass> = "retention_regular, retention_large, retention_terminated", "[\"retention_regular\"]";
        /// day on which the vendor's contractual duties ended
        closed: NaiveDate = "Taipei date", "\"2015-06-30\"";
        /// day on which they are to be destroyed; null to ask how long they are kept
        destruction: Stated<NaiveDate> = "Taipei date", "null";
        /// reference of the approved list of papers to be destroyed
        approved_list: Stated<String> = "document number", "null";
    }
}

/// Id of the years of the regular class.
pub const REGULAR_YEARS: &str = "retention_regular_years";
/// Id of the years of large procurements.
pub const LARGE_YEARS: &str = "retention_large_years";
/// Id of the years of terminated contracts.
pub const TERMINATED_YEARS: &str = "retention_terminated_years";

/// The rule.
pub static RULE: Rule = Rule {
    id: "RET-01",
    title_zh: "採購文件之保存",
    title_en: "Retention of procurement papers",
    meaning: "Papers are kept from the end of the vendor's duties for the years of their class, the longest class winning; nothing is deleted by itself, and papers are destroyed only after that and by an approved list. The schedule's text is not at hand: the years are settings, and a person decides about every destruction until the owner has verified them.",
    cites: &[GPA.at("107"), ENFORCEMENT.at("112之2")],
    mark: Mark::Known,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[REGULAR_YEARS, LARGE_YEARS, TERMINATED_YEARS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ret-01.keep",
            zh: "採購文件應保存{years:count}年，至{until:date}。",
            en: "The papers are kept for {years:count} years, until {until:date}.",
        },
        Sentence {
            key: "ret-01.no_class",
            zh: "採購文件尚未歸類，應由承辦人員依檔案保存年限基準判定。",
            en: "The papers have no class; a person assigns one of the schedule.",
        },
        Sentence {
            key: "ret-01.too_early",
            zh: "採購文件應保存至{until:date}，{day:date}不得銷毀。",
            en: "The papers are kept until {until:date}: they are not destroyed on {day:date}.",
        },
        Sentence {
            key: "ret-01.no_list",
            zh: "銷毀採購文件應有核准之銷毀目錄。",
            en: "Papers are destroyed only by an approved list.",
        },
        Sentence {
            key: "ret-01.destroy",
            zh: "保存期限{until:date}已屆滿，得依核准之銷毀目錄（{list}）於{day:date}銷毀。",
            en: "The retention ended on {until:date}: the papers may be destroyed on {day:date} by the approved list ({list}).",
        },
    ],
    example: r#"{
  "rule": "RET-01",
  "on": "2026-03-02",
  "facts": { "classes": ["retention_regular", "retention_terminated"], "closed": "2015-06-30", "destruction": null, "approved_list": null }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

const fn years_of(class: RecordClass) -> &'static str {
    match class {
        RecordClass::Regular => REGULAR_YEARS,
        RecordClass::Large => LARGE_YEARS,
        RecordClass::Terminated => TERMINATED_YEARS,
    }
}

/// One ruling with the last day of the retention.
///
/// # Errors
/// The ruling that asks for a person when the years of a class are not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let used: Vec<_> =
        facts.classes.0.iter().map(|class| frame.count(&RULE, years_of(*class))).collect::<Result<_, _>>()?;
    let Some(longest) = used.iter().max_by_key(|used| used.value) else {
        return Ok(RULE.begin(frame, Outcome::NeedsPerson, "ret-01.no_class"));
    };
    let length = Length::Years(u32::try_from(longest.value).unwrap_or_default());
    let until = Penalty { event: facts.closed, length }.last_day();
    let list = facts.approved_list.0.as_deref().unwrap_or_default().trim();
    // Destruction cannot be undone: what may not refuse yet asks a person instead of warning.
    let verified =
        frame.trust(RULE.id, RULE.mark).is_confirmed() && used.iter().all(|used| used.parameter.mark.is_confirmed());
    let no = if verified { Outcome::Refuse } else { Outcome::NeedsPerson };
    let (outcome, key) = match facts.destruction.0 {
        None => (Outcome::Allow, "ret-01.keep"),
        Some(day) if day <= until => (no, "ret-01.too_early"),
        Some(_) if list.is_empty() => (no, "ret-01.no_list"),
        Some(_) => (Outcome::Allow, "ret-01.destroy"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(longest)
        .result("keep_until", Quantity::date(until))
        .arg("years", longest.value)
        .arg("until", until)
        .arg("list", list);
    Ok(match facts.destruction.0 {
        None => ruling,
        Some(day) => ruling
            .compare("destruction_day", Quantity::date(day), Op::Gt, Quantity::date(until))
            .compare("destruction_list", Quantity::text(list), Op::Present, Quantity::text(""))
            .arg("day", day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn until(classes: Vec<RecordClass>) -> String {
        let facts = Facts {
            classes: Values(classes),
            closed: day(2015, 6, 30),
            destruction: Stated(None),
            approved_list: Stated(None),
        };
        settled(check(&Frame::on(day(2026, 3, 2)), &facts)).results[0].value.plain()
    }

    proptest! {
        #[test]
        fn one_more_class_never_shortens(classes in proptest::collection::vec(0_usize..3, 1..4), more in 0_usize..3) {
            let of = |list: &[usize]| list.iter().map(|n| RecordClass::ALL[*n]).collect::<Vec<_>>();
            let longer = [classes.clone(), vec![more]].concat();
            prop_assert!(until(of(&longer)) >= until(of(&classes)));
            prop_assert!(until(of(&longer)) >= until(of(&[more])));
        }
    }
}
