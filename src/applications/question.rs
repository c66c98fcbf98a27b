//! The office asks back: with reason codes, and words.

use crate::applications::advance::{Seen, advance};
use crate::applications::model::Application;
use crate::applications::state::ApplicationEvent;
use crate::applications::tell;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::catalog::questions::table::codes;
use crate::db::conn::DbConn;

/// The longest words of the office, in characters.
const LONGEST: usize = 2_000;

/// Why the office does not agree, or not yet.
#[derive(Clone, Debug)]
pub struct Reasons {
    /// Codes of the set `reason`.
    pub codes: Vec<String>,
    /// In words.
    pub said: String,
}

/// Asks back.
///
/// # Errors
/// As [`advance`], or the reasons say nothing.
pub fn question(conn: &mut DbConn, call: &Call, seen: Seen, why: &Reasons) -> Result<Application, Error> {
    let row = advance(conn, call, seen, ApplicationEvent::Question, |_, row| {
        why.write(row)?;
        Ok(Vec::new())
    })?;
    tell::vendor(conn, call, &row)?;
    Ok(row)
}

impl Reasons {
    /// Writes the reasons into an application.
    ///
    /// # Errors
    /// There is no code, an unknown one, or no word of explanation.
    pub fn write(&self, row: &mut Application) -> Result<(), Error> {
        if self.codes.is_empty() {
            return Err(Error::invalid("application.reason_missing").at("reasons"));
        }
        if let Some(code) = self.codes.iter().find(|code| !codes("reason").any(|one| one.code == **code)) {
            return Err(Error::invalid("listing.unknown_code").with("code", code).at("reasons"));
        }
        let said = self.said.trim();
        if said.is_empty() {
            return Err(Error::invalid("application.said_missing").at("said"));
        }
        if said.chars().count() > LONGEST {
            return Err(Error::invalid("listing.too_long").with("most", LONGEST).at("said"));
        }
        (row.reasons, row.said) = (self.codes.join(";"), said.to_owned());
        Ok(())
    }
}
