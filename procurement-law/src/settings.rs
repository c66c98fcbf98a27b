//! What the owner of a market has settled where no text was read: switched rules, values of settings, closures of offices.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The owner's settings. By default nothing is switched: what is known in the trade or designed warns and never refuses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Ids of rules and parameters without a text (marks K and D) that the owner has verified; they then refuse.
    pub confirmed: BTreeSet<String>,
    /// Values of parameters without a text, by id, in the unit of the parameter.
    pub values: BTreeMap<String, Decimal>,
    /// Days on which offices closed at short notice (typhoon), as announced by the place of the agency.
    pub closures: BTreeSet<NaiveDate>,
}
