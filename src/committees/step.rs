//! The steps of a meeting as they are sent, and the verb of each.

use procurement_law::evaluation::cmt_08::Attendance;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::attend::attend;
use crate::committees::chair::open;
use crate::committees::count::count;
use crate::committees::course::{Decision, Difference, Minutes};
use crate::committees::decide::decide;
use crate::committees::draw::{draw, prepare};
use crate::committees::minutes::keep_minutes;
use crate::committees::model::Meeting;
use crate::committees::resolve::resolve;
use crate::db::conn::DbConn;
use crate::vault::Vault;

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Marks who is here.
    Attend {
        /// Whose seat.
        #[schema(value_type = String)]
        seat: SeatId,
        /// `attended_in_person`, `attended_in_part` or `attended_absent`.
        #[schema(value_type = String)]
        how: Attendance,
    },
    /// Counts the sheets.
    Count,
    /// Writes what is resolved on a difference between members.
    Resolve(Difference),
    /// The program chooses its secret word for the lots and tells its digest.
    PrepareLots,
    /// Each of those in the lots says a word; the one drawn is worked out of all of them.
    DrawLots {
        /// The words, in the order of those in the lots.
        words: Vec<String>,
    },
    /// Writes what is decided.
    Decide(Decision),
    /// Keeps the minutes.
    Minutes(Minutes),
}

/// Takes a step of a meeting.
///
/// # Errors
/// The actor may not lead the meeting; the version seen is not the present one; and what the verb says.
pub fn take(
    conn: &mut DbConn,
    call: &Call,
    vault: &Vault,
    (case_no, number): (&str, i64),
    seen: i64,
    step: &Step,
) -> Result<Meeting, Error> {
    let desk = open(conn, case_no, number)?;
    desk.led(call, seen)?;
    match step {
        Step::Attend { seat, how } => attend(conn, call, desk, (*seat, *how)),
        Step::Count => count(conn, call, desk),
        Step::Resolve(wanted) => resolve(conn, call, desk, wanted),
        Step::PrepareLots => prepare(conn, call, vault, desk),
        Step::DrawLots { words } => draw(conn, call, vault, desk, words),
        Step::Decide(decision) => decide(conn, call, desk, decision),
        Step::Minutes(written) => keep_minutes(conn, call, desk, written),
    }
}
