//! Mails to the people of an organisation in one role, in words by key.

use std::collections::BTreeMap;

use procurement_law::ruling::Lang;

use crate::accounts::store;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::db::conn::DbConn;
use crate::notify::outbox::post;
use crate::texts::say_with;

/// Writes a mail to each of them; `key` names the sentences `KEY-subject` and `KEY-body`.
///
/// # Errors
/// The database failed.
pub fn tell(
    conn: &mut DbConn,
    call: &Call,
    (organisation, role): (OrganisationId, Role),
    key: &str,
    args: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let subject = say_with(Lang::ZhTw, &format!("{key}-subject"), args);
    let body = say_with(Lang::ZhTw, &format!("{key}-body"), args);
    for user in store::in_role(conn, organisation, role)? {
        post(conn, call, &user.email, &subject, &body)?;
    }
    Ok(())
}
