//! Documents written, taken apart again and looked at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "documents/odt.rs"]
mod odt;
#[path = "documents/pdf.rs"]
mod pdf;

use office_files::{Block, Column, Document, Language};

/// A document with everything in it, whose table has so many rows.
fn document(rows: usize) -> Document {
    let row = |place: usize| {
        vec![format!("{place}"), "關聯式資料庫 Enterprise <Edition> & 維護".to_owned(), format!("{place},500")]
    };
    Document {
        organisation: "示範機關".to_owned(),
        title: "請購簽".to_owned(),
        language: Language::Chinese,
        number: "樣本字第1號".to_owned(),
        subject: "採購「資料庫」一案".to_owned(),
        created: "2026-11-21T09:30:00".to_owned(),
        blocks: vec![
            Block::Heading(1, "說明".to_owned()),
            Block::Paragraph("第一行  兩個空格\n第二行\u{1}".to_owned()),
            Block::Facts(vec![("預算".to_owned(), "1,200,000 元".to_owned()), ("備註".to_owned(), String::new())]),
            Block::Heading(2, "品項".to_owned()),
            Block::Table {
                caption: "附表一".to_owned(),
                columns: vec![Column::number("項次", 1), Column::text("品名", 5), Column::number("金額", 2)],
                rows: (1..=rows).map(row).collect(),
            },
            Block::Note("註：樣本。".to_owned()),
        ],
    }
}

/// Documents at the edges of what the model can hold.
fn odd() -> Vec<Document> {
    let of = |block: Block| Document { blocks: vec![block], ..Document::new("t", Language::English) };
    let table =
        |columns: Vec<Column>, rows: Vec<Vec<String>>| of(Block::Table { caption: String::new(), columns, rows });
    let narrow = |count: usize| (0..count).map(|place| Column::text(format!("欄{place}"), 1)).collect::<Vec<_>>();
    vec![
        Document::default(),
        of(Block::Facts(vec![])),
        of(Block::Paragraph("\n\n\r\n".to_owned())),
        of(Block::Heading(0, String::new())),
        of(Block::Heading(255, "深".to_owned())),
        table(vec![], vec![vec!["lost".to_owned()]]),
        table(narrow(2), vec![]),
        table(narrow(2), vec![vec![], vec!["a".to_owned(), "b".to_owned(), "beyond".to_owned()]]),
        table(narrow(60), vec![vec!["資料 data".to_owned(); 60]]),
        // A cell, and a header, that no page holds.
        table(narrow(2), vec![vec!["很長的儲存格。".repeat(2000), "b".to_owned()]]),
        table(
            vec![Column::text("標題".repeat(1500), 1), Column::text("b", 1)],
            vec![vec!["x".to_owned(), "y".to_owned()]],
        ),
        of(Block::Paragraph("W".repeat(5000))),
        of(Block::Paragraph("\u{0}\u{FFFF}\u{200B}\u{202E}e\u{301} \u{1F600}\u{20000} ﷽".to_owned())),
    ]
}
