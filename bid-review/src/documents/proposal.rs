//! D19 服務建議書: which tender it is for and whose it is.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, TENDER, VENDOR};
use crate::documents::table;
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Proposal,
    about: "Proposal or project plan.",
    fields: &[&[("vendor_name", "registered name")], form::TENDER],
    read,
};

/// The columns of a table of subcontractors.
const COLUMNS: &[table::Heading] = &[
    ("no", &["項次", "編號", "序號"]),
    ("subcontractor", &["分包廠商", "分包廠商名稱", "協力廠商", "協力廠商名稱", "分包商", "分包商名稱"]),
    ("ubn", &["統一編號", "統編", "營利事業統一編號"]),
    ("part", &["分包項目", "分包工作", "分包工作項目", "分包內容", "協力項目"]),
];

/// Reads one. Only the first pages name the tender; later ones are prose that may name others.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    let front = sheets.get(..sheets.len().min(2)).unwrap_or(sheets);
    spec::read(paper, front, &TENDER);
    spec::read(paper, front, VENDOR.get(..1).unwrap_or(&VENDOR));
    paper.cells = table::read(sheets, COLUMNS, 2);
    paper.cells.retain(|row| !row.of("subcontractor").is_empty());
    paper.listed("subcontractors");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn subcontractors_are_listed() {
        let page = page(&[
            (200.0, 60.0, "服務建議書"),
            (60.0, 100.0, "分包廠商"),
            (240.0, 100.0, "統一編號"),
            (400.0, 100.0, "分包項目"),
            (60.0, 120.0, "丙丁有限公司"),
            (240.0, 120.0, "12345675"),
            (400.0, 120.0, "到府安裝"),
        ]);
        let mut paper = paper(DocumentKind::Proposal);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!((paper.cells.len(), paper.cells[0].of("ubn")), (1, "12345675"));
    }

    #[test]
    fn the_cover_names_the_tender() {
        let page = page(&[
            (200.0, 60.0, "服務建議書"),
            (60.0, 120.0, "案號：1150826-F284"),
            (60.0, 140.0, "標案名稱：115年度資料庫採購案"),
            (60.0, 160.0, "提案廠商：遠山軟體股份有限公司"),
        ]);
        let mut paper = paper(DocumentKind::Proposal);
        read(&mut paper, &[Sheet::of(&page)]);
        assert_eq!(paper.text("tender_no"), Some("1150826-F284"));
        assert_eq!(paper.text("tender_name"), Some("115年度資料庫採購案"));
        assert_eq!(paper.text("vendor_name"), Some("遠山軟體股份有限公司"));
    }
}
