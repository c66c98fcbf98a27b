//! D11 CNS 19086 實驗室測試報告: how an accredited laboratory tested a cloud service.

use crate::documents::form::Form;
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, spec};
use crate::documents::{prose, table};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::LaboratoryReport,
    about: "Report of an accredited laboratory about a test by CNS or ISO/IEC 19086.",
    fields: &[&[
        ("report_no", "its number"),
        ("body", "the laboratory"),
        ("accreditation_no", "number of its accreditation"),
        ("client", "who had it tested"),
        ("service", "what was tested"),
        ("version", "version tested"),
        ("outcome", "what the report says in sum"),
        ("issued", "day of the report"),
        ("rows", "rows: no, item, result"),
    ]],
    read,
};

const FIELDS: [Spec; 9] = [
    spec("report_no", Label::DocumentNo, spec::reference),
    spec("body", Label::Body, spec::institution),
    spec("accreditation_no", Label::Accreditation, spec::reference),
    spec("client", Label::Client, spec::business),
    spec("service", Label::Product, spec::words),
    spec("version", Label::Version, spec::words),
    spec("outcome", Label::Outcome, outcome),
    spec("issued", Label::Issued, spec::day),
    spec("issued", Label::Date, spec::day),
];

/// Its columns.
const COLUMNS: &[table::Heading] = &[
    ("no", &["項次", "編號", "序號", "條文", "章節"]),
    ("item", &["測試項目", "檢測項目", "評估項目", "要求事項", "項目"]),
    ("result", &["測試結果", "結果", "判定", "符合情形", "檢測結果", "判定結果"]),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &FIELDS);
    prose::after(paper, sheets, "client", (&["委託單位", "委託廠商", "受"], spec::business));
    paper.cells = table::read(sheets, COLUMNS, 3);
    paper.listed("rows");
}

/// 符合 or 不符合.
fn outcome(text: &str) -> Option<serde_json::Value> {
    let plain = crate::grammar::text::compact(text);
    let failed = ["不符合", "不合格", "未通過", "部分符合"].iter().any(|word| plain.contains(word));
    let passed = ["符合", "合格", "通過"].iter().any(|word| plain.contains(word));
    if failed { Some("不符合".into()) } else { passed.then(|| "符合".into()) }
}
