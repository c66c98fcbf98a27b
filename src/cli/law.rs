//! `gongqi law` and `gongqi law check`.

use std::path::Path;
use std::process::ExitCode;

use procurement_law::catalogue::catalogue;
use procurement_law::check_case;
use procurement_law::ruling::{Lang, Outcome};
use serde_json::Value;

use crate::base::error::Error;
use crate::cli::say;

/// Lists the rules.
///
/// # Errors
/// None in practice; the list has a JSON form.
pub fn list(as_json: bool) -> Result<ExitCode, Error> {
    let entries = catalogue();
    if as_json {
        say::json(&entries)?;
    } else {
        for entry in entries {
            println!("{}", serde_json::to_string(&entry).unwrap_or_default());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Judges a case and prints its rulings as JSON; 1 when one of them refuses.
///
/// # Errors
/// The file cannot be read, or is no case.
pub fn check(path: &Path) -> Result<ExitCode, Error> {
    let failed =
        |cause: &dyn std::fmt::Display| Error::internal("read the case", format!("{}: {cause}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|cause| failed(&cause))?;
    let case: Value = serde_json::from_str(&text).map_err(|cause| failed(&cause))?;
    let rulings = check_case(&case).map_err(|cause| failed(&cause))?;
    match rulings.as_slice() {
        [one] => say::json(one)?,
        several => say::json(&several)?,
    }
    for ruling in &rulings {
        eprintln!("{}　{}", ruling.rule, ruling.sentence(Lang::ZhTw));
    }
    let refused = rulings.iter().any(|ruling| ruling.outcome == Outcome::Refuse);
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
