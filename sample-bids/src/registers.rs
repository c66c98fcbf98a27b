//! The lists of others that a bundle brings, so that what is looked up has an answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::bid::Vendor;
use crate::words::further::{COMPONENTS, ENDED, RESTRICTED, VULNERABLE};

/// A list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// 拒絕往來廠商.
    #[default]
    Debarred,
    /// 來臺陸資企業.
    MainlandInvested,
    /// 陸資資訊服務業者.
    MainlandIt,
    /// 限制使用廠牌.
    RestrictedBrands,
    /// Known vulnerabilities of components.
    Vulnerabilities,
    /// Components that nobody mends.
    EndOfLife,
}

impl Register {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Debarred => "debarred",
            Self::MainlandInvested => "mainland_invested",
            Self::MainlandIt => "mainland_it",
            Self::RestrictedBrands => "restricted_brands",
            Self::Vulnerabilities => "vulnerabilities",
            Self::EndOfLife => "end_of_life",
        }
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Listed {
    /// Business number; empty where the list has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ubn: String,
    /// Name of a vendor, a brand, or a component with its version.
    pub name: String,
    /// The row as published, by column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

impl Listed {
    pub(crate) fn vendor(vendor: &Vendor) -> Self {
        Self { ubn: vendor.ubn.clone(), name: vendor.name.clone(), fields: BTreeMap::new() }
    }

    fn named(name: String, (column, value): (&str, &str)) -> Self {
        Self { ubn: String::new(), name, fields: BTreeMap::from([(column.to_owned(), value.to_owned())]) }
    }
}

/// A list with its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The day of which it speaks.
    pub as_of: NaiveDate,
    /// Its rows.
    pub rows: Vec<Listed>,
}

/// All lists of a bundle as of a day: what always stands in them, and these rows.
pub(crate) fn lists(as_of: NaiveDate, rows: &[(Register, Listed)]) -> BTreeMap<Register, List> {
    let component =
        |(at, version): (usize, &str)| format!("{} {version}", COMPONENTS.get(at).map_or("", |component| component.0));
    let fixed = [
        (Register::RestrictedBrands, Listed { name: RESTRICTED.to_owned(), ..Listed::default() }),
        (Register::Vulnerabilities, Listed::named(component(VULNERABLE), ("編號", "CVE-2021-44228"))),
        (Register::EndOfLife, Listed::named(component(ENDED), ("停止支援日", "2021-12-01"))),
    ];
    let mut out: BTreeMap<Register, List> = BTreeMap::new();
    for register in [Register::Debarred, Register::MainlandInvested, Register::MainlandIt] {
        out.insert(register, List { as_of, rows: vec![] });
    }
    for (register, row) in fixed.iter().chain(rows) {
        out.entry(*register).or_insert_with(|| List { as_of, rows: vec![] }).rows.push(row.clone());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use procurement_law::roc::day;

    #[test]
    fn lists_are_there_and_name_what_they_are_told() {
        let named = Listed { ubn: "12345675".into(), name: "甲乙有限公司".into(), ..Listed::default() };
        let lists = lists(day(2026, 11, 25), &[(Register::MainlandIt, named.clone())]);
        assert_eq!(lists.len(), 6);
        assert_eq!(lists[&Register::MainlandIt].rows, [named]);
        assert_eq!(lists[&Register::Vulnerabilities].rows[0].name, "log4j-core 2.14.1");
        assert!(lists.keys().all(|register| serde_json::to_value(register).unwrap() == register.name()));
    }
}
