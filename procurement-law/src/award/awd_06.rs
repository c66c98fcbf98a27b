//! AWD-06: prices in foreign currency in New Taiwan dollars (折算總價, 施行細則 64).

use chrono::NaiveDate;

use crate::fact::{Facts as _, Number};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// A price in a foreign currency that the tender allows.
    pub struct Facts {
        /// price in the currency of the bid
        amount: Number = "units of the currency", "\"32000.5\"";
        /// Bank of Taiwan's closing spot selling rate
        rate: Number = "NT$ for one unit", "\"31.25\"";
        /// day of the rate
        rate_day: NaiveDate = "", "\"2026-03-02\"";
        /// day of the award
        award_day: NaiveDate = "", "\"2026-03-03\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "AWD-06",
    title_zh: "外幣標價之折算",
    title_en: "Prices in foreign currency",
    meaning: "Where the tender allows two currencies or more, the agency ranks the prices in one of them or in New Taiwan dollars; this is the conversion to New Taiwan dollars. A price in a foreign currency is then ranked and held against the reserve price in New Taiwan dollars, by the Bank of Taiwan's closing spot selling rate of the last working day before the award. The exact product is compared; nothing is rounded.",
    cites: &[ENFORCEMENT.at("64")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "awd-06.converted",
            zh: "以決標前一辦公日{rate_day:date}臺灣銀行收盤即期賣出匯率折算，總價為{price:money}。",
            en: "At the closing spot selling rate of {rate_day:date}, the last working day before the award, the price is {price:money}.",
        },
        Sentence {
            key: "awd-06.other_day",
            zh: "{rate_day:date}非決標日{award_day:date}之前一辦公日，其匯率不得用以折算。",
            en: "{rate_day:date} is not the last working day before the award of {award_day:date}; its rate may not be used.",
        },
        Sentence {
            key: "awd-06.no_rate",
            zh: "匯率應為正數，且折算後之總價應可計算。",
            en: "The rate must be positive and the converted price countable.",
        },
        Sentence {
            key: "awd-06.unknown_year",
            zh: "決標日{award_day:date}之辦公日曆尚未登錄，前一辦公日應由承辦人員判斷。",
            en: "The working calendar of the award's day {award_day:date} is not recorded; a person finds the last working day before.",
        },
    ],
    example: r#"{
  "rule": "AWD-06",
  "on": "2026-03-02",
  "facts": { "amount": "32000.5", "rate": "31.25", "rate_day": "2026-03-02", "award_day": "2026-03-03" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let calendar = frame.calendar();
    let Facts { amount, rate, rate_day, award_day } = *facts;
    let before = award_day.iter_days().rev().skip(1).take(MOST_REST).find(|day| !calendar.rests(*day));
    let price = amount.0.checked_mul(rate.0).filter(|_| !rate.0.is_zero());
    let known = calendar.knows(award_day) && before.is_some_and(|day| calendar.knows(day));
    let (outcome, key) = match (price, before) {
        (None, _) => (Outcome::Refuse, "awd-06.no_rate"),
        _ if !known => (Outcome::NeedsPerson, "awd-06.unknown_year"),
        (Some(_), before) if before != Some(rate_day) => (Outcome::Refuse, "awd-06.other_day"),
        (Some(_), _) => (Outcome::Allow, "awd-06.converted"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .result("awd_converted", Quantity::money(price.unwrap_or_default()))
        .arg("price", price.unwrap_or_default())
        .arg("rate_day", rate_day)
        .arg("award_day", award_day);
    match before {
        Some(day) => ruling.compare("awd_rate_day", Quantity::date(rate_day), Op::Eq, Quantity::date(day)),
        None => ruling,
    }
}

/// No run of rest days is longer.
const MOST_REST: usize = 60;
