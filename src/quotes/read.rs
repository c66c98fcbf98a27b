//! Reads requests as the asker may see them: an agency its own, a vendor those it is invited to with its own answer alone.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{QuoteId, QuoteRequestId};
use crate::base::page::{Page, PageAsk};
use crate::contracts::model::{Framework, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::parties::store as parties;
use crate::quotes::model::{Quote, QuoteRequest};
use crate::quotes::store::{self, Owner};

/// A request with what its reader may see.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The request.
    pub request: QuoteRequest,
    /// The item.
    pub item: Item,
    /// Its framework.
    pub framework: Framework,
    /// The agency's name.
    pub agency: String,
    /// The invited vendors, as far as the reader may know them.
    pub seats: Vec<Seat>,
}

/// An invited vendor and what it said, where the reader may see that.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The vendor's name.
    pub vendor: String,
    /// What it said; none while that is sealed.
    pub quote: Option<Quote>,
}

/// A request that the asker may see.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: QuoteRequestId) -> Result<Whole, Error> {
    let mut request = store::find(conn, id)?;
    let own = call.actor.person().filter(|person| person.role == Role::Vendor).map(|person| person.organisation);
    let mine = own.map(|vendor| store::quote_of(conn, id, vendor)).transpose()?.flatten();
    decide(&call.actor, Action::ReadQuotes, &request.facts(mine.as_ref().map(|quote| quote.vendor_id)))?;
    let quotes = match mine {
        Some(mine) => {
            request = request.for_vendor(&[mine.id]);
            vec![mine]
        }
        None => store::quotes(conn, id)?,
    };
    let mut seats = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let vendor = parties::find(conn, quote.vendor_id)?.name;
        let shown = !quote.sealed || own == Some(quote.vendor_id);
        seats.push(Seat { vendor, quote: shown.then_some(quote) });
    }
    let item = contracts::some_items(conn, &[request.item_id])?.into_iter().next().ok_or_else(Error::not_found)?;
    let framework = contracts::framework(conn, item.framework_id)?;
    let agency = parties::find(conn, request.agency_id)?.name;
    Ok(Whole { request, item, framework, agency, seats })
}

/// A page of the requests that the asker may see, newest first.
///
/// # Errors
/// Nobody is signed in, or the cursor is none of this list.
pub fn list(conn: &mut DbConn, call: &Call, ask: &PageAsk, filter: &str) -> Result<Page<QuoteRequest>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let owner = match person.role {
        Role::Buyer | Role::Approver | Role::Accounting => Owner::Agency(person.organisation),
        Role::Vendor => Owner::Vendor(person.organisation),
        Role::Office | Role::Auditor => Owner::All,
        Role::Reviewer | Role::Member | Role::Maker => return Ok(Page { data: Vec::new(), next_cursor: None }),
    };
    let mut rows = store::list(conn, owner, ask)?;
    if let Owner::Vendor(vendor) = owner {
        let chosen: Vec<QuoteId> = rows.iter().filter_map(|row| row.chosen_id).collect();
        let own = store::own(conn, vendor, &chosen)?;
        rows = rows.into_iter().map(|row| row.for_vendor(&own)).collect();
    }
    Ok(ask.cut(rows, filter, |row| row.id.to_string()))
}
