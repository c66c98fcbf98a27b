//! How a sheet looks: wide columns where much stands, thousands apart where sums stand, pages that hold whole rows.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::sheet::{Cell, Sheet};

/// Days as `2026-11-21`, the header bold, texts as texts, so that what is typed over a code stays one. Long texts go on below.
const CELLS: &str = "<number:date-style style:name=\"Iso\"><number:year number:style=\"long\"/><number:text>-</number:text>\
     <number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>\
     <number:text-style style:name=\"Letters\"><number:text-content/></number:text-style>\
     <style:style style:name=\"Day\" style:family=\"table-cell\" style:data-style-name=\"Iso\"/>\
     <style:style style:name=\"Text\" style:family=\"table-cell\" style:data-style-name=\"Letters\">\
     <style:table-cell-properties fo:wrap-option=\"wrap\" fo:padding=\"0.6mm\" style:vertical-align=\"top\"/></style:style>\
     <style:style style:name=\"Head\" style:family=\"table-cell\"><style:table-cell-properties fo:wrap-option=\"wrap\" \
     fo:padding=\"0.6mm\" fo:border-bottom=\"0.5pt solid #000000\"/><style:text-properties fo:font-weight=\"bold\" \
     style:font-weight-asian=\"bold\"/></style:style>\
     <style:style style:name=\"HeadOfNumbers\" style:family=\"table-cell\">\
     <style:table-cell-properties fo:wrap-option=\"wrap\" fo:padding=\"0.6mm\" fo:border-bottom=\"0.5pt solid #000000\"/>\
     <style:paragraph-properties fo:text-align=\"end\"/><style:text-properties fo:font-weight=\"bold\" \
     style:font-weight-asian=\"bold\"/></style:style>\
     <style:style style:name=\"Sheet\" style:family=\"table\" style:master-page-name=\"Page\"/>";
/// What the pages of an A4 sheet leave for columns when it stands, in millimetres.
const UPRIGHT: u32 = 180;
/// A column holds at least and at most so many letters; a Chinese character takes the room of two.
const NARROWEST: u32 = 6;
const WIDEST: u32 = 36;
/// Tenths of a millimetre that a letter takes, and those beside the text.
const LETTER: u32 = 19;
const BESIDE: u32 = 50;
/// Rows that are looked at to see how wide the columns are.
const LOOKED_AT: usize = 1_000;
/// Numbers below this may be years or numbers of items, whose thousands nobody parts.
const PARTED: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
/// Most places behind the point that a style is made for; a number of more is shown as programs like.
const PLACES: u32 = 6;

/// How the columns of a sheet look.
#[derive(Debug)]
pub(super) struct Look {
    /// Tenths of a millimetre, column by column.
    widths: Vec<u32>,
    /// Whether numbers stand in it, and whether their thousands are parted, column by column.
    numbers: Vec<(bool, bool)>,
}

impl Look {
    /// Looks at a sheet of so many columns.
    pub fn of(sheet: &Sheet, width: usize) -> Look {
        let column = |place: usize| sheet.rows.iter().filter_map(move |row| row.get(place));
        let numbers = |place: usize| {
            let found =
                || column(place).filter_map(|cell| if let Cell::Number(number) = cell { Some(number) } else { None });
            (found().next().is_some(), found().any(|number| number.abs() >= PARTED))
        };
        let wide = |place: usize| {
            let head = sheet.header.get(place).map_or(0, |title| letters(title));
            let longest = column(place).take(LOOKED_AT).map(|cell| match cell {
                // The commas between thousands.
                Cell::Number(_) => letters(&cell.text()) * 4 / 3,
                _ => letters(&cell.text()),
            });
            let most = longest.max().unwrap_or(0).max(head.min(WIDEST / 2)).clamp(NARROWEST, WIDEST);
            most * LETTER + BESIDE
        };
        Look { widths: (0..width).map(wide).collect(), numbers: (0..width).map(numbers).collect() }
    }

