//! Which dashboard a person may see, and whose figures it then holds.

use procurement_law::grammar::company_name;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::asked::Scope;
use crate::base::actor::Actor;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::parties::store as parties;
use crate::text_enum;

text_enum! {
    /// A dashboard.
    Board {
        /// Everybody's.
        Public = "public",
        /// The office's and auditors'.
        Office = "office",
        /// An agency's own.
        Agency = "agency",
        /// A vendor's own.
        Vendor = "vendor",
        /// A maker's brands.
        Maker = "maker",
    }
}

impl Board {
    /// Where it stands.
    pub fn path(self) -> &'static str {
        match self {
            Board::Public => "/figures",
            Board::Office => "/office/figures",
            Board::Agency => "/agency/figures",
            Board::Vendor => "/vendor/figures",
            Board::Maker => "/maker/figures",
        }
    }
}

/// The scope of a dashboard for whoever asks: always their own organisation's, whatever else is asked.
///
/// # Errors
/// Who asks may not see it, or the database failed.
pub fn scope(conn: &mut DbConn, actor: &Actor, board: Board) -> Result<Scope, Error> {
    let own = actor.person().map(|person| person.organisation);
    let facts = |action: Action| match action {
        Action::ReadAgencyFigures => Facts { agency: own, ..Facts::default() },
        Action::ReadVendorFigures => Facts { informed_vendor: own, ..Facts::default() },
        Action::ReadMakerFigures => Facts { maker: own, ..Facts::default() },
        _ => Facts::default(),
    };
    let action = match board {
        Board::Public => return Ok(Scope::Public),
        Board::Office => Action::ReadAllFigures,
        Board::Agency => Action::ReadAgencyFigures,
        Board::Vendor => Action::ReadVendorFigures,
        Board::Maker => Action::ReadMakerFigures,
    };
    decide(actor, action, &facts(action))?;
    match (board, own) {
        (Board::Agency, Some(own)) => Ok(Scope::Agency(own)),
        (Board::Vendor, Some(own)) => Ok(Scope::Vendor(own)),
        (Board::Maker, Some(own)) => Ok(Scope::Maker(company_name::key(&parties::find(conn, own)?.name))),
        (Board::Office, Some(_)) => Ok(Scope::Office),
        _ => Err(Error::not_found()),
    }
}
