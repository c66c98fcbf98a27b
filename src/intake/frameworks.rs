//! Framework contracts: `case_no,title,class,budget,starts_on,ends_on,order_of_record,entitled`.
//!
//! `entitled` is `*` for every agency, or agency codes separated by `;`. Further columns may say more: `holds_allowed`
//! (`yes` where the terms let the office pause the ordering of a listing), `others` (agency code and cap, `A.1:500000;…`),
//! `extended_from`, `delivery_days`, `delivery`, `penalty_permille`, `penalty_cap_percent`, `penalty`,
//! `when_debarred` (`goes_on` or `stops`), `fee_payer`,
//! `fee_basis`, `fee_rounding` and `fee_tiers` (`0-1000000 1%;1000000- 5000`).

use std::collections::HashMap;

use chrono::NaiveDate;
use procurement_law::ruling::{Lang, Outcome};
use rust_decimal::Decimal;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::base::money::Money;
use crate::contracts::check::check;
use crate::contracts::model::Framework;
use crate::contracts::new::NewFramework;
use crate::contracts::terms::{FeeRule, Terms};
use crate::contracts::{open, store};
use crate::db::conn::DbConn;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Fault, Report};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{OnFault, goes_on, imported, judge, known};
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;
use crate::texts::{error_key, has, say_with};

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] =
    &["case_no", "title", "class", "budget", "starts_on", "ends_on", "order_of_record", "entitled"];

type Agencies = HashMap<String, OrganisationId>;

/// Imports framework contracts.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let agencies: Agencies =
        parties::all(conn, OrganisationKind::Agency)?.into_iter().map(|row| (row.code, row.id)).collect();
    let mut there: HashMap<String, Framework> =
        store::frameworks(conn)?.into_iter().map(|row| (row.case_no.clone(), row)).collect();
    let mut fresh: Vec<NewFramework> = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let new = read(row, &agencies)?;
        if let Some(known_row) = there.get(&new.case_no) {
            return if same(known_row, &new) {
                known(known_row.id.0)
            } else {
                Err(fault("case_no", "案號已有且內容不同；請於契約頁面以契約變更辦理，匯入不覆蓋已成立之契約"))
            };
        }
        if fresh.iter().any(|other| other.case_no == new.case_no) {
            return Err(fault("case_no", "同一檔案中案號重複；請保留一列"));
        }
        check(&new).map_err(|error| said(&error))?;
        fresh.push(new);
        // The id is given when it is written.
        imported(uuid::Uuid::nil())
    });
    if goes_on(&mut report, on_fault) {
        let mut changes = Vec::new();
        let mut ids = Vec::new();
        for new in &fresh {
            let (framework, _, made) = open::write(conn, call, new)?;
            ids.push(framework.id.0);
            there.insert(framework.case_no.clone(), framework);
            changes.extend(made);
        }
        let mut ids = ids.into_iter();
        let lines: Vec<_> = lines
            .into_iter()
            .map(|mut line| {
                if line.subject == Some(uuid::Uuid::nil()) {
                    line.subject = ids.next();
                }
                line
            })
            .collect();
        keep(conn, call, "frameworks", source, &lines, &report, changes)?;
    }
    Ok(report)
}

/// Whether a row says what stands already.
fn same(there: &Framework, new: &NewFramework) -> bool {
    there.title == new.title
        && there.class == new.class
        && there.budget == new.budget
        && there.starts_on == new.starts_on
        && there.ends_on == new.ends_on
        && there.order_of_record == new.order_of_record
        && there.entitles_all == new.entitled.is_none()
}

/// What is wrong with a framework, as a fault of the row.
fn said(error: &Error) -> Fault {
    let column = error.fields.first().map_or("*", |field| field.field.as_str());
    if let Some(ruling) = error.rulings.iter().find(|ruling| ruling.outcome == Outcome::Refuse) {
        return fault(column, &ruling.sentence(Lang::ZhTw));
    }
    let key = error_key(error.code);
    let reason = if has(&key) { say_with(Lang::ZhTw, &key, &error.args) } else { error.code.to_owned() };
    fault(column, &reason)
}

