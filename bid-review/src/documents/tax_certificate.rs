//! D02 納稅證明: filed returns, payment receipts and statements that no tax is owed.

use serde_json::json;

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, VENDOR, spec};
use crate::grammar::{date, period};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::TaxCertificate,
    about: "Sales tax return with stamp or receipt of filing, payment receipt, statement that no tax is owed.",
    fields: &[
        form::VENDOR,
        &[
            ("tax_registration_no", "tax registration number"),
            ("period_from", "first month"),
            ("period_to", "last month"),
            ("sales", "sales, whole dollars"),
            ("tax", "tax, whole dollars"),
            ("filed", "day of filing or payment"),
            ("issued", "day of issue"),
            ("document_no", "number of receipt or statement"),
        ],
    ],
    read,
};

/// The fields beside the vendor's.
const FIELDS: [Spec; 6] = [
    spec("tax_registration_no", Label::TaxNo, spec::tax_registration),
    spec("sales", Label::Sales, spec::money),
    spec("tax", Label::Tax, spec::money),
    spec("filed", Label::Filed, spec::day),
    spec("issued", Label::Issued, spec::day),
    spec("document_no", Label::DocumentNo, spec::reference),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
    // A filed return is issued on the day that the office took it in.
    spec::read(paper, sheets, &[spec("issued", Label::Filed, spec::day)]);
    period(paper, sheets);
}

/// The period covered: at its label, else the one line that holds a period of months.
fn period(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    for sheet in sheets {
        let labelled = sheet.of_label(Label::Period).flat_map(|hit| sheet.candidates(hit));
        let found = labelled.into_iter().find_map(|c| period::find(&c.text).map(|p| (p, c.rect, c.text, c.confidence)));
        let found = found.or_else(|| {
            sheet.lines.iter().find_map(|line| {
                let (from, to) = line.runs(1.5, &[]).into_iter().find(|(a, b)| {
                    let text = line.text(*a, *b);
                    text.contains('月') && date::find(&text).is_none() && period::find(&text).is_some()
                })?;
                let text = line.text(from, to);
                Some((period::find(&text)?, line.rect(from, to)?, text, line.confidence(from, to)))
            })
        });
        if let Some(((first, last), rect, text, confidence)) = found {
            for (field, month) in [("period_from", first), ("period_to", last)] {
                paper.set(field, json!(month.to_string()), (sheet.page, rect), (&text, confidence));
            }
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_return_with_two_columns_of_labels() {
        let page = page(&[
            (60.0, 40.0, "營業人銷售額與稅額申報書(403)"),
            (60.0, 80.0, "營利事業名稱：遠山軟體股份有限公司"),
            (340.0, 80.0, "統編：12345675"),
            (60.0, 100.0, "稅籍編號：126324433"),
            (340.0, 100.0, "代表人姓名：王小明"),
            (60.0, 120.0, "所屬年月份：115年01~02月"),
            (60.0, 140.0, "銷售額合計"),
            (200.0, 140.0, "NT$"),
            (240.0, 140.0, "1,234,567"),
            (60.0, 160.0, "應繳稅額"),
            (240.0, 160.0, "61,728元"),
            (60.0, 180.0, "收件日期"),
            (240.0, 180.0, "115.03.12"),
        ]);
        let mut paper = paper(DocumentKind::TaxCertificate);
        read(&mut paper, &[Sheet::of(&page)]);
        for (field, value) in [
            ("vendor_name", json!("遠山軟體股份有限公司")),
            ("ubn", json!("12345675")),
            ("tax_registration_no", json!("126324433")),
            ("representative", json!("王小明")),
            ("period_from", json!("2026-01")),
            ("period_to", json!("2026-02")),
            ("sales", json!(1_234_567)),
            ("tax", json!(61_728)),
            ("filed", json!("2026-03-12")),
        ] {
            assert_eq!(paper.field(field).map(|f| &f.value), Some(&value), "{field}");
        }
    }
}
