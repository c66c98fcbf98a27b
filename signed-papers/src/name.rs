//! Distinguished names in words: `C=TW, O=…, CN=…`, in the order in which they stand.

use crate::der::{Der, OID, SEQUENCE, SET};

/// The short names of attributes, by the bytes of their identifiers.
const SHORT: &[(&[u8], &str)] = &[
    (&[0x55, 0x04, 0x03], "CN"),
    (&[0x55, 0x04, 0x04], "SN"),
    (&[0x55, 0x04, 0x05], "serialNumber"),
    (&[0x55, 0x04, 0x06], "C"),
    (&[0x55, 0x04, 0x07], "L"),
    (&[0x55, 0x04, 0x08], "ST"),
    (&[0x55, 0x04, 0x0a], "O"),
    (&[0x55, 0x04, 0x0b], "OU"),
    (&[0x55, 0x04, 0x0c], "title"),
    (&[0x55, 0x04, 0x2a], "GN"),
];

/// A name in words; what has no short name or cannot be read as text is left out.
pub fn words(name: &[u8]) -> String {
    let mut parts = Vec::new();
    for set in Der(name).any().map(|name| name.inside()).into_iter().flatten().filter(|one| one.tag == SET) {
        for pair in set.inside().filter(|one| one.tag == SEQUENCE) {
            let mut pair = pair.inside();
            let short = pair.expect(OID).and_then(|oid| SHORT.iter().find(|(known, _)| *known == oid.value));
            if let (Some((_, short)), Some(value)) = (short, pair.any().and_then(|value| text(value.tag, value.value)))
            {
                parts.push(format!("{short}={value}"));
            }
        }
    }
    parts.join(", ")
}

fn text(tag: u8, bytes: &[u8]) -> Option<String> {
    let read: String = match tag {
        // UTF8String, PrintableString, IA5String
        0x0c | 0x13 | 0x16 => std::str::from_utf8(bytes).ok()?.to_owned(),
        // BMPString
        0x1e => {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .filter_map(|pair| Some(u16::from_be_bytes([*pair.first()?, *pair.get(1)?])))
                .collect();
            String::from_utf16(&units).ok()?
        }
        _ => return None,
    };
    // A name is shown on pages: nothing of it may break a line or hide.
    (!read.chars().any(char::is_control)).then_some(read)
}
