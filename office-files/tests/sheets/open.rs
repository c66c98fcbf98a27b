//! ODS as other programs write it.

use office_files::{Cell, Limits, SheetError, read, read_within};

use crate::ods;

const HEAD: &str = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>h</text:p></table:table-cell></table:table-row>";

/// The first cell of the first row below the header.
fn cell(inside: &str) -> Cell {
    let table =
        format!("<table:table table:name=\"t\">{HEAD}<table:table-row>{inside}</table:table-row></table:table>");
    read(&ods(&table), None).unwrap().rows[0][0].clone()
}

#[test]
fn kinds_of_cells() {
    let of = |attributes: &str, text: &str| {
        cell(&format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"))
    };
    let number = |text: &str| Cell::Number(text.parse().unwrap());
    assert_eq!(of("office:value-type=\"float\" office:value=\"0.30000000000000004\"", "0.3"), number("0.3"));
    assert_eq!(of("office:value-type=\"float\" office:value=\"1E3\"", "1000"), number("1000"));
    assert_eq!(of("office:value-type=\"percentage\" office:value=\"0.05\"", "5%"), number("0.05"));
    assert_eq!(of("office:value-type=\"currency\" office:value=\"-1234.5\"", "-NT$1,234.50"), number("-1234.5"));
    assert_eq!(of("office:value-type=\"float\" office:value=\"1e300\"", "x"), "1e300".into());
    let day = "2026-11-21".parse().unwrap();
    assert_eq!(of("office:value-type=\"date\" office:date-value=\"2026-11-21\"", "115/11/21"), Cell::Date(day));
    assert_eq!(of("office:value-type=\"date\" office:date-value=\"2026-11-21T00:00:00\"", ""), Cell::Date(day));
    assert_eq!(
        of("office:value-type=\"date\" office:date-value=\"2026-11-21T09:30:00\"", ""),
        "2026-11-21 09:30:00".into()
    );
    assert_eq!(of("office:value-type=\"time\" office:time-value=\"PT09H05M00S\"", ""), "09:05:00".into());
    assert_eq!(of("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE"), "TRUE".into());
    assert_eq!(of("office:value-type=\"string\"", "00123456"), "00123456".into());
    // A formula has the value last computed; its error is a text.
    assert_eq!(of("table:formula=\"of:=SUM([.A1])\" office:value-type=\"float\" office:value=\"7\"", "7"), number("7"));
    let error = "table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\"";
    assert_eq!(of(error, "#N/A"), "#N/A".into());
}

#[test]
fn texts_of_cells() {
    let of =
        |inside: &str| cell(&format!("<table:table-cell office:value-type=\"string\">{inside}</table:table-cell>"));
    assert_eq!(
        of("<text:p>a<text:s/><text:s text:c=\"2\"/>b<text:tab/>c</text:p><text:p>d</text:p>"),
        "a   b\tc\nd".into()
    );
    assert_eq!(of("<text:p> a\n  <text:span>b</text:span>&amp;&#x8B70;</text:p>"), "a b&議".into());
    assert_eq!(
        of("<office:annotation><text:p>remark</text:p></office:annotation><text:p>value</text:p>"),
        "value".into()
    );
    assert_eq!(of("<text:p><![CDATA[<x>]]></text:p>"), "<x>".into());
}

#[test]
fn merged_repeated_and_hidden() {
    let tables = format!(
        "<office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><table:table table:name=\"hidden\" table:style-name=\"ta2\">{HEAD}</table:table>\
         <table:table table:name=\"shown\">{HEAD}<table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
         table:number-columns-spanned=\"2\"><text:p>m</text:p></table:table-cell><table:covered-table-cell><text:p>under</text:p>\
         </table:covered-table-cell><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" \
         office:value=\"1\"/><table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row></table:table><table:table table:name=\"second\">{HEAD}</table:table>"
    );
    let sheet = read(&ods(&tables), None).unwrap();
    assert_eq!(sheet.name, "shown");
    let one = Cell::Number(1.into());
    assert_eq!(sheet.rows, vec![vec!["m".into(), Cell::Empty, one.clone(), one]; 2]);
}

#[test]
fn what_repeats_without_end_is_refused() {
    let table = |row: &str, cell: &str| {
        ods(&format!(
            "<table:table table:name=\"t\">{HEAD}<table:table-row {row}><table:table-cell {cell} office:value-type=\"float\" \
             office:value=\"1\"/></table:table-row></table:table>"
        ))
    };
    let rows = table("table:number-rows-repeated=\"4294967295\"", "");
    assert_eq!(read(&rows, None), Err(SheetError::TooManyRows { limit: 200_000 }));
    let columns = table("", "table:number-columns-repeated=\"18446744073709551615\"");
    assert_eq!(read(&columns, None), Err(SheetError::TooManyColumns { row: 2, limit: 300 }));
    let both = table("table:number-rows-repeated=\"200000\"", "table:number-columns-repeated=\"300\"");
    assert_eq!(read(&both, None), Err(SheetError::TooManyCells { limit: 4_000_000 }));
    let spaces =
        ods("<table:table><table:table-row><table:table-cell><text:p><text:s text:c=\"999999999999\"/></text:p>\
         </table:table-cell></table:table-row></table:table>");
    assert_eq!(read(&spaces, None), Err(SheetError::CellTooLong { row: 1, column: 1, limit: 32_767 }));
    let few = Limits { rows: 1, ..Limits::default() };
    let two = table("table:number-rows-repeated=\"2\"", "");
    assert_eq!(read_within(&two, None, &few), Err(SheetError::TooManyRows { limit: 1 }));
    assert!(matches!(read(&table("table:number-rows-repeated=\"-1\"", ""), None), Err(SheetError::Damaged(_))));
}

#[test]
fn what_is_broken_is_said() {
    let damaged = |tables: &str| match read(&ods(tables), None) {
        Err(SheetError::Damaged(why)) => why,
        other => panic!("{other:?}"),
    };
    damaged("<table:table><table:table-row>");
    damaged("<table:table></table:table-row></table:table>");
    damaged(
        "<table:table><table:table-row><table:table-cell><text:p>&bomb;</text:p></table:table-cell></table:table-row>",
    );
    damaged("<!DOCTYPE x [<!ENTITY bomb \"b\">]>");
    assert_eq!(read(&ods(""), None), Err(SheetError::Empty));
    assert_eq!(read(&ods("<table:table/>"), None), Err(SheetError::Empty));
}
