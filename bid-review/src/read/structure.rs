//! The structure of a PDF as a second parser sees it: encryption, pages, limits, and what a reviewer should know of it.

use lopdf::{DecompressError, Document, Error, LoadOptions, Object, Stream};
use sha2::{Digest, Sha256};

use super::{fields, limits, switched, switches, unheld};
use crate::reading::{About, MOST_PICTURES, Note, Reason};

mod active;
mod tail;

use self::tail::Tail;

/// What the structure tells.
#[derive(Debug, PartialEq)]
pub(super) struct Structure {
    /// Number of pages.
    pub(super) pages: usize,
    /// Its end or its table of contents is missing, or it is another kind of file as well, so that parts may be lost or stem from elsewhere.
    pub(super) damaged: bool,
    /// In order, each once.
    pub(super) notes: Vec<Note>,
    /// What the file says of itself.
    pub(super) about: About,
    /// Values of form fields that nothing draws.
    pub(super) unshown: Vec<fields::Value>,
    /// The file with its layers switched as any viewer might, where that differs from what it says plainly.
    pub(super) switched: Option<Vec<u8>>,
    /// The file with all of its layers switched on, where some are off.
    pub(super) all_on: Option<Vec<u8>>,
    /// The file without its own tables of characters, where fonts of standard sets have some.
    pub(super) untold: Option<Vec<u8>>,
}

impl Structure {
    /// That of a file that cannot be opened.
    pub(super) fn lost() -> Self {
        Self {
            unshown: Vec::new(),
            pages: 0,
            damaged: true,
            notes: Vec::new(),
            about: About::default(),
            switched: None,
            all_on: None,
            untold: None,
        }
    }
}

/// Looks at a file that begins like a PDF.
pub(super) fn look(bytes: &[u8]) -> Result<Structure, Reason> {
    let tail = Tail::of(bytes);
    let options = LoadOptions {
        password: Some(String::new()),
        max_decompressed_size: Some(limits::STREAM),
        ..LoadOptions::default()
    };
    let mut document = Document::load_mem_with_options(bytes, options).map_err(|error| reason(&error))?;
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
    let about = About { revisions: tail.revisions, active: active::found(&document), ..about(&document) };
    let notes = [
        (Note::EmptyPassword, document.was_encrypted()),
        (Note::ActiveContent, !about.active.is_empty()),
        (Note::Revised, tail.revisions > 1),
        (Note::StrayBytes, tail.stray),
    ];
    let notes = notes.into_iter().filter_map(|(note, set)| set.then_some(note)).collect();
    let damaged =
        !tail.ended || tail.foreign || document.xref_recovery == Some(lopdf::xref::XrefRecovery::Reconstructed);
    let unshown = fields::unshown(&document);
    let switched = if switches::written_out(&mut document) { written(&mut document) } else { None };
    let untold = unheld::without_tables(&document);
    let all_on = switched::all_on(&mut document);
    Ok(Structure { pages, damaged, notes, about, unshown, switched, all_on, untold })
}

fn written(document: &mut Document) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).ok()?;
    Some(bytes)
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
    let (mut total, mut small, mut bound) = (0_usize, Vec::new(), 0_usize);
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
        match most(stream).filter(|most| *most <= limits::STREAM) {
            Some(most) => {
                bound = bound.saturating_add(most);
                small.push(stream);
            }
            None => total = unpacked(stream, total)?,
        }
    }
    if total.saturating_add(bound) <= limits::STREAMS {
        return Ok(());
    }
    small.into_iter().try_fold(total, |total, stream| unpacked(stream, total)).map(drop)
}

/// The most that a stream can unpack to, where that follows from its length: to unpack it is a good part of the work of opening a file.
fn most(stream: &Stream) -> Option<usize> {
    /// The format packs no closer.
    const CLOSEST: usize = 1032;
    let names = stream.filters().unwrap_or_default();
    matches!(names.as_slice(), [name] if *name == b"FlateDecode" || *name == b"Fl")
        .then(|| stream.content.len().saturating_mul(CLOSEST))
}

/// The length of all that is unpacked so far, with that of a stream.
fn unpacked(stream: &Stream, total: usize) -> Result<usize, Reason> {
    let mut total = total;
    if packed(stream) {
        match stream.decompressed_content_with_limit(limits::STREAM) {
            Ok(content) => total = total.saturating_add(content.len()),
            Err(Error::Decompress(
                DecompressError::MemoryLimitExceeded { .. } | DecompressError::TooManyFilters { .. },
            )) => return Err(Reason::Limit),
            // Whether a broken stream matters shows when its page is drawn.
            Err(_) => {}
        }
    }
    if total > limits::STREAMS { Err(Reason::Limit) } else { Ok(total) }
}

fn packed(stream: &Stream) -> bool {
    let names = stream.filters().unwrap_or_default();
    !names.is_empty()
        && !names.iter().any(|name| matches!(*name, b"DCTDecode" | b"JPXDecode" | b"CCITTFaxDecode" | b"JBIG2Decode"))
}

/// What the file says of itself in its table of information.
fn about(document: &Document) -> About {
    const LONGEST: usize = 200;
    let pictures = pictures(document);
    let table = document.trailer.get(b"Info").ok().and_then(|info| document.dereference(info).ok());
    let Some(table) = table.and_then(|(_, info)| info.as_dict().ok()) else {
        return About { pictures, ..About::default() };
    };
    let text = |key: &[u8]| -> String {
        let text = table.get_deref(key, document).ok().and_then(|value| lopdf::decode_text_string(value).ok());
        text.unwrap_or_default().chars().filter(|c| !c.is_control()).take(LONGEST).collect()
    };
    About {
        title: text(b"Title"),
        author: text(b"Author"),
        creator: text(b"Creator"),
        producer: text(b"Producer"),
        created: text(b"CreationDate"),
        modified: text(b"ModDate"),
        pictures,
        ..About::default()
    }
}

/// The digests of the pictures in a file; what is smaller than a small logo is left out, for a line or a dot may be anybody's.
fn pictures(document: &Document) -> Vec<String> {
    const LEAST: usize = 1_000;
    let mut found = Vec::new();
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
        let image = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
        if image && stream.content.len() >= LEAST && found.len() < MOST_PICTURES {
            let digest: String = Sha256::digest(&stream.content).iter().map(|byte| format!("{byte:02x}")).collect();
            if !found.contains(&digest) {
                found.push(digest);
            }
        }
    }
    found
}

/// Whether some bytes stand in others.
pub(super) fn has(bytes: &[u8], what: &[u8]) -> bool {
    tail::find(bytes, what).next().is_some()
}
