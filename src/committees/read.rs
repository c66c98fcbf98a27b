//! A committee as the office and its own people see it; to everybody else it is an unknown id.

use procurement_law::ruling::Ruling;
use procurement_law::secrecy::matrix::{Role as Asking, What};

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::bidders::bidders;
use crate::committees::chair::{Desk, open};
use crate::committees::course::{Bidder, Course};
use crate::committees::criteria::Criteria;
use crate::committees::law_meeting::quorum;
use crate::committees::model::{Committee, EvaluationPaper, Meeting, PaperKind, Seat, SeatKind, SeatState, kept};
use crate::committees::opinion::Opinion;
use crate::committees::people::{Body, asker, load};
use crate::committees::see;
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;

/// What the asker sees of a committee.
#[derive(Clone, Debug)]
pub struct View {
    /// The committee.
    pub body: Body,
    /// Whether the asker keeps it.
    pub office: bool,
    /// The asker's own seat.
    pub own: Option<Seat>,
    /// Whether the asker sees more than the own seat: not before the own statement.
    pub open: bool,
    /// The bidders, once the opening is recorded.
    pub bidders: Vec<Bidder>,
    /// The criteria.
    pub criteria: Option<(EvaluationPaper, Criteria)>,
    /// The work team's opinion.
    pub opinion: Option<(EvaluationPaper, Opinion)>,
    /// The meetings.
    pub meetings: Vec<(Meeting, Course)>,
}

/// Reads a committee.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, case_no: &str) -> Result<View, Error> {
    let body = load(conn, case_no)?;
    let user = asker(call)?;
    let own = body.members.iter().map(|one| &one.seat).chain(&body.team).find(|seat| seat.user_id == user).cloned();
    let role = see::asker(conn, call, &body)?;
    let office = role.role == Asking::Officer;
    let left = own.as_ref().is_none_or(|seat| seat.state == SeatState::Left);
    if !office && left {
        return Err(Error::not_found());
    }
    // The team's people state nothing here; members see nothing of the case before their statement.
    let stated = own.as_ref().is_some_and(|seat| seat.state == SeatState::Sits || seat.kind == SeatKind::Team);
    let open = office || (stated && role.may(call, What::CommitteeList));
    let bidders = match bidders(conn, &body.tender) {
        Ok(found) if call.now >= body.opens_at => found,
        _ => Vec::new(),
    };
    let mut view = View { body, office, own, open, bidders, criteria: None, opinion: None, meetings: Vec::new() };
    if open {
        view.criteria = paper(conn, &view.body.tender, PaperKind::Criteria)?;
        view.opinion = paper(conn, &view.body.tender, PaperKind::Opinion)?;
    }
    for meeting in store::meetings(conn, view.body.committee.id)? {
        if open {
            view.meetings.push((meeting.clone(), kept(&meeting.content)?));
        }
    }
    Ok(view)
}

/// A paper with what it says.
fn paper<T: serde::de::DeserializeOwned>(
    conn: &mut DbConn,
    tender: &Tender,
    kind: PaperKind,
) -> Result<Option<(EvaluationPaper, T)>, Error> {
    let row = store::paper(conn, tender.id, kind)?;
    row.map(|row| Ok((row.clone(), kept(&row.content)?))).transpose()
}

/// A meeting as those see it who may: its desk, whether it can vote now, and whose sheets are here.
#[derive(Clone, Debug)]
pub struct MeetingView {
    /// The meeting.
    pub desk: Desk,
    /// Whether the asker keeps the committee.
    pub office: bool,
    /// The asker's own seat on it.
    pub own: Option<SeatId>,
    /// The quorum at this moment.
    pub quorum: Ruling,
    /// Whose sheets are here; never what stands in them.
    pub sent: Vec<SeatId>,
}

/// Reads a meeting.
///
/// # Errors
/// There is none that the asker may know of.
pub fn meeting(conn: &mut DbConn, call: &Call, case_no: &str, number: i64) -> Result<MeetingView, Error> {
    let view = read(conn, call, case_no)?;
    if !view.open {
        let named = view.own.as_ref().is_some_and(|seat| seat.state == SeatState::Named);
        return Err(if named { Error::conflict("committee.statement_due") } else { Error::not_found() });
    }
    let desk = open(conn, case_no, number)?;
    let quorum = quorum(call.now.local_date(), &desk.body, &desk.course, None);
    let sheets = store::sheets(conn, desk.meeting.id, desk.course.look)?;
    let own = view.own.filter(|seat| seat.kind == SeatKind::Member).map(|seat| seat.id);
    Ok(MeetingView {
        desk,
        office: view.office,
        own,
        quorum,
        sent: sheets.into_iter().map(|sheet| sheet.seat_id).collect(),
    })
}

/// A seat, its committee, the tender, and the meetings that the seat may know of.
pub type Sitting = (Seat, Committee, Tender, Vec<Meeting>);

/// The committees on which the asker sits or for which the asker works, newest first.
///
/// # Errors
/// Nobody asks, or the database failed.
pub fn own(conn: &mut DbConn, call: &Call) -> Result<Vec<Sitting>, Error> {
    let mut found = Vec::new();
    for (seat, committee) in store::seats_of(conn, asker(call)?)? {
        if seat.state != SeatState::Left {
            let tender = tenders::find(conn, committee.tender_id)?;
            let meetings =
                if seat.state == SeatState::Recused { Vec::new() } else { store::meetings(conn, committee.id)? };
            found.push((seat, committee, tender, meetings));
        }
    }
    Ok(found)
}

/// A tender without a committee, as the office sees it when it is about to form one.
///
/// # Errors
/// The asker is not of the office, or there is no such tender.
pub fn unformed(
    conn: &mut DbConn,
    call: &Call,
    case_no: &str,
) -> Result<(Tender, Option<(EvaluationPaper, Criteria)>), Error> {
    use crate::accounts::action::Action;
    use crate::accounts::decide::{Facts, decide};
    decide(&call.actor, Action::KeepCommittee, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let criteria = paper(conn, &tender, PaperKind::Criteria)?;
    Ok((tender, criteria))
}
