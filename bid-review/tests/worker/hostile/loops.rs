//! Things that hold themselves, and things nested deeper than anything is.

use super::raw::Raw;
use super::{Must, Shape, shape};

pub fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    circles(&mut all);
    drawings(&mut all);
    depths(&mut all);
    all
}

fn set(name: &str, must: Must, number: u32, object: &str) -> Shape {
    let mut raw = Raw::page();
    raw.set(number, object);
    shape(name, must, raw.bytes())
}

/// Circles in the structure.
fn circles(all: &mut Vec<Shape>) {
    use Must::{Refuse, Show};
    const PAGE: &str =
        "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>";
    all.extend([
        set("a page tree that holds itself", Refuse, 2, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        set(
            "a page tree that holds itself beside its page",
            Show,
            2,
            "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>",
        ),
        set(
            "a page that is its own parent",
            Show,
            3,
            &format!("<< {} >>", PAGE.replace("/Parent 2 0 R", "/Parent 3 0 R")),
        ),
        set("a page tree without parents", Show, 3, &format!("<< {} >>", PAGE.replace("/Parent 2 0 R", ""))),
        set(
            "a page counted a million times",
            Refuse,
            2,
            &format!("<< /Type /Pages /Kids [{}] /Count 20000 >>", "3 0 R ".repeat(20_000)),
        ),
        set("contents that are themselves", Must::Answer, 4, "4 0 R"),
        set("contents that list themselves", Must::Answer, 4, "[4 0 R 4 0 R]"),
        set("a font that is itself", Show, 5, "5 0 R"),
        set(
            "a box that is itself",
            Show,
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox 3 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        ),
        set(
            "resources that are the page",
            Show,
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 3 0 R >>",
        ),
        set(
            "an outline in a circle",
            Show,
            1,
            "<< /Type /Catalog /Pages 2 0 R /Outlines << /First 1 0 R /Next 1 0 R >> >>",
        ),
        set(
            "names in a circle",
            Show,
            1,
            "<< /Type /Catalog /Pages 2 0 R /Names << /Dests << /Kids [1 0 R] >> >> /Kids [1 0 R] >>",
        ),
        set("a structure in a circle", Show, 1, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 1 0 R /K 1 0 R >>"),
        set(
            "layers in a circle",
            Show,
            1,
            "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [1 0 R] /D << /Order [1 0 R] /OFF [1 0 R] >> >> >>",
        ),
        set("a thread in a circle", Show, 1, "<< /Type /Catalog /Pages 2 0 R /Threads [1 0 R] /F 1 0 R /N 1 0 R >>"),
        set("labels in a circle", Show, 1, "<< /Type /Catalog /Pages 2 0 R /PageLabels << /Kids [1 0 R] >> >>"),
        set("a catalog that is itself", Refuse, 1, "1 0 R"),
        set("pages that are the catalog", Refuse, 1, "<< /Type /Catalog /Pages 1 0 R >>"),
    ]);
    let mut length = Raw::page();
    length.set(4, "<< /Length 4 0 R >>\nstream\nBT /F1 20 Tf 72 700 Td (Bid) Tj ET\nendstream");
    all.push(shape("a length that is the stream itself", Show, length.bytes()));
    let mut before = Raw::page();
    before.trailer = "/Prev 0".to_owned();
    all.push(shape("an older table at the very start", Show, before.bytes()));
    let bytes = Raw::page().bytes();
    let at = String::from_utf8_lossy(&bytes).rfind("xref\n0").unwrap_or(0);
    let mut circle = Raw::page();
    circle.trailer = format!("/Prev {}", at - 2);
    all.push(shape("an older table that is nearly itself", Show, circle.bytes()));
    let mut stream = Raw::page();
    stream.trailer = format!("/XRefStm {at}");
    all.push(shape("a table beside itself", Show, stream.bytes()));
}

/// Circles in what is drawn.
fn drawings(all: &mut Vec<Shape>) {
    const BOX: &str = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
    let mut add = |name: &str, resources: &str, content: &str, number: u32, entries: &str, inner: &str| {
        let mut raw = Raw::drawing(resources, content);
        raw.stream(number, entries, inner.as_bytes());
        all.push(shape(name, Must::Show, raw.bytes()));
    };
    let own = format!("{BOX} /Resources << /XObject << /X 8 0 R >> >>");
    add("a form that draws itself", "/XObject << /X 8 0 R >>", "/X Do", 8, &own, "/X Do");
    add("a form that draws itself often", "/XObject << /X 8 0 R >>", "/X Do", 8, &own, &"/X Do ".repeat(2));
    add(
        "a pattern of itself",
        "/Pattern << /P 8 0 R >>",
        "/Pattern cs /P scn 0 0 9 9 re f",
        8,
        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Pattern << /P 8 0 R >> >>",
        "/Pattern cs /P scn 0 0 9 9 re f",
    );
    add(
        "a mask of itself",
        "/ExtGState << /G 9 0 R >> /XObject << /X 8 0 R >>",
        "/G gs /X Do",
        8,
        &format!(
            "{BOX} /Group << /S /Transparency >> /Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 8 0 R >> >> >> >>"
        ),
        "/G gs 0 0 9 9 re f",
    );
    add(
        "an image that is its own mask",
        "/XObject << /X 8 0 R >>",
        "/X Do",
        8,
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 8 0 R",
        "x",
    );
    add(
        "an image whose colours are itself",
        "/XObject << /X 8 0 R >>",
        "/X Do",
        8,
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace 8 0 R",
        "x",
    );
    add("letters that draw themselves", "/XObject << /X 8 0 R >> /ExtGState << /G 8 0 R >>", "/X Do", 8, &own, "q Q");
    for (name, space) in [
        ("colours of themselves by index", "[/Indexed 9 0 R 1 <0000>]"),
        ("colours of themselves by ink", "[/Separation /All 9 0 R 9 0 R]"),
        ("colours of themselves by inks", "[/DeviceN [/A] 9 0 R 9 0 R]"),
        ("colours of themselves by profile", "[/ICCBased << /N 3 /Alternate 9 0 R >>]"),
        ("patterns of themselves", "[/Pattern 9 0 R]"),
    ] {
        let mut raw = Raw::drawing("/ColorSpace << /C 9 0 R >>", "/C cs 1 sc 500 0 9 9 re f");
        raw.set(9, space);
        all.push(shape(name, Must::Show, raw.bytes()));
    }
    for (name, function) in [
        ("a function of itself", "<< /FunctionType 3 /Domain [0 1] /Functions [9 0 R] /Bounds [] /Encode [0 1] >>"),
        (
            "a function of many of itself",
            "<< /FunctionType 3 /Domain [0 1] /Functions [9 0 R 9 0 R] /Bounds [.5] /Encode [0 1 0 1] >>",
        ),
    ] {
        let mut raw = Raw::drawing(
            "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function 9 0 R >> >>",
            "/S sh",
        );
        raw.set(9, function);
        // Shading fills the page: nobody promises that the word is still seen.
        all.push(shape(name, Must::Answer, raw.bytes()));
    }
    let mut letters = Raw::drawing("", "BT /F2 20 Tf 300 300 Td (a) Tj ET");
    letters.set(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 8 0 R >> >> >>");
    letters.set(8, "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /a 9 0 R >> \
        /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] /Resources << /Font << /F2 8 0 R >> >> >>");
    letters.stream(9, "", b"9 0 d0 BT /F2 1 Tf (a) Tj ET");
    all.push(shape("a letter that writes itself", Must::Answer, letters.bytes()));
    let mut inner = Raw::page();
    inner.set(5, "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>");
    all.push(shape("a font that descends from itself", Must::Show, inner.bytes()));
    let mut map = Raw::page();
    map.set(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 8 0 R /ToUnicode 8 0 R >>");
    map.stream(8, "/Type /CMap /CMapName /X /UseCMap 8 0 R", b"/X usecmap begincmap endcmap");
    all.push(shape("a map that uses itself", Must::Answer, map.bytes()));
    let mut noted = Raw::page();
    noted.set(
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> \
        /Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 8 0 R >> >>] >>",
    );
    noted.stream(8, &own, b"/X Do");
    all.push(shape("a stamp that draws itself", Must::Show, noted.bytes()));
}

/// Nesting.
fn depths(all: &mut Vec<Shape>) {
    let around = |open: &str, close: &str, count: usize| format!("{}{}", open.repeat(count), close.repeat(count));
    for (name, open, close, count) in [
        ("arrays in arrays", "[", "]", 200_000),
        ("dictionaries in dictionaries", "<< /A ", " >>", 100_000),
        ("arrays and dictionaries in turn", "[<< /A ", " >>]", 60_000),
        ("brackets in a text", "(", ")", 300_000),
        ("arrays that never end", "[", "", 300_000),
        ("dictionaries that never end", "<< /A ", "", 100_000),
        ("texts that never end", "(", "", 300_000),
    ] {
        let mut raw = Raw::page();
        raw.set(9, &around(open, close, count));
        all.push(shape(format!("{name}, as an object"), Must::Show, raw.bytes()));
        let mut raw = Raw::page();
        raw.set(1, &format!("<< /Type /Catalog /Pages 2 0 R /X {} >>", around(open, close, count)));
        all.push(shape(format!("{name}, in the catalog"), Must::Answer, raw.bytes()));
        let content = format!("BT /F1 20 Tf 72 700 Td (Bid) Tj ET {} TJ", around(open, close, count));
        let mut raw = Raw::page();
        raw.stream(4, "", content.as_bytes());
        all.push(shape(format!("{name}, among the drawing"), Must::Answer, raw.bytes()));
    }
    for (name, open, close, count) in [
        ("states saved and saved", "q ", "", 1_000_000),
        ("states restored and restored", "Q ", "", 1_000_000),
        ("states in states", "q ", "Q ", 500_000),
        ("texts in texts", "BT ", "ET ", 200_000),
        ("marks in marks", "/A BMC ", "EMC ", 500_000),
        ("layers in layers", "/OC /A BDC ", "EMC ", 200_000),
        ("clips in clips", "q 0 0 500 800 re W n ", "Q ", 100_000),
        ("turns upon turns", "1.1 0 0 1.1 0 0 cm ", "", 200_000),
    ] {
        let mut raw = Raw::page();
        raw.stream(4, "", format!("BT /F1 20 Tf 72 700 Td (Bid) Tj ET {}", around(open, close, count)).as_bytes());
        all.push(shape(name, Must::Show, raw.bytes()));
    }
    let mut tree = Raw::page();
    tree.set(2, "<< /Type /Pages /Kids [10 0 R] /Count 1 >>");
    for number in 10..9_999 {
        tree.set(number, &format!("<< /Type /Pages /Parent {} 0 R /Kids [{} 0 R] /Count 1 >>", number - 1, number + 1));
    }
    tree.set(9_999, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    all.push(shape("a page ten thousand steps down", Must::Answer, tree.bytes()));
    let mut forms = Raw::drawing("/XObject << /X 10 0 R >>", "/X Do");
    for number in 10..1_000 {
        forms.stream(
            number,
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> >>",
                number + 1
            ),
            b"/X Do",
        );
    }
    all.push(shape("forms a thousand deep", Must::Show, forms.bytes()));
    let mut laughs = Raw::drawing("/XObject << /X 10 0 R >>", "/X Do");
    for number in 10..30 {
        laughs.stream(
            number,
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> >>",
                number + 1
            ),
            "/X Do ".repeat(10).as_bytes(),
        );
    }
    laughs.stream(30, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"0 0 9 9 re f");
    all.push(shape("forms that multiply", Must::Refuse, laughs.bytes()));
}
