//! Open-source software and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{OpenSoftwareId, UserId};
use crate::base::time::Time;
use crate::db::schema::open_software;

/// The subject kind of open-source software in the record.
pub const KIND: &str = "open_software";

/// Open-source software.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = open_software, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct OpenSoftware {
    /// The id.
    pub id: OpenSoftwareId,
    /// The name, unique.
    pub name: String,
    /// The licence, an SPDX id or expression.
    pub licence: String,
    /// The project's page, https.
    pub homepage: String,
    /// Where to get it, https.
    pub download: String,
    /// What it is for.
    pub description: String,
    /// The security condition; none while agencies are not to use it.
    pub condition: Option<String>,
    /// Who set the condition.
    pub set_by: Option<UserId>,
    /// When.
    pub set_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

impl OpenSoftware {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "name": self.name, "licence": self.licence, "homepage": self.homepage, "download": self.download,
            "description": self.description, "condition": self.condition, "set_by": self.set_by,
        })
    }
}
