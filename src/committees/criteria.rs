//! What bids are judged by, as the tender states it.

use std::collections::BTreeMap;

use procurement_law::evaluation::mat_01::{Principle, Service};
use procurement_law::evaluation::mat_07::Basis;
use procurement_law::evaluation::score_facts::{ItemFacts, Method, Treatment};
use procurement_law::evaluation::ties::TieRule;
use procurement_law::fact::Number;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::committees::words::{SHORT, fits, needed};

/// More stages than any tender has.
const MOST_STAGES: i64 = 9;

/// The criteria of a tender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// `award_best_tender`, `award_quasi_best` or `award_lowest`.
    #[schema(value_type = String)]
    pub principle: Principle,
    /// What is bought, by the code of the rule MAT-01 such as `service_information`.
    #[schema(value_type = String)]
    pub service: Service,
    /// The amount of the procurement, NT$.
    #[schema(value_type = String)]
    pub amount: Money,
    /// Whether a base price is set.
    #[serde(default)]
    pub base_price: bool,
    /// The paper by which the best tender was approved.
    #[serde(default)]
    pub approval: String,
    /// Whether that approval is for this case.
    #[serde(default)]
    pub case_by_case: bool,
    /// Whether the agency has a superior.
    #[serde(default)]
    pub has_superior: bool,
    /// `total_score`, `price_per_point` or `ranking`.
    #[schema(value_type = String)]
    pub method: Method,
    /// `price_scored`, `price_not_scored` or `price_fixed`.
    #[schema(value_type = String)]
    pub treatment: Treatment,
    /// Full marks.
    #[schema(value_type = String)]
    pub full: Decimal,
    /// The items.
    pub items: Vec<Item>,
    /// The pass mark of the total.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub pass_mark: Option<Decimal>,
    /// How scores are held against pass marks: `basis_average` or `basis_majority`.
    #[schema(value_type = String)]
    pub basis: Basis,
    /// What tells bidders apart that are first together: `tie_again`, `tie_heaviest_item` or `tie_first_places`.
    #[schema(value_type = String)]
    pub tie_rule: TieRule,
    /// Whether the tender marks the price as open to change in a negotiation, where the price is no item.
    #[serde(default)]
    pub price_open: bool,
    /// Fewer rounds than the law allows, where the tender says so.
    #[serde(default)]
    pub rounds: Option<i64>,
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// The most points that it gives.
    #[schema(value_type = String)]
    pub max: Decimal,
    /// Whether it is the price.
    #[serde(default)]
    pub price: bool,
    /// Whether it is presentation and questions.
    #[serde(default)]
    pub presentation: bool,
    /// Whether the tender marks it as open to change in a negotiation.
    #[serde(default)]
    pub open: bool,
    /// The least points that a bidder needs on it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub mark: Option<Decimal>,
    /// In which stage it is evaluated, 1, 2 …, where bidders drop out between stages.
    #[serde(default)]
    pub stage: Option<i64>,
}

impl Criteria {
    /// Checks the form of what is written.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self) -> Result<(), Error> {
        fits(&self.approval, SHORT, "approval")?;
        if self.amount <= Money::default() {
            return Err(Error::invalid("criteria.amount").at("amount"));
        }
        for (number, item) in self.items.iter().enumerate() {
            needed(&item.name, SHORT, &format!("items/{number}/name"))?;
            if self.items.iter().take(number).any(|other| other.name == item.name) {
                return Err(Error::invalid("criteria.item_twice").at(&format!("items/{number}/name")));
            }
        }
        // Either no item names a stage or each does, and none between the first and the last is left out.
        let stages = self.stages();
        let wrong = |item: &Item| {
            !item.stage.is_some_and(|stage| {
                (1..=MOST_STAGES).contains(&stage) && (1..=stage).all(|one| stages.contains_key(&one))
            })
        };
        if let Some(number) = self.items.iter().position(wrong).filter(|_| !stages.is_empty()) {
            return Err(Error::invalid("criteria.stage").at(&format!("items/{number}/stage")));
        }
        Ok(())
    }

    /// The weight of each stage of the evaluation; empty where bidders do not drop out between stages.
    pub fn stages(&self) -> BTreeMap<i64, Decimal> {
        let mut weights = BTreeMap::new();
        for item in &self.items {
            if let Some(stage) = item.stage {
                *weights.entry(stage).or_default() += item.max;
            }
        }
        weights
    }

    /// Whether the tender marks the price as open to change in a negotiation.
    pub fn reducible(&self) -> bool {
        self.price_open || self.items.iter().any(|item| item.price && item.open)
    }

    /// The items as the rules on scoring take them.
    pub fn facts(&self) -> Vec<ItemFacts> {
        let fact = |item: &Item| ItemFacts { item: item.name.clone(), max: Number(item.max), price: item.price };
        self.items.iter().map(fact).collect()
    }

    /// The names of the items.
    pub fn names(&self) -> Vec<String> {
        self.items.iter().map(|item| item.name.clone()).collect()
    }
}
