//! The sheet of a vendor's listings: written with what stands, read by its titles.

use std::collections::BTreeMap;

use office_files::{Cell, Format, Sheet, SheetError, to_csv, to_ods, to_xlsx};
use procurement_law::ruling::Lang;

use crate::applications::bulk::{NUMBERS, Row};
use crate::base::error::Error;
use crate::catalog::model::{Class, Listing, ListingState, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::table::{all, is_asked};

/// The file of a class: the titles, and a row for each listing of the class.
///
/// # Errors
/// The sheet cannot be written, a fault of the program.
pub fn file(class: Class, mine: &[(Listing, ListingVersion)], format: Format) -> Result<Vec<u8>, Error> {
    let keys = keys(class);
    let titles = NUMBERS.iter().map(|key| (*key).to_owned()).chain(keys.iter().map(|key| title(key)));
    let mut sheet = Sheet::new(class.as_str(), titles);
    let kept =
        mine.iter().filter(|(listing, version)| version.class == class && listing.state != ListingState::Delisted);
    for (listing, version) in kept {
        let answers = Answers::of(version);
        let mut row: Vec<Cell> = vec![listing.sku.as_str().into(), Cell::Empty, Cell::Empty];
        row.extend(keys.iter().map(|key| Cell::from(answers.get(key))));
        sheet.rows.push(row);
    }
    let failed = |cause: SheetError| Error::internal("write a sheet", cause);
    match format {
        Format::Ods => to_ods(&sheet).map_err(failed),
        Format::Xlsx => to_xlsx(&sheet).map_err(failed),
        _ => Ok(to_csv(&sheet)),
    }
}

/// The rows of a file, by key. A title is a question's key, its label in either language, or both.
///
/// # Errors
/// The file is no sheet, or a title is unknown; the error says which.
pub fn rows(name: &str, bytes: &[u8]) -> Result<Vec<Row>, Error> {
    let sheet = office_files::read(bytes, Format::of_name(name))
        .map_err(|cause| Error::invalid("bulk.no_sheet").with("cause", cause).at("sheet"))?;
    let mut columns = Vec::with_capacity(sheet.header.len());
    for title in &sheet.header {
        let known = key_of(title);
        if known.is_none() && !title.trim().is_empty() {
            return Err(Error::invalid("bulk.column").with("column", title.trim()).at("sheet"));
        }
        columns.push(known);
    }
    if !columns.contains(&Some("sku")) {
        return Err(Error::invalid("bulk.no_sku").at("sheet"));
    }
    let row = |(at, cells): (usize, &Vec<Cell>)| {
        let named = columns.iter().zip(cells).filter_map(|(key, cell)| Some(((*key)?, cell.text().trim().to_owned())));
        let cells: BTreeMap<String, String> =
            named.filter(|(_, said)| !said.is_empty()).map(|(key, said)| (key.to_owned(), said)).collect();
        (at + 2, cells)
    };
    Ok(sheet.rows.iter().enumerate().map(row).filter(|(_, cells)| !cells.is_empty()).collect())
}

/// Keys of a class, those of its categories among them.
fn keys(class: Class) -> Vec<&'static str> {
    all().filter(|one| is_asked(class, &one.key)).map(|one| one.key.as_str()).collect()
}

fn title(key: &str) -> String {
    all().find(|one| one.key == key).map_or_else(|| key.to_owned(), |one| format!("{key} {}", one.label(Lang::ZhTw)))
}

fn key_of(title: &str) -> Option<&'static str> {
    let title = title.trim();
    let first = title.split_whitespace().next().unwrap_or_default();
    let is = |key: &str| key == title || key == first;
    NUMBERS.iter().copied().find(|key| is(key)).or_else(|| {
        let question = all().find(|one| is(&one.key) || one.label(Lang::ZhTw) == title || one.label(Lang::En) == title);
        question.map(|one| one.key.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_keys_or_labels() {
        for (title, key) in [
            ("sku", Some("sku")),
            ("unit_price 單價（含稅）", Some("unit_price")),
            ("單價（含稅）", Some("unit_price")),
            ("Unit price (tax included)", Some("unit_price")),
            ("colour", None),
        ] {
            assert_eq!(key_of(title), key, "{title}");
        }
    }

    #[test]
    fn every_format_is_read_as_it_was_written() {
        for format in [Format::Csv, Format::Ods, Format::Xlsx] {
            let bytes = file(Class::Cloud, &[], format).unwrap();
            let name = format!("a.{}", format.extension());
            assert_eq!(rows(&name, &bytes).unwrap(), []);
        }
        let csv = "sku,單價（含稅）,vcpu\n00123,1200.50,4\n,,\n";
        let read = rows("a.csv", csv.as_bytes()).unwrap();
        let cells: Vec<_> = read[0].1.iter().map(|(key, said)| (key.as_str(), said.as_str())).collect();
        assert_eq!((read.len(), read[0].0), (1, 2));
        assert_eq!(cells, [("sku", "00123"), ("unit_price", "1200.50"), ("vcpu", "4")]);
        assert_eq!(rows("a.csv", b"sku,colour\n1,red\n").unwrap_err().code, "bulk.column");
        assert_eq!(rows("a.csv", "品名\n甲\n".as_bytes()).unwrap_err().code, "bulk.no_sku");
        assert_eq!(rows("a.xlsx", b"<html></html>").unwrap_err().code, "bulk.no_sheet");
    }
}
