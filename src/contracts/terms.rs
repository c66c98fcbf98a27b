//! The terms of a framework: extension, delivery, penalty for delay, the fee of the contracting agency.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::text_enum;

text_enum! {
    /// Whether orders go on to a vendor that is debarred during the framework (契約期間遭停權).
    WhenDebarred {
        /// They go on; who orders is warned.
        GoesOn = "goes_on",
        /// No new orders while it is.
        Stops = "stops",
    }
}

/// The terms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// The last ordering day before it was extended (後續擴充或延長).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extended_from: Option<NaiveDate>,
    /// Calendar days from the order to delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_days: Option<i64>,
    /// Delivery in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub delivery: String,
    /// Thousandths of the price for each day of delay (逾期違約金).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty_permille: Option<Decimal>,
    /// Percent of the order's price that the penalty does not pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty_cap_percent: Option<Decimal>,
    /// The penalty in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub penalty: String,
    /// Whether orders go on to a debarred vendor; left out where the framework is silent and the buyer judges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when_debarred: Option<WhenDebarred>,
    /// The fee (作業服務費).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<FeeRule>,
}

/// How the fee of the contracting agency is worked out, in the words of rule FEE-1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeRule {
    /// `ordering_payer` or `vendor_payer`.
    pub payer: String,
    /// `by_amount` or `by_quantity`.
    pub basis: String,
    /// `round_nearest`, `round_down` or `round_up`.
    pub rounding: String,
    /// The tiers in their order.
    pub tiers: Vec<FeeTier>,
}

/// A tier: from its first value on, up to but without its end; a rate or a fixed fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeTier {
    /// The first amount or quantity.
    #[schema(value_type = String)]
    pub from: Decimal,
    /// The end; none for the last tier.
    #[schema(value_type = Option<String>)]
    pub to: Option<Decimal>,
    /// Percent of the order's amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub rate: Option<Decimal>,
    /// NT$ per order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub fixed: Option<Decimal>,
}

impl FeeRule {
    /// The case that rule FEE-1 judges, for an order of an amount.
    pub fn case(&self, on: NaiveDate, amount: Decimal, quantity: i64) -> Value {
        let text = |number: &Decimal| Value::String(number.normalize().to_string());
        let tiers = self.tiers.iter().map(|tier| {
            json!({
                "from": text(&tier.from), "to": tier.to.as_ref().map(text),
                "rate": tier.rate.as_ref().map(text), "fixed": tier.fixed.as_ref().map(text),
            })
        });
        json!({
            "rule": "FEE-1", "on": on,
            "facts": {
                "in_tender": true, "payer": self.payer, "basis": self.basis, "rounding": self.rounding,
                "tiers": tiers.collect::<Vec<_>>(), "amount": amount.normalize().to_string(),
                "quantity": quantity.to_string(),
            },
        })
    }

    /// The tiers as a person types them: `0-1000000 1%; 1000000- 5000`.
    pub fn lines(&self) -> String {
        let tier = |tier: &FeeTier| {
            let to = tier.to.map(|to| to.normalize().to_string()).unwrap_or_default();
            let charge = match (tier.rate, tier.fixed) {
                (Some(rate), _) => format!("{}%", rate.normalize()),
                (None, fixed) => fixed.unwrap_or_default().normalize().to_string(),
            };
            format!("{}-{to} {charge}", tier.from.normalize())
        };
        self.tiers.iter().map(tier).collect::<Vec<_>>().join("\n")
    }

    /// Reads the tiers that a person typed, one on a line or after `;`; none when a line is no tier.
    pub fn read_tiers(text: &str) -> Option<Vec<FeeTier>> {
        let lines = text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty());
        lines.map(FeeTier::read).collect()
    }
}

impl FeeTier {
    fn read(line: &str) -> Option<Self> {
        let (range, charge) = line.split_once(char::is_whitespace)?;
        let (from, to) = range.split_once('-')?;
        let number = |text: &str| text.trim().replace(',', "").parse::<Decimal>().ok().filter(|n| *n >= Decimal::ZERO);
        let to = if to.trim().is_empty() { None } else { Some(number(to)?) };
        let (rate, fixed) = match charge.trim().strip_suffix('%') {
            Some(rate) => (Some(number(rate)?), None),
            None => (None, Some(number(charge)?)),
        };
        Some(Self { from: number(from)?, to, rate, fixed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_are_written_as_they_are_read() {
        let text = "0-1000000 1%\n1000000- 5000";
        let tiers = FeeRule::read_tiers(text).unwrap();
        assert_eq!((tiers[0].rate, tiers[1].fixed, tiers[1].to), (Some(Decimal::ONE), Some(Decimal::from(5000)), None));
        let rule = FeeRule {
            payer: "vendor_payer".to_owned(),
            basis: "by_amount".to_owned(),
            rounding: "round_nearest".to_owned(),
            tiers,
        };
        assert_eq!(rule.lines(), text);
        assert_eq!(FeeRule::read_tiers("0-1 -3%"), None);
        assert_eq!(FeeRule::read_tiers("free"), None);
    }

    #[test]
    fn terms_that_say_nothing_are_an_empty_object() {
        assert_eq!(serde_json::to_string(&Terms::default()).unwrap(), "{}");
        assert!(serde_json::from_str::<Terms>("{\"fees\": 1}").is_err());
    }
}
