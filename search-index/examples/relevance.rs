//! Measures how well and how fast the index finds things: `relevance DOCS.jsonl QUERIES.jsonl [--run FILE]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use search_index::Index;
use search_index::ask::Ask;
use search_index::entry::{Entry, Kind};
use serde::Deserialize;
use serde_json::json;

/// One line of the documents.
#[derive(Deserialize)]
struct Doc {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

/// One line of the queries; those without judgements are run and timed, not scored.
#[derive(Deserialize)]
struct Judged {
    id: String,
    text: String,
    #[serde(default)]
    relevant: Vec<String>,
}

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut paths = Vec::new();
    let mut run = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--run" => run = Some(args.next().ok_or("--run wants a file")?),
            _ => paths.push(arg),
        }
    }
    let [docs, queries] = paths.as_slice() else {
        return Err("usage: relevance DOCS.jsonl QUERIES.jsonl [--run FILE]".into());
    };
    let folder = std::env::temp_dir().join(format!("relevance-{}", std::process::id()));
    let measured = measure(&folder, docs, queries, run.as_deref());
    let _ = std::fs::remove_dir_all(&folder);
    println!("{}", measured?);
    Ok(())
}

fn measure(folder: &Path, docs: &str, queries: &str, run: Option<&str>) -> Result<serde_json::Value, Failure> {
    let docs: Vec<Doc> = lines(docs)?;
    let queries: Vec<Judged> = lines(queries)?;
    let (index, _) = Index::open(folder)?;
    let start = Instant::now();
    for doc in &docs {
        let mut entry = Entry::new(Kind::Listing, &doc.id);
        entry.name.clone_from(&doc.title);
        entry.text.clone_from(&doc.text);
        entry.codes.push(doc.id.clone());
        index.put(&entry)?;
    }
    index.commit(docs.len() as i64)?;
    let docs_per_s = docs.len() as f64 / start.elapsed().as_secs_f64();
    drop(index);
    let (index, _) = Index::open(folder)?;
    let index_bytes = size(folder)?;

    let ask = |query: &Judged| Ask { limit: 10, ..Ask::words(&query.text) };
    for query in queries.iter().take(200) {
        index.ask(&ask(query))?;
    }
    let mut answers = Vec::with_capacity(queries.len());
    let mut times = Vec::with_capacity(queries.len());
    for query in &queries {
        let start = Instant::now();
        let hits = index.ask(&ask(query))?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
        answers.push(hits.hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>());
    }
    if let Some(path) = run {
        let mut out = BufWriter::new(File::create(path)?);
        for (query, ids) in queries.iter().zip(&answers) {
            writeln!(out, "{}", json!({"id": query.id, "hits": ids}))?;
        }
    }

    let (mut judged, mut first, mut ten, mut reciprocal) = (0u32, 0.0, 0.0, 0.0);
    for (query, ids) in queries.iter().zip(&answers) {
        if query.relevant.is_empty() {
            continue;
        }
        judged += 1;
        let good: Vec<bool> = ids.iter().map(|id| query.relevant.contains(id)).collect();
        first += f64::from(u8::from(good.first() == Some(&true)));
        let found = good.iter().filter(|good| **good).count();
        ten += found as f64 / query.relevant.len().min(10) as f64;
        let rank = good.iter().position(|good| *good);
        reciprocal += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
    }
    let mean = |sum: f64| round(sum / f64::from(judged.max(1)), 4);
    let seconds = times.iter().sum::<f64>() / 1e3;
    times.sort_by(f64::total_cmp);
    let quantile = |q: f64| times.get((times.len() as f64 * q) as usize).copied();
    Ok(json!({
        "docs": docs.len(),
        "queries": queries.len(),
        "recall@1": mean(first),
        "recall@10": mean(ten),
        "mrr@10": mean(reciprocal),
        "docs_per_s": round(docs_per_s, 0),
        "index_bytes": index_bytes,
        "p50_ms": round(quantile(0.5).unwrap_or_default(), 3),
        "p99_ms": round(quantile(0.99).unwrap_or_default(), 3),
        "qps_1core": round(queries.len() as f64 / seconds.max(1e-9), 0),
    }))
}

fn lines<T: for<'a> Deserialize<'a>>(path: &str) -> Result<Vec<T>, Failure> {
    let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    let mut read = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line?;
        if !line.trim().is_empty() {
            read.push(serde_json::from_str(&line).map_err(|error| format!("{path}: {error}"))?);
        }
    }
    Ok(read)
}

fn size(folder: &Path) -> Result<u64, Failure> {
    let mut bytes = 0;
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        bytes += if file.path().is_dir() { size(&file.path())? } else { file.metadata()?.len() };
    }
    Ok(bytes)
}

fn round(value: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (value * scale).round() / scale
}
