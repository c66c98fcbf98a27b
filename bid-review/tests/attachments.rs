//! Files of word processors and spreadsheets, and pictures of several pages, are read as words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::io::{Cursor, Write as _};

use bid_review::ocr::{NullOcr, Ocr, OcrError, Recognised};
use bid_review::page::{Rect, Word};
use bid_review::read::Direct;
use bid_review::reader::Reader;
use bid_review::reading::{Extent, Hiding, Note, Reading, Reason};
use image::{ImageFormat, RgbImage};
use office_files::{Block, Cell, Column, Document, Language, Sheet, to_ods, to_odt, to_xlsx};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn read(bytes: &[u8]) -> Reading {
    Direct { ocr: Box::new(NullOcr) }.read(bytes, &mut |_| {})
}

fn words(reading: &Reading) -> Vec<&str> {
    reading.pages.iter().flat_map(|page| &page.words).map(|word| word.text.as_str()).collect()
}

fn sheet() -> Sheet {
    let row = |name: &str, price: i64| {
        vec![Cell::Text(name.into()), Cell::Number(price.into()), Cell::Date("2026-11-21".parse().unwrap())]
    };
    Sheet {
        name: "標價清單".into(),
        header: ["品名", "單價", "日期"].map(String::from).to_vec(),
        rows: vec![row("端點防護軟體", 1_250_000), row("郵件過濾軟體", 980)],
    }
}

#[test]
fn sheets() {
    for bytes in [to_xlsx(&sheet()).unwrap(), to_ods(&sheet()).unwrap()] {
        let reading = read(&bytes);
        assert_eq!((reading.read, reading.page_count), (Extent::All, 1), "{reading:?}");
        let words = words(&reading);
        for wanted in ["品名", "單價", "端點防護軟體", "1250000", "2026-11-21", "郵件過濾軟體", "980"] {
            assert!(words.contains(&wanted), "{wanted}: {words:?}");
        }
        // Rows stand in a ruled table: a price is level with its name, and to the right of it.
        let page = &reading.pages[0];
        let place = |text: &str| page.words.iter().find(|word| word.text == text).unwrap().rect;
        let (name, price) = (place("端點防護軟體"), place("1250000"));
        assert!((name.top - price.top).abs() < 1.0 && name.right < price.left && !page.rules.is_empty());
        // What a person is shown has the words where they were read.
        let picture = bid_review::read::image(&bytes, 0, 72.0).unwrap();
        let ink = |rect: Rect| {
            let (across, down) = (rect.left as u32..rect.right as u32, rect.top as u32..rect.bottom as u32);
            down.flat_map(|y| across.clone().map(move |x| (x, y))).any(|(x, y)| picture.get_pixel(x, y).0[0] < 128)
        };
        assert!(picture.dimensions() == (595, 842) && ink(name) && ink(price));
        assert!(!ink(Rect::from([5.0, 5.0, 590.0, 40.0])));
        assert_eq!(bid_review::read::image(&bytes, 1, 72.0), Err(Reason::Damaged));
    }
}

#[test]
fn an_open_text() {
    let column = |title: &str| Column { title: title.into(), right_aligned: false, weight: 1 };
    let document = Document {
        organisation: "遠山軟體股份有限公司".into(),
        title: "授權書".into(),
        language: Language::Chinese,
        number: "遠字第1號".into(),
        subject: "出席開標".into(),
        created: "2026-11-21".into(),
        blocks: vec![
            Block::Paragraph("茲授權王大明先生代表本公司出席".into()),
            Block::Table {
                caption: String::new(),
                columns: vec![column("姓名"), column("職稱")],
                rows: vec![vec!["王大明".into(), "經理".into()]],
            },
        ],
    };
    let reading = read(&to_odt(&document).unwrap());
    assert_eq!(reading.read, Extent::All, "{reading:?}");
    let all = words(&reading).concat();
    for wanted in ["授權書", "茲授權王大明先生代表本公司出席", "姓名", "職稱", "經理"] {
        assert!(all.contains(wanted), "{wanted}: {all}");
    }
}

