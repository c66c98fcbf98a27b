//! The comparison as words: groups of rows, one cell for each column, differences and least prices told.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::base::money::Money;
use crate::catalog::questions::table::code_words;
use crate::choices::answer::{in_words, label};
use crate::choices::content::Column;
use crate::choices::cost::{Basis, Cost, comparable, cost, least, rounded};
use crate::choices::need::Need;
use crate::choices::questions::{Fact, GROUPS, OTHERS};
use crate::texts::{say, say_with};

/// A comparison in words.
#[derive(Clone, Debug)]
pub struct Table {
    /// The groups that have rows.
    pub groups: Vec<Group>,
    /// Whether the columns count the same seats, so that prices per seat may be compared.
    pub comparable: bool,
}

/// A group of rows.
#[derive(Clone, Debug)]
pub struct Group {
    /// The end of its word's key.
    pub key: &'static str,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its label.
    pub label: String,
    /// What each column says.
    pub cells: Vec<Cell>,
    /// Whether the columns differ in it.
    pub differs: bool,
    /// Whether it explains the row above it, and goes where that one goes.
    pub explains: bool,
}

/// What a column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// In words; a dash where there is no answer.
    pub text: String,
    /// Whether it is the least of the row.
    pub best: bool,
}

/// What stands where there is no answer.
const NOTHING: &str = "—";

/// The comparison of some columns for a need.
pub fn table(columns: &[Column], need: Need, lang: Lang) -> Table {
    let costs: Vec<Cost> = columns.iter().map(|column| cost(column, need)).collect();
    let mut groups = Vec::new();
    for group in GROUPS {
        let facts = group.facts.iter().map(|fact| fact_row(*fact, columns, &costs, need, lang));
        let rows = facts.chain(group.questions().map(|question| detail_row(&question.key, columns, lang)));
        let kept: Vec<Row> = rows.filter(|row| group.blank || row.answered()).collect();
        groups.push(Group { key: group.key, rows: kept });
    }
    let rest = others(columns).into_iter().map(|key| detail_row(&key, columns, lang));
    groups.push(Group { key: OTHERS, rows: rest.collect() });
    groups.retain(|group| !group.rows.is_empty());
    Table { groups, comparable: comparable(&costs) }
}

impl Row {
    fn answered(&self) -> bool {
        self.cells.iter().any(|cell| cell.text != NOTHING)
    }
}

impl Table {
    /// The table with only the rows in which the columns differ, and what explains them.
    #[must_use]
    pub fn differences(mut self) -> Self {
        for group in &mut self.groups {
            let mut above = false;
            group.rows.retain(|row| {
                above = row.differs || row.explains && above;
                above
            });
        }
        self.groups.retain(|group| !group.rows.is_empty());
        self
    }
}

fn row(label: String, texts: Vec<Option<String>>, best: &[bool], explains: bool) -> Row {
    let differs = !explains && texts.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
    let cell = |(at, text): (usize, Option<String>)| Cell {
        text: text.unwrap_or_else(|| NOTHING.to_owned()),
        best: best.get(at).copied().unwrap_or(false),
    };
    Row { label, cells: texts.into_iter().enumerate().map(cell).collect(), differs, explains }
}

fn detail_row(key: &str, columns: &[Column], lang: Lang) -> Row {
    let said = columns.iter().map(|column| column.detail(key).map(|said| in_words(key, &said, lang)));
    row(label(key, lang), said.collect(), &[], false)
}

/// The question keys of answers that no group names.
fn others(columns: &[Column]) -> BTreeSet<String> {
    let grouped = |key: &str| GROUPS.iter().any(|group| group.questions().any(|question| question.key == key));
    let keys = columns.iter().flat_map(|column| column.details.keys().filter(|key| column.detail(key).is_some()));
    keys.filter(|key| !grouped(key)).cloned().collect()
}

fn fact_row(fact: Fact, columns: &[Column], costs: &[Cost], need: Need, lang: Lang) -> Row {
    let best = match fact {
        Fact::SeatYear => least(costs, |cost| cost.seat_year),
        Fact::Total => least(costs, |cost| cost.total),
        _ => Vec::new(),
    };
    let said = columns.iter().zip(costs).map(|(column, cost)| said(fact, column, cost, need, lang));
    row(say(lang, fact.label()), said.collect(), &best, fact.explains())
}

fn said(fact: Fact, column: &Column, cost: &Cost, need: Need, lang: Lang) -> Option<String> {
    let terms = column.terms.as_ref();
    let count = |value: Option<i64>| value.map_or_else(|| say(lang, "unlimited"), |value| value.to_string());
    match fact {
        Fact::UnitPrice => Some(format!("NT$ {}／{}", column.unit_price, column.unit)),
        Fact::SeatYear => cost.seat_year.map(|amount| format!("NT$ {}", grouped(amount))),
        Fact::SeatYearWords => Some(seat_year_words(column, cost, need, lang)),
        Fact::Total => cost.total.map(|total| format!("NT$ {total}")),
        Fact::TotalWords => Some(total_words(column, cost, need, lang)),
        Fact::Vendor => Some(format!("{}（{}）", column.vendor.name, column.vendor.code)),
        Fact::Framework => terms
            .map(|terms| format!("{} {}", terms.case_no, terms.title))
            .or_else(|| Some(say(lang, "listing-no-award"))),
        Fact::Item => terms.map(|terms| terms.item_no.clone()),
        Fact::AwardPrice => terms.map(|terms| format!("NT$ {}", terms.award_price)),
        Fact::Period => terms.map(|terms| format!("{} － {}", day(terms.starts_on, lang), day(terms.ends_on, lang))),
        Fact::Least => terms.map(|terms| count(terms.min_quantity)),
        Fact::Most => terms.map(|terms| count(terms.max_quantity)),
        Fact::Maker => Some(column.maker.clone()),
        Fact::Origin => Some(code_words("country", &column.origin, lang)),
        Fact::Category => Some(column.category.clone()),
    }
}

