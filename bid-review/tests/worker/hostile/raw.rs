//! PDFs put together by hand, so that everything in them can be wrong.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Objects by number, and what the trailer says beside `/Root 1 0 R`.
#[derive(Clone)]
pub struct Raw {
    pub objects: BTreeMap<u32, Vec<u8>>,
    pub trailer: String,
}

impl Raw {
    /// One page that says `Bid`: 1 catalog, 2 pages, 3 page, 4 contents, 5 font.
    pub fn page() -> Self {
        let mut raw = Self { objects: BTreeMap::new(), trailer: String::new() };
        raw.set(1, "<< /Type /Catalog /Pages 2 0 R >>");
        raw.set(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        raw.set(
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        );
        raw.stream(4, "", b"BT /F1 20 Tf 72 700 Td (Bid) Tj ET");
        raw.set(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        raw
    }

    /// Sets an object.
    pub fn set(&mut self, number: u32, object: &str) -> &mut Self {
        self.objects.insert(number, object.as_bytes().to_vec());
        self
    }

    /// Sets a stream with more in its dictionary.
    pub fn stream(&mut self, number: u32, entries: &str, content: &[u8]) -> &mut Self {
        let mut object = format!("<< {entries} /Length {} >>\nstream\n", content.len()).into_bytes();
        object.extend_from_slice(content);
        object.extend_from_slice(b"\nendstream");
        self.objects.insert(number, object);
        self
    }

    /// The same page with other resources beside its font, and other contents after its word.
    pub fn drawing(resources: &str, content: &str) -> Self {
        let mut raw = Self::page();
        raw.set(
            3,
            &format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {resources} >> >>"
            ),
        );
        raw.stream(4, "", format!("BT /F1 20 Tf 72 700 Td (Bid) Tj ET {content}").as_bytes());
        raw
    }

    /// The file, with a table of contents that is right.
    pub fn bytes(&self) -> Vec<u8> {
        let (mut bytes, places) = self.body();
        let start = bytes.len();
        let most = self.objects.keys().last().copied().unwrap_or(0);
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", most + 1).bytes());
        for number in 1..=most {
            let line = match places.get(&number) {
                Some(place) => format!("{place:010} 00000 n \n"),
                None => "0000000000 65535 f \n".to_owned(),
            };
            bytes.extend(line.bytes());
        }
        bytes.extend(
            format!("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{start}\n%%EOF\n", most + 1, self.trailer)
                .bytes(),
        );
        bytes
    }

    /// Header and objects, and where each of them stands.
    pub fn body(&self) -> (Vec<u8>, BTreeMap<u32, usize>) {
        let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = BTreeMap::new();
        for (number, object) in &self.objects {
            places.insert(*number, bytes.len());
            bytes.extend(format!("{number} 0 obj\n").bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        (bytes, places)
    }
}

/// Packed by Flate.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut to = ZlibEncoder::new(Vec::new(), Compression::fast());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

/// As packed as it gets.
pub fn tight(bytes: &[u8]) -> Vec<u8> {
    let mut to = ZlibEncoder::new(Vec::new(), Compression::best());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

/// Numbers that look like chance and come again.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}
