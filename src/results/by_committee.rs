//! What the decision of a committee says in a notice (最有利標評選辦法 20): the best tender with its price and its score or
//! rank, and nothing of the others.

use procurement_law::evaluation::score_facts::Method;

use crate::base::error::Error;
use crate::committees::conclude::best;
use crate::committees::course::{Course, Ending};
use crate::committees::criteria::Criteria;
use crate::committees::formed::Formed;
use crate::committees::model::{CommitteeState, kept};
use crate::committees::paper::criteria_of;
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::results::notice::{AwardWay, NoAward, Notice, NoticeAward, NoticeItem, Party};
use crate::tenders::model::Tender;

/// Fills a notice from the committee of its tender; whether there is one that has ended.
///
/// # Errors
/// A row cannot be read.
pub fn fill(conn: &mut DbConn, tender: &Tender, notice: &mut Notice) -> Result<bool, Error> {
    let Some(committee) = store::of_tender(conn, tender.id)? else { return Ok(false) };
    let Some(ending) = &committee.ending else { return Ok(false) };
    let (ending, formed): (Ending, Formed) = (kept(ending)?, kept(&committee.content)?);
    let criteria = criteria_of(conn, tender)?;
    notice.way = Some(AwardWay::Best);
    notice.has_reserve = Some(criteria.base_price);
    notice.procurement = Some(criteria.amount);
    notice.decided_at = ending.at;
    notice.days.tender_notice_on = notice.days.tender_notice_on.or(Some(formed.announced_at.local_date()));
    if committee.state != CommitteeState::Awarded {
        (notice.ground, notice.reason) = (Some(NoAward::Failed), ending.reason);
        return Ok(true);
    }
    let meetings = store::meetings(conn, committee.id)?;
    let missing = || Error::internal("read the decision of a committee", tender.case_no.clone());
    let (_, course) = best(&meetings)?.ok_or_else(missing)?;
    notice.awarded = true;
    notice.items = vec![item(tender, &ending, &course, &criteria, &notice.losing).ok_or_else(missing)?];
    notice.total = notice.items.iter().flat_map(|item| &item.awards).find_map(|award| award.price);
    Ok(true)
}

fn item(
    tender: &Tender,
    ending: &Ending,
    course: &Course,
    criteria: &Criteria,
    delivered: &[Party],
) -> Option<NoticeItem> {
    let chosen = course.decision.as_ref()?.chosen.as_ref()?;
    let line = course.result.as_ref()?.lines.iter().find(|line| line.bidder == *chosen)?;
    let score = match criteria.method {
        Method::Rank => line.rank_sum.into(),
        Method::Total | Method::UnitPrice => line.average,
    };
    let known = delivered.iter().find(|party| party.name == *chosen).cloned();
    let vendor = known.unwrap_or_else(|| Party { name: chosen.clone(), ubn: String::new() });
    let award =
        NoticeAward { vendor, price: line.price, score: Some(score), method: Some(criteria.method.code().to_owned()) };
    Some(NoticeItem {
        item_no: "1".to_owned(),
        name: tender.name.clone(),
        unit: String::new(),
        quantity: None,
        decided_at: ending.at,
        reserve_price: None,
        awards: vec![award],
        reason: String::new(),
    })
}
