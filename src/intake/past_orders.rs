//! Orders of before the market: one row is one item of one order, known by its number.
//!
//! What cannot be read is refused with its column. What can be read and is doubtful comes in with a mark, and every figure
//! can be traced to file and line. The same row again is a duplicate; other content under the same number is a correction.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{ImportId, OrganisationId};
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::history::model::{KIND, PastOrder};
use crate::history::store;
use crate::intake::keep::{Source, keep_as};
use crate::intake::outcome::{Fault, Report, RowOutcome};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{Fate, OnFault, goes_on, judge};
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;

/// The columns, in any order.
pub const COLUMNS: &[&str] = &[
    "order_no",
    "ordered_on",
    "class",
    "category",
    "agency_code",
    "ubn",
    "maker",
    "origin",
    "name",
    "edition",
    "unit",
    "licence_model",
    "term_months",
    "quantity",
    "unit_price",
    "award_price",
    "amount",
    "deliver_by",
    "delivered_on",
    "accepted_on",
];

/// The amount is not price times quantity.
pub const AMOUNT_DIFFERS: &str = "amount_differs";
/// The price is above the award price.
pub const ABOVE_AWARD: &str = "above_award";
/// No unit is given, so the price compares with nothing.
pub const NO_UNIT: &str = "no_unit";
/// Another number has the same agency, vendor, product, day and quantity.
pub const LOOKS_TWICE: &str = "looks_twice";

struct Known {
    agencies: HashMap<String, OrganisationId>,
    vendors: HashMap<String, OrganisationId>,
    orders: HashMap<String, PastOrder>,
    alike: HashSet<String>,
}

/// Imports a file of past orders.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    table.require(COLUMNS)?;
    let run: ImportId = call.id();
    let mut known = known(conn, &table)?;
    let (mut fresh, mut corrected): (Vec<PastOrder>, Vec<PastOrder>) = (Vec::new(), Vec::new());
    let (lines, mut report) = judge(&table, |row| {
        let mut order = read(call, run, row, &mut known)?;
        let amount = order.amount;
        let outcome = match known.orders.get(&order.number) {
            None => RowOutcome::Imported,
            Some(before) if same(before, &order) => {
                return Ok(Fate { outcome: RowOutcome::Duplicate, subject: before.id.0, amount });
            }
            Some(before) => {
                (order.id, order.version) = (before.id, before.version + 1);
                RowOutcome::Corrected
            }
        };
        let subject = order.id.0;
        known.orders.insert(order.number.clone(), order.clone());
        if outcome == RowOutcome::Imported { &mut fresh } else { &mut corrected }.push(order);
        Ok(Fate { outcome, subject, amount })
    });
    if !goes_on(&mut report, on_fault) {
        return Ok(report);
    }
    let detail = json!({ "file": source.digest, "imported": report.imported, "corrected": report.corrected });
    let change = Change::new("past_orders.imported", KIND, run.0, 1, detail);
    keep_as(conn, call, run, "past_orders", source, &lines, &report, vec![change])?;
    store::insert(conn, &fresh)?;
    for order in &corrected {
        store::update(conn, order)?;
    }
    Ok(report)
}

/// Whether a row says nothing new; which file it stood in does not matter.
fn same(before: &PastOrder, now: &PastOrder) -> bool {
    let read = PastOrder {
        id: before.id,
        run_id: before.run_id,
        line: before.line,
        version: before.version,
        marks: before.marks.clone(),
        ..now.clone()
    };
    read == *before
}

fn known(conn: &mut DbConn, table: &Table) -> Result<Known, Error> {
    let mut of = |kind| -> Result<HashMap<String, OrganisationId>, Error> {
        Ok(parties::all(conn, kind)?.into_iter().map(|row| (row.code, row.id)).collect())
    };
    let (agencies, vendors) = (of(OrganisationKind::Agency)?, of(OrganisationKind::Vendor)?);
    let rows = table.rows.iter().filter_map(|row| row.as_ref().ok());
    let numbers: Vec<String> = rows.map(|row| row.text("order_no").to_owned()).collect();
    let orders = store::by_numbers(conn, &numbers)?.into_iter().map(|row| (row.number.clone(), row)).collect();
    Ok(Known { agencies, vendors, orders, alike: HashSet::new() })
}

fn read(call: &Call, run: ImportId, row: &Row, known: &mut Known) -> Result<PastOrder, Fault> {
    let party = |among: &HashMap<String, OrganisationId>, column: &str, reason: &str| {
        among.get(row.text(column)).copied().ok_or_else(|| fault(column, reason))
    };
    let day = |column: &str| if row.text(column).is_empty() { Ok(None) } else { row.date(column).map(Some) };
    let text = |column: &str, most| match row.text(column) {
        "" => Ok(String::new()),
        _ => row.published(column, most),
    };
    let licence = text("licence_model", 20)?;
    if !["", "perpetual", "subscription", "service"].contains(&licence.as_str()) {
        return Err(fault("licence_model", "應為 perpetual、subscription、service 或空白"));
    }
    let months = row.count("term_months")?.unwrap_or(0);
    if months > 120 {
        return Err(fault("term_months", "超過 120 個月"));
    }
    let (unit_price, award_price) = (row.money("unit_price")?, row.money("award_price")?);
    let mut order = PastOrder {
        id: call.id(),
        run_id: run,
        line: i64::try_from(row.line).unwrap_or(i64::MAX),
        number: row.required("order_no", 60)?,
        ordered_on: row.date("ordered_on")?,
        class: row.one_of("class")?,
        category: row.published("category", 60)?,
        agency_id: party(&known.agencies, "agency_code", "沒有這個機關")?,
        vendor_id: party(&known.vendors, "ubn", "沒有這家廠商")?,
        maker: text("maker", 100)?,
        origin: text("origin", 10)?,
        name: row.published("name", 200)?,
        edition: text("edition", 60)?,
        unit: text("unit", 20)?,
        licence,
        months,
        quantity: row.count("quantity")?.ok_or_else(|| fault("quantity", "必填"))?,
        unit_price,
        award_price,
        amount: row.money("amount")?,
        deliver_by: day("deliver_by")?,
        delivered_on: day("delivered_on")?,
        accepted_on: day("accepted_on")?,
        marks: String::new(),
        version: 1,
    };
    if order.ordered_on > call.now.local_date() {
        return Err(fault("ordered_on", "訂購日在未來"));
    }
    order.marks = marks(&order, known).join(" ");
    Ok(order)
}

fn marks(order: &PastOrder, known: &mut Known) -> Vec<&'static str> {
    let key = format!("{} {} {} {} {}", order.agency_id, order.vendor_id, order.name, order.ordered_on, order.quantity);
    let expected: Option<Money> = order.unit_price.line_total(order.quantity);
    let all = [
        (expected != Some(order.amount), AMOUNT_DIFFERS),
        (order.unit_price > order.award_price, ABOVE_AWARD),
        (order.unit.is_empty(), NO_UNIT),
        (!known.alike.insert(key), LOOKS_TWICE),
    ];
    all.into_iter().filter(|(doubtful, _)| *doubtful).map(|(_, mark)| mark).collect()
}
