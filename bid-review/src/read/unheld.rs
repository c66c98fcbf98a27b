//! Fonts that a file names by a standard set of Chinese characters and may not hold: a viewer then takes a font of its own and looks up in
//! the set which character each code is. The table by which programs copy the text has no part in that: where it says something else, it lies.

mod sets;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro_interpret::{
    hayro_cmap::{BfString, CMapName},
    kurbo::BezPath,
};
use lopdf::{Dictionary, Document, Object};
use unicode_normalization::UnicodeNormalization;

use self::sets::Sets;
use super::{letters, limits};

/// The sets that every viewer knows.
const SETS: [&[u8]; 4] = [b"CNS1", b"GB1", b"Japan1", b"Korea1"];
/// Deepest nesting of objects that is followed.
const DEEPEST: usize = 32;

/// The file without the tables of such fonts, so that its text is what the sets say; `None` where it has no such table.
pub(super) fn without_tables(document: &Document) -> Option<Vec<u8>> {
    let found = document.objects.iter().filter(|(_, object)| holds(object, document, 0));
    let found: Vec<_> = found.map(|(id, _)| *id).collect();
    if found.is_empty() {
        return None;
    }
    let mut copy = document.clone();
    for id in found {
        copy.objects.get_mut(&id).into_iter().for_each(|object| strip(object, document, 0));
    }
    let mut bytes = Vec::new();
    copy.save_to(&mut bytes).ok()?;
    Some(bytes)
}

fn holds(object: &Object, document: &Document, depth: usize) -> bool {
    let within = |object: &Object| depth < DEEPEST && holds(object, document, depth + 1);
    let table = |table: &Dictionary| named(table, document) || table.iter().any(|(_, part)| within(part));
    match object {
        Object::Dictionary(dict) => table(dict),
        Object::Stream(stream) => table(&stream.dict),
        Object::Array(parts) => parts.iter().any(within),
        _ => false,
    }
}

fn strip(object: &mut Object, document: &Document, depth: usize) {
    let within = |object: &mut Object| {
        if depth < DEEPEST {
            strip(object, document, depth + 1);
        }
    };
    let table = |table: &mut Dictionary| {
        if named(table, document) {
            table.remove(b"ToUnicode");
        }
        table.iter_mut().for_each(|(_, part)| within(part));
    };
    match object {
        Object::Dictionary(dict) => table(dict),
        Object::Stream(stream) => table(&mut stream.dict),
        Object::Array(parts) => parts.iter_mut().for_each(within),
        _ => {}
    }
}

/// Whether it is a font of a standard set that has a table of its own.
fn named(font: &Dictionary, document: &Document) -> bool {
    let composite =
        || font.get_deref(b"Subtype", document).and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
    if !font.has(b"ToUnicode") || !composite() {
        return false;
    }
    let encoding = font.get_deref(b"Encoding", document).and_then(Object::as_name);
    let known = |name: &[u8]| {
        !matches!(CMapName::from_bytes(name), CMapName::Custom(_) | CMapName::IdentityH | CMapName::IdentityV)
    };
    encoding.is_ok_and(known) || ordered(font, document).is_some_and(|ordering| SETS.contains(&ordering))
}

/// The set that the font below says it is of.
fn ordered<'a>(font: &'a Dictionary, document: &'a Document) -> Option<&'a [u8]> {
    let below = font.get_deref(b"DescendantFonts", document).ok()?.as_array().ok()?.first()?;
    let below = document.dereference(below).ok()?.1.as_dict().ok()?;
    let system = below.get_deref(b"CIDSystemInfo", document).ok()?.as_dict().ok()?;
    system.get_deref(b"Ordering", document).ok()?.as_str().ok()
}

/// What the codes of a page are by the sets, in the order of drawing: gathered from the file without tables, asked for the file itself.
#[derive(Default)]
pub(super) struct Unheld {
    codes: Vec<(u32, Vec<char>)>,
    asked: usize,
    sets: Sets,
}

impl Unheld {
    /// Whether the next code of the page is said to be something else than its set has it be. Codes without a known character tell nothing.
    pub(super) fn denies(&mut self, code: u32, said: &[char]) -> bool {
        let next = self.codes.get(self.asked);
        self.asked += 1;
        // A page that is drawn otherwise without its tables is not the one that was gathered.
        let Some((_, shown)) = next.filter(|(own, _)| *own == code) else { return true };
        let tells = |letters: &[char]| !letters.iter().any(|letter| letters::senseless(*letter));
        if shown.is_empty() || !tells(shown) || !tells(said) {
            return false;
        }
        let (says, shows) = (essence(said), essence(shown));
        says != shows && !circle(said) && !self.sets.alike(said, shown)
    }
}

/// The characters of a code that take room.
fn shown(drawn: &Drawn<'_>) -> Vec<char> {
    let text = match drawn.as_unicode() {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(text)) => text,
        None => char::REPLACEMENT_CHARACTER.to_string(),
    };
    text.chars().filter_map(letters::plain).collect()
}

/// Letters and digits alone, in their plain forms: marks are written in many ways.
fn essence(text: &[char]) -> String {
    let plain = text.iter().copied().nfkc().filter_map(letters::plain);
    plain.filter(|letter| letter.is_alphanumeric()).collect()
}

/// A round nought is taken for a circle by many.
fn circle(said: &[char]) -> bool {
    matches!(said, ['〇' | '○' | '◯'])
}

impl<'a> Device<'a> for Unheld {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        if self.codes.len() < limits::GLYPHS {
            self.codes.extend(run.glyphs().iter().map(|drawn| (drawn.char_code(), shown(drawn))));
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(said: &str, shown: &str) -> bool {
        let mut page = Unheld { codes: vec![(7, shown.chars().collect())], ..Unheld::default() };
        page.denies(7, &said.chars().collect::<Vec<_>>())
    }

    #[test]
    fn other_letters_are_denied_and_other_forms_are_not() {
        assert!(denied("合", "不") && denied("8", "1") && denied(" ", "不") && denied("", "不") && denied("8", "、"));
        assert!(!denied("不", "不") && !denied("1", "１") && !denied("⺠", "民") && !denied("～", "〜"));
        assert!(!denied("—", "―") && !denied("不", "\u{FFFD}") && !denied("\u{E000}", "不") && !denied("〇", "○"));
    }

    #[test]
    fn a_page_that_is_drawn_otherwise_is_not_believed() {
        let mut page = Unheld { codes: vec![(7, vec!['不'])], ..Unheld::default() };
        assert!(page.denies(8, &['不']) && page.denies(7, &['不']));
    }
}
