//! The organisation's row and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::actor::Role;
use crate::base::id::OrganisationId;
use crate::db::schema::organisation;
use crate::text_enum;

/// The subject kind of organisations in the record.
pub const KIND: &str = "organisation";

text_enum! {
    /// What an organisation is to the market.
    OrganisationKind {
        /// A government body that orders (機關).
        Agency = "agency",
        /// A vendor (廠商).
        Vendor = "vendor",
        /// The procurement office (採購辦公室).
        Office = "office",
        /// The audit body (稽核).
        Audit = "audit",
        /// A maker of products (原廠), by its own code.
        Maker = "maker",
    }
}

impl OrganisationKind {
    /// The kind of organisation that a role belongs to.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Buyer | Role::Approver | Role::Accounting => OrganisationKind::Agency,
            Role::Vendor => OrganisationKind::Vendor,
            Role::Office | Role::Reviewer | Role::Member => OrganisationKind::Office,
            Role::Auditor => OrganisationKind::Audit,
            Role::Maker => OrganisationKind::Maker,
        }
    }
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = organisation, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Organisation {
    /// The id.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Agency code, or unified business number (統一編號).
    pub code: String,
    /// The name.
    pub name: String,
    /// Kind of agency: central, local, school, hospital, state_enterprise.
    pub agency_kind: Option<String>,
    /// Region of an agency or vendor.
    pub region: Option<String>,
    /// Country of a vendor, ISO 3166-1 alpha-2.
    pub origin: Option<String>,
    /// Where its mails go.
    pub email: Option<String>,
    /// The superior agency (上級機關).
    pub superior_id: Option<OrganisationId>,
    /// Counts changes.
    pub version: i64,
}

impl Organisation {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "kind": self.kind, "code": self.code, "name": self.name, "agency_kind": self.agency_kind,
            "region": self.region, "origin": self.origin, "email": self.email, "superior": self.superior_id,
        })
    }
}
