//! The child that reads and draws files without recognition: a program of its own, because it starts in a quarter of the time of one that brings
//! the recognition engine and the fifty libraries which that needs. [`bid_review::worker::Sandboxed`] starts it where it lies beside the program.

use std::process::ExitCode;

use bid_review::ocr::NullOcr;
use bid_review::sandbox::Limits;
use bid_review::worker::{Task, serve};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(task) = Task::parse(&arguments) else { return ExitCode::from(2) };
    match serve(task, &Limits::default(), || Box::new(NullOcr), std::io::stdin(), std::io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
