//! What is written comes back.

use chrono::NaiveDate;
use office_files::{Cell, Format, Sheet, read, to_csv, to_ods, to_xlsx};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Letters, codes, what looks like a formula, and what has a meaning in CSV or XML.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[0-9]{1,8}", "['＝＋－＠=+@-]{0,3}[ -~一-龥]{0,6}", "[ ,;\"'<>&\n\t一-龥a-c𠀀é]{0,10}", "[\\PC]{0,6}",]
}

fn cell() -> impl Strategy<Value = Cell> {
    let number = (-999_999_999_999_999_i64..=999_999_999_999_999, 0..=12_u32);
    prop_oneof![
        3 => text().prop_map(Cell::from),
        2 => number.prop_map(|(digits, scale)| Cell::Number(Decimal::new(digits, scale))),
        1 => (0..=2_958_404_i32 - 61).prop_map(|days| {
            Cell::Date(NaiveDate::from_ymd_opt(1900, 3, 1).unwrap() + chrono::Days::new(u64::try_from(days).unwrap()))
        }),
        1 => Just(Cell::Empty),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let header = prop::collection::vec("[A-Za-z一-龥]{1,6}", 1..5);
    let rows = prop::collection::vec(prop::collection::vec(cell(), 0..5), 0..8);
    (header, rows).prop_map(|(header, rows)| Sheet { name: "工作表 1".to_owned(), header, rows })
}

/// The sheet as it is read: rectangular, without empty rows at its end.
fn read_as(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    while sheet.rows.last().is_some_and(|row| row.iter().all(Cell::is_empty)) {
        sheet.rows.pop();
    }
    let used = |row: &Vec<Cell>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |place| place + 1);
    let width = sheet.rows.iter().map(used).chain([sheet.header.len()]).max().unwrap();
    sheet.header.resize(width, String::new());
    sheet.rows.iter_mut().for_each(|row| row.resize(width, Cell::Empty));
    sheet
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn ods_keeps_every_cell(sheet in sheet()) {
        let back = read(&to_ods(&sheet).unwrap(), Some(Format::Ods)).unwrap();
        prop_assert_eq!(back, read_as(&sheet));
    }

    #[test]
    fn xlsx_keeps_every_cell(sheet in sheet()) {
        let back = read(&to_xlsx(&sheet).unwrap(), Some(Format::Xlsx)).unwrap();
        prop_assert_eq!(back, read_as(&sheet));
    }

    #[test]
    fn csv_keeps_every_text(sheet in sheet()) {
        let back = read(&to_csv(&sheet), Some(Format::Csv)).unwrap();
        let mut expected = read_as(&sheet);
        expected.name.clear();
        expected.rows.iter_mut().flatten().for_each(|cell| *cell = Cell::from(cell.text().into_owned()));
        prop_assert_eq!(back, expected);
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let mut sheet = Sheet::new("表", ["a", "b"]);
    sheet.rows.push(vec!["1".into(), Decimal::new(15, 1).into()]);
    assert_eq!(to_ods(&sheet), to_ods(&sheet));
    assert_eq!(to_xlsx(&sheet), to_xlsx(&sheet));
    assert_eq!(to_csv(&sheet), to_csv(&sheet));
}

#[test]
fn digits_that_spreadsheet_programs_would_lose_are_texts() {
    let long: Decimal = "1234567890123456.78".parse().unwrap();
    let old = NaiveDate::from_ymd_opt(1895, 4, 17).unwrap();
    let mut sheet = Sheet::new("表", ["n", "d"]);
    sheet.rows.push(vec![long.into(), old.into()]);
    let back = read(&to_xlsx(&sheet).unwrap(), None).unwrap();
    assert_eq!(back.rows[0], ["1234567890123456.78".into(), "1895-04-17".into()] as [Cell; 2]);
    assert_eq!((back.rows[0][0].number(), back.rows[0][1].date()), (Some(long), Some(old)));
    let back = read(&to_ods(&sheet).unwrap(), None).unwrap();
    assert_eq!(back.rows[0], ["1234567890123456.78".into(), old.into()] as [Cell; 2]);
}

#[test]
fn names_that_excel_refuses_are_mended() {
    for (name, expected) in [("", "Sheet1"), ("a/b:[c]?", "abc"), ("'x'", "x"), (&"長".repeat(40), &"長".repeat(31))]
    {
        let sheet = Sheet::new(name, ["h"]);
        assert_eq!(read(&to_xlsx(&sheet).unwrap(), None).unwrap().name, *expected, "{name}");
    }
}
