//! Five million invented order lines: the questions of dashboards from rollups, free groupings from columns, beside DuckDB.
//!
//! `make bench-analytics` runs it. DuckDB comes from PyPI into a folder of its own, reads the same lines from a binary file
//! and is asked the same groupings with as many threads; without it that part is left out, and said so. Each question is
//! asked several times; the sums of both sides are compared to the last ten-thousandth of a dollar.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use market_figures::{Ask, Columns, Rollups};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

const SEED: u64 = 20_260_115;
const MONTHS: u32 = 155;
const AGENCIES: u32 = 2_300;
const VENDORS: u32 = 700;
const PRODUCTS: u32 = 9_000;
/// Names of the dimensions, in order.
const NAMES: [&str; 8] = ["month", "class", "kind", "region", "agency", "vendor", "product", "category"];
const MONTH: usize = 0;
const CLASS: usize = 1;
const KIND: usize = 2;
const REGION: usize = 3;
const AGENCY: usize = 4;
const VENDOR: usize = 5;
const PRODUCT: usize = 6;
const CATEGORY: usize = 7;

/// A line: popular products, vendors and agencies are drawn more often, and kind, region, class, category follow from them.
fn line(rng: &mut ChaCha8Rng) -> ([u32; 8], [i64; 2]) {
    let popular = |rng: &mut ChaCha8Rng, of: u32| rng.random_range(0..of).min(rng.random_range(0..of));
    let (agency, product) = (popular(rng, AGENCIES), popular(rng, PRODUCTS));
    let vendor = (product * 7 + rng.random_range(0..12)) % VENDORS;
    let quantity = rng.random_range(1..60_i64);
    let price = 10_000 * rng.random_range(300..60_000_i64);
    let month = rng.random_range(0..MONTHS).max(rng.random_range(0..MONTHS));
    let key = [month, product % 3, agency % 5, agency % 6, agency, vendor, product, product % 140];
    (key, [quantity, price * quantity])
}

/// Nanoseconds of each of so many goes.
fn times(goes: usize, mut work: impl FnMut()) -> Vec<u64> {
    let mut all: Vec<u64> = (0..goes)
        .map(|_| {
            let start = Instant::now();
            work();
            u64::try_from(start.elapsed().as_nanos()).unwrap()
        })
        .collect();
    all.sort_unstable();
    all
}

fn at(sorted: &[u64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize] as f64 / 1e6
}

/// The groupings that dashboards ask for.
fn dashboards() -> Vec<(&'static str, Vec<Ask>)> {
    let year = |ask: Ask| ask.between(MONTH, MONTHS - 12, MONTHS - 1);
    vec![
        (
            "office",
            vec![
                Ask::by(&[MONTH, CLASS]),
                Ask::by(&[MONTH, KIND]),
                year(Ask::by(&[CATEGORY])),
                year(Ask::by(&[CLASS, VENDOR])),
                year(Ask::by(&[AGENCY])),
                year(Ask::by(&[PRODUCT])),
            ],
        ),
        (
            "public",
            vec![Ask::by(&[MONTH, CLASS]), year(Ask::by(&[CLASS, KIND])), year(Ask::by(&[CLASS, KIND, AGENCY]))],
        ),
        ("agency", vec![Ask::by(&[MONTH, CLASS]).only(AGENCY, [17]), year(Ask::by(&[CATEGORY])).only(AGENCY, [17])]),
        (
            "vendor",
            [Ask::by(&[MONTH, CLASS]).only(VENDOR, [33]), year(Ask::by(&[CATEGORY])).only(VENDOR, [33])]
                .into_iter()
                // Its share and rank, year by year.
                .chain((0..MONTHS).step_by(12).map(|from| Ask::by(&[CLASS, VENDOR]).between(MONTH, from, from + 11)))
                .collect(),
        ),
    ]
}

/// Groupings that nothing was prepared for.
fn free() -> Vec<Ask> {
    vec![
        Ask::by(&[CLASS]),
        Ask::by(&[MONTH, CLASS]),
        Ask::by(&[REGION, KIND, CLASS]),
        Ask::by(&[VENDOR]).between(MONTH, 100, 140),
        Ask::by(&[AGENCY, CLASS]),
        Ask::by(&[PRODUCT]).only(REGION, [1, 3]),
        Ask::by(&[AGENCY, CATEGORY]).only(CLASS, [2]),
        Ask::by(&[MONTH, VENDOR, REGION]),
        Ask::by(&[AGENCY, PRODUCT]).between(MONTH, 143, 154),
    ]
}

fn sql(ask: &Ask) -> String {
    let names: Vec<&str> = ask.by.iter().map(|at| NAMES[*at]).collect();
    let test = |filter: &market_figures::Filter| match &filter.keep {
        market_figures::Keep::Between(from, to) => {
            format!("{} BETWEEN {from} AND {to}", NAMES[filter.dimension])
        }
        market_figures::Keep::Among(codes) => {
            let codes: Vec<String> = codes.iter().map(u32::to_string).collect();
            format!("{} IN ({})", NAMES[filter.dimension], codes.join(", "))
        }
    };
    let tests: Vec<String> = ask.filters.iter().map(test).collect();
    let filter = if tests.is_empty() { String::new() } else { format!(" WHERE {}", tests.join(" AND ")) };
    let by = names.join(", ");
    format!("SELECT {by}, count(*) AS n, sum(quantity) AS q, sum(amount) AS a FROM lines{filter} GROUP BY {by}")
}

