//! A meeting's page: who is here, the quorum at this moment, whose sheets are here, the count, resolutions, the decision, minutes.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use procurement_law::evaluation::cmt_05::Resolution;
use procurement_law::evaluation::cmt_08::Attendance;

use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::course::{Decider, Minutes};
use crate::committees::draw::draw_of;
use crate::committees::law_meeting::chair;
use crate::committees::minutes::dissent;
use crate::committees::model::{MeetingState, SeatState};
use crate::committees::people::Person;
use crate::committees::read::{MeetingView, meeting};
use crate::committees::step::{Step, take};
use crate::committees::words::coded;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::web::committee::fields::{Fields, Pairs};
use crate::web::committee::forms;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::{RulingView, Summary, views};

#[derive(Template)]
#[template(path = "committee_meeting.html")]
struct MeetingPage {
    page: Layout,
    view: MeetingView,
    case_no: String,
    rulings: Vec<RulingView>,
    law: Vec<RulingView>,
    key: String,
    form: String,
    sent: Fields,
    summary: Option<Summary>,
}

/// Shows a meeting.
///
/// # Errors
/// There is none that the person may know of; a member's statement is due.
pub async fn show(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, number) = place(at)?;
    Ok(page(&load(&caller, case_no, number, (String::new(), Fields::default()), None).await?)?)
}

/// Takes a step.
///
/// # Errors
/// There is no meeting that the person may know of, or no such step.
pub async fn write(
    caller: Caller,
    at: Path<(String, String, String)>,
    form: Form<Pairs>,
) -> Result<HttpResponse, Failure> {
    let (case_no, number, what) = at.into_inner();
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let sent = Fields(form.0);
    let key = Key {
        route: "POST /tenders/{tender_no}/committee/meetings/{number}/{what}".to_owned(),
        key: sent.get("key").to_owned(),
        fingerprint: sha256(format!("{case_no}\n{number}\n{what}\n{}", sent.facts()).as_bytes()),
    };
    let (call, tender, name, fields) = (caller.call()?, case_no.clone(), what.clone(), sent.clone());
    let vault = caller.app.vault.clone();
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            if name == "dissent" {
                dissent(conn, &call, (&tender, number), fields.get("words"))?;
            } else {
                let step: Step = forms::step(&name, &fields)?;
                take(conn, &call, &vault, (&tender, number), fields.number("version")?, &step)?;
            }
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    match done.await {
        Ok(_) => Ok(go(&format!("/tenders/{case_no}/committee/meetings/{number}"), Some("committee-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let page = load(&caller, case_no, number, (what, sent), Some(summary)).await?;
            Ok(with_status(status, &page)?)
        }
    }
}

async fn load(
    caller: &Caller,
    case_no: String,
    number: i64,
    (form, sent): (String, Fields),
    summary: Option<Summary>,
) -> Result<MeetingPage, Error> {
    let (call, tender) = (caller.call()?, case_no.clone());
    let view = caller.app.door.read(move |conn| meeting(conn, &call, &tender, number)).await?;
    Ok(MeetingPage {
        page: Layout::new(caller, "meeting-title"),
        rulings: views(std::slice::from_ref(&view.quorum), caller.lang),
        law: view.desk.law.values().flat_map(|rulings| views(rulings, caller.lang)).collect(),
        key: hex(&caller.call()?.bytes::<16>()),
        view,
        case_no,
        form,
        sent,
        summary,
    })
}

fn place(at: Path<(String, String)>) -> Result<(String, i64), Error> {
    let (case_no, number) = at.into_inner();
    Ok((case_no, number.parse().map_err(|_| Error::not_found())?))
}

impl MeetingPage {
    fn word(&self, code: &str) -> String {
        coded(code, self.page.lang)
    }

    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn members(&self) -> Vec<&Person> {
        self.view.desk.body.members.iter().filter(|one| one.seat.state != SeatState::Left).collect()
    }

    fn how(&self, seat: &SeatId) -> Option<String> {
        let found = self.view.desk.course.attendance.iter().find(|one| one.seat == *seat);
        found.map(|one| self.word(one.how.code()))
    }

    fn ways(&self) -> [Attendance; 3] {
        [Attendance::InPerson, Attendance::InPart, Attendance::Absent]
    }

    fn chairs(&self) -> String {
        chair(&self.view.desk.body, &self.view.desk.course).1.map_or("—".to_owned(), |one| one.who.name.clone())
    }

    /// Whether the person may write: the office, or who chairs.
    fn leads(&self) -> bool {
        let chair = chair(&self.view.desk.body, &self.view.desk.course).1.map(|one| one.seat.id);
        self.view.office || (chair.is_some() && chair == self.view.own)
    }

    fn state(&self, state: MeetingState) -> bool {
        self.view.desk.meeting.state == state
    }

    /// Whether minutes can be written now.
    fn ends(&self) -> bool {
        let evaluates = self.view.desk.course.round.is_some();
        match self.view.desk.meeting.state {
            MeetingState::Decided | MeetingState::Undecided => true,
            MeetingState::Called => !evaluates,
            MeetingState::Counted | MeetingState::Closed => false,
        }
    }

    fn resolutions(&self) -> Vec<Resolution> {
        Resolution::ALL.iter().copied().filter(|one| *one != Resolution::DropExtremes).collect()
    }

    fn deciders(&self) -> &'static [Decider] {
        Decider::ALL
    }

    /// Who says a word for the lots now: a secret word is chosen and nobody is drawn yet.
    fn speakers(&self) -> &[String] {
        let draw = self.view.desk.course.draw().filter(|draw| draw.drawn.is_empty());
        draw.map(|draw| draw.labels.as_slice()).unwrap_or_default()
    }

    /// How anybody works the draw out again.
    fn again(&self) -> String {
        self.page.t1("committee-lots-again", "of", draw_of(&self.view.desk))
    }

    fn name_of(&self, seat: &SeatId) -> String {
        let found = self.view.desk.body.members.iter().find(|one| one.seat.id == *seat);
        found.map(|one| one.who.name.clone()).unwrap_or_default()
    }

    /// What stands in a text of the minutes: what was sent, or what is kept.
    fn minuted(&self, name: &str) -> String {
        if self.form == "minutes" {
            return self.sent.get(name).to_owned();
        }
        let Some(kept) = &self.view.desk.course.minutes else { return String::new() };
        let text = |kept: &Minutes| match name {
            "guests" => kept.guests.clone(),
            "reports" => kept.reports.clone(),
            "discussions" => kept.discussions.clone(),
            "motions" => kept.motions.clone(),
            "helpers" => kept.helpers.clone(),
            "course" => kept.course.clone(),
            "negotiation" => kept.negotiation.clone(),
            "reasons" => kept.reasons.clone(),
            _ => String::new(),
        };
        text(kept)
    }

    fn ticked(&self, name: &str) -> bool {
        if self.form == "minutes" {
            return self.sent.is(name, "yes");
        }
        self.view.desk.course.minutes.as_ref().is_some_and(|kept| match name {
            "discussed" => kept.discussed,
            "differs" => kept.differs,
            "signed" => kept.signed,
            "last" => kept.last,
            "confirmed" => kept.confirmed,
            _ => false,
        })
    }

    fn back(&self, form: &str, name: &str) -> String {
        if self.form == form { self.sent.get(name).to_owned() } else { String::new() }
    }
}
