//! Brings the figures in memory up to the rollups, and says until when they count.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use diesel::prelude::*;

use crate::analytics::store;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::organisation;
use crate::tally::cube::{DayCell, MonthCell, Tally};

/// Brings the figures up to date; gives the instant until which they count.
///
/// # Errors
/// The database failed.
pub fn refresh(conn: &mut DbConn, tally: &RwLock<Tally>, now: Time) -> Result<Time, Error> {
    let (place, end) = (store::place(conn)?, store::end_of_feed(conn)?);
    let until = if end <= place.seq { now } else { place.counted_at };
    let known = {
        let tally = tally.read().unwrap_or_else(PoisonError::into_inner);
        (tally.epoch, tally.seq)
    };
    if known == (place.epoch, place.seq) {
        return Ok(until);
    }
    let mut tally = tally.write().unwrap_or_else(PoisonError::into_inner);
    if tally.epoch != place.epoch {
        *tally = Tally::beginning(place.epoch);
    }
    if tally.seq < place.seq {
        catch_up(conn, &mut tally)?;
        tally.kept.forget();
        tally.seq = place.seq;
    }
    Ok(until)
}

fn catch_up(conn: &mut DbConn, tally: &mut Tally) -> Result<(), Error> {
    let agencies: HashMap<OrganisationId, (Option<String>, Option<String>)> = organisation::table
        .select((organisation::id, (organisation::agency_kind, organisation::region)))
        .load(conn)?
        .into_iter()
        .collect();
    for (id, (kind, region)) in agencies {
        tally.agency(id, kind.as_deref().unwrap_or_default(), region.as_deref().unwrap_or_default());
    }
    for product in store::products(conn)? {
        tally.product(product.id, &product.category, &product.maker_key, &product.origin);
    }
    // Most questions are of some months, whose cells are read fastest where they stand together.
    let mut days = store::days_after(conn, tally.seq)?;
    days.sort_by_key(|row| row.day);
    for row in days {
        tally.set_day(&DayCell {
            day: row.day,
            class: row.class.as_str(),
            agency: row.agency_id,
            vendor: row.vendor_id,
            values: [row.orders, row.amount.0],
        })?;
    }
    let mut months = store::months_after(conn, tally.seq)?;
    months.sort_by_key(|row| row.month);
    for row in months {
        tally.set_month(&MonthCell {
            month: u32::try_from(row.month).unwrap_or_default(),
            class: row.class.as_str(),
            agency: row.agency_id,
            vendor: row.vendor_id,
            product: row.product_id,
            values: [row.lines, row.quantity, row.amount.0, row.awarded.0],
        })?;
    }
    Ok(())
}
