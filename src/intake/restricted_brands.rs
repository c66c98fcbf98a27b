//! Restricted brands: `name,source,listed_on[,delisted_on]`. A brand that is listed again elsewhere or on another day is
//! corrected; one that is taken off its list gets the day.

use procurement_law::grammar::company_name::key;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::holds::brand::{Brand, KIND, by_key, keep as keep_brand};
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Report, RowOutcome};
use crate::intake::row::{Table, fault};
use crate::intake::run::{Fate, OnFault, goes_on, judge};

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["name", "source", "listed_on"];

/// Imports restricted brands.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let mut known = by_key(conn)?;
    let mut kept: Vec<Brand> = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let name = row.required("name", 100)?;
        let name_key = key(&name);
        if name_key.is_empty() {
            return Err(fault("name", "沒有可以比對的文字"));
        }
        let (said, listed_on) = (row.required("source", 300)?, row.date("listed_on")?);
        let delisted_on = row.optional("delisted_on").map(|_| row.date("delisted_on")).transpose()?;
        if delisted_on.is_some_and(|off| off < listed_on) {
            return Err(fault("delisted_on", "移出日早於列入日"));
        }
        let before = known.get(&name_key);
        let (id, version) = before.map_or_else(|| (call.id(), 1), |brand| (brand.id, brand.version + 1));
        let brand = Brand { id, name_key, name, source: said, listed_on, version, delisted_on };
        let same = before.is_some_and(|old| old.recorded() == brand.recorded());
        let outcome = match (before, same) {
            (None, _) => RowOutcome::Imported,
            (Some(_), true) => RowOutcome::Duplicate,
            (Some(_), false) => RowOutcome::Corrected,
        };
        if outcome != RowOutcome::Duplicate {
            known.insert(brand.name_key.clone(), brand.clone());
            kept.push(brand);
        }
        Ok(Fate { outcome, subject: id.0, amount: Money::default() })
    });
    if goes_on(&mut report, on_fault) {
        let mut changes = Vec::with_capacity(kept.len());
        for brand in &kept {
            keep_brand(conn, brand)?;
            changes.push(Change::new("restricted_brand.listed", KIND, brand.id.0, brand.version, brand.recorded()));
        }
        keep(conn, call, "restricted_brands", source, &lines, &report, changes)?;
    }
    Ok(report)
}
