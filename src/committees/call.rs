//! Calls a meeting: the first evaluation, another one after a negotiation or a tie, or a meeting that evaluates nothing.

use procurement_law::evaluation::mat_09::Reason;
use procurement_law::evaluation::mat_10::Moment;
use procurement_law::frame::Frame;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::committees::bidders::bidders;
use crate::committees::chair::Law;
use crate::committees::course::{Bidder, Course, Round};
use crate::committees::formed::Member;
use crate::committees::law_formed::{count, members};
use crate::committees::law_meeting::{is_here, reduction, round};
use crate::committees::model::{MEETING, Meeting, MeetingState, kept};
use crate::committees::paper::criteria_of;
use crate::committees::people::{Body, asker, kept_by_office, refused};
use crate::committees::store;
use crate::committees::words::{SHORT, needed};
use crate::db::conn::DbConn;

/// A meeting as it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Called {
    /// When it is held.
    #[schema(value_type = String, format = DateTime)]
    pub held_at: Time,
    /// Where.
    pub place: String,
    /// Who records.
    pub clerk: String,
    /// What is evaluated; left out for a meeting without an evaluation.
    #[serde(default)]
    pub round: Option<RoundCall>,
}

/// A round of evaluation as it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundCall {
    /// `round_first`, `round_no_decision` (after a negotiation) or `round_tie`.
    #[schema(value_type = String)]
    pub reason: Reason,
    /// Items that were negotiated.
    #[serde(default)]
    pub negotiated: Vec<String>,
    /// Price items that had to follow the negotiated ones.
    #[serde(default)]
    pub adjusted: Vec<String>,
    /// Prices that bidders changed in the negotiation.
    #[serde(default)]
    pub prices: Vec<NewPrice>,
    /// Whether every compliant bidder was negotiated with.
    #[serde(default)]
    pub everybody: bool,
}

/// A price after a negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPrice {
    /// The bidder's name.
    pub bidder: String,
    /// The price, NT$.
    #[schema(value_type = String)]
    pub price: Money,
}

/// Calls the meeting.
///
/// # Errors
/// The actor may not; there is no such committee, no criteria, no opening; the meeting before is not through; those who stay are
/// too few; the law does not allow the round.
pub fn call_meeting(conn: &mut DbConn, call: &Call, case_no: &str, called: &Called) -> Result<Meeting, Error> {
    let body = kept_by_office(conn, call, case_no)?;
    body.at_work()?;
    needed(&called.place, SHORT, "place")?;
    needed(&called.clerk, SHORT, "clerk")?;
    let before = store::meetings(conn, body.committee.id)?;
    if before.last().is_some_and(|last| matches!(last.state, MeetingState::Called | MeetingState::Counted)) {
        return Err(Error::conflict("meeting.one_open"));
    }
    let (round, law) = match &called.round {
        None => (None, Law::new()),
        Some(wanted) => {
            let (round, law) = planned(conn, call, &body, &before, wanted)?;
            (Some(round), law)
        }
    };
    let course = Course {
        held_at: called.held_at,
        place: called.place.clone(),
        clerk: called.clerk.clone(),
        round,
        attendance: Vec::new(),
        look: 1,
        second_look: false,
        result: None,
        differences: Vec::new(),
        lots: None,
        decision: None,
        dissents: Vec::new(),
        minutes: None,
    };
    let row = Meeting {
        id: call.id(),
        committee_id: body.committee.id,
        number: count(before.len()) + 1,
        state: MeetingState::Called,
        content: canonical(&course)?,
        rulings: canonical(&law)?,
        salt: hex(&call.bytes::<16>()),
        recorded_by: asker(call)?,
        recorded_at: call.now,
        version: 1,
    };
    store::insert_meeting(conn, &row)?;
    let act = Act::new("meeting.call", Subject::new(MEETING, row.id.0));
    record(conn, call, act.change(Change::new("meeting.called", MEETING, row.id.0, 1, row.recorded())))?;
    Ok(row)
}

