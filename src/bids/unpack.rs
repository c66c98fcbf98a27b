//! Looks into a ZIP of strangers: everything is counted before anything is believed, and names are labels, never paths.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::base::error::Error;

/// The most entries of a package.
pub const MOST_ENTRIES: usize = 2_000;
/// The most bytes of a file.
pub const MOST_FILE: u64 = 50 * 1024 * 1024;
/// The most bytes of a package, packed and unpacked.
pub const MOST_PACKAGE: u64 = 200 * 1024 * 1024;
/// How many times larger than packed an entry may become.
const MOST_RATIO: u64 = 100;
/// Below this an entry may be of any ratio: a blank page packs well.
const FREE: u64 = 64 * 1024;
/// The longest label of a file, in characters.
const LONGEST: usize = 120;
/// How far from the end of a ZIP its directory's end may stand: a comment is shorter than 64 KiB.
const TAIL: usize = 65_557;

/// A file in a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the ZIP.
    pub index: usize,
    /// Its label, which no other file of the package has.
    pub name: String,
}

/// A ZIP that keeps the limits.
pub struct Checked<'a> {
    /// Its files.
    pub entries: Vec<Entry>,
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// The files of a ZIP, each of which was unpacked once to see that it keeps the limits.
///
/// # Errors
/// It is no ZIP, is damaged or encrypted, holds links or nothing, or is beyond a limit.
pub fn check(bytes: &[u8]) -> Result<Checked<'_>, Error> {
    if bytes.len() as u64 > MOST_PACKAGE {
        return Err(too_large());
    }
    count(bytes)?;
    let mut archive = open(bytes)?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_many());
    }
    let (mut entries, mut names, mut total) = (Vec::new(), Names::default(), 0);
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(refused)?;
        if file.is_symlink() {
            return Err(Error::invalid("package.link"));
        }
        let name = raw_name(&file);
        if file.is_dir() || is_litter(&name) {
            continue;
        }
        let packed = file.compressed_size();
        let size = measure(&mut file, packed)?;
        total += size;
        if total > MOST_PACKAGE {
            return Err(too_large());
        }
        entries.push(Entry { index, name: names.label(&name, entries.len() + 1) });
    }
    if entries.is_empty() { Err(Error::invalid("package.empty")) } else { Ok(Checked { entries, archive }) }
}

impl Checked<'_> {
    /// The bytes of an entry.
    ///
    /// # Errors
    /// It cannot be unpacked.
    pub fn take(&self, entry: &Entry) -> Result<Vec<u8>, Error> {
        // A clone shares the directory that was read.
        let mut archive = self.archive.clone();
        let file = archive.by_index(entry.index).map_err(refused)?;
        let mut taken = Vec::new();
        file.take(MOST_FILE).read_to_end(&mut taken).map_err(|_| damaged())?;
        Ok(taken)
    }
}

/// Labels that no two files share.
#[derive(Default)]
pub struct Names(HashSet<String>);

impl Names {
    /// The label of a file: the last part of its name, without what a terminal or a page could trip over.
    pub fn label(&mut self, name: &str, number: usize) -> String {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = last.chars().filter(|letter| !is_tricky(*letter)).take(LONGEST).collect();
        let plain = match plain.trim() {
            "" | "." | ".." => format!("file-{number}"),
            plain => plain.to_owned(),
        };
        let mut label = plain.clone();
        let mut again = 1;
        while !self.0.insert(label.clone()) {
            again += 1;
            label = format!("{plain} ({again})");
        }
        label
    }
}

/// Whether a file is what a file manager leaves behind, and no document.
pub fn is_litter(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.starts_with("__MACOSX/") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&last)
}

