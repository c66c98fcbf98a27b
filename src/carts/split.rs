//! Splits a cart into orders: one for each framework and vendor, with what the buyer stated for it.

use std::collections::BTreeMap;

use crate::base::id::{ChoiceId, FrameworkId, OrganisationId};
use crate::carts::model::CartLine;
use crate::orders::draft::{NewLine, NewOrder};
use crate::orders::offer::Offer;
use crate::orders::stated::Stated;

/// What the buyer states for one of the orders.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Under which framework.
    pub framework: FrameworkId,
    /// From which vendor.
    pub vendor: OrganisationId,
    /// Why this vendor.
    pub reason: String,
    /// The superior agency's approval.
    pub superior_approval: Option<String>,
    /// The locked comparison or search.
    pub choice: Option<ChoiceId>,
    /// What else.
    pub stated: Stated,
}

/// The orders, by framework and vendor; their lines in the order of the cart.
pub fn split(lines: &[(CartLine, &Offer)], terms: &[Terms]) -> Vec<(FrameworkId, OrganisationId, NewOrder)> {
    let mut orders: BTreeMap<(FrameworkId, OrganisationId), Vec<NewLine>> = BTreeMap::new();
    for (line, offer) in lines {
        let new = NewLine { listing: line.listing_id, seen: line.seen, quantity: line.quantity };
        orders.entry((offer.framework.id, offer.listing.vendor_id)).or_default().push(new);
    }
    let with_terms = |((framework, vendor), lines)| {
        let stated = terms.iter().find(|terms| terms.framework == framework && terms.vendor == vendor).cloned();
        let new = match stated {
            Some(terms) => NewOrder {
                lines,
                reason: terms.reason,
                superior_approval: terms.superior_approval,
                choice: terms.choice,
                stated: terms.stated,
            },
            None => NewOrder { lines, ..NewOrder::default() },
        };
        (framework, vendor, new)
    };
    orders.into_iter().map(with_terms).collect()
}
