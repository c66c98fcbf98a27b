//! A bid that is judged anew: each finding is new, changed, gone or the same, and what people made of the same ones stays.

use bid_review::finding::{Finding, Scope};

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::review::model::{FINDING, FindingRow, FindingState, Review, word};
use crate::review::store;

/// What a judging changes in the findings of a review.
#[derive(Clone, Debug, Default)]
pub struct Turned {
    /// Findings that were not there.
    pub made: Vec<FindingRow>,
    /// Findings that say something else now; nobody has decided them.
    pub changed: Vec<FindingRow>,
    /// Findings that are said no more; what people made of them stays on the row.
    pub gone: Vec<FindingRow>,
}

/// Holds what is found now against what was found before: of the bid itself, or (`across`) of the bids of its stage
/// together. A finding is the same when all that it says is, its evidence included.
///
/// # Errors
/// A row holds no finding, a fault of the program.
pub fn turn(
    call: &Call,
    review: &Review,
    across: bool,
    before: &[FindingRow],
    found: &[Finding],
) -> Result<Turned, Error> {
    let mut left = Vec::new();
    for row in before.iter().filter(|row| row.across == across && !row.gone) {
        left.push((row, row.finding()?));
    }
    let mut other = Vec::new();
    for finding in found {
        let body = canonical(finding)?;
        match left.iter().position(|(row, _)| row.body == body) {
            Some(at) => drop(left.remove(at)),
            None => other.push((finding, body)),
        }
    }
    let mut turned = Turned::default();
    let mut number = before.iter().map(|row| row.number).max().unwrap_or(0);
    for (finding, body) in other {
        let verdict = word(finding.verdict).to_owned();
        if let Some(at) = left.iter().position(|(_, earlier)| about(earlier) == about(finding)) {
            let (row, _) = left.remove(at);
            turned.changed.push(FindingRow {
                verdict,
                body,
                state: FindingState::Open,
                reason: None,
                decided_by: None,
                decided_at: None,
                changed_in: review.round,
                version: row.version + 1,
                ..row.clone()
            });
            continue;
        }
        number += 1;
        turned.made.push(FindingRow {
            id: call.id(),
            review_id: review.id,
            number,
            rule: finding.rule.clone(),
            verdict,
            body,
            state: FindingState::Open,
            reason: None,
            decided_by: None,
            decided_at: None,
            version: 1,
            across,
            made_in: review.round,
            changed_in: review.round,
            gone: false,
        });
    }
    for (row, _) in left {
        turned.gone.push(FindingRow { gone: true, changed_in: review.round, version: row.version + 1, ..row.clone() });
    }
    Ok(turned)
}

/// What a finding is about: a finding of a later round about the same is the earlier one, changed.
fn about(finding: &Finding) -> (&str, &Scope, Option<&str>) {
    (&finding.rule, &finding.scope, finding.document.as_deref())
}

impl Turned {
    /// Whether nothing changes.
    pub fn is_nothing(&self) -> bool {
        self.made.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }

    /// The changes as the record tells them.
    pub fn told(&self) -> Vec<Change> {
        let named = [("finding.made", &self.made), ("finding.changed", &self.changed), ("finding.gone", &self.gone)];
        let tell = |(name, rows): (&'static str, &Vec<FindingRow>)| {
            let told = |row: &FindingRow| Change::new(name, FINDING, row.id.0, row.version, row.recorded());
            rows.iter().map(told).collect::<Vec<_>>()
        };
        named.into_iter().flat_map(tell).collect()
    }

    /// Writes the changes.
    ///
    /// # Errors
    /// A finding was decided at the same moment, or the database failed.
    pub fn keep(&self, conn: &mut DbConn) -> Result<(), Error> {
        for row in self.changed.iter().chain(&self.gone) {
            if !store::update_finding(conn, row)? {
                return Err(Error::conflict("review.stale"));
            }
        }
        store::insert_findings(conn, &self.made)
    }
}
