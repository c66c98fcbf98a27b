//! What stands beside a listing: the vendor's evidence that covers it, and what a buyer should know.

use chrono::NaiveDate;
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::catalog::model::{Listing, ListingVersion};
use crate::db::conn::DbConn;
use crate::evidence::store as evidence;
use crate::holds::warn::{self, Warning};
use crate::tasks::words::in_words;
use crate::texts::say_with;
use crate::web::trust::evidence::EvidenceRow;

/// Evidence and warnings of a listing.
pub struct Beside {
    /// The evidence that covers it.
    pub evidence: Vec<EvidenceRow>,
    /// The warnings in words.
    pub warnings: Vec<String>,
}

/// What stands beside a listing on a day.
///
/// # Errors
/// The database failed.
pub fn beside(
    conn: &mut DbConn,
    listing: &Listing,
    version: &ListingVersion,
    today: NaiveDate,
    lang: Lang,
) -> Result<Beside, Error> {
    let on_file = evidence::current(conn, Some(listing.vendor_id))?.into_iter();
    let covering = on_file.filter(|row| row.covers(&version.maker));
    Ok(Beside {
        evidence: covering.map(|row| EvidenceRow::of(row, today, lang)).collect(),
        warnings: in_sentences(&warn::warnings(conn, listing, version, today)?, lang),
    })
}

/// Warnings in words.
pub fn in_sentences(warnings: &[Warning], lang: Lang) -> Vec<String> {
    let said =
        |warning: &Warning| say_with(lang, &format!("warning-{}", warning.ground), &in_words(&warning.args, lang));
    warnings.iter().map(said).collect()
}
