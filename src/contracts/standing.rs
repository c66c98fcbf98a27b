//! Where a listing stands in the market: what a buyer reads beside its price.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::{max, min};
use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{AwardId, ListingId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::catalog::model::{Class, Listing, ListingState, ListingVersion};
use crate::db::conn::DbConn;
use crate::db::schema::{framework, item, item_award, listing_version};
use crate::text_enum;

text_enum! {
    /// Where a listing stands.
    Standing {
        /// It can be ordered today, unless somebody holds it (可訂購).
        Orderable = "orderable",
        /// It is awarded, but paused, delisted, above its award price, its award ended, or its framework is not in force (目前不可訂購).
        NotNow = "not-now",
        /// A round of its class ended since it was listed, without an award for it (未得標).
        NotAwarded = "not-awarded",
        /// It waits for the next round of its class (徵求中).
        Inviting = "inviting",
    }
}

struct Terms {
    price: Money,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

/// Where some listings stand on a day.
///
/// # Errors
/// The database failed.
pub fn standings<'a>(
    conn: &mut DbConn,
    rows: impl Iterator<Item = (&'a Listing, &'a ListingVersion)> + Clone,
    today: NaiveDate,
) -> Result<HashMap<ListingId, Standing>, Error> {
    let awards: Vec<AwardId> = rows.clone().filter_map(|(row, _)| row.award_id).collect();
    let waiting: Vec<ListingId> =
        rows.clone().filter(|(row, _)| row.award_id.is_none()).map(|(row, _)| row.id).collect();
    let terms = terms(conn, &awards)?;
    let rounds = if waiting.is_empty() { HashMap::new() } else { rounds(conn, today)? };
    let since = listed_since(conn, &waiting)?;
    let standing = |row: &Listing, version: &ListingVersion| match row.award_id {
        Some(award) => {
            let terms = terms
                .get(&award)
                .filter(|terms| row.state == ListingState::Listed && version.unit_price <= terms.price);
            let open = terms.is_some_and(|terms| (terms.starts_on..=terms.ends_on).contains(&today));
            if open { Standing::Orderable } else { Standing::NotNow }
        }
        None => {
            let round = rounds.get(&version.class);
            let passed = round.zip(since.get(&row.id)).is_some_and(|(round, since)| since.local_date() < *round);
            if passed { Standing::NotAwarded } else { Standing::Inviting }
        }
    };
    Ok(rows.map(|(row, version)| (row.id, standing(row, version))).collect())
}

/// Where one listing stands on a day.
///
/// # Errors
/// The database failed.
pub fn standing(
    conn: &mut DbConn,
    row: &Listing,
    version: &ListingVersion,
    today: NaiveDate,
) -> Result<Standing, Error> {
    let all = standings(conn, std::iter::once((row, version)), today)?;
    Ok(all.get(&row.id).copied().unwrap_or(Standing::NotNow))
}

fn terms(conn: &mut DbConn, ids: &[AwardId]) -> Result<HashMap<AwardId, Terms>, Error> {
    let rows: Vec<(AwardId, Money, NaiveDate, NaiveDate)> = item_award::table
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .filter(item_award::id.eq_any(ids).and(item_award::ended.eq(false)))
        .select((item_award::id, item_award::price, framework::starts_on, framework::ends_on))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, price, starts_on, ends_on)| (id, Terms { price, starts_on, ends_on })).collect())
}

/// The first ordering day of each class's latest framework.
fn rounds(conn: &mut DbConn, today: NaiveDate) -> Result<HashMap<Class, NaiveDate>, Error> {
    let rows: Vec<(Class, Option<NaiveDate>)> = framework::table
        .filter(framework::starts_on.le(today))
        .group_by(framework::class)
        .select((framework::class, max(framework::starts_on)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(class, day)| Some((class, day?))).collect())
}

fn listed_since(conn: &mut DbConn, ids: &[ListingId]) -> Result<HashMap<ListingId, Time>, Error> {
    let rows: Vec<(ListingId, Option<Time>)> = listing_version::table
        .filter(listing_version::listing_id.eq_any(ids))
        .group_by(listing_version::listing_id)
        .select((listing_version::listing_id, min(listing_version::created_at)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, since)| Some((id, since?))).collect())
}
