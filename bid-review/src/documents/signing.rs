//! Where a vendor signs: the date, the company's seal and the representative's.

use serde_json::json;

use crate::documents::paper::{Paper, Place, place};
use crate::documents::spec::{self, spec};
use crate::grammar::text::is_han;
use crate::grammar::{date, name};
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;
use crate::page::{Origin, Page, Rect, Seal, Word};

/// A company's seal is at least this wide or high, in points; a representative's is smaller.
const LARGE: f64 = 47.0;
/// The side of the smallest seal that may be told by its name alone, in points.
const SMALL: f64 = 24.0;

/// The date of signing: at its label, else the last date that stands alone.
pub fn date(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &[spec("date", Label::Date, spec::day)]);
    for sheet in sheets.iter().rev() {
        for line in sheet.lines.iter().rev() {
            for (from, to) in line.runs(6.0, &[]) {
                let text = line.text(from, to);
                if date::is_blank_form(&text) {
                    paper.signing.blank_date = true;
                }
                let alone = paper.field("date").is_none() && date::is_alone(&text);
                if let (true, Some(day), Some(rect)) = (alone, date::find(&text), line.rect(from, to)) {
                    paper.set("date", json!(day.to_string()), (sheet.page, rect), (&text, line.confidence(from, to)));
                }
            }
        }
    }
}

/// The seals of a document that the vendor signs, told apart by what they say, else by size.
pub fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    let mut unknown: Vec<(&Page, &Seal)> = Vec::new();
    let mut strange: Vec<Place> = Vec::new();
    for sheet in sheets {
        for seal in &sheet.page.seals {
            let words = words_in(sheet.page, seal);
            let surety = if sheet.page.origin == Origin::TextLayer { 1.0 } else { seal.confidence };
            if anothers(paper, &words, surety) {
                strange.push(place(sheet.page, seal.rect));
                continue;
            }
            match says(paper, &words) {
                Some(true) if paper.signing.company.is_none() => {
                    paper.signing.company = Some(place(sheet.page, seal.rect))
                }
                Some(false) if paper.signing.representative.is_none() => {
                    paper.signing.representative = Some(place(sheet.page, seal.rect));
                }
                // What a text layer spells out and is neither name is a stamp of another kind.
                None if sheet.page.origin == Origin::TextLayer && words.chars().filter(|c| is_han(*c)).count() >= 4 => {
                    strange.push(place(sheet.page, seal.rect));
                }
                _ => unknown.push((sheet.page, seal)),
            }
        }
    }
    unknown.sort_by(|a, b| size(&b.1.rect).total_cmp(&size(&a.1.rect)));
    by_size(paper, &unknown);
    if paper.signing.company.is_some() && paper.signing.representative.is_none() {
        paper.signing.representative = sheets.iter().find_map(|sheet| ruled(paper, sheet));
    }
    paper.signing.others.extend(strange);
    paper.signing.expected = expected(sheets);
}

/// A square of printed-looking lines with the representative's name in it: a small seal with a thin frame, pressed quite level.
fn ruled(paper: &Paper, sheet: &Sheet<'_>) -> Option<Place> {
    let name = paper.text("representative").filter(|name| name.chars().count() >= 2)?;
    let rules = &sheet.page.rules;
    let sides = rules.iter().filter(|rule| (SMALL..LARGE).contains(&rule.width()) && rule.height() < 3.0);
    let squares = sides.flat_map(|top| {
        let opposite = move |bottom: &&Rect| {
            let (long, apart) = (top.width(), bottom.top - top.top);
            (apart - long).abs() <= 0.2 * long
                && (bottom.width() - long).abs() <= 0.1 * long
                && (bottom.left - top.left).abs() <= 0.1 * long
        };
        rules.iter().filter(opposite).map(move |bottom| top.around(bottom))
    });
    let mut named = squares.filter(|square| {
        let within = |w: &&Word| square.holds(w.rect.left, w.rect.top) && square.holds(w.rect.right, w.rect.bottom);
        let words = sheet.page.words.iter().filter(within);
        let chars: Vec<char> = words.flat_map(|w| w.text.chars()).filter(|c| is_han(*c)).collect();
        let own = chars.iter().filter(|c| name.contains(**c)).count();
        own >= 1 && chars.len() >= 2 && chars.iter().all(|c| name.contains(*c) || "印章".contains(*c))
    });
    named.next().map(|square| place(sheet.page, square))
}

