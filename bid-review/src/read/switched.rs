//! Text on layers that are switched off: a viewer does not show it, and a program that does not look at the switches reads it.

use std::collections::HashMap;
use std::sync::Arc;

use hayro_interpret::InterpreterCache;
use hayro_syntax::Pdf;
use lopdf::{Dictionary, Document, Object};

use super::glyph::{Glyph, Sight};
use super::shapes::Shapes;
use super::{hidden, walk};
use crate::reading::{Hidden, Hiding, MOST_HIDDEN};

/// The same file with every layer switched on; `None` where none is off.
pub(super) fn all_on(document: &mut Document) -> Option<Vec<u8>> {
    let off = {
        let table = document.catalog().ok()?.get_deref(b"OCProperties", document).ok()?.as_dict().ok()?;
        let usual = table.get_deref(b"D", document).ok()?.as_dict().ok()?;
        off(usual, document)
    };
    if !off {
        return None;
    }
    document.catalog_mut().ok()?.remove(b"OCProperties");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).ok()?;
    Some(bytes)
}

fn off(usual: &Dictionary, document: &Document) -> bool {
    let list = usual.get_deref(b"OFF", document).and_then(Object::as_array);
    let base = usual.get_deref(b"BaseState", document).and_then(Object::as_name);
    list.is_ok_and(|list| !list.is_empty()) || base.is_ok_and(|base| base == b"OFF")
}

/// The text that is seen only in the second file, whose pages are otherwise those of the first.
pub(super) fn found(pdf: &Pdf, all_on: Vec<u8>) -> Vec<Hidden> {
    let Ok(other) = Pdf::new(Arc::new(all_on)) else { return Vec::new() };
    let (cache, all) = (InterpreterCache::new(), InterpreterCache::new());
    let (mut shapes, mut out) = (Shapes::default(), Vec::new());
    for (index, (sheet, whole)) in (0_u32..).zip(pdf.pages().iter().zip(other.pages().iter())) {
        let Ok(size) = walk::size(sheet) else { continue };
        let Ok(mut shown) = walk::layer(sheet, &cache, &mut shapes, None).map(|layer| counted(&layer.glyphs)) else {
            continue;
        };
        let Ok(whole) = walk::layer(whole, &all, &mut shapes, None).map(|layer| layer.glyphs) else { continue };
        let hides = |glyph: &Glyph| match shown.get_mut(&key(glyph)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => glyph.sight == Sight::Seen,
        };
        let mut glyphs = whole;
        glyphs.retain(hides);
        glyphs.iter_mut().for_each(|glyph| glyph.sight = Sight::Hidden(Hiding::SwitchedOff));
        out.extend(hidden::found(&glyphs, size, index));
        if out.len() >= MOST_HIDDEN {
            break;
        }
    }
    out
}

/// What tells a letter from all others: what it says and where it stands, in tenths of a point.
type Key = (char, i64, i64);

fn key(glyph: &Glyph) -> Key {
    let tenths = |value: f64| (value * 10.0).round() as i64;
    (glyph.letter, tenths(glyph.origin.0), tenths(glyph.origin.1))
}

fn counted(glyphs: &[Glyph]) -> HashMap<Key, usize> {
    let mut counts = HashMap::new();
    glyphs.iter().for_each(|glyph| *counts.entry(key(glyph)).or_default() += 1);
    counts
}
