//! DLY-01: delay damages (逾期違約金, 採購契約要項 45, 46).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::fact::{Facts as _, Number, Stated};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{CONTRACT_OUTLINE, GPA};
use crate::mark::Mark;
use crate::parameter::Used;
use crate::performance::delay::{Delay, damages};
use crate::performance::share::{percent_of, permille_of};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

/// Highest cap of delay damages, in percent of the contract price.
pub const CAP: &str = "delay_cap_percent";
/// Cap that is the principle since 2023, in percent of the contract price.
pub const PRINCIPLE: &str = "delay_principle_percent";
/// Rate of a day where the contract names none, in per mille of the price.
pub const RATE: &str = "delay_rate_permille";
/// Rate of a day for a part that does not affect the rest, in per mille of the part's price.
pub const PART_RATE: &str = "delay_part_rate_permille";

choice! {
    /// Why days are not held against the vendor.
    pub enum Excuse {
        /// Force majeure (不可抗力).
        ForceMajeure = "force_majeure",
        /// Caused by the agency or not by the vendor (不可歸責於廠商).
        Agency = "agency_caused",
        /// Time for correction granted inside the contract or by the chief inspector.
        Correction = "correction_time",
    }
}

facts! {
    /// Days that are not held against the vendor.
    pub struct Excused {
        /// why
        reason: Excuse = "", "\"force_majeure\"";
        /// first day
        from: NaiveDate = "day", "\"2026-03-05\"";
        /// last day
        to: NaiveDate = "day", "\"2026-03-06\"";
    }
}

facts! {
    /// A late performance.
    pub struct Facts {
        /// day on which performance was due, with every extension granted
        due: NaiveDate = "day", "\"2026-02-20\"";
        /// day on which it was complete; left out while it is not
        completed: Option<NaiveDate> = "day", "\"2026-03-10\"";
        /// day up to which delay is counted while performance is not complete
        as_of: Option<NaiveDate> = "day", "\"2026-03-10\"";
        /// price of the order or contract
        order_total: Decimal = "NT$, tax included", "\"1000000\"";
        /// rate of a day in the contract
        rate_permille: Option<Number> = "per mille of the price", "\"1\"";
        /// fixed amount of a day in the contract; it goes before a rate
        daily_amount: Option<Decimal> = "NT$", "\"1000\"";
        /// price of the part that is late, where it does not affect the use of the rest
        part_price: Option<Decimal> = "NT$, tax included", "\"200000\"";
        /// rate of a day for such a part in the contract
        part_rate_permille: Option<Number> = "per mille of the part's price", "\"1\"";
        /// cap that the contract states
        cap_percent: Stated<Number> = "percent of the price", "\"20\"";
        /// days not held against the vendor
        excused: Vec<Excused> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DLY-01",
    title_zh: "逾期違約金",
    title_en: "Delay damages",
    meaning: "Delay damages count every day of the calendar after the day due, rest days included, without days excused, up to the day of completion or, while performance is not complete, the day for which the delay is asked. A day costs a fixed amount or a rate of the price; for an undelivered part that does not affect the use of the rest, a rate of the part's price and never more than the whole would cost. The total stays within the cap.",
    cites: &[CONTRACT_OUTLINE.at("45"), CONTRACT_OUTLINE.at("46"), GPA.at("63")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 1),
    valid_to: None,
    parameters: &[CAP, PRINCIPLE, RATE, PART_RATE],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "dly-01.none",
            zh: "履約期限為{due:date}，計至{until:date}無逾期日數，不計逾期違約金。",
            en: "Performance was due on {due:date}; up to {until:date} there is no day of delay and no damages.",
        },
        Sentence {
            key: "dly-01.no_day",
            zh: "履約期限為{due:date}，尚未完成履約，應敘明逾期日數計至何日。",
            en: "Performance was due on {due:date} and is not complete; say up to which day the delay is counted.",
        },
        Sentence {
            key: "dly-01.damages",
            zh: "履約期限為{due:date}，計至{until:date}逾期{days:count}日，逾期違約金{amount:money}，未逾上限{cap:money}。",
            en: "Performance was due on {due:date}; {days:count} days late by {until:date} cost {amount:money}, within the cap of {cap:money}.",
        },
        Sentence {
            key: "dly-01.above_principle",
            zh: "逾期{days:count}日，逾期違約金{amount:money}，逾契約價金百分之{usual}之原則上限{principle:money}；契約未訂明上限，應由承辦人員確認得否計至百分之{limit}。",
            en: "{days:count} days late cost {amount:money}, above the principle of {principle:money} ({usual} %); the contract states no cap, so a person confirms whether up to {limit} % is due.",
        },
        Sentence {
            key: "dly-01.cap_too_high",
            zh: "契約所訂逾期違約金上限為契約價金之百分之{stated}，逾採購契約要項所定百分之{limit}。",
            en: "The contract's cap of {stated} % is above the {limit} % of the outline of procurement contracts.",
        },
    ],
    example: r#"{
  "rule": "DLY-01",
  "on": "2026-03-02",
  "facts": { "due": "2026-02-20", "completed": "2026-03-02", "order_total": "1000000", "rate_permille": "1", "cap_percent": "20", "excused": [] }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The amount of a day, not rounded, and the defaults it rests on.
