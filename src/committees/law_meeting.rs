//! What the law says of a meeting: quorum and majority (CMT-03), attendance (CMT-08), rounds (MAT-09), lower prices (MAT-10), what is scored
//! (MAT-13), its minutes (CMT-09, CMT-11).

use chrono::NaiveDate;
use procurement_law::evaluation::cmt_01::Part;
use procurement_law::evaluation::cmt_03::{self, Chair};
use procurement_law::evaluation::cmt_08::{self, Attendance};
use procurement_law::evaluation::mat_10::{self, Moment};
use procurement_law::evaluation::score_facts::Treatment;
use procurement_law::evaluation::{mat_09, mat_13};
use procurement_law::fact::Values;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Ruling, settled};

use crate::base::id::SeatId;
use crate::committees::course::{Course, Round};
use crate::committees::criteria::Criteria;
use crate::committees::law_formed::count;
use crate::committees::people::{Body, Person};

/// The members who are here.
pub fn present<'a>(body: &'a Body, course: &'a Course) -> impl Iterator<Item = &'a Person> {
    body.staying().filter(|one| is_here(course, one.seat.id))
}

/// Whether a seat's member is here.
pub fn is_here(course: &Course, seat: SeatId) -> bool {
    let here = |how: Attendance| matches!(how, Attendance::InPerson | Attendance::InPart);
    course.attendance.iter().any(|one| one.seat == seat && here(one.how))
}

/// Who chairs: the convener, or the deputy while the convener is not here.
pub fn chair<'a>(body: &'a Body, course: &Course) -> (Chair, Option<&'a Person>) {
    let here = |part| body.of_part(part).filter(|one| is_here(course, one.seat.id));
    match (here(Part::Convener), here(Part::Deputy)) {
        (Some(convener), _) => (Chair::Convener, Some(convener)),
        (None, Some(deputy)) => (Chair::Deputy, Some(deputy)),
        (None, None) => (Chair::Other, None),
    }
}

/// Whether enough are here to vote, and whether so many votes carry a resolution (CMT-03).
pub fn quorum(on: NaiveDate, body: &Body, course: &Course, in_favour: Option<i64>) -> Ruling {
    let here: Vec<_> = present(body, course).collect();
    let facts = cmt_03::Facts {
        members: count(body.staying().count()),
        present: count(here.len()),
        experts: count(here.iter().filter(|one| one.who.expert).count()),
        chair: chair(body, course).0,
        in_favour,
    };
    settled(cmt_03::check(&Frame::on(on), &facts))
}

/// Whether everybody here has scored, and nobody else (CMT-08).
pub fn attendance(on: NaiveDate, body: &Body, course: &Course, scored: &[SeatId]) -> Vec<Ruling> {
    let how = |seat: SeatId| course.attendance.iter().find(|one| one.seat == seat).map(|one| one.how);
    let fact = |one: &Person| cmt_08::Member {
        name: one.who.name.clone(),
        attendance: how(one.seat.id).unwrap_or(Attendance::Absent),
        scored: scored.contains(&one.seat.id),
        signed: true,
    };
    cmt_08::check(&Frame::on(on), &cmt_08::Facts { members: body.staying().map(fact).collect() })
}

/// Whether a round may be held (MAT-09), and whether it scores what it may (MAT-13).
pub fn round(on: NaiveDate, body: &Body, criteria: &Criteria, round: &Round, everybody: bool) -> Vec<Ruling> {
    let frame = Frame::on(on);
    let name = |seat: &SeatId| body.members.iter().find(|one| one.seat.id == *seat).map(|one| one.who.name.clone());
    let first: Vec<String> = round.first_members.iter().filter_map(name).collect();
    let staying: Vec<String> = body.staying().map(|one| one.who.name.clone()).collect();
    // After the first round those who take part are of the first; before it everybody is.
    let members = match round.reason {
        mat_09::Reason::First => staying.clone(),
        mat_09::Reason::NoDecision | mat_09::Reason::Tie => {
            first.iter().filter(|one| staying.contains(one)).cloned().collect()
        }
    };
    let open = criteria.items.iter().filter(|item| item.open).map(|item| item.name.clone()).collect();
    let rounds = mat_09::Facts {
        round: round.number,
        reason: round.reason,
        own_limit: criteria.rounds,
        members: Values(members),
        first_members: Values(first),
        open_items: Values(open),
        negotiated: Values(round.negotiated.clone()),
        adjusted: Values(round.adjusted.clone()),
        scored: Values(round.scored.clone()),
        everybody,
    };
    let basis = mat_13::Facts {
        items: Values(criteria.names()),
        scored: Values(round.scored.clone()),
        tenders_as_yardstick: false,
        extra_material: false,
        absence_invalidates: false,
    };
    let mut rulings = vec![settled(mat_09::check(&frame, &rounds))];
    rulings.extend(mat_13::check(&frame, &basis));
    rulings
}

/// Whether bidders may be asked for a lower price at this moment (MAT-10).
pub fn reduction(on: NaiveDate, criteria: &Criteria, moment: Moment) -> Ruling {
    let facts = mat_10::Facts {
        principle: criteria.principle,
        moment,
        price_open: criteria.reducible(),
        fixed_fee: criteria.treatment == Treatment::Fixed,
    };
    mat_10::check(&Frame::on(on), &facts)
}
