//! Files evidence, or renews it: the new one takes the place of the old.

use chrono::NaiveDate;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::EvidenceId;
use crate::db::conn::DbConn;
use crate::evidence::kept::Kept;
use crate::evidence::model::{Evidence, EvidenceKind, EvidenceState, KIND};
use crate::evidence::store;
use crate::storage::name_file;

/// The longest text, in characters.
const LONGEST: usize = 300;

/// What a vendor says of its file.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// What it proves.
    pub kind: EvidenceKind,
    /// The maker; of authorisations only.
    pub maker: String,
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
    /// The one that it renews, as the vendor last saw it.
    pub renews: Option<(EvidenceId, i64)>,
}

/// Files evidence.
///
/// # Errors
/// The actor is no vendor; a text is missing, too long or malformed; the days do not fit or are over; the same number is
/// on file already; what is to be renewed is not the vendor's, has changed, or proves something else.
pub fn file(conn: &mut DbConn, call: &Call, new: &NewEvidence, kept: &Kept) -> Result<Evidence, Error> {
    decide(&call.actor, Action::FileEvidence, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let row = Evidence {
        id: call.id(),
        vendor_id: person.organisation,
        kind: new.kind,
        maker: (new.kind == EvidenceKind::Authorisation).then(|| text(&new.maker, "maker")).transpose()?,
        number: text(&new.number, "number")?,
        issuer: text(&new.issuer, "issuer")?,
        scope: text(&new.scope, "scope")?,
        valid_from: new.valid_from,
        valid_until: new.valid_until,
        file_digest: kept.digest.clone(),
        file_name: kept.name.clone(),
        file_type: kept.media,
        state: EvidenceState::Current,
        renews_id: new.renews.map(|(id, _)| id),
        filed_by: person.user,
        filed_at: call.now,
        closing_note: None,
        checked_by: None,
        checked_at: None,
        check_note: None,
        version: 1,
    };
    if row.valid_until < row.valid_from {
        return Err(Error::invalid("evidence.days_reversed").at("valid_until"));
    }
    if row.valid_until < call.now.local_date() {
        return Err(Error::invalid("evidence.lapsed_already").at("valid_until"));
    }
    let mut act = Act::new("evidence.file", Subject::new(KIND, row.id.0));
    if let Some((id, version)) = new.renews {
        act.changes.push(replace(conn, call, id, version, &row)?);
    }
    if store::is_known(conn, &row)? {
        return Err(Error::conflict("evidence.known_already").with("number", &row.number).at("number"));
    }
    name_file(conn, &kept.digest, kept.size, &kept.name, call.now)?;
    store::insert(conn, &row)?;
    record(conn, call, act.change(Change::new("evidence.filed", KIND, row.id.0, 1, row.recorded())))?;
    Ok(row)
}

fn replace(conn: &mut DbConn, call: &Call, id: EvidenceId, version: i64, by: &Evidence) -> Result<Change, Error> {
    let mut old = store::find(conn, id)?;
    decide(&call.actor, Action::KeepEvidence, &old.facts())?;
    if old.version != version || old.state != EvidenceState::Current {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if old.kind != by.kind || !by.covers(old.maker.as_deref().unwrap_or_default()) {
        return Err(Error::invalid("evidence.renews_another").at("kind"));
    }
    old.state = EvidenceState::Replaced;
    old.version += 1;
    if !store::update(conn, &old)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    Ok(Change::new("evidence.replaced", KIND, old.id.0, old.version, old.recorded()))
}

fn text(text: &str, field: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::invalid("words.missing").at(field));
    }
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(Error::invalid("words.malformed").with("most", LONGEST).at(field));
    }
    Ok(text.to_owned())
}
