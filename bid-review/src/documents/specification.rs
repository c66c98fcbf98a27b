//! D09 規格文件, 規格對照表: how the offer answers each requirement.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, TENDER, VENDOR};
use crate::documents::table;
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Specification,
    about: "Table of specifications with an answer for each requirement, catalogue.",
    fields: &[
        form::TENDER,
        form::VENDOR,
        &[("rows", "rows: no, requirement, offered, answer, evidence, brand, model")],
    ],
    read,
};

/// Its columns.
const COLUMNS: &[table::Heading] = &[
    ("no", &["項次", "編號", "序號", "項目編號"]),
    (
        "requirement",
        &["需求規格", "招標規格", "規格需求", "需求項目", "機關需求", "規格要求", "需求說明", "招標規格要求"],
    ),
    (
        "offered",
        &["投標規格", "投標廠商規格", "提供規格", "廠商規格", "所提規格", "投標產品規格", "廠商回應", "廠商提供規格"],
    ),
    ("answer", &["符合", "是否符合", "符合與否", "符合情形", "審查結果", "符合(是/否)"]),
    ("evidence", &["頁次", "佐證頁次", "佐證資料", "型錄頁次", "證明文件頁次", "佐證"]),
    ("brand", &["廠牌", "品牌"]),
    ("model", &["型號", "版本"]),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    paper.cells = table::read(sheets, COLUMNS, 3);
    paper.listed("rows");
}
