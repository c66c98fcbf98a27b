//! ORD-09: an order is dated inside the ordering period, and that period is at most two years (共同供應契約實施辦法 4-2-3, 11-1).

use crate::clock::{Length, Span};
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::order::decode::order_facts;
use crate::order::fact_rows;
use crate::order::facts::OrderFacts;
use crate::parameter::FRAMEWORK_TERM_LIMIT_YEARS;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-09",
    title_zh: "可供訂購期間",
    title_en: "Ordering period",
    meaning: "The order is dated inside the framework's ordering period, both days included, and before the day of its termination; that period with its extensions is at most two years. The first day can be ordered on and counts as a day of the period: two years from 30 October end on 29 October.",
    cites: &[FRAMEWORKS.at("4-2-3"), FRAMEWORKS.at("11-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[FRAMEWORK_TERM_LIMIT_YEARS],
    overrides: &[],
    facts: &[fact_rows::ORDERING_FROM, fact_rows::ORDERING_UNTIL, fact_rows::TERMINATED_ON],
    texts: &[
        Sentence {
            key: "ord-09.allow",
            zh: "訂購日{on:date}在契約可供訂購期間{from:date}至{until:date}之內。",
            en: "The order of {on:date} lies inside the ordering period from {from:date} to {until:date}.",
        },
        Sentence {
            key: "ord-09.too_early",
            zh: "訂購日{on:date}早於契約可供訂購期間（{from:date}至{until:date}）。",
            en: "The order of {on:date} is before the ordering period ({from:date} to {until:date}).",
        },
        Sentence {
            key: "ord-09.too_late",
            zh: "訂購日{on:date}逾契約可供訂購期間（{from:date}至{until:date}）。",
            en: "The order of {on:date} is after the ordering period ({from:date} to {until:date}).",
        },
        Sentence {
            key: "ord-09.terminated",
            zh: "契約已於{terminated:date}終止，訂購日{on:date}不在終止之前。",
            en: "The framework was terminated on {terminated:date}; the order of {on:date} is not before that day.",
        },
        Sentence {
            key: "ord-09.too_long",
            zh: "契約可供訂購期間{from:date}至{until:date}，逾{years:count}年之上限（末日最遲為{latest:date}）。",
            en: "The ordering period from {from:date} to {until:date} is longer than {years:count} years (last day at the latest {latest:date}).",
        },
    ],
    example: r#"{
  "rule": "ORD-09",
  "on": "2026-11-21",
  "facts": { "ordering_from": "114/10/30", "ordering_until": "115/11/20" }
}"#,
    judge: |frame, facts| Ok(check(frame, &order_facts(frame.on, facts, RULE.facts)?)),
};

/// One ruling; the order's date is judged before the length of the period.
#[must_use]
pub fn check(frame: &Frame, facts: &OrderFacts) -> Vec<Ruling> {
    vec![settled(judge(frame, facts))]
}

