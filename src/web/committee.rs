//! Evaluation committees: the page of the office and of the members, what they send, and the lists around it.

pub mod fields;
pub mod forms;
pub mod meeting;
pub mod paper;
pub mod sheet;
pub mod stand;
pub mod told;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use procurement_law::evaluation::cmt_10::Act as Deed;
use procurement_law::evaluation::mat_01::{Principle, Service};
use procurement_law::evaluation::mat_07::Basis;
use procurement_law::evaluation::score_facts::{Method, Treatment};
use procurement_law::evaluation::ties::TieRule;
use procurement_law::evaluation::{cmt_01, cmt_04, cmt_07, mat_09};

use crate::base::call::Call;
use crate::base::digest::{hex, sha256};
use crate::base::error::{Error, Kind};
use crate::committees::call::call_meeting;
use crate::committees::conclude::conclude;
use crate::committees::criteria::Criteria;
use crate::committees::form::{Seen, form};
use crate::committees::model::{CommitteeState, EvaluationPaper, SeatKind, SeatState, kept};
use crate::committees::paper::{give_opinion, set_criteria};
use crate::committees::read::{View, own, read, unformed};
use crate::committees::recuse::{dismiss, state};
use crate::committees::statement::Statement;
use crate::committees::words::coded;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::tenders::model::Tender;
use crate::web::committee::fields::{Fields, Pairs};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::{RulingView, Summary, stored};

/// Empty lines of a form that repeats.
const SPARE: usize = 3;

#[derive(Template)]
#[template(path = "committee.html")]
struct CommitteePage {
    page: Layout,
    tender: Tender,
    view: Option<View>,
    criteria: Option<(EvaluationPaper, Criteria)>,
    office: bool,
    key: String,
    /// Which form came back.
    form: String,
    sent: Fields,
    summary: Option<Summary>,
    before_opening: bool,
}

#[derive(Template)]
#[template(path = "committees_own.html")]
struct OwnPage {
    page: Layout,
    rows: Vec<OwnRow>,
}

/// A committee on which the person sits.
struct OwnRow {
    case_no: String,
    name: String,
    state: SeatState,
    meetings: Vec<(i64, String)>,
}

/// The person's own committees.
///
/// # Errors
/// The database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let found = caller.app.door.read(move |conn| own(conn, &call)).await?;
    let mut rows = Vec::new();
    for (seat, _, tender, meetings) in found {
        let when = |one: &crate::committees::model::Meeting| {
            let course: crate::committees::course::Course = kept(&one.content)?;
            Ok((one.number, course.held_at.roc()))
        };
        let meetings = meetings.iter().map(when).collect::<Result<_, Error>>()?;
        rows.push(OwnRow { case_no: tender.case_no, name: tender.name, state: seat.state, meetings });
    }
    Ok(page(&OwnPage { page: Layout::new(&caller, "committees-own"), rows })?)
}

/// Shows a committee, and its forms.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, case_no.into_inner(), String::new(), None, None).await?)?)
}

