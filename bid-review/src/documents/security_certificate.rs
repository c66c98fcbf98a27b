//! D10 資安證書: ISO/IEC 27001 and its relatives.

use crate::documents::form::Form;
use crate::documents::paper::Paper;
use crate::documents::prose;
use crate::documents::spec::{self, Spec, spec};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::SecurityCertificate,
    about: "Certificate of conformity with ISO/IEC or CNS 27001, 27017, 27018 or 27701, Chinese or English.",
    fields: &[&[
        ("standard", "27001, 27017, 27018 or 27701"),
        ("edition", "year of the edition"),
        ("holder", "whom it is for"),
        ("certificate_no", "its number"),
        ("body", "who certified"),
        ("scope", "what it covers"),
        ("issued", "day of issue"),
        ("valid_until", "last day"),
    ]],
    read,
};

const FIELDS: [Spec; 7] = [
    spec("holder", Label::Holder, spec::institution),
    spec("holder", Label::VendorName, spec::business),
    spec("certificate_no", Label::DocumentNo, number),
    spec("body", Label::Body, spec::institution),
    spec("scope", Label::Scope, spec::words),
    spec("issued", Label::Issued, spec::day),
    spec("valid_until", Label::Validity, spec::last_day),
];

/// The standards that count, by number.
const STANDARDS: [&str; 4] = ["27701", "27018", "27017", "27001"];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    standard(paper, sheets);
    spec::read(paper, sheets, &FIELDS);
    prose::after(
        paper,
        sheets,
        "holder",
        (&["certifythat", "certifiesthat", "茲證明", "managementsystemof"], spec::institution),
    );
    let until: &[&str] = &[
        "有效期至",
        "validuntil",
        "expirydate",
        "expirationdate",
        "dateofcertificate:",
        "jusqu'au",
        "until",
        "expires",
    ];
    prose::after(paper, sheets, "valid_until", (until, spec::day));
    let numbered: &[&str] = &["certificateno:", "certificateno.", "certificatenumber:", "certificateno"];
    prose::after(paper, sheets, "certificate_no", (numbered, number));
    spec::read(paper, sheets, &[spec("issued", Label::ValidFrom, spec::day)]);
}

/// A certificate's number: the letters and figures at the start, blanks between them.
fn number(text: &str) -> Option<serde_json::Value> {
    let words: Vec<&str> = text
        .split_whitespace()
        .take_while(|word| word.chars().all(|c| c.is_ascii_alphanumeric() || "-/.".contains(c)))
        .collect();
    let taken = words.iter().position(|word| word.bytes().filter(u8::is_ascii_digit).count() >= 3).map(|at| at + 1)?;
    Some(words.get(..taken)?.join(" ").into())
}

/// The number of the standard, and the year of its edition where one is given.
fn standard(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    for wanted in STANDARDS {
        for sheet in sheets {
            for line in &sheet.lines {
                let plain = line.plain();
                let Some(at) =
                    plain.find(wanted).and_then(|byte| plain.get(..byte)).map(|before| before.chars().count())
                else {
                    continue;
                };
                let Some(rect) = line.rect(at, at + 5) else { continue };
                let confidence = line.confidence(at, at + 5);
                if paper.field("standard").is_none() {
                    paper.set("standard", wanted.into(), (sheet.page, rect), (wanted, confidence));
                }
                let year: String = plain.chars().skip(at + 5).skip_while(|c| ":-–—(".contains(*c)).take(4).collect();
                let is_year = year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit());
                if is_year && paper.text("standard") == Some(wanted) {
                    paper.set("edition", year.clone().into(), (sheet.page, rect), (&year, confidence));
                    return;
                }
            }
        }
        if paper.field("standard").is_some() {
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
    fn certificates_of_several_bodies() {
        let british = page(&[
            (200.0, 60.0, "Certificate of Registration"),
            (60.0, 90.0, "INFORMATION SECURITY MANAGEMENT SYSTEM - ISO/IEC 27001:2022"),
            (60.0, 120.0, "This is to certify that: Farhill Software Co., Ltd."),
            (60.0, 150.0, "Holds Certificate No: IS 712345"),
            (60.0, 180.0, "Expiry Date: 2027-05-31"),
        ]);
        let german = page(&[
            (200.0, 60.0, "資訊安全管理系統驗證證書"),
            (60.0, 90.0, "驗證標準：CNS 27001:2023"),
            (60.0, 120.0, "獲證單位：遠山軟體股份有限公司"),
            (60.0, 150.0, "證書編號：TW 88123"),
            (60.0, 180.0, "證書有效期至2027-05-31"),
        ]);
        let french = page(&[
            (200.0, 60.0, "CERTIFICATE"),
            (60.0, 90.0, "ISO/IEC 27001 : 2022"),
            (60.0, 120.0, "We certify that Farhill Software Co., Ltd."),
            (60.0, 150.0, "Certificate No. 2024/10567.1"),
            (60.0, 180.0, "Certificate is valid until 31 May 2027"),
        ]);
        for (page, holder, number) in [
            (british, "Farhill Software Co., Ltd.", "IS 712345"),
            (german, "遠山軟體股份有限公司", "TW 88123"),
            (french, "Farhill Software Co., Ltd.", "2024/10567.1"),
        ] {
            let mut paper = paper(DocumentKind::SecurityCertificate);
            read(&mut paper, &[Sheet::of(&page)]);
            assert_eq!(paper.text("standard"), Some("27001"), "{holder}");
            assert!(paper.text("edition").is_some(), "{holder}");
            assert_eq!(paper.text("holder"), Some(holder));
            assert_eq!(paper.text("certificate_no").map(|own| own.replace(' ', "")), Some(number.replace(' ', "")));
            assert_eq!(paper.text("valid_until"), Some("2027-05-31"));
        }
    }
}
