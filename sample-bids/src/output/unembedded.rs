//! PDFs that name a Chinese font without holding it: readers must know its character set (UniCNS-UCS2-H).

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::draw::sheet::{Area, Colour, HEIGHT, Mark, Sheet, Spot, WIDTH};
use crate::error::SampleError;

/// How far the handles of a quarter circle reach, in parts of the radius.
const QUARTER: f32 = 0.552_285;

/// Writes sheets as one PDF.
pub(crate) fn pdf(sheets: &[Sheet]) -> Result<Vec<u8>, SampleError> {
    let mut document = Document::with_version("1.4");
    let font = font(&mut document);
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let tree = document.new_object_id();
    let mut kids: Vec<Object> = vec![];
    for sheet in sheets {
        let mut out = Operators(format!("1 0 0 -1 0 {HEIGHT} cm 1 J\n"));
        sheet.marks.iter().for_each(|mark| out.mark(mark));
        let mut stream = Stream::new(Dictionary::new(), out.0.into_bytes());
        stream.compress()?;
        let content = document.add_object(stream);
        kids.push(
            document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content }).into(),
        );
    }
    let media: Vec<Object> = vec![0.into(), 0.into(), Object::Real(WIDTH), Object::Real(HEIGHT)];
    let count = i64::try_from(kids.len()).unwrap_or_default();
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => media, "Resources" => resources };
    document.set_object(tree, pages);
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = vec![];
    document.save_to(&mut bytes).map_err(|error| SampleError::Pdf(error.to_string()))?;
    Ok(bytes)
}

fn font(document: &mut Document) -> lopdf::ObjectId {
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "MSung-Light", "Flags" => 6, "ItalicAngle" => 0, "Ascent" => 880, "Descent" => -120,
        "CapHeight" => 737, "StemV" => 58, "FontBBox" => vec![Object::from(-160), (-249).into(), 1015.into(), 888.into()],
    });
    let system = dictionary! {
        "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("CNS1"), "Supplement" => 0,
    };
    let descendant = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "MSung-Light", "CIDSystemInfo" => system, "FontDescriptor" => descriptor,
        "DW" => 1000, "W" => vec![Object::from(1), 95.into(), 500.into()],
    });
    document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "MSung-Light-UniCNS-UCS2-H", "Encoding" => "UniCNS-UCS2-H",
        "DescendantFonts" => vec![Object::from(descendant)],
    })
}

/// A content stream being written; its y axis points down. Writing to a string cannot fail.
struct Operators(String);

impl Operators {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { at, size, text, colour, .. } => self.text(*at, *size, text, *colour),
            Mark::Line { from, to, width, colour } => self.path(&[*from, *to], *width, *colour),
            Mark::Frame { area, width, colour, fill } => self.frame(*area, *width, *colour, *fill),
            Mark::Ring { centre, radius, width, colour } => self.ring(*centre, *radius, *width, *colour),
            Mark::Stroke { points, width, colour } => self.path(points, *width, *colour),
            Mark::Turned { degrees, about, marks } => {
                let (sin, cos) = degrees.to_radians().sin_cos();
                let (x, y) = *about;
                let (dx, dy) = (x - cos * x + sin * y, y - sin * x - cos * y);
                self.put(format_args!("q {cos:.5} {sin:.5} {:.5} {cos:.5} {dx:.3} {dy:.3} cm", -sin));
                marks.iter().for_each(|mark| self.mark(mark));
                self.put(format_args!("Q"));
            }
        }
    }

    fn put(&mut self, line: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.0, "{line}");
    }

    fn text(&mut self, at: Spot, size: f32, text: &str, [r, g, b]: Colour) {
        let hex = text.encode_utf16().fold(String::new(), |mut hex, unit| {
            let _ = write!(hex, "{unit:04X}");
            hex
        });
        self.put(format_args!("{} {} {} rg", level(r), level(g), level(b)));
        self.put(format_args!("BT /F1 {size} Tf 1 0 0 -1 {:.2} {:.2} Tm <{hex}> Tj ET", at.0, at.1));
    }

    fn stroke(&mut self, width: f32, [r, g, b]: Colour) {
        self.put(format_args!("{width:.2} w {} {} {} RG", level(r), level(g), level(b)));
    }

    fn path(&mut self, points: &[Spot], width: f32, colour: Colour) {
        self.stroke(width, colour);
        for (place, (x, y)) in points.iter().enumerate() {
            self.put(format_args!("{x:.2} {y:.2} {}", if place == 0 { "m" } else { "l" }));
        }
        self.put(format_args!("S"));
    }

    fn frame(&mut self, Area { x, y, width: w, height: h }: Area, width: f32, colour: Colour, fill: Option<Colour>) {
        if let Some([r, g, b]) = fill {
            self.put(format_args!("{} {} {} rg {x:.2} {y:.2} {w:.2} {h:.2} re f", level(r), level(g), level(b)));
        }
        if width > 0.0 {
            self.stroke(width, colour);
            self.put(format_args!("{x:.2} {y:.2} {w:.2} {h:.2} re S"));
        }
    }

    fn ring(&mut self, (x, y): Spot, r: f32, width: f32, colour: Colour) {
        self.stroke(width, colour);
        let h = r * QUARTER;
        self.put(format_args!("{:.2} {y:.2} m", x + r));
        for [(ax, ay), (bx, by), (cx, cy)] in [
            [(r, h), (h, r), (0.0, r)],
            [(-h, r), (-r, h), (-r, 0.0)],
            [(-r, -h), (-h, -r), (0.0, -r)],
            [(h, -r), (r, -h), (r, 0.0)],
        ] {
            self.put(format_args!(
                "{:.2} {:.2} {:.2} {:.2} {:.2} {:.2} c",
                x + ax,
                y + ay,
                x + bx,
                y + by,
                x + cx,
                y + cy
            ));
        }
        self.put(format_args!("s"));
    }
}

/// A colour's part as PDF writes it.
fn level(part: u8) -> String {
    format!("{:.3}", f32::from(part) / 255.0)
}
