//! Tells people by mail that an order waits for them or has moved.

use std::collections::{BTreeMap, BTreeSet};

use procurement_law::ruling::Lang;

use crate::accounts::store as accounts;
use crate::approvals::store as approvals;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{OrganisationId, UserId};
use crate::db::conn::DbConn;
use crate::notify::outbox::post;
use crate::orders::model::Order;
use crate::texts::say_with;

/// Those whose step of the approval it is, and who stands in for them: an order waits.
///
/// # Errors
/// The database failed.
pub fn signers(conn: &mut DbConn, call: &Call, order: &Order) -> Result<(), Error> {
    let kind = order.waits_for();
    let Some(user) = order.awaits_user else {
        return people(conn, call, order, order.agency_id, kind.role(), "mail-order-waits");
    };
    let today = call.now.local_date();
    let away = approvals::absences(conn, order.agency_id, today)?;
    let delegates = away.iter().filter(|row| row.user_id == user && row.from_on <= today).map(|row| row.delegate_id);
    let signers: BTreeSet<UserId> = delegates.chain([user]).collect();
    for signer in signers {
        let email = accounts::find(conn, signer)?.email;
        mail(conn, call, order, &email, "mail-order-waits")?;
    }
    Ok(())
}

/// The vendor's people: an order moved.
///
/// # Errors
/// The database failed.
pub fn vendor_moved(conn: &mut DbConn, call: &Call, order: &Order) -> Result<(), Error> {
    people(conn, call, order, order.vendor_id, Role::Vendor, "mail-order-moved")
}

/// The vendor's people: an order was issued to them.
///
/// # Errors
/// The database failed.
pub fn vendor(conn: &mut DbConn, call: &Call, order: &Order) -> Result<(), Error> {
    people(conn, call, order, order.vendor_id, Role::Vendor, "mail-order-issued")
}

/// The one who placed the order: it moved.
///
/// # Errors
/// The database failed.
pub fn requester(conn: &mut DbConn, call: &Call, order: &Order) -> Result<(), Error> {
    let user = accounts::find(conn, order.placed_by)?;
    mail(conn, call, order, &user.email, "mail-order-moved")
}

fn people(
    conn: &mut DbConn,
    call: &Call,
    order: &Order,
    organisation: OrganisationId,
    role: Role,
    key: &str,
) -> Result<(), Error> {
    for user in accounts::in_role(conn, organisation, role)? {
        mail(conn, call, order, &user.email, key)?;
    }
    Ok(())
}

fn mail(conn: &mut DbConn, call: &Call, order: &Order, email: &str, key: &str) -> Result<(), Error> {
    let state = say_with(Lang::ZhTw, &format!("order-state-{}", order.state), &BTreeMap::new());
    let args = BTreeMap::from([
        ("number".to_owned(), order.number.clone()),
        ("amount".to_owned(), order.amount.to_string()),
        ("state".to_owned(), state),
        ("note".to_owned(), order.closing_note.clone().unwrap_or_default()),
    ]);
    let subject = say_with(Lang::ZhTw, &format!("{key}-subject"), &args);
    let body = say_with(Lang::ZhTw, &format!("{key}-body"), &args);
    post(conn, call, email, &subject, &body).map(drop)
}
