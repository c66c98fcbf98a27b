//! The vendor takes an application back.

use crate::applications::advance::{Seen, advance};
use crate::applications::model::Application;
use crate::applications::state::ApplicationEvent;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;

/// Takes back.
///
/// # Errors
/// As [`advance`].
pub fn withdraw(conn: &mut DbConn, call: &Call, seen: Seen) -> Result<Application, Error> {
    advance(conn, call, seen, ApplicationEvent::Withdraw, |_, _| Ok(Vec::new()))
}
