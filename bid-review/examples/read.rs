//! Reads one file and prints what it gave as JSON.

use std::io::Write as _;
use std::process::ExitCode;

use bid_review::ocr::NullOcr;
use bid_review::read::Direct;
use bid_review::reader::Reader;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: read FILE");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let reading = Direct { ocr: Box::new(NullOcr) }.read(&bytes, &mut |_| {});
    let written = serde_json::to_string(&reading).map(|json| writeln!(std::io::stdout(), "{json}"));
    if matches!(written, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
