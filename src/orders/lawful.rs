//! Gathers what the order rules look at and asks them: ORD-01, 02, 05, 09 and 10.

use procurement_law::frame::Frame;
use procurement_law::order::check;
use procurement_law::order::facts::{LineFacts, OrderFacts};
use procurement_law::ruling::{Outcome, Ruling};

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::contracts::model::{Ceiling, CeilingUnit};
use crate::orders::offer::Offer;

/// One line as it is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What is ordered.
    pub offer: Offer,
    /// How many units.
    pub quantity: i64,
    /// Unit price times quantity in whole dollars.
    pub amount: Money,
}

/// What else the rules ask.
#[derive(Clone, Debug)]
pub struct Approval {
    /// The superior agency's approval, if there is one.
    pub reference: Option<String>,
    /// Whether the ordering agency has a superior.
    pub has_superior: bool,
}

/// The rulings on an order of these lines. All of them, so that a page can show why an order is lawful.
///
/// # Errors
/// There are no lines.
pub fn rulings(call: &Call, lines: &[Wanted], ceilings: &[Ceiling], approval: &Approval) -> Result<Vec<Ruling>, Error> {
    let framework = &lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?.offer.framework;
    let used = ceilings.iter().find(|ceiling| ceiling.unit == CeilingUnit::Money).map_or(0, |ceiling| ceiling.used);
    let facts = OrderFacts {
        category: framework.class.category(),
        ordering_from: framework.starts_on,
        ordering_until: framework.ends_on,
        terminated_on: None,
        budget: framework.budget.decimal(),
        used: Money(used).decimal(),
        superior_approval: approval.reference.clone(),
        has_superior: approval.has_superior,
        lines: lines.iter().map(|line| line_facts(line, ceilings)).collect(),
    };
    Ok(check(&Frame::on(call.now.local_date()), &facts))
}

/// Whether any ruling stands in the way.
pub fn refused(rulings: &[Ruling]) -> bool {
    rulings.iter().any(|ruling| ruling.outcome >= Outcome::NeedsPerson)
}

fn line_facts(line: &Wanted, ceilings: &[Ceiling]) -> LineFacts {
    let item = &line.offer.item;
    LineFacts {
        item: item.item_no.clone(),
        quantity: line.quantity,
        unit_price: line.offer.version.unit_price.decimal(),
        amount: line.amount.decimal(),
        min: item.min_quantity,
        max: item.max_quantity,
        remaining: ceilings.iter().find(|ceiling| ceiling.item_id == Some(item.id)).map(Ceiling::remaining),
        min_amount: None,
        max_amount: None,
        remaining_amount: None,
    }
}
