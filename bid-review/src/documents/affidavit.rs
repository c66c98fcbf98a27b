//! D08 切結書: what the vendor vouches for.

use serde_json::json;

use crate::classify::numbering;
use crate::documents::form::{self, Form};
use crate::documents::paper::{Paper, place};
use crate::documents::signing;
use crate::documents::spec::{self, TENDER, VENDOR};
use crate::grammar::date;
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;
use crate::page::Rect;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Affidavit,
    about: "Affidavit on the tender's form.",
    fields: &[form::TENDER, form::VENDOR, form::SIGNED, &[("statement", "what it vouches for, line after line")]],
    read,
};

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    crate::documents::prose::after(paper, sheets, "vendor_name", (&["立切結書人", "切結人", "具結人"], spec::business));
    signing::date(paper, sheets);
    statement(paper, sheets);
    signing::read(paper, sheets);
}

/// Everything that is neither title nor a label with its value: sentences, wherever they stand.
fn statement(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    let mut found: Vec<(usize, String, Rect, f64)> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let mut addressed = false;
        for (number, line) in sheet.lines.iter().enumerate() {
            let text = line.plain();
            // A sentence is kept whatever stands at its beginning.
            let apart = numbering::is_number(&text)
                || !is_sentence(&text) && (addressed || is_form(paper, sheet, number, line));
            addressed = ["此致", "謹致", "致"].contains(&text.trim_matches([':', ',']));
            if !apart {
                found.push((at, text, line.whole(), line.confidence(0, line.glyphs.len())));
            }
        }
    }
    let Some((first, _, rect, _)) = found.first().cloned() else { return };
    let Some(sheet) = sheets.get(first) else { return };
    let around = found.iter().filter(|(at, ..)| *at == first).fold(rect, |all, (_, _, rect, _)| all.around(rect));
    let text = found.iter().map(|(_, text, ..)| text.as_str()).collect::<Vec<_>>().join("\n");
    let confidence = found.iter().map(|(.., confidence)| *confidence).fold(1.0, f64::min);
    paper.set("statement", json!(text), (sheet.page, around), (&text, confidence));
}

/// Whether a line holds a sentence or a part of one.
fn is_sentence(text: &str) -> bool {
    text.contains(['。', ';', ',', '、'])
}

/// Whether a line is the title, a label with its value, a value, or a day.
fn is_form(paper: &Paper, sheet: &Sheet<'_>, number: usize, line: &Line) -> bool {
    let text = line.plain();
    let titled = text.contains("切結書") && text.chars().count() <= 14 && !text.contains(':');
    let begins = |start: usize| line.glyphs.iter().take(start).all(|g| !g.c.is_alphabetic());
    let labelled = sheet.hits.iter().any(|hit| hit.line == number && begins(hit.start) && hit.label != Label::Other);
    let signed = ["立切結書人:", "切結人:", "具結人:", "立書人:"].iter().any(|word| text.starts_with(word));
    let (x, y) = place(sheet.page, line.whole()).middle();
    let value = paper.document.fields.values().any(|field| {
        let [left, top, right, bottom] = field.bbox;
        field.page == sheet.page.index && (left..=right).contains(&x) && (top..=bottom).contains(&y)
    });
    titled || labelled || signed || value || date::is_alone(&text) || date::is_blank_form(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn sentences_are_kept_wherever_they_stand() {
        let page = page(&[
            (228.0, 40.0, "投標廠商切結書"),
            (60.0, 80.0, "案號：115-A1"),
            (60.0, 96.0, "案名：115年度資料庫採購案，運費另計"),
            (60.0, 112.0, "招標機關：甲機關"),
            (60.0, 140.0, "茲切結所提供之軟體均為合法授"),
            (60.0, 156.0, "權，如有不實，願負一切法律責任。"),
            (60.0, 190.0, "此致"),
            (90.0, 210.0, "甲機關"),
            (60.0, 240.0, "立切結書人：甲乙有限公司"),
            (60.0, 260.0, "統一編號：12345675"),
            (60.0, 280.0, "負責人：王大明"),
            (60.0, 300.0, "中華民國115年11月20日"),
            (60.0, 320.0, "備註：本公司得更換產品"),
            (260.0, 810.0, "第1頁，共2頁"),
        ]);
        let mut paper = paper(DocumentKind::Affidavit);
        read(&mut paper, &[Sheet::of(&page)]);
        let said = paper.text("statement").unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(
            lines,
            [
                "案名:115年度資料庫採購案,運費另計",
                "茲切結所提供之軟體均為合法授",
                "權,如有不實,願負一切法律責任。",
                "備註:本公司得更換產品"
            ]
        );
        assert_eq!(paper.text("vendor_name"), Some("甲乙有限公司"));
    }
}
