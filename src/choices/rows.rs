//! Choices as the replay of the record compares them: the bytes must still have the digest that was recorded.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::ChoiceId;
use crate::choices::model::{Choice, ChoiceListing, KIND};
use crate::db::conn::DbConn;
use crate::db::schema::{choice, choice_listing};

/// Choices for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let all: Vec<ChoiceListing> =
        choice_listing::table.order((choice_listing::choice_id, choice_listing::position)).load(conn)?;
    let mut listings: HashMap<ChoiceId, Vec<ChoiceListing>> = HashMap::new();
    for row in all {
        listings.entry(row.choice_id).or_default().push(row);
    }
    let choices: Vec<Choice> = choice::table.load(conn)?;
    Ok(choices
        .into_iter()
        .map(|mut row| {
            // Of the bytes as they are: whoever edits them without their digest is found too.
            row.digest = sha256(row.content.as_bytes());
            let recorded = row.recorded(listings.get(&row.id).map_or(&[], Vec::as_slice));
            (row.id.0, 1, recorded)
        })
        .collect())
}
