//! Closes an award when each of its items is awarded or has failed: what the law says of each is kept and recorded, and the
//! reserve prices of what is awarded may be shown (政府採購法 34-3; 施行細則 35).

use procurement_law::award::awd_01::LimitKind;
use procurement_law::award::{awd_07, bas_02};
use procurement_law::ruling::Ruling;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::course::Course;
use crate::awards::model::{AwardItem, ITEM, ItemState, KIND};
use crate::awards::reserve::of_item;
use crate::awards::store;
use crate::awards::table::{Table, frame};
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::db::conn::DbConn;

/// Closes the award if nothing is open any more.
///
/// # Errors
/// The database failed.
pub fn close(conn: &mut DbConn, call: &Call, table: &Table) -> Result<(), Error> {
    let items = store::items(conn, table.case.id)?;
    if items.iter().any(|item| item.state == ItemState::Open) {
        return Ok(());
    }
    let mut act = Act::new("award.close", Subject::new(KIND, table.case.id.0));
    for item in &items {
        let rulings = rulings(table, call, item, &item.course()?)?;
        let kept = AwardItem { rulings: Some(canonical(&rulings)?), version: item.version + 1, ..item.clone() };
        store::update_item(conn, &kept)?;
        act = act.change(Change::new("award_item.closed", ITEM, kept.id.0, kept.version, kept.recorded()));
    }
    let mut case = table.case.clone();
    case.closed_at = Some(call.now);
    case.version += 1;
    store::update(conn, &case)?;
    if table.amounts.is_some() && items.iter().any(|item| item.state == ItemState::Awarded) {
        act.rulings = vec![published(table, call)];
    }
    let act = act.change(Change::new("award.closed", KIND, case.id.0, case.version, case.recorded()));
    record(conn, call, act)?;
    Ok(())
}

/// The rulings of an item, the announcement among them. Those of one that failed name no reserve price, which stays secret.
fn rulings(table: &Table, call: &Call, item: &AwardItem, course: &Course) -> Result<Vec<Ruling>, Error> {
    let (_, mut rulings) = table.look(call, item, course)?;
    let base = of_item(table.amounts.as_ref(), &item.item_no);
    let Some((ended, winner)) = course.result.as_ref().and_then(|ended| Some((ended, ended.winners.first()?))) else {
        return Ok(if base.is_some() { Vec::new() } else { rulings });
    };
    let asked = course.replies.iter().map(|reply| reply.at).max();
    let given = asked.or(table.case.offers_at).unwrap_or(ended.at);
    let facts = awd_07::Facts {
        price: winner.price.decimal(),
        limit: base.unwrap_or_else(|| winner.price.decimal()),
        limit_kind: if base.is_some() { LimitKind::Base } else { LimitKind::Budget },
        given_at: given.taipei().naive_local(),
        announced_at: Some(ended.at.taipei().naive_local()),
        low_open: false,
        above_approved: Some(course.above.is_some()),
    };
    // Where nobody was asked to reduce, nothing was to be announced at once.
    if asked.is_some() {
        rulings.push(awd_07::check(&frame(&table.case, call), &facts));
    }
    Ok(rulings)
}

fn published(table: &Table, call: &Call) -> Ruling {
    let facts = bas_02::Facts {
        stage: bas_02::Stage::Awarded,
        published: true,
        announced_in_tender: false,
        withheld: None,
        parts_awarded: None,
        winner_told: None,
    };
    bas_02::check(&frame(&table.case, call), &facts)
}
