//! Lists held in memory: what a folder of bids brings beside them as `registers.json`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::grammar::text::key;
use crate::registers::{Entry, Looked, Register, Registers};

/// Lists by register; a register without one was not run.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(transparent)]
pub struct Held(BTreeMap<Register, List>);

/// A list of one day.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct List {
    as_of: NaiveDate,
    rows: Vec<Row>,
}

/// One of its rows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Row {
    #[serde(default)]
    ubn: String,
    name: String,
    #[serde(default)]
    until: Option<NaiveDate>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

impl Registers for Held {
    fn look(&self, register: Register, ubn: &str, name: &str, on: NaiveDate) -> Looked {
        let Some(list) = self.0.get(&register) else { return Looked::NotRun };
        let counts = |row: &Row| row.until.is_none_or(|until| until >= on);
        let by_number = |row: &Row| !ubn.is_empty() && row.ubn == ubn;
        let by_name = |row: &Row| !name.is_empty() && key(&row.name) == key(name);
        let rows = || list.rows.iter().zip(1_u64..).filter(|(row, _)| counts(row));
        let hit = rows().find(|(row, _)| by_number(row)).or_else(|| rows().find(|(row, _)| by_name(row)));
        hit.map_or(Looked::Absent(list.as_of), |(row, place)| {
            let (until, fields) = (row.until, row.fields.clone());
            Looked::Named(Entry { as_of: list.as_of, row: place, by_number: by_number(row), until, fields })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_number_by_name_and_no_list() {
        let held: Held = serde_json::from_str(
            r#"{"debarred":{"as_of":"2026-11-20","rows":[
                {"ubn":"12345675","name":"甲乙有限公司"},
                {"ubn":"22099131","name":"丙丁有限公司","until":"2026-11-21"}]}}"#,
        )
        .unwrap();
        let on = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let said = |ubn: &str, name: &str| match held.look(Register::Debarred, ubn, name, on) {
            Looked::Named(entry) => Some((entry.row, entry.by_number)),
            _ => None,
        };
        assert_eq!(said("12345675", "某公司"), Some((1, true)));
        assert_eq!(said("00000000", "甲乙 有限公司"), Some((1, false)));
        assert_eq!(said("22099131", "丙丁有限公司"), None);
        assert_eq!(held.look(Register::MainlandIt, "12345675", "", on), Looked::NotRun);
    }
}