/// The characters of a seal: those read in it, and the words of the page that lie inside it.
fn words_in(page: &Page, seal: &Seal) -> String {
    let r = seal.rect;
    let inside = |w: &&Word| r.holds(w.rect.left, w.rect.top) && r.holds(w.rect.right, w.rect.bottom);
    let words = page.words.iter().filter(inside).map(|w| w.text.as_str());
    std::iter::once(seal.text.as_str()).chain(words).collect()
}

/// Whether the characters of a seal say the company's name (true) or the representative's (false).
fn says(paper: &Paper, words: &str) -> Option<bool> {
    let held = |of: &str| {
        let all = of.chars().count().max(1);
        let found = of.chars().filter(|c| words.contains(*c)).count();
        found * 3 >= all * 2
    };
    if words.contains("公司") || paper.text("vendor_name").is_some_and(|n| words.chars().count() >= 5 && held(n)) {
        return Some(true);
    }
    let own = paper.text("representative").is_some_and(|n| n.chars().count() >= 2 && held(n));
    (own && name::business(words).is_none()).then_some(false)
}

/// Whether a seal surely names a company with hardly a character of the vendor's name.
fn anothers(paper: &Paper, words: &str, surety: f64) -> bool {
    const LEGIBLE: f64 = 0.8;
    let own = |of: &str| of.chars().filter(|c| is_han(*c) && !"股份有限公司印章".contains(*c)).collect::<Vec<_>>();
    let (vendor, seal) = (own(paper.text("vendor_name").unwrap_or_default()), own(words));
    let shared = vendor.iter().filter(|c| seal.contains(c)).count();
    surety >= LEGIBLE && words.contains("公司") && vendor.len() >= 2 && seal.len() >= 2 && shared * 3 < vendor.len()
}

fn by_size(paper: &mut Paper, unknown: &[(&Page, &Seal)]) {
    for (page, seal) in unknown {
        let at = place(page, seal.rect);
        let large = size(&seal.rect) >= LARGE;
        let signing = &mut paper.signing;
        if large && signing.company.is_none() {
            signing.company = Some(at);
        } else if !large && signing.representative.is_none() {
            signing.representative = Some(at);
        } else {
            signing.others.push(at);
        }
    }
    // Two seals of nearly one size: the larger is the company's.
    let signing = &mut paper.signing;
    if signing.representative.is_none() && signing.company.is_some() && !signing.others.is_empty() {
        signing.representative = Some(signing.others.remove(0));
    }
}

fn size(rect: &Rect) -> f64 {
    rect.width().max(rect.height())
}

