//! What buyers ask of a shop of 398 products, judged before any ranking was looked at: `relevance/`.
//!
//! Grades: 3 is what the buyer wants, 2 does much of it, 1 is related, all else is 0.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, HashSet};

use search_index::Index;
use search_index::ask::Ask;
use search_index::entry::Entry;
use serde::Deserialize;
use serde_json::Value;

const PRODUCTS: &str = include_str!("../relevance/products.jsonl");
const QUERIES: &str = include_str!("../relevance/queries.jsonl");

#[derive(Deserialize)]
struct Judged {
    text: String,
    grades: BTreeMap<String, u32>,
}

fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    grades.take(10).enumerate().map(|(rank, grade)| f64::from((1 << grade) - 1) / (rank as f64 + 2.0).log2()).sum()
}

fn ndcg(judged: &Judged, found: &[String]) -> f64 {
    let mut best: Vec<u32> = judged.grades.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let grade = |id: &String| judged.grades.get(id).copied().unwrap_or(0);
    gain(found.iter().map(grade)) / gain(best.into_iter())
}

#[test]
fn buyers_find_what_they_want() {
    let index = Index::in_memory().unwrap();
    let mut known = HashSet::new();
    for line in PRODUCTS.lines() {
        let mut product: Value = serde_json::from_str(line).unwrap();
        product["kind"] = "listing".into();
        let entry: Entry = serde_json::from_value(product).unwrap();
        known.insert(entry.id.clone());
        index.put(&entry).unwrap();
    }
    index.commit(1).unwrap();
    let queries: Vec<Judged> = QUERIES.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(known.len() >= 300 && queries.len() >= 150);
    let mut scores = Vec::with_capacity(queries.len());
    for judged in &queries {
        assert!(judged.grades.keys().all(|id| known.contains(id)), "{}", judged.text);
        let hits = index.ask(&Ask { limit: 10, ..Ask::words(&judged.text) }).unwrap();
        let found: Vec<String> = hits.hits.into_iter().map(|hit| hit.id).collect();
        scores.push((ndcg(judged, &found), judged.text.as_str(), found));
    }
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (score, text, found) in scores.iter().take(20) {
        println!("{score:.3} {text}: {found:?}");
    }
    let mean = scores.iter().map(|(score, ..)| score).sum::<f64>() / scores.len() as f64;
    println!("nDCG@10 {mean:.4} over {} questions", scores.len());
    assert!(mean >= 0.9, "nDCG@10 is {mean:.4}");
}
