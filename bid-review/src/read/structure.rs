//! The structure of a PDF as a second parser sees it: encryption, pages, limits, and what a reviewer should know of it.

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, Stream};

use super::limits;
use crate::reading::{Note, Reason};

/// What the structure tells.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Structure {
    /// Number of pages.
    pub(super) pages: usize,
    /// Its end or its table of contents is missing, so that parts may be lost or stem from an older revision.
    pub(super) damaged: bool,
    /// In order, each once.
    pub(super) notes: Vec<Note>,
}

/// Names of actions that run, send or open something.
const ACTIONS: [&[u8]; 6] = [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToR", b"RichMedia"];
/// Keys that only active content has.
const KEYS: [&[u8]; 6] = [b"JS", b"EmbeddedFile", b"EmbeddedFiles", b"XFA", b"RichMediaContent", b"AA"];

/// Looks at a file that begins like a PDF.
pub(super) fn look(bytes: &[u8]) -> Result<Structure, Reason> {
    let tail = Tail::of(bytes);
    let options = LoadOptions {
        password: Some(String::new()),
        max_decompressed_size: Some(limits::STREAM),
        ..LoadOptions::default()
    };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| reason(&error))?;
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(Reason::Password);
    }
    if document.objects.len() > limits::OBJECTS {
        return Err(Reason::Limit);
    }
    unpacks(&document)?;
    let pages = document.page_iter().take(limits::PAGES + 1).count();
    if pages > limits::PAGES {
        return Err(Reason::Limit);
    }
    let notes = [
        (Note::EmptyPassword, document.was_encrypted()),
        (Note::ActiveContent, document.objects.values().any(|object| active(object, 0))),
        (Note::Revised, tail.revised),
        (Note::StrayBytes, tail.stray),
    ];
    let notes = notes.into_iter().filter_map(|(note, set)| set.then_some(note)).collect();
    let damaged = !tail.ended || document.xref_recovery == Some(lopdf::xref::XrefRecovery::Reconstructed);
    Ok(Structure { pages, damaged, notes })
}

fn reason(error: &Error) -> Reason {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => Reason::Password,
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. } | DecompressError::TooManyFilters { .. })
        | Error::RecursionLimit => Reason::Limit,
        _ => Reason::Damaged,
    }
}

/// Whether every stream unpacks within the limits. An image is held to its pixels, which are what drawing it would take.
fn unpacks(document: &Document) -> Result<(), Reason> {
    let mut total = 0_usize;
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image") {
            let side = |key: &[u8]| stream.dict.get_deref(key, document).and_then(Object::as_i64).unwrap_or(0);
            let pixels = u64::try_from(side(b"Width")).ok().zip(u64::try_from(side(b"Height")).ok());
            let pixels = pixels.map_or(u64::MAX, |(width, height)| width.saturating_mul(height));
            if pixels > limits::PIXELS {
                return Err(Reason::Limit);
            }
        }
        if packed(stream) {
            match stream.decompressed_content_with_limit(limits::STREAM) {
                Ok(content) => total = total.saturating_add(content.len()),
                Err(Error::Decompress(
                    DecompressError::MemoryLimitExceeded { .. } | DecompressError::TooManyFilters { .. },
                )) => return Err(Reason::Limit),
                // Whether a broken stream matters shows when its page is drawn.
                Err(_) => {}
            }
            if total > limits::STREAMS {
                return Err(Reason::Limit);
            }
        }
    }
    Ok(())
}

fn packed(stream: &Stream) -> bool {
    let names = stream.filters().unwrap_or_default();
    !names.is_empty()
        && !names.iter().any(|name| matches!(*name, b"DCTDecode" | b"JPXDecode" | b"CCITTFaxDecode" | b"JBIG2Decode"))
}

fn active(object: &Object, depth: usize) -> bool {
    const DEEPEST: usize = 16;
    let dictionary = |dictionary: &Dictionary| {
        KEYS.iter().any(|key| dictionary.has(key))
            || dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|name| ACTIONS.contains(&name))
            || (depth < DEEPEST && dictionary.iter().any(|(_, value)| active(value, depth + 1)))
    };
    match object {
        Object::Dictionary(inner) => dictionary(inner),
        Object::Stream(stream) => dictionary(&stream.dict),
        Object::Array(items) => depth < DEEPEST && items.iter().any(|item| active(item, depth + 1)),
        _ => false,
    }
}

/// What the bytes around the objects tell.
struct Tail {
    /// An end mark stands near the end of the file.
    ended: bool,
    /// More than one revision was saved.
    revised: bool,
    /// Something stands before the header or after the end.
    stray: bool,
}

impl Tail {
    fn of(bytes: &[u8]) -> Self {
        const END: &[u8] = b"%%EOF";
        const NEAR: usize = 64 << 10;
        let head = bytes.get(..1024).unwrap_or(bytes);
        let linear = has(head, b"/Linearized");
        let ends: Vec<usize> = find(bytes, END).take(64).collect();
        let starts = find(bytes, b"startxref").take(64).count();
        let after = find(bytes, END).last().and_then(|at| bytes.get(at + END.len()..));
        Self {
            ended: after.is_some_and(|after| after.len() < NEAR),
            revised: ends.len().min(starts) > if linear { 2 } else { 1 },
            stray: !bytes.starts_with(b"%PDF-")
                || after.is_some_and(|after| after.iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0)),
        }
    }
}

fn find<'a>(bytes: &'a [u8], what: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(what.len()).enumerate().filter(move |(_, window)| *window == what).map(|(at, _)| at)
}

/// Whether some bytes stand in others.
pub(super) fn has(bytes: &[u8], what: &[u8]) -> bool {
    find(bytes, what).next().is_some()
}
