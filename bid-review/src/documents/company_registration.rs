//! D01 設立登記證明: registration forms, certificates and printouts of the registry.

use serde_json::json;

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, VENDOR, spec};
use crate::grammar::identity;
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;
use crate::page::Rect;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::CompanyRegistration,
    about: "Registration form, certificate or extract, or a printout of the public registry.",
    fields: &[
        form::VENDOR,
        &[
            ("address", "registered address"),
            ("capital", "capital, whole dollars"),
            ("founded", "day of setting up"),
            ("document_no", "number of the approval"),
            ("issued", "day of issue or print"),
            ("business_codes", "codes of the business items"),
        ],
    ],
    read,
};

/// The fields beside the vendor's.
const FIELDS: [Spec; 5] = [
    spec("address", Label::Address, spec::postal),
    spec("capital", Label::Capital, spec::money),
    spec("founded", Label::Founded, spec::day),
    spec("document_no", Label::DocumentNo, spec::bare_number),
    spec("issued", Label::Issued, spec::day),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
    business_codes(paper, sheets);
}

/// A code of a business item on the page.
struct Code {
    text: String,
    rect: Rect,
    confidence: f64,
}

fn business_codes(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    let mut all = Vec::new();
    let mut first: Option<(&Sheet<'_>, Rect, f64)> = None;
    for sheet in sheets {
        for code in codes(sheet) {
            let (place, confidence) = match first {
                Some((of, rect, least)) if std::ptr::eq(of, sheet) => {
                    (rect.around(&code.rect), least.min(code.confidence))
                }
                Some((_, rect, least)) => (rect, least.min(code.confidence)),
                None => (code.rect, code.confidence),
            };
            first = Some((first.map_or(sheet, |(of, ..)| of), place, confidence));
            all.push(code.text);
        }
    }
    if let Some((sheet, rect, confidence)) = first {
        paper.set("business_codes", json!(all), (sheet.page, rect), (&all.join(" "), confidence));
    }
}

/// The codes of a page: whole runs first; a letter read as a figure is mended only in the column of the others.
fn codes(sheet: &Sheet<'_>) -> Vec<Code> {
    let mut runs = Vec::new();
    for line in &sheet.lines {
        let mut at = 0;
        while at + 7 <= line.glyphs.len() {
            let before = at.checked_sub(1).and_then(|b| line.glyphs.get(b)).map(|g| g.c);
            let inside = before.is_some_and(|c| c.is_ascii_alphanumeric()) && line.gap(at) < 0.3;
            let after = line.glyphs.get(at + 7).map(|g| g.c);
            let cut = after.is_none_or(|c| !c.is_ascii_alphanumeric()) || line.gap(at + 7) > 0.3;
            let text: String = line.glyphs.iter().skip(at).take(7).map(|g| g.c).collect();
            if !inside && cut && text.is_ascii() {
                runs.extend(line.rect(at, at + 7).map(|rect| Code {
                    text,
                    rect,
                    confidence: line.confidence(at, at + 7),
                }));
            }
            at += 1;
        }
    }
    let lefts: Vec<f64> =
        runs.iter().filter(|r| identity::business_code(&r.text).is_some()).map(|r| r.rect.left).collect();
    let in_column = |rect: &Rect| lefts.iter().any(|left| (left - rect.left).abs() < 8.0);
    runs.into_iter()
        .filter_map(|run| match identity::business_code(&run.text) {
            Some(text) => Some(Code { text, ..run }),
            None if in_column(&run.rect) => {
                mended(&run.text).map(|text| Code { text, confidence: run.confidence.min(0.8), ..run })
            }
            None => None,
        })
        .collect()
}

/// A code with `1`, `l` or `|` for its first `I`, `2` for `Z` and letters for figures behind.
fn mended(text: &str) -> Option<String> {
    let (head, tail) = text.split_at_checked(1)?;
    let letters = if text.starts_with("22") || text.starts_with("Z2") || text.starts_with("2Z") { 2 } else { 1 };
    let first = match head {
        "1" | "l" | "|" | "!" => "I",
        "2" => "Z",
        "8" => "B",
        other => other,
    };
    let mut out = String::from(first);
    for (at, c) in tail.chars().enumerate() {
        out.push(match c {
            '2' if at + 1 < letters => 'Z',
            'O' | 'o' | 'Q' | 'D' => '0',
            'I' | 'l' | '|' => '1',
            'S' => '5',
            'B' => '8',
            'Z' if at + 1 >= letters => '2',
            other => other,
        });
    }
    identity::business_code(&out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_form_with_labels_above_their_values() {
        let page = page(&[
            (60.0, 40.0, "商工登記公示資料查詢服務"),
            (60.0, 80.0, "公司名稱"),
            (240.0, 80.0, "統一編號"),
            (400.0, 80.0, "代表人姓名"),
            (60.0, 98.0, "遠山軟體股份有限公司"),
            (240.0, 98.0, "12345675"),
            (400.0, 98.0, "王小明"),
            (60.0, 130.0, "資本總額(元)"),
            (240.0, 130.0, "核准設立日期"),
            (60.0, 148.0, "NT$5,000,000"),
            (240.0, 148.0, "0920705"),
            (60.0, 180.0, "公司所在地：(710)臺南市永康區甲路2號"),
            (60.0, 210.0, "I301010"),
            (120.0, 210.0, "資訊軟體服務業"),
            (60.0, 230.0, "1301020"),
            (60.0, 250.0, "列印日期：中華民國一一四年三月五日"),
        ]);
        let mut paper = paper(DocumentKind::CompanyRegistration);
        read(&mut paper, &[Sheet::of(&page)]);
        for (field, value) in [
            ("vendor_name", json!("遠山軟體股份有限公司")),
            ("ubn", json!("12345675")),
            ("representative", json!("王小明")),
            ("capital", json!(5_000_000)),
            ("founded", json!("2003-07-05")),
            ("address", json!("臺南市永康區甲路2號")),
            ("business_codes", json!(["I301010", "I301020"])),
            ("issued", json!("2025-03-05")),
        ] {
            assert_eq!(paper.field(field).map(|f| &f.value), Some(&value), "{field}");
        }
    }
}
