//! Whom an event concerns, read from the row that the event keeps.

use serde_json::Value;
use uuid::Uuid;

use crate::applications::model as applications;
use crate::catalog::model as catalog;
use crate::holds::model as holds;
use crate::orders::model as orders;
use crate::orders::state::OrderState;
use crate::price_checks::model as price_checks;
use crate::quotes::model as quotes;

/// The kinds of things that a webhook may hear of.
pub const KINDS: &[&str] =
    &[orders::KIND, quotes::KIND, quotes::QUOTE, applications::KIND, catalog::KIND, price_checks::KIND, holds::KIND];

/// Whom an event concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Agencies and vendors.
    pub organisations: Vec<Uuid>,
    /// Whether the office hears of it.
    pub office: bool,
}

/// Whom an event about a thing of a kind concerns: nobody hears of what they could not read.
pub fn audience(kind: &str, after: &Value) -> Audience {
    let party = |name: &str| after.get(name).and_then(Value::as_str).and_then(|id| id.parse::<Uuid>().ok());
    let told = |names: &[&str], office: bool| Audience {
        organisations: names.iter().filter_map(|name| party(name)).collect(),
        office,
    };
    let state = after.get("state").and_then(Value::as_str).unwrap_or_default();
    match kind {
        orders::KIND if state.parse().is_ok_and(OrderState::vendor_informed) => told(&["agency", "vendor"], true),
        orders::KIND => told(&["agency"], true),
        quotes::KIND => told(&["agency"], true),
        // What a vendor has said is sealed, even that it has.
        quotes::QUOTE => told(&["vendor"], false),
        applications::KIND => told(&["vendor"], state != "draft"),
        catalog::KIND | price_checks::KIND | holds::KIND => told(&["vendor"], true),
        _ => Audience::default(),
    }
}

/// Where the thing is read through the API; nothing for a kind that has no address of its own.
pub fn href(kind: &str, id: Uuid, after: &Value) -> Option<String> {
    let path = match kind {
        orders::KIND => "orders",
        quotes::KIND => "quote-requests",
        quotes::QUOTE => {
            return after.get("request").and_then(Value::as_str).map(|id| format!("/api/v1/quote-requests/{id}"));
        }
        applications::KIND => "applications",
        catalog::KIND => "listings",
        price_checks::KIND => "price-checks",
        holds::KIND => "holds",
        _ => return None,
    };
    Some(format!("/api/v1/{path}/{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_vendor_hears_of_an_order_from_its_issue_on() {
        let (agency, vendor) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let order = |state: &str| json!({ "agency": agency, "vendor": vendor, "state": state });
        for (state, whom) in [("placed", vec![agency]), ("ready", vec![agency]), ("issued", vec![agency, vendor])] {
            assert_eq!(audience("order", &order(state)), Audience { organisations: whom, office: true }, "{state}");
        }
    }

    #[test]
    fn a_sealed_quote_is_the_vendors_alone() {
        let sealed = json!({ "request": Uuid::nil(), "vendor": Uuid::from_u128(2), "sealed": "x" });
        assert_eq!(audience("quote", &sealed), Audience { organisations: vec![Uuid::from_u128(2)], office: false });
        assert_eq!(href("quote", Uuid::max(), &sealed).unwrap(), format!("/api/v1/quote-requests/{}", Uuid::nil()));
    }

    #[test]
    fn what_no_kind_names_concerns_nobody() {
        assert_eq!(audience("user", &json!({ "agency": Uuid::nil() })), Audience::default());
        assert!(KINDS.iter().all(|kind| href(kind, Uuid::nil(), &json!({ "request": Uuid::nil() })).is_some()));
    }
}
