//! D06 報價單, 標價清單: rows, totals, vendor and seals.

use serde_json::{Value, json};

use crate::document::Field;
use crate::documents::form::{self, Form};
use crate::documents::paper::{Paper, Row};
use crate::documents::spec::{self, TENDER, VENDOR};
use crate::documents::{price_rows, prose, signing, totals};
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::PriceSchedule,
    about: "Price schedule or quotation.",
    fields: &[
        form::VENDOR,
        form::TENDER,
        form::SIGNED,
        &[
            (
                "items",
                "rows: no, name, spec, unit, qty, unit_price, amount; brand, model and origin where the table has them",
            ),
            ("total_shown", "total in figures"),
            ("total_words", "total in words"),
            ("total_words_value", "the amount that the words say"),
            ("total_computed", "sum of the rows"),
            ("valid_until", "last day of the quotation, where a day is named"),
            ("valid_days", "days of the quotation, where days are named"),
        ],
    ],
    read,
};

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    totals::read(paper, sheets);
    paper.rows = price_rows::read(sheets);
    items(paper);
    computed(paper);
    validity(paper, sheets);
    signing::date(paper, sheets);
    signing::read(paper, sheets);
}

/// How long the quotation holds: a number of days from the closing day, or a day.
fn validity(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    let words: &[&str] = &["報價有效期限", "報價有效期間", "報價有效期", "報價有效"];
    prose::after(paper, sheets, "valid_days", (words, days));
    prose::after(paper, sheets, "valid_until", (words, spec::last_day));
}

/// 自投標截止日起九十日, 截止投標後 90 日: the days, where nothing else begins them.
fn days(text: &str) -> Option<Value> {
    let plain = crate::grammar::text::compact(text);
    let (_, rest) = plain.split_once(['起', '後'])?;
    let body = rest.trim_start_matches(['算', '為', '計', '至', ':']);
    let number: String =
        body.chars().take_while(|c| c.is_ascii_digit() || procurement_law::numerals::is_numeral(*c)).collect();
    let unit = body.strip_prefix(number.as_str())?;
    let from_closing = plain.contains("截止") && unit.starts_with(['日', '天']);
    procurement_law::numerals::number(&number)
        .filter(|count| from_closing && (1..=730).contains(count))
        .map(Value::from)
}

fn items(paper: &mut Paper) {
    let Some(place) = paper.rows.iter().find_map(|r| r.place) else { return };
    let [left, top, mut right, mut bottom] = place.bbox;
    for row in paper.rows.iter().filter_map(|r| r.place).filter(|p| p.page == place.page) {
        let [_, _, r, b] = row.bbox;
        (right, bottom) = (right.max(r), bottom.max(b));
    }
    let field = Field {
        value: paper.rows.iter().map(json_of).collect(),
        text: String::new(),
        file: None,
        page: place.page,
        bbox: [left, top, right, bottom],
        confidence: paper.rows.iter().map(|r| r.confidence).fold(1.0, f64::min),
    };
    paper.document.fields.insert("items".to_owned(), field);
}

/// The sum of the amounts shown, when every row has one.
fn computed(paper: &mut Paper) {
    let amounts: Option<Vec<i64>> = paper.rows.iter().map(|r| r.amount).collect();
    let sum = amounts.filter(|a| !a.is_empty()).and_then(|a| a.into_iter().try_fold(0_i64, i64::checked_add));
    if let (Some(sum), Some(items)) = (sum, paper.field("items").cloned()) {
        let field = Field { value: json!(sum), ..items };
        paper.document.fields.insert("total_computed".to_owned(), field);
    }
}

fn json_of(row: &Row) -> Value {
    let mut out = json!({
        "no": row.no, "name": row.name, "spec": row.spec, "unit": row.unit,
        "qty": row.qty, "unit_price": row.unit_price, "amount": row.amount,
    });
    for (column, value) in [("brand", &row.brand), ("origin", &row.origin)] {
        if let (Some(fields), false) = (out.as_object_mut(), value.is_empty()) {
            fields.insert(column.to_owned(), json!(value));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;
    use crate::page::{Origin, Page};

    /// A schedule of one row, with other words beside it.
    fn one_row(beside: &[(f64, f64, &str)]) -> Page {
        let row = [
            (50.0, 100.0, "項次"),
            (90.0, 100.0, "品名"),
            (230.0, 100.0, "數量"),
            (350.0, 100.0, "單價"),
            (450.0, 100.0, "複價"),
            (50.0, 120.0, "1"),
            (90.0, 120.0, "授權"),
            (230.0, 120.0, "2"),
            (350.0, 120.0, "1,000"),
            (450.0, 120.0, "2,000"),
        ];
        page(&[&row, beside].concat())
    }

    #[test]
    fn rows_and_their_sum() {
        let page = one_row(&[
            (60.0, 60.0, "採購案號：1150826-F284"),
            (60.0, 150.0, "總計（新臺幣，含稅）"),
            (450.0, 150.0, "2,000"),
            (60.0, 200.0, "負責人：王小明"),
            (60.0, 220.0, "115/10/21"),
        ]);
        let mut paper = paper(DocumentKind::PriceSchedule);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(paper.number("total_computed"), Some(2_000));
        assert_eq!(paper.number("total_shown"), Some(2_000));
        assert_eq!(paper.field("items").unwrap().value[0]["unit_price"], json!(1_000));
        assert_eq!(paper.text("date"), Some("2026-10-21"));
    }

    #[test]
    fn a_total_whose_brackets_were_not_recognised_is_no_row() {
        for total in ["總計新臺幣,含稅,", "合計新台幣 含稅", "總價含稅,"] {
            let mut page = one_row(&[(60.0, 150.0, total), (450.0, 150.0, "2,000")]);
            page.origin = Origin::Ocr;
            let mut paper = paper(DocumentKind::PriceSchedule);
            read(&mut paper, &[Sheet::of(&page)]);
            assert_eq!((paper.rows.len(), paper.number("total_shown")), (1, Some(2_000)), "{total}");
        }
    }
}
