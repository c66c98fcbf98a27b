//! Packs that claim to be files of an office.

use std::io::{Cursor, Write as _};

use bid_review::reading::{Note, Reason};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Must, Shape, shape};

const LIMIT: Must = Must::Because(Reason::Limit);
const DOCUMENT: &str = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Bid</w:t></w:r></w:p></w:body></w:document>";

/// A pack of parts.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn word(document: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let parts = [&[("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", document)], more].concat();
    pack(&parts)
}

fn open(kind: &str, content: &[u8]) -> Vec<u8> {
    pack(&[("mimetype", kind.as_bytes()), ("content.xml", content)])
}

const TEXT: &str = "application/vnd.oasis.opendocument.text";
const SHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn excel(sheet: &str, shared: &str) -> Vec<u8> {
    pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>"),
        ("xl/sharedStrings.xml", shared.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

pub fn shapes() -> Vec<Shape> {
    let blank = vec![b' '; 200 << 20];
    let whole = word(DOCUMENT.as_bytes(), &[]);
    let paragraph = |inner: &str| {
        format!("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Bid</w:t></w:r></w:p>{inner}</w:body></w:document>")
    };
    let text = |inner: &str| format!("<o xmlns:text=\"t\"><text:p>Bid</text:p>{inner}</o>");
    let mut all = vec![
        shape("a document that is good", Must::Show, whole.clone()),
        shape("a document that unpacks to 200 MB", LIMIT, word(&blank, &[])),
        shape("a picture in it that unpacks to 200 MB", LIMIT, word(DOCUMENT.as_bytes(), &[("word/media/a.png", &blank)])),
        shape("a part of it that nobody needs, of 200 MB", LIMIT, word(DOCUMENT.as_bytes(), &[("junk", &blank)])),
        shape("a document with definitions that multiply", Must::Refuse, word(
            b"<!DOCTYPE a [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>", &[])),
        shape("a document that takes in a file", Must::Refuse, word(
            b"<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>", &[])),
        shape("a document with an unknown word", Must::Refuse, word(paragraph("<w:p><w:r><w:t>&who;</w:t></w:r></w:p>").as_bytes(), &[])),
        shape("a document nested without end", LIMIT, word(paragraph(&"<w:p>".repeat(100_000)).as_bytes(), &[])),
        shape("tables in tables", LIMIT, word(paragraph(&"<w:tr><w:tc>".repeat(60)).as_bytes(), &[])),
        shape("a document that does not end", Must::Refuse, word(&DOCUMENT.as_bytes()[..60], &[])),
        shape("a document that ends twice", Must::Refuse, word(format!("{DOCUMENT}</w:document>").as_bytes(), &[])),
        shape("a document of five million letters", LIMIT, word(paragraph(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", (0..5_000_000_u32).map(|n| char::from(b'a' + (n / 7 * 31 % 26) as u8)).collect::<String>())).as_bytes(), &[])),
        shape("a document with a program", Must::Tell(Note::ActiveContent), word(DOCUMENT.as_bytes(), &[("word/vbaProject.bin", b"x")])),
        shape("a document with a file in it", Must::Tell(Note::ActiveContent), word(DOCUMENT.as_bytes(), &[("word/embeddings/a.bin", b"x")])),
        shape("a document with controls", Must::Tell(Note::ActiveContent), word(DOCUMENT.as_bytes(), &[("word/activeX/a.xml", b"x")])),
        shape("a document with a torn picture", Must::Refuse, word(DOCUMENT.as_bytes(), &[("word/media/a.png", b"\x89PNG\r\n\x1a\nno")])),
        shape("a document with a path out of it", Must::Show, word(DOCUMENT.as_bytes(), &[("../../etc/passwd", b"x")])),
        shape("a document of nothing", Must::Refuse, word(b"", &[])),
        shape("an archive", Must::Because(Reason::NotADocument), pack(&[("a.pdf", b"%PDF-1.7"), ("b.txt", b"x")])),
        shape("an archive in an archive", Must::Because(Reason::NotADocument), pack(&[("a.zip", &whole)])),
        shape("an archive of nothing", Must::Refuse, pack(&[])),
        shape("a start of an archive", Must::Refuse, b"PK\x03\x04".to_vec()),
        shape("an archive that is a document and a sheet", Must::Refuse, word(DOCUMENT.as_bytes(), &[("xl/workbook.xml", b"<workbook/>")])),
        shape("an open text", Must::Show, open(TEXT, text("").as_bytes())),
        shape("an open text of blanks without end", Must::Show, open(TEXT, text("<text:p><text:s text:c=\"999999999\"/></text:p>").as_bytes())),
        shape("an open text of a million such blanks", LIMIT, open(TEXT, text(&"<text:p><text:s text:c=\"999999999\"/></text:p>".repeat(20_000)).as_bytes())),
        shape("an open text nested without end", LIMIT, open(TEXT, text(&"<text:span>".repeat(100_000)).as_bytes())),
        shape("an open text with definitions", Must::Refuse, open(TEXT, b"<!DOCTYPE a [<!ENTITY a \"b\">]><o><text:p>&a;</text:p></o>")),
        shape("an open text that is locked", Must::Because(Reason::Password), pack(&[("mimetype", TEXT.as_bytes()), ("META-INF/manifest.xml", b"<a><manifest:encryption-data/></a>"), ("content.xml", b"x")])),
        shape("an open text without a text", Must::Refuse, pack(&[("mimetype", TEXT.as_bytes())])),
        shape("an open drawing", Must::Because(Reason::NotADocument), open("application/vnd.oasis.opendocument.graphics", b"<o/>")),
        shape("an open sheet of rows without end", Must::Answer, open(SHEET, b"<o xmlns:table=\"t\" xmlns:office=\"o\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"999999999\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>Bid</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></o>")),
        shape("a sheet from corner to corner", Must::Refuse, excel("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData></worksheet>", "<sst/>")),
        shape("a sheet of texts that are not there", Must::Refuse, excel("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>999999999</v></c></row></sheetData></worksheet>", "<sst count=\"4000000000\" uniqueCount=\"4000000000\"/>")),
        shape("a sheet of cells nowhere", Must::Answer, excel("<worksheet><sheetData><row r=\"99999999999\"><c r=\"ZZZZZZ99999999999\"><v>1</v></c></row></sheetData></worksheet>", "<sst/>")),
        shape("a new document behind a password", Must::Because(Reason::Password), [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &"EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat()),
    ];
    for part in 1..8 {
        all.push(shape(
            format!("a document, {part} of 8 parts of it"),
            Must::Refuse,
            whole[..whole.len() * part / 8].to_vec(),
        ));
    }
    let names: Vec<String> = (0..2_100).map(|n| format!("part{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    all.push(shape("an archive of two thousand parts", LIMIT, pack(&parts)));
    let mut lying = whole.clone();
    for at in (0..lying.len() - 4).filter(|at| whole[*at..].starts_with(b"PK\x01\x02")).collect::<Vec<_>>() {
        lying[at + 24..at + 28].copy_from_slice(&9_u32.to_le_bytes());
    }
    all.push(shape("a document that lies about its sizes", Must::Answer, lying));
    all
}
