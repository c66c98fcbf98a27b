//! Orders under way: one of the first agency at each step, all from the first vendor, so that whoever signs in finds something to do.

use diesel::prelude::*;

use crate::accounts::model::User;
use crate::app::App;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::money::Money;
use crate::contracts::model::OrderOfRecord;
use crate::db::conn::DbConn;
use crate::db::schema::orders;
use crate::demo::approvals::ACCOUNTING_FROM;
use crate::demo::history::{Choice, choices, in_force, seen};
use crate::demo::people::People;
use crate::orders::draft::{NewLine, NewOrder};
use crate::orders::issue::PccOrder;
use crate::orders::model::Order;
use crate::orders::state::OrderState;
use crate::orders::stated::Stated;
use crate::orders::{approve, confirm, deliver, issue, place};

/// How far an order has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The approver has it.
    Placed,
    /// Accounting has it.
    Accounting,
    /// The buyer may place it on the procurement site.
    Ready,
    /// The vendor may confirm it.
    Issued,
    /// The vendor may deliver.
    Confirmed,
    /// The agency may accept.
    Delivered,
}

const STEPS: [Step; 6] = [Step::Placed, Step::Accounting, Step::Ready, Step::Issued, Step::Confirmed, Step::Delivered];

struct Hands {
    buyer: Call,
    approver: Call,
    vendor: Call,
}

/// Places them, unless the agency has orders that wait already.
///
/// # Errors
/// The database failed.
pub fn under_way(app: &App, people: &People) -> Result<(), Error> {
    let (Some((buyer, approver)), Some(vendor)) = (people.agencies.first(), people.vendors.first()) else {
        return Ok(());
    };
    let (agency, seller, today) = (buyer.organisation_id, vendor.organisation_id, app.clock.now().local_date());
    let call = |user: &User| app.call(user.actor(), "demo");
    let hands = Hands { buyer: call(buyer)?, approver: call(approver)?, vendor: call(vendor)? };
    app.door.write_now(move |conn| {
        let waiting = orders::table
            .filter(orders::agency_id.eq(agency).and(orders::state.eq(OrderState::Placed)))
            .count()
            .get_result::<i64>(conn)?;
        if waiting > 0 {
            return Ok(());
        }
        let own = choices(conn)?.into_iter();
        let mut own = own.filter(|one| one.listing.vendor_id == seller && in_force(&one.framework, today));
        for step in STEPS {
            for choice in own.by_ref() {
                if reach(conn, &hands, &choice, step)? {
                    break;
                }
            }
        }
        Ok(())
    })
}

/// Brings an order so far; whether the listing admits one.
fn reach(conn: &mut DbConn, hands: &Hands, choice: &Choice, step: Step) -> Result<bool, Error> {
    let limit = Money::dollars(ACCOUNTING_FROM).unwrap_or_default();
    let price = choice.version.unit_price;
    let least = choice.item.min_quantity.unwrap_or(1);
    let quantity = match step {
        Step::Accounting => limit.0 / price.0.max(1) + 1,
        _ => least,
    };
    let large = price.line_total(quantity).is_none_or(|amount| amount >= limit);
    let on_site = choice.framework.order_of_record == OrderOfRecord::Pcc;
    if quantity < least || large != (step == Step::Accounting) || (step == Step::Ready && !on_site) {
        return Ok(false);
    }
    let new = NewOrder {
        lines: vec![NewLine { listing: choice.listing.id, seen: choice.version.number, quantity }],
        reason: "功能符合本機關需求，價格最低".to_owned(),
        superior_approval: None,
        choice: None,
        stated: Stated::default(),
    };
    let order = match place::place(conn, &hands.buyer, &new) {
        Ok(order) => order,
        // What the law or the vendor does not admit is simply not ordered.
        Err(error) if matches!(error.kind, Kind::Unlawful | Kind::Forbidden | Kind::Conflict | Kind::Invalid) => {
            return Ok(false);
        }
        Err(error) => return Err(error),
    };
    go_on(conn, hands, order, step, on_site).map(|()| true)
}

fn go_on(conn: &mut DbConn, hands: &Hands, order: Order, step: Step, on_site: bool) -> Result<(), Error> {
    if step == Step::Placed {
        return Ok(());
    }
    let mut order = approve::approve(conn, &hands.approver, seen(&order))?;
    if matches!(step, Step::Accounting | Step::Ready) {
        return Ok(());
    }
    if on_site {
        let number = format!("DEMO{}", order.number.replace("PO-", "").replace('-', ""));
        let placed = PccOrder { number, at: hands.buyer.now };
        order = issue::issue(conn, &hands.buyer, seen(&order), Some(&placed))?;
    }
    if step == Step::Issued {
        return Ok(());
    }
    order = confirm::confirm(conn, &hands.vendor, seen(&order))?;
    if step == Step::Delivered {
        deliver::deliver(conn, &hands.vendor, seen(&order), hands.vendor.now.local_date())?;
    }
    Ok(())
}
