//! Takes a package over: the bid's rows, the review and its work in one transaction.

use serde::Serialize;

use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{BidId, ReviewId};
use crate::bids::admit::find;
use crate::bids::keep::{Kept, Place, keep};
use crate::bids::model::KIND;
use crate::bids::package::Package;
use crate::db::conn::DbConn;
use crate::openings::sealed::stays_sealed;
use crate::review::open::open;
use crate::review::stages::unqualified;
use crate::review::store;
use crate::text_enum;

text_enum! {
    /// What became of a package.
    Received {
        /// It came in.
        New = "new",
        /// It took the place of another.
        Replaced = "replaced",
        /// The same files were there already; nothing changed.
        Same = "same",
    }
}

/// The answer to whoever brought a package.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
    /// The vendor's label.
    pub label: String,
    /// What became of it.
    pub outcome: Received,
    /// The bid.
    pub bid: BidId,
    /// Its review; absent where the package that is there was put aside.
    pub review: Option<ReviewId>,
    /// Files in it.
    pub files: usize,
}

/// Takes a package over.
///
/// # Errors
/// As [`keep`]; or `bid.unqualified`: the stage before found the vendor unqualified; or `bid.stays_sealed`: by the record of
/// the opening the bid was not opened; and nobody said that the package shall come in despite that.
pub fn receive(conn: &mut DbConn, call: &Call, place: &Place, package: &Package) -> Result<Receipt, Error> {
    let (tender, _) = find(conn, call, &place.case_no, place.stage)?;
    let unqualified = unqualified(conn, tender.id, place.stage)?.contains(&package.label);
    if unqualified && !place.despite {
        return Err(Error::conflict("bid.unqualified").with("label", &package.label).at("label"));
    }
    let sealed = stays_sealed(conn, &tender, place.stage, &package.label)?;
    if sealed && !place.despite {
        return Err(Error::conflict("bid.stays_sealed").with("label", &package.label).at("label"));
    }
    let (outcome, bid, review) = match keep(conn, call, place, package)? {
        Kept::New(bid, envelope) => (Received::New, bid.id, Some(open(conn, call, &bid, &envelope)?.id)),
        Kept::Replaced(bid, envelope) => (Received::Replaced, bid.id, Some(open(conn, call, &bid, &envelope)?.id)),
        Kept::Same(bid, envelope) => {
            let known = store::of_bid(conn, bid.id, envelope.stage)?;
            (Received::Same, bid.id, known.first().map(|review| review.id))
        }
    };
    if (unqualified || sealed) && outcome != Received::Same {
        record(conn, call, Act::new("bid.import_despite", Subject::new(KIND, bid.0)))?;
    }
    Ok(Receipt { label: package.label.clone(), outcome, bid, review, files: package.files.len() })
}
