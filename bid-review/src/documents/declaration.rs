//! D04 投標廠商聲明書: the answers, the date and the seals.

use serde_json::{Value, json};

use crate::documents::answers;
use crate::documents::form::{self, Form};
use crate::documents::paper::{Mark, Paper};
use crate::documents::signing;
use crate::documents::spec::{self, TENDER, VENDOR};
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Declaration,
    about: "The tender's declaration with a 是 and a 否 for each row.",
    fields: &[
        form::VENDOR,
        form::TENDER,
        form::SIGNED,
        &[("answers", "是, 否, none or both for each row"), ("signed", "whether a seal of the vendor stands on it")],
    ],
    read,
};

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    signing::date(paper, sheets);
    signing::read(paper, sheets);
    paper.answers = answers::read(sheets);
    if let Some(first) = paper.answers.first().cloned() {
        let listed: Vec<Value> = paper.answers.iter().map(|a| word(a.mark)).collect();
        let confidence = paper.answers.iter().map(|a| a.confidence).fold(1.0, f64::min);
        let [left, top, mut right, mut bottom] = first.place.bbox;
        for answer in paper.answers.iter().filter(|a| a.place.page == first.place.page) {
            let [_, _, r, b] = answer.place.bbox;
            (right, bottom) = (right.max(r), bottom.max(b));
        }
        let field = crate::document::Field {
            text: listed.iter().map(|v| v.as_str().unwrap_or("-")).collect(),
            value: Value::from(listed),
            file: None,
            page: first.place.page,
            bbox: [left, top, right, bottom],
            confidence,
        };
        paper.document.fields.insert("answers".to_owned(), field);
    }
    signed(paper, sheets);
}

/// Whether it is signed: a seal of the company or the representative is there.
fn signed(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    let signing = &paper.signing;
    let at = signing.company.or(signing.representative).or(signing.expected);
    let is = signing.company.is_some() || signing.representative.is_some();
    if let (Some(at), Some(_)) = (at, sheets.first()) {
        let field = crate::document::Field {
            value: json!(is),
            text: String::new(),
            file: None,
            page: at.page,
            bbox: at.bbox,
            confidence: if is { 0.95 } else { 0.9 },
        };
        paper.document.fields.insert("signed".to_owned(), field);
    }
}

/// The report's word for a mark: the answer, `none` or `both`; nothing where it could not be read.
const fn answer_word(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Yes => Some("是"),
        Mark::No => Some("否"),
        Mark::Neither => Some("none"),
        Mark::Both => Some("both"),
        Mark::Unsure => None,
    }
}

fn word(mark: Mark) -> Value {
    answer_word(mark).map_or(Value::Null, Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_form_with_boxes_in_the_text() {
        let mut words = vec![
            (200.0, 40.0, "投標廠商聲明書".to_owned()),
            (60.0, 60.0, "標案案號：1150826-F284".to_owned()),
            (60.0, 700.0, "投標廠商：遠山軟體股份有限公司".to_owned()),
            (60.0, 730.0, "中華民國115年10月21日".to_owned()),
        ];
        for (at, boxes) in ["□是 ■否", "☑是 □否", "□是 □否", "■是 ■否", "□是 ■否", "□是 ■否"].iter().enumerate()
        {
            let top = 100.0 + 30.0 * f64::from(u32::try_from(at).unwrap());
            words.push((60.0, top, format!("{}、本廠商有某情形。", at + 1)));
            words.push((450.0, top, (*boxes).to_owned()));
        }
        let words: Vec<(f64, f64, &str)> = words.iter().map(|(x, y, t)| (*x, *y, t.as_str())).collect();
        let page = page(&words);
        let mut paper = paper(DocumentKind::Declaration);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(paper.field("answers").unwrap().value, json!(["否", "是", "none", "both", "否", "否"]));
        assert_eq!(paper.answers[3].mark, Mark::Both);
        assert_eq!(paper.field("signed").unwrap().value, json!(false));
        assert_eq!(paper.text("date"), Some("2026-10-21"));
    }
}