/// Asks DuckDB; none where it is not installed.
fn peer(file: &PathBuf, asks: &[Ask], goes: usize) -> Option<Value> {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../scripts/bench-analytics-peers");
    let mut child = Command::new(std::env::var("GONGQI_DUCKDB_PYTHON").unwrap_or_else(|_| "python3".to_owned()))
        .arg(script)
        .arg(file)
        .arg(goes.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let queries: Vec<String> = asks.iter().map(sql).collect();
    child.stdin.take()?.write_all(serde_json::to_string(&queries).ok()?.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    if !output.status.success() {
        return None;
    }
    serde_json::from_slice(&output.stdout).ok()
}

fn main() {
    let rows: usize = std::env::var("GONGQI_BENCH_LINES").ok().and_then(|text| text.parse().ok()).unwrap_or(5_000_000);
    let began = Instant::now();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut columns = Columns::new(NAMES.len(), 2);
    let mut cells: HashMap<[u32; 8], [i64; 3]> = HashMap::new();
    let file = std::env::temp_dir().join(format!("gongqi-lines-{}.csv", std::process::id()));
    let mut out = BufWriter::new(File::create(&file).unwrap());
    writeln!(out, "{},quantity,amount", NAMES.join(",")).unwrap();
    for _ in 0..rows {
        let (key, values) = line(&mut rng);
        columns.push(&key, &values).unwrap();
        let cell = cells.entry(key).or_default();
        *cell = [cell[0] + 1, cell[1] + values[0], cell[2] + values[1]];
        for code in key {
            write!(out, "{code},").unwrap();
        }
        writeln!(out, "{},{}", values[0], values[1]).unwrap();
    }
    out.into_inner().unwrap().sync_all().unwrap();
    eprintln!("{rows} lines, {} cells of the finest rollup, {:.0} s", cells.len(), began.elapsed().as_secs_f64());

    // The grains of the program's own figures.
    let grains: [&[usize]; 6] = [
        &[MONTH, CLASS, KIND, REGION],
        &[MONTH, CLASS, VENDOR],
        &[MONTH, CLASS, KIND, AGENCY],
        &[MONTH, CLASS, PRODUCT, CATEGORY],
        &[MONTH, CLASS, VENDOR, CATEGORY],
        &[MONTH, CLASS, AGENCY, CATEGORY],
    ];
    let mut rollups = Rollups::new(NAMES.len(), 3, &grains, &[MONTH, AGENCY, VENDOR]);
    // The program reads its figures month by month.
    let mut loaded: Vec<_> = cells.iter().collect();
    loaded.sort_unstable_by_key(|(key, _)| key[MONTH]);
    let start = Instant::now();
    for (key, values) in loaded {
        rollups.add(key, values).unwrap();
    }
    let loading = start.elapsed().as_secs_f64();
    let correct = times(2_000, || {
        let (key, values) = line(&mut rng);
        rollups.add(&key, &[1, values[0], values[1]]).unwrap();
        rollups.add(&key, &[-1, -values[0], -values[1]]).unwrap();
    });

    let mut boards = serde_json::Map::new();
    let mut worst: f64 = 0.0;
    for (name, asks) in dashboards() {
        let all = times(200, || {
            for ask in &asks {
                assert!(!rollups.ask(ask).unwrap().is_empty());
            }
        });
        worst = worst.max(at(&all, 0.99));
        boards.insert(
            name.to_owned(),
            json!({ "charts": asks.len(), "p50_ms": at(&all, 0.5), "p99_ms": at(&all, 0.99) }),
        );
    }

    let goes = 15;
    let asks = free();
    let peer = peer(&file, &asks, goes);
    let mut free = Vec::new();
    let (mut own_all, mut peer_all, mut ratio_worst): (f64, f64, f64) = (0.0, 0.0, 0.0);
    for (number, ask) in asks.iter().enumerate() {
        let groups = columns.ask(ask).unwrap();
        let own = at(&times(goes, || drop(columns.ask(ask).unwrap())), 0.5);
        let (n, q, a) = groups
            .iter()
            .fold((0_u64, 0_i64, 0_i64), |(n, q, a), group| (n + group.rows, q + group.sums[0], a + group.sums[1]));
        let mut told = json!({ "by": ask.by.iter().map(|at| NAMES[*at]).collect::<Vec<_>>(), "groups": groups.len(), "own_ms": own });
        if let Some(answer) = peer.as_ref().map(|peer| &peer["answers"][number]) {
            let same = json!([groups.len(), n, q.to_string(), a.to_string()]);
            assert_eq!(answer["sums"], same, "both sides count the same: {}", sql(ask));
            let theirs = answer["ms"].as_f64().unwrap();
            told["duckdb_ms"] = json!(theirs);
            (own_all, peer_all) = (own_all + own, peer_all + theirs);
            ratio_worst = ratio_worst.max(own / theirs);
        }
        free.push(told);
    }
    std::fs::remove_file(&file).unwrap();
    if peer.is_none() {
        eprintln!("DuckDB is not there: python3 -m pip install duckdb, or make bench-analytics");
    }
    let ratios =
        peer.as_ref().map(|_| json!({ "own_vs_duckdb_all": own_all / peer_all, "own_vs_duckdb_worst": ratio_worst }));
    println!(
        "{}",
        json!({
            "bench": "analytics", "lines": rows, "cells": rollups.cells(), "load_s": loading,
            "correction_p99_ms": at(&correct, 0.99), "dashboards": boards, "dashboard_p99_ms": worst, "free": free,
            "ratios": ratios, "duckdb": peer.as_ref().map(|peer| peer["version"].clone()),
            "seconds": began.elapsed().as_secs_f64(),
            "machine": { "cores": std::thread::available_parallelism().map_or(1, usize::from), "os": std::env::consts::OS, "arch": std::env::consts::ARCH },
        })
    );
}
