//! `gongqi law` and `gongqi law check`.

use std::path::Path;
use std::process::ExitCode;

use procurement_law::catalogue::book;
use procurement_law::check_case;
use procurement_law::ruling::{Lang, Outcome, Ruling};
use procurement_law::words::word;
use serde::Serialize;
use serde_json::Value;

use crate::base::error::Error;
use crate::cli::say;

/// Prints the rule book: rules with their places in the law, parameters with their days, and what an owner may switch.
///
/// # Errors
/// None in practice; the book has a JSON form.
pub fn list(as_json: bool) -> Result<ExitCode, Error> {
    let book = book();
    if as_json {
        say::json(&book)?;
        return Ok(ExitCode::SUCCESS);
    }
    for rule in &book.rules {
        let places: Vec<_> = rule.cites.iter().map(|cite| cite.label(Lang::ZhTw)).collect();
        say::text(&format!("{:<8} {} {}（{}）", rule.id, rule.mark.letter(), rule.title_zh, places.join("、")))?;
    }
    say::text("")?;
    for one in book.parameters {
        let category = one.category.map_or("", |category| word(category.code(), Lang::ZhTw));
        let days =
            one.valid_to.map_or_else(|| format!("{}起", one.valid_from), |to| format!("{}至{to}", one.valid_from));
        let (name, value, law) = (word(&one.id, Lang::ZhTw), one.value.label(Lang::ZhTw), one.place.label(Lang::ZhTw));
        say::text(&format!(
            "{} {} {name}{category} {value}（{days}；{law}；{}）",
            one.id,
            one.mark.letter(),
            one.source
        ))?;
    }
    say::text("")?;
    say::text("設定（未查得條文，僅提示而不拒絕，經權責單位查證後列入 settings.confirmed）：")?;
    for setting in &book.settings {
        say::text(&format!("{} {} {}", setting.id, setting.mark.letter(), setting.zh))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A ruling with its sentence in both languages.
#[derive(Debug, Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    ruling: &'a Ruling,
    sentence: Sentences,
}

#[derive(Debug, Serialize)]
struct Sentences {
    #[serde(rename = "zh-TW")]
    zh: String,
    en: String,
}

impl<'a> Told<'a> {
    fn of(ruling: &'a Ruling) -> Self {
        Self { ruling, sentence: Sentences { zh: ruling.sentence(Lang::ZhTw), en: ruling.sentence(Lang::En) } }
    }
}

/// Judges a case and prints its rulings as JSON; 1 when one of them refuses.
///
/// # Errors
/// The file cannot be read, or is no case.
pub fn check(path: &Path) -> Result<ExitCode, Error> {
    let failed =
        |cause: &dyn std::fmt::Display| Error::invalid("case.unfit").with("path", path.display()).with("cause", cause);
    let text = std::fs::read_to_string(path).map_err(|cause| failed(&cause))?;
    let case: Value = serde_json::from_str(&text).map_err(|cause| failed(&cause))?;
    let rulings = check_case(&case).map_err(|cause| failed(&cause))?;
    match rulings.as_slice() {
        [one] => say::json(&Told::of(one))?,
        several => say::json(&several.iter().map(Told::of).collect::<Vec<_>>())?,
    }
    for ruling in &rulings {
        eprintln!("{}　{}", ruling.rule, ruling.sentence(Lang::ZhTw));
    }
    let refused = rulings.iter().any(|ruling| ruling.outcome == Outcome::Refuse);
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
