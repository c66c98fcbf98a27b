//! Works out the orders that some lines would be, without a cart and without effect.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, OrganisationId};
use crate::carts::read::{Prospect, prospects};
use crate::db::conn::DbConn;
use crate::orders::draft::{MOST_LINES, NewLine, NewOrder};
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
    let parts =
        parts.into_iter().map(|((framework, vendor), lines)| (framework, vendor, NewOrder { lines, ..new.clone() }));
    let mut prospects = prospects(conn, call, parts.collect())?;
    // Of a single order what stands in its way is the answer.
    if let [Prospect { draft: Err(_), .. }] = prospects.as_slice()
        && let Some(Prospect { draft: Err(error), .. }) = prospects.pop()
    {
        return Err(error);
    }
    Ok(prospects)
}
