//! Queries on locked choices.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{ChoiceId, ListingId, OrganisationId};
use crate::base::page::PageAsk;
use crate::both;
use crate::choices::model::{Choice, ChoiceListing};
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{choice, choice_listing};

/// A choice by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: ChoiceId) -> Result<Choice, Error> {
    Ok(choice::table.find(id).first(conn)?)
}

/// The listings of a choice, in their order.
///
/// # Errors
/// The database failed.
pub fn listings(conn: &mut DbConn, id: ChoiceId) -> Result<Vec<ChoiceListing>, Error> {
    Ok(choice_listing::table.filter(choice_listing::choice_id.eq(id)).order(choice_listing::position).load(conn)?)
}

/// A page of choices, newest first, one row more than asked; of an agency, or all.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, agency: Option<OrganisationId>, ask: &PageAsk) -> Result<Vec<Choice>, Error> {
    let mut query = choice::table.order(choice::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    if let Some(agency) = agency {
        query = query.filter(choice::agency_id.eq(agency));
    }
    if let Some(after) = &ask.after {
        let after: ChoiceId = after.parse().map_err(|_| Error::invalid("page.bad_cursor").at("cursor"))?;
        query = query.filter(choice::id.lt(after));
    }
    Ok(query.load(conn)?)
}

/// The newest choices of an agency that hold a listing.
///
/// # Errors
/// The database failed.
pub fn holding(conn: &mut DbConn, agency: OrganisationId, of: ListingId, most: i64) -> Result<Vec<Choice>, Error> {
    Ok(choice::table
        .inner_join(choice_listing::table.on(choice_listing::choice_id.eq(choice::id)))
        .filter(choice::agency_id.eq(agency))
        .filter(choice_listing::listing_id.eq(of))
        .select(choice::all_columns)
        .order(choice::id.desc())
        .limit(most)
        .load(conn)?)
}

/// Adds a choice.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &Choice, listings: &[ChoiceListing]) -> Result<(), Error> {
    diesel::insert_into(choice::table).values(row).execute(conn)?;
    both!(conn, c => diesel::insert_into(choice_listing::table).values(listings).execute(c))?;
    Ok(())
}
