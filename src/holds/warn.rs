//! Warnings about a listing: what a buyer should know before ordering. They stop nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use procurement_law::roc;

use crate::base::error::Error;
use crate::catalog::model::{Listing, ListingVersion};
use crate::db::conn::DbConn;
use crate::evidence::model::{EvidenceKind, Standing};
use crate::evidence::store as evidence;
use crate::holds::brand::{Brand, of_maker};
use crate::lists::ask::Said;
use crate::text_enum;

/// Origins at which a person looks (大陸地區).
const WATCHED_ORIGINS: &[&str] = &["CN"];

text_enum! {
    /// Of what a buyer is warned.
    Caution {
        /// A certificate of the vendor has lapsed.
        CertificateLapsed = "certificate_lapsed",
        /// The maker's authorisation has lapsed.
        AuthorisationLapsed = "authorisation_lapsed",
        /// The maker is on the list of restricted brands.
        RestrictedBrand = "restricted_brand",
        /// The origin.
        Origin = "origin",
        /// The vendor is on the list of debarred vendors.
        Debarred = "debarred",
        /// The list of debarred vendors is absent or too old, so the vendor was not looked up.
        DebarmentNotRun = "debarment_not_run",
    }
}

/// What stands in a sentence where there is no day.
const NONE: &str = "none";

/// A warning; its sentence is `warning-GROUND`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Of what.
    pub ground: Caution,
    /// Values of the sentence.
    pub args: BTreeMap<String, String>,
}

/// The warnings about a listing on a day.
///
/// # Errors
/// The database failed.
pub fn warnings(
    conn: &mut DbConn,
    listing: &Listing,
    version: &ListingVersion,
    today: NaiveDate,
) -> Result<Vec<Warning>, Error> {
    let mut warnings = Vec::new();
    for row in evidence::current(conn, Some(listing.vendor_id))? {
        if row.standing(today) != Standing::Lapsed || !row.covers(&version.maker) {
            continue;
        }
        let ground = match row.kind {
            EvidenceKind::Authorisation => Caution::AuthorisationLapsed,
            _ => Caution::CertificateLapsed,
        };
        let until = roc::long(row.valid_until);
        let args = [("kind", row.kind.to_string()), ("number", row.number), ("until", until)];
        warnings.push(warning(ground, args));
    }
    if let Some(brand) = of_maker(conn, &version.maker, today)? {
        warnings.push(of_brand(version, &brand));
    }
    warnings.extend(of_origin(version));
    Ok(warnings)
}

/// The warning of a maker that is on the list.
pub fn of_brand(version: &ListingVersion, brand: &Brand) -> Warning {
    let args =
        [("maker", version.maker.clone()), ("source", brand.source.clone()), ("listed", roc::long(brand.listed_on))];
    warning(Caution::RestrictedBrand, args)
}

/// The warning of an origin at which a person looks.
pub fn of_origin(version: &ListingVersion) -> Option<Warning> {
    let watched = WATCHED_ORIGINS.contains(&version.origin.as_str());
    watched.then(|| warning(Caution::Origin, [("origin", version.origin.clone())]))
}

/// What the list of debarred vendors says of a vendor, where a buyer should know it.
pub fn of_debarment(vendor: &str, said: &Said) -> Option<Warning> {
    match said {
        Said::Absent(_) => None,
        Said::NotRun { newest } => {
            let newest = newest.as_ref().map_or_else(|| NONE.to_owned(), |list| roc::long(list.as_of));
            Some(warning(Caution::DebarmentNotRun, [("newest", newest)]))
        }
        Said::Named(list, row) => {
            let until = row.until_day.map_or_else(|| NONE.to_owned(), roc::long);
            let args = [
                ("vendor", vendor.to_owned()),
                ("list", roc::long(list.as_of)),
                ("row", row.number.to_string()),
                ("until", until),
            ];
            Some(warning(Caution::Debarred, args))
        }
    }
}

fn warning<const N: usize>(ground: Caution, args: [(&str, String); N]) -> Warning {
    Warning { ground, args: args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
}
