//! What the reading of the price schedules says of the offers, for the clerk to compare with what is read out. It is a
//! proposal: nothing of it counts before a person records it.

use bid_review::document::Document;
use bid_review::kind::DocumentKind;
use serde_json::Value;

use crate::awards::offers::WrittenOffer;
use crate::awards::plan::{Manner, Plan};
use crate::awards::read::Found;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::review::model::ReviewState;
use crate::review::store as reviews;
use crate::tenders::model::Stage;

/// An offer of each bid for each item; a price of nothing where none was read.
///
/// # Errors
/// The database failed, or a row cannot be read.
pub fn prefill(conn: &mut DbConn, found: &Found, now: Time) -> Result<Vec<WrittenOffer>, Error> {
    let Some(plan) = &found.plan else { return Ok(Vec::new()) };
    let opened = |stage: Stage| found.openings.iter().find(|one| one.stage == stage && one.is_open(now));
    let Some(opening) = opened(Stage::All).or_else(|| opened(Stage::Price)) else { return Ok(Vec::new()) };
    let mut offers = Vec::new();
    for review in reviews::of_stage(conn, found.tender.id, opening.stage)? {
        if review.state == ReviewState::Replaced {
            continue;
        }
        let label = bids::find(conn, review.bid_id)?.label;
        let documents = review.documents()?;
        let schedules: Vec<&Document> =
            documents.iter().filter(|document| document.kind == DocumentKind::PriceSchedule).collect();
        for (place, item) in plan.items.iter().enumerate() {
            let price = schedules.iter().find_map(|schedule| price(schedule, plan, (place, &item.no)));
            let price = price.unwrap_or_default();
            offers.push(WrittenOffer { label: label.clone(), item: item.no.clone(), price });
        }
    }
    Ok(offers)
}

/// The price of an item in a schedule: the row of its number, else the row of its place where the rows are as many.
fn price(schedule: &Document, plan: &Plan, (place, no): (usize, &str)) -> Option<Money> {
    let field = |name: &str| schedule.fields.get(name).map(|field| &field.value);
    if plan.manner == Manner::Total {
        return dollars(field("total_shown").or_else(|| field("total_words_value"))?);
    }
    let rows = field("items")?.as_array()?;
    let number = |row: &Value| match row.get("no") {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let own = rows.iter().find(|row| number(row) == no);
    let row = own.or_else(|| rows.get(place).filter(|_| rows.len() == plan.items.len()))?;
    dollars(row.get("unit_price")?)
}

fn dollars(value: &Value) -> Option<Money> {
    match value {
        Value::Number(number) => number.as_i64().and_then(Money::dollars),
        Value::String(text) => Money::parse(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use bid_review::document::Field;
    use serde_json::json;

    use super::*;
    use crate::awards::plan::tests::plan;

    fn schedule(fields: &[(&str, Value)]) -> Document {
        let field = |value: &Value| Field {
            value: value.clone(),
            text: String::new(),
            file: None,
            page: 0,
            bbox: [0.0; 4],
            confidence: 1.0,
        };
        let fields: BTreeMap<String, Field> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), field(value))).collect();
        Document {
            kind: DocumentKind::PriceSchedule,
            file: "a".to_owned(),
            pages: [0, 1],
            more: Vec::new(),
            confidence: 1.0,
            fields,
        }
    }

    #[test]
    fn a_row_is_found_by_number_and_else_by_place() {
        let two = plan(Manner::ByItem, 2);
        let rows = json!([{ "no": 2, "unit_price": 20 }, { "no": 1, "unit_price": 10 }]);
        let numbered = schedule(&[("items", rows)]);
        assert_eq!(price(&numbered, &two, (0, "1")), Money::dollars(10));
        let plain = schedule(&[("items", json!([{ "unit_price": "1,000" }, { "unit_price": 20 }]))]);
        assert_eq!(price(&plain, &two, (0, "1")), Money::dollars(1_000));
        let short = schedule(&[("items", json!([{ "unit_price": 20 }]))]);
        assert_eq!(price(&short, &two, (0, "1")), None, "a missing row must not move the others");
        let total = schedule(&[("total_shown", json!(98_000))]);
        assert_eq!(price(&total, &plan(Manner::Total, 1), (0, "1")), Money::dollars(98_000));
    }
}
