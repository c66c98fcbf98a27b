//! D12 SBOM, 軟體元件表: what a product is made of.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, TENDER, VENDOR, spec};
use crate::documents::{signing, table};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::ComponentTable,
    about: "Table of the components of a product, or a page that says what an SPDX or CycloneDX file holds.",
    fields: &[
        &[
            ("product", "the product"),
            ("version", "its version"),
            ("author", "who made the list"),
            ("issued", "day of the list"),
            ("components", "rows: component, version, licence, supplier, id"),
        ],
        form::TENDER,
        &[("vendor_name", "the bidder")],
    ],
    read,
};

const FIELDS: [Spec; 4] = [
    spec("product", Label::Product, spec::words),
    spec("version", Label::Version, version),
    spec("author", Label::Author, spec::words),
    spec("issued", Label::Issued, spec::day),
];

/// Its columns.
const COLUMNS: &[table::Heading] = &[
    ("no", &["項次", "編號", "序號", "no"]),
    ("component", &["元件名稱", "元件", "套件名稱", "組件名稱", "模組名稱", "component", "name"]),
    ("version", &["元件版本", "版本", "版號", "version"]),
    ("licence", &["授權條款", "授權", "授權方式", "授權類型", "license", "licence"]),
    ("supplier", &["供應商", "來源", "提供者", "作者", "開發者", "supplier"]),
    ("kind", &["類別", "類型", "性質", "商用/開源", "商業或開源"]),
    ("id", &["識別碼", "唯一識別碼", "purl", "套件識別碼"]),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, VENDOR.get(..1).unwrap_or(&VENDOR));
    spec::read(paper, sheets, &FIELDS);
    signing::date(paper, sheets);
    if let Some(date) = paper.document.fields.remove("date") {
        paper.document.fields.entry("issued".to_owned()).or_insert(date);
    }
    paper.cells = table::read(sheets, COLUMNS, 3);
    paper.cells.retain(|row| !row.of("component").is_empty());
    paper.listed("components");
}

/// A version: a figure at the start, a `v` before it aside.
fn version(text: &str) -> Option<serde_json::Value> {
    let word = text.split_whitespace().next()?.trim_start_matches(['v', 'V']);
    word.starts_with(|c: char| c.is_ascii_digit()).then(|| word.into())
}
