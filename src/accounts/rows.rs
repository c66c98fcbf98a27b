//! Accounts and organisations' people as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::accounts::model::{KIND, User};
use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::user_account;

/// Accounts for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let users: Vec<User> = user_account::table.load(conn)?;
    Ok(users
        .into_iter()
        .map(|user| (user.id.0, user.version, user.recorded(json!(user.email), json!(user.name))))
        .collect())
}
