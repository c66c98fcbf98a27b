//! EMP-01: an awarded vendor with more than a hundred domestic staff employs disabled and indigenous people (政府採購法 98).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::money;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Domestic staff up to which nothing is asked (`>` asks).
pub const STAFF: &str = "employment_staff";
/// Share of each group, percent of the domestic staff; fractions of a person do not count.
pub const SHARE: &str = "employment_share_percent";
/// Days by which a month's basic wage is divided for a month that is not full.
pub const WAGE_DAYS: &str = "employment_wage_days";

facts! {
    /// The staff of an awarded vendor during one month of performance.
    pub struct Facts {
        /// domestic staff by the insuring unit
        staff: i64 = "persons", "250";
        /// disabled people employed
        disabled: i64 = "persons", "2";
        /// indigenous people employed
        indigenous: i64 = "persons", "1";
        /// basic wage of a month, as published by the labour authority
        basic_wage: Decimal = "NT$ per month", "\"29500\"";
        /// days of the month that belong to the performance; a full month when left out
        days: Option<i64> = "days", "15";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "EMP-01",
    title_zh: "得標廠商僱用身心障礙者及原住民",
    title_en: "Disabled and indigenous staff of an awarded vendor",
    meaning: "During performance a vendor with more than 100 domestic staff employs of each group at least one percent, whole persons only. For every person missing it pays the basic wage by the tenth of the next month; a month that is not full counts by its days, a thirtieth of the wage each.",
    cites: &[GPA.at("98"), ENFORCEMENT.at("107-2"), ENFORCEMENT.at("108")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[STAFF, SHARE, WAGE_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "emp-01.small",
            zh: "國內員工{staff:count}人，未逾{limit:count}人，不適用進用規定。",
            en: "With {staff:count} domestic staff, not above {limit:count}, nothing is asked.",
        },
        Sentence {
            key: "emp-01.enough",
            zh: "國內員工{staff:count}人，身心障礙者及原住民各應僱用{needed:count}人，已足額。",
            en: "With {staff:count} domestic staff {needed:count} of each group are needed, and employed.",
        },
        Sentence {
            key: "emp-01.short",
            zh: "國內員工{staff:count}人，身心障礙者及原住民各應僱用{needed:count}人，計不足{short:count}人，當月應繳納代金{fee:money}。",
            en: "With {staff:count} domestic staff {needed:count} of each group are needed; {short:count} are missing, and {fee:money} is due for the month.",
        },
        Sentence {
            key: "emp-01.odd",
            zh: "人數不得為負，當月屬履約期間之日數應為0至{most:count}日，請更正後再行計算。",
            en: "Numbers of people are not negative, and the days of the month lie between 0 and {most:count}; mend them first.",
        },
    ],
    example: r#"{
  "rule": "EMP-01",
  "on": "2026-03-02",
  "facts": { "staff": 250, "disabled": 2, "indigenous": 1, "basic_wage": "29500" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with what is due for the month.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let limit = frame.count(&RULE, STAFF)?;
    let share = frame.number(&RULE, SHARE)?;
    let month = frame.count(&RULE, WAGE_DAYS)?;
    let days = facts.days.unwrap_or(month.value);
    let say = |outcome, key| {
        let ruling = RULE.begin(frame, outcome, key).using(&limit).using(&share).using(&month);
        ruling.arg("staff", facts.staff).arg("limit", limit.value)
    };
    if [facts.staff, facts.disabled, facts.indigenous, days].iter().any(|number| *number < 0) || days > LONGEST_MONTH {
        return Ok(say(Outcome::NeedsPerson, "emp-01.odd").arg("most", LONGEST_MONTH));
    }
    if facts.staff <= limit.value {
        let (staff, most) = (Quantity::count(facts.staff), Quantity::count(limit.value));
        return Ok(say(Outcome::Allow, "emp-01.small").compare("domestic_staff", staff, Op::Le, most));
    }
    let needed = persons(Decimal::from(facts.staff).saturating_mul(share.value) / Decimal::ONE_HUNDRED);
    let short = (needed - facts.disabled).max(0) + (needed - facts.indigenous).max(0);
    // A full month pays the whole wage, whatever its number of days.
    let part = Decimal::from(days.min(month.value)) / Decimal::from(month.value);
    let fee = money::whole(facts.basic_wage.saturating_mul(Decimal::from(short)).saturating_mul(part));
    let (outcome, key) = if short == 0 { (Outcome::Allow, "emp-01.enough") } else { (Outcome::Warn, "emp-01.short") };
    let ruling = say(outcome, key)
        .compare("disabled_staff", Quantity::count(facts.disabled), Op::Ge, Quantity::count(needed))
        .compare("indigenous_staff", Quantity::count(facts.indigenous), Op::Ge, Quantity::count(needed))
        .result("staff_needed", Quantity::count(needed))
        .result("substitute_fee", Quantity::money(fee))
        .arg("needed", needed);
    Ok(if short == 0 { ruling } else { ruling.arg("short", short).arg("fee", fee.normalize()) })
}

/// Days of the longest month.
const LONGEST_MONTH: i64 = 31;

/// The whole persons of a number.
fn persons(number: Decimal) -> i64 {
    i64::try_from(number.trunc()).unwrap_or(i64::MAX)
}
