//! The answers of a listing by question key, and how a version of the listing keeps them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::catalog::model::ListingVersion;

/// Answers by question key; no answer and an empty one are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

/// A question with two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The question's key.
    pub key: String,
    /// The answer before; empty when there was none.
    pub before: String,
    /// The answer after; empty when it is taken away.
    pub after: String,
}

impl Answers {
    /// The answer of a key, or nothing.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Sets an answer, without blanks around it.
    pub fn set(&mut self, key: &str, value: &str) {
        match value.trim() {
            "" => drop(self.0.remove(key)),
            value => drop(self.0.insert(key.to_owned(), value.to_owned())),
        }
    }

    /// Every answer by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The unit price, where it is an amount.
    pub fn unit_price(&self) -> Option<Money> {
        Money::parse(self.get("unit_price"))
    }

    /// What a version answers.
    pub fn of(version: &ListingVersion) -> Self {
        let details: BTreeMap<String, String> = serde_json::from_str(&version.details).unwrap_or_default();
        let mut answers = Self(details);
        for (key, value) in [
            ("category", &version.category),
            ("maker", &version.maker),
            ("origin", &version.origin),
            ("name", &version.name),
            ("unit", &version.unit),
            ("description", &version.description),
        ] {
            answers.set(key, value);
        }
        answers.set("unit_price", &version.unit_price.decimal().normalize().to_string());
        answers
    }

    /// Puts the answers into a version; those without a column of their own become its details.
    ///
    /// # Errors
    /// The unit price is no amount.
    pub fn fill(&self, version: &mut ListingVersion) -> Result<(), Error> {
        let mut rest = self.0.clone();
        let mut take = |key: &str| rest.remove(key).unwrap_or_default();
        version.category = take("category");
        version.maker = take("maker");
        version.origin = take("origin");
        version.name = take("name");
        version.unit = take("unit");
        version.description = take("description");
        let price = take("unit_price");
        version.unit_price =
            Money::parse(&price).ok_or_else(|| Error::invalid("listing.not_money").at("unit_price"))?;
        version.details = canonical(&rest)?;
        Ok(())
    }

    /// Where two sets of answers differ, by key.
    pub fn differences(&self, after: &Self) -> Vec<Difference> {
        let mut keys: Vec<&String> = self.0.keys().chain(after.0.keys()).collect();
        keys.sort();
        keys.dedup();
        let differing = keys.into_iter().filter(|key| self.get(key) != after.get(key));
        differing
            .map(|key| Difference {
                key: key.clone(),
                before: self.get(key).to_owned(),
                after: after.get(key).to_owned(),
            })
            .collect()
    }
}

impl FromIterator<(String, String)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut answers = Self::default();
        for (key, value) in pairs {
            answers.set(&key, &value);
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn differences_name_what_came_went_and_changed() {
        let (before, after) =
            (answers(&[("a", "1"), ("b", "2"), ("c", "3")]), answers(&[("b", "2"), ("c", "4"), ("d", " 5 ")]));
        let said: Vec<_> = before.differences(&after).into_iter().map(|one| (one.key, one.before, one.after)).collect();
        let text = |key: &str, before: &str, after: &str| (key.to_owned(), before.to_owned(), after.to_owned());
        assert_eq!(said, [text("a", "1", ""), text("c", "3", "4"), text("d", "", "5")]);
        assert_eq!(before.differences(&before), []);
    }
}