    /// The styles of the content.
    pub fn styles(&self) -> String {
        let mut out = format!("<office:automatic-styles>{CELLS}");
        for (kind, grouping) in [("N", "false"), ("P", "true")] {
            for places in 0..=PLACES {
                let _ = write!(
                    out,
                    "<number:number-style style:name=\"{kind}{places}f\"><number:number number:decimal-places=\"{places}\" \
                     number:min-decimal-places=\"{places}\" number:min-integer-digits=\"1\" number:grouping=\"{grouping}\"/>\
                     </number:number-style><style:style style:name=\"{kind}{places}\" style:family=\"table-cell\" \
                     style:data-style-name=\"{kind}{places}f\"><style:table-cell-properties fo:padding=\"0.6mm\" style:vertical-align=\"top\"/></style:style>"
                );
            }
        }
        for (place, width) in self.widths.iter().enumerate() {
            let _ = write!(
                out,
                "<style:style style:name=\"C{place}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{}.{}mm\"/></style:style>",
                width / 10,
                width % 10
            );
        }
        out.push_str("</office:automatic-styles>");
        out
    }

    /// The columns, one by one.
    pub fn columns(&self) -> String {
        (0..self.widths.len()).map(|place| format!("<table:table-column table:style-name=\"C{place}\"/>")).collect()
    }

    /// The style of the title of this column.
    pub fn head(&self, place: usize) -> &'static str {
        if self.numbers.get(place).is_some_and(|(any, _)| *any) { "HeadOfNumbers" } else { "Head" }
    }

    /// The style of a number in this column.
    pub fn number(&self, place: usize, number: Decimal) -> String {
        let kind = if self.numbers.get(place).is_some_and(|(_, parted)| *parted) { 'P' } else { 'N' };
        match number.scale() {
            places @ 0..=PLACES => format!("{kind}{places}"),
            _ => "Default".to_owned(),
        }
    }

    /// The page: A4, on its side where the columns want it, made smaller until all columns stand on it, its pages numbered.
    pub fn page(&self) -> String {
        let lies = self.widths.iter().sum::<u32>() > UPRIGHT * 10;
        let (width, height, way) = if lies { (297, 210, "landscape") } else { (210, 297, "portrait") };
        format!(
            "<office:styles><style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>\
             <office:automatic-styles><style:page-layout style:name=\"A4\"><style:page-layout-properties \
             fo:page-width=\"{width}mm\" fo:page-height=\"{height}mm\" style:print-orientation=\"{way}\" fo:margin=\"15mm\" \
             style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles>\
             <office:master-styles><style:master-page style:name=\"Page\" style:page-layout-name=\"A4\">\
             <style:footer><text:p><text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p>\
             </style:footer></style:master-page></office:master-styles>"
        )
    }
}

/// How many letters of room the longest line of a text takes.
fn letters(text: &str) -> u32 {
    let line = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    text.lines().map(line).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_whole_and_sums_have_their_thousands_parted() {
        let mut sheet = Sheet::new("s", ["年度", "金額"]);
        sheet.rows = vec![vec![Decimal::from(2026).into(), Decimal::from(3).into()]];
        sheet.rows.push(vec![Decimal::from(115).into(), Decimal::new(1_234_550, 2).into()]);
        let look = Look::of(&sheet, 2);
        let styles = [(0, Decimal::from(2026)), (1, Decimal::from(3)), (1, Decimal::new(1_234_550, 2))];
        assert_eq!(styles.map(|(place, number)| look.number(place, number)), ["N0", "P0", "P2"]);
    }

    #[test]
    fn a_wide_sheet_lies_on_its_side() {
        let narrow = Sheet::new("s", ["甲", "乙"]);
        assert!(Look::of(&narrow, 2).page().contains("portrait"));
        let mut wide = Sheet::new("s", ["品名"; 6]);
        wide.rows = vec![vec!["端點防護軟體企業版一年期授權".into(); 6]];
        assert!(Look::of(&wide, 6).page().contains("landscape"));
    }

    #[test]
    fn a_column_is_as_wide_as_what_stands_in_it() {
        let mut sheet = Sheet::new("s", ["a", "很長很長很長很長很長很長很長很長很長的標題", "b"]);
        sheet.rows = vec![vec!["1".into(), "2".into(), "字".repeat(400).into()]];
        let widths = Look::of(&sheet, 3).widths;
        assert_eq!(widths, [NARROWEST, WIDEST / 2, WIDEST].map(|letters| letters * LETTER + BESIDE));
    }
}
