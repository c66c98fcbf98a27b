//! What is told of a committee to everybody, and to those who bid: what the law discloses and no more (最有利標評選辦法第20條).

use procurement_law::ruling::Ruling;
use procurement_law::secrecy::matrix::{Phase, Role as Asking, What};

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::committees::chair::{Desk, open};
use crate::committees::conclude::best;
use crate::committees::course::{Course, TallyLine};
use crate::committees::criteria::Criteria;
use crate::committees::law_meeting::is_here;
use crate::committees::paper::criteria_of;
use crate::committees::people::{Body, load};
use crate::committees::see;
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::tenders::model::Tender;

/// What is told.
#[derive(Clone, Debug)]
pub struct Disclosed {
    /// The tender.
    pub tender: Tender,
    /// The members.
    pub members: Vec<ToldMember>,
    /// The best tender, after the award.
    pub best: Option<ToldBidder>,
    /// The asker's own result, after the award.
    pub own: Option<ToldBidder>,
    /// The number of the meeting whose papers the asker may read.
    pub papers: Option<i64>,
    /// What the law says of each question.
    pub rulings: Vec<Ruling>,
}

/// A member as told.
#[derive(Clone, Debug)]
pub struct ToldMember {
    /// The name.
    pub name: String,
    /// The occupation.
    pub occupation: String,
    /// Whether the member was at the deciding meeting; told after the award.
    pub attended: Option<bool>,
}

/// A bidder as told.
#[derive(Clone, Debug)]
pub struct ToldBidder {
    /// The name.
    pub bidder: String,
    /// The price.
    pub price: Option<Money>,
    /// What it has by the tender's method.
    pub line: TallyLine,
}

/// Reads what is told.
///
/// # Errors
/// There is no committee of which the asker may know.
pub fn disclosed(conn: &mut DbConn, call: &Call, case_no: &str) -> Result<(Disclosed, Option<Criteria>), Error> {
    let body = load(conn, case_no)?;
    let asker = see::asker(conn, call, &body)?;
    if !asker.may(call, What::CommitteeList) {
        return Err(Error::not_found());
    }
    let after = asker.phase == Phase::AfterAward;
    let meetings = store::meetings(conn, body.committee.id)?;
    let decided = best(&meetings)?.filter(|_| after).map(|(_, course)| course);
    let chosen = decided.as_ref().and_then(|course| course.decision.as_ref()?.chosen.clone());
    let own = asker.label.as_ref().zip(decided.as_ref()).and_then(|(label, course)| {
        course.round.as_ref()?.bidders.iter().find(|one| one.label == *label).map(|one| one.name.clone())
    });
    let summary = asker.ruling(call, What::Summary);
    let is_party = matches!(asker.role, Asking::Officer | Asking::Member | Asking::Tenderer | Asking::VendorConcerned);
    let number = meetings.iter().rev().find(|one| {
        decided
            .as_ref()
            .is_some_and(|course| serde_json::from_str::<Course>(&one.content).ok().as_ref() == Some(course))
    });
    let told = Disclosed {
        members: members(&body, decided.as_ref()),
        best: chosen.and_then(|name| bidder(decided.as_ref()?, &name)),
        own: own.and_then(|name| bidder(decided.as_ref()?, &name)),
        papers: number.filter(|_| is_party && asker.may(call, What::Summary)).map(|one| one.number),
        rulings: vec![asker.ruling(call, What::CommitteeList), summary, asker.ruling(call, What::MemberScores)],
        tender: body.tender.clone(),
    };
    let criteria = if after { Some(criteria_of(conn, &body.tender)?) } else { None };
    Ok((told, criteria))
}

/// A meeting whose papers the asker may have.
///
/// # Errors
/// There is none of which the asker may know, or nothing is counted.
pub fn for_papers(conn: &mut DbConn, call: &Call, case_no: &str, number: i64) -> Result<(Desk, Criteria), Error> {
    let desk = open(conn, case_no, number)?;
    let asker = see::asker(conn, call, &desk.body)?;
    if !asker.may(call, What::Summary) {
        return Err(Error::not_found());
    }
    // A member reads nothing before the own statement.
    if asker.role == Asking::Member && desk.body.own(call).is_ok() {
        desk.body.sitting(call)?;
    }
    let criteria = criteria_of(conn, &desk.body.tender)?;
    Ok((desk, criteria))
}

fn members(body: &Body, decided: Option<&Course>) -> Vec<ToldMember> {
    let told = |one: &crate::committees::people::Person| ToldMember {
        name: one.who.name.clone(),
        occupation: one.who.occupation.clone(),
        attended: decided.map(|course| is_here(course, one.seat.id)),
    };
    body.staying().map(told).collect()
}

fn bidder(course: &Course, name: &str) -> Option<ToldBidder> {
    let line = course.result.as_ref()?.lines.iter().find(|line| line.bidder == name)?.clone();
    Some(ToldBidder { bidder: name.to_owned(), price: line.price, line })
}
