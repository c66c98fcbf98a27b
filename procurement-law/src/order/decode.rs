//! From the JSON facts of a case to the facts of an order.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::case_error::CaseError;
use crate::category::Category;
use crate::fact::{FactRow, Plain};
use crate::money;
use crate::order::fact_rows;
use crate::order::facts::{LineFacts, OrderFacts};
use crate::reader::Reader;

/// Reads the facts that a rule needs; a fact it does not read gets a value without effect when it is not given.
///
/// # Errors
/// A fact that is missing, of another type, unknown, or in contradiction to another.
pub fn order_facts(on: NaiveDate, facts: &Value, needed: &[FactRow]) -> Result<OrderFacts, CaseError> {
    let reader = Reader::new(facts, fact_rows::ALL, needed)?;
    Ok(OrderFacts {
        category: reader.category("category")?.unwrap_or(Category::Goods),
        ordering_from: reader.date("ordering_from")?.unwrap_or(on),
        ordering_until: reader.date("ordering_until")?.unwrap_or(on),
        terminated_on: reader.date("terminated_on")?,
        budget: reader.money("budget")?.unwrap_or(Decimal::MAX),
        used: reader.money("used")?.unwrap_or(Decimal::ZERO),
        superior_approval: reader.text("superior_approval")?,
        has_superior: reader.flag("has_superior")?.unwrap_or(true),
        lines: lines(&reader)?,
    })
}

/// The lines, or one line standing for an order of which only the amount is given.
fn lines(reader: &Reader<'_>) -> Result<Vec<LineFacts>, CaseError> {
    let entries = reader.lines()?;
    let amount = match reader.money("amount") {
        Err(CaseError::MissingFact { .. }) if entries.is_some() => None,
        other => other?,
    };
    let Some(entries) = entries else {
        return Ok(vec![whole(amount.unwrap_or(Decimal::ZERO))]);
    };
    let must_price = reader.needs("amount") && amount.is_none();
    let lines = entries.iter().map(|entry| line(entry, must_price)).collect::<Result<Vec<_>, _>>()?;
    match amount {
        Some(amount) => reconciled(lines, amount),
        None => Ok(lines),
    }
}

/// One unit for the whole amount.
fn whole(amount: Decimal) -> LineFacts {
    LineFacts {
        item: String::new(),
        quantity: 1,
        unit_price: amount,
        amount,
        min: None,
        max: None,
        remaining: None,
        min_amount: None,
        max_amount: None,
        remaining_amount: None,
    }
}

/// One line; `must_price` when the amount of the order is to come from its lines, as it also must where an amount limits the item.
fn line(reader: &Reader<'_>, must_price: bool) -> Result<LineFacts, CaseError> {
    // A negative line would take from the sum what another line orders.
    let quantity = reader.take("quantity", |value| i64::take(value).filter(|units| *units >= 0))?;
    let unit_price = reader.money("unit_price")?;
    let (min_amount, max_amount) = (reader.money("min_amount")?, reader.money("max_amount")?);
    let remaining_amount = reader.money("remaining_amount")?;
    let must_price = must_price || [min_amount, max_amount, remaining_amount].iter().any(Option::is_some);
    if must_price && quantity.is_none() {
        return Err(reader.missing("quantity"));
    }
    if must_price && unit_price.is_none() {
        return Err(reader.missing("unit_price"));
    }
    let (quantity, unit_price) = (quantity.unwrap_or(1), unit_price.unwrap_or(Decimal::ZERO));
    let Some(amount) = money::line_total(unit_price, quantity) else {
        return Err(CaseError::Contradiction {
            left: format!("unit_price {unit_price}"),
            right: format!("quantity {quantity} (their product has more than 28 digits)"),
        });
    };
    Ok(LineFacts {
        item: reader.text("item")?.unwrap_or_default(),
        quantity,
        unit_price,
        amount,
        min: reader.count("min")?,
        max: reader.count("max")?,
        remaining: reader.count("remaining")?,
        min_amount,
        max_amount,
        remaining_amount,
    })
}

/// Lines beside an amount: priced lines must sum to it; lines without prices leave it to stand alone.
fn reconciled(mut lines: Vec<LineFacts>, amount: Decimal) -> Result<Vec<LineFacts>, CaseError> {
    let sum = lines.iter().fold(Decimal::ZERO, |sum, line| sum.saturating_add(line.amount));
    if sum == amount {
        return Ok(lines);
    }
    if sum.is_zero() {
        if let Some(first) = lines.first_mut() {
            first.amount = amount;
        }
        return Ok(lines);
    }
    Err(CaseError::Contradiction { left: format!("amount {amount}"), right: format!("the sum of the lines, {sum}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::{ord_01, ord_10};
    use crate::roc::day;
    use serde_json::json;

    fn said(line: &Value) -> Result<OrderFacts, String> {
        order_facts(day(2026, 3, 2), &json!({ "lines": [line] }), ord_01::RULE.facts).map_err(|error| error.to_string())
    }

    #[test]
    fn a_negative_quantity_is_no_quantity() {
        assert_eq!(said(&json!({"item": "1", "quantity": 0, "remaining": 5})).unwrap().lines[0].quantity, 0);
        let error = said(&json!({"item": "1", "quantity": -1, "remaining": 5})).unwrap_err();
        assert!(error.starts_with("fact \"lines[0].quantity\" is -1: expected a whole number"), "{error}");
        let facts = json!({"budget": 1, "used": 0, "lines": [
            {"item": "1", "quantity": 100, "unit_price": 1000}, {"item": "2", "quantity": -99, "unit_price": 1000},
        ]});
        assert!(order_facts(day(2026, 3, 2), &facts, ord_10::RULE.facts).is_err());
    }

    #[test]
    fn a_limit_in_money_asks_for_the_price() {
        for limit in ["min_amount", "max_amount", "remaining_amount"] {
            let error = said(&json!({"item": "1", "quantity": 2, "remaining": 5, limit: "10"})).unwrap_err();
            assert!(error.starts_with("fact \"lines[0].unit_price\" is missing"), "{error}");
            let line = json!({"item": "1", "quantity": 2, "remaining": 5, limit: "10", "unit_price": "7"});
            let line = said(&line).unwrap().lines.remove(0);
            let limits = [line.min_amount, line.max_amount, line.remaining_amount];
            assert_eq!(limits.into_iter().flatten().collect::<Vec<_>>(), [Decimal::TEN]);
            assert_eq!(line.amount, Decimal::from(14));
        }
        assert_eq!(said(&json!({"item": "1", "quantity": 2, "remaining": 5})).unwrap().lines[0].amount, Decimal::ZERO);
    }
}
