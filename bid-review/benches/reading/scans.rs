//! Scans: made-up bids as a scanner sees them beside the same bids with a text layer, which is the truth about their words.
//!
//! Characters wrong are those to be put in, taken out or changed (the edit distance) in the letters of a page from its top, in hundredths of
//! the letters that are there. Seals are no part of the truth; what stands in them counts as too much for every reader alike. The tools
//! get their pages upright, as they look for no other way up. Every reader has one thread.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

use bid_review::ocr::{NullOcr, Ocr, Pair, Tesseract, Transcriber, models};
use bid_review::page::{Rect, Word};
use bid_review::read::{Direct, image};
use bid_review::reader::Reader;
use image::{RgbImage, imageops};
use nix::sys::resource::UsageWho;
use sample_bids::{Bid, Document, Fonts, Plan, Share, generate};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::{installed, percent, seconds, sum};

/// Scanned pages that are read.
const PAGES: usize = 10;

/// A scanned page and what is written on it.
struct Sheet {
    picture: RgbImage,
    dpi: f64,
    /// Quarter turns clockwise that bring it upright.
    turn: u16,
    truth: Vec<char>,
}

/// One reader, two readers and the tools on the same pages.
pub fn compared(folder: &Path) -> Result<Value, Box<dyn Error>> {
    // The engine's own threads spin while they wait, and would count as its work.
    if std::env::var_os("OMP_THREAD_LIMIT").is_none() {
        return Err("OMP_THREAD_LIMIT=1 is to be set, as `.cargo/config.toml` does".into());
    }
    let sheets = sheets()?;
    let first = || Tesseract::open(None).map_err(|error| format!("the recognition data is missing: {error:?}"));
    let one = own("one reader", &first()?, &sheets)?;
    let two = match models::folder().map(|folder| Transcriber::open(&folder.join(models::READS))) {
        Some(Ok(second)) => Some(own("two readers", &Pair::of(first()?, second), &sheets)?),
        _ => {
            println!("two readers: the models are missing; `scripts/setup models` fetches them");
            None
        }
    };
    let command = if installed("tesseract") { Some(tool("tesseract", folder, &sheets, tesseract)?) } else { None };
    let pipeline = if installed("ocrmypdf") { Some(tool("ocrmypdf", folder, &sheets, ocrmypdf)?) } else { None };
    let over = |own: &Option<Figures>| own.as_ref().zip(command.as_ref()).map(|(own, tool)| tool.took / own.took);
    let one = Some(one);
    Ok(json!({
        "pages": sheets.len(),
        "one_reader": one.as_ref().map(Figures::json), "two_readers": two.as_ref().map(Figures::json),
        "tesseract": command.as_ref().map(Figures::json), "ocrmypdf": pipeline.as_ref().map(Figures::json),
        "pages_per_second_over_tesseract": over(&one), "pages_per_second_over_tesseract_with_two": over(&two),
    }))
}

/// How a reader did.
struct Figures {
    took: f64,
    wrong: (u64, u64),
}

impl Figures {
    fn json(&self) -> Value {
        json!({ "seconds": self.took, "characters_wrong_percent": percent(self.wrong.0, self.wrong.1) })
    }

    fn told(self, who: &str, pages: usize) -> Self {
        let wrong = percent(self.wrong.0, self.wrong.1);
        println!("{who}: {pages} pages in {:.1} s of one core, {wrong:.2} of 100 characters wrong", self.took);
        self
    }
}

fn own(who: &str, reader: &dyn Ocr, sheets: &[Sheet]) -> Result<Figures, Box<dyn Error>> {
    let mut figures = Figures { took: 0.0, wrong: (0, 0) };
    for sheet in sheets {
        let begun = seconds(UsageWho::RUSAGE_SELF)?;
        let found = reader.recognise(&sheet.picture, sheet.dpi).map_err(|error| format!("{error:?}"))?;
        figures.took += seconds(UsageWho::RUSAGE_SELF)? - begun;
        figures.wrong = sum(figures.wrong, wrong(&sheet.truth, &letters(&from_the_top(found.words))));
    }
    Ok(figures.told(who, sheets.len()))
}

/// What a tool makes of a picture in a file, of so many pixels per inch.
type Tool = fn(&Path, f64) -> Result<String, Box<dyn Error>>;

/// A tool on all pages.
fn tool(who: &str, folder: &Path, sheets: &[Sheet], read: Tool) -> Result<Figures, Box<dyn Error>> {
    let mut figures = Figures { took: 0.0, wrong: (0, 0) };
    for (at, sheet) in sheets.iter().enumerate() {
        let path = folder.join(format!("scan{at}.png"));
        upright(sheet).save(&path)?;
        let begun = seconds(UsageWho::RUSAGE_CHILDREN)?;
        let said = read(&path, sheet.dpi)?;
        figures.took += seconds(UsageWho::RUSAGE_CHILDREN)? - begun;
        figures.wrong = sum(figures.wrong, wrong(&sheet.truth, &letters(&said)));
    }
    Ok(figures.told(who, sheets.len()))
}

