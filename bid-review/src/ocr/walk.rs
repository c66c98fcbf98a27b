//! From a page image to its words: upright, straight, cleaned, line by line.

use std::borrow::Cow;

use image::RgbImage;

use super::clean::{Text, clean};
use super::lean::{lean, without_stamps};
use super::lines::{Line, lines};
use super::recognise::{OcrError, Recognised};
use super::straight::{straightened, turned, worth};
use crate::marks::find_in;
use crate::marks::ink::Ink;
use crate::page::Word;

/// Mean confidence of a sample that leaves no doubt about which way is up.
const SURE: f64 = 0.8;

/// Reads the lines of a page.
pub trait Hand {
    /// The words of one line, in points of the page; `dpi` are the pixels per inch of its image.
    fn line(&self, text: &Text, line: &Line, dpi: f64) -> Result<Vec<Word>, OcrError>;

    /// The same at a glance: enough to tell which way is up.
    fn glance(&self, text: &Text, line: &Line, dpi: f64) -> Result<Vec<Word>, OcrError>;
}

/// Recognises one page image of `dpi` pixels per inch, whichever way up it is.
pub fn walk(image: &RgbImage, dpi: f64, hand: &dyn Hand) -> Result<Recognised, OcrError> {
    let dpi = if dpi.is_finite() { dpi.clamp(36.0, 1200.0) } else { 72.0 };
    let (turn, tilt) = upright(image, dpi, hand)?;
    let straight: Cow<'_, RgbImage> = straightened(turned(image, turn), tilt);
    let ink = Ink::of(&straight, dpi);
    let marks = find_in(&ink);
    let text = clean(&straight, dpi, &ink, &marks);
    let mut found = Vec::new();
    for line in lines(&text, &marks.rules) {
        found.extend(hand.line(&text, &line, dpi)?);
    }
    Ok(Recognised { turn, tilt, words: in_order(found), marks })
}

/// The quarter turns that bring the page upright, and its lean then.
fn upright(image: &RgbImage, dpi: f64, hand: &dyn Hand) -> Result<(u8, f64), OcrError> {
    let ink = Ink::of(image, dpi);
    let dark = without_stamps(&ink);
    let (level, upright) = (lean(&dark, false), lean(&dark, true));
    let order: [(u8, f64); 4] = if level.sharpness >= upright.sharpness {
        [(0, level.degrees), (2, level.degrees), (1, upright.degrees), (3, upright.degrees)]
    } else {
        [(1, upright.degrees), (3, upright.degrees), (0, level.degrees), (2, level.degrees)]
    };
    let mut best = (-1.0, (0, 0.0));
    for (turn, degrees) in order {
        let degrees = worth(degrees);
        let score = sample(&straightened(turned(image, turn), degrees), dpi, hand)?;
        if score > best.0 {
            best = (score, (turn, degrees));
        }
        if score >= SURE {
            break;
        }
    }
    Ok(best.1)
}

/// How surely a few lines of the page are read.
fn sample(image: &RgbImage, dpi: f64, hand: &dyn Hand) -> Result<f64, OcrError> {
    let ink = Ink::of(image, dpi);
    let marks = find_in(&ink);
    let text = clean(image, dpi, &ink, &marks);
    let mut all = lines(&text, &marks.rules);
    all.retain(|l| !l.block && l.rect.width() > 4.0 * l.rect.height());
    all.sort_by(|a, b| b.rect.width().total_cmp(&a.rect.width()));
    let (mut sum, mut count) = (0.0, 0.0);
    for line in all.iter().skip(all.len() / 8).take(3) {
        for word in hand.glance(&text, line, dpi)? {
            let chars = word.text.chars().count() as f64;
            sum += word.confidence * chars;
            count += chars;
        }
    }
    Ok(if count > 0.0 { sum / count } else { 0.0 })
}

/// Line by line from the top, each from the left.
fn in_order(mut found: Vec<Word>) -> Vec<Word> {
    found.sort_by(|a, b| a.rect.middle().1.total_cmp(&b.rect.middle().1));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in found {
        let (_, y) = word.rect.middle();
        let same = rows.last_mut().filter(|row| {
            let first = row.iter().map(|w| w.rect).reduce(|a, b| if a.height() >= b.height() { a } else { b });
            first.is_some_and(|f| (f.middle().1 - y).abs() < 0.5 * f.height().max(word.rect.height()))
        });
        match same {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left)));
    rows.into_iter().flatten().collect()
}
