//! What is in a PDF, read by a library that did not write it.

use std::sync::LazyLock;

use lopdf::{Dictionary, Document as Pdf, Object};
use office_files::{Block, Document, Fonts, Language, to_pdf};

use crate::{document, odd};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::find().unwrap());

fn written(document: &Document) -> Pdf {
    Pdf::load_mem(&to_pdf(document, &FONTS).unwrap()).unwrap()
}

/// The text of each page, without white space.
fn pages(pdf: &Pdf) -> Vec<String> {
    let text = |page: &u32| pdf.extract_text(&[*page]).unwrap();
    pdf.get_pages().keys().map(|page| text(page).split_whitespace().collect()).collect()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

fn info(pdf: &Pdf) -> &Dictionary {
    pdf.dereference(pdf.trailer.get(b"Info").unwrap()).unwrap().1.as_dict().unwrap()
}

/// How many elements of the structure are of a type.
fn tagged(pdf: &Pdf, kind: &[u8]) -> usize {
    let dictionaries = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let of = |dictionary: &&Dictionary| dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind);
    dictionaries.filter(|dictionary| dictionary.has(b"P")).filter(of).count()
}

#[test]
fn text_can_be_read_back() {
    let pages = pages(&written(&document(3)));
    assert_eq!(pages.len(), 1);
    for expected in [
        "示範機關請購簽",
        "文號：樣本字第1號",
        "第一行兩個空格第二行",
        "附表一",
        "EnterpriseE",
        "3,500",
        "註：樣本。",
        "第1頁，共1頁",
    ] {
        let expected = expected.replace("EnterpriseE", "Enterprise<Edition>&維護");
        assert!(pages[0].contains(&expected), "{expected} in {}", pages[0]);
    }
}

#[test]
fn tables_go_on_over_pages() {
    let pdf = written(&document(120));
    let pages = pages(&pdf);
    let count = pages.len();
    assert!(count >= 4, "{count}");
    for (place, page) in pages.iter().enumerate() {
        assert!(page.contains("項次品名金額"), "header on page {place}: {page}");
        assert!(page.contains(&format!("第{}頁，共{count}頁", place + 1)));
    }
    let all = pages.concat();
    (1..=120).for_each(|row| assert!(all.contains(&format!("{row}關聯式")), "row {row}"));
    // What is repeated for the eye is no second header for the ear.
    assert_eq!(tagged(&pdf, b"TH"), 3 + 2);
    assert_eq!(tagged(&pdf, b"TD"), 120 * 3 + 2);
    assert_eq!((tagged(&pdf, b"H1"), tagged(&pdf, b"H2"), tagged(&pdf, b"H3")), (1, 1, 1));
}

#[test]
fn properties_and_accessibility() {
    let pdf = written(&document(1));
    let info = info(&pdf);
    assert_eq!(text(info.get(b"Title").unwrap()), "請購簽");
    assert_eq!(text(info.get(b"Author").unwrap()), "示範機關");
    assert!(text(info.get(b"CreationDate").unwrap()).starts_with("D:20261121093000"));
    let catalog = pdf.catalog().unwrap();
    assert_eq!(text(catalog.get(b"Lang").unwrap()), "zh-TW");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"));
    let xmp = pdf.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
    let xmp = String::from_utf8(xmp.decompressed_content().unwrap_or_else(|_| xmp.content.clone())).unwrap();
    assert!(xmp.contains("pdfuaid:part"), "{xmp}");
    let fonts =
        pdf.objects.values().filter_map(|object| object.as_dict().ok()).filter(|font| font.has(b"FontFile3")).count();
    assert_eq!(fonts, 2, "both fonts are embedded");
    assert!(to_pdf(&document(1), &FONTS).unwrap().len() < 80_000, "as far as they are used");
    assert_eq!(to_pdf(&document(1), &FONTS).unwrap(), to_pdf(&document(1), &FONTS).unwrap());
}

#[test]
fn the_odd_ones_are_written_too() {
    for document in odd() {
        let pdf = written(&document);
        assert!(!pdf.get_pages().is_empty(), "{document:?}");
    }
    let all = pages(&written(&odd()[9])).concat();
    let marks: String = "很長的儲存格。".repeat(2000);
    let kept = all.chars().filter(|c| marks.contains(*c) && *c != '第').count();
    assert_eq!(kept, 7 * 2000);
}

#[test]
fn what_fonts_lack_is_known() {
    assert!(FONTS.lacking("資料庫 data\n").is_empty());
    assert_eq!(FONTS.lacking("a\u{1F600}b\u{1F600}"), ['\u{1F600}']);
    // It is written all the same, but makes no promise of accessibility.
    let document =
        Document { blocks: vec![Block::Paragraph("笑\u{1F600}".to_owned())], ..Document::new("t", Language::Chinese) };
    assert!(pages(&written(&document))[0].contains('笑'));
}
