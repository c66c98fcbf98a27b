//! One row of the site's list as it is read: `pcc_number,ordered_on,case_no,item_no,agency_code,vendor_ubn,quantity,
//! unit_price,amount,state`. The history since ROC 103 has the same layout.

use std::collections::HashMap;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, OrganisationId};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::exchange::model::{SiteOrder, SiteState};
use crate::intake::items::{self, Known};
use crate::intake::outcome::Fault;
use crate::intake::row::{Row, fault};
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &[
    "pcc_number",
    "ordered_on",
    "case_no",
    "item_no",
    "agency_code",
    "vendor_ubn",
    "quantity",
    "unit_price",
    "amount",
    "state",
];

/// What the market knows of what rows name.
pub struct Names {
    frameworks: HashMap<String, FrameworkId>,
    items: Known,
    agencies: HashMap<String, OrganisationId>,
    vendors: HashMap<String, OrganisationId>,
}

impl Names {
    /// Reads them once for a file.
    ///
    /// # Errors
    /// The database failed.
    pub fn read(conn: &mut DbConn) -> Result<Self, Error> {
        let mut codes = |kind| -> Result<HashMap<String, OrganisationId>, Error> {
            Ok(parties::all(conn, kind)?.into_iter().map(|row| (row.code, row.id)).collect())
        };
        let (agencies, vendors) = (codes(OrganisationKind::Agency)?, codes(OrganisationKind::Vendor)?);
        let frameworks = contracts::frameworks(conn)?.into_iter().map(|row| (row.case_no, row.id)).collect();
        Ok(Self { frameworks, items: items::all(conn)?, agencies, vendors })
    }
}

/// Reads a row as a line that was placed outside, or cancelled; what it is otherwise is found out later.
///
/// # Errors
/// A value cannot be read. What the market does not know of (an item, an agency, a vendor) is no fault: the order stands
/// there all the same.
pub fn read(call: &Call, row: &Row, names: &Names) -> Result<SiteOrder, Fault> {
    let (case_no, item_no) = (row.required("case_no", 50)?, row.required("item_no", 20)?);
    let (agency_code, vendor_ubn) = (row.required("agency_code", 50)?, row.required("vendor_ubn", 20)?);
    let framework_id = names.frameworks.get(&case_no).copied();
    let ordered_on = row.date("ordered_on")?;
    if ordered_on > call.now.local_date() {
        return Err(fault("ordered_on", "訂購日晚於今日；請核對日期"));
    }
    let state = match row.text("state") {
        "cancelled" | "取消" | "已取消" => SiteState::Cancelled,
        "placed" | "正常" | "成立" if framework_id.is_none() => SiteState::Past,
        "placed" | "正常" | "成立" => SiteState::Outside,
        other => return Err(fault("state", &format!("「{other}」不是下列之一：placed（正常）、cancelled（取消）"))),
    };
    let item = names.items.get(&(case_no.clone(), item_no.clone()));
    Ok(SiteOrder {
        id: call.id(),
        pcc_number: row.required("pcc_number", 40)?,
        ordered_on,
        quantity: row.count("quantity")?.ok_or_else(|| fault("quantity", "必填"))?,
        unit_price: row.money("unit_price")?,
        amount: row.money("amount")?,
        state,
        framework_id,
        item_id: item.map(|item| item.id),
        agency_id: names.agencies.get(&agency_code).copied(),
        vendor_id: names.vendors.get(&vendor_ubn).copied(),
        order_id: None,
        at: call.now,
        version: 1,
        case_no,
        item_no,
        agency_code,
        vendor_ubn,
    })
}
