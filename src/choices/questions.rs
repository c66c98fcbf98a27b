//! The rows of a comparison: which there are, in which group, and where their answers come from.

/// Where a row's answers come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A fact of the listing or of its terms, under this key of the texts.
    Fact(Fact),
    /// A further answer under this question key.
    Detail(&'static str),
}

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
    /// The rows.
    pub rows: &'static [Source],
    /// Whether a row without a single answer is shown too: that nobody answers is worth knowing.
    pub blank: bool,
}

/// The rows, group by group. Answers under other keys follow in a last group of their own.
pub const GROUPS: &[Group] = &[
    Group {
        key: "price",
        rows: &[
            Source::Fact(Fact::UnitPrice),
            Source::Fact(Fact::SeatYear),
            Source::Fact(Fact::SeatYearWords),
            Source::Fact(Fact::Total),
            Source::Fact(Fact::TotalWords),
        ],
        blank: true,
    },
    Group {
        key: "terms",
        rows: &[
            Source::Fact(Fact::Vendor),
            Source::Fact(Fact::Framework),
            Source::Fact(Fact::Item),
            Source::Fact(Fact::AwardPrice),
            Source::Fact(Fact::Period),
            Source::Fact(Fact::Least),
            Source::Fact(Fact::Most),
        ],
        blank: true,
    },
    Group {
        key: "licence",
        rows: &[
            Source::Detail("edition"),
            Source::Detail("licence_model"),
            Source::Detail("licence_metric"),
            Source::Detail("seats_per_unit"),
            Source::Detail("term_months"),
        ],
        blank: false,
    },
    Group {
        key: "platform",
        rows: &[
            Source::Fact(Fact::Category),
            Source::Fact(Fact::Maker),
            Source::Fact(Fact::Origin),
            Source::Detail("platforms"),
            Source::Detail("languages"),
        ],
        blank: false,
    },
    Group { key: "service", rows: &[Source::Detail("delivery_days"), Source::Detail("warranty_months")], blank: false },
    Group { key: "certificates", rows: &[Source::Detail("certificates")], blank: true },
];

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
