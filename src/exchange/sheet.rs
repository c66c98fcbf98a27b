//! An approved order, ready to be placed on the e-procurement site: its fields one after the other, as the site's screens
//! ask for them.

use crate::accounts::store as accounts;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{ItemId, ListingVersionId, OrderId};
use crate::catalog::model::ListingVersion;
use crate::catalog::store as listings;
use crate::contracts::model::{Framework, Item, OrderOfRecord};
use crate::contracts::terms::Terms;
use crate::contracts::{store as contracts, version};
use crate::db::conn::DbConn;
use crate::orders::model::{Order, OrderLine};
use crate::orders::read;
use crate::orders::state::OrderState;
use crate::parties::model::Organisation;
use crate::parties::store as parties;

/// An order with all that the site asks for.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The order.
    pub order: Order,
    /// Its framework.
    pub framework: Framework,
    /// The terms it keeps to.
    pub terms: Terms,
    /// The ordering agency.
    pub agency: Organisation,
    /// The vendor.
    pub vendor: Organisation,
    /// Who placed it.
    pub requester: String,
    /// Its lines with item and product.
    pub lines: Vec<(OrderLine, Item, ListingVersion)>,
}

/// One screen of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// The screen; its words are `pcc-screen-KEY`.
    pub key: &'static str,
    /// Of which line, counted from 1; none for screens that the order has once.
    pub line: Option<i64>,
    /// The fields: key and value; the words are `pcc-field-KEY`. A value of a few codes is a key of words itself.
    pub fields: Vec<(&'static str, String)>,
}

/// The order, if it is ready to be placed on the site, or was.
///
/// # Errors
/// There is none that the actor may know of; it is not approved; its framework's orders are issued here.
pub fn ready(conn: &mut DbConn, call: &Call, id: OrderId) -> Result<Ready, Error> {
    let (order, lines) = read::read(conn, call, id)?;
    // The sheet is the agency's working paper.
    if call.actor.role() == Some(Role::Vendor) {
        return Err(Error::not_found());
    }
    let framework = contracts::framework(conn, order.framework_id)?;
    if framework.order_of_record == OrderOfRecord::Here {
        return Err(Error::conflict("order.issued_here").with("number", &order.number));
    }
    if !OrderState::TO_ISSUE.contains(&order.state) && order.pcc_number.is_none() {
        return Err(Error::conflict("exchange.not_ready").with("number", &order.number));
    }
    let ids: Vec<ItemId> = lines.iter().map(|line| line.item_id).collect();
    let items = contracts::some_items(conn, &ids)?;
    let versions: Vec<ListingVersionId> = lines.iter().map(|line| line.listing_version_id).collect();
    let versions = listings::versions(conn, &versions)?;
    let mut joined = Vec::with_capacity(lines.len());
    for line in lines {
        let item = items.iter().find(|item| item.id == line.item_id).cloned().ok_or_else(Error::not_found)?;
        let product = versions.iter().find(|one| one.id == line.listing_version_id).cloned();
        joined.push((line, item, product.ok_or_else(Error::not_found)?));
    }
    Ok(Ready {
        terms: version::terms_at(conn, &framework, order.placed_at)?,
        agency: parties::find(conn, order.agency_id)?,
        vendor: parties::find(conn, order.vendor_id)?,
        requester: accounts::find(conn, order.placed_by)?.name,
        lines: joined,
        framework,
        order,
    })
}

impl Ready {
    /// The screens in the order in which the site is gone through.
    pub fn screens(&self) -> Vec<Screen> {
        let mut screens = Vec::new();
        for (line, item, product) in &self.lines {
            let screen = |key, fields| Screen { key, line: Some(line.line_no), fields };
            screens.push(screen(
                "search",
                vec![
                    ("case_no", self.framework.case_no.clone()),
                    ("lot_no", item.lot_no.clone()),
                    ("item_no", item.item_no.clone()),
                    ("item_name", item.name.clone()),
                ],
            ));
            screens.push(screen(
                "vendor",
                vec![
                    ("vendor_ubn", self.vendor.code.clone()),
                    ("vendor_name", self.vendor.name.clone()),
                    ("maker", product.maker.clone()),
                    ("product", product.name.clone()),
                ],
            ));
            screens.push(screen(
                "quantity",
                vec![
                    // Had the agency reported a lower price, the order would not have been placed (ORD-07).
                    ("above_market", "pcc-no".to_owned()),
                    ("unit", item.unit.clone()),
                    ("unit_price", line.unit_price.decimal().to_string()),
                    ("quantity", line.quantity.to_string()),
                    ("amount", line.amount.decimal().to_string()),
                    ("reason", self.order.reason.clone()),
                ],
            ));
        }
        let optional = |value: Option<String>| value.unwrap_or_default();
        screens.push(Screen {
            key: "requisition",
            line: None,
            fields: vec![
                ("agency_code", self.agency.code.clone()),
                ("agency_name", self.agency.name.clone()),
                ("requester", self.requester.clone()),
                ("own_number", self.order.number.clone()),
                ("total", self.order.amount.decimal().to_string()),
                ("superior_approval", optional(self.order.superior_approval.clone())),
                ("delivery_days", optional(self.terms.delivery_days.map(|days| days.to_string()))),
            ],
        });
        screens
    }
}
