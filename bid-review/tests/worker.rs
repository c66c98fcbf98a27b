//! Reading in a child: good files, hostile files, and what the sandbox leaves possible. This program is its own child.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "worker/hostile.rs"]
mod hostile;
#[path = "worker/made.rs"]
mod made;
#[path = "worker/probe.rs"]
mod probe;

use std::time::{Duration, Instant};

use bid_review::installed;
use bid_review::ocr::{NullOcr, models};
use bid_review::page::Origin;
use bid_review::read::{Direct, image};
use bid_review::reader::Reader;
use bid_review::reading::{Extent, Note, Reading, Reason};
use bid_review::sandbox::Limits;
use bid_review::worker::{Sandboxed, Task, serve};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("child") => {
            let task = Task::parse(&arguments[1..]).unwrap();
            serve(task, &Limits::default(), || Box::new(NullOcr), std::io::stdin(), std::io::stdout()).unwrap();
        }
        Some("scans") => {
            let task = Task::parse(&arguments[1..]).unwrap();
            serve(task, &Limits::default(), installed::open, std::io::stdin(), std::io::stdout()).unwrap();
        }
        Some("probe") => probe::child(&arguments[1..]),
        Some("bare") => probe::bare(),
        Some("sleep") => std::thread::sleep(Duration::from_secs(60)),
        Some("babble") => println!("hello"),
        // Test runners ask for a list first.
        Some("--list") => println!("worker: test"),
        _ => tests(),
    }
}

fn reader(args: &[&str]) -> Sandboxed {
    Sandboxed::new(std::env::current_exe().unwrap(), args.iter().map(|&arg| arg.to_owned()).collect())
}

fn read(bytes: &[u8]) -> Reading {
    reader(&["child"]).read(bytes, &mut |_| {})
}

fn tests() {
    let tests: [(&str, fn()); 12] = [
        ("a good file", a_good_file),
        ("fonts outside the file", fonts_outside_the_file),
        ("an image of a page", an_image_of_a_page),
        ("both readers in the child", both_readers_in_the_child),
        ("passwords", passwords),
        ("notes", notes),
        ("hidden text", hidden_text),
        ("broken files", broken_files),
        ("bombs and loops", bombs_and_loops),
        ("children that do not answer", children_that_do_not_answer),
        ("the sandbox holds", probe::holds),
        ("no hostile file passes", hostile::none_passes),
    ];
    let only = std::env::args().nth(1).filter(|only| !only.starts_with('-') && only != "worker");
    for (name, test) in
        tests.into_iter().filter(|(name, _)| only.as_ref().is_none_or(|only| name.contains(only.as_str())))
    {
        let begun = Instant::now();
        test();
        println!("{name}: ok ({} ms)", begun.elapsed().as_millis());
    }
}

fn text(reading: &Reading) -> Vec<String> {
    reading.pages.iter().flat_map(|page| &page.words).map(|word| word.text.clone()).collect()
}

/// What a child reads of a scan is what both readers give outside: it has the models, and room for them.
fn both_readers_in_the_child() {
    assert!(models::folder().is_some(), "the models are missing: run scripts/setup models");
    let page = image(&made::text(&["Bid 12345675 of 2026-03-14"]), 0, 150.0).unwrap();
    let mut scan = std::io::Cursor::new(Vec::new());
    page.write_to(&mut scan, ::image::ImageFormat::Png).unwrap();
    let inside = reader(&["scans"]).read(scan.get_ref(), &mut |_| {});
    let outside = Direct { ocr: installed::open() }.read(scan.get_ref(), &mut |_| {});
    assert!(inside.pages.len() == 1 && inside.pages == outside.pages, "{inside:?} {outside:?}");
    assert!(text(&inside).concat().contains("12345675"), "{inside:?}");
}

fn a_good_file() {
    let mut steps = Vec::new();
    let bytes = made::text(&["Bid 12345675", "Second"]);
    let reading = reader(&["child"]).read(&bytes, &mut |progress| steps.push((progress.done, progress.of)));
    assert_eq!((reading.page_count, reading.read, reading.reason), (2, Extent::All, None), "{reading:?}");
    assert_eq!(text(&reading), ["Bid", "12345675", "Second"]);
    assert_eq!(steps, [(0, 2), (1, 2), (2, 2)]);
    assert!(reading.notes.is_empty() && reading.pages[0].origin == Origin::TextLayer);
    let word = &reading.pages[0].words[0];
    // Written 72 points from the left, 700 above the foot of a page 842 high, 20 points large.
    assert!((word.rect.left - 72.0).abs() < 0.5 && (word.rect.bottom - 144.4).abs() < 0.5, "{word:?}");
    // The same through no child.
    let direct = bid_review::read::Direct { ocr: Box::new(NullOcr) }.read(&bytes, &mut |_| {});
    assert_eq!(direct, reading);
}

