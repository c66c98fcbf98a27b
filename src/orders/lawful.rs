//! Gathers what the order rules look at and asks them: ORD-01, 02, 05, 09 and 10, and ORD-07 for items whose market
//! price the ordering agency has reported.

use procurement_law::fact::Stated;
use procurement_law::frame::Frame;
use procurement_law::order::facts::{LineFacts, OrderFacts};
use procurement_law::order::{check, ord_07};
use procurement_law::ruling::{Outcome, Ruling};

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::contracts::model::Ceiling;
use crate::orders::offer::Offer;
use crate::price_checks::standing::Found;

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
pub fn rulings(
    call: &Call,
    lines: &[Wanted],
    ceilings: &[Ceiling],
    approval: &Approval,
    reported: &[Found],
) -> Result<Vec<Ruling>, Error> {
    let framework = &lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?.offer.framework;
    let used = ceilings.iter().find(|ceiling| ceiling.is_budget()).map_or(0, |ceiling| ceiling.used);
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
    let frame = Frame::on(call.now.local_date());
    let mut rulings = check(&frame, &facts);
    for found in reported {
        rulings.extend(ord_07::check(&frame, &market_facts(lines, found)));
    }
    Ok(rulings)
}

/// The lines of an item whose market price the agency has reported; only agencies that the framework lists come this far.
fn market_facts(lines: &[Wanted], found: &Found) -> ord_07::Facts {
    let of_item = lines.iter().filter(|line| line.offer.item.id == found.item);
    let lines = of_item.map(|line| ord_07::Line {
        item: line.offer.item.item_no.clone(),
        contract_price: line.offer.version.unit_price.decimal(),
        market_price: Stated(Some(found.price.decimal())),
    });
    ord_07::Facts { listed: true, lines: lines.collect(), reported_on: Some(found.reported_on) }
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
        min_amount: item.min_amount.map(Money::decimal),
        max_amount: item.max_amount.map(Money::decimal),
        remaining_amount: None,
    }
}
