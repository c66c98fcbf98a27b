//! XLSX as other programs write it.

use office_files::{Cell, SheetError, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// What is read of a first sheet with a header.
fn rows(fill: impl FnOnce(&mut Worksheet)) -> Result<Vec<Vec<Cell>>, SheetError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write(0, 0, "h").unwrap();
    fill(page);
    read(&book.save_to_buffer().unwrap(), None).map(|sheet| sheet.rows)
}

#[test]
fn kinds_of_cells() {
    let moment = ExcelDateTime::parse_from_str("2026-11-21 09:30:00").unwrap();
    let day = ExcelDateTime::from_ymd(2026, 11, 21).unwrap();
    let republic = Format::new().set_num_format("[$-404]e/m/d");
    let rows = rows(|page| {
        page.write(1, 0, "00123456").unwrap();
        page.write(2, 0, 0.1 + 0.2).unwrap();
        page.write(3, 0, true).unwrap();
        page.write_with_format(4, 0, &day, &republic).unwrap();
        page.write_with_format(5, 0, &moment, &Format::new().set_num_format("yyyy/m/d hh:mm")).unwrap();
        page.write_with_format(6, 0, 0.5, &Format::new().set_num_format("hh:mm")).unwrap();
        page.write_with_format(7, 0, 1.5, &Format::new().set_num_format("[h]:mm:ss")).unwrap();
        page.write(8, 0, Formula::new("=1/3").set_result("0.333333333333333315")).unwrap();
        page.write(9, 0, Formula::new("=NA()").set_result("#N/A")).unwrap();
        page.write(10, 0, Formula::new("=\"a\"").set_result("a")).unwrap();
        page.write_with_format(11, 0, 0.05, &Format::new().set_num_format("0%")).unwrap();
        page.write(12, 0, "_x0041_ & <b>").unwrap();
        page.write(13, 0, 1e300).unwrap();
    });
    let number = |text: &str| Cell::Number(text.parse().unwrap());
    let cells: Vec<Cell> = rows.unwrap().into_iter().map(|mut row| row.remove(0)).collect();
    assert_eq!(
        cells[..12],
        [
            "00123456".into(),
            number("0.3"),
            "TRUE".into(),
            Cell::Date("2026-11-21".parse().unwrap()),
            "2026-11-21 09:30:00".into(),
            "12:00:00".into(),
            "36:00:00".into(),
            number("0.333333333333333"),
            "#N/A".into(),
            "a".into(),
            number("0.05"),
            "_x0041_ & <b>".into(),
        ]
    );
    assert!(matches!(&cells[12], Cell::Text(text) if text.starts_with('1')), "{:?}", cells[12]);
}

#[test]
fn merged_cells_have_their_value_once() {
    let rows = rows(|page| {
        page.merge_range(1, 0, 2, 1, "m", &Format::new()).unwrap();
        page.write(2, 2, 1).unwrap();
    });
    assert_eq!(
        rows.unwrap(),
        [["m".into(), Cell::Empty, Cell::Empty], [Cell::Empty, Cell::Empty, Cell::Number(1.into())]]
    );
}

#[test]
fn a_cell_far_away_makes_no_large_table() {
    let far = |row, column| {
        rows(|page| {
            page.write(row, column, "x").unwrap();
        })
    };
    assert_eq!(far(1_048_575, 0), Err(SheetError::TooManyRows { limit: 200_000 }));
    assert_eq!(far(1, 16_383), Err(SheetError::TooManyColumns { row: 2, limit: 300 }));
    assert_eq!(far(199_999, 299), Err(SheetError::TooManyCells { limit: 4_000_000 }));
}

#[test]
fn the_first_visible_sheet_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("hidden").unwrap().set_hidden(true);
    book.add_worksheet().set_name("shown").unwrap().set_active(true).write(0, 0, "h").unwrap();
    book.add_worksheet().set_name("later").unwrap().write(0, 0, "no").unwrap();
    let sheet = read(&book.save_to_buffer().unwrap(), None).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.header[0].as_str()), ("shown", "h"));
}

#[test]
fn a_workbook_without_cells_is_empty() {
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(read(&book.save_to_buffer().unwrap(), None), Err(SheetError::Empty));
}
