//! The account's row and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::actor::{Actor, Person, Role};
use crate::base::id::{OrganisationId, UserId};
use crate::base::time::Time;
use crate::db::schema::user_account;

/// The subject kind of accounts in the record.
pub const KIND: &str = "user";

/// An account.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = user_account, treat_none_as_default_value = false)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// The organisation it belongs to.
    pub organisation_id: OrganisationId,
    /// Its role.
    pub role: Role,
    /// The address it signs in with, lower case.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The argon2id hash in PHC form.
    pub password_hash: String,
    /// The shared secret of the authenticator app, base32.
    pub totp_secret: Option<String>,
    /// The last step whose code was used; a code works once.
    pub totp_last_step: i64,
    /// Failures in a row.
    pub failed_count: i64,
    /// Locked until then.
    pub locked_until: Option<Time>,
    /// Shut for good.
    pub disabled: bool,
    /// When it was made.
    pub created_at: Time,
    /// Counts recorded changes; failure counters are none.
    pub version: i64,
}

impl User {
    /// The account as an actor.
    pub fn actor(&self) -> Actor {
        Actor::Person(Person { user: self.id, organisation: self.organisation_id, role: self.role, on_behalf_of: None })
    }

    /// The row's form in the record, with the given forms of the personal values.
    pub fn recorded(&self, email: Value, name: Value) -> Value {
        json!({
            "organisation": self.organisation_id,
            "role": self.role,
            "email": email,
            "name": name,
            "second_factor": self.totp_secret.is_some(),
            "disabled": self.disabled,
        })
    }
}
