//! What releases of every kind are made of.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::base::money::Money;
use crate::base::time::Time;
use crate::results::notice::Party;

/// The scheme of Taiwan's business numbers (統一編號).
const SCHEME: &str = "TW-UBN";

/// The id of a contracting process: that of its tender and of the framework that came of it.
pub fn ocid(prefix: &str, case_no: &str) -> String {
    format!("{prefix}-{case_no}")
}

/// An agency as a party, with its roles.
pub fn agency(name: &str, roles: &[&str]) -> Value {
    json!({ "id": agency_id(name), "name": name, "roles": roles })
}

/// A vendor as a party, with its roles.
pub fn vendor(party: &Party, roles: &[&str]) -> Value {
    let mut vendor = object(json!({ "id": vendor_id(party), "name": party.name, "roles": roles }));
    if !party.ubn.is_empty() {
        let identifier = json!({ "scheme": SCHEME, "id": party.ubn, "legalName": party.name });
        vendor.insert("identifier".to_owned(), identifier);
    }
    Value::Object(vendor)
}

/// Names an agency that is among the parties.
pub fn named(agency: &str) -> Value {
    json!({ "id": agency_id(agency), "name": agency })
}

/// Names a vendor that is among the parties.
pub fn reference(party: &Party) -> Value {
    json!({ "id": vendor_id(party), "name": party.name })
}

fn agency_id(name: &str) -> String {
    format!("agency {name}")
}

fn vendor_id(party: &Party) -> String {
    if party.ubn.is_empty() { party.name.clone() } else { format!("{SCHEME}-{}", party.ubn) }
}

/// A number of dollars; the standard asks for a JSON number, which holds whole dollars exactly.
pub fn amount(money: Money) -> Value {
    json!({ "amount": number(money.decimal()), "currency": "TWD" })
}

fn number(decimal: Decimal) -> Value {
    serde_json::from_str(&decimal.normalize().to_string()).unwrap_or(Value::Null)
}

/// An instant, in Taipei.
pub fn date(at: Time) -> String {
    at.taipei().format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The fields of an object.
pub fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}
