//! `docs/RULES.md`: the rules and parameters as a document, written from the tables so that it cannot fall behind them.

use std::fmt::Write;

use crate::calendar::recorded_years;
use crate::catalogue;
use crate::fact::{FactKind, FactRow};
use crate::laws::LAWS;
use crate::parameter::Parameter;
use crate::parameter_table::PARAMETERS;
use crate::rule::Rule;
use crate::rules::rules;
use crate::ruling::Lang;
use crate::words;

/// What stands before the rules.
const HEAD: &str = "\
# Rules of the law

Written by `cargo run -p procurement-law --example documents` from the tables of the crate; a test compares the two.

`gongqi law check CASE.json` reads one case, `{\"rule\": …, \"on\": …, \"facts\": {…}}`, and prints its rulings as JSON
(schema: `law-case.schema.json`; an example for each family of rules: `cases/`). `on` is the day whose law holds: for a procurement the day of
its announcement, for an order the day of the order. Dates are ISO (`2026-11-21`) or ROC dates (`115/11/21`), times `2026-11-21T17:00` in Taipei.
Amounts and numbers are decimal texts or whole numbers, never fractions written as numbers. A name that no fact has is an error.

Outcomes: `allow`, `warn` (may go on), `needs_person` (a person decides), `refuse`. Marks: C = confirmed in the text of the law,
K = known in the trade, to be verified, D = design of this project. What is marked K or D is a setting: it warns and never refuses until its
owner names it in `\"settings\": {\"confirmed\": [\"ID\"]}` of the case; `\"values\"` sets a parameter so marked, `\"closures\"` lists days on which
offices closed. Places are written article-paragraph-subparagraph: `6-4` is 第6條第4項.
";

/// The document.
#[must_use]
pub fn rules_markdown() -> String {
    let mut out = String::from(HEAD);
    contents(&mut out);
    rules().for_each(|rule| section(&mut out, rule));
    parameters(&mut out);
    settings(&mut out);
    laws(&mut out);
    out
}

fn contents(out: &mut String) {
    line(out, "\n| rule | 名稱 | title | mark |\n| --- | --- | --- | --- |");
    for rule in rules() {
        line(out, &format!("| {} | {} | {} | {} |", rule.id, rule.title_zh, rule.title_en, rule.mark.letter()));
    }
}

fn settings(out: &mut String) {
    line(
        out,
        "\n## Settings\n\nRules and parameters that rest on no text that was read. Each warns until its owner has verified it.\n",
    );
    line(out, "| id | 名稱 | mark |\n| --- | --- | --- |");
    for setting in catalogue::settings() {
        line(out, &format!("| `{}` | {} | {} |", setting.id, setting.zh, setting.mark.letter()));
    }
    let years: Vec<_> = recorded_years().map(|year| year.to_string()).collect();
    line(
        out,
        &format!("\nThe working calendar is recorded for {}. A deadline in another year warns.", years.join(", ")),
    );
}

fn laws(out: &mut String) {
    line(out, "\n## Texts\n\n| code | 名稱 | English | text read |\n| --- | --- | --- | --- |");
    for law in LAWS {
        let text = if law.text.is_empty() { "none at hand" } else { law.text };
        line(out, &format!("| {} | {} | {} | {text} |", law.pcode, law.zh, law.en));
    }
}

fn section(out: &mut String, rule: &Rule) {
    line(out, &format!("\n## {} {} · {}\n", rule.id, rule.title_zh, rule.title_en));
    line(out, rule.meaning);
    line(out, "");
    for place in rule.cites {
        let cite = place.cite();
        line(out, &format!("- Law: {} ({}, {})", cite.label(Lang::ZhTw), cite.label(Lang::En), cite.law));
    }
    line(out, &format!("- Mark: {} ({})", rule.mark.letter(), rule.mark.meaning()));
    let until = rule.valid_to.map_or_else(String::new, |day| format!(" to {day}"));
    line(out, &format!("- In force: from {}{until}; on other days a person decides", rule.valid_from));
    if !rule.parameters.is_empty() {
        line(out, &format!("- Parameters: `{}`", rule.parameters.join("`, `")));
    }
    match rule.overrides {
        [] => line(out, "- Override: nobody"),
        some => some.iter().for_each(|(who, evidence)| {
            line(
                out,
                &format!("- Override: {}, on the {}", words::word(who, Lang::En), words::word(evidence, Lang::En)),
            );
        }),
    }
    line(out, "\n| fact | type | unit | needed | meaning | example |\n| --- | --- | --- | --- | --- | --- |");
    rule.facts.iter().for_each(|row| fact(out, "", row));
    line(out, "\n| sentence | 中文 | English |\n| --- | --- | --- |");
    for text in rule.texts {
        line(out, &format!("| `{}` | {} | {} |", text.key, text.zh, text.en));
    }
    line(out, &format!("\n```json\n{}\n```", rule.example));
}

fn fact(out: &mut String, place: &str, row: &FactRow) {
    let name = format!("{place}{}", row.name);
    let kind = match row.kind {
        FactKind::Choice(codes) => codes.join(", "),
        other => other.name().to_owned(),
    };
    let need = row.need.name();
    line(out, &format!("| `{name}` | {kind} | {} | {need} | {} | `{}` |", row.unit, row.meaning, row.example));
    row.inner.iter().for_each(|inner| fact(out, &format!("{name}[]."), inner));
}

fn parameters(out: &mut String) {
    line(
        out,
        "\n## Parameters\n\n| id | 名稱 | category | value | from | to | law | mark | source |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    );
    for parameter in PARAMETERS.iter() {
        line(out, &parameter_row(parameter));
    }
}

fn parameter_row(p: &Parameter) -> String {
    let value = p.value.label(Lang::En);
    let to = p.valid_to.map_or_else(String::new, |day| day.to_string());
    let category = p.category.map_or("all", |category| category.code());
    let (name, law) = (words::word(&p.id, Lang::ZhTw), p.place.label(Lang::ZhTw));
    let (from, mark, source) = (p.valid_from, p.mark.letter(), &p.source);
    format!("| `{}` | {name} | {category} | {value} | {from} | {to} | {law} | {mark} | {source} |", p.id)
}

/// Writing to a `String` does not fail, so the result carries nothing.
fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}
