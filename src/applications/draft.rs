//! Writes an application, or writes it anew while it is the vendor's turn.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::applications::advance::{Seen, stale};
use crate::applications::model::{Application, ApplicationKind, KIND, Replacement};
use crate::applications::state::ApplicationState;
use crate::applications::store;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::{AwardId, ListingId};
use crate::catalog::model::Class;
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::check::{Depth, refuse};
use crate::catalog::store as listings;
use crate::db::conn::DbConn;

/// The longest words beside the answers, in characters.
pub const LONGEST: usize = 2_000;

/// What a vendor writes.
#[derive(Clone, Debug)]
pub struct Written {
    /// Answers by question key; of no matter for a pause, a resumption or a delisting.
    pub answers: Answers,
    /// What is said of a replacement.
    pub replacement: Option<Replacement>,
    /// The vendor's words.
    pub note: String,
}

/// What an application is about.
#[derive(Clone, Debug)]
pub enum About {
    /// A new listing.
    New {
        /// Its class.
        class: Class,
        /// The vendor's own number for it.
        sku: String,
        /// The award it hangs on; none feeds the next round.
        award: Option<AwardId>,
    },
    /// A listing that stands.
    Listing {
        /// Which.
        id: ListingId,
        /// What is asked for.
        kind: ApplicationKind,
    },
}

/// Writes a draft. It may have gaps, but what it says must be right.
///
/// # Errors
/// The actor is no vendor or the listing not its own; an answer is wrong; something is asked about the listing already.
pub fn draft(conn: &mut DbConn, call: &Call, about: &About, written: &Written) -> Result<Application, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let mut row = Application {
        id: call.id(),
        kind: ApplicationKind::List,
        vendor_id: person.organisation,
        listing_id: None,
        base_version_id: None,
        award_id: None,
        class: Class::Software,
        sku: String::new(),
        answers: String::new(),
        replacement: None,
        note: String::new(),
        state: ApplicationState::Draft,
        reasons: String::new(),
        said: String::new(),
        rulings: "[]".to_owned(),
        made_by: person.user,
        made_at: call.now,
        submitted_at: None,
        due_on: None,
        decided_by: None,
        decided_at: None,
        version: 1,
    };
    match about {
        About::New { class, sku, award } => {
            decide(&call.actor, Action::ApplyListing, &row.facts())?;
            (row.class, row.sku, row.award_id) = (*class, number(sku)?, *award);
        }
        About::Listing { id, kind } => {
            let (listing, version) = listings::find(conn, *id)?;
            let mine = Facts { informed_vendor: Some(listing.vendor_id), ..Facts::default() };
            decide(&call.actor, Action::ApplyListing, &mine)?;
            if store::open_of(conn, *id)?.is_some() {
                return Err(store::taken());
            }
            (row.kind, row.listing_id, row.base_version_id) = (*kind, Some(*id), Some(version.id));
            (row.class, row.sku, row.award_id) = (version.class, listing.sku, listing.award_id);
        }
    }
    fill(&mut row, written)?;
    store::insert(conn, &row)?;
    keep(conn, call, "application.draft", "application.drafted", &row)?;
    Ok(row)
}

/// Writes a draft anew, or answers that the office asked about. A change is then one against the listing as it stands now.
///
/// # Errors
/// As [`draft`], the office has it, or it changed since.
pub fn redraft(conn: &mut DbConn, call: &Call, seen: Seen, written: &Written) -> Result<Application, Error> {
    let mut row = store::find(conn, seen.id)?;
    decide(&call.actor, Action::ApplyListing, &row.facts())?;
    if row.version != seen.version {
        return Err(stale());
    }
    if !row.state.is_written() {
        return Err(Error::conflict("application.wrong_state").with("state", row.state));
    }
    if let Some(listing) = row.listing_id {
        row.base_version_id = Some(listings::find(conn, listing)?.1.id);
    }
    fill(&mut row, written)?;
    row.version += 1;
    if !store::update(conn, &row)? {
        return Err(stale());
    }
    keep(conn, call, "application.redraft", "application.redrafted", &row)?;
    Ok(row)
}

fn fill(row: &mut Application, written: &Written) -> Result<(), Error> {
    if matches!(row.kind, ApplicationKind::List | ApplicationKind::Change) {
        refuse(row.class, &written.answers, Depth::Given)?;
        row.answers = canonical(&written.answers)?;
    } else {
        row.answers = "{}".to_owned();
    }
    row.replacement = written.replacement.as_ref().map(canonical).transpose()?;
    let comparison = written.replacement.as_ref().map_or("", |one| one.comparison.as_str());
    for (field, text) in [("note", written.note.as_str()), ("comparison", comparison)] {
        if text.chars().count() > LONGEST {
            return Err(Error::invalid("listing.too_long").with("most", LONGEST).at(field));
        }
    }
    row.note = written.note.trim().to_owned();
    Ok(())
}

/// A vendor's own number: what stands on orders and in files.
fn number(text: &str) -> Result<String, Error> {
    let text = text.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    if text.is_empty() || text.len() > 60 || !text.chars().all(plain) {
        return Err(Error::invalid("listing.sku").at("sku"));
    }
    Ok(text.to_owned())
}

fn keep(conn: &mut DbConn, call: &Call, act: &str, event: &str, row: &Application) -> Result<(), Error> {
    let change = Change::new(event, KIND, row.id.0, row.version, row.recorded());
    record(conn, call, Act::new(act, Subject::new(KIND, row.id.0)).change(change)).map(drop)
}
