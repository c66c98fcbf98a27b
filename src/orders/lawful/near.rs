//! Orders of one agency that stand near each other: ORD-13, for each lot of the order.

use std::collections::BTreeMap;

use procurement_law::frame::Frame;
use procurement_law::order::ord_13;
use procurement_law::ruling::Ruling;

use crate::base::money::Money;
use crate::orders::facts::{Lot, Near};
use crate::orders::lawful::case::{Case, Wanted};

/// The rulings, those of each lot.
pub fn rulings(frame: &Frame, case: &Case<'_>) -> Vec<Ruling> {
    let Some(first) = case.lines.first() else { return Vec::new() };
    let mut rulings = Vec::new();
    for (at, (lot, amount)) in by_lot(case.lines).into_iter().enumerate() {
        let near = case.gathered.near.get(&lot).map_or(&[][..], Vec::as_slice);
        let facts = ord_13::Facts {
            category: first.offer.framework.class.category(),
            amount: amount.decimal(),
            addon: case.stated.add_on.filter(|_| at == 0).map(Money::decimal),
            earlier: near.iter().map(earlier).collect(),
            superior_approval: case.approval.clone(),
            has_superior: Some(case.has_superior),
        };
        rulings.extend(ord_13::check(frame, &facts));
    }
    rulings
}

/// The amount of each lot of an order.
pub fn by_lot(lines: &[Wanted]) -> BTreeMap<Lot, Money> {
    let mut lots: BTreeMap<Lot, Money> = BTreeMap::new();
    for line in lines {
        let lot = (line.offer.framework.id, line.offer.item.lot_no.clone());
        let sum = lots.entry(lot).or_default();
        *sum = Money(sum.0.saturating_add(line.amount.0));
    }
    lots
}

fn earlier(near: &Near) -> ord_13::Earlier {
    ord_13::Earlier { day: near.day, amount: near.amount.decimal(), addon: near.add_on.map(Money::decimal) }
}
