//! A cart as it stands today: what each listing has become since it was put in, and the orders it would be.

use procurement_law::ruling::Ruling;

use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{FrameworkId, OrganisationId};
use crate::base::money::Money;
use crate::carts::model::{Cart, CartLine};
use crate::carts::put::own;
use crate::carts::split::{Terms, split};
use crate::catalog::model::{Listing, ListingState, ListingVersion};
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::orders::draft::{Before, Draft, NewOrder, draft_after};
use crate::orders::lawful::refused;
use crate::orders::offer::{self, Offer};

/// What a line has become.
#[derive(Debug)]
pub enum Standing {
    /// It can be ordered as it was seen.
    Open(Box<Offer>),
    /// The listing has a newer version than the one seen.
    Changed(Box<Offer>),
    /// It is paused for a while.
    Paused,
    /// It is no longer offered.
    Withdrawn,
    /// It cannot be ordered for another reason.
    Closed(Error),
}

/// A line today.
#[derive(Debug)]
pub struct LineToday {
    /// The line.
    pub line: CartLine,
    /// The listing.
    pub listing: Listing,
    /// Its present version.
    pub version: ListingVersion,
    /// What it has become.
    pub standing: Standing,
}

/// An order that the cart would be.
#[derive(Debug)]
pub struct Prospect {
    /// The framework.
    pub framework: FrameworkId,
    /// The vendor.
    pub vendor: OrganisationId,
    /// What would be ordered.
    pub new: NewOrder,
    /// What it comes to, or why it cannot be worked out.
    pub draft: Result<Draft, Error>,
}

/// A cart today.
#[derive(Debug)]
pub struct Today {
    /// The cart.
    pub cart: Cart,
    /// Its lines.
    pub lines: Vec<LineToday>,
    /// The orders it would be; lines that cannot be ordered are in none.
    pub prospects: Vec<Prospect>,
}

impl Prospect {
    /// Whether placing would be lawful now.
    pub fn lawful(&self) -> bool {
        self.draft.as_ref().is_ok_and(|draft| !refused(&draft.rulings))
    }

    /// The rulings.
    pub fn rulings(&self) -> &[Ruling] {
        self.draft.as_ref().map_or(&[], |draft| draft.rulings.as_slice())
    }

    /// The sum.
    pub fn amount(&self) -> Money {
        self.draft.as_ref().map_or(Money::default(), |draft| draft.amount)
    }
}

impl Today {
    /// Whether every line is in an order that would be lawful now.
    pub fn lawful(&self) -> bool {
        let open = self.lines.iter().all(|line| matches!(line.standing, Standing::Open(_)));
        open && !self.prospects.is_empty() && self.prospects.iter().all(Prospect::lawful)
    }
}

/// The actor's own cart today, each order checked with the terms stated for it.
///
/// # Errors
/// The actor keeps no cart, or the database failed. What stands in the way of an order stands beside it.
pub fn today(conn: &mut DbConn, call: &Call, terms: &[Terms]) -> Result<Today, Error> {
    let cart = own(conn, call)?;
    let mut lines = Vec::with_capacity(cart.lines.len());
    for line in &cart.lines {
        lines.push(look(conn, line)?);
    }
    let open = lines.iter().filter_map(|today| match &today.standing {
        Standing::Open(offer) => Some((today.line.clone(), offer.as_ref())),
        _ => None,
    });
    let parts = split(&open.collect::<Vec<_>>(), terms);
    let prospects = prospects(conn, call, parts)?;
    Ok(Today { cart, lines, prospects })
}

/// Works orders out one after the other: each counts what those before it would hold.
///
/// # Errors
/// The database failed. What stands in the way of an order stands beside it.
pub fn prospects(
    conn: &mut DbConn,
    call: &Call,
    parts: Vec<(FrameworkId, OrganisationId, NewOrder)>,
) -> Result<Vec<Prospect>, Error> {
    let mut before = Before::default();
    let mut prospects = Vec::with_capacity(parts.len());
    for (framework, vendor, new) in parts {
        let draft = match draft_after(conn, call, &new, &before) {
            Err(error) if error.kind == Kind::Internal => return Err(error),
            other => other,
        };
        if let Ok(draft) = &draft {
            before.add(call, draft, &new.stated)?;
        }
        prospects.push(Prospect { framework, vendor, new, draft });
    }
    Ok(prospects)
}

fn look(conn: &mut DbConn, line: &CartLine) -> Result<LineToday, Error> {
    let (listing, version) = listings::find(conn, line.listing_id)?;
    let standing = match listing.state {
        ListingState::Paused => Standing::Paused,
        ListingState::Delisted => Standing::Withdrawn,
        ListingState::Listed => match offer::find(conn, line.listing_id) {
            Ok(offer) if version.number != line.seen => Standing::Changed(Box::new(offer)),
            Ok(offer) => Standing::Open(Box::new(offer)),
            Err(error) if error.kind == Kind::Internal => return Err(error),
            Err(error) => Standing::Closed(error),
        },
    };
    Ok(LineToday { line: line.clone(), listing, version, standing })
}
