//! `gongqi read-file`: the child that reads one file of strangers without rights. The program starts it itself.

use std::process::ExitCode;

use bid_review::installed;
use bid_review::sandbox::Limits;
use bid_review::worker::{Task, serve};

use crate::base::error::{Error, Kind};

/// Takes a file from its input and answers on its output.
///
/// # Errors
/// There is no such task, or its input or output failed.
pub fn read_file(task: &[String]) -> Result<ExitCode, Error> {
    let task = Task::parse(task).ok_or_else(|| Error::of(Kind::Malformed, "http.malformed"))?;
    serve(task, &Limits::default(), installed::open, std::io::stdin(), std::io::stdout())
        .map_err(|cause| Error::internal("read a file", cause))?;
    Ok(ExitCode::SUCCESS)
}
