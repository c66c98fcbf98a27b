//! The list of rules as data, for a listing on a terminal or an answer of the API.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::recorded_years;
use crate::mark::Mark;
use crate::parameter::Parameter;
use crate::parameter_table::PARAMETERS;
use crate::ruling::{Cite, Lang, Override};
use crate::{rules, words};

/// One rule of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Rule id.
    pub id: &'static str,
    /// Chinese title.
    pub title_zh: &'static str,
    /// English title.
    pub title_en: &'static str,
    /// Places in the law.
    pub cites: Vec<Cite>,
    /// How sure we are of the rule.
    pub mark: Mark,
    /// First day of the text that was read.
    pub valid_from: NaiveDate,
    /// Last day of that text; absent while it is in force.
    pub valid_to: Option<NaiveDate>,
    /// Who may decide otherwise, on which evidence.
    pub overrides: Vec<Override>,
    /// Names of the facts that a case gives.
    pub facts: Vec<&'static str>,
    /// A case to start from, as JSON text.
    pub example: &'static str,
}

/// Every rule, in the order of documents and rulings.
#[must_use]
pub fn catalogue() -> Vec<Entry> {
    let entries = rules::rules().map(|rule| Entry {
        id: rule.id,
        title_zh: rule.title_zh,
        title_en: rule.title_en,
        cites: rule.cites.iter().map(|place| place.cite()).collect(),
        mark: rule.mark,
        valid_from: rule.valid_from,
        valid_to: rule.valid_to,
        overrides: rule
            .overrides
            .iter()
            .map(|(who, evidence)| Override { who: (*who).to_owned(), evidence: (*evidence).to_owned() })
            .collect(),
        facts: rule.facts.iter().map(|row| row.name).collect(),
        example: rule.example,
    });
    entries.collect()
}

/// The rule book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Book {
    /// Every rule.
    pub rules: Vec<Entry>,
    /// Every version of every parameter.
    pub parameters: &'static [Parameter],
    /// What its owner may switch.
    pub settings: Vec<Setting>,
    /// Years whose working calendar is recorded.
    pub calendar_years: Vec<i32>,
}

/// A rule or parameter that rests on no text read: it warns until its owner has verified it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Id of the rule or parameter.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// How sure we are of it.
    pub mark: Mark,
}

/// The whole rule book as data.
#[must_use]
pub fn book() -> Book {
    Book {
        rules: catalogue(),
        parameters: &PARAMETERS,
        settings: settings(),
        calendar_years: recorded_years().collect(),
    }
}

/// Every setting, rules before parameters, each once.
#[must_use]
pub fn settings() -> Vec<Setting> {
    let rules =
        rules::rules().map(|rule| Setting { id: rule.id.to_owned(), zh: rule.title_zh.to_owned(), mark: rule.mark });
    let parameters = PARAMETERS.iter().map(|one| Setting {
        id: one.id.clone(),
        zh: words::word(&one.id, Lang::ZhTw).to_owned(),
        mark: one.mark,
    });
    let mut all: Vec<_> = rules.chain(parameters).filter(|one| !one.mark.is_confirmed()).collect();
    all.dedup_by(|a, b| a.id == b.id);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_what_was_not_read() {
        let all = settings();
        let of = |id: &str| all.iter().filter(|one| one.id == id).count();
        assert_eq!(of("supervision_threshold"), 1);
        assert_eq!(of("ORD-10") + of("publication_threshold"), 0);
        assert!(all.iter().all(|one| one.mark != Mark::Confirmed));
        assert_eq!(book().parameters.len(), PARAMETERS.len());
    }

    #[test]
    fn entries_have_the_shape_of_the_api() {
        let json = serde_json::to_value(catalogue()).unwrap();
        let of = |id| json.as_array().unwrap().iter().find(|entry| entry["id"] == id).unwrap();
        assert_eq!(json[0]["id"], "ORD-01");
        assert_eq!(of("ORD-05")["overrides"][0]["who"], "superior_agency");
        assert_eq!(of("ORD-10")["cites"][0]["article"], "11-2");
        assert_eq!(of("ORD-10")["mark"], "C");
        assert_eq!(of("ORD-10")["valid_from"], "2019-11-22");
    }
}
