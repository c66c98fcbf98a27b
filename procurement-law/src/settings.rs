//! What the owner of a market has settled where no text was read: switched rules, values of settings, closures of offices.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::case_error::CaseError;
use crate::mark::Mark;
use crate::parameter_table::PARAMETERS;
use crate::rules;

/// The owner's settings. By default nothing is switched: what is known in the trade or designed warns and never refuses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Ids of rules and parameters without a text (marks K and D) that the owner has verified; they then refuse.
    pub confirmed: BTreeSet<String>,
    /// Values of parameters without a text, by id, in the unit of the parameter.
    pub values: BTreeMap<String, Decimal>,
    /// Days on which offices closed at short notice (typhoon), as announced by the place of the agency.
    pub closures: BTreeSet<NaiveDate>,
}

impl Settings {
    /// Whether every name is one that an owner may settle.
    ///
    /// # Errors
    /// A name that is no rule or parameter without a text: what stands in the law is not set.
    pub fn check(&self) -> Result<(), CaseError> {
        let rule = |id: &str| rules::rule(id).is_some_and(|rule| !rule.mark.is_confirmed());
        let parameter = |id: &str| PARAMETERS.iter().any(|one| one.id == id && one.mark != Mark::Confirmed);
        let names = self.confirmed.iter().filter(|id| !rule(id)).chain(self.values.keys());
        match names.into_iter().find(|id| !parameter(id)) {
            Some(id) => Err(CaseError::NoSetting { id: id.clone() }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_law_is_not_set() {
        let settings = |json: &str| serde_json::from_str::<Settings>(json).unwrap();
        assert_eq!(settings("{}").check(), Ok(()));
        assert_eq!(
            settings(r#"{"confirmed": ["supervision_threshold"], "values": {"supervision_threshold": "1"}}"#).check(),
            Ok(())
        );
        for wrong in [
            r#"{"confirmed": ["ORD-10"]}"#,
            r#"{"confirmed": ["nothing"]}"#,
            r#"{"values": {"publication_threshold": "1"}}"#,
            r#"{"values": {"ORD-10": "1"}}"#,
        ] {
            assert!(settings(wrong).check().is_err(), "{wrong}");
        }
        assert!(serde_json::from_str::<Settings>(r#"{"confirm": []}"#).is_err());
    }
}
