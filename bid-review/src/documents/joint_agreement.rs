//! D17 共同投標協議書: who bids together, with which parts and shares.

use serde_json::json;

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, TENDER, spec};
use crate::documents::{prose, signing, table};
use crate::grammar::text::compact;
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::JointAgreement,
    about: "Agreement of vendors that bid together.",
    fields: &[
        form::TENDER,
        &[
            ("leader", "the member that represents all"),
            ("notary", "words of the notary"),
            ("liability", "words by which all are liable for the whole"),
            ("members", "rows: member, ubn, part, share"),
        ],
        form::SIGNED,
    ],
    read,
};

/// Its columns.
const COLUMNS: &[table::Heading] = &[
    ("no", &["項次", "編號", "序號"]),
    ("member", &["成員名稱", "成員", "廠商名稱", "成員廠商", "共同投標廠商", "共同投標成員", "公司名稱"]),
    ("ubn", &["統一編號", "統編", "營利事業統一編號"]),
    ("part", &["主辦項目", "主辦工作", "主辦工作項目", "分工項目", "負責項目"]),
    ("share", &["比率", "金額比率", "所占比率", "契約金額比率", "占契約金額比率", "所占契約金額比率", "占比"]),
];

/// Words of a notary.
const NOTARIES: &[&str] = &["民間公證人", "地方法院公證", "公證字第", "認證字第", "公證書字第", "認證書字第"];

/// Words by which each is liable for all.
const LIABLE: &[&str] = &["連帶負履行契約責任", "連帶負履行契約之責任", "負連帶履行", "連帶負責", "連帶履約責任"];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &[spec("leader", Label::Leader, spec::business)]);
    for (field, words) in [("notary", NOTARIES), ("liability", LIABLE)] {
        for word in words {
            prose::after(paper, sheets, field, (&[word], |_| Some(json!("stated"))));
        }
    }
    paper.cells = table::read(sheets, COLUMNS, 3);
    paper.cells.retain(|row| !row.of("member").is_empty());
    paper.listed("members");
    signing::date(paper, sheets);
    signing::read(paper, sheets);
}

/// A share in hundredths of a per cent: `60%`, `33.33％`, `六十`.
#[must_use]
pub fn share(text: &str) -> Option<i64> {
    let plain = compact(text);
    let body = plain.trim_end_matches('%').trim_start_matches("百分之");
    match body.split_once('.') {
        Some((whole, parts)) if parts.len() <= 2 && parts.bytes().all(|b| b.is_ascii_digit()) => {
            let parts = format!("{parts:0<2}");
            Some(whole.parse::<i64>().ok()? * 100 + parts.parse::<i64>().ok()?)
        }
        Some(_) => None,
        None => Some(procurement_law::numerals::number(body)? * 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn members_and_their_shares() {
        let page = page(&[
            (200.0, 60.0, "共同投標協議書"),
            (60.0, 80.0, "代表廠商：甲乙有限公司"),
            (60.0, 100.0, "成員名稱"),
            (220.0, 100.0, "主辦項目"),
            (400.0, 100.0, "比率"),
            (60.0, 120.0, "甲乙有限公司"),
            (220.0, 120.0, "系統建置"),
            (400.0, 120.0, "60%"),
            (60.0, 140.0, "丙丁有限公司"),
            (220.0, 140.0, "維護"),
            (400.0, 140.0, "40%"),
            (60.0, 220.0, "各成員於得標後連帶負履行契約責任。"),
            (60.0, 240.0, "民間公證人王大明認證"),
        ]);
        let mut paper = paper(DocumentKind::JointAgreement);
        read(&mut paper, &[Sheet::of(&page)]);
        let rows: Vec<_> = paper.cells.iter().map(|row| (row.of("member"), share(row.of("share")))).collect();
        assert_eq!(rows, [("甲乙有限公司", Some(6000)), ("丙丁有限公司", Some(4000))]);
        assert_eq!((paper.text("leader"), paper.text("notary")), (Some("甲乙有限公司"), Some("stated")));
        assert_eq!(paper.text("liability"), Some("stated"));
        assert_eq!((share("33.3％"), share("百分之六十"), share("半")), (Some(3330), Some(6000), None));
    }
}
