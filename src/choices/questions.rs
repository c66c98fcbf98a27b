//! The rows of a comparison: which there are, in which group, and where their answers come from.

use crate::catalog::questions::table::{Question, all};

/// A fact that every listing has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Price of a unit.
    UnitPrice,
    /// Price of a seat and year.
    SeatYear,
    /// How that was worked out.
    SeatYearWords,
    /// What the need comes to.
    Total,
    /// How that was worked out.
    TotalWords,
    /// The vendor.
    Vendor,
    /// Case number and title of the framework.
    Framework,
    /// The item.
    Item,
    /// The award price.
    AwardPrice,
    /// The ordering period.
    Period,
    /// Fewest units an order.
    Least,
    /// Most units an order.
    Most,
    /// The maker.
    Maker,
    /// Country of origin.
    Origin,
    /// The category.
    Category,
}

/// A group of rows.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The end of its word's key, `compare-group-…`.
    pub key: &'static str,
    /// Its facts.
    pub facts: &'static [Fact],
    /// The groups of questions whose answers follow.
    asked: &'static [&'static str],
    /// Whether a row without a single answer is shown too: that nobody answers is worth knowing.
    pub blank: bool,
}

/// The rows, group by group. Answers that no question asks for follow in a last group of their own.
pub const GROUPS: &[Group] = &[
    Group {
        key: "price",
        facts: &[Fact::UnitPrice, Fact::SeatYear, Fact::SeatYearWords, Fact::Total, Fact::TotalWords],
        asked: &[],
        blank: true,
    },
    Group {
        key: "terms",
        facts: &[Fact::Vendor, Fact::Framework, Fact::Item, Fact::AwardPrice, Fact::Period, Fact::Least, Fact::Most],
        asked: &[],
        blank: true,
    },
    Group { key: "licence", facts: &[], asked: &["price", "licence"], blank: false },
    Group {
        key: "platform",
        facts: &[Fact::Category, Fact::Maker, Fact::Origin],
        asked: &["basics", "technical"],
        blank: false,
    },
    Group { key: "service", facts: &[], asked: &["service", "delivery"], blank: false },
    Group { key: "certificates", facts: &[], asked: &["security"], blank: true },
];

impl Group {
    /// The questions that it compares: those of its groups that are marked for comparison and are no fact of a listing.
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> {
        let asked = self.asked;
        all().filter(move |one| one.compare && asked.contains(&one.group.as_str()) && !OWN.contains(&one.key.as_str()))
    }
}

/// Questions whose answers stand among the facts.
const OWN: &[&str] = &["name", "category", "maker", "origin", "unit", "unit_price"];

/// The group of the answers that no group names.
pub const OTHERS: &str = "others";

impl Fact {
    /// The key of the row's label.
    pub fn label(self) -> &'static str {
        match self {
            Fact::UnitPrice => "compare-unit-price",
            Fact::SeatYear => "compare-seat-year",
            Fact::SeatYearWords => "compare-seat-year-words",
            Fact::Total => "compare-total",
            Fact::TotalWords => "compare-total-words",
            Fact::Vendor => "listing-vendor",
            Fact::Framework => "framework-case-no",
            Fact::Item => "framework-item",
            Fact::AwardPrice => "listing-award-price",
            Fact::Period => "framework-period",
            Fact::Least => "framework-least",
            Fact::Most => "framework-most",
            Fact::Maker => "listing-maker",
            Fact::Origin => "listing-origin",
            Fact::Category => "listing-category",
        }
    }

    /// Whether the row explains the one above it, so that differences in it tell nothing new.
    pub fn explains(self) -> bool {
        matches!(self, Fact::SeatYearWords | Fact::TotalWords)
    }
}
