//! Places to a hundredth of a point: all that anybody needs, and short to write.

use crate::page::{Page, Rect};

/// Rounds every place of a page.
pub(super) fn tidy(mut page: Page) -> Page {
    let words = page.words.iter_mut().map(|word| &mut word.rect);
    let ticks = page.ticks.iter_mut().map(|tick| &mut tick.rect);
    let seals = page.seals.iter_mut().map(|seal| &mut seal.rect);
    for rect in words.chain(page.rules.iter_mut()).chain(ticks).chain(seals) {
        *rect = Rect::from(<[f64; 4]>::from(*rect).map(hundredths));
    }
    Page { width: hundredths(page.width), height: hundredths(page.height), ..page }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
