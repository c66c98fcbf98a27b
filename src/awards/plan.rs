//! How a tender is to be awarded, as it is fixed before the first opening.

use std::collections::HashSet;

use procurement_law::category::Category;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::text_enum;

/// The most items of a tender.
const MOST_ITEMS: usize = 2_000;
/// The longest text of a field.
const LONGEST: usize = 200;

text_enum! {
    /// How the lowest price decides.
    Manner {
        /// One award at the lowest total (總價決標).
        Total = "total",
        /// Each item to its lowest offer (分項複數決標).
        ByItem = "by_item",
        /// Each item to the lowest offer and to all who match it (依最低決標價跟進).
        Matching = "matching",
    }
}

text_enum! {
    /// Which amount the lowest price must reach.
    Reserve {
        /// A reserve price (底價), sealed until the award.
        Sealed = "sealed",
        /// None, because it is hard to fix: a review committee suggests an amount (政府採購法 47-1-1).
        Complex = "complex",
        /// None, because the purchase is small (政府採購法 47-1-3).
        Small = "small",
    }
}

/// The plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// How the lowest price decides.
    pub manner: Manner,
    /// What is bought: `goods`, `services` or `works`.
    #[schema(value_type = String)]
    pub category: Category,
    /// The amount of the purchase (採購金額), NT$ with tax.
    #[schema(value_type = String)]
    pub procurement: Money,
    /// The budget, NT$ with tax.
    #[schema(value_type = String)]
    pub budget: Money,
    /// Which amount the lowest price must reach.
    pub reserve: Reserve,
    /// Whether the agency has a superior agency.
    #[serde(default = "yes")]
    pub has_superior: bool,
    /// Fewer comparison rounds than the law has; none for the law's three.
    #[serde(default)]
    pub rounds: Option<i64>,
    /// Whether the tender says so, and, for an award in parts or to all who match, that it is awarded that way.
    pub told: bool,
    /// The items that are awarded separately; one for an award at the total.
    pub items: Vec<PlanItem>,
}

/// An item that is awarded separately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanItem {
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// What one unit is.
    #[serde(default)]
    pub unit: String,
    /// The ceiling of unit prices that the tender states (投標單價上限), NT$ with tax.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub ceiling: Option<Money>,
}

fn yes() -> bool {
    true
}

impl Plan {
    /// Checks the form of a plan.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self) -> Result<(), Error> {
        let positive = |amount: Money| amount > Money::default();
        for (amount, field) in [(self.procurement, "procurement"), (self.budget, "budget")] {
            if !positive(amount) {
                return Err(Error::invalid("award.amount").at(field));
            }
        }
        if self.rounds.is_some_and(|rounds| !(1..=3).contains(&rounds)) {
            return Err(Error::invalid("award.rounds").at("rounds"));
        }
        if self.items.is_empty() || self.items.len() > MOST_ITEMS {
            return Err(Error::invalid("award.items").with("most", MOST_ITEMS).at("items"));
        }
        if self.manner == Manner::Total && self.items.len() != 1 {
            return Err(Error::invalid("award.total_items").at("items"));
        }
        if self.manner != Manner::Total && !self.told {
            return Err(Error::invalid("award.untold").at("told"));
        }
        let mut seen = HashSet::new();
        for (number, item) in self.items.iter().enumerate() {
            let at = |field: &str| format!("items/{number}/{field}");
            for (text, field) in [(&item.no, "no"), (&item.name, "name")] {
                if text.trim().is_empty() || text.chars().count() > LONGEST {
                    return Err(Error::invalid("words.missing").at(&at(field)));
                }
            }
            if !seen.insert(item.no.trim()) {
                return Err(Error::invalid("award.item_twice").with("item", &item.no).at(&at("no")));
            }
            if item.ceiling.is_some_and(|ceiling| !positive(ceiling)) {
                return Err(Error::invalid("award.amount").at(&at("ceiling")));
            }
        }
        Ok(())
    }

    /// The item of a number.
    ///
    /// # Errors
    /// There is none.
    pub fn item(&self, no: &str) -> Result<&PlanItem, Error> {
        self.items.iter().find(|item| item.no == no).ok_or_else(Error::not_found)
    }
}

/// Plans for the tests of other files.
#[cfg(test)]
pub mod tests {
    use super::*;

    /// A plan with so many items.
    pub fn plan(manner: Manner, items: usize) -> Plan {
        let item = |no: usize| PlanItem {
            no: no.to_string(),
            name: format!("軟體{no}"),
            unit: "套".to_owned(),
            ceiling: Money::dollars(15_000),
        };
        Plan {
            manner,
            category: Category::Goods,
            procurement: Money(30_000_000_000),
            budget: Money(28_000_000_000),
            reserve: Reserve::Sealed,
            has_superior: true,
            rounds: None,
            told: true,
            items: (1..=items).map(item).collect(),
        }
    }

    fn field(plan: &Plan) -> String {
        plan.sound().unwrap_err().fields[0].field.clone()
    }

    #[test]
    fn what_is_wrong_is_named() {
        let sound = plan(Manner::ByItem, 2);
        assert!(sound.sound().is_ok());
        assert_eq!(field(&Plan { manner: Manner::Total, ..sound.clone() }), "items");
        assert_eq!(field(&Plan { told: false, ..sound.clone() }), "told");
        assert_eq!(field(&Plan { rounds: Some(4), ..sound.clone() }), "rounds");
        assert_eq!(field(&Plan { budget: Money(0), ..sound.clone() }), "budget");
        assert_eq!(field(&Plan { items: Vec::new(), ..sound.clone() }), "items");
        let mut twice = sound.clone();
        twice.items[1].no = "1".to_owned();
        assert_eq!(field(&twice), "items/1/no");
        let mut free = sound;
        free.items[0].ceiling = Some(Money(0));
        assert_eq!(field(&free), "items/0/ceiling");
    }
}
