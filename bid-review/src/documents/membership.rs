//! D14 公會會員證: the vendor belongs to an association of its trade.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, VENDOR, spec};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Membership,
    about: "Certificate of membership in a trade association.",
    fields: &[
        &[
            ("association", "the association"),
            ("member_no", "number of the member"),
            ("issued", "day of issue"),
            ("valid_from", "first day"),
            ("valid_until", "last day"),
        ],
        form::VENDOR,
    ],
    read,
};

const FIELDS: [Spec; 6] = [
    spec("association", Label::Association, spec::institution),
    spec("member_no", Label::MemberNo, spec::reference),
    spec("member_no", Label::DocumentNo, spec::reference),
    spec("issued", Label::Issued, spec::day),
    spec("valid_from", Label::Validity, spec::first_of_two),
    spec("valid_until", Label::Validity, spec::last_day),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
    crate::documents::prose::after(paper, sheets, "vendor_name", (&["茲證明", "查"], spec::business));
    crate::documents::prose::after(paper, sheets, "valid_until", (&["有效期限至", "有效期至", "有效至"], spec::day));
    headed(paper, sheets);
}

/// The association in the heading.
fn headed(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    let Some(sheet) = sheets.first().filter(|_| paper.field("association").is_none()) else { return };
    for line in sheet.lines.iter().take(4) {
        let plain = line.plain();
        let end = plain.find("公會").map(|byte| byte + "公會".len());
        if let Some((name, rect)) = end
            .and_then(|end| plain.get(..end))
            .filter(|name| name.chars().count() > 4)
            .zip(line.rect(0, plain.chars().count()))
        {
            paper.set("association", name.into(), (sheet.page, rect), (name, line.confidence(0, name.chars().count())));
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
    fn a_certificate() {
        let page = page(&[
            (200.0, 50.0, "臺北市電腦商業同業公會"),
            (220.0, 80.0, "會員證書"),
            (60.0, 110.0, "會員名稱：遠山軟體股份有限公司"),
            (60.0, 130.0, "公司名稱：遠山軟體股份有限公司"),
            (60.0, 150.0, "會員編號：A-12345"),
            (60.0, 170.0, "有效期限：115年12月31日"),
        ]);
        let mut paper = paper(DocumentKind::Membership);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(paper.text("association"), Some("臺北市電腦商業同業公會"));
        assert_eq!(paper.text("vendor_name"), Some("遠山軟體股份有限公司"));
        assert_eq!((paper.text("member_no"), paper.text("valid_until")), (Some("A-12345"), Some("2026-12-31")));
    }
}