/// The block of vendor and representative on the last page that has one, with the room beside it.
fn expected(sheets: &[Sheet<'_>]) -> Option<Place> {
    sheets.iter().rev().find_map(|sheet| {
        let block = sheet
            .hits
            .iter()
            .filter(|h| matches!(h.label, Label::VendorName | Label::Representative | Label::Ubn))
            .filter_map(|h| sheet.lines.get(h.line)?.rect(h.start, h.end))
            .filter(|r| r.top > 0.0)
            .collect::<Vec<_>>();
        let last = block.iter().map(|r| r.bottom).fold(0.0, f64::max);
        let near = block.into_iter().filter(|r| last - r.top < 150.0).reduce(|a, b| a.around(&b))?;
        let right = (sheet.page.width - 40.0).max(near.right);
        Some(place(sheet.page, Rect { right, bottom: near.bottom + 30.0, ..near }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::kind::DocumentKind;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_stamp_of_another_kind_is_no_seal() {
        let mut page = page(&[(60.0, 80.0, "投標廠商：遠山軟體股份有限公司"), (310.0, 100.0, "與正本相符")]);
        let rect = Rect::from([300.0, 80.0, 380.0, 140.0]);
        page.seals.push(Seal { rect, red: true, text: String::new(), confidence: 0.0 });
        let mut paper = paper(DocumentKind::PriceSchedule);
        read(&mut paper, &[Sheet::of(&page)]);
        assert!(paper.signing.company.is_none() && paper.signing.others.len() == 1);
    }

    fn signed(seals: &[(f64, &str)]) -> Paper {
        let mut page = page(&[(60.0, 80.0, "投標廠商：遠山軟體股份有限公司"), (60.0, 100.0, "負責人：王小明")]);
        for (side, text) in seals {
            let rect = Rect { left: 300.0, top: 80.0, right: 300.0 + side, bottom: 80.0 + side };
            page.seals.push(Seal { rect, red: true, text: (*text).to_owned(), confidence: 0.9 });
        }
        let mut paper = paper(DocumentKind::Declaration);
        let sheets = [Sheet::of(&page)];
        spec::read(&mut paper, &sheets, &spec::VENDOR);
        read(&mut paper, &sheets);
        paper
    }

    #[test]
    fn a_thin_level_frame_is_a_seal_by_the_name_in_it() {
        let sealed = |words: &[(f64, f64, &str)], apart: f64| {
            let mut lines = vec![(60.0, 80.0, "投標廠商：遠山軟體股份有限公司"), (60.0, 100.0, "負責人：王小明")];
            lines.extend(words);
            let mut page = page(&lines);
            let rect = Rect { left: 300.0, top: 80.0, right: 372.0, bottom: 152.0 };
            page.seals.push(Seal { rect, red: false, text: String::new(), confidence: 0.9 });
            for top in [100.0, 100.0 + apart] {
                page.rules.push(Rect { left: 420.0, top, right: 454.0, bottom: top + 1.0 });
            }
            let mut paper = paper(DocumentKind::Declaration);
            let sheets = [Sheet::of(&page)];
            spec::read(&mut paper, &sheets, &spec::VENDOR);
            read(&mut paper, &sheets);
            paper.signing.representative.is_some()
        };
        assert!(sealed(&[(424.0, 104.0, "明王"), (424.0, 118.0, "印小")], 33.0));
        assert!(sealed(&[(424.0, 118.0, "印小")], 33.0));
        // A printed frame says whose seal goes there, not whose it is; a cell is no square.
        assert!(!sealed(&[(424.0, 104.0, "負責"), (424.0, 118.0, "人章")], 33.0));
        assert!(!sealed(&[], 33.0) && !sealed(&[(424.0, 104.0, "印章")], 33.0));
        assert!(!sealed(&[(424.0, 104.0, "王小")], 60.0));
    }

    #[test]
    fn seals_are_told_apart_by_size_or_by_what_they_say() {
        for (seals, company, representative) in [
            (&[(72.0, ""), (36.0, "")][..], true, true),
            (&[(72.0, "")][..], true, false),
            (&[(36.0, "")][..], false, true),
            (&[(44.0, "遠山軟體股份有限公司"), (43.0, "王小明印")][..], true, true),
            (&[(60.0, ""), (52.0, "")][..], true, true),
            // Another company's seal is not the vendor's, however large.
            (&[(72.0, "大海資訊股份有限公司"), (36.0, "王小明印")][..], false, true),
            (&[][..], false, false),
        ] {
            let signing = signed(seals).signing;
            assert_eq!(
                (signing.company.is_some(), signing.representative.is_some()),
                (company, representative),
                "{seals:?}"
            );
            assert!(signing.expected.is_some());
        }
    }
}