struct Daily {
    whole: Decimal,
    part: Option<Decimal>,
    defaults: Vec<Used<Decimal>>,
}

impl Daily {
    fn of(frame: &Frame, facts: &Facts) -> Result<Self, Box<Ruling>> {
        let mut defaults = Vec::new();
        let mut rate = |id, stated: Option<Number>| match stated {
            Some(Number(rate)) => Ok(rate),
            None => frame.number(&RULE, id).map(|used| {
                defaults.push(used.clone());
                used.value
            }),
        };
        let whole = match facts.daily_amount {
            Some(amount) => amount,
            None => permille_of(facts.order_total, rate(RATE, facts.rate_permille)?),
        };
        let part = match facts.part_price {
            Some(price) => Some(permille_of(price, rate(PART_RATE, facts.part_rate_permille)?)),
            None => None,
        };
        Ok(Self { whole, part, defaults })
    }
}

/// One ruling with the days, the amount and the cap.
///
/// # Errors
/// The ruling that asks for a person when a rate or a cap is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let law = frame.number(&RULE, CAP)?;
    let principle = frame.number(&RULE, PRINCIPLE)?;
    let daily = Daily::of(frame, facts)?;
    // The day whose law holds is the day of the order: it says nothing of how long the delay lasts.
    let Some(until) = facts.completed.or(facts.as_of) else {
        return Ok(RULE.begin(frame, Outcome::NeedsPerson, "dly-01.no_day").arg("due", facts.due));
    };
    let percent = facts.cap_percent.0.map_or(law.value, |Number(stated)| stated);
    let cap = percent_of(facts.order_total, percent.min(law.value)).trunc();
    let excused: Vec<_> = facts.excused.iter().map(|one| (one.from, one.to)).collect();
    let days = Delay { due: facts.due, until, excused: &excused }.days();
    let of_whole = damages(days, daily.whole, cap);
    let amount = daily.part.map_or(of_whole, |part| damages(days, part, cap).min(of_whole));
    let usual = percent_of(facts.order_total, principle.value);
    let silent = facts.cap_percent.0.is_none();
    let (outcome, key) = match () {
        () if percent > law.value => (Outcome::Refuse, "dly-01.cap_too_high"),
        () if days == 0 => (Outcome::Allow, "dly-01.none"),
        () if silent && amount > usual => (Outcome::Warn, "dly-01.above_principle"),
        () => (Outcome::Allow, "dly-01.damages"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&law)
        .compare("delay_cap", Quantity::number(percent), Op::Le, Quantity::number(law.value))
        .compare("delay_damages", Quantity::money(amount), Op::Le, Quantity::money(cap))
        .result("late_days", Quantity::count(days))
        .result("delay_damages", Quantity::money(amount))
        .result("delay_cap", Quantity::money(cap))
        .arg("due", facts.due)
        .arg("until", until)
        .arg("days", days)
        .arg("amount", amount)
        .arg("cap", cap)
        .arg("principle", usual.normalize())
        .arg("usual", principle.value.normalize())
        .arg("stated", percent.normalize())
        .arg("limit", law.value.normalize());
    // What the contract leaves open rests on numbers of the trade; a cap beyond the outline does not.
    let open: &[_] = if outcome == Outcome::Refuse { &[] } else { &daily.defaults };
    let ruling = open.iter().fold(ruling, Ruling::using);
    Ok(if outcome == Outcome::Warn { ruling.using(&principle) } else { ruling })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    #[test]
    fn a_ruling_names_the_numbers_of_the_trade_that_it_rests_on() {
        let facts = |rate: Option<u32>, part, cap: Option<u32>, due| Facts {
            due,
            completed: Some(day(2026, 3, 2)),
            as_of: None,
            order_total: dollars(1_000_000),
            rate_permille: rate.map(|rate| Number(dollars(rate))),
            daily_amount: None,
            part_price: part,
            part_rate_permille: None,
            cap_percent: Stated(cap.map(|cap| Number(dollars(cap)))),
            excused: Vec::new(),
        };
        let used = |facts: &Facts| {
            let ruling = check(&Frame::on(day(2026, 3, 2)), facts).unwrap();
            ruling.parameters.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        let (soon, long) = (day(2026, 2, 20), day(2025, 3, 2));
        assert_eq!(used(&facts(Some(1), None, Some(20), soon)), [CAP]);
        assert_eq!(used(&facts(None, None, Some(20), soon)), [CAP, RATE]);
        assert_eq!(used(&facts(None, Some(dollars(9)), Some(20), soon)), [CAP, RATE, PART_RATE]);
        assert_eq!(used(&facts(Some(1), None, None, long)), [CAP, PRINCIPLE]);
        assert_eq!(used(&facts(None, None, Some(21), long)), [CAP]);
    }
}
