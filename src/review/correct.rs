//! A reviewer reads a field otherwise than the machine: both values are kept, and the bid is judged anew with the person's.

use bid_review::document::Document;
use chrono::NaiveDate;
use procurement_law::roc;
use serde_json::{Value, json};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::ReviewId;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::recusals::gate::pass;
use crate::review::claim;
use crate::review::correction::{self, CORRECTION, Correction};
use crate::review::model::{KIND, Review, ReviewState};
use crate::review::open::{REVIEW_BID, Task};
use crate::review::settle::reason_of;
use crate::review::store;

/// The longest value, in characters.
const LONGEST: usize = 500;

/// What a person read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document, by its place in the list of those found, from 0.
    pub document: usize,
    /// The field.
    pub field: String,
    /// The value as the person writes it.
    pub value: String,
    /// Why: where and how it stands on the page.
    pub reason: String,
}

/// Keeps what a person read, and queues the bid to be judged anew. The review is as the person last saw it, because documents
/// are named by their places.
///
/// # Errors
/// The actor may not or knows of no such review; it is not open for decisions, another reviewer works on it, or it changed
/// since; there is no such document or field; the field holds several values; the value is none of its kind or the one read;
/// no reason is given.
pub fn correct(
    conn: &mut DbConn,
    call: &Call,
    id: ReviewId,
    version: i64,
    read: &Reading,
) -> Result<(Review, Correction), Error> {
    decide(&call.actor, Action::DecideReview, &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let seen = store::find(conn, id)?;
    pass(conn, &call.actor, seen.tender_id)?;
    claim::hold(conn, call, &seen)?;
    if !store::hold(conn, id)? {
        return Err(Error::conflict("review.wrong_state").with("state", seen.state));
    }
    let mut review = store::find(conn, id)?;
    if review.version != version {
        return Err(stale());
    }
    let documents = review.documents()?;
    let document = documents.get(read.document).ok_or_else(|| Error::invalid("correction.no_field").at("field"))?;
    let (before, after) = values(document, read)?;
    let reason = reason_of(&read.reason)?.ok_or_else(|| Error::invalid("review.reason_missing").at("reason"))?;
    let row = Correction {
        id: call.id(),
        review_id: id,
        kind: document.kind.name().to_owned(),
        file: document.file.clone(),
        page: i64::from(document.pages[0]),
        field: read.field.clone(),
        before: canonical(&before)?,
        after: canonical(&after)?,
        reason,
        corrected_by: person.user,
        corrected_at: call.now,
    };
    correction::insert(conn, &row)?;
    review.state = ReviewState::Queued;
    review.round += 1;
    review.version += 1;
    if !store::update(conn, &review)? {
        return Err(stale());
    }
    let mut act = Act::new("review.correct", Subject::new(KIND, id.0));
    act.reason = Some(row.reason.clone());
    act.detail = json!({ "field": row.field, "file": row.file });
    act.changes = vec![
        Change::new("correction.made", CORRECTION, row.id.0, 1, row.recorded()),
        Change::new("review.queued", KIND, id.0, review.version, review.recorded()),
    ];
    record(conn, call, act)?;
    enqueue(conn, call, REVIEW_BID, &Task { review: id })?;
    Ok((review, row))
}

/// The value before and the one the person read, of the same kind: a number stays a number.
fn values(document: &Document, read: &Reading) -> Result<(Value, Value), Error> {
    let wrong = |code: &'static str| Error::invalid(code).at("value");
    let text = read.value.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(wrong("correction.value"));
    }
    let before = document.fields.get(&read.field).map(|field| field.value.clone());
    let after = match &before {
        Some(Value::Number(_)) => {
            let plain: String = text.chars().filter(|letter| !matches!(letter, ',' | '，' | ' ')).collect();
            json!(plain.parse::<i64>().map_err(|_| wrong("correction.number"))?)
        }
        // A day is shown and read as people write it, and kept as documents are read.
        Some(Value::String(known)) if known.parse::<NaiveDate>().is_ok() => {
            json!(roc::parse(text).ok_or_else(|| wrong("award.day"))?.to_string())
        }
        Some(Value::String(_) | Value::Null) => json!(text),
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
            return Err(Error::invalid("correction.several").at("field"));
        }
        None => return Err(Error::invalid("correction.no_field").at("field")),
    };
    let before = before.unwrap_or(Value::Null);
    if before == after {
        return Err(wrong("correction.same"));
    }
    Ok((before, after))
}

fn stale() -> Error {
    Error::of(Kind::Stale, "review.stale")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_of_the_kind_it_was_read_as() {
        let field = |value: Value| json!({ "value": value, "text": "", "page": 0, "box": [0.0, 0.0, 1.0, 1.0], "confidence": 1.0 });
        let document: Document = serde_json::from_value(json!({
            "type": "tax_certificate", "file": "a.pdf", "pages": [0, 1], "confidence": 1.0,
            "fields": { "issued": field(json!("2026-11-02")), "paid": field(json!(1_200)), "name": field(json!("甲公司")) },
        }))
        .unwrap();
        let read = |name: &str, value: &str| {
            let reading =
                Reading { document: 0, field: name.to_owned(), value: value.to_owned(), reason: String::new() };
            values(&document, &reading).map(|(_, after)| after).map_err(|error| error.code)
        };
        assert_eq!(read("issued", "115年11月20日"), Ok(json!("2026-11-20")));
        assert_eq!(read("issued", "soon"), Err("award.day"));
        assert_eq!(read("issued", "115/11/02"), Err("correction.same"));
        assert_eq!((read("paid", "1,300"), read("paid", "x")), (Ok(json!(1_300)), Err("correction.number")));
        assert_eq!(read("name", " 乙公司 "), Ok(json!("乙公司")));
        assert_eq!(read("none", "x"), Err("correction.no_field"));
    }
}