fn an_image_of_a_page() {
    let bytes = made::text(&["Bid"]);
    let png = reader(&["child"]).image(&bytes, 0, 72.0).unwrap();
    let image = image::load_from_memory(&png).unwrap().into_rgb8();
    assert_eq!(image.dimensions(), (595, 842));
    assert!(image.pixels().any(|pixel| pixel.0[0] < 64) && image.get_pixel(0, 0).0 == [255; 3]);
    assert_eq!(reader(&["child"]).image(&bytes, 1, 72.0), Err(Reason::Damaged));
    assert_eq!(reader(&["child"]).image(b"no", 0, 72.0), Err(Reason::NotADocument));
    assert_eq!(reader(&["child"]).image(&bytes, 0, 1e9), Err(Reason::Limit));
}

fn fonts_outside_the_file() {
    // 投標文件 12 in the code pages that such files use; the third is full-width.
    let codes: [(&str, &[u8]); 2] = [
        ("UniCNS-UCS2-H", b"\x62\x95\x6A\x19\x65\x87\x4E\xF6\xFF\x1A\x00\x31\x00\x32"),
        ("ETen-B5-H", b"\xA7\xEB\xBC\xD0\xA4\xE5\xA5\xF3\xA1G12"),
    ];
    for (encoding, code) in codes {
        let reading = read(&made::outside(encoding, code));
        assert_eq!(text(&reading), ["投標文件：12"], "{encoding}: {reading:?}");
        let word = &reading.pages[0].words[0];
        assert!((word.rect.left - 72.0).abs() < 0.1 && (172.0..=212.1).contains(&word.rect.right), "{word:?}");
    }
}

fn passwords() {
    let reading = read(&made::locked("secret"));
    assert_eq!((reading.read, reading.reason), (Extent::None, Some(Reason::Password)), "{reading:?}");
    let reading = read(&made::locked(""));
    assert_eq!((reading.read, text(&reading)), (Extent::All, vec!["Locked".to_owned()]), "{reading:?}");
    assert_eq!(reading.notes, [Note::EmptyPassword]);
}

fn notes() {
    assert_eq!(read(&made::scripted()).notes, [Note::ActiveContent]);
    let mut bytes = b"junk\n".to_vec();
    bytes.extend(made::text(&["Bid"]));
    let reading = read(&bytes);
    // Offsets count from the start of the file, so its table of contents points to the wrong places as well.
    assert!(reading.notes.contains(&Note::StrayBytes) || reading.reason == Some(Reason::Damaged), "{reading:?}");
    let mut bytes = made::text(&["Bid"]);
    bytes.extend(b"PK\x03\x04 and an archive");
    let reading = read(&bytes);
    assert_eq!((reading.notes, reading.reason), (vec![Note::StrayBytes], Some(Reason::Damaged)));
}

fn hidden_text() {
    for (what, content) in made::HIDDEN {
        let reading = read(&made::drawn(content));
        assert_eq!((text(&reading), reading.notes.clone()), (vec!["12".to_owned()], vec![Note::HiddenText]), "{what}");
    }
    for (what, content) in made::SEEN {
        let reading = read(&made::drawn(content));
        assert_eq!((text(&reading), reading.notes.len()), (vec!["12".to_owned()], 0), "{what}");
    }
}

fn broken_files() {
    let whole = made::text(&["Bid", "Second", "Third"]);
    for length in [9, 100, whole.len() / 2, whole.len() - 40] {
        let reading = read(&whole[..length]);
        assert_eq!(reading.reason, Some(Reason::Damaged), "{length}: {reading:?}");
        assert!(reading.read != Extent::All);
    }
    assert_eq!(read(b"").reason, Some(Reason::NotADocument));
    assert_eq!(read(b"PK\x03\x04 an archive").reason, Some(Reason::Damaged));
    assert_eq!(read(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat").reason, Some(Reason::Damaged));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n then nothing").reason, Some(Reason::Damaged));
    let reading = read(&made::picture());
    assert_eq!((reading.page_count, reading.reason), (1, Some(Reason::NoOcr)));
}

fn bombs_and_loops() {
    for (what, bytes) in made::hostile() {
        let begun = Instant::now();
        let hasty = Sandboxed { page: Duration::from_secs(4), ..reader(&["child"]) };
        let reading = hasty.read(&bytes, &mut |_| {});
        assert!(reading.read != Extent::All && reading.reason.is_some(), "{what}: {reading:?}");
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        println!("  {what}: {:?} ({} ms)", reading.reason, begun.elapsed().as_millis());
    }
    // A form that draws itself is drawn to a depth and no deeper.
    assert_eq!(text(&read(&made::selfish())), ["Bid"]);
}

fn children_that_do_not_answer() {
    let hasty = Sandboxed { page: Duration::from_millis(200), ..reader(&["sleep"]) };
    let begun = Instant::now();
    assert_eq!(hasty.read(&made::text(&["Bid"]), &mut |_| {}).reason, Some(Reason::Limit));
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert_eq!(reader(&["babble"]).read(b"%PDF-", &mut |_| {}).reason, Some(Reason::Damaged));
    let absent = Sandboxed::new("/no/such/program".into(), Vec::new());
    assert_eq!(absent.read(b"%PDF-", &mut |_| {}).reason, Some(Reason::Limit));
}
