//! The fonts of this system that have Traditional Chinese characters, each read once.

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use krilla::text::Font;

use crate::error::SampleError;

/// Where fonts with Traditional Chinese are found: short name, path, number of the face in its collection.
const KNOWN: [(&str, &str, u32); 6] = [
    ("notosans", "opentype/noto/NotoSansCJK-Regular.ttc", 3),
    ("notoserif", "opentype/noto/NotoSerifCJK-Regular.ttc", 3),
    ("uming", "truetype/arphic/uming.ttc", 2),
    ("ukai", "truetype/arphic/ukai.ttc", 2),
    ("zenhei", "truetype/wqy/wqy-zenhei.ttc", 0),
    ("microhei", "truetype/wqy/wqy-microhei.ttc", 0),
];
/// Folders that hold fonts.
const ROOTS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];
/// Signs that some fonts lack; forms use others then.
const SIGNS: [char; 3] = ['☑', '□', '■'];
/// Width of a Latin character where the font is not at hand, in ems.
const HALF: f32 = 0.5;

/// The fonts to write with.
#[derive(Debug, Clone)]
pub struct Fonts {
    /// Never empty.
    faces: Vec<Face>,
    /// Stands in where a font is named but not in the file.
    named: Face,
}

/// One font.
#[derive(Clone)]
pub struct Face {
    name: &'static str,
    font: Option<Font>,
    /// Widths of U+0020 to U+007E, in ems.
    latin: Arc<[f32]>,
    /// Those of the signs that it has.
    signs: Arc<[char]>,
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Fonts {
    /// Finds the fonts of this system.
    ///
    /// # Errors
    /// [`SampleError::NoFont`] names what to install when there is none.
    pub fn find() -> Result<Self, SampleError> {
        let paths = KNOWN.iter().flat_map(|known| ROOTS.iter().map(move |root| (known, Path::new(root).join(known.1))));
        let faces: Vec<Face> = paths.filter_map(|(known, path)| Face::read(known.0, &path, known.2)).collect();
        if faces.is_empty() {
            return Err(SampleError::NoFont);
        }
        Ok(Self { faces, named: Face::named() })
    }

    /// The fonts found.
    #[must_use]
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The font of that place, counted round and round.
    pub(crate) fn face(&self, place: usize) -> &Face {
        self.faces.get(place % self.faces.len().max(1)).unwrap_or(&self.named)
    }

    /// The font that is named but not in the file.
    pub(crate) fn named(&self) -> &Face {
        &self.named
    }

    /// The font of seals: written with a brush where there is one.
    pub(crate) fn brush(&self) -> &Face {
        self.faces.iter().find(|face| face.name == "ukai").unwrap_or_else(|| self.face(0))
    }
}

impl Face {
    fn read(name: &'static str, path: &Path, index: u32) -> Option<Self> {
        let bytes = Arc::new(fs::read(path).ok()?);
        let (latin, signs) = {
            let metrics = ttf_parser::Face::parse(&bytes, index).ok()?;
            let em = f32::from(metrics.units_per_em());
            let width = |c: char| metrics.glyph_hor_advance(metrics.glyph_index(c)?);
            let latin = (' '..='~').map(|c| width(c).map_or(HALF, |units| f32::from(units) / em)).collect();
            (latin, SIGNS.into_iter().filter(|c| metrics.glyph_index(*c).is_some()).collect())
        };
        Some(Self { name, font: Some(Font::new(bytes.into(), index)?), latin, signs })
    }

    fn named() -> Self {
        let latin = (' '..='~').map(|_| HALF).collect();
        Self { name: "cid:MSung-Light", font: None, latin, signs: ['□', '■'].into() }
    }

    /// Short name of the font.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn font(&self) -> Option<&Font> {
        self.font.as_ref()
    }

    /// The first of some signs that this font has.
    pub(crate) fn sign(&self, wanted: &[char]) -> Option<char> {
        wanted.iter().copied().find(|c| self.signs.contains(c))
    }

    /// Width of a text in points.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let ems = |c: char| match c {
            ' '..='~' => {
                usize::try_from(u32::from(c) - 32).ok().and_then(|place| self.latin.get(place)).copied().unwrap_or(HALF)
            }
            _ => 1.0,
        };
        text.chars().map(ems).sum::<f32>() * size
    }

    /// Breaks a text into lines no wider than `width` points; closing marks stay with the word before them.
    pub(crate) fn wrap(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = vec![];
        let mut line = String::new();
        for c in text.chars() {
            line.push(c);
            if self.width(&line, size) > width && line.chars().count() > 1 && !"，。、；：）」".contains(c) {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
        lines.push(line);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is ever printed stands in these files.
    const PRINTED: [&str; 14] = [
        include_str!("words/names.rs"),
        include_str!("words/places.rs"),
        include_str!("words/goods.rs"),
        include_str!("words/trades.rs"),
        include_str!("words/prose.rs"),
        include_str!("documents/authorization.rs"),
        include_str!("documents/bidder.rs"),
        include_str!("documents/company_registration.rs"),
        include_str!("documents/credit_certificate.rs"),
        include_str!("documents/declaration.rs"),
        include_str!("documents/price_schedule.rs"),
        include_str!("documents/price_total.rs"),
        include_str!("documents/tax_certificate.rs"),
        include_str!("spelling.rs"),
    ];

    #[test]
    fn every_font_has_every_character() {
        let mut found = 0;
        for (name, path, index) in KNOWN {
            let Ok(bytes) = fs::read(Path::new(ROOTS[0]).join(path)) else { continue };
            let face = ttf_parser::Face::parse(&bytes, index).unwrap();
            let lacking: String = PRINTED
                .iter()
                .flat_map(|text| text.chars())
                .filter(|c| *c > '~' && face.glyph_index(*c).is_none())
                .collect();
            assert_eq!(lacking, "", "{name}");
            found += 1;
        }
        assert!(found > 0, "{}", SampleError::NoFont);
    }

    #[test]
    fn lines_are_no_wider_than_asked() {
        let face = Face::named();
        let lines = face.wrap("本廠商於我國境內僱用之員工總數超過100人。", 10.0, 62.0);
        assert_eq!(lines.concat(), "本廠商於我國境內僱用之員工總數超過100人。");
        assert!(lines.iter().all(|line| face.width(line.trim_end_matches('。'), 10.0) <= 62.0), "{lines:?}");
    }
}
