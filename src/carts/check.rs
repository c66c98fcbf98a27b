//! Works out the orders that some lines would be, without a cart and without effect.

use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{FrameworkId, OrganisationId};
use crate::carts::read::Prospect;
use crate::db::conn::DbConn;
use crate::orders::draft::{Before, MOST_LINES, NewLine, NewOrder, draft_after};
use crate::orders::offer;

/// The orders that these lines would be, each with the same statements.
///
/// # Errors
/// The actor may not order, or a line cannot be ordered at all. What the law refuses stands in the rulings.
pub fn check(conn: &mut DbConn, call: &Call, new: &NewOrder) -> Result<Vec<Prospect>, Error> {
    let mut parts: Vec<((FrameworkId, OrganisationId), Vec<NewLine>)> = Vec::new();
    if new.lines.is_empty() || new.lines.len() > MOST_LINES {
        return Err(Error::invalid("order.no_lines").with("most", MOST_LINES).at("lines"));
    }
    for line in &new.lines {
        let offer = offer::find(conn, line.listing)?;
        let key = (offer.framework.id, offer.listing.vendor_id);
        match parts.iter_mut().find(|part| part.0 == key) {
            Some(part) => part.1.push(line.clone()),
            None => parts.push((key, vec![line.clone()])),
        }
    }
    let one = parts.len() == 1;
    let mut before = Before::default();
    let mut prospects = Vec::with_capacity(parts.len());
    for ((framework, vendor), lines) in parts {
        let new = NewOrder { lines, ..new.clone() };
        let draft = match draft_after(conn, call, &new, &before) {
            Err(error) if one || error.kind == Kind::Internal => return Err(error),
            other => other,
        };
        if let Ok(draft) = &draft {
            before.add(call, draft, &new.stated)?;
        }
        prospects.push(Prospect { framework, vendor, new, draft });
    }
    Ok(prospects)
}
