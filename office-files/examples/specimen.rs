//! Writes a document as ODT and PDF and a sheet as CSV, ODS and XLSX into a folder, to be looked at.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use office_files::{Block, Column, Document, Fonts, Language, Sheet, to_csv, to_ods, to_odt, to_pdf, to_xlsx};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    let document = document();
    fs::write(folder.join("specimen.odt"), to_odt(&document)?)?;
    fs::write(folder.join("specimen.pdf"), to_pdf(&document, &Fonts::find()?)?)?;
    let mut sheet = Sheet::new("樣本", ["統一編號", "名稱", "金額", "日期"]);
    let day = "2026-11-21".parse::<chrono::NaiveDate>()?;
    sheet.rows.push(vec!["00123456".into(), "=甲公司".into(), rust_decimal::Decimal::new(125, 1).into(), day.into()]);
    fs::write(folder.join("specimen.csv"), to_csv(&sheet))?;
    fs::write(folder.join("specimen.ods"), to_ods(&sheet)?)?;
    fs::write(folder.join("specimen.xlsx"), to_xlsx(&sheet)?)?;
    Ok(())
}

fn document() -> Document {
    let fact = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    let sentence = "本案擬依共同供應契約下訂，品項、數量與單價如附表；經比較同類產品之功能與維護條件（含 ISO 27001、API v2.1），\
                    以「企業版」最符合需求。所需經費由 115 年度資訊設備費項下支應。";
    let rows = (1..=70).map(|place| {
        let name =
            if place % 9 == 0 { sentence } else { "關聯式資料庫管理系統 Enterprise Edition 一年授權" };
        vec![format!("{place}"), name.to_owned(), format!("{}", place * 3), format!("{},500", place * 12)]
    });
    Document {
        organisation: "示範機關資訊處".to_owned(),
        title: "請購簽".to_owned(),
        number: "樣本字第 1150000001 號".to_owned(),
        subject: "為採購資料庫管理系統授權一案，簽請核示。".to_owned(),
        created: "2026-11-21".to_owned(),
        language: Language::Chinese,
        blocks: vec![
            Block::Heading(1, "說明".to_owned()),
            Block::Paragraph(sentence.repeat(2)),
            Block::Facts(vec![
                fact("採購標的", "資料庫管理系統授權"),
                fact("預算金額", "新臺幣 1,200,000 元整"),
                fact("需求說明", sentence),
            ]),
            Block::Heading(2, "品項".to_owned()),
            Block::Table {
                caption: "附表一　品項明細".to_owned(),
                columns: vec![
                    Column::number("項次", 1),
                    Column::text("品名", 6),
                    Column::number("數量", 1),
                    Column::number("金額（元）", 2),
                ],
                rows: rows.collect(),
            },
            Block::Heading(1, "擬辦".to_owned()),
            Block::Paragraph("奉核可後依規定辦理下訂。".to_owned()),
            Block::Note("註：本樣本之名稱、數量與金額均為虛構。".to_owned()),
        ],
    }
}
