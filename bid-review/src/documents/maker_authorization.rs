//! D07 原廠授權/代理證明: who may sell and support a maker's products.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::prose;
use crate::documents::spec::{self, Spec, TENDER, spec};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::MakerAuthorization,
    about: "Letter or form by which a maker or its agent authorises a vendor to offer its products, Chinese or English.",
    fields: &[
        &[
            ("maker", "who authorises"),
            ("vendor_name", "who is authorised"),
            ("products", "products or brands"),
            ("valid_from", "first day"),
            ("valid_until", "last day"),
            ("issued", "day of issue"),
            ("document_no", "number of the letter"),
        ],
        form::TENDER,
    ],
    read,
};

const FIELDS: [Spec; 9] = [
    spec("maker", Label::Maker, spec::institution),
    spec("vendor_name", Label::Authorised, spec::business),
    spec("vendor_name", Label::Agent, spec::business),
    spec("products", Label::Product, spec::words),
    spec("valid_from", Label::Validity, spec::first_of_two),
    spec("valid_until", Label::Validity, spec::last_day),
    spec("issued", Label::Issued, spec::day),
    spec("issued", Label::Date, spec::day),
    spec("document_no", Label::DocumentNo, spec::reference),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &FIELDS);
    let authorises: &[&str] = &[
        "茲授權",
        "茲同意授權",
        "特授權",
        "茲證明",
        "授權予",
        "herebyauthorizes",
        "herebyauthorises",
        "certifythat",
        "confirmthat",
    ];
    prose::after(paper, sheets, "vendor_name", (authorises, spec::business));
    let validity: &[&str] = &["有效期間自", "授權期間自", "有效期限自", "validfrom", "effectivefrom", "期間自"];
    prose::after(paper, sheets, "valid_until", (validity, |text| spec::first_of_two(text).and(spec::last_day(text))));
    prose::after(
        paper,
        sheets,
        "valid_until",
        (&["有效期限至", "有效期至", "有效至", "validuntil", "expireson"], spec::day),
    );
    // Whoever authorises calls itself so where no maker is named.
    spec::read(paper, sheets, &[spec("maker", Label::VendorName, spec::institution)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_form_and_an_english_letter() {
        let form = page(&[
            (200.0, 60.0, "原廠授權證明書"),
            (60.0, 90.0, "授權原廠：明碼科技股份有限公司"),
            (60.0, 110.0, "被授權廠商：遠山軟體股份有限公司"),
            (60.0, 130.0, "授權產品：明碼 資料庫"),
            (60.0, 150.0, "授權期間：115年1月1日至116年12月31日"),
        ]);
        let letter = page(&[
            (200.0, 60.0, "Letter of Authorization"),
            (60.0, 90.0, "Manufacturer: Fairmont Software, Inc."),
            (60.0, 110.0, "We hereby authorize the reseller named below."),
            (60.0, 130.0, "Authorized Reseller: 遠山軟體股份有限公司"),
            (60.0, 150.0, "Valid until: December 31, 2027"),
        ]);
        for (page, maker, until) in
            [(form, "明碼科技股份有限公司", "2027-12-31"), (letter, "Fairmont Software, Inc.", "2027-12-31")]
        {
            let mut paper = paper(DocumentKind::MakerAuthorization);
            read(&mut paper, &[Sheet::of(&page)]);
            assert_eq!(paper.text("maker"), Some(maker));
            assert_eq!(paper.text("vendor_name"), Some("遠山軟體股份有限公司"));
            assert_eq!(paper.text("valid_until"), Some(until));
        }
    }
}
