//! What stands in the locked bytes: the listings as they were, and what was compared or searched for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::base::error::Error;
use crate::base::id::{FrameworkId, ListingId, ListingVersionId, OrganisationId};
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::choices::model::ChoiceKind;
use crate::choices::need::Need;

/// The version of the form. A new form gets a new number; old bytes stay as they are.
pub const FORMAT: u32 = 1;

/// The content of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// [`FORMAT`].
    pub format: u32,
    /// What was locked.
    pub kind: ChoiceKind,
    /// When, RFC 3339 in UTC.
    pub locked_at: String,
    /// For which agency.
    pub agency: Party,
    /// For how many and how long a comparison was worked out.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub need: Option<Need>,
    /// What was searched for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub search: Option<Searched>,
    /// The listings in the order in which they were shown.
    pub listings: Vec<Column>,
}

/// A search as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Searched {
    /// The words.
    pub words: String,
    /// The filters by name.
    pub filters: BTreeMap<String, String>,
    /// The order of the hits, `relevance` unless asked otherwise.
    pub sort: String,
}

/// An organisation by id, code and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The id.
    pub id: OrganisationId,
    /// Agency code or business number.
    pub code: String,
    /// The name.
    pub name: String,
}

/// A listing as a column of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The listing.
    pub listing: ListingId,
    /// The vendor's own number.
    pub sku: String,
    /// The version's number.
    pub version: i64,
    /// The version.
    pub version_id: ListingVersionId,
    /// The class.
    pub class: Class,
    /// The category.
    pub category: String,
    /// The name.
    pub name: String,
    /// The maker.
    pub maker: String,
    /// Country of origin.
    pub origin: String,
    /// The vendor.
    pub vendor: Party,
    /// What one unit is.
    pub unit: String,
    /// Price of a unit, tax included.
    #[serde(deserialize_with = "money")]
    pub unit_price: Money,
    /// The terms it may be ordered under; none means that it cannot be ordered.
    pub terms: Option<Terms>,
    /// Further answers by question key.
    pub details: BTreeMap<String, Value>,
}

/// The award of a listing and its framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The framework.
    pub framework: FrameworkId,
    /// 案號.
    pub case_no: String,
    /// The framework's title.
    pub title: String,
    /// First ordering day.
    pub starts_on: NaiveDate,
    /// Last ordering day.
    pub ends_on: NaiveDate,
    /// The item's number.
    pub item_no: String,
    /// The award price of a unit.
    #[serde(deserialize_with = "money")]
    pub award_price: Money,
    /// Fewest units an order.
    pub min_quantity: Option<i64>,
    /// Most units an order.
    pub max_quantity: Option<i64>,
}

impl Content {
    /// Reads locked bytes.
    ///
    /// # Errors
    /// They are no content of a form that this program knows.
    pub fn read(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).map_err(|cause| Error::internal("read a locked choice", cause))
    }
}

impl Column {
    /// A further answer as text, when there is one.
    pub fn detail(&self, key: &str) -> Option<String> {
        let said = match self.details.get(key)? {
            Value::Null => return None,
            Value::String(text) => text.trim().to_owned(),
            Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(";"),
            other => plain(other),
        };
        (!said.is_empty()).then_some(said)
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn money<'de, D: Deserializer<'de>>(from: D) -> Result<Money, D::Error> {
    let amount = <Decimal as serde::Deserialize>::deserialize(from)?;
    Money::from_decimal(amount).ok_or_else(|| serde::de::Error::custom("an amount out of range"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use serde_json::json;
    use uuid::Uuid;

    /// A column of this name, price in dollars and details.
    pub fn column(name: &str, price: i64, details: Value) -> Column {
        Column {
            listing: ListingId(Uuid::nil()),
            sku: name.to_owned(),
            version: 1,
            version_id: ListingVersionId(Uuid::nil()),
            class: Class::Software,
            category: "c".to_owned(),
            name: name.to_owned(),
            maker: "m".to_owned(),
            origin: "TW".to_owned(),
            vendor: Party { id: OrganisationId(Uuid::nil()), code: "04595257".to_owned(), name: "v".to_owned() },
            unit: "u".to_owned(),
            unit_price: Money::dollars(price).unwrap(),
            terms: None,
            details: serde_json::from_value(details).unwrap(),
        }
    }

    #[test]
    fn columns_survive_their_bytes() {
        let written = column("a", 1_234, json!({ "edition": " x ", "platforms": ["Web", "Linux"], "term_months": 12 }));
        let text = serde_json::to_string(&written).unwrap();
        let read: Column = serde_json::from_str(&text).unwrap();
        assert_eq!(read, written);
        assert_eq!(read.detail("platforms").as_deref(), Some("Web;Linux"));
        assert_eq!((read.detail("term_months").as_deref(), read.detail("edition").as_deref()), (Some("12"), Some("x")));
        assert_eq!(read.detail("none"), None);
        assert!(serde_json::from_str::<Column>(&text.replace("\"1234\"", "\"1.00001\"")).is_err());
    }
}
