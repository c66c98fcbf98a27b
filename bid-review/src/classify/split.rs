//! Where documents begin and end in a file.

use crate::classify::{ENOUGH, Scores, score};
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// Some pages of a file and their type.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The type.
    pub kind: DocumentKind,
    /// First sheet and the sheet after the last.
    pub sheets: (usize, usize),
    /// How sure the type is.
    pub confidence: f64,
}

/// Splits the sheets of one file: a page that fits a type begins a document, one that fits none goes on with the document before.
#[must_use]
pub fn split(sheets: &[Sheet<'_>]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let scores = score(sheet);
        let (kind, points) = scores.best();
        let begins = points >= ENOUGH && (scores.title > 0.0 || scores.lead() >= 2.0);
        match out.last_mut() {
            Some(last) if !begins || goes_on(last.kind, &scores, sheet) => last.sheets.1 = at + 1,
            _ => {
                let kind = if begins { kind } else { DocumentKind::Unknown };
                let confidence = if begins { sure(&scores) } else { 0.0 };
                out.push(Part { kind, sheets: (at, at + 1), confidence });
            }
        }
    }
    out
}

/// Whether a page that fits a type still belongs to the document before it.
fn goes_on(before: DocumentKind, scores: &Scores, sheet: &Sheet<'_>) -> bool {
    let (kind, _) = scores.best();
    // Prose and tables of a proposal or price schedule speak of many things; only a title begins something new.
    let untitled = scores.title == 0.0 && before != DocumentKind::Unknown;
    untitled || kind == before && (numbered_on(sheet) || scores.title == 0.0)
}

/// Whether a page says that it is not the first of its document: 續, 第2頁.
fn numbered_on(sheet: &Sheet<'_>) -> bool {
    let text = sheet.plain();
    let head = sheet.lines.iter().take(4).any(|l| {
        let plain = l.plain();
        plain.contains("(續") || plain.ends_with('續') || plain.contains("續頁")
    });
    let page = ["第2頁", "第3頁", "第4頁", "第5頁", "第二頁", "第三頁", "第四頁"].iter().any(|p| text.contains(p));
    head || page
}

fn sure(scores: &Scores) -> f64 {
    let (_, points) = scores.best();
    (0.5 + 0.05 * points + 0.05 * scores.lead()).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;
    use crate::page::Page;

    fn split_of(pages: &[Page]) -> Vec<(DocumentKind, (usize, usize))> {
        let sheets: Vec<Sheet<'_>> = pages.iter().map(Sheet::of).collect();
        split(&sheets).into_iter().map(|p| (p.kind, p.sheets)).collect()
    }

    #[test]
    fn a_page_of_signatures_and_a_page_of_prose_go_on() {
        let pages = [
            page(&[(228.0, 40.0, "投標廠商聲明書"), (60.0, 80.0, "聲明事項")]),
            page(&[(60.0, 80.0, "投標廠商名稱：遠山軟體股份有限公司"), (60.0, 100.0, "日期：115/10/21")]),
            page(&[(228.0, 40.0, "服務建議書"), (60.0, 80.0, "一、專案組織")]),
            page(&[(60.0, 80.0, "二、本公司納稅情形良好，銷售額與所屬年月如稅籍編號所示")]),
            page(&[(240.0, 40.0, "標價清單"), (60.0, 80.0, "單價 複價")]),
            page(&[(240.0, 40.0, "標價清單（續）"), (60.0, 80.0, "單價 複價 總計")]),
        ];
        assert_eq!(
            split_of(&pages),
            [
                (DocumentKind::Declaration, (0, 2)),
                (DocumentKind::Proposal, (2, 4)),
                (DocumentKind::PriceSchedule, (4, 6)),
            ]
        );
    }

    #[test]
    fn what_fits_nothing_is_unknown() {
        assert_eq!(split_of(&[page(&[(60.0, 80.0, "會議紀錄")])]), [(DocumentKind::Unknown, (0, 1))]);
    }
}
