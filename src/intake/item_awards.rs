//! Awarded vendors of items: `case_no,item_no,ubn,award_price`. A price above the item's ceiling cannot win it.

use std::collections::HashMap;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{AwardId, ItemId, OrganisationId};
use crate::contracts::model::Award;
use crate::contracts::{rows, store};
use crate::db::conn::DbConn;
use crate::intake::items;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::Report;
use crate::intake::row::{Table, fault};
use crate::intake::run::{OnFault, goes_on, imported, judge, known};
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["case_no", "item_no", "ubn", "award_price"];

/// Imports awarded vendors.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let items = items::all(conn)?;
    let vendors: HashMap<String, OrganisationId> =
        parties::all(conn, OrganisationKind::Vendor)?.into_iter().map(|row| (row.code, row.id)).collect();
    let mut ids: HashMap<(ItemId, OrganisationId), AwardId> =
        store::awards(conn)?.into_iter().map(|award| ((award.item_id, award.vendor_id), award.id)).collect();
    let mut fresh = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let key = (row.required("case_no", 50)?, row.required("item_no", 20)?);
        let item = items.get(&key).ok_or_else(|| fault("item_no", &format!("案號 {} 沒有項次 {}", key.0, key.1)))?;
        let ubn = row.required("ubn", 8)?;
        let vendor = *vendors.get(&ubn).ok_or_else(|| fault("ubn", &format!("沒有廠商 {ubn}")))?;
        if let Some(id) = ids.get(&(item.id, vendor)) {
            return known(id.0);
        }
        let price = row.money("award_price")?;
        if price > item.price_ceiling {
            return Err(fault("award_price", &format!("高於投標單價上限 {}", item.price_ceiling)));
        }
        let award = Award { id: call.id(), item_id: item.id, vendor_id: vendor, price, version: 1, ended: false };
        ids.insert((item.id, vendor), award.id);
        let id = award.id.0;
        fresh.push(award);
        imported(id)
    });
    if goes_on(&mut report, on_fault) {
        store::insert_awards(conn, &fresh)?;
        let changes = fresh.iter().map(|row| Change::new("award.imported", rows::AWARD, row.id.0, 1, row.recorded()));
        keep(conn, call, "item_awards", source, &lines, &report, changes.collect())?;
    }
    Ok(report)
}
