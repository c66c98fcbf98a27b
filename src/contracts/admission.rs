//! Whether an agency may order from a framework: as one that it lists, or under a cap of its own (其他機關).

use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::contracts::model::{Ceiling, Framework};
use crate::contracts::{ceiling, store};
use crate::db::conn::DbConn;

/// How an agency may order.
#[derive(Clone, Debug)]
pub struct Admission {
    /// Whether the framework lists it (適用機關).
    pub listed: bool,
    /// What it may order in all, where the framework does not list it but lets it order.
    pub cap: Option<Ceiling>,
}

/// How an agency may order.
///
/// # Errors
/// It may not, or the database failed.
pub fn admission(conn: &mut DbConn, framework: &Framework, agency: OrganisationId) -> Result<Admission, Error> {
    let listed = store::entitles(conn, framework, agency)?;
    let cap = ceiling::of_agency(conn, framework.id, agency)?;
    if !listed && cap.is_none() {
        return Err(Error::forbidden("order.not_entitled").with("case_no", &framework.case_no));
    }
    Ok(Admission { listed, cap })
}
