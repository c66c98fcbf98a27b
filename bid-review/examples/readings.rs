//! Reads files named on the input, one a line, and prints one JSON line for each: the file, processor seconds and the reading. With the
//! argument `one` recognition is by the first reader alone.

use std::io::BufRead as _;

use bid_review::installed;
use bid_review::ocr::{NullOcr, Ocr, Tesseract};
use bid_review::read::{Direct, InTurn, Late};
use bid_review::reader::Reader;
use nix::sys::resource::{UsageWho, getrusage};
use serde_json::json;

fn seconds() -> f64 {
    getrusage(UsageWho::RUSAGE_SELF).map_or(0.0, |usage| {
        let value = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
        value(usage.user_time()) + value(usage.system_time())
    })
}

fn first() -> Box<dyn Ocr + Send + Sync> {
    match Tesseract::open(None) {
        Ok(engine) => Box::new(InTurn::new(engine)),
        Err(_) => Box::new(NullOcr),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let one = std::env::args().nth(1).is_some_and(|argument| argument == "one");
    let open = move || if one { first() } else { installed::open() };
    let reader = Direct { ocr: Box::new(Late::new(open)) };
    for path in std::io::stdin().lock().lines() {
        let path = path?;
        let bytes = std::fs::read(&path)?;
        let begun = seconds();
        let reading = reader.read(&bytes, &mut |_| {});
        println!("{}", json!({ "file": path, "seconds": seconds() - begun, "reading": reading }));
    }
    Ok(())
}
