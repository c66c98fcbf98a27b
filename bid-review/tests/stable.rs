//! What is recognised on a page hardly changes when the page lies another way, is darker, coarser or packed more tightly; and bytes changed by
//! chance never break the reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeMap;
use std::io::Cursor;

use bid_review::ocr::{NullOcr, Ocr, Pair, Tesseract, Transcriber, models};
use bid_review::page::Word;
use bid_review::read::{Direct, image};
use bid_review::reader::Reader;
use bid_review::reading::Extent;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};
use imageproc::geometric_transformations::{Border, Interpolation, rotate_about_center};
use proptest::prelude::*;
use sample_bids::{Fonts, Plan, Share, generate};

fn files(seed: u64) -> Vec<Vec<u8>> {
    let plan = Plan {
        seed,
        tenders: 1,
        bids_per_tender: 1,
        scans: Share(0),
        merged: Share(0),
        encrypted: Share(0),
        unembedded: Share(0),
        clean: Share(100),
        ..Plan::default()
    };
    let bundle = generate(&plan, &Fonts::find().unwrap()).unwrap();
    bundle.bids.into_iter().flat_map(|bid| bid.files).map(|file| file.bytes).collect()
}

fn letters(text: &str) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    text.chars().filter(|c| c.is_alphanumeric()).for_each(|letter| *counts.entry(letter).or_default() += 1);
    counts
}

/// The share of the letters of one text that stand in another too.
fn kept(truth: &str, found: &str) -> f64 {
    let (truth, found) = (letters(truth), letters(found));
    let same: i64 = truth.iter().map(|(letter, count)| *count.min(found.get(letter).unwrap_or(&0))).sum();
    same as f64 / truth.values().sum::<i64>() as f64
}

#[test]
fn transformed_copies_are_read_alike() {
    let bytes = &files(21)[1];
    let reading = Direct { ocr: Box::new(NullOcr) }.read(bytes, &mut |_| {});
    assert_eq!(reading.read, Extent::All);
    let truth: String = reading.pages[0].words.iter().map(|word| word.text.as_str()).collect();
    let page = image(bytes, 0, 200.0).unwrap();
    let darker = RgbImage::from_fn(page.width(), page.height(), |x, y| {
        Rgb(page.get_pixel(x, y).0.map(|c| (f32::from(c) * 0.62) as u8))
    });
    let coarse = imageops::resize(&page, page.width() * 3 / 4, page.height() * 3 / 4, imageops::FilterType::Triangle);
    let packed = {
        let mut bytes = Cursor::new(Vec::new());
        JpegEncoder::new_with_quality(&mut bytes, 30).encode_image(&page).unwrap();
        image::load_from_memory(bytes.get_ref()).unwrap().into_rgb8()
    };
    let leaning = rotate_about_center(&page, 0.02, Interpolation::Bilinear, Border::Constant(Rgb([255; 3])));
    let engine = Tesseract::open(None).unwrap();
    let copies = [
        ("as it is", page.clone(), 200.0),
        ("a quarter turned", imageops::rotate90(&page), 200.0),
        ("upside down", imageops::rotate180(&page), 200.0),
        ("three quarters turned", imageops::rotate270(&page), 200.0),
        ("leaning", leaning, 200.0),
        ("darker", darker, 200.0),
        ("at 150 dpi", coarse, 150.0),
        ("packed tightly", packed, 200.0),
    ];
    for (name, copy, dpi) in copies {
        let found = engine.recognise(&copy, dpi).unwrap();
        let text: String = found.words.iter().map(|word| word.text.as_str()).collect();
        let share = kept(&truth, &text);
        println!("{name}: {:.1} of 100 letters", 100.0 * share);
        assert!(share >= 0.93, "{name}: {share} of {truth}: {text}");
    }
}

/// Pages of a coarse scanner in black and white, turned every way: each is read the right way up.
#[test]
fn coarse_pages_are_turned_upright() {
    let engine = Tesseract::open(None).unwrap();
    let (mut seen, mut wrong) = (0_u8, Vec::new());
    for bytes in files(24) {
        let page = image(&bytes, 0, 150.0).unwrap();
        let black = RgbImage::from_fn(page.width(), page.height(), |x, y| {
            let dark = page.get_pixel(x, y).0.iter().map(|c| u32::from(*c)).sum::<u32>() < 3 * 140;
            if dark { Rgb([0; 3]) } else { Rgb([255; 3]) }
        });
        // Every page in two of the four ways, so that each way meets several pages.
        for turns in [seen % 4, (seen + 2) % 4] {
            let copy = match turns {
                0 => black.clone(),
                1 => imageops::rotate90(&black),
                2 => imageops::rotate180(&black),
                _ => imageops::rotate270(&black),
            };
            let found = engine.recognise(&copy, 150.0).unwrap();
            wrong.extend(((found.turn + turns) % 4 != 0).then_some((seen, turns, found.turn)));
        }
        seen += 1;
    }
    assert!(seen >= 5 && wrong.is_empty(), "of {seen} pages: {wrong:?}");
}

