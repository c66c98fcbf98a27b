//! From a page image to its words: upright, straight, cleaned, line by line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use image::{GrayImage, RgbImage};

use super::clean::{Text, clean};
use super::lean::{lean, without_stamps};
use super::lines::{Line, lines};
use super::recognise::{Marks, OcrError, Recognised};
use super::seal;
use super::straight::{straightened, turned, worth};
use crate::marks::find_in;
use crate::marks::ink::Ink;
use crate::page::Word;

/// Score of a sample that leaves no doubt about which way is up, and that of one of several lines.
const SURE: f64 = 0.8;
const LIKELY: f64 = 0.65;
/// Lines of a page that are looked at, and those when these leave doubt.
const FEW: usize = 3;
const MORE: usize = 9;
/// Difference of the scores of two ways up that is clear.
const CLEAR: f64 = 0.2;

/// Reads the lines of a page.
pub trait Hand {
    /// The words of one line, in points of the page; `dpi` are the pixels per inch of its image, `seen` what a glance at it saw.
    fn line(&self, text: &Text, line: &Line, dpi: f64, seen: Option<Vec<Word>>) -> Result<Vec<Word>, OcrError>;

    /// One line at a glance.
    fn glance(&self, text: &Text, line: &Line, dpi: f64) -> Result<Glance, OcrError>;

    /// What a seal says, and how surely, from its characters as a line; a reader that does not know how seals look says nothing.
    fn seal(&self, _line: &GrayImage) -> Result<(String, f64), OcrError> {
        Ok((String::new(), 0.0))
    }
}

/// What a glance at a line gives.
#[derive(Debug, Default)]
pub struct Glance {
    /// Its words, good enough to tell which way is up.
    pub words: Vec<Word>,
    /// What the first reader saw, which whoever reads the line in full begins with.
    pub seen: Vec<Word>,
}

/// Recognises one page image of `dpi` pixels per inch, whichever way up it is.
pub fn walk(image: &RgbImage, dpi: f64, hand: &dyn Hand) -> Result<Recognised, OcrError> {
    let dpi = if dpi.is_finite() { dpi.clamp(36.0, 1200.0) } else { 72.0 };
    let Sheet { way: (turn, tilt), straight, mut marks, text, lines, mut seen } = upright(image, dpi, hand)?;
    for seal in &mut marks.seals {
        if let Some(line) = seal::line(&straight, dpi, seal) {
            (seal.text, seal.confidence) = hand.seal(&line)?;
        }
    }
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        found.extend(hand.line(&text, line, dpi, seen.remove(&at))?);
    }
    Ok(Recognised { turn, tilt, words: in_order(found), marks })
}

/// A page that was brought upright, ready to be read.
struct Sheet<'a> {
    /// The quarter turns that brought it there, and its lean then.
    way: (u8, f64),
    straight: Cow<'a, RgbImage>,
    marks: Marks,
    text: Text,
    lines: Vec<Line>,
    /// What glances at some of the lines saw.
    seen: BTreeMap<usize, Vec<Word>>,
}

impl<'a> Sheet<'a> {
    fn of(image: &'a RgbImage, dpi: f64, (turn, degrees): (u8, f64)) -> Self {
        let degrees = worth(degrees);
        let straight = straightened(turned(image, turn), degrees);
        let ink = Ink::of(&straight, dpi);
        let marks = find_in(&ink);
        let text = clean(&straight, dpi, &ink, &marks);
        let lines = lines(&text, &marks.rules);
        Self { way: (turn, degrees), straight, marks, text, lines, seen: BTreeMap::new() }
    }
}

/// The page upright.
fn upright<'a>(image: &'a RgbImage, dpi: f64, hand: &dyn Hand) -> Result<Sheet<'a>, OcrError> {
    let order = {
        let dark = without_stamps(&Ink::of(image, dpi));
        let (level, upright) = (lean(&dark, false), lean(&dark, true));
        if level.sharpness >= upright.sharpness {
            [(0, level.degrees), (2, level.degrees), (1, upright.degrees), (3, upright.degrees)]
        } else {
            [(1, upright.degrees), (3, upright.degrees), (0, level.degrees), (2, level.degrees)]
        }
    };
    let mut best: Vec<(Sample, (u8, f64))> = Vec::new();
    for way in order {
        let mut sheet = Sheet::of(image, dpi, way);
        let found = sample(&mut sheet, dpi, hand, 0..FEW)?;
        if found.certain() {
            return Ok(sheet);
        }
        best.push((found, way));
    }
    best.sort_by(|a, b| b.0.score().total_cmp(&a.0.score()));
    if let [first, second, ..] = best.as_mut_slice()
        && first.0.score() < second.0.score() + CLEAR
    {
        for (found, way) in [first, second] {
            *found += sample(&mut Sheet::of(image, dpi, *way), dpi, hand, FEW..MORE)?;
        }
    }
    // Of two that are alike the one that was looked at first: the sort above keeps their order, and so does this.
    let top = best.into_iter().reduce(|a, b| if b.0.score() > a.0.score() { b } else { a });
    Ok(Sheet::of(image, dpi, top.map_or((0, 0.0), |(_, way)| way)))
}

