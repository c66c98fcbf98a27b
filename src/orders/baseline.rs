//! The baseline of requirements (資通系統防護基準) that a system of a protection level must meet, as data with source.
//!
//! A list for the buyer's papers: what is missing warns and stops nothing.

use std::sync::LazyLock;

use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::base::error::Error;
use crate::catalog::model::Class;
use crate::orders::stated::{Protection, Stated};

/// A requirement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Requirement {
    /// Its code.
    pub code: String,
    /// From which level on.
    pub level: Protection,
    zh: String,
    en: String,
    /// The text that asks for it.
    pub source: String,
}

/// What the baseline says of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The level stated; none while it is not.
    pub level: Option<Protection>,
    /// What the level asks for and the papers do not hold; empty without a level.
    pub missing: Vec<&'static Requirement>,
}

static ALL: LazyLock<Vec<Requirement>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("data/baseline.csv").as_bytes());
    reader.deserialize().filter_map(Result::ok).collect()
});

/// Every requirement.
pub fn all() -> &'static [Requirement] {
    &ALL
}

/// The requirement of a code.
pub fn find(code: &str) -> Option<&'static Requirement> {
    ALL.iter().find(|row| row.code == code)
}

/// Checks that the codes of what is covered are the baseline's.
///
/// # Errors
/// One is none of them.
pub fn known(covered: &[String]) -> Result<(), Error> {
    match covered.iter().find(|code| find(code).is_none()) {
        Some(code) => Err(Error::invalid("order.baseline_unknown").with("code", code).at("covered")),
        None => Ok(()),
    }
}

/// What the baseline says where something of these classes is ordered; none where it says nothing.
pub fn of(classes: &[Class], stated: &Stated) -> Option<Baseline> {
    if classes.iter().all(|class| *class == Class::Software) {
        return None;
    }
    let asked = |row: &&Requirement| stated.level.is_some_and(|level| row.level <= level);
    let missing = ALL.iter().filter(asked).filter(|row| !stated.covered.contains(&row.code));
    Some(Baseline { level: stated.level, missing: missing.collect() })
}

impl Requirement {
    /// The sentence in a language.
    pub fn sentence(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhTw => &self.zh,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_a_higher_level_asks_for_more() {
        let rows = include_str!("data/baseline.csv").lines().count() - 1;
        assert_eq!(all().len(), rows);
        let missing = |level| of(&[Class::Cloud], &Stated { level: Some(level), ..Stated::default() }).unwrap().missing;
        let counts = [Protection::Basic, Protection::Medium, Protection::High].map(|level| missing(level).len());
        assert!(counts[0] < counts[1] && counts[1] < counts[2] && counts[2] == rows, "{counts:?}");
    }

    #[test]
    fn software_is_not_asked_and_what_is_covered_is_not_missing() {
        assert_eq!(of(&[Class::Software], &Stated::default()), None);
        let silent = of(&[Class::Software, Class::Security], &Stated::default()).unwrap();
        assert_eq!((silent.level, silent.missing.len()), (None, 0));
        assert_eq!(known(&["x".to_owned()]).unwrap_err().code, "order.baseline_unknown");
        let covered: Vec<String> = all().iter().map(|row| row.code.clone()).collect();
        assert!(known(&covered).is_ok());
        let stated = Stated { level: Some(Protection::High), covered, ..Stated::default() };
        assert!(of(&[Class::Cloud], &stated).unwrap().missing.is_empty());
    }
}
