//! D20 優良廠商, 全球化廠商證明: whom a ministry found of merit, and for how long.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, VENDOR, spec};
use crate::documents::{prose, signing};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::MeritCertificate,
    about: "Certificate of a vendor of merit or of a globalised vendor, by which a bond is reduced.",
    fields: &[
        form::VENDOR,
        &[
            ("document_no", "its number"),
            ("issued", "day of publication or issue"),
            ("valid_from", "first day"),
            ("valid_until", "last day"),
        ],
    ],
    read,
};

const FIELDS: [Spec; 5] = [
    spec("document_no", Label::DocumentNo, spec::reference),
    spec("issued", Label::Issued, spec::day),
    spec("issued", Label::Date, spec::day),
    spec("valid_from", Label::Validity, spec::first_of_two),
    spec("valid_until", Label::Validity, spec::last_day),
];

/// Words before the period of the award.
const PERIOD: &[&str] = &["獎勵期間", "獎勵期限"];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &VENDOR);
    prose::after(paper, sheets, "vendor_name", (&["茲證明", "查"], spec::business));
    prose::after(paper, sheets, "valid_from", (PERIOD, spec::first_of_two));
    prose::after(paper, sheets, "valid_until", (PERIOD, spec::last_day));
    spec::read(paper, sheets, &FIELDS);
    signing::date(paper, sheets);
    if let Some(date) = paper.document.fields.remove("date") {
        paper.document.fields.entry("issued".to_owned()).or_insert(date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn the_period_of_an_award() {
        let page = page(&[
            (220.0, 60.0, "優良廠商證明書"),
            (60.0, 100.0, "廠商名稱：遠山軟體股份有限公司"),
            (60.0, 120.0, "獎勵期間：自民國115年1月1日起至116年12月31日止"),
            (60.0, 160.0, "中華民國115年1月5日"),
        ]);
        let mut paper = paper(DocumentKind::MeritCertificate);
        read(&mut paper, &[Sheet::of(&page)]);
        for (field, value) in [
            ("vendor_name", "遠山軟體股份有限公司"),
            ("valid_from", "2026-01-01"),
            ("valid_until", "2027-12-31"),
            ("issued", "2026-01-05"),
        ] {
            assert_eq!(paper.text(field), Some(value), "{field}");
        }
    }
}
