//! A figure as a sheet: its table with exact values.

use office_files::{Cell, Sheet};
use procurement_law::ruling::Lang;

use crate::tally::figure::Figure;
use crate::texts::say;

/// The sheet: a row for each category, a column for each series; what may not be told is empty.
pub fn sheet(figure: &Figure, lang: Lang) -> Sheet {
    let unit = say(lang, figure.unit.key());
    let named = figure.series.iter().map(|series| format!("{}（{unit}）", series.name.said(lang)));
    let head: Vec<String> = std::iter::once(say(lang, "figure-category")).chain(named).collect();
    let mut sheet = Sheet::new(figure.title(lang), head);
    for (at, category) in figure.categories.iter().enumerate() {
        let value = |series: &crate::tally::figure::Series| match series.values.get(at).copied().flatten() {
            Some(value) => Cell::Number(figure.unit.decimal(value)),
            None => Cell::Empty,
        };
        let row = std::iter::once(Cell::from(category.said(lang))).chain(figure.series.iter().map(value));
        sheet.rows.push(row.collect());
    }
    sheet
}