/// Control characters, and marks that turn the direction of writing.
fn is_tricky(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What the directory's end says, read before the directory is: a few bytes must not become millions of entries.
fn count(bytes: &[u8]) -> Result<(), Error> {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    let mut seen = false;
    for at in memchr(tail) {
        let entries = tail
            .get(at + 10..at + 12)
            .map_or(0, |two| two.iter().rev().fold(0, |sum, one| sum << 8 | usize::from(*one)));
        // 0xFFFF also stands for "more than fits here".
        if entries > MOST_ENTRIES {
            return Err(too_many());
        }
        seen = true;
    }
    let wide = tail.windows(4).any(|four| four == b"PK\x06\x07");
    match (seen, wide) {
        (true, true) => Err(too_large()),
        (true, false) => Ok(()),
        (false, _) => Err(Error::invalid("package.not_a_zip")),
    }
}

fn memchr(tail: &[u8]) -> impl Iterator<Item = usize> + '_ {
    tail.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x05\x06").map(|(at, _)| at)
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Error> {
    ZipArchive::new(Cursor::new(bytes)).map_err(refused)
}

fn raw_name<R: Read>(file: &ZipFile<'_, R>) -> String {
    String::from_utf8_lossy(file.name_raw()).into_owned()
}

fn measure(file: &mut impl Read, packed: u64) -> Result<u64, Error> {
    let mut size = 0;
    let mut buffer = [0; 16 * 1024];
    loop {
        let count = file.read(&mut buffer).map_err(|_| damaged())?;
        if count == 0 {
            return Ok(size);
        }
        size += count as u64;
        if size > MOST_FILE {
            return Err(Error::invalid("package.file_too_large").with("most", MOST_FILE / 1024 / 1024));
        }
        if size > FREE && size / MOST_RATIO > packed {
            return Err(Error::invalid("package.ratio").with("most", MOST_RATIO));
        }
    }
}

fn refused(cause: ZipError) -> Error {
    match cause {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Error::invalid("package.encrypted"),
        ZipError::UnsupportedArchive(_) => Error::invalid("package.unsupported"),
        _ => damaged(),
    }
}

fn damaged() -> Error {
    Error::invalid("package.damaged")
}

/// Too many bytes.
pub fn too_large() -> Error {
    Error::invalid("package.too_large").with("most", MOST_PACKAGE / 1024 / 1024)
}

/// Too many entries.
pub fn too_many() -> Error {
    Error::invalid("package.too_many").with("most", MOST_ENTRIES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn code(bytes: &[u8]) -> &'static str {
        check(bytes).map_or_else(|error| error.code, |_| "ok")
    }

    #[test]
    fn names_are_labels() {
        let files: [(&str, &[u8]); 6] = [
            ("../../etc/passwd", b"a"),
            ("甲/聲明書.pdf", b"b"),
            ("乙\\聲明書.pdf", b"c"),
            ("__MACOSX/._x", b"d"),
            ("x/\u{202e}fdp.exe", b"e"),
            ("z/..", b"f"),
        ];
        let bytes = packed(&files);
        let checked = check(&bytes).unwrap();
        let names: Vec<&str> = checked.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["passwd", "聲明書.pdf", "聲明書.pdf (2)", "fdp.exe", "file-5"]);
        assert_eq!(checked.take(&checked.entries[2]).unwrap(), b"c");
    }

    #[test]
    fn what_is_too_much_is_refused_before_it_is_kept() {
        assert_eq!(code(b"%PDF-1.7"), "package.not_a_zip");
        assert_eq!(code(&packed(&[])), "package.empty");
        assert_eq!(code(&packed(&[("a", &[0; 4 * 1024 * 1024])])), "package.ratio");
        assert_eq!(code(&packed(&[("a", &[0; 60 * 1024])])), "ok");
        let many: Vec<(String, &[u8])> = (0..=MOST_ENTRIES).map(|number| (number.to_string(), &b"x"[..])).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        assert_eq!(code(&packed(&many)), "package.too_many");
        let good = packed(&[("a.pdf", b"some bytes that are packed and unpacked again")]);
        assert_eq!(code(&good), "ok");
        assert_eq!(code(&good[..good.len() - 4]), "package.damaged");
        assert_eq!(code(&good[..good.len() - 22]), "package.not_a_zip");
        let mut bent = good.clone();
        bent[40] ^= 0xff;
        assert_eq!(code(&bent), "package.damaged");
    }

    #[test]
    fn nothing_that_is_sent_breaks_it() {
        let good = packed(&[("a.pdf", b"some bytes"), ("b.pdf", b"others")]);
        for at in 0..good.len() {
            for change in [0x00, 0x01, 0x80, 0xff] {
                let mut bent = good.clone();
                bent[at] ^= change;
                let _ = check(&bent);
            }
            let _ = check(&good[..at]);
        }
    }
}
