//! The facts of an order that its rules read, gathered by the caller in one transaction.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::category::Category;
use crate::money;

/// An order about to be placed, and the framework it draws on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderFacts {
    /// Category of the framework.
    pub category: Category,
    /// First day of ordering.
    pub ordering_from: NaiveDate,
    /// Last day of ordering, extensions included.
    pub ordering_until: NaiveDate,
    /// Day on which the framework was terminated; `None` while it goes on.
    pub terminated_on: Option<NaiveDate>,
    /// Budget published in the award notice, NT$.
    pub budget: Decimal,
    /// What other orders have reserved or spent of the budget, NT$; without this order.
    pub used: Decimal,
    /// Reference of the approval for an order at or above the supervision threshold.
    pub superior_approval: Option<String>,
    /// Whether the ordering agency has a superior agency; one without approves itself (政府採購法 9-2).
    pub has_superior: bool,
    /// What is ordered; several lines may name one item, limits then apply to their sum.
    pub lines: Vec<LineFacts>,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFacts {
    /// Item of the framework, as people write it; it returns in the ruling.
    pub item: String,
    /// Units ordered.
    pub quantity: i64,
    /// Price of one unit, NT$.
    pub unit_price: Decimal,
    /// Total of the line, whole NT$; see [`money::line_total`].
    pub amount: Decimal,
    /// Fewest units of this item in one order; `None` asks for at least one.
    pub min: Option<i64>,
    /// Most units of this item in one order; `None` = not limited.
    pub max: Option<i64>,
    /// Units of this item that the framework still offers, without this order; `None` = not limited.
    pub remaining: Option<i64>,
    /// Lowest amount of this item in one order, NT$; `None` = not limited.
    pub min_amount: Option<Decimal>,
    /// Highest amount of this item in one order, NT$; `None` = not limited.
    pub max_amount: Option<Decimal>,
    /// Amount of this item that the framework still offers, without this order, NT$; `None` = not limited.
    pub remaining_amount: Option<Decimal>,
}

/// All lines of one item taken together: limits are per order and item, so splitting a line changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTotal<'a> {
    /// The item.
    pub item: &'a str,
    /// Units of all its lines.
    pub quantity: i64,
    /// Units of its smallest line; a line below one unit takes nothing off the others.
    pub smallest: i64,
    /// Amount of all its lines, NT$.
    pub amount: Decimal,
    /// The highest `min` of its lines.
    pub min: Option<i64>,
    /// The lowest `max` of its lines.
    pub max: Option<i64>,
    /// The lowest `remaining` of its lines.
    pub remaining: Option<i64>,
    /// The highest `min_amount` of its lines.
    pub min_amount: Option<Decimal>,
    /// The lowest `max_amount` of its lines.
    pub max_amount: Option<Decimal>,
    /// The lowest `remaining_amount` of its lines.
    pub remaining_amount: Option<Decimal>,
}

impl LineFacts {
    /// A line without limits, its amount by the rounding rule; `None` when the amount is beyond a decimal.
    #[must_use]
    pub fn new(item: &str, quantity: i64, unit_price: Decimal) -> Option<Self> {
        let amount = money::line_total(unit_price, quantity)?;
        Some(Self {
            item: item.to_owned(),
            quantity,
            unit_price,
            amount,
            min: None,
            max: None,
            remaining: None,
            min_amount: None,
            max_amount: None,
            remaining_amount: None,
        })
    }
}

impl OrderFacts {
    /// Amount of the order: the sum of its line amounts, NT$; never wraps around.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        let start = Decimal::ZERO;
        self.lines.iter().fold(start, |sum, line| sum.saturating_add(line.amount))
    }

    /// The items of the order, each once, in the order of their first lines.
    #[must_use]
    pub fn items(&self) -> Vec<ItemTotal<'_>> {
        let mut items: Vec<ItemTotal<'_>> = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            match items.iter_mut().find(|total| total.item == line.item) {
                Some(total) => {
                    total.quantity = total.quantity.saturating_add(line.quantity);
                    total.smallest = total.smallest.min(line.quantity);
                    total.amount = total.amount.saturating_add(line.amount);
                    total.min = total.min.max(line.min);
                    total.max = lowest(total.max, line.max);
                    total.remaining = lowest(total.remaining, line.remaining);
                    total.min_amount = total.min_amount.max(line.min_amount);
                    total.max_amount = lowest(total.max_amount, line.max_amount);
                    total.remaining_amount = lowest(total.remaining_amount, line.remaining_amount);
                }
                None => items.push(ItemTotal {
                    item: &line.item,
                    quantity: line.quantity,
                    smallest: line.quantity,
                    amount: line.amount,
                    min: line.min,
                    max: line.max,
                    remaining: line.remaining,
                    min_amount: line.min_amount,
                    max_amount: line.max_amount,
                    remaining_amount: line.remaining_amount,
                }),
            }
        }
        items
    }
}

/// The stricter of two upper limits; `None` does not limit.
fn lowest<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
impl OrderFacts {
    /// A lawful order of 10 units at NT$12,000, from which the tests of the rules depart.
    pub(crate) fn sample() -> Self {
        let mut line = LineFacts::new("1", 10, money::dollars(12_000)).unwrap();
        (line.min, line.max, line.remaining) = (Some(1), Some(100), Some(500));
        Self {
            category: Category::Goods,
            ordering_from: crate::roc::day(2025, 10, 30),
            ordering_until: crate::roc::day(2026, 11, 20),
            terminated_on: None,
            budget: money::dollars(90_000_000),
            used: money::dollars(1_000_000),
            superior_approval: None,
            has_superior: true,
            lines: vec![line],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_item_are_taken_together() {
        let mut facts = OrderFacts::sample();
        facts.lines.push(LineFacts { max: Some(20), ..LineFacts::new("1", 15, money::dollars(10)).unwrap() });
        facts.lines.push(LineFacts::new("2", 3, money::dollars(7)).unwrap());
        let items = facts.items();
        let first = ItemTotal {
            item: "1",
            quantity: 25,
            smallest: 10,
            amount: money::dollars(120_150),
            min: Some(1),
            max: Some(20),
            remaining: Some(500),
            min_amount: None,
            max_amount: None,
            remaining_amount: None,
        };
        assert_eq!(items[0], first);
        assert_eq!((items[1].item, items[1].quantity, items[1].max), ("2", 3, None));
        assert_eq!(facts.amount(), money::dollars(120_000 + 150 + 21));
    }
    #[test]
    fn the_strictest_amounts_of_an_item_limit_its_sum() {
        let mut facts = OrderFacts::sample();
        let limited = |quantity, least, most, left| LineFacts {
            min_amount: Some(money::dollars(least)),
            max_amount: Some(money::dollars(most)),
            remaining_amount: Some(money::dollars(left)),
            ..LineFacts::new("1", quantity, money::dollars(1)).unwrap()
        };
        facts.lines = vec![limited(4, 1, 90, 70), limited(3, 2, 80, 60)];
        let total = facts.items().remove(0);
        assert_eq!((total.smallest, total.amount), (3, money::dollars(7)));
        assert_eq!(total.min_amount, Some(money::dollars(2)));
        assert_eq!(total.max_amount, Some(money::dollars(80)));
        assert_eq!(total.remaining_amount, Some(money::dollars(60)));
    }
}
