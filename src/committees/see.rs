//! Who may see what of a committee, and when: each question is put to the law's own matrix (SEC-01).

use procurement_law::evaluation::cmt_07::List;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, Ruling};
use procurement_law::secrecy::matrix::{Exception, Phase, Role as Asking, What};
use procurement_law::secrecy::sec_01;

use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::committees::course::{Course, Ending};
use crate::committees::model::{CommitteeState, kept};
use crate::committees::people::Body;
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::parties::store as parties;

/// Who asks of a committee, and in which phase of its procurement.
#[derive(Clone, Debug)]
pub struct Asker {
    /// As whom.
    pub role: Asking,
    /// When.
    pub phase: Phase,
    /// The label of the asker's own bid, for a tenderer.
    pub label: Option<String>,
    list_published: bool,
    evaluation_started: bool,
    secrets_removed: bool,
}

/// Finds out who asks.
///
/// # Errors
/// A row cannot be read, or the database failed.
pub fn asker(conn: &mut DbConn, call: &Call, body: &Body) -> Result<Asker, Error> {
    let meetings = store::meetings(conn, body.committee.id)?;
    let courses = meetings.iter().map(|one| kept::<Course>(&one.content)).collect::<Result<Vec<_>, _>>()?;
    let started = courses.iter().any(|one| one.round.is_some() && one.held_at <= call.now);
    let ending: Option<Ending> = body.committee.ending.as_deref().map(kept).transpose()?;
    let formed = &body.formed;
    let published = formed.list == List::Published && formed.published_at.is_some_and(|at| at <= call.now);
    let label = tenderer(conn, call, body, &courses)?;
    let chosen = crate::committees::conclude::best(&meetings)?.and_then(|(_, course)| {
        let chosen = course.decision.as_ref()?.chosen.clone()?;
        course.round.as_ref()?.bidders.iter().find(|one| one.name == chosen).map(|one| one.label.clone())
    });
    let role = match (call.actor.role(), &label) {
        (Some(Role::Office), _) => Asking::Officer,
        _ if is_of_it(call, body) => Asking::Member,
        (Some(Role::Auditor), _) => Asking::Auditor,
        (_, Some(_)) if label == chosen => Asking::VendorConcerned,
        (_, Some(_)) => Asking::Tenderer,
        _ => Asking::Public,
    };
    Ok(Asker {
        role,
        phase: phase(call, body),
        label,
        list_published: published,
        evaluation_started: started,
        secrets_removed: ending.is_some_and(|one| one.secrets_removed),
    })
}

impl Asker {
    /// What the law says of a wish to see something.
    pub fn ruling(&self, call: &Call, what: What) -> Ruling {
        let exception = match what {
            What::CommitteeList if self.list_published => Some(Exception::ListPublished),
            What::CommitteeList if self.evaluation_started => Some(Exception::EvaluationStarted),
            What::Summary if self.secrets_removed => Some(Exception::SecretsRemoved),
            _ => None,
        };
        let facts = sec_01::Facts { what, phase: self.phase, role: self.role, exception };
        sec_01::check(&Frame::on(call.now.local_date()), &facts)
    }

    /// Whether something may be seen here; what a person has to judge is not shown.
    pub fn may(&self, call: &Call, what: What) -> bool {
        self.ruling(call, what).outcome <= Outcome::Allow
    }
}

fn phase(call: &Call, body: &Body) -> Phase {
    match body.committee.state {
        CommitteeState::Awarded => Phase::AfterAward,
        _ if call.now >= body.opens_at => Phase::UntilAward,
        _ if call.now >= body.formed.announced_at => Phase::BeforeOpening,
        _ => Phase::BeforeAnnouncement,
    }
}

/// Whether the asker sits on the committee or works for it; who has left does neither.
fn is_of_it(call: &Call, body: &Body) -> bool {
    let Some(person) = call.actor.person() else { return false };
    let member = body.staying().any(|one| one.seat.user_id == person.user);
    member || body.team.iter().any(|seat| seat.stays() && seat.user_id == person.user)
}

/// The label under which the asker's company bid, as far as the meetings know it.
fn tenderer(conn: &mut DbConn, call: &Call, body: &Body, courses: &[Course]) -> Result<Option<String>, Error> {
    let Some(person) = call.actor.person().filter(|one| one.role == Role::Vendor) else { return Ok(None) };
    let own = store::label_of(conn, body.tender.id, person.organisation)?;
    let code = parties::find(conn, person.organisation)?.code;
    let labels = courses.iter().filter_map(|one| one.round.as_ref()).flat_map(|round| &round.bidders);
    let mut labels = labels.map(|one| one.label.clone());
    Ok(labels.find(|label| Some(label) == own.as_ref() || *label == code))
}
