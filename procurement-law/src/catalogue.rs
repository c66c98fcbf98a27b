//! The list of rules as data, for a listing on a terminal or an answer of the API.

use chrono::NaiveDate;
use serde::Serialize;

use crate::mark::Mark;
use crate::rules;
use crate::ruling::{Cite, Override};

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

#[cfg(test)]
mod tests {
    use super::*;

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
