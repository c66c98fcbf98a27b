//! The plain thing that is indexed, whatever table it comes from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A product or service that agencies can order.
    Listing,
    /// A published award notice.
    Notice,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Kind; 2] = [Kind::Listing, Kind::Notice];

    /// The name under which the index keeps this kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Listing => "listing",
            Kind::Notice => "notice",
        }
    }

    /// The kind of that name, if there is one.
    pub fn parse(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing to find. Kind and id together are its identity: putting the same pair again replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it stands for.
    pub kind: Kind,
    /// The caller's own id; the index does not look into it.
    pub id: String,
    /// Name of the product, subject of the notice. Words found here weigh most.
    #[serde(default)]
    pub name: String,
    /// Description or specification.
    #[serde(default)]
    pub text: String,
    /// Brand or manufacturer.
    #[serde(default)]
    pub maker: String,
    /// Name of the vendor.
    #[serde(default)]
    pub vendor: String,
    /// Name of the agency that bought; empty for listings.
    #[serde(default)]
    pub agency: String,
    /// Numbers by which people look things up: case, item, business number, SKU.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Kind of procurement or of framework, as the caller classes it.
    #[serde(default)]
    pub class: Option<String>,
    /// Category of goods or services.
    #[serde(default)]
    pub category: Option<String>,
    /// Gregorian year.
    #[serde(default)]
    pub year: Option<i64>,
    /// Price in ten-thousandths of a New Taiwan dollar.
    #[serde(default)]
    pub price: Option<i64>,
    /// Whether it can be ordered today.
    #[serde(default)]
    pub orderable: bool,
    /// When it was published or last changed, in microseconds since 1970-01-01 UTC; orders "newest first".
    #[serde(default)]
    pub date: Option<i64>,
    /// Facts by which people narrow down: a key (`languages`) and a value (`zh-TW`); a key may have several values.
    #[serde(default)]
    pub facts: Vec<(String, String)>,
    /// How many agencies have ordered it lately; lifts it a little among equals.
    #[serde(default)]
    pub popularity: i64,
}

impl Entry {
    /// An entry with nothing but its identity.
    pub fn new(kind: Kind, id: impl Into<String>) -> Entry {
        Entry {
            kind,
            id: id.into(),
            name: String::new(),
            text: String::new(),
            maker: String::new(),
            vendor: String::new(),
            agency: String::new(),
            codes: Vec::new(),
            class: None,
            category: None,
            year: None,
            price: None,
            orderable: false,
            date: None,
            facts: Vec::new(),
            popularity: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_names_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(Kind::parse("other"), None);
    }
}
