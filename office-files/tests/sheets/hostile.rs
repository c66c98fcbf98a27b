//! Files that are broken, of another kind, or meant to do harm.

use std::io::{Cursor, Read};

use office_files::{Format, Limits, Sheet, SheetError, read, read_within, to_csv, to_ods, to_xlsx};
use proptest::prelude::*;

use crate::packed;

const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

fn sheet() -> Sheet {
    let mut sheet = Sheet::new("表", ["統一編號", "名稱", "金額"]);
    let day: chrono::NaiveDate = "2026-11-21".parse().unwrap();
    let amount = rust_decimal::Decimal::new(125, 1);
    (0..20).for_each(|_| sheet.rows.push(vec!["00123456".into(), amount.into(), day.into()]));
    sheet
}

#[test]
fn files_of_other_kinds() {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let list = b"<manifest:encryption-data/>";
    let cases: [(Vec<u8>, SheetError); 13] = [
        (vec![], SheetError::Empty),
        (b" \r\n\n".to_vec(), SheetError::Empty),
        ("\u{FEFF}".into(), SheetError::Empty),
        (b"<html><body><table>".to_vec(), SheetError::WebPage),
        ("\u{FEFF}\n<!DOCTYPE HTML PUBLIC>".into(), SheetError::WebPage),
        (b"<TABLE border=1><tr><td>".to_vec(), SheetError::WebPage),
        (old.clone(), SheetError::OldOffice),
        ([old, locked].concat(), SheetError::Locked),
        (b"%PDF-1.7\n".to_vec(), SheetError::Unknown),
        (b"\x89PNG\r\n\x1A\n\0\0".to_vec(), SheetError::Unknown),
        (packed(&[("word/document.xml", b"x")]), SheetError::Unknown),
        (packed(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), SheetError::Unknown),
        (packed(&[("mimetype", ODS), ("META-INF/manifest.xml", list)]), SheetError::Locked),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(&bytes, None), Err(expected), "{:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_wrong_name_is_said() {
    let files = [
        (Format::Csv, to_csv(&sheet())),
        (Format::Ods, to_ods(&sheet()).unwrap()),
        (Format::Xlsx, to_xlsx(&sheet()).unwrap()),
    ];
    for (found, bytes) in &files {
        for (told, _) in &files {
            let told = *told;
            let refused = SheetError::OtherFormat { told, found: *found };
            assert_eq!(read(bytes, Some(told)).err(), (told != *found).then_some(refused));
        }
    }
    assert_eq!(Format::of_name("名冊.XLSX"), Some(Format::Xlsx));
    assert_eq!(Format::of_name("old.xls"), None);
    assert_eq!(Format::of_name("csv"), None);
}

#[test]
fn what_is_cut_off_is_damaged() {
    for bytes in [to_ods(&sheet()).unwrap(), to_xlsx(&sheet()).unwrap()] {
        for cut in (5..bytes.len()).step_by(61) {
            assert!(matches!(read(&bytes[..cut], None), Err(SheetError::Damaged(_))), "{cut}");
        }
    }
}

#[test]
fn bombs_are_put_down() {
    let zeros = vec![b' '; 64 << 20];
    let ods = packed(&[("mimetype", ODS), ("content.xml", &zeros)]);
    let xlsx =
        packed(&[("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x"), ("xl/worksheets/sheet1.xml", &zeros)]);
    for bytes in [&ods, &xlsx] {
        assert_eq!(read(bytes, None), Err(SheetError::PackedTooTightly { limit: 200 }));
        let loose = Limits { ratio: u64::MAX, unpacked: 1 << 20, ..Limits::default() };
        assert_eq!(read_within(bytes, None, &loose), Err(SheetError::UnpackedTooLarge { limit: 1 << 20 }));
    }
}

#[test]
fn each_limit_has_its_name() {
    let csv = to_csv(&sheet());
    let at = |limits: Limits| read_within(&csv, None, &limits).err();
    let usual = Limits::default();
    let size = u64::try_from(csv.len()).unwrap();
    assert_eq!(at(Limits { bytes: 9, ..usual }), Some(SheetError::TooManyBytes { bytes: size, limit: 9 }));
    assert_eq!(at(Limits { rows: 19, ..usual }), Some(SheetError::TooManyRows { limit: 19 }));
    assert_eq!(at(Limits { rows: 20, columns: 3, cells: 63, bytes: size, ..usual }), None);
    assert_eq!(at(Limits { columns: 2, ..usual }), Some(SheetError::TooManyColumns { row: 1, limit: 2 }));
    assert_eq!(at(Limits { cells: 62, ..usual }), Some(SheetError::TooManyCells { limit: 62 }));
    let long = SheetError::CellTooLong { row: 2, column: 1, limit: 7 };
    assert_eq!(at(Limits { characters: 7, ..usual }), Some(long));
}

/// The parts of a file, unpacked.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = vec![];
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).unwrap();
        let mut content = vec![];
        part.read_to_end(&mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    parts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever stands in the parts of a file, the answer is a sheet or an error.
    #[test]
    fn spoilt_parts_are_answered(xlsx: bool, part: prop::sample::Index, spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut parts = parts(&if xlsx { to_xlsx(&sheet()).unwrap() } else { to_ods(&sheet()).unwrap() });
        let place = part.index(parts.len());
        for (at, byte) in spots {
            let at = at.index(parts[place].1.len());
            parts[place].1[at] = byte;
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|part| (part.0.as_str(), part.1.as_slice())).collect();
        let _ = read(&packed(&parts), None);
    }

    #[test]
    fn any_bytes_are_answered(bytes: Vec<u8>) {
        if let Ok(sheet) = read(&bytes, None) {
            prop_assert!(sheet.rows.iter().all(|row| row.len() == sheet.header.len()));
        }
    }
}
