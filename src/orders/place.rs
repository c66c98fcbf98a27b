//! Places an order: checked by the law's rules, its ceilings reserved, its prices pinned, its approval planned.

use crate::approvals::model::Approval;
use crate::approvals::sign::{change, plan};
use crate::approvals::store as approvals;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::{canonical, plain};
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::contracts::ceiling;
use crate::db::conn::DbConn;
use crate::orders::draft::{Draft, NewOrder, draft, holds};
use crate::orders::lawful::case::Wanted;
use crate::orders::lawful::refused;
use crate::orders::model::{KIND, Order, OrderLine};
use crate::orders::state::OrderState;
use crate::orders::{number, store, tell};
use crate::quotes::agreed::ordered;

/// Places an order.
///
/// # Errors
/// As [`draft`], the reason is missing, or a rule refuses.
pub fn place(conn: &mut DbConn, call: &Call, new: &NewOrder) -> Result<Order, Error> {
    let draft = draft(conn, call, new)?;
    if new.reason.trim().is_empty() {
        return Err(Error::invalid("order.reason_missing").at("reason"));
    }
    if refused(&draft.rulings) {
        return Err(Error::unlawful("order.unlawful", draft.rulings));
    }
    let (order, lines, steps) = rows(conn, call, new, &draft)?;
    store::insert(conn, &order, &lines)?;
    approvals::add_steps(conn, &steps)?;
    let mut act = Act::new("order.place", Subject::new(KIND, order.id.0));
    act.reason = Some(order.reason.clone());
    act = act.change(Change::new("order.placed", KIND, order.id.0, order.version, order.recorded(&lines)));
    act.changes.extend(steps.iter().map(|step| change("approval.planned", step)));
    if let Some(agreed) = &draft.agreed {
        act.changes.push(ordered(conn, agreed, order.id)?);
    }
    // Last, so that the rows that every order wants are held as briefly as can be.
    for (id, amount) in holds(&draft)? {
        let Some(of) = draft.ceilings.iter().find(|ceiling| ceiling.id == id) else { continue };
        match ceiling::reserve(conn, call, of, order.id, amount)? {
            Some(change) => act.changes.push(change),
            None => return Err(overtaken(conn, call, new)),
        }
    }
    act.rulings = draft.rulings;
    record(conn, call, act)?;
    tell::signers(conn, call, &order)?;
    Ok(order)
}

type Rows = (Order, Vec<OrderLine>, Vec<Approval>);

fn rows(conn: &mut DbConn, call: &Call, new: &NewOrder, draft: &Draft) -> Result<Rows, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let first = draft.lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?;
    let id: OrderId = call.id();
    let steps = plan(call, draft.setting.as_ref(), id, draft.amount);
    let order = Order {
        id,
        number: number::next(conn, call)?,
        framework_id: first.offer.framework.id,
        agency_id: person.organisation,
        vendor_id: first.offer.listing.vendor_id,
        state: OrderState::Placed,
        amount: draft.amount,
        reason: new.reason.trim().to_owned(),
        superior_approval: new.superior_approval.clone().filter(|text| !text.trim().is_empty()),
        rulings: plain(&draft.rulings)?,
        placed_by: person.user,
        placed_at: call.now,
        approved_by: None,
        confirmed_by: None,
        pcc_number: None,
        issued_at: None,
        closing_note: None,
        version: 1,
        choice_id: new.choice,
        stated: if new.stated.is_empty() { None } else { Some(canonical(&new.stated)?) },
        deliver_by: new.stated.deliver_by,
        awaits: steps.first().map(|step| step.kind),
        awaits_user: steps.first().and_then(|step| step.user_id),
        delivered_on: None,
        delivered_by: None,
        accepted_by: None,
        accepted_at: None,
        acceptance: None,
    };
    let lines = (1_i64..).zip(&draft.lines).map(|(line_no, line)| order_line(call, id, line_no, line)).collect();
    Ok((order, lines, steps))
}

fn order_line(call: &Call, order_id: OrderId, line_no: i64, line: &Wanted) -> OrderLine {
    OrderLine {
        id: call.id(),
        order_id,
        line_no,
        item_id: line.offer.item.id,
        listing_version_id: line.offer.version.id,
        quantity: line.quantity,
        unit_price: line.unit_price,
        award_price: line.offer.award.price,
        amount: line.amount,
    }
}

/// Another order came first between the check and the reservation: the rules, asked again, say which ceiling is full.
fn overtaken(conn: &mut DbConn, call: &Call, new: &NewOrder) -> Error {
    match draft(conn, call, new) {
        Ok(again) if refused(&again.rulings) => Error::unlawful("order.unlawful", again.rulings),
        Ok(_) => Error::conflict("order.overtaken"),
        Err(error) => error,
    }
}
