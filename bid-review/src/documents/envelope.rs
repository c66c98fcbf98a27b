//! D18 標封: what stands on the envelope of a bid, and when it came in.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, TENDER, VENDOR, spec};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Envelope,
    about: "Cover of the envelope in which a bid came, with the stamp of its receipt.",
    fields: &[
        form::TENDER,
        form::VENDOR,
        &[
            ("address", "address of the bidder"),
            ("mail_no", "number of the registered letter or of the envelope"),
            ("received", "day of receipt"),
            ("received_time", "hour of receipt, `HH:MM`"),
        ],
    ],
    read,
};

const FIELDS: [Spec; 4] = [
    spec("address", Label::Address, spec::postal),
    spec("mail_no", Label::MailNo, spec::reference),
    spec("received", Label::Received, spec::day),
    spec("received_time", Label::Received, spec::hour),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_stamped_cover() {
        let page = page(&[
            (240.0, 60.0, "標　封"),
            (60.0, 100.0, "標案案號：1150826-F284"),
            (60.0, 120.0, "投標廠商：遠山軟體股份有限公司"),
            (60.0, 140.0, "廠商地址：臺北市大安區甲路1號2樓"),
            (60.0, 160.0, "掛號號碼：RA1234567"),
            (60.0, 180.0, "收件時間：115年11月20日 10:24"),
        ]);
        let mut paper = paper(DocumentKind::Envelope);
        read(&mut paper, &[Sheet::of(&page)]);
        for (field, value) in [
            ("vendor_name", "遠山軟體股份有限公司"),
            ("mail_no", "RA1234567"),
            ("received", "2026-11-20"),
            ("received_time", "10:24"),
        ] {
            assert_eq!(paper.text(field), Some(value), "{field}");
        }
    }
}
