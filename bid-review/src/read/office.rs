//! Files of word processors and spreadsheets (ODT, DOCX, ODS, XLSX) and lists of components (CycloneDX, SPDX). Their words are laid out on pages of their own, for such a file has none
//! until some program prints it.

mod block;
mod flow;
mod odt;
mod pack;
mod sbom;
mod sheets;
mod word;
mod xml;

use image::RgbImage;

use self::block::Blocks;
use self::pack::Pack;
use super::{limits, picture, plain, recognise};
use crate::ocr::Ocr;
use crate::reader::Progress;
use crate::reading::{About, Extent, Hidden, MOST_HIDDEN, Note, Reading, Reason};

/// Least side, in pixels, of a picture in a document that is looked at: smaller ones are logos.
const PICTURE: u32 = 300;

/// What a packed file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Odt,
    Ods,
    Word,
    Excel,
}

/// Whether bytes begin like a file of an office, or like an old one.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(pack::COMPOUND) || sbom::is(bytes)
}

/// Reads a file of an office.
pub(super) fn read(bytes: &[u8], ocr: &dyn Ocr, progress: &mut dyn FnMut(Progress)) -> Reading {
    if sbom::is(bytes) {
        return sbom::blocks(bytes).map_or_else(Reading::unread, |blocks| listed(&blocks, progress));
    }
    match open(bytes) {
        Ok((blocks, pack)) => whole(&blocks, pack, ocr, progress),
        Err(reason) => Reading::unread(reason),
    }
}

fn open(bytes: &[u8]) -> Result<(Blocks, Pack<'_>), Reason> {
    if bytes.starts_with(pack::COMPOUND) {
        return Err(pack::compound(bytes));
    }
    let mut pack = Pack::open(bytes)?;
    let blocks = match kind(&mut pack)? {
        Kind::Word => word::blocks(&mut pack),
        Kind::Odt => odt::blocks(&mut pack),
        Kind::Excel => sheets::excel(bytes),
        Kind::Ods => sheets::ods(bytes),
    }?;
    Ok((blocks, pack))
}

fn kind(pack: &mut Pack<'_>) -> Result<Kind, Reason> {
    if pack.has("mimetype") {
        let kind = pack.part("mimetype")?;
        let kind = String::from_utf8_lossy(&kind).trim().trim_end_matches("-template").to_owned();
        let locked = pack.has("META-INF/manifest.xml")
            && String::from_utf8_lossy(&pack.part("META-INF/manifest.xml")?).contains("encryption-data");
        return match kind.as_str() {
            _ if locked => Err(Reason::Password),
            "application/vnd.oasis.opendocument.text" => Ok(Kind::Odt),
            "application/vnd.oasis.opendocument.spreadsheet" => Ok(Kind::Ods),
            _ => Err(Reason::NotADocument),
        };
    }
    match (pack.has("[Content_Types].xml"), pack.has("word/document.xml"), pack.has("xl/workbook.xml")) {
        (true, true, false) => Ok(Kind::Word),
        (true, false, true) => Ok(Kind::Excel),
        _ => Err(Reason::NotADocument),
    }
}

/// The pages of a list of components.
fn listed(blocks: &Blocks, progress: &mut dyn FnMut(Progress)) -> Reading {
    let pages = flow::wide(blocks).pages;
    if pages.len() > limits::PAGES {
        return Reading::unread(Reason::Limit);
    }
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    progress(Progress { done: count, of: count });
    Reading::whole(pages)
}

/// The pages of a document: its words, then its pictures.
fn whole(blocks: &Blocks, mut pack: Pack<'_>, ocr: &dyn Ocr, progress: &mut dyn FnMut(Progress)) -> Reading {
    let laid = flow::pages(blocks);
    if laid.pages.len() > limits::PAGES {
        return Reading::unread(Reason::Limit);
    }
    let (mut pages, hidden) = (laid.pages, laid.hidden);
    let pictures = pack.pictures();
    let count = u32::try_from(pages.len() + pictures.len()).unwrap_or(u32::MAX);
    progress(Progress { done: u32::try_from(pages.len()).unwrap_or(u32::MAX), of: count });
    let mut reason = None;
    for name in pictures {
        let index = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        match image(&mut pack, &name, index, ocr) {
            Ok(page) => pages.extend(page),
            Err(why) => reason = reason.or(Some(why)),
        }
        progress(Progress { done: index + 1, of: count });
    }
    let active = pack.active();
    let notes = [(Note::ActiveContent, !active.is_empty()), (Note::HiddenText, !hidden.is_empty())];
    Reading {
        page_count: u32::try_from(pages.len()).unwrap_or(u32::MAX) + u32::from(reason.is_some()),
        read: if reason.is_none() { Extent::All } else { Extent::Part },
        reason,
        notes: notes.into_iter().filter_map(|(note, set)| set.then_some(note)).collect(),
        hidden: hidden.into_iter().take(MOST_HIDDEN).collect::<Vec<Hidden>>(),
        about: About { active, ..pack.about() },
        pages,
    }
}

/// Draws a page of a document: words as they were laid out, or a picture as it is, whatever the resolution asked for.
pub(super) fn drawn(bytes: &[u8], page: u32, dpi: f64) -> Result<RgbImage, Reason> {
    if sbom::is(bytes) {
        let laid = flow::wide(&sbom::blocks(bytes)?).pages;
        return laid.get(page as usize).ok_or(Reason::Damaged).and_then(|page| plain::draw(page, dpi));
    }
    let (blocks, mut pack) = open(bytes)?;
    let laid = flow::pages(&blocks).pages;
    let page = page as usize;
    if let Some(page) = laid.get(page) {
        return plain::draw(page, dpi);
    }
    let mut left = page - laid.len();
    for name in pack.pictures() {
        let Some((image, _)) = large(&pack.part(&name)?)? else { continue };
        if left == 0 {
            return Ok(image);
        }
        left -= 1;
    }
    Err(Reason::Damaged)
}

/// A picture of a document as a page; `None` for one that is too small to hold text.
fn image(pack: &mut Pack<'_>, name: &str, index: u32, ocr: &dyn Ocr) -> Result<Option<crate::page::Page>, Reason> {
    let Some((image, dpi)) = large(&pack.part(name)?)? else { return Ok(None) };
    recognise::page(&image, dpi, index, ocr).map(super::tidy::tidy).map(Some)
}

/// A picture that is large enough to hold text, and its pixels per inch.
fn large(bytes: &[u8]) -> Result<Option<(RgbImage, f64)>, Reason> {
    if !picture::is(bytes) {
        return Ok(None);
    }
    picture::decode(bytes).map(|(image, dpi)| (image.width().min(image.height()) >= PICTURE).then_some((image, dpi)))
}
