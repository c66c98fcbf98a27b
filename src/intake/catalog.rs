//! Imports a file of the market, its layout known by its header.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::intake::keep::Source;
use crate::intake::outcome::Report;
use crate::intake::row::Table;
use crate::intake::run::{OnFault, unknown_layout};
use crate::intake::{
    agencies, frameworks, item_awards, items, listings, makers, past_orders, restricted_brands, vendors,
};

type Import = fn(&mut DbConn, &Call, &Source, OnFault) -> Result<Report, Error>;

/// Each layout's name, columns and import. Longer headers first: a layout may hold another's columns.
const LAYOUTS: &[(&str, &[&str], Import)] = &[
    ("past_orders", past_orders::COLUMNS, past_orders::import),
    ("listings", listings::COLUMNS, listings::import),
    ("items", items::COLUMNS, items::import),
    ("frameworks", frameworks::COLUMNS, frameworks::import),
    ("agencies", agencies::COLUMNS, agencies::import),
    ("vendors", vendors::COLUMNS, vendors::import),
    ("makers", makers::COLUMNS, makers::import),
    ("restricted_brands", restricted_brands::COLUMNS, restricted_brands::import),
    ("item_awards", item_awards::COLUMNS, item_awards::import),
];

/// Imports a file and says which layout it had.
///
/// # Errors
/// The header is none of the known ones, or the database failed; what is wrong with rows is in the report.
pub fn import(
    conn: &mut DbConn,
    call: &Call,
    source: &Source,
    on_fault: OnFault,
) -> Result<(&'static str, Report), Error> {
    let table = Table::read(&source.bytes)?;
    let layout = LAYOUTS.iter().find(|(_, columns, _)| table.require(columns).is_ok());
    let Some((name, _, import)) = layout else { return Err(unknown_layout(&table.columns)) };
    Ok((name, import(conn, call, source, on_fault)?))
}
