//! What is bought: the three categories of the Government Procurement Act (政府採購法 2, 7).
//!
//! The category decides which amount classes apply. It is a field of every tender and framework; for a mixed purchase it is the
//! category of the component with the largest share of the budget (政府採購法 7-4).

use serde::{Deserialize, Serialize};

/// Category of a purchase, spelled as in OCDS (`goods`, `services`, `works`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 財物: things and rights, packaged software licences among them.
    Goods,
    /// 勞務: services, cloud and information services among them.
    Services,
    /// 工程: works. A framework contract covers goods and services only (政府採購法 93-1); the thresholds exist all the same.
    Works,
}

impl Category {
    /// All categories, in the order of this file.
    pub const ALL: [Self; 3] = [Self::Goods, Self::Services, Self::Works];

    /// The code used in JSON and as a key of [`crate::words`].
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Goods => "goods",
            Self::Services => "services",
            Self::Works => "works",
        }
    }

    /// The category of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_the_json_form() {
        for category in Category::ALL {
            assert_eq!(serde_json::to_value(category).unwrap(), category.code());
            assert_eq!(Category::from_code(category.code()), Some(category));
        }
        assert_eq!(Category::from_code("財物"), None);
    }
}
