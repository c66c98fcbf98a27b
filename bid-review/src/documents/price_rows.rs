//! The rows of a price table.

use procurement_law::numerals;

use crate::documents::columns::{Column, Columns, find};
use crate::documents::paper::{Row, place};
use crate::grammar::figure;
use crate::layout::cell;
use crate::layout::lexicon::Label;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;
use crate::page::Rect;

/// A run of text in the table.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    rect: Rect,
    confidence: f64,
    column: Column,
}

/// The rows of all pages; a page without a heading goes on with the columns of the page before.
#[must_use]
pub fn read(sheets: &[Sheet<'_>]) -> Vec<Row> {
    let mut columns: Option<Columns> = None;
    let mut out = Vec::new();
    for sheet in sheets {
        if let Some(own) = find(sheet) {
            columns = Some(own);
        } else if let Some(before) = &mut columns {
            before.bottom = 0.0;
        }
        if let Some(columns) = &columns {
            out.extend(page_rows(sheet, columns));
        }
    }
    out
}

fn page_rows(sheet: &Sheet<'_>, columns: &Columns) -> Vec<Row> {
    let end = end(sheet, columns);
    let pieces: Vec<Piece> = sheet
        .lines
        .iter()
        .filter(|l| l.whole().top >= columns.bottom - 2.0 && l.whole().middle().1 < end)
        .flat_map(|l| pieces(sheet, l, columns))
        .collect();
    let bands = bands(sheet, columns, &pieces, end);
    let mut out: Vec<Row> = Vec::new();
    for (top, bottom) in bands {
        let own: Vec<&Piece> = pieces.iter().filter(|p| (top..bottom).contains(&p.rect.middle().1)).collect();
        let row = row(sheet, &own);
        if row.amount.is_some() || row.unit_price.is_some() || row.no.is_some() && !row.name.is_empty() {
            out.push(row);
        } else if let Some(last) = out.last_mut() {
            last.name.push_str(&row.name);
            last.spec.push_str(&row.spec);
        }
    }
    out
}

/// Where the table's rows end: at the first total below the heading.
fn end(sheet: &Sheet<'_>, columns: &Columns) -> f64 {
    let totals = sheet.of_label(Label::Total).filter_map(|h| sheet.lines.get(h.line)?.rect(h.start, h.end));
    let below = totals.filter(|r| r.top > columns.bottom).map(|r| r.top - 1.0);
    let vendor =
        sheet.hits.iter().filter(|h| matches!(h.label, Label::VendorName | Label::Ubn | Label::Representative));
    let vendor = vendor
        .filter_map(|h| sheet.lines.get(h.line)?.rect(h.start, h.end))
        .filter(|r| r.top > columns.bottom)
        .map(|r| r.top - 1.0);
    below.chain(vendor).fold(f64::MAX, f64::min)
}

fn pieces(sheet: &Sheet<'_>, line: &Line, columns: &Columns) -> Vec<Piece> {
    let cuts = cell::cuts(sheet.page, line.whole().middle().1);
    let runs = line.runs(if columns.ruled { 2.0 } else { 0.7 }, &cuts);
    let in_order = !columns.ruled && runs.len() == columns.heads.len();
    let piece = |(at, (from, to)): (usize, (usize, usize))| {
        let rect = line.rect(from, to)?;
        let column = match columns.heads.get(at) {
            Some(head) if in_order => head.column,
            _ => columns.of(rect.left, rect.right)?,
        };
        Some(Piece { text: line.text(from, to).replace(' ', ""), rect, confidence: line.confidence(from, to), column })
    };
    runs.into_iter().enumerate().filter_map(piece).collect()
}

/// Top and bottom of each row: between ruling lines, else half-way between the lines that hold figures.
fn bands(sheet: &Sheet<'_>, columns: &Columns, pieces: &[Piece], end: f64) -> Vec<(f64, f64)> {
    let x = columns.heads.first().map_or(0.0, |h| f64::midpoint(h.left, h.right));
    let mut levels = cell::levels(sheet.page, x);
    levels.retain(|y| *y > columns.bottom - 2.0 && *y < end + 8.0);
    let figures =
        |p: &&Piece| matches!(p.column, Column::UnitPrice | Column::Amount) && figure::amount(&p.text).is_some();
    let mut anchors: Vec<f64> = pieces.iter().filter(figures).map(|p| p.rect.middle().1).collect();
    anchors.sort_by(f64::total_cmp);
    anchors.dedup_by(|a, b| (*a - *b).abs() < 6.0);
    if levels.len() > anchors.len() && !anchors.is_empty() && columns.ruled {
        return levels.iter().copied().zip(levels.iter().copied().skip(1)).collect();
    }
    let mut edges = vec![columns.bottom - 2.0];
    edges.extend(anchors.iter().zip(anchors.iter().skip(1)).map(|(a, b)| f64::midpoint(*a, *b)));
    edges.push(end.min(anchors.last().map_or(end, |last| last + 40.0)));
    edges.iter().copied().zip(edges.iter().copied().skip(1)).collect()
}

fn row(sheet: &Sheet<'_>, pieces: &[&Piece]) -> Row {
    let joined =
        |column: Column| -> String { pieces.iter().filter(|p| p.column == column).map(|p| p.text.as_str()).collect() };
    let area = pieces.iter().map(|p| p.rect).reduce(|a, b| a.around(&b));
    let number = |column: Column| figure::amount(&joined(column));
    let no = joined(Column::No);
    let no = no.trim_matches(['.', '、', '(', ')']);
    Row {
        no: figure::amount(no).or_else(|| numerals::number(no)),
        name: joined(Column::Name),
        brand: joined(Column::Brand),
        origin: joined(Column::Origin),
        spec: joined(Column::Spec),
        unit: joined(Column::Unit),
        qty: number(Column::Qty),
        unit_price: number(Column::UnitPrice),
        amount: number(Column::Amount),
        place: area.map(|area| place(sheet.page, area)),
        confidence: pieces.iter().map(|p| p.confidence).fold(1.0, f64::min),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;

    #[test]
    fn an_open_table_with_a_wrapped_name_and_another_order() {
        let page = page(&[
            (50.0, 100.0, "項次"),
            (90.0, 100.0, "產品名稱"),
            (230.0, 100.0, "數量"),
            (290.0, 100.0, "單位"),
            (350.0, 100.0, "單價"),
            (450.0, 100.0, "小計"),
            (50.0, 120.0, "1"),
            (90.0, 120.0, "資料庫稽核"),
            (230.0, 120.0, "12"),
            (290.0, 120.0, "套"),
            (350.0, 120.0, "1,000"),
            (450.0, 120.0, "NT$12,000"),
            (90.0, 134.0, "授權"),
            (50.0, 156.0, "2"),
            (90.0, 156.0, "教育訓練"),
            (230.0, 156.0, "3"),
            (290.0, 156.0, "人"),
            (350.0, 156.0, "500元"),
            (450.0, 156.0, "1,500元"),
            (50.0, 180.0, "總計"),
            (450.0, 180.0, "13,500"),
        ]);
        let rows = read(&[Sheet::of(&page)]);
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].name.as_str(), rows[0].qty, rows[0].amount), ("資料庫稽核授權", Some(12), Some(12_000)));
        assert_eq!((rows[1].no, rows[1].unit.as_str(), rows[1].unit_price), (Some(2), "人", Some(500)));
    }
}
