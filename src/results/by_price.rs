//! What an award by price says in a notice.

use crate::awards::course::Course;
use crate::awards::model::{AwardItem, ItemState};
use crate::awards::plan::{Manner, Plan, Reserve};
use crate::awards::store;
use crate::awards::table::{Table, open};
use crate::base::error::Error;
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::results::notice::{AwardWay, NoAward, Notice, NoticeAward, NoticeItem, Party, Quantity};
use crate::vault::Vault;

/// Fills a notice from the award by price of its tender; whether there is one that is closed.
///
/// # Errors
/// A row cannot be read, or what is sealed cannot be opened.
pub fn fill(conn: &mut DbConn, vault: &Vault, notice: &mut Notice) -> Result<bool, Error> {
    let table = match open(conn, vault, &notice.tender_no) {
        Err(error) if error.kind == crate::base::error::Kind::NotFound => return Ok(false),
        other => other?,
    };
    let Some(closed) = table.case.closed_at else { return Ok(false) };
    let items = store::items(conn, table.case.id)?;
    let mut offered = Vec::new();
    for row in &items {
        let course = row.course()?;
        offered.extend(course.offers.iter().map(|offer| party(&course, &offer.label)));
        notice.items.push(item(&table, row, &course, &notice.quantities)?);
    }
    let plan = &table.plan;
    notice.awarded = items.iter().any(|row| row.state == ItemState::Awarded);
    notice.category = Some(plan.category.code().to_owned());
    notice.way = Some(AwardWay::Lowest);
    notice.manner = Some(plan.manner);
    notice.has_reserve = Some(plan.reserve == Reserve::Sealed);
    notice.procurement = Some(plan.procurement);
    notice.budget = Some(plan.budget);
    notice.decided_at = closed;
    notice.total = if notice.awarded { total(plan, &notice.items) } else { None };
    if !notice.awarded {
        notice.ground = Some(NoAward::Failed);
        let mut reasons: Vec<&str> = notice.items.iter().map(|item| item.reason.as_str()).collect();
        reasons.dedup();
        notice.reason = reasons.join("；");
    }
    if notice.losing.is_empty() {
        notice.losing = offered;
    }
    Ok(true)
}

fn party(course: &Course, label: &str) -> Party {
    let ubn = course.offer(label).map(|offer| offer.ubn.clone()).unwrap_or_default();
    Party { name: course.name(label).to_owned(), ubn }
}

fn item(table: &Table, row: &AwardItem, course: &Course, asked: &[Quantity]) -> Result<NoticeItem, Error> {
    let planned = table.plan.item(&row.item_no)?;
    let ended = course.result.as_ref().ok_or_else(|| Error::internal("read a closed award", row.item_no.clone()))?;
    let award = |winner: &crate::awards::course::Winner| NoticeAward {
        vendor: party(course, &winner.label),
        price: Some(winner.price),
        score: None,
        method: None,
    };
    // What failed may be tendered again: its reserve price stays secret.
    let told = table.amounts.as_ref().filter(|_| row.state == ItemState::Awarded);
    let same = |one: &&Quantity| one.name == planned.name && one.unit == planned.unit;
    let mut found = asked.iter().filter(same);
    Ok(NoticeItem {
        item_no: row.item_no.clone(),
        name: planned.name.clone(),
        unit: if table.plan.manner == Manner::Total { String::new() } else { planned.unit.clone() },
        // Two lines of one name and unit tell no quantity.
        quantity: found.next().filter(|_| found.next().is_none()).map(|one| one.quantity),
        decided_at: ended.at,
        reserve_price: told.and_then(|amounts| amounts.get(&row.item_no).copied()),
        awards: ended.winners.iter().map(award).collect(),
        reason: ended.reason.clone(),
    })
}

/// The award in all; none where a quantity is not known.
fn total(plan: &Plan, items: &[NoticeItem]) -> Option<Money> {
    let mut sum = Money::default();
    for item in items {
        let Some(price) = item.awards.first().and_then(|award| award.price) else { continue };
        let amount = match plan.manner {
            Manner::Total => price,
            Manner::ByItem | Manner::Matching => price.line_total(item.quantity?)?,
        };
        sum = sum.plus(amount)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::awards::plan::tests::plan;
    use crate::base::time::Time;

    fn item(quantity: Option<i64>, price: Option<i64>) -> NoticeItem {
        let vendor = Party { name: "甲公司".to_owned(), ubn: String::new() };
        let award = |price| NoticeAward { vendor, price: Money::dollars(price), score: None, method: None };
        NoticeItem {
            item_no: "1".to_owned(),
            name: String::new(),
            unit: "套".to_owned(),
            quantity,
            decided_at: Time(0),
            reserve_price: None,
            awards: price.map(award).into_iter().collect(),
            reason: String::new(),
        }
    }

    #[test]
    fn a_total_needs_every_quantity_of_what_is_awarded() {
        let by_item = plan(Manner::ByItem, 2);
        let sum = |items: &[NoticeItem]| total(&by_item, items);
        assert_eq!(
            sum(&[item(Some(3), Some(100)), item(None, None)]),
            Money::dollars(300),
            "what failed costs nothing"
        );
        assert_eq!(sum(&[item(Some(3), Some(100)), item(None, Some(50))]), None);
        assert_eq!(total(&plan(Manner::Total, 1), &[item(None, Some(700))]), Money::dollars(700));
    }
}
