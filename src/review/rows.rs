//! Reviews, findings, questions and corrections as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::{review, review_finding};
use crate::review::correction::{self, CORRECTION};
use crate::review::model::{FINDING, FindingRow, KIND, Review};
use crate::review::question::QUESTION;
use crate::review::question_store;

/// Reviews, findings, questions and corrections for the replay.
pub const REPLAY: [Kind; 4] = [
    Kind { name: KIND, rows: reviews },
    Kind { name: FINDING, rows: findings },
    Kind { name: QUESTION, rows: questions },
    Kind { name: CORRECTION, rows: corrections },
];

fn reviews(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let reviews: Vec<Review> = review::table.load(conn)?;
    Ok(reviews.into_iter().map(|review| (review.id.0, review.version, review.recorded())).collect())
}

fn findings(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let findings: Vec<FindingRow> = review_finding::table.load(conn)?;
    Ok(findings.into_iter().map(|finding| (finding.id.0, finding.version, finding.recorded())).collect())
}

fn questions(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(question_store::all(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn corrections(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(correction::all(conn)?.into_iter().map(|row| (row.id.0, 1, row.recorded())).collect())
}
