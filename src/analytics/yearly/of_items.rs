//! RPT-3: how often each item was ordered. Of more than thirty items the fifth with the largest amounts may be reported,
//! where it makes up four fifths of the amount.

use office_files::{Cell, Sheet};
use procurement_law::ruling::Lang;
use rust_decimal::Decimal;

use crate::analytics::yearly::sold::{FrameworkYear, Sold};
use crate::base::money::Money;
use crate::texts::say;

/// Up to so many items all are reported.
const ALL: usize = 30;

/// The items by amount, the largest first, each with the share of all up to it in percent, and whether it may stay out.
pub fn ranked(year: &FrameworkYear) -> Vec<(&Sold, Decimal, bool)> {
    let mut items: Vec<&Sold> = year.sold.iter().collect();
    items.sort_by(|a, b| (b.amount, &a.item.item_no).cmp(&(a.amount, &b.item.item_no)));
    let (all, fifth) = (year.amount(), items.len().div_ceil(5));
    let share = |sum: Money| (sum.decimal() * Decimal::ONE_HUNDRED).checked_div(all.decimal()).unwrap_or_default();
    let mut sum = Money(0);
    let mut rows = Vec::new();
    for (at, sold) in items.iter().enumerate() {
        sum = Money(sum.0.saturating_add(sold.amount.0));
        rows.push((*sold, share(sum), at >= fifth));
    }
    let fifth_is_enough =
        items.len() > ALL && rows.get(fifth.saturating_sub(1)).is_some_and(|(_, share, _)| *share >= Decimal::from(80));
    rows.into_iter().map(|(sold, share, beyond)| (sold, share.round_dp(2), beyond && fifth_is_enough)).collect()
}

/// The report: every item, and which of them the report may leave out.
pub fn sheet(year: &FrameworkYear, lang: Lang) -> Sheet {
    let heads = ["rank", "item", "name", "unit", "orders", "quantity", "amount", "share-so-far", "may-stay-out"];
    let mut sheet = Sheet::new(
        format!("RPT-3 {} {}", year.framework.case_no, year.roc_year),
        heads.map(|head| say(lang, &format!("yearly-{head}"))),
    );
    for (at, (sold, share, out)) in ranked(year).into_iter().enumerate() {
        let item = &sold.item;
        sheet.rows.push(vec![
            Cell::Number(Decimal::from(at + 1)),
            Cell::from(item.item_no.clone()),
            Cell::from(item.name.clone()),
            Cell::from(item.unit.clone()),
            Cell::Number(sold.orders.into()),
            Cell::Number(sold.quantity.into()),
            Cell::Number(sold.amount.decimal()),
            Cell::Number(share),
            if out { Cell::from(say(lang, "yearly-yes")) } else { Cell::Empty },
        ]);
    }
    sheet
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::base::id::{FrameworkId, ItemId};
    use crate::contracts::model::{Framework, Item, OrderOfRecord};

    fn year(amounts: &[i64]) -> FrameworkYear {
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let (framework_id, ceiling) = (FrameworkId(Uuid::nil()), Money(1));
        let item = |at: usize| Item {
            id: ItemId(Uuid::from_u128(at as u128)),
            framework_id,
            lot_no: "1".to_owned(),
            lot_name: String::new(),
            item_no: format!("{at:03}"),
            name: format!("n{at}"),
            unit: "套".to_owned(),
            price_ceiling: ceiling,
            min_quantity: None,
            max_quantity: None,
            version: 1,
            min_amount: None,
            max_amount: None,
        };
        let sold = |(at, amount): (usize, &i64)| Sold {
            item: item(at),
            orders: 1,
            quantity: 1,
            amount: Money(*amount),
            budget: ceiling,
        };
        let framework = Framework {
            id: framework_id,
            case_no: "X".to_owned(),
            title: String::new(),
            class: crate::catalog::model::Class::Software,
            budget: Money(0),
            starts_on: day,
            ends_on: day,
            order_of_record: OrderOfRecord::Here,
            entitles_all: true,
            version: 1,
            holds_allowed: false,
            terms: "{}".to_owned(),
        };
        FrameworkYear { framework, roc_year: 115, sold: amounts.iter().enumerate().map(sold).collect() }
    }

    #[test]
    fn a_fifth_of_many_items_is_enough_where_it_makes_up_four_fifths() {
        let heavy: Vec<i64> = (0..35).map(|at| if at < 7 { 1_000 } else { 10 }).collect();
        let (year_heavy, year_even) = (year(&heavy), year(&[100; 35]));
        let out = |year: &FrameworkYear| ranked(year).iter().filter(|row| row.2).count();
        assert_eq!((out(&year_heavy), out(&year_even)), (28, 0));
        assert_eq!(out(&year(&heavy[5..])), 0, "of thirty items all are reported");
    }

    #[test]
    fn the_largest_stands_first_and_shares_add_up() {
        let three = year(&[100, 300, 100]);
        let rows = ranked(&three);
        let shown: Vec<(&str, Decimal)> = rows.iter().map(|row| (row.0.item.item_no.as_str(), row.1)).collect();
        assert_eq!(shown, [("001", 60.into()), ("000", 80.into()), ("002", 100.into())]);
    }
}