fn word(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())];
    for (name, content) in parts.iter().chain(more) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_with_its_table_ticks_and_hidden_words() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = [
        "<w:p>".to_owned(),
        run("", "投標廠商聲明書 A&amp;B"),
        run("<w:vanish/>", "看不見"),
        run("<w:color w:val=\"FFFFFF\"/>", "白色"),
        run("<w:sz w:val=\"2\"/>", "太小"),
        "</w:p><w:tbl><w:tr><w:tc><w:p>".to_owned(),
        run("", "項目一"),
        "</w:p></w:tc><w:tc><w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>".to_owned(),
        run("", "是"),
        "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>".to_owned(),
        run("", "否"),
        "</w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:br w:type=\"page\"/></w:r>".to_owned(),
        run("", "第二頁"),
        "</w:p>".to_owned(),
    ];
    let reading = read(&word(&body.concat(), &[("word/vbaProject.bin", b"x")]));
    assert_eq!((reading.read, reading.page_count), (Extent::All, 2), "{reading:?}");
    assert_eq!(words(&reading), ["投標廠商聲明書", "A&B", "項目一", "☑是□否", "第二頁"]);
    let fills: Vec<bool> = reading.pages[0].ticks.iter().map(|tick| tick.fill > 0.1).collect();
    assert_eq!(fills, [true, false]);
    let hidden: Vec<(Hiding, &str)> = reading.hidden.iter().map(|piece| (piece.how, piece.text.as_str())).collect();
    assert_eq!(hidden, [(Hiding::Invisible, "看不見"), (Hiding::SameColour, "白色"), (Hiding::Tiny, "太小")]);
    assert_eq!(reading.notes, [Note::ActiveContent, Note::HiddenText]);
}

/// Recognises every picture as its own width.
struct Ruler;

impl Ocr for Ruler {
    fn recognise(&self, image: &RgbImage, _: f64) -> Result<Recognised, OcrError> {
        let word = Word { text: image.width().to_string(), rect: Rect::from([1.0, 1.0, 9.0, 9.0]), confidence: 0.9 };
        Ok(Recognised { words: vec![word], ..Recognised::default() })
    }
}

fn picture(width: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(width, 400, image::Rgb([250; 3])).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn pictures_in_documents_and_of_several_pages() {
    let reader = Direct { ocr: Box::new(Ruler) };
    let body = "<w:p><w:r><w:t>附圖</w:t></w:r></w:p>";
    let media: [(&str, &[u8]); 2] =
        [("word/media/a.png", &picture(320, ImageFormat::Png)), ("word/media/b.jpeg", &picture(20, ImageFormat::Jpeg))];
    let reading = reader.read(&word(body, &media), &mut |_| {});
    // The second one is too small to hold text.
    assert_eq!((words(&reading), reading.read), (vec!["附圖", "320"], Extent::All));
    let unread = read(&word(body, &media));
    assert_eq!((unread.read, unread.reason), (Extent::Part, Some(Reason::NoOcr)));
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff] {
        assert_eq!(words(&reader.read(&picture(350, format), &mut |_| {})), ["350"], "{format:?}");
    }
    let two = joined(picture(310, ImageFormat::Tiff), picture(330, ImageFormat::Tiff));
    let reading = reader.read(&two, &mut |_| {});
    assert_eq!((words(&reading), reading.page_count), (vec!["310", "330"], 2));
}

/// Two TIFFs as one of two pages: the places in the second one are moved behind the first.
fn joined(mut first: Vec<u8>, second: Vec<u8>) -> Vec<u8> {
    let number = |bytes: &[u8], at: usize, size: usize| {
        (0..size).rev().fold(0_usize, |sum, i| sum << 8 | usize::from(bytes[at + i]))
    };
    assert!(first.starts_with(b"II*\0"));
    let shift = first.len().next_multiple_of(2);
    first.resize(shift, 0);
    let directory = |bytes: &[u8]| number(bytes, 4, 4);
    let end = |bytes: &[u8]| directory(bytes) + 2 + 12 * number(bytes, directory(bytes), 2);
    let mut moved = second.clone();
    for entry in (directory(&second) + 2..end(&second)).step_by(12) {
        let (tag, kind, count) =
            (number(&second, entry, 2), number(&second, entry + 2, 2), number(&second, entry + 4, 4));
        let size = count * [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8][kind];
        // A value that does not fit stands elsewhere; and a single strip is itself a place.
        let mut shifted = |at: usize| {
            let value = (number(&second, at, 4) + shift) as u32;
            moved[at..at + 4].copy_from_slice(&value.to_le_bytes());
        };
        if size > 4 {
            shifted(entry + 8);
        }
        if tag == 273 {
            let at = if size > 4 { number(&second, entry + 8, 4) } else { entry + 8 };
            (0..count).for_each(|strip| shifted(at + 4 * strip));
        }
    }
    let next = end(&first);
    first[next..next + 4].copy_from_slice(&((directory(&second) + shift) as u32).to_le_bytes());
    first.extend(moved);
    first
}