/// The round, and what the law says of it.
fn planned(
    conn: &mut DbConn,
    call: &Call,
    body: &Body,
    before: &[Meeting],
    wanted: &RoundCall,
) -> Result<(Round, Law), Error> {
    let criteria = criteria_of(conn, &body.tender)?;
    let courses = before.iter().map(|one| kept::<Course>(&one.content)).collect::<Result<Vec<_>, _>>()?;
    let held: Vec<(&Course, &Round)> = courses.iter().filter_map(|one| Some((one, one.round.as_ref()?))).collect();
    let decided = courses.iter().any(|one| one.decision.as_ref().is_some_and(|decision| decision.chosen.is_some()));
    let (on, lower) = (call.now.local_date(), !wanted.prices.is_empty());
    if decided {
        let said = reduction(on, &criteria, Moment::Decided);
        return Err(match lower && refused(std::slice::from_ref(&said)) {
            true => Error::unlawful("meeting.no_reduction", vec![said]),
            false => Error::conflict("meeting.decided"),
        });
    }
    let changed: Vec<String> = wanted.negotiated.iter().chain(&wanted.adjusted).cloned().collect();
    let (bidders, scored) = match (wanted.reason, held.last()) {
        (Reason::NoDecision, Some((_, last))) => (priced(&last.bidders, wanted)?, changed),
        (Reason::Tie, Some((course, last))) => {
            let tied = course.result.as_ref().map(|tally| tally.step_bidders.clone()).unwrap_or_default();
            let again = course.result.as_ref().is_some_and(|tally| tally.next_step == "evaluate_again");
            if !again {
                return Err(Error::conflict("meeting.no_tie"));
            }
            (last.bidders.iter().filter(|one| tied.contains(&one.name)).cloned().collect(), criteria.names())
        }
        _ => (bidders(conn, &body.tender)?, criteria.names()),
    };
    if bidders.is_empty() {
        return Err(Error::conflict("meeting.nobody"));
    }
    let first_members: Vec<SeatId> = held.first().map_or_else(Vec::new, |(course, _)| {
        course.attendance.iter().map(|one| one.seat).filter(|seat| is_here(course, *seat)).collect()
    });
    let plan = Round {
        number: count(held.len()) + 1,
        reason: wanted.reason,
        bidders,
        scored: criteria.names().into_iter().filter(|name| scored.contains(name)).collect(),
        negotiated: wanted.negotiated.clone(),
        adjusted: wanted.adjusted.clone(),
        first_members,
    };
    let staying: Vec<&Member> = body.staying().map(|one| &one.who).collect();
    let mut rulings = members(&Frame::on(on), &body.formed, &staying);
    rulings.extend(round(on, body, &criteria, &plan, wanted.everybody));
    let moment = match wanted.reason {
        Reason::NoDecision => Moment::Negotiation,
        Reason::First | Reason::Tie => Moment::Evaluation,
    };
    rulings.extend(lower.then(|| reduction(on, &criteria, moment)));
    if refused(&rulings) {
        return Err(Error::unlawful("meeting.unlawful", rulings));
    }
    Ok((plan, Law::from([("call".to_owned(), rulings)])))
}

/// The bidders of the round before, with the prices that changed.
fn priced(before: &[Bidder], wanted: &RoundCall) -> Result<Vec<Bidder>, Error> {
    if let Some(stranger) = wanted.prices.iter().find(|new| !before.iter().any(|one| one.name == new.bidder)) {
        return Err(Error::invalid("sheet.bidder_unknown").with("bidder", &stranger.bidder).at("prices"));
    }
    let with = |one: &Bidder| {
        let new = wanted.prices.iter().find(|new| new.bidder == one.name);
        Bidder { price: new.map(|new| new.price).or(one.price), ..one.clone() }
    };
    Ok(before.iter().map(with).collect())
}
