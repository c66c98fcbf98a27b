//! What a buyer states of an order beside its lines: facts that only the agency knows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::text_enum;

/// The longest text of a field.
const LONGEST: usize = 200;
/// The most vendors that anybody invites.
const MOST_INVITED: i64 = 10_000;

text_enum! {
    /// The protection level (防護需求等級) of the system that a service belongs to.
    Protection {
        /// 普.
        Basic = "basic",
        /// 中.
        Medium = "medium",
        /// 高.
        High = "high",
    }
}

/// The facts. All of them may be left out; what the law asks for then stands in the rulings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Stated {
    /// What is bought of the vendor beside the framework's items (附加採購), NT$ with tax.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub add_on: Option<Money>,
    /// What the add-on is and how it relates to what is ordered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub add_on_relation: Option<String>,
    /// The vendor's consent to an order of an agency that the framework does not list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_consent: Option<String>,
    /// The day on which the market's price was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub price_checked_on: Option<NaiveDate>,
    /// How many vendors were invited to be compared (比價).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited: Option<i64>,
    /// First day of a debarment of the vendor that the buyer found (拒絕往來廠商).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub barred_from: Option<NaiveDate>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub barred_until: Option<NaiveDate>,
    /// Why the order goes to a debarred vendor all the same: the person's judgement where the framework is silent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub barred_judgement: Option<String>,
    /// The protection level of the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Protection>,
    /// Codes of the baseline's requirements that the agency's papers hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub covered: Vec<String>,
    /// The agency's request for quotes whose chosen quote is the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_request: Option<Uuid>,
    /// By when the vendor delivers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub deliver_by: Option<NaiveDate>,
}

impl Stated {
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What the vendor is told of it: by when it delivers, for a system of which level, and at the price of
    /// which quote of its own. The rest is the agency's own.
    #[must_use]
    pub fn for_vendor(&self) -> Self {
        let Self { deliver_by, level, quote_request, .. } = *self;
        Self { deliver_by, level, quote_request, ..Self::default() }
    }

    /// Checks the form of what is stated.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self) -> Result<(), Error> {
        let texts = [
            ("add_on_relation", &self.add_on_relation),
            ("vendor_consent", &self.vendor_consent),
            ("barred_judgement", &self.barred_judgement),
        ];
        for (field, text) in texts {
            if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST || text.chars().any(char::is_control)) {
                return Err(Error::invalid("order.stated_text").with("most", LONGEST).at(field));
            }
        }
        if self.add_on.is_some_and(|amount| amount <= Money::default()) {
            return Err(Error::invalid("order.add_on").at("add_on"));
        }
        if self.invited.is_some_and(|count| !(0..=MOST_INVITED).contains(&count)) {
            return Err(Error::invalid("order.invited").with("most", MOST_INVITED).at("invited"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stated_is_an_empty_object_and_nonsense_is_refused() {
        assert_eq!(serde_json::to_string(&Stated::default()).unwrap(), "{}");
        assert!(serde_json::from_str::<Stated>("{\"add_on\": 5}").is_err());
        let code = |stated: Stated| stated.sound().map_or_else(|error| error.fields[0].field.clone(), |()| "".into());
        assert_eq!(code(Stated { add_on: Some(Money(0)), ..Stated::default() }), "add_on");
        assert_eq!(code(Stated { invited: Some(-1), ..Stated::default() }), "invited");
        assert_eq!(code(Stated { vendor_consent: Some("好".repeat(201)), ..Stated::default() }), "vendor_consent");
        assert_eq!(code(Stated::default()), "");
    }
}
