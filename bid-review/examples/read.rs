//! Reads one file and prints what it gave as JSON: `read FILE [--in-child] [--times N]`.
//!
//! With `--in-child` this program reads through a child of its own kind, as a server does; with `--times` it reads again and again and tells
//! the pages per second.

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use bid_review::installed;
use bid_review::read::{Direct, Late};
use bid_review::reader::Reader;
use bid_review::sandbox::Limits;
use bid_review::worker::{Sandboxed, Task, serve};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first() {
        Some((first, rest)) if first == "child" => child(rest),
        Some((path, rest)) => print(path, rest),
        None => Err("usage: read FILE [--in-child] [--times N]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn child(arguments: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let task = Task::parse(arguments).ok_or("no such task")?;
    Ok(serve(task, &Limits::default(), installed::open, std::io::stdin(), std::io::stdout())?)
}

fn print(path: &str, rest: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(path)?;
    let reader: Box<dyn Reader> = if rest.iter().any(|argument| argument == "--in-child") {
        Box::new(Sandboxed::new(std::env::current_exe()?, vec!["child".to_owned()]))
    } else {
        Box::new(Direct { ocr: Box::new(Late::new(installed::open)) })
    };
    let times = rest.iter().position(|argument| argument == "--times").and_then(|at| rest.get(at + 1));
    let Some(times) = times else {
        let reading = reader.read(&bytes, &mut |_| {});
        writeln!(std::io::stdout(), "{}", serde_json::to_string(&reading)?)?;
        return Ok(());
    };
    let begun = Instant::now();
    let mut pages = 0;
    for _ in 0..times.parse::<u32>()? {
        pages += reader.read(&bytes, &mut |_| {}).pages.len();
    }
    writeln!(std::io::stdout(), "{:.1} pages/s", pages as f64 / begun.elapsed().as_secs_f64())?;
    Ok(())
}
