//! The evidence's row and its form in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use procurement_law::grammar::company_name::key;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::base::id::{EvidenceId, OrganisationId, UserId};
use crate::base::time::Time;
use crate::db::schema::evidence;
use crate::evidence::media::Media;
use crate::text_enum;

/// The subject kind of evidence in the record.
pub const KIND: &str = "evidence";

text_enum! {
    /// What it proves.
    EvidenceKind {
        /// ISO/IEC 27001, management of information security.
        Iso27001 = "iso27001",
        /// ISO/IEC 27017, security of cloud services.
        Iso27017 = "iso27017",
        /// ISO/IEC 27018, personal data in public clouds.
        Iso27018 = "iso27018",
        /// A report on service levels after CNS 19086.
        Cns19086 = "cns19086",
        /// Another certificate; the issuer and the scope say which.
        Other = "other",
        /// A maker's authorisation (原廠授權).
        Authorisation = "authorisation",
    }
}

text_enum! {
    /// Whether it counts.
    EvidenceState {
        /// It counts until it lapses.
        Current = "current",
        /// A renewal took its place.
        Replaced = "replaced",
        /// The vendor withdrew it.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// How its days stand.
    Standing {
        /// More than ninety days are left.
        Valid = "valid",
        /// Ninety days or fewer are left.
        Expiring = "expiring",
        /// Its last day is over.
        Lapsed = "lapsed",
    }
}

text_enum! {
    /// A step of the watch, named after the days that are left.
    Step {
        /// Ninety days or fewer.
        In90 = "in_90",
        /// Thirty days or fewer.
        In30 = "in_30",
        /// Seven days or fewer.
        In7 = "in_7",
        /// The last day is over.
        Lapsed = "lapsed",
    }
}

/// A certificate or an authorisation.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = evidence, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Evidence {
    /// The id.
    pub id: EvidenceId,
    /// Whose it is.
    pub vendor_id: OrganisationId,
    /// What it proves.
    pub kind: EvidenceKind,
    /// The maker or brand that authorises; of authorisations only.
    pub maker: Option<String>,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Whom and what it covers.
    pub scope: String,
    /// Its first day.
    pub valid_from: NaiveDate,
    /// Its last day.
    pub valid_until: NaiveDate,
    /// The file's digest.
    pub file_digest: String,
    /// The file's label.
    pub file_name: String,
    /// What the file is.
    pub file_type: Media,
    /// Whether it counts.
    pub state: EvidenceState,
    /// The one that it renews.
    pub renews_id: Option<EvidenceId>,
    /// Who filed it.
    pub filed_by: UserId,
    /// When.
    pub filed_at: Time,
    /// Why it was withdrawn.
    pub closing_note: Option<String>,
    /// Who of the office looked at it.
    pub checked_by: Option<UserId>,
    /// When.
    pub checked_at: Option<Time>,
    /// What they found.
    pub check_note: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl Evidence {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "vendor": self.vendor_id, "kind": self.kind, "maker": self.maker, "number": self.number,
            "issuer": self.issuer, "scope": self.scope, "valid_from": self.valid_from, "valid_until": self.valid_until,
            "file": self.file_digest, "file_name": self.file_name, "file_type": self.file_type, "state": self.state,
            "renews": self.renews_id, "filed_by": self.filed_by, "filed_at": self.filed_at,
            "closing_note": self.closing_note, "checked_by": self.checked_by, "checked_at": self.checked_at,
            "check_note": self.check_note,
        })
    }

    /// What a decision about it rests on.
    pub fn facts(&self) -> Facts {
        Facts { informed_vendor: Some(self.vendor_id), ..Facts::default() }
    }

    /// Whether it speaks for products of a maker: certificates for all, authorisations for their maker's.
    pub fn covers(&self, maker: &str) -> bool {
        self.maker.as_deref().is_none_or(|own| key(own) == key(maker))
    }

    /// The days left, the last one counted as none; negative when it has lapsed.
    pub fn days_left(&self, today: NaiveDate) -> i64 {
        (self.valid_until - today).num_days()
    }

    /// How its days stand.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match self.step(today) {
            None => Standing::Valid,
            Some(Step::Lapsed) => Standing::Lapsed,
            Some(Step::In90 | Step::In30 | Step::In7) => Standing::Expiring,
        }
    }

    /// The step of the watch that it has come to.
    pub fn step(&self, today: NaiveDate) -> Option<Step> {
        match self.days_left(today) {
            ..0 => Some(Step::Lapsed),
            0..=7 => Some(Step::In7),
            8..=30 => Some(Step::In30),
            31..=90 => Some(Step::In90),
            _ => None,
        }
    }
}