fn judge(frame: &Frame, facts: &OrderFacts) -> Judged {
    let (on, from, until) = (frame.on, facts.ordering_from, facts.ordering_until);
    let used = frame.count(&RULE, FRAMEWORK_TERM_LIMIT_YEARS)?;
    let years = used.value;
    let latest = Span { from, length: Length::Years(u32::try_from(years).unwrap_or(0)) }.last_day();
    let (outcome, key) = if on < from {
        (Outcome::Refuse, "ord-09.too_early")
    } else if on > until {
        (Outcome::Refuse, "ord-09.too_late")
    } else if facts.terminated_on.is_some_and(|day| on >= day) {
        (Outcome::Refuse, "ord-09.terminated")
    } else if until > latest {
        (Outcome::Refuse, "ord-09.too_long")
    } else {
        (Outcome::Allow, "ord-09.allow")
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&used)
        .compare("order_date", Quantity::date(on), Op::Ge, Quantity::date(from))
        .compare("order_date", Quantity::date(on), Op::Le, Quantity::date(until))
        .compare("ordering_until", Quantity::date(until), Op::Le, Quantity::date(latest))
        .arg("on", on)
        .arg("from", from)
        .arg("until", until)
        .arg("years", years)
        .arg("latest", latest);
    Ok(match facts.terminated_on {
        Some(day) => {
            ruling.compare("order_date", Quantity::date(on), Op::Lt, Quantity::date(day)).arg("terminated", day)
        }
        None => ruling,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruling::Lang;
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    fn key(on: NaiveDate, from: NaiveDate, until: NaiveDate) -> String {
        let facts = OrderFacts { ordering_from: from, ordering_until: until, ..OrderFacts::sample() };
        let rulings = check(&Frame::on(on), &facts);
        assert_eq!(rulings.len(), 1);
        assert_eq!(rulings[0].outcome == Outcome::Allow, rulings[0].text.key == "ord-09.allow");
        rulings[0].text.key.clone()
    }

    #[test]
    fn first_and_last_day_are_inside() {
        let (from, until) = (day(2025, 10, 30), day(2026, 11, 20));
        assert_eq!(key(day(2025, 10, 29), from, until), "ord-09.too_early");
        assert_eq!(key(from, from, until), "ord-09.allow");
        assert_eq!(key(until, from, until), "ord-09.allow");
        assert_eq!(key(day(2026, 11, 21), from, until), "ord-09.too_late");
    }

    #[test]
    fn two_years_end_the_day_before_the_anniversary() {
        let from = day(2024, 10, 30);
        assert_eq!(key(from, from, day(2026, 10, 29)), "ord-09.allow");
        assert_eq!(key(from, from, day(2026, 10, 30)), "ord-09.too_long");
        let leap = day(2024, 2, 29);
        assert_eq!(key(leap, leap, day(2026, 2, 28)), "ord-09.allow");
        assert_eq!(key(leap, leap, day(2026, 3, 1)), "ord-09.too_long");
    }

    #[test]
    fn a_period_that_ends_before_it_starts_allows_nothing() {
        let (from, until) = (day(2026, 3, 2), day(2026, 3, 1));
        assert_eq!(key(from, from, until), "ord-09.too_late");
        assert_eq!(key(until, from, until), "ord-09.too_early");
    }

    #[test]
    fn nothing_is_ordered_from_the_day_of_the_termination_on() {
        for (terminated, key) in [(1, "ord-09.terminated"), (2, "ord-09.terminated"), (3, "ord-09.allow")] {
            let facts = OrderFacts { terminated_on: Some(day(2026, 3, terminated)), ..OrderFacts::sample() };
            let ruling = check(&Frame::on(day(2026, 3, 2)), &facts).remove(0);
            assert_eq!(ruling.text.key, key, "{terminated}");
            assert_eq!(ruling.compared[3].holds(), Some(ruling.outcome == Outcome::Allow));
        }
    }

    #[test]
    fn chinese_sentences_use_roc_dates() {
        assert_eq!(
            check(&Frame::on(day(2026, 11, 21)), &OrderFacts::sample())[0].sentence(Lang::ZhTw),
            "訂購日115年11月21日逾契約可供訂購期間（114年10月30日至115年11月20日）。"
        );
        let long = OrderFacts { ordering_until: day(2027, 10, 30), ..OrderFacts::sample() };
        assert_eq!(
            check(&Frame::on(day(2026, 3, 2)), &long)[0].sentence(Lang::En),
            "The ordering period from 2025-10-30 to 2027-10-30 is longer than 2 years (last day at the latest 2027-10-29)."
        );
    }

    proptest! {
        #[test]
        fn an_allowed_order_holds_every_comparison(on in 0_u64..1500, from in 0_u64..1500, until in 0_u64..1500) {
            let at = |days| day(2023, 1, 1) + Days::new(days);
            let facts = OrderFacts { ordering_from: at(from), ordering_until: at(until), ..OrderFacts::sample() };
            let ruling = check(&Frame::on(at(on)), &facts).remove(0);
            let all = ruling.compared.iter().all(|c| c.holds() == Some(true));
            prop_assert_eq!(all, ruling.outcome == Outcome::Allow);
        }
    }
}
