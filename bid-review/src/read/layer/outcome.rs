//! What came of drawing a page: what of its text is not what it shows.

use hayro_interpret::kurbo::Rect as Area;

use super::Layer;
use crate::page::Rect;
use crate::read::glyph::Sight;
use crate::read::unheld::Unheld;
use crate::reading::Hiding;

impl Layer<'_> {
    /// The same, held against what the codes are by the standard sets.
    pub(in crate::read) fn held_against(self, unheld: Option<Unheld>) -> Self {
        Self { unheld, ..self }
    }

    /// Everything is drawn: a page on which most characters look like nothing known names none of them truly.
    pub(in crate::read) fn settle(&mut self) {
        const LEAST: usize = 10;
        let strange = std::mem::take(&mut self.strange);
        if strange.len() >= LEAST && strange.len() * 2 > self.checked {
            for at in strange {
                if let Some(glyph) = self.glyphs.get_mut(at).filter(|glyph| glyph.sight == Sight::Seen) {
                    glyph.sight = Sight::Hidden(Hiding::OtherGlyphs);
                }
            }
        }
    }

    /// Texts that the file gives for pieces that show others, and where those stand.
    pub(in crate::read) fn replaced(&mut self) -> Vec<(String, Rect)> {
        let rect = |area: Area| Rect { left: area.x0, top: area.y0, right: area.x1, bottom: area.y1 };
        let untrue = std::mem::take(&mut self.claims.untrue).into_iter();
        untrue.map(|(text, area)| (text, area.map_or(Rect::default(), rect))).collect()
    }

    /// Whether there is text that shows other characters than it names.
    pub(in crate::read) fn lies(&self) -> bool {
        self.glyphs.iter().any(|glyph| glyph.sight == Sight::Hidden(Hiding::OtherGlyphs))
    }
}
