//! The kinds of reference lists.

use crate::config::lists::Lists;
use crate::text_enum;

text_enum! {
    /// What a list is of.
    ListKind {
        /// Debarred vendors (拒絕往來廠商, 政府採購法 101–103).
        Debarred = "debarred",
        /// The company registry (公司登記).
        CompanyRegistry = "company_registry",
        /// Firms with mainland investment (來臺陸資名錄).
        MainlandInvested = "mainland_invested",
        /// IT service firms with mainland capital (陸資資訊服務業者).
        MainlandIt = "mainland_it",
        /// Vendors with awarded merit (優良廠商).
        Merit = "merit",
        /// Accredited laboratories (TAF 認可實驗室).
        Laboratories = "laboratories",
        /// Banks and their branches.
        Banks = "banks",
    }
}

impl ListKind {
    /// Days for which a list of the kind counts.
    pub fn days(self, settings: &Lists) -> u32 {
        match self {
            Self::Debarred => settings.debarred_days,
            Self::CompanyRegistry => settings.registry_days,
            Self::MainlandInvested | Self::MainlandIt => settings.mainland_days,
            Self::Merit => settings.merit_days,
            Self::Laboratories => settings.laboratory_days,
            Self::Banks => settings.bank_days,
        }
    }
}
