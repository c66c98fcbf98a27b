//! D21 財力或實績證明: contracts that were carried out, or a balance sheet.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, VENDOR, spec};
use crate::documents::table;
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Capability,
    about: "List of contracts carried out, proof of an acceptance, or the balance sheet of a year.",
    fields: &[
        form::VENDOR,
        &[
            ("paid_in", "capital paid in, whole dollars"),
            ("equity", "equity, whole dollars"),
            ("current_assets", "current assets, whole dollars"),
            ("current_liabilities", "current liabilities, whole dollars"),
            ("liabilities", "liabilities in all, whole dollars"),
            ("contracts", "rows: contract, client, amount, finished"),
        ],
    ],
    read,
};

const FIELDS: [Spec; 5] = [
    spec("paid_in", Label::PaidIn, spec::money),
    spec("equity", Label::Equity, spec::money),
    spec("current_assets", Label::CurrentAssets, spec::money),
    spec("current_liabilities", Label::CurrentLiabilities, spec::money),
    spec("liabilities", Label::Liabilities, spec::money),
];

/// Its columns.
const COLUMNS: &[table::Heading] = &[
    ("no", &["項次", "編號", "序號"]),
    ("contract", &["契約名稱", "案名", "標案名稱", "實績名稱", "採購案名稱", "專案名稱"]),
    ("client", &["業主", "機關名稱", "採購機關", "委託機關", "業主名稱"]),
    ("amount", &["契約金額", "決標金額", "結算金額", "金額"]),
    ("finished", &["驗收日期", "完成日期", "驗收合格日", "驗收完成日期", "完工日期"]),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
    paper.cells = table::read(sheets, COLUMNS, 3);
    paper.cells.retain(|row| !row.of("amount").is_empty());
    paper.listed("contracts");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    #[test]
    fn contracts_and_a_balance_sheet() {
        let contracts = page(&[
            (220.0, 60.0, "履約實績表"),
            (60.0, 100.0, "契約名稱"),
            (240.0, 100.0, "契約金額"),
            (400.0, 100.0, "驗收日期"),
            (60.0, 120.0, "甲系統建置案"),
            (240.0, 120.0, "12,000,000"),
            (400.0, 120.0, "114/05/20"),
        ]);
        let balance = page(&[
            (220.0, 60.0, "資產負債表"),
            (60.0, 100.0, "流動資產：30,000,000"),
            (60.0, 120.0, "流動負債：12,000,000"),
            (60.0, 140.0, "負債總額：20,000,000"),
            (60.0, 160.0, "權益總額：25,000,000"),
            (60.0, 180.0, "實收資本額：15,000,000"),
        ]);
        let mut paper = paper(DocumentKind::Capability);
        read(&mut paper, &[Sheet::of(&contracts), Sheet::of(&balance)]);
        assert_eq!((paper.cells.len(), paper.cells[0].of("finished")), (1, "114/05/20"));
        for (field, value) in [
            ("current_assets", 30_000_000),
            ("current_liabilities", 12_000_000),
            ("liabilities", 20_000_000),
            ("equity", 25_000_000),
            ("paid_in", 15_000_000),
        ] {
            assert_eq!(paper.number(field), Some(value), "{field}");
        }
    }
}
