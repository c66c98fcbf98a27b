//! Sentences by key in both languages, and how a template is filled.
//!
//! A template names its arguments: `{item}` puts the text in as it is; `{amount:money}`, `{until:date}`, `{closing:time}`, `{period:month}`, `{quantity:count}` and
//! `{category:word}` write it the way of the language. Chinese dates are ROC dates and amounts end in 元.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::money;
use crate::roc;
use crate::ruling::Lang;
use crate::words;

/// One sentence in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Key, unique in the crate.
    pub key: &'static str,
    /// Chinese template.
    pub zh: &'static str,
    /// English template.
    pub en: &'static str,
}

impl Sentence {
    /// The template of a language.
    #[must_use]
    pub const fn template(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::ZhTw => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Sentences that any rule may use.
pub const COMMON: [Sentence; 3] = [
    Sentence {
        key: "rule.not_in_force",
        zh: "規則{rule}所據條文自{from:date}起施行，{on:date}之案件不在其適用期間，應由承辦人員判斷。",
        en: "The text behind rule {rule} applies from {from:date}; a case of {on:date} lies outside and needs a person's judgement.",
    },
    Sentence {
        key: "rule.nothing",
        zh: "案件未列任何可供規則{rule}判斷之事項，請補正後再行判斷。",
        en: "The case lists nothing that rule {rule} could judge; complete it first.",
    },
    Sentence {
        key: "parameter.none",
        zh: "查無{on:date}適用之{parameter:word}，應由承辦人員判斷。",
        en: "No {parameter:word} is recorded for {on:date}; a person must judge.",
    },
];

/// Fills a template. An argument that is not given stays visible as `{name}`, so that a gap is seen instead of swallowed.
#[must_use]
pub fn fill(template: &str, args: &BTreeMap<String, String>, lang: Lang) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let (name, form) = slot.split_once(':').unwrap_or((slot, "text"));
        match args.get(name) {
            Some(value) => out.push_str(&written(value, form, lang)),
            None => {
                out.push('{');
                out.push_str(slot);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// An argument in the form a template asks for; a value that does not parse is written as it is.
pub(crate) fn written(value: &str, form: &str, lang: Lang) -> String {
    match form {
        "money" => match (value.parse::<Decimal>(), lang) {
            (Ok(amount), Lang::ZhTw) => format!("{}元", money::separated(amount)),
            (Ok(amount), Lang::En) => format!("NT${}", money::separated(amount)),
            (Err(_), _) => value.to_owned(),
        },
        "date" => match (value.parse::<NaiveDate>(), lang) {
            (Ok(day), Lang::ZhTw) => roc::long(day),
            _ => value.to_owned(),
        },
        "time" => match (NaiveDateTime::parse_from_str(value, "%Y-%m-%dT%H:%M"), lang) {
            (Ok(at), Lang::ZhTw) => format!("{}{}", roc::long(at.date()), at.format("%H時%M分")),
            (Ok(at), Lang::En) => at.format("%Y-%m-%d %H:%M").to_string(),
            (Err(_), _) => value.to_owned(),
        },
        // `2026-07`: people write the month in the ROC year.
        "month" => match (format!("{value}-01").parse::<NaiveDate>(), lang) {
            (Ok(day), Lang::ZhTw) => roc::long(day).trim_end_matches("1日").to_owned(),
            _ => value.to_owned(),
        },
        "count" => value.parse::<Decimal>().map_or_else(|_| value.to_owned(), money::separated),
        "word" => words::word(value, lang).to_owned(),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn forms_follow_the_language() {
        let given = args(&[
            ("a", "1234567.5"),
            ("d", "2026-11-21"),
            ("m", "2026-11"),
            ("n", "12000"),
            ("c", "goods"),
            ("t", "2026-11-21T17:05"),
        ]);
        let template = "{a:money} {d:date} {m:month} {n:count} {c:word} {t:time} {d:time}";
        assert_eq!(
            fill(template, &given, Lang::ZhTw),
            "1,234,567.5元 115年11月21日 115年11月 12,000 財物 115年11月21日17時05分 2026-11-21"
        );
        assert_eq!(
            fill(template, &given, Lang::En),
            "NT$1,234,567.5 2026-11-21 2026-11 12,000 goods 2026-11-21 17:05 2026-11-21"
        );
    }

    #[test]
    fn gaps_and_braces_in_values_stay_visible() {
        let given = args(&[("item", "a {b} c"), ("d", "soon")]);
        assert_eq!(fill("{item}|{x:money}|{d:date}|{", &given, Lang::ZhTw), "a {b} c|{x:money}|soon|{");
    }
}
