//! Tells people by mail that an application waits for them or has moved.

use std::collections::BTreeMap;

use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::accounts::store as accounts;
use crate::applications::model::Application;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::catalog::questions::table::code_words;
use crate::db::conn::DbConn;
use crate::notify::outbox::post;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;
use crate::texts::{say, say_with};

/// The office's people: an application came in.
///
/// # Errors
/// The database failed.
pub fn office(conn: &mut DbConn, call: &Call, row: &Application) -> Result<(), Error> {
    for office in parties::all(conn, OrganisationKind::Office)? {
        for user in accounts::in_role(conn, office.id, Role::Office)? {
            mail(conn, call, row, &user.email, "mail-application-waits")?;
        }
    }
    Ok(())
}

/// The office's people: a vendor handed in many at once.
///
/// # Errors
/// The database failed.
pub fn office_of_many(conn: &mut DbConn, call: &Call, count: usize) -> Result<(), Error> {
    let vendor = call.actor.person().map(|person| parties::find(conn, person.organisation)).transpose()?;
    let args = BTreeMap::from([
        ("vendor".to_owned(), vendor.map(|vendor| vendor.name).unwrap_or_default()),
        ("count".to_owned(), count.to_string()),
    ]);
    let [subject, body] =
        ["subject", "body"].map(|end| say_with(Lang::ZhTw, &format!("mail-applications-{end}"), &args));
    for office in parties::all(conn, OrganisationKind::Office)? {
        for user in accounts::in_role(conn, office.id, Role::Office)? {
            post(conn, call, &user.email, &subject, &body)?;
        }
    }
    Ok(())
}

/// The vendor's people: the office has said something.
///
/// # Errors
/// The database failed.
pub fn vendor(conn: &mut DbConn, call: &Call, row: &Application) -> Result<(), Error> {
    for user in accounts::in_role(conn, row.vendor_id, Role::Vendor)? {
        mail(conn, call, row, &user.email, "mail-application-moved")?;
    }
    Ok(())
}

fn mail(conn: &mut DbConn, call: &Call, row: &Application, email: &str, key: &str) -> Result<(), Error> {
    let vendor = parties::find(conn, row.vendor_id)?.name;
    let codes = row.reasons.split(';').filter(|code| !code.is_empty());
    let reasons: Vec<String> = codes.map(|code| code_words("reason", code, Lang::ZhTw)).collect();
    let args = BTreeMap::from([
        ("vendor".to_owned(), vendor),
        ("kind".to_owned(), say(Lang::ZhTw, &format!("application-kind-{}", row.kind))),
        ("sku".to_owned(), row.sku.clone()),
        ("name".to_owned(), row.answers().get("name").to_owned()),
        ("state".to_owned(), say(Lang::ZhTw, &format!("application-state-{}", row.state))),
        ("reasons".to_owned(), reasons.join("、")),
        ("said".to_owned(), row.said.clone()),
        ("due".to_owned(), row.due_on.map(roc::long).unwrap_or_default()),
    ]);
    let subject = say_with(Lang::ZhTw, &format!("{key}-subject"), &args);
    let body = say_with(Lang::ZhTw, &format!("{key}-body"), &args);
    post(conn, call, email, &subject, &body).map(drop)
}
