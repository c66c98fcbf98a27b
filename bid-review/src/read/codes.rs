//! The standard tables from the codes of Chinese fonts to the characters of their sets, with a place for every code. A code that a table does
//! not have would be taken for a shorter one, and whatever stands behind it would be read from the middle of a character.

use std::fmt::Write as _;
use std::sync::OnceLock;

use hayro_interpret::hayro_cmap::{self, CMap, CMapName, WritingMode};

/// Before the name of a table as it came.
const BARE: &[u8] = b"bare:";
/// Codes of two bytes by code points; pairs that stand for one are of four.
const WIDE: Codes = Codes { first: (0x00, 0xFF), second: (0x00, 0xFF), but: (0xD800, 0xDFFF) };
/// Codes of Taiwan's older encoding, and of its extension for Hong Kong.
const BIG5: Codes = Codes { first: (0xA1, 0xFC), second: (0x40, 0xFE), but: (0, 0) };
const HKSCS: Codes = Codes { first: (0x87, 0xFE), second: (0x40, 0xFE), but: (0, 0) };

/// The tables that are filled up: the name, the table that has the same characters and most codes, and which codes there are.
const TABLES: [(&str, &str, Codes); 24] = [
    ("UniCNS-UCS2-H", "UniCNS-UTF16-H", WIDE),
    ("UniCNS-UCS2-V", "UniCNS-UTF16-V", WIDE),
    ("UniCNS-UTF16-H", "UniCNS-UTF16-H", WIDE),
    ("UniCNS-UTF16-V", "UniCNS-UTF16-V", WIDE),
    ("UniGB-UCS2-H", "UniGB-UTF16-H", WIDE),
    ("UniGB-UCS2-V", "UniGB-UTF16-V", WIDE),
    ("UniGB-UTF16-H", "UniGB-UTF16-H", WIDE),
    ("UniGB-UTF16-V", "UniGB-UTF16-V", WIDE),
    ("UniJIS-UCS2-H", "UniJIS-UCS2-H", WIDE),
    ("UniJIS-UCS2-V", "UniJIS-UCS2-V", WIDE),
    ("UniJIS-UTF16-H", "UniJIS-UTF16-H", WIDE),
    ("UniJIS-UTF16-V", "UniJIS-UTF16-V", WIDE),
    ("UniKS-UCS2-H", "UniKS-UCS2-H", WIDE),
    ("UniKS-UCS2-V", "UniKS-UCS2-V", WIDE),
    ("UniKS-UTF16-H", "UniKS-UTF16-H", WIDE),
    ("UniKS-UTF16-V", "UniKS-UTF16-V", WIDE),
    ("ETen-B5-H", "ETen-B5-H", BIG5),
    ("ETen-B5-V", "ETen-B5-V", BIG5),
    ("ETenms-B5-H", "ETenms-B5-H", BIG5),
    ("ETenms-B5-V", "ETenms-B5-V", BIG5),
    ("B5pc-H", "B5pc-H", BIG5),
    ("B5pc-V", "B5pc-V", BIG5),
    ("HKscs-B5-H", "HKscs-B5-H", HKSCS),
    ("HKscs-B5-V", "HKscs-B5-V", HKSCS),
];

/// Codes of two bytes: the range of each, and those that are of more.
#[derive(Debug, Clone, Copy)]
struct Codes {
    first: (u32, u32),
    second: (u32, u32),
    but: (u32, u32),
}

/// The table of a name.
pub(super) fn table(name: CMapName<'_>) -> Option<&'static [u8]> {
    static FILLED: [OnceLock<Option<Vec<u8>>>; TABLES.len()] = [const { OnceLock::new() }; TABLES.len()];
    if let CMapName::Custom(name) = name {
        return hayro_cmap::load_embedded(CMapName::from_bytes(name.strip_prefix(BARE)?));
    }
    let known = TABLES.iter().position(|(own, ..)| own.as_bytes() == name.to_bytes());
    let filled = known.and_then(|at| {
        let ((_, base, codes), slot) = (TABLES.get(at)?, FILLED.get(at)?);
        slot.get_or_init(|| filled(base, codes)).as_deref()
    });
    filled.or_else(|| hayro_cmap::load_embedded(name))
}

/// A table on top of another, which gives the codes that it does not have to the sign for none.
fn filled(base: &str, codes: &Codes) -> Option<Vec<u8>> {
    let under =
        CMap::parse(hayro_cmap::load_embedded(CMapName::from_bytes(base.as_bytes()))?, hayro_cmap::load_embedded)?;
    let ordering = match base.split('-').next()? {
        "UniGB" => "GB1",
        "UniJIS" => "Japan1",
        "UniKS" => "Korea1",
        _ => "CNS1",
    };
    let mode = u8::from(under.metadata().writing_mode == Some(WritingMode::Vertical));
    let bare = String::from_utf8_lossy(BARE);
    let mut out = format!(
        "/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering ({ordering}) def /Supplement 0 def end def\n\
         /CMapName /Filled def /WMode {mode} def\n/{bare}{base} usecmap\n1 beginnotdefrange\n"
    );
    for (from, to) in gaps(&under, codes) {
        let _ = writeln!(out, "<{from:04X}> <{to:04X}> 0");
    }
    out.push_str("endnotdefrange\n");
    Some(out.into_bytes())
}

/// The codes that a table does not have, from and to.
fn gaps(table: &CMap, codes: &Codes) -> Vec<(u32, u32)> {
    let mut out: Vec<(u32, u32)> = Vec::new();
    for first in codes.first.0..=codes.first.1 {
        for second in codes.second.0..=codes.second.1 {
            let code = first << 8 | second;
            let longer = codes.but.1 > 0 && (codes.but.0..=codes.but.1).contains(&code);
            if longer || table.lookup_cid_code(code, 2).is_some() {
                continue;
            }
            match out.last_mut().filter(|(_, to)| to + 1 == code) {
                Some((_, to)) => *to = code,
                None => out.push((code, code)),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_two_bytes_has_a_place_and_keeps_its_own() {
        for (name, base, codes) in TABLES {
            let open = |name: &str| CMap::parse(table(CMapName::from_bytes(name.as_bytes())).unwrap(), table).unwrap();
            let (whole, bare) = (open(name), open(&format!("bare:{base}")));
            let upright = |table: &CMap| table.metadata().writing_mode == Some(WritingMode::Vertical);
            assert!(upright(&whole) == upright(&bare) && upright(&bare) == name.ends_with('V'), "{name}");
            let (own, under) = (&whole.metadata().character_collection, &bare.metadata().character_collection);
            let family = own.as_ref().map(|own| &own.family);
            assert!(under.is_none() || family == under.as_ref().map(|under| &under.family), "{name}");
            assert!(gaps(&whole, &codes).is_empty(), "{name}");
            for code in [0x4E00, 0xA4A4, 0x5229, 0x20] {
                let length = if code < 0x100 && !name.starts_with("Uni") { 1 } else { 2 };
                let (own, under) = (whole.lookup_cid_code(code, length), bare.lookup_cid_code(code, length));
                assert_eq!(own.filter(|own| *own > 0), under.filter(|under| *under > 0), "{name} {code:04X}");
            }
        }
    }
}
