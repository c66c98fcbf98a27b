//! Reads files named on the input, one a line, and prints one JSON line for each: the file, processor seconds and the reading.

use std::io::BufRead as _;

use bid_review::installed;
use bid_review::read::{Direct, Late};
use bid_review::reader::Reader;
use nix::sys::resource::{UsageWho, getrusage};
use serde_json::json;

fn seconds() -> f64 {
    getrusage(UsageWho::RUSAGE_SELF).map_or(0.0, |usage| {
        let value = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
        value(usage.user_time()) + value(usage.system_time())
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reader = Direct { ocr: Box::new(Late::new(installed::open)) };
    for path in std::io::stdin().lock().lines() {
        let path = path?;
        let bytes = std::fs::read(&path)?;
        let begun = seconds();
        let reading = reader.read(&bytes, &mut |_| {});
        println!("{}", json!({ "file": path, "seconds": seconds() - begun, "reading": reading }));
    }
    Ok(())
}
