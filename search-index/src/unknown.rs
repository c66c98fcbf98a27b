//! The words of a question that no entry has.

use crate::analyze::{Analysis, Side};
use crate::error::Result;
use crate::lookup::Lookup;
use crate::stretch::stretches;

/// More are not named.
const MOST: usize = 8;

/// The runs of characters, as typed, that belong to no token the index has.
pub(crate) fn unknown(lookup: &Lookup<'_>, question: &str) -> Result<Vec<String>> {
    let mut unknown: Vec<String> = Vec::new();
    for stretch in stretches(question) {
        let analysis = Analysis::of(&stretch, Side::Asked);
        let mut missing: Vec<(usize, usize)> = Vec::new();
        let mut known: Vec<(usize, usize)> = Vec::new();
        for span in analysis.spans() {
            let frequency = lookup.frequency(lookup.fields.all, analysis.text(span))?;
            let place = (span.from, span.to);
            if frequency > 0 { known.push(place) } else { missing.push(place) }
        }
        let is = |places: &[(usize, usize)], at: usize| places.iter().any(|(from, to)| (*from..*to).contains(&at));
        let mut run = String::new();
        for (at, c) in stretch.char_indices() {
            if is(&missing, at) && !is(&known, at) {
                run.push(c);
            } else if !run.is_empty() {
                unknown.push(std::mem::take(&mut run));
            }
        }
        if !run.is_empty() {
            unknown.push(run);
        }
    }
    // One character alone is most often the edge of two words that only never stand side by side.
    unknown.retain(|word| word.chars().count() > 1 || question.trim() == *word);
    unknown.dedup();
    unknown.truncate(MOST);
    Ok(unknown)
}
