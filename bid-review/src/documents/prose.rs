//! Values that stand in sentences: what follows certain words, on the line or over its end.

use serde_json::Value;

use crate::documents::paper::Paper;
use crate::grammar::figure;
use crate::grammar::text::compact;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;

/// What a text says, where it says a value.
pub type Reads = fn(&str) -> Option<Value>;

/// Reads a field from what follows one of some words, as far as the end of the next line; a field that is there already stays.
pub fn after(paper: &mut Paper, sheets: &[Sheet<'_>], field: &str, (words, form): (&[&str], Reads)) {
    if paper.field(field).is_some() {
        return;
    }
    for word in words {
        let wanted: Vec<char> = word.to_ascii_lowercase().chars().collect();
        for sheet in sheets {
            for line in joined(sheet) {
                let chars: Vec<char> = line.glyphs.iter().map(|g| g.c.to_ascii_lowercase()).collect();
                let Some(at) = chars.windows(wanted.len().max(1)).position(|part| part == wanted) else { continue };
                let (from, to) = (at + wanted.len(), line.glyphs.len());
                let text = line.text(from, to);
                let Some(value) = form(&text) else { continue };
                let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                // The place is as long as the value, but at least the words before it.
                let end = (from + 2 * shown.chars().count().max(4)).min(to);
                if let Some(rect) = line.rect(at, end) {
                    paper.set(field, value, (sheet.page, rect), (&text, line.confidence(from, end)));
                    return;
                }
            }
        }
    }
}

/// Every line alone, then every line with the one after it.
pub fn joined<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = Line> + 's {
    let pairs = sheet.lines.iter().zip(sheet.lines.iter().skip(1));
    let pairs = pairs.map(|(a, b)| Line { glyphs: a.glyphs.iter().chain(&b.glyphs).copied().collect() });
    sheet.lines.iter().cloned().chain(pairs)
}

/// An amount of at least a thousand dollars in figures at the start of a text.
#[must_use]
pub fn money(text: &str) -> Option<Value> {
    let plain = compact(text);
    let body = plain.trim_start_matches(|c: char| "新臺台幣NTD$:大寫(小寫)金額為計".contains(c));
    let figures: String = body.chars().take_while(|c| c.is_ascii_digit() || ",.".contains(*c)).collect();
    figure::amount(figures.trim_end_matches([',', '.'])).filter(|value| *value >= 1000).map(Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::documents::spec;
    use crate::kind::DocumentKind;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_value_behind_words_may_stand_on_the_next_line() {
        let page =
            page(&[(60.0, 80.0, "本保證書有效期間自民國115年11月21日起"), (60.0, 100.0, "至民國116年3月5日止。")]);
        let mut paper = paper(DocumentKind::BidBond);
        let sheets = [Sheet::of(&page)];
        after(
            &mut paper,
            &sheets,
            "valid_until",
            (&["有效期間自"], |text| spec::first_of_two(text).and(spec::last_day(text))),
        );
        assert_eq!(paper.text("valid_until"), Some("2027-03-05"));
        assert_eq!(money("新臺幣1,234,567元整"), Some(Value::from(1_234_567)));
        assert_eq!(money("NT$ 50"), None);
    }
}
