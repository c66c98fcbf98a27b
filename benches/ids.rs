//! Ids as 16 bytes beside ids as text: seconds and bytes for the same rows, `make bench-ids`.
//!
//! One table of orders and one of lines that point at them, filled in one transaction each; `docs/decisions/001-ids.md` rests on it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::path::Path;
use std::time::Instant;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Binary, Text};
use uuid::Uuid;

const ROWS: usize = 300_000;

fn main() {
    // `cargo test --benches` passes this flag: nothing is measured then.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let started = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let ids: Vec<Uuid> = (0..ROWS).map(|_| Uuid::now_v7()).collect();
    let (binary_s, binary_bytes) = fill(&folder.path().join("binary.db"), "BLOB", &ids, |conn, sql, id, other| {
        diesel::sql_query(sql)
            .bind::<Binary, _>(id.as_bytes().to_vec())
            .bind::<Binary, _>(other.as_bytes().to_vec())
            .execute(conn)
            .unwrap();
    });
    let (text_s, text_bytes) = fill(&folder.path().join("text.db"), "TEXT", &ids, |conn, sql, id, other| {
        diesel::sql_query(sql)
            .bind::<Text, _>(id.to_string())
            .bind::<Text, _>(other.to_string())
            .execute(conn)
            .unwrap();
    });
    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    let line = serde_json::json!({
        "bench": "ids",
        "figures": {
            "rows": 2 * ROWS, "binary_s": round(binary_s), "text_s": round(text_s),
            "binary_bytes": binary_bytes, "text_bytes": text_bytes,
        },
        "ratios": { "seconds": round(binary_s / text_s), "bytes": round(binary_bytes as f64 / text_bytes as f64) },
        "seconds": started.elapsed().as_secs(),
        "machine": { "cores": std::thread::available_parallelism().map_or(0, usize::from) },
    });
    println!("{line}");
}

fn fill(path: &Path, kind: &str, ids: &[Uuid], insert: fn(&mut SqliteConnection, &str, &Uuid, &Uuid)) -> (f64, u64) {
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
    conn.batch_execute(&format!(
        "CREATE TABLE parent (id {kind} PRIMARY KEY NOT NULL, other {kind} NOT NULL) WITHOUT ROWID;
         CREATE TABLE child (id {kind} PRIMARY KEY NOT NULL, parent {kind} NOT NULL REFERENCES parent (id)) WITHOUT ROWID;
         CREATE INDEX child_parent ON child (parent);"
    ))
    .unwrap();
    let started = Instant::now();
    for sql in ["INSERT INTO parent VALUES (?, ?)", "INSERT INTO child VALUES (?, ?)"] {
        conn.transaction::<_, diesel::result::Error, _>(|conn| {
            ids.iter().zip(ids.iter().rev()).for_each(|(id, other)| insert(conn, sql, id, other));
            Ok(())
        })
        .unwrap();
    }
    let seconds = started.elapsed().as_secs_f64();
    drop(conn);
    (seconds, std::fs::metadata(path).unwrap().len())
}
