//! D03 信用證明: what the bill clearing house or a bank says of bounced cheques and refused accounts.

use serde_json::{Value, json};

use crate::document::Field;
use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, VENDOR, spec};
use crate::grammar::text;
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;
use crate::page::Rect;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::CreditCertificate,
    about: "Answer of a clearing house or bank about bounced cheques and refused accounts.",
    fields: &[
        form::VENDOR,
        &[
            ("queried", "day of inquiry"),
            ("data_as_of", "day up to which data are held"),
            ("document_no", "number of the answer"),
            ("bounced_uncleared", "bounced cheques not settled"),
            ("bounced_cleared", "bounced cheques settled"),
            ("refused_account", "whether the account is refused"),
        ],
    ],
    read,
};

/// The fields beside the vendor's.
const FIELDS: [Spec; 6] = [
    spec("queried", Label::Queried, spec::day),
    spec("data_as_of", Label::DataAsOf, spec::day),
    spec("document_no", Label::DocumentNo, spec::reference),
    spec("bounced_uncleared", Label::Uncleared, spec::count),
    spec("bounced_cleared", Label::Cleared, spec::count),
    spec("refused_account", Label::Refused, refused),
];

/// Sentences that say it without a table, with what they say of uncleared cheques and of refused accounts.
const SENTENCES: [(&str, &str, bool); 8] = [
    ("refused_account", "非屬拒絕往來戶", false),
    ("refused_account", "非拒絕往來戶", false),
    ("refused_account", "無拒絕往來", false),
    ("refused_account", "未經拒絕往來", false),
    ("refused_account", "未列為拒絕往來", false),
    ("bounced_uncleared", "無退票紀錄", false),
    ("bounced_uncleared", "無退票記錄", false),
    ("bounced_uncleared", "無存款不足退票", false),
];

/// The most that two places of recognised text which say the same are believed.
const TOLD_TWICE: f64 = 0.99;

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
    // A paper that gives one day only was issued on the day of inquiry.
    spec::read(paper, sheets, &[spec("queried", Label::Issued, spec::day), spec("queried", Label::Date, spec::day)]);
    for sentence in SENTENCES {
        stated(paper, sheets, sentence);
    }
}

/// Takes what a sentence says; where the table says the same, the two bear each other out.
fn stated(paper: &mut Paper, sheets: &[Sheet<'_>], (field, sentence, says): (&str, &str, bool)) {
    for sheet in sheets {
        for line in &sheet.lines {
            let plain = line.plain();
            let Some(at) = plain.find(sentence).and_then(|byte| plain.get(..byte)).map(|before| before.chars().count())
            else {
                continue;
            };
            let to = at + sentence.chars().count();
            let Some(rect) = line.rect(at, to) else { continue };
            let value = if field == "refused_account" { json!(says) } else { json!(0) };
            let surety = line.confidence(at, to);
            match paper.document.fields.get_mut(field) {
                None => paper.set(field, value, (sheet.page, rect), (sentence, surety)),
                Some(known) if known.value == value && !within(known, sheet, rect) => {
                    let both = 1.0 - (1.0 - known.confidence) * (1.0 - surety);
                    known.confidence = known.confidence.max(both.min(TOLD_TWICE));
                }
                Some(_) => {}
            }
            return;
        }
    }
}

/// Whether a field was read at this very place.
fn within(field: &Field, sheet: &Sheet<'_>, rect: Rect) -> bool {
    let ([left, top, right, bottom], (x, y)) = (field.bbox, sheet.page.displayed(rect).middle());
    field.page == sheet.page.index && (left..=right).contains(&x) && (top..=bottom).contains(&y)
}

/// 無 or 有 behind 拒絕往來紀錄.
fn refused(value: &str) -> Option<Value> {
    let plain = text::compact(value.split(' ').next().unwrap_or(value));
    match plain.as_str() {
        "無" | "否" | "0" | "非" | "無紀錄" | "非拒絕往來戶" | "查無" | "無拒絕往來紀錄" => {
            Some(json!(false))
        }
        "有" | "是" | "拒絕往來戶" | "有紀錄" => Some(json!(true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_table_and_a_statement() {
        let page = page(&[
            (60.0, 80.0, "戶名：遠山軟體股份有限公司"),
            (60.0, 100.0, "查復日期：115年9月3日"),
            (60.0, 120.0, "退票已清償註記"),
            (240.0, 120.0, "2 張"),
            (400.0, 120.0, "30,000"),
            (60.0, 140.0, "最近三年內無退票紀錄，非屬拒絕往來戶。"),
        ]);
        let mut paper = paper(DocumentKind::CreditCertificate);
        read(&mut paper, &[Sheet::of(&page)]);
        for (field, value) in [
            ("queried", json!("2026-09-03")),
            ("bounced_cleared", json!(2)),
            ("bounced_uncleared", json!(0)),
            ("refused_account", json!(false)),
        ] {
            assert_eq!(paper.field(field).map(|f| &f.value), Some(&value), "{field}");
        }
        assert_eq!(refused("有"), Some(json!(true)));
    }

    #[test]
    fn a_sentence_bears_the_table_out() {
        let surety = |cell: &str, sentence: &str| {
            let rows = [(60.0, 80.0, "拒絕往來紀錄"), (240.0, 80.0, cell), (60.0, 140.0, sentence)];
            let mut page = page(&rows);
            page.words.iter_mut().for_each(|word| word.confidence = 0.7);
            let mut paper = paper(DocumentKind::CreditCertificate);
            read(&mut paper, &[Sheet::of(&page)]);
            let field = paper.field("refused_account").unwrap();
            (field.value.clone(), field.confidence)
        };
        let (value, told_twice) = surety("無", "被查詢者非屬拒絕往來戶。");
        assert!(value == json!(false) && (told_twice - 0.91).abs() < 1e-9, "{told_twice}");
        for (cell, sentence, says) in
            [("無", "以上。", false), ("有", "被查詢者非屬拒絕往來戶。", true), ("無拒絕往來紀錄", "以上。", false)]
        {
            assert_eq!(surety(cell, sentence), (json!(says), 0.7), "{cell} {sentence}");
        }
    }
}
