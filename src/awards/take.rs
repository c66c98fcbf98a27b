//! Takes a step in the award of an item: the law says what may follow, a person takes it, and the law looks again.

use procurement_law::ruling::Outcome;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::close::close;
use crate::awards::model::{AwardItem, ITEM};
use crate::awards::next::Next;
use crate::awards::step::{Step, not_now, words};
use crate::awards::store;
use crate::awards::table::{Table, open};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::lots::Lots;
use crate::vault::Vault;

/// Takes a step of an item at the version that the person saw.
///
/// # Errors
/// The actor may not; there is no such item, or it was changed since; the step may not be taken now, a field is not right,
/// or the law does not let it stand.
pub fn take(
    conn: &mut DbConn,
    call: &Call,
    vault: &Vault,
    (case_no, item_no, seen): (&str, &str, i64),
    step: &Step,
) -> Result<AwardItem, Error> {
    decide(&call.actor, Action::KeepAward, &Facts::tender())?;
    let table = open(conn, vault, case_no)?;
    let item = store::item(conn, table.case.id, item_no)?;
    if item.version != seen {
        return Err(store::stale());
    }
    one(conn, call, vault, &table, &item, step)?;
    close(conn, call, &table)?;
    store::item(conn, table.case.id, item_no)
}

/// Awards every item of which the law says who is awarded; gives how many.
///
/// # Errors
/// The actor may not; there is no such award, or it was changed since; nothing can be awarded.
pub fn award_all(conn: &mut DbConn, call: &Call, vault: &Vault, (case_no, seen): (&str, i64)) -> Result<i64, Error> {
    decide(&call.actor, Action::KeepAward, &Facts::tender())?;
    let table = open(conn, vault, case_no)?;
    if table.case.version != seen {
        return Err(store::stale());
    }
    let mut count = 0;
    for item in store::items(conn, table.case.id)? {
        let course = item.course()?;
        if matches!(table.look(call, &item, &course)?.0, Next::Award(_)) {
            one(conn, call, vault, &table, &item, &Step::Award {})?;
            count += 1;
        }
    }
    if count == 0 {
        return Err(Error::conflict("award.none_ready"));
    }
    close(conn, call, &table)?;
    Ok(count)
}

fn one(
    conn: &mut DbConn,
    call: &Call,
    vault: &Vault,
    table: &Table,
    item: &AwardItem,
    step: &Step,
) -> Result<(), Error> {
    let mut course = item.course()?;
    let (next, _) = table.look(call, item, &course)?;
    match (step, &next) {
        (Step::PrepareLots {}, Next::Lots { labels, .. }) => {
            let lots = Lots::prepare(call, vault, &secret_of(item), labels, course.lots.as_ref())?;
            course.lots = Some(lots);
        }
        (Step::DrawLots { words }, Next::Lots { labels, .. }) => {
            let lots = course.lots.as_mut().ok_or_else(|| Error::conflict("lots.unprepared"))?;
            lots.draw(vault, (&secret_of(item), &table.draw_of(&item.item_no)), labels, words)?;
        }
        (Step::DrawnByHand { label, how }, Next::Lots { labels, .. }) => {
            words(how, "how")?;
            let labels = labels.clone();
            course.lots =
                Some(Lots { labels, drawn: label.clone(), by_hand: how.trim().to_owned(), ..Lots::default() });
        }
        _ => step.apply(&mut course, &next, call.now)?,
    }
    let (after, rulings) = table.look(call, item, &course)?;
    if after == Next::Unlawful {
        // What a course does wrong is told without any amount of the reserve price.
        let wrong = rulings.into_iter().filter(|ruling| ruling.outcome == Outcome::Refuse).collect();
        return Err(Error::unlawful("award.unlawful", wrong));
    }
    if after == next && !matches!(step, Step::Low(_) | Step::LowPart { .. } | Step::Above(_) | Step::PrepareLots {}) {
        return Err(not_now(&next));
    }
    let kept = item.with(&course)?;
    store::update_item(conn, &kept)?;
    let mut act = Act::new(&format!("award.{}", step.name()), Subject::new(ITEM, kept.id.0));
    act.reason = course.result.as_ref().map(|ended| ended.reason.clone()).filter(|reason| !reason.is_empty());
    record(conn, call, act.change(Change::new("award_item.moved", ITEM, kept.id.0, kept.version, kept.recorded())))?;
    Ok(())
}

fn secret_of(item: &AwardItem) -> String {
    format!("lots of {}", item.id)
}
