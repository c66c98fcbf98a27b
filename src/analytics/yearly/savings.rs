//! RPT-1: what was saved against the budget: `E = D − C`, `F = E / D`.

use office_files::{Cell, Sheet};
use procurement_law::ruling::Lang;
use rust_decimal::Decimal;

use crate::analytics::yearly::sold::FrameworkYear;
use crate::base::money::Money;
use crate::texts::say;

/// What was saved, and its part of the budget in percent with two decimals; none of no budget.
pub fn saved(budget: Money, amount: Money) -> (Decimal, Option<Decimal>) {
    let saved = budget.decimal() - amount.decimal();
    let part = (saved * Decimal::ONE_HUNDRED).checked_div(budget.decimal()).map(|part| part.round_dp(2));
    (saved, part)
}

/// The report: a row for each item that was ordered, and their sum.
pub fn sheet(year: &FrameworkYear, lang: Lang) -> Sheet {
    let heads = ["item", "name", "unit", "ceiling", "quantity", "amount", "budget", "saved", "share"];
    let mut sheet = Sheet::new(
        format!("RPT-1 {} {}", year.framework.case_no, year.roc_year),
        heads.map(|head| say(lang, &format!("yearly-{head}"))),
    );
    let ends = |amount: Money, budget: Money| {
        let (saved, part) = saved(budget, amount);
        [
            Cell::Number(amount.decimal()),
            Cell::Number(budget.decimal()),
            Cell::Number(saved),
            part.map_or(Cell::Empty, Cell::Number),
        ]
    };
    for sold in year.ordered() {
        let item = &sold.item;
        let head = [
            Cell::from(item.item_no.clone()),
            Cell::from(item.name.clone()),
            Cell::from(item.unit.clone()),
            Cell::Number(item.price_ceiling.decimal()),
            Cell::Number(sold.quantity.into()),
        ];
        sheet.rows.push(head.into_iter().chain(ends(sold.amount, sold.budget)).collect());
    }
    let head = [Cell::from(say(lang, "yearly-sum")), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    sheet.rows.push(head.into_iter().chain(ends(year.amount(), year.budget())).collect());
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_budget_less_cost_and_its_part_of_the_budget() {
        let money = |dollars| Money::dollars(dollars).unwrap();
        assert_eq!(saved(money(300), money(200)), (Decimal::from(100), Some(Decimal::new(3_333, 2))));
        assert_eq!(saved(money(100), money(120)), (Decimal::from(-20), Some(Decimal::from(-20))));
        assert_eq!(saved(money(0), money(0)), (Decimal::ZERO, None));
    }
}