fn tesseract(path: &Path, dpi: f64) -> Result<String, Box<dyn Error>> {
    let mut command = Command::new("tesseract");
    command.arg(path).args(["-", "-l", "chi_tra", "--dpi", &dpi.to_string()]);
    said(command)
}

fn ocrmypdf(path: &Path, dpi: f64) -> Result<String, Box<dyn Error>> {
    let (text, pdf) = (path.with_extension("txt"), path.with_extension("pdf"));
    let mut command = Command::new("ocrmypdf");
    command.args(["--quiet", "--language", "chi_tra", "--image-dpi", &dpi.to_string(), "--jobs", "1", "--deskew"]);
    command.args(["--output-type", "pdf", "--optimize", "0", "--sidecar"]).arg(&text).args([path, &pdf]);
    said(command)?;
    Ok(std::fs::read_to_string(text)?)
}

/// What a command prints; it must not fail.
fn said(mut command: Command) -> Result<String, Box<dyn Error>> {
    let output = command.stdin(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn upright(sheet: &Sheet) -> RgbImage {
    match sheet.turn {
        1 => imageops::rotate90(&sheet.picture),
        2 => imageops::rotate180(&sheet.picture),
        3 => imageops::rotate270(&sheet.picture),
        _ => sheet.picture.clone(),
    }
}

/// Pages of different scanners, fonts and documents, spread over the bids.
fn sheets() -> Result<Vec<Sheet>, Box<dyn Error>> {
    let plan = Plan { seed: 78, bids_per_tender: 3, scans: Share(100), clean: Share(100), ..Plan::default() };
    let fonts = Fonts::find()?;
    let scans = generate(&plan, &fonts)?;
    let texts = generate(&Plan { scans: Share(0), unembedded: Share(0), ..plan }, &fonts)?;
    let pairs = scans.bids.iter().zip(&texts.bids);
    let pages: Vec<_> = pairs
        .flat_map(|(scan, text)| {
            let both = scan.documents.iter().zip(&text.documents);
            both.flat_map(move |(a, b)| {
                (a.pages[0]..a.pages[1]).zip(b.pages[0]..).map(move |at| (scan, a, text, b, at))
            })
        })
        .collect();
    let every = (pages.len() / PAGES).max(1);
    pages.into_iter().step_by(every).take(PAGES).map(|(scan, a, text, b, at)| sheet((scan, a), (text, b), at)).collect()
}

fn sheet(
    (scan, worn): (&Bid, &Document),
    (text, fresh): (&Bid, &Document),
    (page, same): (usize, usize),
) -> Result<Sheet, Box<dyn Error>> {
    let profile = scan.scan_profile.as_ref().ok_or("a scan has a profile")?;
    let dpi = f64::from(profile.dpi);
    let picture = image(bytes(scan, worn)?, u32::try_from(page)?, dpi).map_err(|reason| format!("{reason:?}"))?;
    let reading = Direct { ocr: Box::new(NullOcr) }.read(bytes(text, fresh)?, &mut |_| {});
    let fresh = reading.pages.into_iter().nth(same).ok_or("the page is there")?;
    // What is printed beneath a seal mostly reaches out of it.
    let of_seal = |word: &Word| {
        let Rect { left, top, right, bottom } = word.rect;
        fresh.seals.iter().any(|seal| seal.rect.holds(left, top) && seal.rect.holds(right, bottom))
    };
    let words = fresh.words.iter().filter(|word| !of_seal(word)).cloned().collect();
    Ok(Sheet { picture, dpi, turn: (360 - profile.turn) % 360 / 90, truth: letters(&from_the_top(words)) })
}

fn bytes<'a>(bid: &'a Bid, document: &Document) -> Result<&'a [u8], Box<dyn Error>> {
    let name = document.file.rsplit('/').next().unwrap_or_default();
    Ok(&bid.files.iter().find(|file| file.name == name).ok_or("the file is there")?.bytes)
}

/// The text of words, row by row, each from the left.
fn from_the_top(mut words: Vec<Word>) -> String {
    words.sort_by(|a, b| a.rect.middle().1.total_cmp(&b.rect.middle().1));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        let (middle, height) = (word.rect.middle().1, word.rect.height());
        let near = |row: &Vec<Word>| (row[0].rect.middle().1 - middle).abs() < 0.5 * height.max(row[0].rect.height());
        match rows.last_mut().filter(|row| near(row)) {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left)));
    rows.into_iter().flatten().map(|word| word.text).collect()
}

fn letters(text: &str) -> Vec<char> {
    text.nfkc().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Characters to be put in, taken out or changed, and those that should be there.
fn wrong(truth: &[char], found: &[char]) -> (u64, u64) {
    let mut row: Vec<u64> = (0..=found.len() as u64).collect();
    for letter in truth {
        let mut corner = row[0];
        row[0] += 1;
        for (at, other) in found.iter().enumerate() {
            let changed = corner + u64::from(letter != other);
            corner = row[at + 1];
            row[at + 1] = changed.min(corner + 1).min(row[at] + 1);
        }
    }
    (row.last().copied().unwrap_or(0), truth.len() as u64)
}
