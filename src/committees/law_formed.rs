//! What the law says of a committee: who sits on it (CMT-01), security (CMT-02), the work team (CMT-06), its timing (CMT-07), and
//! who must leave it (CMT-04).

use chrono::NaiveDate;
use procurement_law::evaluation::{cmt_01, cmt_02, cmt_04, cmt_06, cmt_07};
use procurement_law::fact::Values;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Ruling, settled};

use crate::base::time::Time;
use crate::committees::formed::{Formed, Member};
use crate::committees::statement::Statement;

/// What the law says of a committee that is formed for a tender with this first opening.
pub fn formation(on: NaiveDate, formed: &Formed, opens_at: Time) -> Vec<Ruling> {
    let frame = Frame::on(on);
    let mut rulings = members(&frame, formed, &formed.members.iter().collect::<Vec<_>>());
    let committee = formed.members.iter().map(|one| one.name.clone()).collect();
    let team = |one: &crate::committees::formed::TeamMember| cmt_06::TeamMember {
        name: one.name.clone(),
        qualified: one.qualified,
    };
    let security = cmt_02::Facts {
        system: formed.system,
        committee: count(formed.members.iter().filter(|one| one.security).count()),
        work_team: count(formed.team.iter().filter(|one| one.security).count()),
        project_team: formed.project_security.max(0),
    };
    let work = cmt_06::Facts { team: formed.team.iter().map(team).collect(), committee: Values(committee) };
    let timing = cmt_07::Facts {
        formed: local(formed.formed_at),
        team_formed: local(formed.team_formed_at),
        announced: local(formed.announced_at),
        opened: local(opens_at),
        simple: formed.simple,
        list: formed.list,
        published: formed.published_at.map(local),
        reason: Some(formed.withheld_reason.clone()),
        leaked: formed.leaked,
    };
    rulings.push(settled(cmt_02::check(&frame, &security)));
    rulings.push(settled(cmt_06::check(&frame, &work)));
    rulings.push(settled(cmt_07::check(&frame, &timing)));
    rulings
}

/// What the law says of these members (CMT-01).
pub fn members(frame: &Frame, formed: &Formed, members: &[&Member]) -> Vec<Ruling> {
    let fact = |one: &&Member| cmt_01::Member {
        name: one.name.clone(),
        part: one.part,
        expert: one.expert,
        post: one.post,
        bar: one.bar,
        consented: one.consented,
    };
    let facts =
        cmt_01::Facts { representative_body: formed.representative_body, members: members.iter().map(fact).collect() };
    cmt_01::check(frame, &facts)
}

/// What the law says of one member's statement (CMT-04): the ruling on the member, and, where the member leaves and too few stay,
/// the one on the numbers.
pub fn interests(on: NaiveDate, member: &Member, said: &Statement, others: &[&Member]) -> Vec<Ruling> {
    let own = cmt_04::Person {
        name: member.name.clone(),
        on_committee: true,
        expert: member.expert,
        interest: said.interest,
        relation: said.relation,
        relation_ended: said.relation_ended,
        doubt: said.doubt,
    };
    let stays = |one: &&Member| cmt_04::Person {
        name: one.name.clone(),
        on_committee: true,
        expert: one.expert,
        interest: cmt_04::Interest::None,
        relation: cmt_04::Relation::None,
        relation_ended: None,
        doubt: cmt_04::Doubt::None,
    };
    let people = std::iter::once(own).chain(others.iter().map(stays)).collect();
    let mut rulings = cmt_04::check(&Frame::on(on), &cmt_04::Facts { evaluated_on: on, people });
    // Between the member's ruling and the one on the numbers stand those of the others, who are not asked.
    let last = rulings.len().min(1 + others.len());
    rulings.drain(1.min(last)..last);
    rulings
}

/// A count as rules take it.
pub fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An instant as rules take it.
pub fn local(at: Time) -> chrono::NaiveDateTime {
    at.taipei().naive_local()
}
