//! `gongqi audit verify`.

use std::process::ExitCode;

use crate::audit::verify;
use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::{market, say};
use crate::ledger::{CHECKS, kinds};
use crate::worker;

/// Proves the record: 0 when it holds, 1 when it does not.
///
/// # Errors
/// The market cannot be opened.
pub fn verify(at: &Where, as_json: bool) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    worker::number_waiting(&app)?;
    let verdict = app.door.read_now(|conn| verify::verify(conn, &kinds(), CHECKS))?;
    if as_json {
        say::json(&verdict)?;
    } else {
        println!(
            "紀錄 {} 筆、事件 {} 筆、比對資料列 {} 列，鏈首雜湊 {}",
            verdict.entries, verdict.events, verdict.rows, verdict.head
        );
        for fault in &verdict.faults {
            println!("不符：{fault}");
        }
        for row in &verdict.differences {
            println!("不符：{} {} {}", row.kind, row.id, row.what);
        }
        println!("{}", if verdict.holds { "紀錄完整" } else { "紀錄不完整" });
    }
    Ok(if verdict.holds { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
