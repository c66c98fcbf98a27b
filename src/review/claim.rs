//! Who works on a review: one reviewer at a time, half an hour from its last act; then it is free by itself.

use chrono::Duration;
use diesel::prelude::*;

use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{ReviewId, UserId};
use crate::base::time::Time;
use crate::db::conn::{Both, DbConn};
use crate::db::schema::review_claim;
use crate::review::model::{Review, ReviewState};

/// Minutes that a claim lasts without an act.
const MINUTES: i64 = 30;

/// A claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = review_claim)]
pub struct Claim {
    /// Of which review.
    pub review_id: ReviewId,
    /// Whose.
    pub user_id: UserId,
    /// Until when.
    pub until: Time,
}

/// Claims a review for a reviewer, or claims it on; gives the claim of another that still lasts. Others than reviewers,
/// and reviews that nobody works on, have none.
///
/// # Errors
/// The database failed.
pub fn claim(conn: &mut DbConn, call: &Call, review: &Review) -> Result<Option<Claim>, Error> {
    let Some(person) = call.actor.person().filter(|person| person.role == Role::Reviewer) else { return Ok(None) };
    if review.state != ReviewState::Judged {
        return Ok(None);
    }
    let own = Claim { review_id: review.id, user_id: person.user, until: call.now.after(Duration::minutes(MINUTES)) };
    let free = review_claim::user_id.eq(person.user).or(review_claim::until.le(call.now));
    let taken = diesel::update(review_claim::table.find(review.id).filter(free))
        .set((review_claim::user_id.eq(own.user_id), review_claim::until.eq(own.until)))
        .execute(conn)?;
    if taken == 1 || insert(conn, &own)? {
        return Ok(None);
    }
    Ok(review_claim::table.find(review.id).first::<Claim>(conn).optional()?)
}

/// Claims a review for an act.
///
/// # Errors
/// Another reviewer works on it; or the database failed.
pub fn hold(conn: &mut DbConn, call: &Call, review: &Review) -> Result<(), Error> {
    match claim(conn, call, review)? {
        None => Ok(()),
        Some(other) => Err(Error::conflict("review.claimed").with("until", other.until.roc())),
    }
}

/// Gives a review free for others before its time.
///
/// # Errors
/// The database failed.
pub fn release(conn: &mut DbConn, review: ReviewId) -> Result<(), Error> {
    diesel::delete(review_claim::table.find(review)).execute(conn)?;
    Ok(())
}

fn insert(conn: &mut DbConn, own: &Claim) -> Result<bool, Error> {
    let added = Both(diesel::insert_into(review_claim::table).values(*own).on_conflict_do_nothing()).execute(conn)?;
    Ok(added == 1)
}
