//! The exchange file of an order: one row a line, columns as `docs/EXCHANGE.md` has them.

use office_files::{Cell, Sheet};

use crate::exchange::sheet::Ready;

/// The columns.
pub const COLUMNS: [&str; 18] = [
    "order_number",
    "line_no",
    "case_no",
    "lot_no",
    "item_no",
    "item_name",
    "vendor_ubn",
    "vendor_name",
    "maker",
    "product",
    "unit",
    "unit_price",
    "quantity",
    "amount",
    "reason",
    "agency_code",
    "superior_approval",
    "order_total",
];

/// The sheet of an order.
pub fn sheet(ready: &Ready) -> Sheet {
    let mut sheet = Sheet::new("order", COLUMNS);
    for (line, item, product) in &ready.lines {
        let text = |value: &str| Cell::from(value);
        sheet.rows.push(vec![
            text(&ready.order.number),
            Cell::Number(line.line_no.into()),
            text(&ready.framework.case_no),
            text(&item.lot_no),
            text(&item.item_no),
            text(&item.name),
            text(&ready.vendor.code),
            text(&ready.vendor.name),
            text(&product.maker),
            text(&product.name),
            text(&item.unit),
            Cell::Number(line.unit_price.decimal()),
            Cell::Number(line.quantity.into()),
            Cell::Number(line.amount.decimal()),
            text(&ready.order.reason),
            text(&ready.agency.code),
            text(ready.order.superior_approval.as_deref().unwrap_or_default()),
            Cell::Number(ready.order.amount.decimal()),
        ]);
    }
    sheet
}