/// Takes what a form sends.
///
/// # Errors
/// There is no committee that the person may know of, or no such form.
pub async fn write(caller: Caller, at: Path<(String, String)>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let (case_no, what) = at.into_inner();
    let sent = Fields(form.0);
    let key = Key {
        route: "POST /tenders/{tender_no}/committee/{what}".to_owned(),
        key: sent.get("key").to_owned(),
        fingerprint: sha256(format!("{case_no}\n{what}\n{}", sent.facts()).as_bytes()),
    };
    let (call, number, name, fields) = (caller.call()?, case_no.clone(), what.clone(), sent.clone());
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            act(conn, &call, &number, &name, &fields)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    match done.await {
        Ok(_) => Ok(go(&format!("/tenders/{case_no}/committee"), Some("committee-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(&caller, case_no, what, Some(sent), Some(summary)).await?)?)
        }
    }
}

/// The verb of a form.
fn act(conn: &mut DbConn, call: &Call, case_no: &str, what: &str, sent: &Fields) -> Result<(), Error> {
    let seen = Seen { version: sent.get("version").parse().ok(), reason: sent.text("why") };
    match what {
        "formation" => form(conn, call, case_no, &seen, &forms::formed(sent)?).map(drop),
        "criteria" => set_criteria(conn, call, case_no, &seen, &forms::criteria(sent)?).map(drop),
        "opinion" => give_opinion(conn, call, case_no, &seen, &forms::opinion(sent)).map(drop),
        "statement" => {
            if !sent.is("confirm", "yes") {
                return Err(Error::invalid("committee.confirm").at("confirm"));
            }
            state(conn, call, case_no, &forms::statement(sent)?).map(drop)
        }
        "dismissal" => {
            let seat = sent.get("seat").parse().map_err(|_| Error::of(Kind::Malformed, "http.malformed"))?;
            let doubt = sent.choice("doubt", cmt_04::Doubt::from_code)?;
            dismiss(conn, call, case_no, (seat, doubt), &sent.text("words")).map(drop)
        }
        "meeting" => call_meeting(conn, call, case_no, &forms::called(sent)?).map(drop),
        "ending" => {
            let seen = sent.number("version")?;
            conclude(conn, call, case_no, seen, &forms::ending(sent)?).map(drop)
        }
        _ => Err(Error::not_found()),
    }
}

async fn load(
    caller: &Caller,
    case_no: String,
    form: String,
    sent: Option<Fields>,
    summary: Option<Summary>,
) -> Result<CommitteePage, Error> {
    let call = caller.call()?;
    let (tender, view, criteria) = caller
        .app
        .door
        .read(move |conn| match read(conn, &call, &case_no) {
            Ok(view) => Ok((view.body.tender.clone(), Some(view.clone()), view.criteria)),
            // The office forms one where there is none; everybody else finds none.
            Err(error) if error.kind == Kind::NotFound => {
                let (tender, criteria) = unformed(conn, &call, &case_no)
                    .map_err(|error| if error.kind == Kind::Forbidden { Error::not_found() } else { error })?;
                Ok((tender, None, criteria))
            }
            Err(error) => Err(error),
        })
        .await?;
    let now = caller.app.clock.now();
    let before_opening = view.as_ref().is_none_or(|view| now < view.body.opens_at);
    Ok(CommitteePage {
        page: Layout::new(caller, "committee-title"),
        office: view.as_ref().is_none_or(|view| view.office),
        key: hex(&caller.call()?.bytes::<16>()),
        sent: sent.unwrap_or_default(),
        before_opening,
        tender,
        view,
        criteria,
        form,
        summary,
    })
}

impl CommitteePage {
    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn word(&self, code: &str) -> String {
        coded(code, self.page.lang)
    }

    fn rulings(&self, json: &str) -> Vec<RulingView> {
        stored(json, self.page.lang)
    }

    /// What stands in the form of the forming: what was sent, or what is kept.
    fn formation(&self) -> Fields {
        if self.form == "formation" {
            return self.sent.clone();
        }
        let Some(view) = &self.view else { return Fields::default() };
        stand::formation(&view.body.formed)
    }

    /// What stands in the form of the criteria.
    fn stated(&self) -> Fields {
        let Some((_, criteria)) = self.criteria.as_ref().filter(|_| self.form != "criteria") else {
            return if self.form == "criteria" { self.sent.clone() } else { Fields::default() };
        };
        stand::criteria(criteria)
    }

    /// What the opinion's form says of a bidder on an item.
    fn opined(&self, item: &str, bidder: &str) -> String {
        let sent = (self.form == "opinion").then(|| forms::opinion(&self.sent));
        let kept = self.view.as_ref().and_then(|view| view.opinion.as_ref().map(|one| one.1.clone()));
        let found = sent.or(kept).and_then(|opinion| opinion.items.into_iter().find(|one| one.item == item));
        let of = |found: crate::committees::opinion::ItemOpinion| match bidder {
            "" => Some(found.differences),
            _ => found.bidders.into_iter().find(|one| one.bidder == bidder).map(|one| one.words),
        };
        found.and_then(of).unwrap_or_default()
    }

    fn blank(&self, lines: Vec<Fields>, least: usize) -> Vec<Fields> {
        let spare = (lines.len() + SPARE).max(least) - lines.len();
        lines.into_iter().chain(std::iter::repeat_with(Fields::default).take(spare)).collect()
    }

    fn members(&self, fields: &Fields) -> Vec<Fields> {
        self.blank(fields.lines(forms::MEMBER, "m_email"), 7)
    }

    fn team(&self, fields: &Fields) -> Vec<Fields> {
        self.blank(fields.lines(forms::TEAM, "t_name"), 3)
    }

    fn items(&self, fields: &Fields) -> Vec<Fields> {
        self.blank(fields.lines(forms::ITEM, "i_name"), 5)
    }

    /// The choices of a field: code and words.
    fn choices(&self, name: &str) -> Vec<(&'static str, String)> {
        let codes: Vec<&'static str> = match name {
            "m_part" => cmt_01::Part::ALL.iter().map(|one| one.code()).collect(),
            "m_post" => cmt_01::Post::ALL.iter().map(|one| one.code()).collect(),
            "m_bar" => cmt_01::Bar::ALL.iter().map(|one| one.code()).collect(),
            "list" => cmt_07::List::ALL.iter().map(|one| one.code()).collect(),
            "principle" => Principle::ALL.iter().map(|one| one.code()).collect(),
            "service" => Service::ALL.iter().map(|one| one.code()).collect(),
            "method" => Method::ALL.iter().map(|one| one.code()).collect(),
            "treatment" => Treatment::ALL.iter().map(|one| one.code()).collect(),
            "basis" => Basis::ALL.iter().map(|one| one.code()).collect(),
            "tie_rule" => TieRule::ALL.iter().map(|one| one.code()).collect(),
            "interest" => cmt_04::Interest::ALL.iter().map(|one| one.code()).collect(),
            "relation" => cmt_04::Relation::ALL.iter().map(|one| one.code()).collect(),
            "doubt" => vec![cmt_04::Doubt::None.code(), cmt_04::Doubt::Own.code()],
            "dismissal" => vec![cmt_04::Doubt::Own.code(), cmt_04::Doubt::Granted.code()],
            "member_act" => [Deed::Bid, Deed::Subcontract, Deed::Work].map(Deed::code).to_vec(),
            "round" => mat_09::Reason::ALL.iter().map(|one| one.code()).collect(),
            _ => Vec::new(),
        };
        codes.into_iter().map(|code| (code, self.word(code))).collect()
    }

    /// The words of a field of the forming; `formed` alone is the word of a state.
    fn field(&self, name: &str) -> String {
        let key = if name == "formed" { "formed-on".to_owned() } else { name.replace('_', "-") };
        self.page.t(&format!("committee-{key}"))
    }

    /// Whether the person's own statement is due.
    fn due(&self) -> bool {
        let own = self.view.as_ref().and_then(|view| view.own.as_ref());
        own.is_some_and(|seat| seat.kind == SeatKind::Member && seat.state == SeatState::Named)
    }

    fn said(&self, statement: &Option<String>) -> Option<Statement> {
        statement.as_deref().and_then(|text| kept(text).ok())
    }
}
