//! Items: `case_no,lot_no,lot_name,item_no,item_name,unit,price_ceiling,min_quantity,max_quantity,quantity_cap`; further
//! columns `min_amount` and `max_amount` may limit the amount of one order.

use std::collections::{HashMap, HashSet};

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, ItemId};
use crate::contracts::model::{Ceiling, CeilingUnit, Item};
use crate::contracts::{ceiling, rows, store};
use crate::db::conn::DbConn;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Fault, Report};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{OnFault, goes_on, imported, judge, known};

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &[
    "case_no",
    "lot_no",
    "lot_name",
    "item_no",
    "item_name",
    "unit",
    "price_ceiling",
    "min_quantity",
    "max_quantity",
    "quantity_cap",
];

/// Items by case number and item number.
pub type Known = HashMap<(String, String), Item>;

/// Every item that is known, for imports that refer to items.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Known, Error> {
    let mut known = HashMap::new();
    for framework in store::frameworks(conn)? {
        for item in store::items(conn, framework.id)? {
            known.insert((framework.case_no.clone(), item.item_no.clone()), item);
        }
    }
    Ok(known)
}

/// Imports items.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let frameworks: HashMap<String, FrameworkId> =
        store::frameworks(conn)?.into_iter().map(|row| (row.case_no, row.id)).collect();
    let old = all(conn)?;
    let mut seen = HashSet::new();
    let (mut fresh, mut ceilings) = (Vec::new(), Vec::new());
    let (lines, mut report) = judge(&table, |row| {
        let key = (row.required("case_no", 50)?, row.required("item_no", 20)?);
        if let Some(item) = old.get(&key) {
            return known(item.id.0);
        }
        if !seen.insert(key.clone()) {
            return Err(fault("item_no", "同一案號的項次重複"));
        }
        let of = frameworks.get(&key.0).ok_or_else(|| fault("case_no", &format!("沒有案號 {}", key.0)))?;
        let item = read(call, row, *of, key.1)?;
        let id = item.id;
        ceilings.extend(row.count("quantity_cap")?.map(|cap| quantity(call, *of, id, cap)));
        fresh.push(item);
        imported(id.0)
    });
    if goes_on(&mut report, on_fault) {
        store::insert_items(conn, &fresh, &ceilings)?;
        let items = fresh.iter().map(|item| Change::new("item.imported", rows::ITEM, item.id.0, 1, item.recorded()));
        let caps = ceilings.iter().map(|row| Change::new("ceiling.set", ceiling::KIND, row.id.0, 1, row.recorded()));
        keep(conn, call, "items", source, &lines, &report, items.chain(caps).collect())?;
    }
    Ok(report)
}

fn read(call: &Call, row: &Row, framework_id: FrameworkId, item_no: String) -> Result<Item, Fault> {
    let (min_quantity, max_quantity) = (row.count("min_quantity")?, row.count("max_quantity")?);
    if min_quantity.zip(max_quantity).is_some_and(|(min, max)| min > max) {
        return Err(fault("max_quantity", "最大訂購量小於最小訂購量"));
    }
    let amount = |column: &str| if row.text(column).is_empty() { Ok(None) } else { row.money(column).map(Some) };
    let (min_amount, max_amount) = (amount("min_amount")?, amount("max_amount")?);
    if min_amount.zip(max_amount).is_some_and(|(min, max)| min > max) {
        return Err(fault("max_amount", "最大訂購金額小於最小訂購金額"));
    }
    Ok(Item {
        id: call.id(),
        framework_id,
        lot_no: row.required("lot_no", 20)?,
        lot_name: row.required("lot_name", 100)?,
        item_no,
        name: row.required("item_name", 200)?,
        unit: row.required("unit", 20)?,
        price_ceiling: row.money("price_ceiling")?,
        min_quantity,
        max_quantity,
        version: 1,
        min_amount,
        max_amount,
    })
}

fn quantity(call: &Call, framework_id: FrameworkId, item: ItemId, cap: i64) -> Ceiling {
    Ceiling { item_id: Some(item), ..ceiling::fresh(call, framework_id, CeilingUnit::Count, cap) }
}
