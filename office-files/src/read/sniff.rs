//! What a file is by its bytes.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::SheetError;
use crate::format::Format;

/// Old office files, and Office files locked by a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// How far into a text a tag is looked for.
const HEAD: usize = 1024;
/// The longest type that is looked at.
const TYPE: u64 = 128;
/// The longest list of parts that is looked at.
const LIST: u64 = 1 << 20;

pub(super) fn format(bytes: &[u8]) -> Result<Format, SheetError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(SheetError::Empty);
    }
    if bytes.starts_with(COMPOUND) {
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let found = bytes.windows(locked.len()).any(|window| window == locked);
        return Err(if found { SheetError::Locked } else { SheetError::OldOffice });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    text(bytes)
}

fn text(bytes: &[u8]) -> Result<Format, SheetError> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{FEFF}', ' ', '\r', '\n', '\t']);
    if head.starts_with('<')
        && ["<html", "<!doctype html", "<table", "<meta", "<body"].iter().any(|tag| head.contains(tag))
    {
        return Err(SheetError::WebPage);
    }
    // Other files have a zero among their bytes.
    let other = ["%pdf-", "{\\rtf", "<?xml"];
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let strange = other.iter().any(|start| head.starts_with(start)) || (bytes.contains(&0) && !wide);
    if strange { Err(SheetError::Unknown) } else { Ok(Format::Csv) }
}

fn packed(bytes: &[u8]) -> Result<Format, SheetError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| SheetError::Damaged(error.to_string()))?;
    let mut start = |path: &str, limit: u64| {
        let mut text = vec![];
        zip.by_name(path).ok()?.take(limit).read_to_end(&mut text).ok()?;
        Some(String::from_utf8_lossy(&text).into_owned())
    };
    if let Some(kind) = start("mimetype", TYPE) {
        let kind = kind.trim().trim_end_matches("-template");
        if kind != Format::Ods.media_type() {
            return Err(SheetError::Unknown);
        }
        let locked = start("META-INF/manifest.xml", LIST).is_some_and(|list| list.contains("encryption-data"));
        return if locked { Err(SheetError::Locked) } else { Ok(Format::Ods) };
    }
    match zip.index_for_name("[Content_Types].xml").and(zip.index_for_name("xl/workbook.xml")) {
        Some(_) => Ok(Format::Xlsx),
        None => Err(SheetError::Unknown),
    }
}
