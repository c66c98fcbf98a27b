//! Registers of others in which a bid's vendor is looked up: who keeps them answers, the crate only asks.

pub mod held;

use std::collections::BTreeMap;
use std::fmt::Debug;

use chrono::NaiveDate;
use serde::Deserialize;

/// A register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// Debarred vendors (拒絕往來廠商).
    Debarred,
    /// The company registry.
    Companies,
    /// Firms with mainland investment (來臺陸資).
    MainlandInvested,
    /// IT service firms with mainland capital (陸資資訊服務業者).
    MainlandIt,
    /// Vendors of merit (優良廠商).
    Merit,
    /// Accredited laboratories (認可實驗室).
    Laboratories,
    /// Restricted brands (限制使用之廠牌), looked up by name.
    RestrictedBrands,
    /// Known vulnerabilities, looked up by a component's name and version.
    Vulnerabilities,
    /// Products and components whose maker mends them no more, looked up by name and version.
    EndOfLife,
}

/// What a register says of a vendor on a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Looked {
    /// There is no list, or only one too old to show that somebody is not on it: the check was not run.
    NotRun,
    /// The list of this day does not name it.
    Absent(NaiveDate),
    /// The list names it.
    Named(Entry),
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The day of which the list speaks.
    pub as_of: NaiveDate,
    /// The row's place in the list, the first being 1.
    pub row: u64,
    /// Whether the business number is the same; otherwise only the name is.
    pub by_number: bool,
    /// The last day, where the row says one.
    pub until: Option<NaiveDate>,
    /// The row as published, by column.
    pub fields: BTreeMap<String, String>,
}

impl Entry {
    /// The first of some columns that says something.
    #[must_use]
    pub fn says(&self, columns: &[&str]) -> Option<&str> {
        let said = |column: &&str| self.fields.get(*column).map(|text| text.trim()).filter(|text| !text.is_empty());
        columns.iter().find_map(said)
    }
}

/// Looks vendors up.
pub trait Registers: Debug + Sync {
    /// What a register says of a business number and a name on a day.
    fn look(&self, register: Register, ubn: &str, name: &str, on: NaiveDate) -> Looked;
}

/// No registers at all: nothing is looked up.
#[derive(Debug, Clone, Copy)]
pub struct NoRegisters;

impl Registers for NoRegisters {
    fn look(&self, _register: Register, _ubn: &str, _name: &str, _on: NaiveDate) -> Looked {
        Looked::NotRun
    }
}
