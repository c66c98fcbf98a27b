//! Fields by label: which label announces a field and what its value looks like.

use serde_json::{Value, json};

use crate::documents::paper::Paper;
use crate::grammar::{address, clock, date, figure, identity, name, text};
use crate::layout::lexicon::Label;
use crate::layout::sheet::{Hit, Sheet};
use crate::layout::value::Candidate;

/// A field and how it is found.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Name of the field.
    pub field: &'static str,
    /// The label before it.
    pub label: Label,
    /// What its value looks like.
    pub form: fn(&str) -> Option<Value>,
}

/// A short way to write a [`Spec`].
#[must_use]
pub const fn spec(field: &'static str, label: Label, form: fn(&str) -> Option<Value>) -> Spec {
    Spec { field, label, form }
}

/// The fields of nearly every document.
pub const VENDOR: [Spec; 3] = [
    spec("vendor_name", Label::VendorName, business),
    spec("ubn", Label::Ubn, ubn),
    spec("representative", Label::Representative, person),
];

/// The fields that name the tender.
pub const TENDER: [Spec; 3] = [
    spec("tender_no", Label::TenderNo, case_number),
    spec("tender_name", Label::TenderName, phrase),
    spec("agency", Label::Agency, phrase),
];

/// Reads fields by their labels; a field that is there already stays.
pub fn read(paper: &mut Paper, sheets: &[Sheet<'_>], specs: &[Spec]) {
    for spec in specs {
        if paper.field(spec.field).is_some() {
            continue;
        }
        if let Some((sheet, value, found)) = best(sheets, spec) {
            paper.set(spec.field, value, (sheet.page, found.rect), (&found.text, found.confidence));
        }
    }
}

/// The best reading of a field: the label most like its spelling and most specific, then the surest value.
fn best<'s, 'p>(sheets: &'s [Sheet<'p>], spec: &Spec) -> Option<(&'s Sheet<'p>, Value, Candidate)> {
    let mut best: Option<(f64, &Sheet<'p>, Value, Candidate)> = None;
    for sheet in sheets {
        for hit in sheet.of_label(spec.label) {
            let Some((value, mut found)) = first(sheet, hit, spec) else { continue };
            let weight = hit.likeness + specific(hit) + 0.1 * found.confidence;
            // One slip in a label of four characters says nothing against its value.
            if hit.likeness < 0.87 {
                found.confidence *= hit.likeness;
            }
            if best.as_ref().is_none_or(|(before, ..)| weight > *before + 1e-6) {
                best = Some((weight, sheet, value, found));
            }
        }
    }
    best.map(|(_, sheet, value, found)| (sheet, value, found))
}

fn specific(hit: &Hit) -> f64 {
    let length = (hit.end - hit.start).min(4);
    0.05 * f64::from(u32::try_from(length).unwrap_or(0))
}

fn first(sheet: &Sheet<'_>, hit: &Hit, spec: &Spec) -> Option<(Value, Candidate)> {
    sheet.candidates(hit).into_iter().find_map(|found| (spec.form)(&found.text).map(|value| (value, found)))
}

/// Name of a business.
#[must_use]
pub fn business(text: &str) -> Option<Value> {
    name::business(text).map(Value::from)
}

/// Name of a person.
#[must_use]
pub fn person(text: &str) -> Option<Value> {
    name::person(text).map(Value::from)
}

/// Business number.
#[must_use]
pub fn ubn(text: &str) -> Option<Value> {
    identity::ubn(text).map(Value::from)
}

/// Tax registration number.
#[must_use]
pub fn tax_registration(text: &str) -> Option<Value> {
    identity::tax_registration(text).map(Value::from)
}

/// Case number.
#[must_use]
pub fn case_number(text: &str) -> Option<Value> {
    identity::case_number(text).map(Value::from)
}

/// Reference number in full.
#[must_use]
pub fn reference(text: &str) -> Option<Value> {
    identity::reference(text).map(Value::from)
}

/// The number of a reference alone.
#[must_use]
pub fn bare_number(text: &str) -> Option<Value> {
    identity::reference(text).map(|r| json!(identity::bare_number(&r)))
}

/// Telephone number.
#[must_use]
pub fn phone(text: &str) -> Option<Value> {
    identity::phone(text).map(Value::from)
}

/// Address without postcode.
#[must_use]
pub fn postal(text: &str) -> Option<Value> {
    address::address(text).map(Value::from)
}

/// A day, ISO.
#[must_use]
pub fn day(text: &str) -> Option<Value> {
    date::find(text).map(|d| json!(d.to_string()))
}

/// An hour of the day, `HH:MM`.
#[must_use]
pub fn hour(text: &str) -> Option<Value> {
    clock::find(text).map(|hour| json!(hour.format("%H:%M").to_string()))
}

/// The last day of a period, or the one day that stands there.
#[must_use]
pub fn last_day(text: &str) -> Option<Value> {
    date::all(text).last().map(|d| json!(d.to_string()))
}

/// The first of two days; nothing where only one stands there.
#[must_use]
pub fn first_of_two(text: &str) -> Option<Value> {
    let days = date::all(text);
    days.first().filter(|_| days.len() >= 2).map(|d| json!(d.to_string()))
}

/// An institution or a maker: a business by its ending, a bank and the like, or Latin words.
#[must_use]
pub fn institution(value: &str) -> Option<Value> {
    name::institution(value).map(Value::from)
}

/// Everything that stands there, blanks kept single: Latin names and sentences.
#[must_use]
pub fn words(value: &str) -> Option<Value> {
    let plain = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.trim_matches([':', ',', ' ']);
    let worded = plain.chars().filter(|c| text::is_han(*c) || c.is_ascii_alphabetic()).count() >= 2;
    worded.then(|| json!(plain))
}

/// Whole dollars.
#[must_use]
pub fn money(text: &str) -> Option<Value> {
    figure::amount(text).map(Value::from)
}

/// A number of things at the start of a text.
#[must_use]
pub fn count(text: &str) -> Option<Value> {
    let first = text.split(' ').next().unwrap_or(text);
    figure::count(first).or_else(|| figure::count(text)).map(Value::from)
}

/// A phrase with two characters at least.
#[must_use]
pub fn phrase(value: &str) -> Option<Value> {
    let plain = text::compact(value);
    let plain = plain.trim_matches([':', '.', '。', ',']);
    let worded = plain.chars().filter(|c| text::is_han(*c) || c.is_ascii_alphabetic()).count() >= 2;
    worded.then(|| json!(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(day("核發日期：111/11/13"), Some(json!("2022-11-13")));
        assert_eq!(count("0 0"), Some(json!(0)));
        assert_eq!(bare_number("府產業商字第62172382631號"), Some(json!("62172382631")));
        assert_eq!(phrase("：甲機關"), Some(json!("甲機關")));
        assert_eq!(phrase("、"), None);
    }
}
