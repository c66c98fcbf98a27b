//! Small files that become large, and files that are too much of everything.

use bid_review::reading::Reason;

use super::raw::{Raw, packed, tight};
use super::{Must, Shape, shape};

const LIMIT: Must = Must::Because(Reason::Limit);

pub fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    streams(&mut all);
    images(&mut all);
    many(&mut all);
    all
}

fn with(name: &str, must: Must, raw: &Raw) -> Shape {
    shape(name, must, raw.bytes())
}

fn streams(all: &mut Vec<Shape>) {
    let blank = vec![b' '; 80 << 20];
    let bomb = tight(&blank);
    let mut raw = Raw::page();
    raw.stream(4, "/Filter /FlateDecode", &bomb);
    all.push(with("contents that unpack to 80 MB", LIMIT, &raw));
    let mut raw = Raw::page();
    raw.stream(4, "/Filter [/FlateDecode /FlateDecode]", &tight(&bomb));
    all.push(with("contents packed twice", LIMIT, &raw));
    let mut raw = Raw::page();
    raw.stream(
        4,
        "/Filter [/FlateDecode /FlateDecode /FlateDecode /FlateDecode /FlateDecode /FlateDecode]",
        &tight(&tight(&bomb)),
    );
    all.push(with("contents under six filters", Must::Refuse, &raw));
    let mut raw = Raw::page();
    raw.stream(4, &format!("/Filter [{}]", "/ASCIIHexDecode ".repeat(1_000)), b"42");
    all.push(with("contents under a thousand filters", Must::Answer, &raw));
    let mut raw = Raw::page();
    raw.stream(4, "/Filter /RunLengthDecode", &[129, b' '].repeat(600_000));
    all.push(with("contents of long runs", Must::Refuse, &raw));
    let mut raw = Raw::page();
    for number in 10..20 {
        raw.stream(number, "/Filter /FlateDecode", &tight(&blank[..60 << 20]));
    }
    raw.set(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 10 0 R 11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R 17 0 R 18 0 R 19 0 R] \
        /Resources << /Font << /F1 5 0 R >> >> >>");
    all.push(with("contents that unpack to 60 MB ten times", LIMIT, &raw));
    for (name, number, entries, font) in [
        (
            "a map of characters that unpacks to 80 MB",
            8,
            "/Filter /FlateDecode",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 8 0 R >>",
        ),
        (
            "a font that unpacks to 80 MB",
            8,
            "/Filter /FlateDecode",
            "<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 8 0 R >> >>",
        ),
    ] {
        let mut raw = Raw::page();
        raw.set(5, font);
        raw.stream(number, entries, &bomb);
        all.push(with(name, LIMIT, &raw));
    }
    let mut raw = Raw::page();
    raw.stream(8, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb);
    all.push(with("objects that unpack to 80 MB", Must::Refuse, &raw));
    let mut raw = Raw::page();
    raw.stream(8, "/Type /Metadata /Subtype /XML /Filter /FlateDecode", &bomb);
    all.push(with("a description that unpacks to 80 MB", LIMIT, &raw));
    let mut raw = Raw::page();
    let ranges: String = (0..60_000).map(|_| "<0000> <FFFF> <0000>\n").collect();
    raw.stream(8, "/Filter /FlateDecode", &packed(format!("100000 beginbfrange\n{ranges}endbfrange").as_bytes()));
    raw.set(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 8 0 R >>");
    all.push(with("a map of thousands of millions of characters", Must::Answer, &raw));
}

fn images(all: &mut Vec<Shape>) {
    let mut image = |name: &str, must: Must, entries: &str, content: &[u8]| {
        let mut raw = Raw::drawing("/XObject << /X 8 0 R >>", "q 9 0 0 9 500 0 cm /X Do Q");
        raw.stream(8, &format!("/Type /XObject /Subtype /Image {entries}"), content);
        all.push(with(name, must, &raw));
    };
    let gray = "/BitsPerComponent 8 /ColorSpace /DeviceGray";
    image("an image of 3,600 megapixels", LIMIT, &format!("/Width 60000 /Height 60000 {gray}"), b"x");
    image("an image wider than numbers", LIMIT, &format!("/Width 4294967295 /Height 4294967295 {gray}"), b"x");
    image("an image below nothing", Must::Refuse, &format!("/Width -5 /Height -5 {gray}"), b"x");
    image("an image without a size", Must::Answer, gray, b"x");
    image("an image without content", Must::Show, &format!("/Width 9 /Height 9 {gray}"), b"");
    image(
        "an image that unpacks to more than it is",
        LIMIT,
        &format!("/Width 9 /Height 9 {gray} /Filter /FlateDecode"),
        &tight(&vec![0; 80 << 20]),
    );
    image(
        "an image of strange depth",
        Must::Show,
        "/Width 9 /Height 9 /BitsPerComponent 77 /ColorSpace /DeviceGray",
        &[0; 999],
    );
    image(
        "an image of strange colours",
        Must::Show,
        "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /Nobody",
        &[0; 999],
    );
    let start = b"\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xDC\xFF\xDC\x01\x01\x11\0\xFF\xDA\0\x08\x01\x01\0\0\x3F\0";
    image(
        "a photograph of 4,000 megapixels that says it is small",
        Must::Answer,
        &format!("/Width 9 /Height 9 {gray} /Filter /DCTDecode"),
        start,
    );
    image(
        "a photograph that is none",
        Must::Show,
        &format!("/Width 9 /Height 9 {gray} /Filter /DCTDecode"),
        b"not a photograph",
    );
    image(
        "wavelets that are none",
        Must::Show,
        "/Width 9 /Height 9 /Filter /JPXDecode",
        b"\0\0\0\x0CjP  \r\n\x87\nmore",
    );
    let huge = b"\xFF\x4F\xFF\x51\0\x29\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\x01\x07\x01\x01";
    image("wavelets of all the world", Must::Answer, "/Width 9 /Height 9 /Filter /JPXDecode", huge);
    image(
        "a fax that is none",
        Must::Show,
        "/Width 9 /Height 9 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 9 >>",
        b"\xAA\x55\xAA",
    );
    image(
        "a fax of endless width",
        Must::Answer,
        "/Width 9 /Height 9 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 /Rows 2147483647 >>",
        b"\xAA\x55\xAA",
    );
    image(
        "a symbol image that is none",
        Must::Answer,
        "/Width 9 /Height 9 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
        b"\0\0\0\0\x30\0\x01\0\0\0\x13\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0\0",
    );
    image(
        "an image predicted from nowhere",
        Must::Answer,
        &format!(
            "/Width 9 /Height 9 {gray} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 999999999 /Colors 99 >>"
        ),
        &packed(&[0; 99]),
    );
}

fn many(all: &mut Vec<Shape>) {
    let mut raw = Raw::page();
    raw.set(
        2,
        &format!(
            "<< /Type /Pages /Kids [{}] /Count 1001 >>",
            (10..1011).map(|n| format!("{n} 0 R ")).collect::<String>()
        ),
    );
    for number in 10..1011 {
        raw.set(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
    }
    all.push(with("a thousand pages and one", LIMIT, &raw));
    let mut raw = Raw::page();
    for number in 10..200_020 {
        raw.set(number, "0");
    }
    all.push(with("two hundred thousand objects", LIMIT, &raw));
    for (name, must, what, count) in [
        (
            "a million letters",
            LIMIT,
            "(Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid Bid) Tj ",
            13_000,
        ),
        ("as many letters in one place", Must::Refuse, "1 0 0 1 72 700 Tm (B) Tj ", 250_000),
    ] {
        let mut raw = Raw::page();
        raw.stream(
            4,
            "/Filter /FlateDecode",
            &packed(format!("BT /F1 20 Tf 72 700 Td {} ET", what.repeat(count)).as_bytes()),
        );
        all.push(with(name, must, &raw));
    }
    for (name, must, what, count) in [
        ("three million lines", Must::Refuse, "0 0 m 9 9 l S ", 3_000_000),
        ("a path of three million lines", Must::Answer, "9 9 l ", 3_000_000),
        ("as many areas", Must::Refuse, "0 0 9 9 re f ", 1_000_000),
        ("as many curves", Must::Answer, "0 0 m 1 99 99 1 99 99 c S ", 500_000),
        ("as many images", Must::Answer, "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI ", 300_000),
        ("as many dashes", Must::Answer, "[.001 .001] 0 d 0 0 m 595 842 l S ", 400),
        ("as many shades", Must::Answer, "/S sh ", 20_000),
    ] {
        let mut raw = Raw::page();
        let content = format!("BT /F1 20 Tf 72 700 Td (Bid) Tj ET 0 0 m {}", what.repeat(count));
        raw.stream(4, "/Filter /FlateDecode", &packed(content.as_bytes()));
        all.push(with(name, must, &raw));
    }
    let tiles = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 .01 .01] /XStep .01 /YStep .01 /Resources << >>";
    let mut raw = Raw::drawing("/Pattern << /P 8 0 R >>", "/Pattern cs /P scn 0 0 595 600 re f");
    raw.stream(8, tiles, b"0 0 .005 .005 re f");
    all.push(with("tiles as small as dust", Must::Answer, &raw));
    let mut raw = Raw::page();
    raw.set(3, &format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [{}] >>",
        "<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >> ".repeat(100_000)
    ));
    all.push(with("a hundred thousand notes on a page", Must::Show, &raw));
    let mut raw = Raw::page();
    raw.trailer = format!("/X [{}]", "0 ".repeat(5_000_000));
    all.push(with("a trailer of ten million bytes", Must::Answer, &raw));
    all.push(shape("a file of 51 MB", LIMIT, vec![b' '; 51 << 20]));
}
