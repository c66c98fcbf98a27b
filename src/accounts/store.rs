//! Queries on accounts.

use diesel::prelude::*;

use crate::accounts::model::{KIND, User};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::personal;
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{OrganisationId, UserId};
use crate::db::conn::DbConn;
use crate::db::schema::user_account;

/// An account by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: UserId) -> Result<User, Error> {
    Ok(user_account::table.find(id).first(conn)?)
}

/// An account by its address.
///
/// # Errors
/// The database failed.
pub fn by_email(conn: &mut DbConn, email: &str) -> Result<Option<User>, Error> {
    Ok(user_account::table.filter(user_account::email.eq(email.trim().to_lowercase())).first(conn).optional()?)
}

/// The people of an organisation in a role who can sign in.
///
/// # Errors
/// The database failed.
pub fn in_role(conn: &mut DbConn, organisation: OrganisationId, role: Role) -> Result<Vec<User>, Error> {
    Ok(user_account::table
        .filter(user_account::organisation_id.eq(organisation))
        .filter(user_account::role.eq(role))
        .filter(user_account::disabled.eq(false))
        .order(user_account::id)
        .load(conn)?)
}

/// The names of some people, for pages.
///
/// # Errors
/// The database failed.
pub fn names(conn: &mut DbConn, ids: &[UserId]) -> Result<Vec<(UserId, String)>, Error> {
    Ok(user_account::table
        .filter(user_account::id.eq_any(ids))
        .select((user_account::id, user_account::name))
        .load(conn)?)
}

/// Makes an account and records it.
///
/// # Errors
/// The address is taken, or the database failed.
pub fn create(conn: &mut DbConn, call: &Call, user: &User) -> Result<(), Error> {
    if by_email(conn, &user.email)?.is_some() {
        return Err(Error::conflict("account.email_taken").at("email"));
    }
    diesel::insert_into(user_account::table).values(user).execute(conn)?;
    note(conn, call, user, "user.created")
}

/// Records an account as it now is.
///
/// # Errors
/// The database failed.
pub fn note(conn: &mut DbConn, call: &Call, user: &User, event: &str) -> Result<(), Error> {
    let email = personal::commit(conn, call, &user.email)?;
    let name = personal::commit(conn, call, &user.name)?;
    let change = Change::new(event, KIND, user.id.0, user.version, user.recorded(email, name));
    record(conn, call, Act::new(event, Subject::new(KIND, user.id.0)).change(change))?;
    Ok(())
}