/// How the price per seat and year was worked out, or why it was not.
fn seat_year_words(column: &Column, cost: &Cost, need: Need, lang: Lang) -> String {
    let key = match cost.basis {
        Basis::Perpetual => "compare-words-perpetual",
        Basis::Term(_) => "compare-words-term",
        Basis::Once => "compare-words-once",
        Basis::Unknown => "compare-words-unknown",
    };
    words(key, column, cost, need, lang)
}

fn total_words(column: &Column, cost: &Cost, need: Need, lang: Lang) -> String {
    let key = match cost.basis {
        Basis::Perpetual => "compare-sum-perpetual",
        Basis::Term(_) => "compare-sum-term",
        Basis::Once => "compare-sum-once",
        Basis::Unknown => "compare-words-unknown",
    };
    words(key, column, cost, need, lang)
}

fn words(key: &str, column: &Column, cost: &Cost, need: Need, lang: Lang) -> String {
    let months = if let Basis::Term(months) = cost.basis { months } else { 0 };
    let args = [
        ("price", cost.unit_price.to_string()),
        ("unit", column.unit.clone()),
        ("seats", cost.seats.to_string()),
        ("months", months.to_string()),
        ("years", need.years.to_string()),
        ("quantity", need.quantity.to_string()),
        ("units", cost.units.to_string()),
        ("periods", cost.periods.to_string()),
        ("result", cost.seat_year.map(grouped).unwrap_or_default()),
        ("total", cost.total.map(|total| total.to_string()).unwrap_or_default()),
    ];
    let args: BTreeMap<String, String> = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    say_with(lang, key, &args)
}

/// A decimal as money is written.
fn grouped(amount: rust_decimal::Decimal) -> String {
    let shown = rounded(amount);
    Money::from_decimal(shown).map_or_else(|| shown.to_string(), |money| money.to_string())
}

fn day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => roc::long(date),
        Lang::En => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choices::content::tests::column;
    use serde_json::json;

    fn compared() -> Table {
        let one =
            json!({ "licence_model": "perpetual", "licence_metric": "user", "platforms": "Windows", "sso": "SAML" });
        let two = json!({ "licence_model": "subscription", "licence_metric": "user", "term_months": "12", "platforms": "Windows" });
        let columns = [column("a", 1_200, one), column("b", 300, two)];
        table(&columns, Need::new(10, 3).unwrap(), Lang::ZhTw)
    }

    fn texts(table: &Table, label: &str) -> Vec<(String, bool)> {
        let rows = table.groups.iter().flat_map(|group| &group.rows);
        let row = rows.into_iter().find(|row| row.label == say(Lang::ZhTw, label)).unwrap();
        row.cells.iter().map(|cell| (cell.text.clone(), cell.best)).collect()
    }

    #[test]
    fn the_least_is_told_with_its_computation() {
        let table = compared();
        assert!(table.comparable);
        assert_eq!(texts(&table, "compare-seat-year"), [("NT$ 400".to_owned(), false), ("NT$ 300".to_owned(), true)]);
        assert_eq!(texts(&table, "compare-total"), [("NT$ 12,000".to_owned(), false), ("NT$ 9,000".to_owned(), true)]);
        let words = texts(&table, "compare-seat-year-words");
        assert!(words[0].0.contains("1,200") && words[0].0.contains('3') && words[0].0.contains("400"), "{words:?}");
        assert!(words[1].0.contains("12") && words[1].0.contains("300"), "{words:?}");
    }

    #[test]
    fn only_differences_leave_out_what_is_the_same() {
        let all = compared();
        let keys: Vec<&str> = all.groups.iter().map(|group| group.key).collect();
        assert_eq!(keys, ["price", "terms", "licence", "platform", "certificates", "others"]);
        let different = all.differences();
        let labels: Vec<&str> =
            different.groups.iter().flat_map(|group| &group.rows).map(|row| row.label.as_str()).collect();
        assert!(labels.contains(&"sso") && labels.contains(&"授權方式"), "{labels:?}");
        assert!(!labels.contains(&"適用平臺") && !labels.contains(&"計價單位"), "{labels:?}");
        let price: Vec<String> = ["compare-unit-price", "compare-seat-year", "compare-seat-year-words"]
            .map(|key| say(Lang::ZhTw, key))
            .to_vec();
        assert_eq!(labels.get(..3).map(<[&str]>::to_vec), Some(price.iter().map(String::as_str).collect()));
    }
}