fn read(row: &Row, agencies: &Agencies) -> Result<NewFramework, Fault> {
    let (starts_on, ends_on) = (row.date("starts_on")?, row.date("ends_on")?);
    if ends_on < starts_on {
        return Err(fault("ends_on", "訂購期間的末日早於首日"));
    }
    Ok(NewFramework {
        case_no: row.required("case_no", 50)?,
        title: row.required("title", 300)?,
        class: row.one_of("class")?,
        budget: row.money("budget")?,
        starts_on,
        ends_on,
        order_of_record: row.one_of("order_of_record")?,
        entitled: entitled(row, agencies)?,
        others: others(row, agencies)?,
        holds_allowed: holds_allowed(row)?,
        terms: terms(row)?,
        items: Vec::new(),
    })
}

fn holds_allowed(row: &Row) -> Result<bool, Fault> {
    match row.text("holds_allowed") {
        "yes" => Ok(true),
        "" | "no" => Ok(false),
        other => Err(fault("holds_allowed", &format!("「{other}」不是下列之一：yes, no"))),
    }
}

fn entitled(row: &Row, agencies: &Agencies) -> Result<Option<Vec<OrganisationId>>, Fault> {
    let text = row.required("entitled", 100_000)?;
    if text == "*" {
        return Ok(None);
    }
    let mut ids = Vec::new();
    for code in text.split(';').map(str::trim) {
        ids.push(agency(code, "entitled", agencies)?);
    }
    Ok(Some(ids))
}

fn others(row: &Row, agencies: &Agencies) -> Result<Vec<(OrganisationId, Money)>, Fault> {
    let mut others = Vec::new();
    for part in row.text("others").split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let wrong = || fault("others", &format!("「{part}」不是「機關代碼:累計上限」"));
        let (code, cap) = part.rsplit_once(':').ok_or_else(wrong)?;
        others.push((agency(code.trim(), "others", agencies)?, Money::parse(cap).ok_or_else(wrong)?));
    }
    Ok(others)
}

fn agency(code: &str, column: &str, agencies: &Agencies) -> Result<OrganisationId, Fault> {
    agencies.get(code).copied().ok_or_else(|| fault(column, &format!("沒有機關 {code}；請先匯入機關清單")))
}

fn terms(row: &Row) -> Result<Terms, Fault> {
    let day = |column: &str| -> Result<Option<NaiveDate>, Fault> {
        if row.text(column).is_empty() { Ok(None) } else { row.date(column).map(Some) }
    };
    let number = |column: &str| -> Result<Option<Decimal>, Fault> {
        let text = row.text(column);
        let wrong = |_| fault(column, &format!("「{text}」不是數字"));
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(wrong) }
    };
    Ok(Terms {
        extended_from: day("extended_from")?,
        delivery_days: row.count("delivery_days")?,
        delivery: row.text("delivery").to_owned(),
        penalty_permille: number("penalty_permille")?,
        penalty_cap_percent: number("penalty_cap_percent")?,
        penalty: row.text("penalty").to_owned(),
        when_debarred: match row.text("when_debarred") {
            "" => None,
            text => Some(text.parse().map_err(|known: String| fault("when_debarred", &known))?),
        },
        fee: fee(row)?,
    })
}

fn fee(row: &Row) -> Result<Option<FeeRule>, Fault> {
    let text = row.text("fee_tiers");
    if text.is_empty() {
        return Ok(None);
    }
    let tiers = FeeRule::read_tiers(text);
    let or = |column: &str, other: &str| row.optional(column).unwrap_or_else(|| other.to_owned());
    Ok(Some(FeeRule {
        payer: or("fee_payer", "vendor_payer"),
        basis: or("fee_basis", "by_amount"),
        rounding: or("fee_rounding", "round_nearest"),
        tiers: tiers.ok_or_else(|| fault("fee_tiers", "級距寫法：0-1000000 1%;1000000- 5000"))?,
    }))
}
