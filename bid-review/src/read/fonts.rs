//! Fonts for drawing text whose font is not inside the file: the system's Chinese fonts, and the built-in ones for Latin text.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use hayro_interpret::InterpreterSettings;
use hayro_interpret::font::{FontData, FontQuery, OutlineGlyph, StandardFont};
use symbolic_common::ByteView;

use super::codes;

/// Where fonts are looked for.
pub const FOLDER: &str = "/usr/share/fonts";
/// Parts of the file names of Chinese fonts, the best first, with the place of the Traditional Chinese face in a collection.
const KNOWN: [(&str, u32); 9] = [
    ("notoserifcjk-regular", 3),
    ("notosanscjk-regular", 3),
    ("uming", 2),
    ("sourcehanserif", 0),
    ("sourcehansans", 0),
    ("notoseriftc", 0),
    ("notosanstc", 0),
    ("ukai", 2),
    ("droidsansfallback", 0),
];
/// Folders and files looked at.
const MOST: usize = 5_000;
/// Largest font file, in bytes.
const LARGEST: u64 = 64 << 20;

/// Settings for drawing with the system's fonts.
pub(super) fn settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(font) if font.character_collection.is_some() => {
                open(0).or_else(|| Some(font.pick_standard_font().get_font_data()))
            }
            FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
        }),
        cmap_resolver: Arc::new(codes::table),
        ..InterpreterSettings::default()
    }
}

/// Settings for reading text: a Chinese font that is not in the file is stood in for by another, which is quick to open and is never drawn.
pub(super) fn for_text() -> InterpreterSettings {
    let drawing = settings().font_resolver;
    InterpreterSettings {
        font_resolver: Arc::new(move |query| match query {
            FontQuery::Fallback(font) if font.character_collection.is_some() => Some((stand_in(), 0)),
            other => drawing(other),
        }),
        cmap_resolver: Arc::new(codes::table),
        ..InterpreterSettings::default()
    }
}

/// A built-in font with a byte more, so that nobody takes it for the font itself.
fn stand_in() -> FontData {
    static FONT: OnceLock<FontData> = OnceLock::new();
    let font = FONT.get_or_init(|| {
        let (data, _) = StandardFont::Helvetica.get_font_data();
        Arc::new([(*data).as_ref(), &[0]].concat())
    });
    Arc::clone(font)
}

/// Whether a glyph is of the font that stands in for those that are not in the file.
pub(super) fn stands_in(glyph: &OutlineGlyph) -> bool {
    glyph.font_data().is_some_and(|font| std::ptr::addr_eq(Arc::as_ptr(&font.data), Arc::as_ptr(&stand_in())))
}

/// Whether a Chinese font is installed.
pub(super) fn installed() -> bool {
    !known().is_empty()
}

/// The files of Chinese fonts and the face in each, the best first; looked for once.
pub(super) fn known() -> &'static [(PathBuf, u32)] {
    static FOUND: OnceLock<Vec<(PathBuf, u32)>> = OnceLock::new();
    FOUND.get_or_init(|| choose(&files(Path::new(FOLDER))))
}

/// A font and the face in it; `None` where it could not be read.
type Opened = Option<(FontData, u32)>;

/// The known font at a place, opened once; only what is looked at of it is taken into memory. `None` where it is too large or gone.
pub(super) fn open(place: usize) -> Option<(FontData, u32)> {
    static READ: OnceLock<Vec<OnceLock<Opened>>> = OnceLock::new();
    let read = READ.get_or_init(|| known().iter().map(|_| OnceLock::new()).collect());
    let (slot, (path, face)) = (read.get(place)?, known().get(place)?);
    let font = slot.get_or_init(|| {
        if std::fs::metadata(path).ok()?.len() > LARGEST {
            return None;
        }
        let bytes = ByteView::open(path).ok()?;
        let face = (*face).min(faces(&bytes).saturating_sub(1));
        Some((Arc::new(bytes) as FontData, face))
    });
    font.clone()
}

fn choose(files: &[PathBuf]) -> Vec<(PathBuf, u32)> {
    let found = KNOWN.iter().filter_map(|(part, face)| {
        let known = |path: &&PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().to_ascii_lowercase().starts_with(part))
        };
        files.iter().find(known).map(|path| (path.clone(), *face))
    });
    found.collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            seen += 1;
            if seen > MOST {
                return files;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(_) => files.push(entry.path()),
                Err(_) => {}
            }
        }
    }
    files.sort();
    files
}

/// Number of faces in a font file.
fn faces(bytes: &[u8]) -> u32 {
    match (bytes.get(..4), bytes.get(8..12).and_then(|count| <[u8; 4]>::try_from(count).ok())) {
        (Some(b"ttcf"), Some(count)) => u32::from_be_bytes(count),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_tells_its_faces() {
        assert_eq!(faces(b"ttcf\0\x02\0\0\0\0\0\x04"), 4);
        assert_eq!(faces(b"OTTO"), 1);
    }

    #[test]
    fn known_fonts_come_the_best_first() {
        let files = ["/f/ukai.ttc", "/f/NotoSansCJK-Regular.ttc", "/f/DejaVuSans.ttf"].map(PathBuf::from);
        let found = choose(&files);
        assert_eq!(found, [(PathBuf::from("/f/NotoSansCJK-Regular.ttc"), 3), (PathBuf::from("/f/ukai.ttc"), 2)]);
        assert_eq!(choose(&[]), []);
    }
}
