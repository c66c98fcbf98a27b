//! Whether the owner's settings name only what an owner may settle.

use crate::case_error::CaseError;
use crate::mark::Mark;
use crate::parameter_table::PARAMETERS;
use crate::rules;
use crate::settings::Settings;

/// Whether every name in the settings is one that an owner may settle.
///
/// # Errors
/// A name that is no rule or parameter without a text: what stands in the law is not set.
pub fn check(settings: &Settings) -> Result<(), CaseError> {
    let rule = |id: &str| rules::rule(id).is_some_and(|rule| !rule.mark.is_confirmed());
    let parameter = |id: &str| PARAMETERS.iter().any(|one| one.id == id && one.mark != Mark::Confirmed);
    let names = settings.confirmed.iter().filter(|id| !rule(id)).chain(settings.values.keys());
    match names.into_iter().find(|id| !parameter(id)) {
        Some(id) => Err(CaseError::NoSetting { id: id.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_law_is_not_set() {
        let settings = |json: &str| serde_json::from_str::<Settings>(json).unwrap();
        assert_eq!(check(&settings("{}")), Ok(()));
        assert_eq!(
            check(&settings(r#"{"confirmed": ["supervision_threshold"], "values": {"supervision_threshold": "1"}}"#)),
            Ok(())
        );
        for wrong in [
            r#"{"confirmed": ["ORD-10"]}"#,
            r#"{"confirmed": ["nothing"]}"#,
            r#"{"values": {"publication_threshold": "1"}}"#,
            r#"{"values": {"ORD-10": "1"}}"#,
        ] {
            assert!(check(&settings(wrong)).is_err(), "{wrong}");
        }
        assert!(serde_json::from_str::<Settings>(r#"{"confirm": []}"#).is_err());
    }
}
