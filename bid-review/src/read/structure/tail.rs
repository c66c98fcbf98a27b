//! What the bytes around the objects of a PDF tell.

/// What ends a revision.
const END: &[u8] = b"%%EOF";
/// Bytes from the last end within which a file is over.
const NEAR: usize = 64 << 10;
/// Bytes that a mail or web server may leave after the end.
const AFTER: usize = 1 << 10;
/// How other kinds of files begin.
const OTHERS: [&[u8]; 20] = [
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"MZ",
    b"\x7fELF",
    b"GIF8",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"Rar!",
    b"7z\xBC\xAF\x27\x1C",
    b"\x1F\x8B",
    b"BZh",
    b"\xCA\xFE\xBA\xBE",
    b"\xD0\xCF\x11\xE0",
    b"{\\rtf",
    b"%!PS",
    b"#!",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"CWS",
];
/// How web pages begin, in small letters.
const WEB: [&str; 5] = ["<html", "<!doctype", "<script", "<svg", "<?xml"];

/// The bytes before the first and after the last object.
pub(super) struct Tail {
    /// An end mark stands near the end of the file.
    pub(super) ended: bool,
    /// How often the file was saved.
    pub(super) revisions: u32,
    /// Something stands before the header or after the end.
    pub(super) stray: bool,
    /// What stands there makes it another kind of file as well, or is more than a server leaves there.
    pub(super) foreign: bool,
}

impl Tail {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let head = bytes.get(..1024).unwrap_or(bytes);
        let linear = find(head, b"/Linearized").next().is_some();
        let ends = find(bytes, END).take(1000).count();
        let starts = find(bytes, b"startxref").take(1000).count();
        let after = bytes.windows(END.len()).rposition(|window| window == END);
        let after = after.and_then(|at| bytes.get(at + END.len()..));
        let before = find(head, b"%PDF-").next().and_then(|at| bytes.get(..at)).unwrap_or_default();
        let blank = |bytes: &[u8]| bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0);
        // A file for the web is written as two revisions that are one.
        let saved = ends.min(starts).saturating_sub(usize::from(linear && ends > 1));
        Self {
            ended: after.is_some_and(|after| after.len() < NEAR),
            revisions: u32::try_from(saved).unwrap_or(u32::MAX),
            stray: !before.is_empty() || after.is_some_and(|after| !blank(after)),
            foreign: foreign(before)
                || after.is_some_and(|after| foreign(after) || (after.len() > AFTER && !blank(after))),
        }
    }
}

/// Whether bytes begin another kind of file.
fn foreign(bytes: &[u8]) -> bool {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0);
    let rest = start.and_then(|at| bytes.get(at..)).unwrap_or_default();
    // A second file need not follow at once.
    let zip = find(bytes, b"PK\x03\x04").next().is_some() || find(bytes, b"PK\x05\x06").next().is_some();
    let text = String::from_utf8_lossy(bytes.get(..AFTER).unwrap_or(bytes)).to_ascii_lowercase();
    zip || OTHERS.iter().any(|magic| rest.starts_with(magic)) || WEB.iter().any(|tag| text.contains(tag))
}

/// The places of some bytes in others.
pub(super) fn find<'a>(bytes: &'a [u8], what: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(what.len()).enumerate().filter(move |(_, window)| *window == what).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tail(bytes: &str) -> (bool, u32, bool, bool) {
        let Tail { ended, revisions, stray, foreign } = Tail::of(bytes.as_bytes());
        (ended, revisions, stray, foreign)
    }

    #[test]
    fn revisions_and_what_stands_around() {
        assert_eq!(tail("%PDF-1.7\nstartxref\n%%EOF\n"), (true, 1, false, false));
        assert_eq!(tail("%PDF-1.7\nstartxref\n%%EOF\nstartxref\n%%EOF"), (true, 2, false, false));
        assert_eq!(tail("%PDF-1.7 /Linearized\nstartxref\n%%EOF\nstartxref\n%%EOF"), (true, 1, false, false));
        assert_eq!(tail("mail\n%PDF-1.7\nstartxref\n%%EOF\n--end"), (true, 1, true, false));
        assert_eq!(tail("%PDF-1.7\nstartxref\n%%EOF PK\x03\x04"), (true, 1, true, true));
        assert_eq!(tail("<html>%PDF-1.7\nstartxref\n%%EOF"), (true, 1, true, true));
        assert_eq!(tail("MZ %PDF-1.7\nstartxref"), (false, 0, true, true));
    }
}
