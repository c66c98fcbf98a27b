//! The facts of an order as a case in JSON names them.

use crate::category::Category;
use crate::fact::FactKind::{Count, Date, Flag, List, Money, Text};
use crate::fact::Need::{Nullable, Optional, Required};
use crate::fact::{FactRow, Plain};

/// Category of the framework.
pub const CATEGORY: FactRow = FactRow {
    name: "category",
    kind: <Category as Plain>::KIND,
    unit: "goods, services, works",
    need: Required,
    meaning: "category of the framework",
    example: "\"goods\"",
    inner: &[],
};
/// First day of ordering.
pub const ORDERING_FROM: FactRow = FactRow {
    name: "ordering_from",
    kind: Date,
    unit: "Taipei date",
    need: Required,
    meaning: "first day of ordering",
    example: "\"2025-10-30\"",
    inner: &[],
};
/// Last day of ordering.
pub const ORDERING_UNTIL: FactRow = FactRow {
    name: "ordering_until",
    kind: Date,
    unit: "Taipei date",
    need: Required,
    meaning: "last day of ordering, extensions included",
    example: "\"2026-11-20\"",
    inner: &[],
};
/// Day of the termination.
pub const TERMINATED_ON: FactRow = FactRow {
    name: "terminated_on",
    kind: Date,
    unit: "Taipei date",
    need: Optional,
    meaning: "day on which the framework was terminated, from which nothing is ordered; left out while it goes on",
    example: "null",
    inner: &[],
};
/// Budget of the framework.
pub const BUDGET: FactRow = FactRow {
    name: "budget",
    kind: Money,
    unit: "NT$, tax included",
    need: Required,
    meaning: "budget published in the award notice",
    example: "\"90000000\"",
    inner: &[],
};
/// What other orders took of the budget.
pub const USED: FactRow = FactRow {
    name: "used",
    kind: Money,
    unit: "NT$, tax included",
    need: Required,
    meaning: "reserved or spent by the framework's other orders",
    example: "\"1000000\"",
    inner: &[],
};
/// Amount of the order.
pub const AMOUNT: FactRow = FactRow {
    name: "amount",
    kind: Money,
    unit: "NT$, tax included",
    need: Required,
    meaning: "amount of the order; may be left out when every entry of lines has quantity and unit_price, and then is their sum",
    example: "\"120000\"",
    inner: &[],
};
/// Whether there is a superior agency.
pub const HAS_SUPERIOR: FactRow = FactRow {
    name: "has_superior",
    kind: Flag,
    unit: "true, false",
    need: Optional,
    meaning: "whether the ordering agency has a superior agency; true when left out",
    example: "true",
    inner: &[],
};
/// Reference of the approval.
pub const SUPERIOR_APPROVAL: FactRow = FactRow {
    name: "superior_approval",
    kind: Text,
    unit: "document number",
    need: Optional,
    meaning: "reference of the superior agency's approval, or of the agency's own when it has no superior",
    example: "\"數位產字第1150001234號\"",
    inner: &[],
};
/// The lines, still without the facts of each.
const LINES: FactRow = FactRow {
    name: "lines",
    kind: List,
    unit: "",
    need: Required,
    meaning: "the lines of the order; lines of one item are taken together",
    example: "[{\"item\": \"12\", \"quantity\": 10, \"min\": 1, \"max\": 100, \"remaining\": 500}]",
    inner: &[],
};
/// Item of a line.
pub const ITEM: FactRow = FactRow {
    name: "item",
    kind: Text,
    unit: "item number",
    need: Required,
    meaning: "item of the framework",
    example: "\"12\"",
    inner: &[],
};
/// Units of a line.
pub const QUANTITY: FactRow = FactRow {
    name: "quantity",
    kind: Count,
    unit: "units",
    need: Required,
    meaning: "units ordered, not negative",
    example: "10",
    inner: &[],
};
/// Price of one unit.
pub const UNIT_PRICE: FactRow = FactRow {
    name: "unit_price",
    kind: Money,
    unit: "NT$ per unit, tax included",
    need: Optional,
    meaning: "price of one unit; a line's amount is unit_price × quantity, rounded to whole dollars, half away from zero; needed where an amount limits the item",
    example: "\"12000\"",
    inner: &[],
};
/// Fewest units per order.
pub const MIN: FactRow = FactRow {
    name: "min",
    kind: Count,
    unit: "units",
    need: Nullable,
    meaning: "fewest units of the item in one order; null asks for at least one",
    example: "1",
    inner: &[],
};
/// Most units per order.
pub const MAX: FactRow = FactRow {
    name: "max",
    kind: Count,
    unit: "units",
    need: Nullable,
    meaning: "most units of the item in one order; null does not limit",
    example: "100",
    inner: &[],
};
/// Units still offered.
pub const REMAINING: FactRow = FactRow {
    name: "remaining",
    kind: Count,
    unit: "units",
    need: Nullable,
    meaning: "units of the item that the framework still offers, without this order; null does not limit",
    example: "500",
    inner: &[],
};

/// Lowest amount per order.
pub const MIN_AMOUNT: FactRow = FactRow {
    name: "min_amount",
    kind: Money,
    unit: "NT$, tax included",
    need: Optional,
    meaning: "lowest amount of the item in one order, where the framework states one; does not limit when left out",
    example: "\"1000\"",
    inner: &[],
};
/// Highest amount per order.
pub const MAX_AMOUNT: FactRow = FactRow {
    name: "max_amount",
    kind: Money,
    unit: "NT$, tax included",
    need: Optional,
    meaning: "highest amount of the item in one order, where the framework states one; does not limit when left out",
    example: "\"500000\"",
    inner: &[],
};
/// Amount still offered.
pub const REMAINING_AMOUNT: FactRow = FactRow {
    name: "remaining_amount",
    kind: Money,
    unit: "NT$, tax included",
    need: Optional,
    meaning: "amount of the item that the framework still offers, without this order, where it states one; does not limit when left out",
    example: "\"6000000\"",
    inner: &[],
};

/// Every fact of an order; a case may give more of them than its rule reads, and none beside them.
pub const ALL: &[FactRow] = &[
    CATEGORY,
    ORDERING_FROM,
    ORDERING_UNTIL,
    TERMINATED_ON,
    BUDGET,
    USED,
    AMOUNT,
    HAS_SUPERIOR,
    SUPERIOR_APPROVAL,
    lines(&[ITEM, QUANTITY, UNIT_PRICE, MIN, MAX, REMAINING, MIN_AMOUNT, MAX_AMOUNT, REMAINING_AMOUNT]),
];

/// The lines with the facts that are read of each.
#[must_use]
pub const fn lines(inner: &'static [FactRow]) -> FactRow {
    FactRow { inner, ..LINES }
}
