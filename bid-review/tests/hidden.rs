//! Text that nobody sees, or that shows something else than it says: put into good files of many fonts and layouts, it is found and named;
//! in the good files themselves nothing is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "hidden/forge.rs"]
mod forge;

use std::collections::BTreeMap;

use bid_review::ocr::NullOcr;
use bid_review::read::Direct;
use bid_review::reader::Reader;
use bid_review::reading::{Hiding, Note, Reading};
use sample_bids::{Fonts, Plan, Share, generate};

fn read(bytes: &[u8]) -> Reading {
    Direct { ocr: Box::new(NullOcr) }.read(bytes, &mut |_| {})
}

/// Good files with a text layer, and the same without fonts in them.
fn good(seed: u64, unembedded: u32) -> Vec<Vec<u8>> {
    let plan = Plan {
        seed,
        tenders: 2,
        bids_per_tender: 2,
        scans: Share(0),
        merged: Share(0),
        encrypted: Share(0),
        unembedded: Share(unembedded),
        clean: Share(100),
        ..Plan::default()
    };
    let bundle = generate(&plan, &Fonts::find().unwrap()).unwrap();
    bundle.bids.into_iter().flat_map(|bid| bid.files).map(|file| file.bytes).collect()
}

fn words(reading: &Reading) -> Vec<String> {
    reading.pages.iter().flat_map(|page| &page.words).map(|word| word.text.clone()).collect()
}

#[test]
fn good_files_are_believed() {
    let files: Vec<Vec<u8>> = [good(11, 30), good(12, 0)].concat();
    let mut wrong = Vec::new();
    for (at, bytes) in files.iter().enumerate() {
        let reading = read(bytes);
        if reading.reason.is_some() || !reading.hidden.is_empty() {
            wrong.push(format!("file {at}: {:?} {:?}", reading.reason, reading.hidden));
        }
    }
    println!("{} good files, {} doubted: {wrong:?}", files.len(), wrong.len());
    assert!(files.len() >= 40 && wrong.len() * 100 <= files.len() * 2, "{wrong:?}");
}

#[test]
fn hidden_text_is_found_and_not_read() {
    let files = good(13, 0);
    let (mut cases, mut found) = (BTreeMap::<&str, (u32, u32)>::new(), 0_u32);
    let mut missed = Vec::new();
    for (at, bytes) in files.iter().enumerate() {
        let before = words(&read(bytes));
        // Every file is forged in some of the ways, so that each way meets every font and layout.
        for (number, way) in forge::WAYS.iter().enumerate().filter(|(number, _)| number % 7 == at % 7) {
            let Some(forged) = forge::hide(bytes, way, number * 31 + at) else { continue };
            let reading = read(&forged);
            let told = reading.notes.contains(&Note::HiddenText)
                && reading.hidden.iter().any(|piece| way.how.contains(&piece.how));
            let whole = words(&reading) == before && reading.reason.is_none();
            let (all, good) = cases.entry(way.name).or_default();
            *all += 1;
            *good += u32::from(told && whole);
            found += u32::from(told && whole);
            if !(told && whole) {
                missed.push(format!(
                    "file {at}, {}: told {told}, read as before {whole}, {:?}",
                    way.name, reading.hidden
                ));
            }
        }
    }
    let all: u32 = cases.values().map(|(all, _)| all).sum();
    println!("hidden text: {found} of {all} found: {cases:?}");
    assert!(all >= 50 && found * 100 >= all * 95, "{found} of {all}: {}", missed.join("\n"));
}

/// Whether a file is told to show other characters than it names. Without recognition its page counts as unread: what it says is not believed.
fn disbelieved(bytes: &[u8]) -> bool {
    let reading = read(bytes);
    let other = reading.hidden.iter().any(|piece| piece.how == Hiding::OtherGlyphs);
    reading.notes.contains(&Note::LyingText) && other && reading.reason.is_some()
}

#[test]
fn glyphs_that_show_something_else_are_found() {
    let files = good(14, 0);
    let (mut all, mut found, mut missed) = (0, 0, Vec::new());
    for (at, bytes) in files.iter().enumerate() {
        let lie = forge::LIES[at % forge::LIES.len()];
        let Some(forged) = forge::lie(bytes, lie, at) else { continue };
        all += 1;
        if disbelieved(&forged) {
            found += 1;
        } else {
            missed.push(format!("file {at}: {lie:?}"));
        }
    }
    println!("other glyphs: {found} of {all} found; missed {missed:?}");
    assert!(all >= 20 && found * 100 >= all * 95, "{found} of {all}: {missed:?}");
}

/// A font that is not in the file is drawn as its character set has it: a table that says something else lies, and a true one is believed.
#[test]
fn tables_of_fonts_that_are_not_held_are_held_against_their_sets() {
    let files = good(15, 100);
    let (mut asked, mut alarms, mut all, mut found, mut missed) = (0, Vec::new(), 0, 0, Vec::new());
    for (at, bytes) in files.iter().enumerate() {
        for (number, code) in forge::CODES.into_iter().enumerate() {
            let Some(tabled) = forge::tabled(bytes, code) else { continue };
            asked += 1;
            let plain = read(&tabled);
            if plain.reason.is_some() || !plain.hidden.is_empty() {
                alarms.push(format!("file {at}, {code:?}: {:?} {:?}", plain.reason, plain.hidden));
            }
            let lie = forge::LIES[(at + number) % forge::LIES.len()];
            let Some(forged) = forge::lie(&tabled, lie, at) else { continue };
            all += 1;
            if disbelieved(&forged) {
                found += 1;
            } else {
                missed.push(format!("file {at}, {code:?}: {lie:?}"));
            }
        }
    }
    println!(
        "fonts not held: {asked} true, {} doubted {alarms:?}; {found} of {all} found; missed {missed:?}",
        alarms.len()
    );
    assert!(asked >= 50 && alarms.len() * 100 <= asked * 2, "{alarms:?}");
    assert!(all >= 40 && found * 100 >= all * 95, "{found} of {all}: {missed:?}");
}
