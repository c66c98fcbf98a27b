//! Decides which tender is the best, or that none came out.

use procurement_law::evaluation::score_facts::{Method, Treatment};
use procurement_law::ruling::{Outcome, Ruling};

use crate::base::call::Call;
use crate::base::error::Error;
use crate::committees::chair::Desk;
use crate::committees::count::coded;
use crate::committees::course::{Decider, Decision, Tally};
use crate::committees::law_count::Counting;
use crate::committees::law_criteria::by_method;
use crate::committees::law_meeting::quorum;
use crate::committees::model::{Meeting, MeetingState};
use crate::committees::paper::criteria_of;
use crate::committees::people::refused;
use crate::committees::store;
use crate::committees::words::{LONG, fits, needed};
use crate::db::conn::DbConn;

/// Decides.
///
/// # Errors
/// Nothing is counted; the one chosen is not whom the law lets be chosen; the votes do not carry it; somebody else was drawn, or
/// lots drawn by hand are not described.
pub fn decide(conn: &mut DbConn, call: &Call, mut desk: Desk, decision: &Decision) -> Result<Meeting, Error> {
    desk.expect(&[MeetingState::Counted])?;
    needed(&decision.reason, LONG, "reason")?;
    fits(&decision.lots, LONG, "lots")?;
    let tally = desk.course.result.clone().ok_or_else(|| Error::conflict("meeting.state"))?;
    let on = call.now.local_date();
    let mut rulings = Vec::new();
    // The head may decide instead of the committee (政府採購法第56條第1項); a vote is then not needed.
    if decision.by == Decider::Committee {
        rulings.push(quorum(on, &desk.body, &desk.course, Some(decision.in_favour)));
    }
    let state = match &decision.chosen {
        Some(chosen) => {
            if refused(&rulings) {
                return Err(Error::unlawful("meeting.not_carried", rulings));
            }
            rulings.extend(choice(conn, call, &desk, &tally, (chosen, &decision.lots))?);
            MeetingState::Decided
        }
        None => MeetingState::Undecided,
    };
    desk.law.insert("decide".to_owned(), rulings);
    desk.course.decision = Some(decision.clone());
    desk.keep(conn, call, "decide", state)
}

/// What the law says of a choice; a refusal where it may not be made.
fn choice(
    conn: &mut DbConn,
    call: &Call,
    desk: &Desk,
    tally: &Tally,
    (chosen, lots): (&str, &str),
) -> Result<Vec<Ruling>, Error> {
    let criteria = criteria_of(conn, &desk.body.tender)?;
    let counting = Counting {
        on: call.now.local_date(),
        criteria: &criteria,
        round: desk.round()?,
        second_look: desk.course.second_look,
    };
    let sheets = store::sheets(conn, desk.meeting.id, desk.course.look)?;
    let (ballot, marks) = counting.ballot(&coded(&sheets, &tally.removed)?, Some(chosen.to_owned()));
    let frame = procurement_law::frame::Frame::on(counting.on);
    let (method, tie) = (by_method(&frame, criteria.method, &ballot), counting.tie(&ballot));
    let of_first = tally.first.iter().any(|one| one == chosen);
    let weighed = criteria.treatment == Treatment::NotScored && criteria.method != Method::UnitPrice;
    // Numbers alone tell the best one, or a tie is told apart as the tender says; lots are described.
    let by_tie = tally.step_bidders.iter().any(|one| one == chosen) && tie.outcome == Outcome::Allow;
    let allowed = match method.outcome {
        Outcome::Allow => of_first || weighed,
        Outcome::NeedsPerson => by_tie && tally.next_step != "evaluate_again",
        Outcome::Warn | Outcome::Refuse => false,
    };
    let by_hand = !lots.trim().is_empty();
    let drawn = desk.course.draw().map(|draw| draw.drawn.as_str()).filter(|drawn| !drawn.is_empty());
    let mut rulings = marks;
    rulings.extend([method, tie]);
    match (allowed, tally.next_step.as_str(), drawn) {
        (false, "evaluate_again", _) => Err(Error::unlawful("meeting.evaluate_again", rulings)),
        (false, ..) => Err(Error::unlawful("meeting.not_first", rulings)),
        (true, "draw_lots", Some(drawn)) if drawn != chosen => {
            Err(Error::conflict("meeting.not_drawn").with("drawn", drawn).at("chosen"))
        }
        (true, "draw_lots", None) if !by_hand => Err(Error::invalid("meeting.lots_missing").at("lots")),
        (true, ..) => Ok(rulings),
    }
}
