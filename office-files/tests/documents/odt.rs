//! What is in an ODT (and in an ODS, which is packed alike).

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use office_files::{Document, Language, Sheet, to_ods, to_odt};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{document, odd};

/// A part of a file.
fn part(bytes: &[u8], path: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Each element of a part that is well formed; panics at one that is not.
fn elements(xml: &str) -> Vec<BytesStart<'_>> {
    let mut reader = Reader::from_str(xml);
    let (mut depth, mut found) = (0, vec![]);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                depth += 1;
                found.push(element);
            }
            Event::Empty(element) => found.push(element),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    found.iter().for_each(|element| element.attributes().for_each(|at| drop(at.unwrap())));
    found
}

fn values(elements: &[BytesStart<'_>], ends: &str) -> BTreeSet<String> {
    let all = elements.iter().flat_map(|element| element.attributes().map(Result::unwrap));
    all.filter(|at| at.key.as_ref().ends_with(ends)).map(|at| at.value.into_owned()).collect()
}

fn check(bytes: &[u8], kind: &str) {
    // The type lies unpacked at a fixed place, right behind the first header, which has nothing more.
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..38 + kind.len()], kind.as_bytes());
    assert_eq!(&bytes[8..10], [0, 0], "stored");
    assert_eq!(&bytes[28..30], [0, 0], "no extra field");
    let manifest = part(bytes, "META-INF/manifest.xml");
    let listed = values(&elements(&manifest), "full-path");
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let packed: BTreeSet<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let expected = packed.into_iter().filter(|name| name != "mimetype" && !name.starts_with("META-INF"));
    assert_eq!(listed, expected.chain(["/".to_owned()]).collect());
    let (content, styles) = (part(bytes, "content.xml"), part(bytes, "styles.xml"));
    let (content, styles) = (elements(&content), elements(&styles));
    elements(&part(bytes, "meta.xml"));
    // Every style that is used is there.
    let known = &values(&content, "style:name") | &values(&styles, "style:name");
    for used in
        ["style-name", "page-layout-name"].iter().flat_map(|ends| &values(&content, ends) | &values(&styles, ends))
    {
        assert!(known.contains(&used), "{used}");
    }
}

#[test]
fn every_document_is_sound() {
    let kind = "application/vnd.oasis.opendocument.text";
    odd().iter().chain([&document(3)]).for_each(|document| check(&to_odt(document).unwrap(), kind));
}

#[test]
fn every_sheet_is_sound() {
    let mut sheet = Sheet::new("a<b>&\"'\u{1}", ["h\n1", ""]);
    sheet.rows.push(vec!["<x> & \u{FFFE}".into(), rust_decimal::Decimal::ONE.into(), chrono::NaiveDate::MIN.into()]);
    for sheet in [sheet, Sheet::default()] {
        check(&to_ods(&sheet).unwrap(), "application/vnd.oasis.opendocument.spreadsheet");
    }
}

#[test]
fn content_and_properties() {
    let bytes = to_odt(&document(2)).unwrap();
    let content = part(&bytes, "content.xml");
    for expected in [
        "<text:p text:style-name=\"Title\">請購簽</text:p>",
        "<text:p text:style-name=\"Head\">文號：樣本字第1號</text:p>",
        "<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\">品項</text:h>",
        "第一行 <text:s text:c=\"1\"/>兩個空格<text:line-break/>第二行</text:p>",
        "<table:table-header-rows><table:table-row><table:table-cell",
        "<text:p text:style-name=\"CellRight\">2,500</text:p>",
        "Enterprise &lt;Edition&gt; &amp; 維護",
    ] {
        assert!(content.contains(expected), "{expected} in {content}");
    }
    let meta = part(&bytes, "meta.xml");
    for expected in [
        "<dc:title>請購簽</dc:title>",
        "<dc:language>zh-TW</dc:language>",
        "<meta:initial-creator>示範機關</meta:initial-creator>",
        "<meta:creation-date>2026-11-21T09:30:00</meta:creation-date>",
    ] {
        assert!(meta.contains(expected), "{expected} in {meta}");
    }
    let styles = part(&bytes, "styles.xml");
    assert!(styles.contains("fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""));
    assert!(styles.contains("style:language-asian=\"zh\" style:country-asian=\"TW\""));
    assert!(styles.contains("第 <text:page-number text:select-page=\"current\">1</text:page-number> 頁"));
    let english = part(&to_odt(&Document::new("Note", Language::English)).unwrap(), "styles.xml");
    assert!(english.contains("Page <text:page-number") && english.contains("fo:language=\"en\""));
    assert_eq!(to_odt(&document(2)).unwrap(), bytes);
}
