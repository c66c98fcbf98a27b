//! What a vendor is writing: the subject, the answers and the words beside them.

use crate::applications::model::{Application, ApplicationKind};
use crate::base::error::Error;
use crate::base::id::{AwardId, ListingId};
use crate::catalog::model::Class;
use crate::catalog::questions::answers::Answers;
use crate::web::application::fields::{self, plain};

/// What is being written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The listing that it is about.
    pub listing: Option<ListingId>,
    /// What is asked for.
    pub kind: ApplicationKind,
    /// The class.
    pub class: Class,
    /// The vendor's own number.
    pub sku: String,
    /// The award.
    pub award: Option<AwardId>,
    /// The answers.
    pub answers: Answers,
    /// The vendor's words, and those on a replacement.
    pub said: Said,
}

/// Words beside the answers.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// To the office.
    pub note: String,
    /// Ground of a replacement.
    pub ground: String,
    /// How the replacement compares.
    pub quality: String,
    /// What is saved.
    pub saved: String,
    /// The comparison.
    pub comparison: String,
}

impl Draft {
    /// A new listing of the class in the address.
    ///
    /// # Errors
    /// The class is none.
    pub fn asked(pairs: &[(String, String)]) -> Result<Self, Error> {
        let class = match plain(pairs, "class") {
            "" => Class::Software,
            class => class.parse().map_err(|_| Error::not_found())?,
        };
        let mut answers = Answers::default();
        answers.set("category", plain(pairs, "category"));
        Ok(Self {
            listing: None,
            kind: ApplicationKind::List,
            class,
            sku: String::new(),
            award: plain(pairs, "award").parse().ok(),
            answers,
            said: Said::default(),
        })
    }

    /// What was sent and came back with faults.
    ///
    /// # Errors
    /// The class is none.
    pub fn sent(pairs: &[(String, String)]) -> Result<Self, Error> {
        let listing = plain(pairs, "listing").parse().ok();
        Ok(Self {
            listing,
            kind: plain(pairs, "kind").parse().unwrap_or(ApplicationKind::List),
            sku: plain(pairs, "sku").to_owned(),
            answers: fields::answers(pairs),
            said: Said::sent(pairs),
            ..Self::asked(pairs)?
        })
    }

    /// A change of a listing.
    pub fn of(listing: ListingId, kind: ApplicationKind) -> Self {
        Self {
            listing: Some(listing),
            kind,
            class: Class::Software,
            sku: String::new(),
            award: None,
            answers: Answers::default(),
            said: Said::default(),
        }
    }
}

impl Said {
    /// The words that were sent.
    pub fn sent(pairs: &[(String, String)]) -> Self {
        let said = |name: &str| plain(pairs, name).to_owned();
        Self {
            note: said("note"),
            ground: said("ground"),
            quality: said("quality"),
            saved: said("saved"),
            comparison: said("comparison"),
        }
    }

    /// The words of an application.
    pub fn of(row: &Application) -> Self {
        let note = row.note.clone();
        match row.replacement() {
            Some(one) => {
                Self { note, ground: one.ground, quality: one.quality, saved: one.saved, comparison: one.comparison }
            }
            None => Self { note, ..Self::default() },
        }
    }
}
