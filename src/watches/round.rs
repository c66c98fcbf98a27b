//! A round over the saved searches that are due. Two rounds at once tell an owner once: the later one finds the notes
//! of the first.

use chrono::Duration;

use crate::accounts::store as accounts;
use crate::app::App;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::{ListingId, SavedSearchId};
use crate::db::conn::DbConn;
use crate::watches::model::Round;
use crate::watches::news::{found, news};
use crate::watches::{store, tell};

/// Searches that one round takes; the next one goes on.
const BATCH: i64 = 500;

/// Looks at every search that is due and says how many owners were told.
///
/// # Errors
/// The index or the database failed; what was told stays told.
pub fn round(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let until = now.after(-Duration::minutes(app.config.watches.every_minutes.max(1)));
    let due = app.door.read_now(move |conn| store::due(conn, until, BATCH))?;
    let mut told = 0;
    for (search, seen) in due {
        let hits = found(&app.index, &search.query)?;
        let (call, address) = (app.system_call("saved searches")?, app.config.server.address());
        told += usize::from(app.door.write_now(move |conn| look(conn, &call, search.id, &seen, &hits, &address))?);
    }
    Ok(told)
}

fn look(
    conn: &mut DbConn,
    call: &Call,
    id: SavedSearchId,
    seen: &Round,
    hits: &[ListingId],
    address: &str,
) -> Result<bool, Error> {
    let (search, round) = match store::find(conn, id) {
        Err(error) if error.kind == Kind::NotFound => return Ok(false),
        other => other?,
    };
    if round.version != seen.version {
        return Ok(false);
    }
    let (news, known) = news(conn, &round.known()?, hits)?;
    let today = call.now.local_date();
    let mailed_today = round.mailed_at.is_some_and(|at| at.local_date() >= today);
    let owner = accounts::find(conn, search.user_id)?;
    let tells = !news.is_empty() && !mailed_today && !owner.disabled;
    // Without news the notes follow silently: another version of the same price is nothing to tell.
    let follows = tells || news.is_empty();
    let after = Round {
        search_id: id,
        told: if follows { canonical(&known)? } else { round.told },
        checked_at: call.now,
        mailed_at: if tells { Some(call.now) } else { round.mailed_at },
        version: round.version + 1,
    };
    if !store::note(conn, &after)? {
        return Ok(false);
    }
    if tells {
        tell::owner(conn, call, &search, &owner.email, &news, address)?;
    }
    Ok(tells)
}
