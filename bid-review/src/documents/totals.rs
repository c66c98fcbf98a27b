//! The total of a price schedule, in figures and in words, and values printed over each other.

use procurement_law::numerals;
use serde_json::json;

use crate::documents::paper::{Paper, place};
use crate::grammar::text::is_han;
use crate::grammar::{figure, text};
use crate::layout::lexicon::Label;
use crate::layout::line::Line;
use crate::layout::sheet::{Hit, Sheet};
use crate::page::{Origin, Page, Rect, Word};

/// Chinese characters that may stand before an amount in words.
const LEADS: &str = "幣計為額價寫共整";

/// Reads both forms of the total.
pub fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    for sheet in sheets {
        figures(paper, sheet);
        capitals(paper, sheet, ("total_words", "total_words_value"));
    }
    for sheet in sheets {
        overprints(paper, sheet.page);
    }
}

/// The lowest total of the page that is an amount in figures.
fn figures(paper: &mut Paper, sheet: &Sheet<'_>) {
    for hit in sheet.of_label(Label::Total) {
        let found = sheet.candidates(hit).into_iter().find_map(|c| amount(&c.text).map(|value| (value, c)));
        if let Some((value, c)) = found {
            paper.set("total_shown", json!(value), (sheet.page, c.rect), (&c.text, c.confidence));
        } else if let Some((value, (rect, text, confidence))) = behind(sheet, hit) {
            paper.set("total_shown", json!(value), (sheet.page, rect), (&text, confidence));
        }
    }
}

/// The amount that stands apart on the line of a total, behind whatever is said of its currency and tax.
fn behind(sheet: &Sheet<'_>, hit: &Hit) -> Option<(i64, (Rect, String, f64))> {
    let line = sheet.lines.get(hit.line)?;
    let runs = line.runs(2.0, &[]).into_iter().filter(|(from, _)| *from >= hit.end);
    let mut amounts = runs.filter_map(|(from, to)| {
        let text = line.text(from, to);
        let value = amount(&text).filter(|value| *value >= 100)?;
        Some((value, (line.rect(from, to)?, text, line.confidence(from, to))))
    });
    amounts.next_back()
}

/// An amount, also where it stands after the name of the currency and a blank.
fn amount(value: &str) -> Option<i64> {
    figure::amount(value)
        .or_else(|| value.split(' ').find_map(|part| figure::amount(part).filter(|v| *v >= 100 || part == value)))
}

/// The amount in words, as written and as a number: the longest run of Chinese numerals before 元 or 圓, over two lines if need be.
pub fn capitals(paper: &mut Paper, sheet: &Sheet<'_>, (worded, valued): (&str, &str)) {
    let mut best: Option<(usize, i64, String, Rect, f64)> = None;
    for (at, line) in sheet.lines.iter().enumerate() {
        let joined = sheet
            .lines
            .get(at + 1)
            .map(|next| Line { glyphs: line.glyphs.iter().chain(&next.glyphs).copied().collect() });
        for mut line in [Some(line.clone()), joined].into_iter().flatten() {
            if sheet.page.origin == Origin::Ocr {
                line.glyphs.iter_mut().for_each(|g| g.c = numeral(g.c));
            }
            let Some((from, to, value, text)) = in_words(&line) else { continue };
            let better = best.as_ref().is_none_or(|(length, ..)| to - from > *length);
            if let (true, Some(rect)) = (better, line.rect(from, to)) {
                best = Some((to - from, value, text, rect, line.confidence(from, to)));
            }
        }
    }
    if let Some((_, value, written, rect, confidence)) = best {
        paper.set(worded, json!(written), (sheet.page, rect), (&written, confidence));
        paper.set(valued, json!(value), (sheet.page, rect), (&written, confidence));
    }
}

/// The capital numeral that a recognised character stands for, where it has the shape of one and no other use in an amount.
fn numeral(c: char) -> char {
    match c {
        '伯' | '栢' => '佰',
        '任' | '什' => '仟',
        '捨' => '拾',
        '染' => '柒',
        '坡' => '玖',
        '萱' | '貢' => '壹',
        other => other,
    }
}

