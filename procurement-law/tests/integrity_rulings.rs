//! What rulings on rejection, debarment, conflicts, retention and disputes carry beside outcome and sentence, as `integrity_rulings.json` tells.
//!
//! A row reads `articles | comparisons | parameters | who may decide otherwise`.

#![allow(clippy::unwrap_used)]

use procurement_law::check_case;
use procurement_law::ruling::Ruling;
use serde::Deserialize;
use serde_json::{Value, json};

/// A case and what its ruling carries.
#[derive(Debug, Deserialize)]
struct Row {
    rule: String,
    facts: Value,
    carries: String,
}

fn written(ruling: &Ruling) -> String {
    let cites: Vec<_> = ruling.cites.iter().map(|cite| cite.article.as_str()).collect();
    let compared: Vec<_> = ruling.compared.iter().map(|one| format!("{}={}", one.what, one.holds().unwrap())).collect();
    let used: Vec<_> = ruling.parameters.iter().map(|used| used.id.as_str()).collect();
    let who = ruling.override_by.as_ref().map_or("", |lifted| lifted.who.as_str());
    format!("{} | {} | {} | {who}", cites.join(" "), compared.join(" "), used.join(" "))
}

#[test]
fn rulings_carry_what_a_lawyer_checks() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("integrity_rulings.json")).unwrap();
    let carried = |row: &Row| {
        let rulings = check_case(&json!({ "rule": row.rule, "on": "2026-03-02", "facts": row.facts })).unwrap();
        rulings.iter().map(written).collect::<Vec<_>>().join(" + ")
    };
    let found: Vec<_> = rows.iter().map(carried).collect();
    assert!(rows.len() > 80, "only {} rows were read", rows.len());
    for (row, found) in rows.iter().zip(found) {
        assert_eq!(row.carries, found, "{} {}", row.rule, row.facts);
    }
}
