//! The fonts that documents are printed with.

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use krilla::text::Font;

use crate::error::DocumentError;

/// Where fonts with Traditional Chinese are found, the best first: regular, bold, number of the face in its collection.
const KNOWN: [(&str, &str, u32); 4] = [
    ("opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc", 3),
    ("opentype/noto/NotoSerifCJK-Regular.ttc", "opentype/noto/NotoSerifCJK-Bold.ttc", 3),
    ("truetype/arphic/uming.ttc", "truetype/arphic/uming.ttc", 2),
    ("truetype/wqy/wqy-zenhei.ttc", "truetype/wqy/wqy-zenhei.ttc", 0),
];
/// Folders that hold fonts.
const ROOTS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];

/// A regular and a bold font with Traditional Chinese. Reading them takes time and memory (some forty megabytes): read them once
/// and keep them; a clone shares them.
#[derive(Clone)]
pub struct Fonts {
    pub(crate) regular: Face,
    pub(crate) bold: Face,
}

/// One font.
#[derive(Clone)]
pub(crate) struct Face {
    pub(crate) font: Font,
    bytes: Arc<Vec<u8>>,
    index: u32,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").finish_non_exhaustive()
    }
}

impl Fonts {
    /// Finds the fonts of this system.
    ///
    /// # Errors
    /// [`DocumentError::NoFont`] says what to install when there is none.
    pub fn find() -> Result<Self, DocumentError> {
        let places = ROOTS.iter().flat_map(|root| KNOWN.iter().map(move |known| (Path::new(root), known)));
        let mut found = places.filter_map(|(root, (regular, bold, index))| {
            let regular = Face::read(&root.join(regular), *index)?;
            let bold = Face::read(&root.join(bold), *index).unwrap_or_else(|| regular.clone());
            Some(Self { regular, bold })
        });
        found.next().ok_or(DocumentError::NoFont)
    }

    /// The characters of a text that these fonts cannot show: an empty box would stand in their place.
    #[must_use]
    pub fn lacking(&self, text: &str) -> Vec<char> {
        let Some(shaper) = self.regular.shaper() else { return vec![] };
        let mut lacking: Vec<char> =
            text.chars().filter(|c| !c.is_control() && shaper.glyph_index(*c).is_none()).collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking
    }
}

impl Face {
    fn read(path: &Path, index: u32) -> Option<Self> {
        let bytes = Arc::new(fs::read(path).ok()?);
        rustybuzz::Face::from_slice(&bytes, index)?;
        Some(Self { font: Font::new(bytes.clone().into(), index)?, bytes, index })
    }

    /// The same font for those who measure text.
    pub(crate) fn shaper(&self) -> Option<rustybuzz::Face<'_>> {
        rustybuzz::Face::from_slice(&self.bytes, self.index)
    }
}