/// An amount in words on a line, three characters at least before its unit.
fn in_words(line: &Line) -> Option<(usize, usize, i64, String)> {
    let chars: Vec<char> = line.glyphs.iter().map(|g| g.c).collect();
    chars.iter().enumerate().filter(|(_, c)| "元圓".contains(**c)).find_map(|(unit, _)| {
        let before = chars.get(..unit)?.iter().rev().take_while(|c| numerals::is_numeral(**c)).count();
        let end = if chars.get(unit + 1).is_some_and(|c| "整正".contains(*c)) { unit + 2 } else { unit + 1 };
        // A numeral behind an unknown character is only the rest of one.
        let whole = unit == before || chars.get(unit - before - 1).is_some_and(|c| !is_han(*c) || LEADS.contains(*c));
        let written: String = chars.get(unit - before..end).filter(|_| whole)?.iter().collect();
        let value = numerals::capital_amount(&written).filter(|_| before >= 2)?;
        Some((unit - before, end, value, written))
    })
}

/// Two different amounts at one place: one was put over the other.
fn overprints(paper: &mut Paper, page: &Page) {
    let amounts: Vec<(&Word, i64)> = page.words.iter().filter_map(|w| Some((w, figure::amount(&w.text)?))).collect();
    for (at, (word, value)) in amounts.iter().enumerate() {
        for (other, second) in amounts.iter().skip(at + 1) {
            if value != second && overlaps(&word.rect, &other.rect) {
                let written = format!("{} / {}", text::compact(&word.text), text::compact(&other.text));
                paper.overprints.push((place(page, word.rect.around(&other.rect)), written));
            }
        }
    }
}

fn overlaps(a: &Rect, b: &Rect) -> bool {
    let wide = a.right.min(b.right) - a.left.max(b.left);
    let high = a.bottom.min(b.bottom) - a.top.max(b.top);
    wide > 0.5 * a.width().min(b.width()) && high > 0.6 * a.height().min(b.height())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::kind::DocumentKind;
    use crate::layout::sheet::testing::page;

    #[test]
    fn both_forms_over_two_lines() {
        let page = page(&[
            (60.0, 100.0, "總計"),
            (400.0, 100.0, "NT$1,234,567元"),
            (60.0, 120.0, "總標價（中文大寫）：新臺幣壹佰貳拾參萬肆仟"),
            (60.0, 134.0, "伍佰陸拾柒元整"),
        ]);
        let mut paper = paper(DocumentKind::PriceSchedule);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(
            (paper.number("total_shown"), paper.number("total_words_value")),
            (Some(1_234_567), Some(1_234_567))
        );
        assert_eq!(paper.text("total_words"), Some("壹佰貳拾參萬肆仟伍佰陸拾柒元整"));
        assert!(paper.overprints.is_empty());
    }

    #[test]
    fn the_rest_of_a_misread_amount_is_no_amount() {
        let page = page(&[(60.0, 120.0, "總標價：新臺幣參仟玖佰陸拾柒萬伍仟捌佰貳恰參元整")]);
        let mut paper = paper(DocumentKind::PriceSchedule);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(paper.number("total_words_value"), None);
    }

    #[test]
    fn recognised_numerals_by_their_shape() {
        let mut page = page(&[(60.0, 120.0, "總價新臺幣(大寫)貳什零參萬捌仟參伯壹捨陸元整")]);
        page.origin = Origin::Ocr;
        let mut paper = paper(DocumentKind::PriceSchedule);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(paper.number("total_words_value"), Some(20_038_316));
    }

    #[test]
    fn one_amount_over_another() {
        let page = page(&[(60.0, 100.0, "總計"), (400.0, 100.0, "3,560,394"), (400.0, 101.0, "3,204,354")]);
        let mut paper = paper(DocumentKind::PriceSchedule);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(paper.overprints.len(), 1);
    }
}