/// The seals of a page that its vendor signs, red and as a black and white scanner shows them.
#[test]
fn seals_say_whose_they_are() {
    let folder = models::folder().expect("the models are missing: run scripts/setup models");
    let pair = Pair::of(Tesseract::open(None).unwrap(), Transcriber::open(&folder.join(models::READS)).unwrap());
    let signed = files(25).into_iter().find_map(|bytes| {
        let reading = Direct { ocr: Box::new(NullOcr) }.read(&bytes, &mut |_| {});
        reading.pages.into_iter().find(|page| page.seals.len() == 2).map(|page| (bytes, page))
    });
    let (bytes, truth) = signed.expect("a paper bears the company's seal and the representative's");
    let page = image(&bytes, truth.index, 200.0).unwrap();
    let black = RgbImage::from_fn(page.width(), page.height(), |x, y| {
        let [_, green, blue] = page.get_pixel(x, y).0;
        if green.min(blue) < 150 { Rgb([0; 3]) } else { Rgb([255; 3]) }
    });
    for (name, picture) in [("red", page), ("black", black)] {
        let found = pair.recognise(&picture, 200.0).unwrap().marks.seals;
        for seal in &truth.seals {
            let inside = |word: &&Word| seal.rect.holds(word.rect.middle().0, word.rect.middle().1);
            let letters: Vec<&Word> = truth.words.iter().filter(inside).collect();
            let says: String = letters.iter().map(|word| word.text.as_str()).collect();
            let (x, y) = seal.rect.middle();
            let read = found.iter().find(|seal| seal.rect.holds(x, y)).map(|seal| seal.text.as_str());
            println!("{name}: {says} is read as {read:?}");
            assert!(kept(&says, read.unwrap_or_default()) >= 0.7, "{name}: {says} is read as {read:?}");
        }
    }
}

/// A page from a coarse scanner: rare characters that one reader takes for others are seen by the other.
#[test]
fn two_readers_read_better_than_one() {
    let folder = models::folder().expect("the models are missing: run scripts/setup models");
    // The proposal: nothing but prose, and no seal.
    let files = files(23);
    let bytes = files.last().unwrap();
    let truth = Direct { ocr: Box::new(NullOcr) }.read(bytes, &mut |_| {});
    let truth: String = truth.pages[0].words.iter().map(|word| word.text.as_str()).collect();
    let page = image(bytes, 0, 110.0).unwrap();
    let page = imageops::resize(&page, page.width() * 15 / 11, page.height() * 15 / 11, imageops::FilterType::Triangle);
    let first = || Tesseract::open(None).unwrap();
    let share = |reader: &dyn Ocr| {
        let found = reader.recognise(&page, 150.0).unwrap();
        let text: String = found.words.iter().map(|word| word.text.as_str()).collect();
        (kept(&truth, &text), found.words)
    };
    let (one, alone) = share(&first());
    let (two, words) = share(&Pair::of(first(), Transcriber::open(&folder.join(models::READS)).unwrap()));
    println!("one reader {one:.4}, two {two:.4}");
    assert!(two >= 0.98 && two >= one, "{one} {two}");
    let sure = |words: &[Word]| words.iter().filter(|word| word.confidence >= 0.9).count();
    assert!(sure(&words) * 10 >= words.len() * 8, "{} of {} words are sure", sure(&words), words.len());
    // A second reader that adds nothing leaves every word as sure as it was.
    let trust = |words: &[Word]| words.iter().map(|word| word.confidence).sum::<f64>() / words.len() as f64;
    let (before, after) = (trust(&alone), trust(&words));
    println!("confidence {before:.4} alone, {after:.4} together; {} and {} sure", sure(&alone), sure(&words));
    assert!(after > before + 0.005, "the second reader confirms nothing: {before} {after}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever bytes are, reading ends in pages or in a reason, and never in both or neither.
    #[test]
    fn bytes_changed_by_chance_have_an_answer(
        pick in 0_usize..4,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in proptest::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let mut bytes = SEEDS.with(|seeds| seeds[pick % seeds.len()].clone());
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let reading = Direct { ocr: Box::new(NullOcr) }.read(&bytes, &mut |_| {});
        prop_assert_eq!(reading.read == Extent::All, reading.reason.is_none());
        prop_assert!(reading.read != Extent::All || reading.pages.len() == reading.page_count as usize);
    }
}

thread_local! {
    static SEEDS: Vec<Vec<u8>> = {
        let mut seeds: Vec<Vec<u8>> = files(22).into_iter().take(2).collect();
        let picture = RgbImage::from_fn(60, 80, |x, y| Rgb([(x * 4) as u8, (y * 3) as u8, 90]));
        for format in [image::ImageFormat::Png, image::ImageFormat::Tiff] {
            let mut bytes = Cursor::new(Vec::new());
            picture.write_to(&mut bytes, format).unwrap();
            seeds.push(bytes.into_inner());
        }
        seeds
    };
}
