//! `gongqi search`.

use std::process::ExitCode;

use search_index::ask::Ask;
use search_index::hits::Fragment;
use serde_json::json;

use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::{market, say};
use crate::search::find::find;
use crate::worker;

/// Searches and prints the first twenty hits; 1 when there is none.
///
/// # Errors
/// The market or its index cannot be opened.
pub fn search(words: &str, at: &Where, as_json: bool) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    // A running server holds the index and follows the feed itself.
    if let Err(error) = worker::follow_once(&app) {
        tracing::debug!(%error, "the index is another process's to write");
    }
    let hits = find(&app.index, &Ask { limit: 20, ..Ask::words(words) })?;
    for hit in &hits.hits {
        let name: String = hit.name_snippet.iter().map(|piece: &Fragment| piece.text.as_str()).collect();
        if as_json {
            say::json(&json!({ "kind": hit.kind.as_str(), "id": hit.id, "name": name, "score": hit.score }))?;
        } else {
            say::text(&format!("{:8} {} {name}", hit.kind.as_str(), hit.id))?;
        }
    }
    if !as_json {
        say::text(&format!("共 {} 筆", hits.total))?;
    }
    Ok(if hits.total == 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
