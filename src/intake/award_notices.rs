//! Award notices of the e-procurement site, as its open data flattens them.
//!
//! Agency, case number, awarded vendor and award date name one award. The same row again is a duplicate; the same award
//! in a later notice is a correction (更正公告) and replaces the earlier. A title that tells of a contract change
//! (契約變更) makes the notice one of a change, not of an award.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Fault, Report, RowOutcome};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{Fate, OnFault, goes_on, judge};
use crate::notices::model::{KIND, Notice, NoticeKind};
use crate::notices::store;

const COLUMNS: &[&str] = &[
    "SourceFile",
    "AwardDate",
    "AwardNoticeDate",
    "TenderCaseNo",
    "TenderName",
    "TenderOrgName",
    "ProcurementType",
    "ProcurementAttr",
    "TenderAwardWay",
    "TenderAwardPrice",
    "BidderSuppName",
    "NotObtainSuppName",
];

/// Imports a file of award notices.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    table.require(COLUMNS)?;
    let mut known = known(conn, &table)?;
    let (mut fresh, mut corrected): (Vec<Notice>, Vec<Notice>) = (Vec::new(), Vec::new());
    let (lines, mut report) = judge(&table, |row| {
        let mut notice = read(call, row)?;
        let amount = notice.price;
        let Some(before) = known.get(&notice.natural_key) else {
            known.insert(notice.natural_key.clone(), notice.clone());
            let subject = notice.id.0;
            fresh.push(notice);
            return Ok(Fate { outcome: RowOutcome::Imported, subject, amount });
        };
        let subject = before.id.0;
        let same = notice.recorded() == Notice { source: notice.source.clone(), ..before.clone() }.recorded();
        if same || notice.noticed_on < before.noticed_on {
            return Ok(Fate { outcome: RowOutcome::Duplicate, subject, amount });
        }
        notice.id = before.id;
        notice.version = before.version + 1;
        known.insert(notice.natural_key.clone(), notice.clone());
        corrected.push(notice);
        Ok(Fate { outcome: RowOutcome::Corrected, subject, amount })
    });
    if !goes_on(&mut report, on_fault) {
        return Ok(report);
    }
    store::insert(conn, &fresh)?;
    for notice in &corrected {
        store::update(conn, notice)?;
    }
    let changes = fresh.iter().map(|notice| change("notice.imported", notice));
    let changes = changes.chain(corrected.iter().map(|notice| change("notice.corrected", notice))).collect();
    keep(conn, call, "award_notices", source, &lines, &report, changes)?;
    Ok(report)
}

fn known(conn: &mut DbConn, table: &Table) -> Result<HashMap<String, Notice>, Error> {
    let keys: Vec<String> = table.rows.iter().filter_map(|row| row.as_ref().ok()).map(natural_key).collect();
    Ok(store::by_keys(conn, &keys)?.into_iter().map(|notice| (notice.natural_key.clone(), notice)).collect())
}

fn read(call: &Call, row: &Row) -> Result<Notice, Fault> {
    let title = row.published("TenderName", 500)?;
    let awarded_on = row.date("AwardDate")?;
    let noticed_on = row.date("AwardNoticeDate")?;
    if noticed_on < awarded_on {
        return Err(fault("AwardNoticeDate", "公告日早於決標日"));
    }
    Ok(Notice {
        id: call.id(),
        natural_key: natural_key(row),
        case_no: row.published("TenderCaseNo", 100)?,
        agency: row.published("TenderOrgName", 200)?,
        method: row.published("ProcurementType", 100)?,
        category: row.published("ProcurementAttr", 50)?,
        award_way: row.published("TenderAwardWay", 100)?,
        kind: kind(&title),
        title,
        price: price(row)?,
        awarded_to: row.published("BidderSuppName", 500)?,
        not_awarded: row.text("NotObtainSuppName").to_owned(),
        awarded_on,
        noticed_on,
        source: row.published("SourceFile", 200)?,
        version: 1,
    })
}

/// A price may be zero: income contracts and free ones are published too.
fn price(row: &Row) -> Result<Money, Fault> {
    let value = row.text("TenderAwardPrice");
    Money::parse(value)
        .filter(|price| *price >= Money::default())
        .ok_or_else(|| fault("TenderAwardPrice", &format!("「{value}」不是金額")))
}

fn kind(title: &str) -> NoticeKind {
    if title.contains("契約變更") { NoticeKind::ContractChange } else { NoticeKind::Award }
}

fn natural_key(row: &Row) -> String {
    let fold = |column: &str| -> String {
        let value: String = row.text(column).nfkc().filter(|character| !character.is_whitespace()).collect();
        value.to_lowercase()
    };
    let date = row.date("AwardDate").map_or_else(|_| fold("AwardDate"), |date| date.to_string());
    [fold("TenderOrgName"), fold("TenderCaseNo"), fold("BidderSuppName"), date].join("|")
}

fn change(name: &str, notice: &Notice) -> Change {
    Change::new(name, KIND, notice.id.0, notice.version, notice.recorded())
}