/// What was read of a few lines.
#[derive(Debug, Clone, Copy, Default)]
struct Sample {
    /// Characters, each as much as it is sure.
    sure: f64,
    /// Characters for which there is room; what has ink and is not read at all counts too, for a page on its head is mostly that.
    room: f64,
    /// Lines of which something was read.
    lines: u32,
}

impl Sample {
    fn score(&self) -> f64 {
        if self.room > 0.0 { self.sure / self.room } else { 0.0 }
    }

    /// Whether this leaves no doubt about which way is up.
    fn certain(&self) -> bool {
        self.score() >= if self.lines >= 3 { LIKELY } else { SURE }
    }
}

impl std::ops::AddAssign for Sample {
    fn add_assign(&mut self, other: Self) {
        self.sure += other.sure;
        self.room += other.room;
        self.lines += other.lines;
    }
}

/// Some lines of the page, by their length.
fn sample(sheet: &mut Sheet<'_>, dpi: f64, hand: &dyn Hand, which: Range<usize>) -> Result<Sample, OcrError> {
    let mut all: Vec<(usize, Line)> = sheet.lines.iter().copied().enumerate().collect();
    all.retain(|(_, line)| !line.block && line.rect.width() > 4.0 * line.rect.height());
    all.sort_by(|a, b| b.1.rect.width().total_cmp(&a.1.rect.width()));
    let mut found = Sample::default();
    for (at, line) in all.iter().skip(all.len() / 8 + which.start).take(which.len()) {
        let Glance { words, seen } = hand.glance(&sheet.text, line, dpi)?;
        sheet.seen.insert(*at, seen);
        let count = |word: &Word| word.text.chars().count() as f64;
        let read: f64 = words.iter().map(count).sum();
        found.sure += words.iter().map(|word| word.confidence * count(word)).sum::<f64>();
        found.room += read.max(line.rect.width() / line.rect.height().max(1.0));
        found.lines += u32::from(read > 0.0);
    }
    Ok(found)
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

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;
    use std::cell::Cell;

    /// Reads as an engine does on a coarse page: upright one line well and two badly, on its head one line by chance and two not at all.
    struct Poor(Cell<usize>);

    impl Hand for Poor {
        fn line(&self, _: &Text, _: &Line, _: f64, _: Option<Vec<Word>>) -> Result<Vec<Word>, OcrError> {
            Ok(Vec::new())
        }

        fn glance(&self, text: &Text, line: &Line, _: f64) -> Result<Glance, OcrError> {
            self.0.set(self.0.get() + 1);
            let upright = line.rect.middle().1 < text.mask.height as f64 * text.point / 2.0;
            let longest = line.rect.width() > 250.0;
            let confidence = match (upright, longest) {
                (true, true) => 0.9,
                (true, false) => 0.5,
                (false, true) => 0.67,
                (false, false) => return Ok(Glance::default()),
            };
            let count = (line.rect.width() / line.rect.height()) as usize;
            let words = vec![Word { text: "日".repeat(count), rect: line.rect, confidence }];
            Ok(Glance { words, seen: Vec::new() })
        }
    }

    /// Three lines of small blocks in the upper half.
    fn page() -> RgbImage {
        RgbImage::from_fn(800, 1100, |x, y| {
            let line = (0..3).find(|line| (120 + line * 60..136 + line * 60).contains(&y));
            let long = line.is_some_and(|line| (60..700 - line * 120).contains(&x));
            if long && x % 16 < 11 && y % 4 < 3 { Rgb([0; 3]) } else { Rgb([255; 3]) }
        })
    }

    #[test]
    fn a_line_read_by_chance_does_not_turn_a_page_on_its_head() {
        for turns in 0..4 {
            let image = turned(&page(), turns).into_owned();
            let found = walk(&image, 150.0, &Poor(Cell::new(0))).unwrap();
            assert_eq!((found.turn + turns) % 4, 0, "{turns}");
        }
    }

    /// Reads every line well at a glance, and counts those that it is given back.
    struct Quick(Cell<usize>);

    impl Hand for Quick {
        fn line(&self, _: &Text, _: &Line, _: f64, seen: Option<Vec<Word>>) -> Result<Vec<Word>, OcrError> {
            self.0.set(self.0.get() + usize::from(seen.is_some()));
            Ok(seen.unwrap_or_default())
        }

        fn glance(&self, _: &Text, line: &Line, _: f64) -> Result<Glance, OcrError> {
            let count = (line.rect.width() / line.rect.height()) as usize;
            let words = vec![Word { text: "日".repeat(count), rect: line.rect, confidence: 0.95 }];
            Ok(Glance { seen: words.clone(), words })
        }
    }

    #[test]
    fn what_a_glance_saw_is_kept() {
        let quick = Quick(Cell::new(0));
        let found = walk(&page(), 150.0, &quick).unwrap();
        assert_eq!((quick.0.get(), found.words.len()), (3, 3));
    }

    #[test]
    fn what_is_not_read_counts() {
        let sample = |sure, room, lines| Sample { sure, room, lines };
        assert!(sample(9.0, 13.0, 3).certain() && !sample(9.0, 13.0, 1).certain());
        assert!(sample(9.0, 40.0, 1).score() < sample(20.0, 40.0, 3).score());
        assert!(Sample::default().score() == 0.0 && !Sample::default().certain());
    }
}
