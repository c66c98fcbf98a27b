//! The fifteen kinds of conduct for which a vendor is debarred (政府採購法 101-1), and the class of the period each belongs to.

use crate::facts::choice;
use crate::laws::{GPA, Place};

choice! {
    /// Conduct for which a vendor is debarred.
    pub enum Conduct {
        /// Lets another tender under its name.
        LendsName = "101-1-1",
        /// Tenders under a borrowed or false name.
        BorrowsName = "101-1-2",
        /// Cuts work or materials without leave.
        CutsWork = "101-1-3",
        /// Tenders, contracts or performs on false documents.
        FalseDocuments = "101-1-4",
        /// Tenders while its business is suspended.
        Suspended = "101-1-5",
        /// Is convicted at first instance of an offence of articles 87 to 92.
        Convicted = "101-1-6",
        /// Refuses to contract after winning, without good reason.
        RefusesContract = "101-1-7",
        /// Fails inspection or acceptance.
        FailsAcceptance = "101-1-8",
        /// Does not honour its warranty.
        NoWarranty = "101-1-9",
        /// Delays performance by its fault.
        Delays = "101-1-10",
        /// Assigns the whole contract to another.
        Assigns = "101-1-11",
        /// Has the contract rescinded or terminated by its fault.
        Terminated = "101-1-12",
        /// Is in bankruptcy proceedings.
        Bankrupt = "101-1-13",
        /// Discriminates by sex or against indigenous, disabled or disadvantaged persons.
        Discriminates = "101-1-14",
        /// Offers persons of the procurement an undue benefit.
        Bribes = "101-1-15",
    }
}

choice! {
    /// What a court of first instance has imposed.
    pub enum Sentenced {
        /// Imprisonment that is served.
        Imprisonment = "imprisonment",
        /// Detention.
        Detention = "detention",
        /// A fine.
        Fine = "fine",
        /// A sentence suspended on probation (緩刑).
        Probation = "probation",
    }
}

/// The class of the period (政府採購法 103-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Article 103-1-3: by the number of earlier publications.
    Counted,
    /// Article 103-1-2.
    Light,
    /// Article 103-1-1.
    Grave,
}

impl Class {
    /// The place of the class in the law.
    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Self::Grave => GPA.at("103-1-1"),
            Self::Light => GPA.at("103-1-2"),
            Self::Counted => GPA.at("103-1-3"),
        }
    }
}

impl Conduct {
    /// The class of the period; `None` for a conviction whose sentence is not known.
    #[must_use]
    pub const fn class(self, sentence: Option<Sentenced>) -> Option<Class> {
        match (self, sentence) {
            (Self::Convicted, None) => None,
            (Self::Convicted, Some(Sentenced::Imprisonment))
            | (
                Self::LendsName
                | Self::BorrowsName
                | Self::CutsWork
                | Self::FalseDocuments
                | Self::Suspended
                | Self::Bribes,
                _,
            ) => Some(Class::Grave),
            (Self::Convicted | Self::Bankrupt | Self::Discriminates, _) => Some(Class::Light),
            _ => Some(Class::Counted),
        }
    }

    /// Whether the conduct debars only when the circumstances are serious (情節重大).
    #[must_use]
    pub const fn must_be_serious(self) -> bool {
        matches!(
            self,
            Self::CutsWork
                | Self::FalseDocuments
                | Self::FailsAcceptance
                | Self::NoWarranty
                | Self::Delays
                | Self::Terminated
                | Self::Discriminates
        )
    }
}
