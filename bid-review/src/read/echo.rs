//! Text under a scan: the invisible layer that scanners leave for searching says what the image shows. What says something else is hidden text.

use crate::page::{Page, Rect};
use crate::reading::{Hidden, Hiding};

/// Share of a piece's letters that must be read on the image at its place.
const SHARE: f64 = 0.25;
/// Share for all pieces together, below which the layer is not one for searching.
const LAYER: f64 = 0.5;
/// Letters from which a piece, and a layer, is judged.
const PIECE: usize = 4;
const ALL: usize = 8;

/// The hidden pieces of a page that do not repeat what was recognised on it. `page` is what was recognised, `None` where nothing was.
pub(super) fn unechoed(hidden: Vec<Hidden>, page: Option<&Page>) -> Vec<Hidden> {
    let (layer, mut others): (Vec<Hidden>, Vec<Hidden>) =
        hidden.into_iter().partition(|piece| matches!(piece.how, Hiding::Invisible | Hiding::Covered));
    // Without recognition nobody can tell, and the page counts as unread anyway.
    let Some(page) = page else { return others };
    let words: Vec<(Rect, &str)> =
        page.words.iter().map(|word| (page.displayed(word.rect), word.text.as_str())).collect();
    let counted: Vec<(Hidden, usize, usize, bool)> = layer
        .into_iter()
        .map(|piece| {
            let (found, all, near) = echo(&piece, &words);
            (piece, found, all, near)
        })
        .collect();
    let (found, all) = counted.iter().fold((0, 0), |(found, all), (_, f, a, _)| (found + f, all + a));
    let strange = all >= ALL && share(found, all) < LAYER;
    others.extend(counted.into_iter().filter_map(|(piece, found, all, near)| {
        let own = if strange { share(found, all) < LAYER } else { all >= PIECE && share(found, all) < SHARE };
        (own || (!near && all >= PIECE)).then_some(piece)
    }));
    others
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// How many of a piece's letters are read at its place, how many it has, and whether anything is read there.
fn echo(piece: &Hidden, words: &[(Rect, &str)]) -> (usize, usize, bool) {
    let reach = piece.rect.height().clamp(4.0, 40.0);
    let Rect { left, top, right, bottom } = piece.rect;
    let near: String = words
        .iter()
        .filter(|(rect, _)| {
            rect.left < right + reach
                && rect.right > left - reach
                && rect.top < bottom + reach
                && rect.bottom > top - reach
        })
        .map(|(_, text)| *text)
        .collect();
    let mut left: Vec<char> = near.chars().collect();
    let letters: Vec<char> = piece.text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut found = 0;
    for letter in &letters {
        if let Some(at) = left.iter().position(|other| other == letter) {
            left.swap_remove(at);
            found += 1;
        }
    }
    (found, letters.len(), !near.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Origin, Word};

    fn page(words: &[(&str, [f64; 4])]) -> Page {
        let words =
            words.iter().map(|(text, rect)| Word { text: (*text).into(), rect: Rect::from(*rect), confidence: 0.9 });
        Page { words: words.collect(), ..Page::empty(0, (600.0, 800.0), Origin::Ocr) }
    }

    fn piece(text: &str, top: f64) -> Hidden {
        Hidden { page: 0, rect: Rect::from([60.0, top, 160.0, top + 12.0]), how: Hiding::Invisible, text: text.into() }
    }

    #[test]
    fn a_layer_for_searching_is_no_hidden_text_but_a_keyword_in_it_is() {
        let page =
            page(&[("投標廠商聲明書", [58.0, 99.0, 162.0, 113.0]), ("統一編號12345675", [58.0, 139.0, 162.0, 153.0])]);
        let layer = vec![piece("投標廠商聲明書", 100.0), piece("統一編號l2345675", 140.0)];
        assert!(unechoed(layer.clone(), Some(&page)).is_empty());
        let with = [layer, vec![piece("合格廠商免審查", 600.0)]].concat();
        let told = unechoed(with, Some(&page));
        assert_eq!(told.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>(), ["合格廠商免審查"]);
        let other = vec![piece("完全不同的另外一段文字", 100.0)];
        assert_eq!(unechoed(other, Some(&page)).len(), 1);
    }
}
