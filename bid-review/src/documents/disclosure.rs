//! D22 公職人員及關係人身分關係揭露表: who is related to whom.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, TENDER, VENDOR};
use crate::documents::{signing, table};
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Disclosure,
    about: "Disclosure form of the Act on Conflicts of Interest.",
    fields: &[form::TENDER, form::VENDOR, form::SIGNED, &[("relations", "rows: official, relation, agency")]],
    read,
};

/// Its columns.
const COLUMNS: &[table::Heading] = &[
    ("person", &["姓名", "公職人員或關係人姓名", "關係人姓名", "表列對象", "交易對象", "關係人"]),
    ("official", &["公職人員姓名", "公職人員"]),
    ("relation", &["關係", "身分關係", "與公職人員之關係", "關係類別", "關係人類別"]),
    ("office", &["服務機關", "服務機關團體", "任職機關", "服務機關及職稱", "機關名稱"]),
    ("post", &["職稱", "職務"]),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    signing::date(paper, sheets);
    signing::read(paper, sheets);
    paper.cells = table::read(sheets, COLUMNS, 3);
    paper.listed("relations");
}
