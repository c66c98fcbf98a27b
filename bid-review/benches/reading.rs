//! Reading speed and errors beside the usual tools on the same made-up pages: `make bench-review`. Ends with one line of JSON.
//! `cargo bench -p bid-review --bench reading -- scans` (or `text`) runs one half of it.
//!
//! Times are processor seconds of one core, so that other work on the machine does not count. Characters that differ are those of a page that
//! are missing or too many, whatever their order, in hundredths of the page; `reading/scans.rs` says how scans are measured.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

use bid_review::ocr::NullOcr;
use bid_review::page::Word;
use bid_review::read::Direct;
use bid_review::reader::Reader;
use bid_review::sandbox::Limits;
use bid_review::worker::{Sandboxed, Task, serve};
use nix::sys::resource::{UsageWho, getrusage};
use sample_bids::{Fonts, Plan, Share, generate};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

#[path = "reading/scans.rs"]
#[allow(clippy::indexing_slicing, reason = "a bench may stop as tests do")]
mod scans;

/// Times that text files are read.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds arguments of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let Some((_, task)) = arguments.split_first().filter(|(first, _)| *first == "child") {
        let task = Task::parse(task).ok_or("no such task")?;
        return Ok(serve(task, &Limits::default(), || Box::new(NullOcr), std::io::stdin(), std::io::stdout())?);
    }
    let part = |name: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    let folder = tempfile::tempdir()?;
    let text = if part("text") { Some(text(&bids()?, folder.path())?) } else { None };
    let scans = if part("scans") { Some(scans::compared(folder.path())?) } else { None };
    let machine = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let machine = machine.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let machine = machine.trim_start_matches([' ', '\t', ':']);
    println!("{}", json!({ "bench": "review", "machine": machine, "text": text, "scans": scans }));
    Ok(())
}

/// Bids with a text layer.
fn bids() -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let plan = Plan {
        seed: 77,
        bids_per_tender: 4,
        scans: Share(0),
        encrypted: Share(0),
        unembedded: Share(0),
        clean: Share(100),
        ..Plan::default()
    };
    let bundle = generate(&plan, &Fonts::find()?)?;
    Ok(bundle.bids.into_iter().flat_map(|bid| bid.files).map(|file| file.bytes).collect())
}

/// Processor seconds of this process, or of its children, so far.
fn seconds(who: UsageWho) -> Result<f64, Box<dyn Error>> {
    let usage = getrusage(who)?;
    let value = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok(value(usage.user_time()) + value(usage.system_time()))
}

fn text(files: &[Vec<u8>], folder: &Path) -> Result<Value, Box<dyn Error>> {
    let reader = Direct { ocr: Box::new(NullOcr) };
    let begun = seconds(UsageWho::RUSAGE_SELF)?;
    let mut pages = 0;
    let mut own: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        for bytes in files {
            let reading = reader.read(bytes, &mut |_| {});
            pages += reading.pages.len();
            if round == 0 {
                own.push(reading.pages.iter().map(|page| said(&page.words)).collect());
            }
        }
    }
    let took = seconds(UsageWho::RUSAGE_SELF)? - begun;
    let rate = pages as f64 / took;
    println!("text: {pages} pages in {took:.2} s of one core, {rate:.1} pages/s");
    let sandboxed = sandboxed(files)?;
    println!("text, a child for each file: {sandboxed:.1} pages/s");
    if !installed("pdftotext") {
        println!("pdftotext is not installed: no comparison");
        return Ok(
            json!({ "pages": pages, "seconds": took, "pages_per_second": rate, "pages_per_second_in_children": sandboxed }),
        );
    }
    let begun = seconds(UsageWho::RUSAGE_CHILDREN)?;
    let mut theirs = Vec::new();
    for round in 0..ROUNDS {
        for (at, bytes) in files.iter().enumerate() {
            let path = folder.join(format!("{at}.pdf"));
            if round == 0 {
                std::fs::write(&path, bytes)?;
            }
            let output = Command::new("pdftotext").arg(&path).arg("-").stderr(Stdio::null()).output()?;
            if round == 0 {
                theirs.push(String::from_utf8_lossy(&output.stdout).into_owned());
            }
        }
    }
    let tool = seconds(UsageWho::RUSAGE_CHILDREN)? - begun;
    let (wrong, all) = own.iter().zip(&theirs).map(|(own, theirs)| apart(theirs, own)).fold((0, 0), sum);
    let differ = percent(wrong, all);
    println!(
        "pdftotext: {tool:.2} s; ours takes {:.1} times as long; {differ:.2} of 100 characters differ",
        took / tool
    );
    Ok(json!({
        "pages": pages, "seconds": took, "pages_per_second": rate, "pages_per_second_in_children": sandboxed, "pdftotext_seconds": tool, "times_pdftotext": took / tool,
        "characters_differ_percent": differ,
    }))
}

/// Pages per second where each file is read by a child of its own, as a server does; the parent's work counts too.
fn sandboxed(files: &[Vec<u8>]) -> Result<f64, Box<dyn Error>> {
    let light = Some(env!("CARGO_BIN_EXE_bid-reader").into());
    let reader = Sandboxed { light, ocr: false, ..Sandboxed::new(std::env::current_exe()?, vec!["child".to_owned()]) };
    let so_far = || Ok::<f64, Box<dyn Error>>(seconds(UsageWho::RUSAGE_SELF)? + seconds(UsageWho::RUSAGE_CHILDREN)?);
    let begun = so_far()?;
    let pages: usize = files.iter().map(|bytes| reader.read(bytes, &mut |_| {}).pages.len()).sum();
    Ok(pages as f64 / (so_far()? - begun))
}

fn installed(tool: &str) -> bool {
    Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn said(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}

fn sum(one: (u64, u64), other: (u64, u64)) -> (u64, u64) {
    (one.0 + other.0, one.1 + other.1)
}

fn percent(part: u64, whole: u64) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Characters that are missing or too many, and those that should be there.
fn apart(truth: &str, found: &str) -> (u64, u64) {
    let mut counts: BTreeMap<char, i64> = BTreeMap::new();
    let letters = |text: &str| text.nfkc().filter(|letter| letter.is_alphanumeric()).collect::<Vec<char>>();
    let truth = letters(truth);
    truth.iter().for_each(|letter| *counts.entry(*letter).or_default() += 1);
    letters(found).iter().for_each(|letter| *counts.entry(*letter).or_default() -= 1);
    let missing: i64 = counts.values().filter(|count| **count > 0).sum();
    let extra: i64 = -counts.values().filter(|count| **count < 0).sum::<i64>();
    (missing.max(extra).unsigned_abs(), truth.len() as u64)
}
