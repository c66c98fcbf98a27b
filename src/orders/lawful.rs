//! Asks every rule of an order what it says: ORD-01 to 14 as far as they speak of placing, and what is to be monitored.

pub mod case;
pub mod choice;
pub mod monitoring;
pub mod near;

use procurement_law::fact::Stated as Given;
use procurement_law::frame::Frame;
use procurement_law::order::facts::{LineFacts, OrderFacts};
use procurement_law::order::{check, ord_03, ord_07, ord_08, ord_12};
use procurement_law::ruling::{Outcome, Ruling, settled};

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::contracts::model::Ceiling;
use crate::contracts::terms::WhenDebarred;
use crate::lists::ask::Said;
use crate::orders::lawful::case::{Case, Wanted};
use crate::price_checks::standing::Found;

/// Rules that say what comes later; they stop no order.
const ADVICE: &str = "MON-";

/// The rulings on a case. All of them, so that a page can show why an order is lawful.
///
/// # Errors
/// There are no lines.
pub fn rulings(call: &Call, case: &Case<'_>) -> Result<Vec<Ruling>, Error> {
    let first = case.lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?;
    let framework = &first.offer.framework;
    let used = case.ceilings.iter().find(|ceiling| ceiling.is_budget()).map_or(0, |ceiling| ceiling.used);
    let facts = OrderFacts {
        category: framework.class.category(),
        ordering_from: framework.starts_on,
        ordering_until: framework.ends_on,
        terminated_on: None,
        budget: framework.budget.decimal(),
        used: Money(used).decimal(),
        superior_approval: case.approval.clone(),
        has_superior: case.has_superior,
        lines: case.lines.iter().map(|line| line_facts(line, case.ceilings)).collect(),
    };
    let frame = Frame::on(call.now.local_date());
    let mut rulings = check(&frame, &facts);
    rulings.extend(add_on(&frame, case));
    rulings.extend(choice::rulings(&frame, case));
    for found in case.reported {
        rulings.extend(ord_07::check(&frame, &market_facts(case, found)));
    }
    rulings.extend(better_price(&frame, case));
    rulings.extend(debarment(&frame, case, framework.read_terms()?.when_debarred));
    rulings.extend(near::rulings(&frame, case));
    rulings.extend(monitoring::rulings(&frame, case));
    Ok(rulings)
}

/// Whether any ruling stands in the way.
pub fn refused(rulings: &[Ruling]) -> bool {
    let binding = rulings.iter().filter(|ruling| !ruling.rule.starts_with(ADVICE));
    binding.into_iter().any(|ruling| ruling.outcome >= Outcome::NeedsPerson)
}

/// The lines of an item whose market price the agency has reported.
fn market_facts(case: &Case<'_>, found: &Found) -> ord_07::Facts {
    let of_item = case.lines.iter().filter(|line| line.offer.item.id == found.item);
    let lines = of_item.map(|line| ord_07::Line {
        item: line.offer.item.item_no.clone(),
        contract_price: line.unit_price.decimal(),
        market_price: Given(Some(found.price.decimal())),
    });
    ord_07::Facts { listed: case.listed, lines: lines.collect(), reported_on: Some(found.reported_on) }
}

fn add_on(frame: &Frame, case: &Case<'_>) -> Option<Ruling> {
    let addon = case.stated.add_on?;
    let related = case.stated.add_on_relation.as_ref().is_some_and(|text| !text.trim().is_empty());
    let facts = ord_03::Facts { addon: addon.decimal(), ordered: case.amount.decimal(), related };
    Some(settled(ord_03::check(frame, &facts)))
}

/// A price by quantity of the vendor, or one that it quoted to this agency, is a better one than the framework's.
fn better_price(frame: &Frame, case: &Case<'_>) -> Vec<Ruling> {
    let quoted = |line: &Wanted| case.agreed.is_some_and(|agreed| agreed.listing == line.offer.listing.id);
    let (of_quote, others): (Vec<&Wanted>, Vec<&Wanted>) = case.lines.iter().partition(|line| quoted(line));
    let tiered: Vec<&Wanted> =
        others.into_iter().filter(|line| line.unit_price < line.offer.version.unit_price).collect();
    let mut rulings = Vec::new();
    if let Some(agreed) = case.agreed {
        let request = &agreed.request;
        let why = request.closing_note.clone().unwrap_or_default();
        rulings.extend(better(frame, request.ground.into(), why, &of_quote));
    }
    if !tiered.is_empty() {
        let quantities: Vec<String> = tiered.iter().map(|line| line.quantity.to_string()).collect();
        let why = format!("廠商之數量級距價格（訂購{}）", quantities.join("、"));
        rulings.extend(better(frame, ord_08::Ground::Quantity, why, &tiered));
    }
    rulings
}

fn better(frame: &Frame, ground: ord_08::Ground, why: String, lines: &[&Wanted]) -> Vec<Ruling> {
    let line = |line: &&Wanted| ord_08::Line {
        item: line.offer.item.item_no.clone(),
        contract_price: line.offer.award.price.decimal(),
        agreed_price: line.unit_price.decimal(),
    };
    ord_08::check(frame, &ord_08::Facts { ground, reason: Some(why), lines: lines.iter().map(line).collect() })
}

/// What the list says goes before what the buyer says of it.
fn debarment(frame: &Frame, case: &Case<'_>, clause: Option<WhenDebarred>) -> Option<Ruling> {
    let (from, barred_until) = match case.debarment {
        Said::Named(list, row) => (row.from_day.unwrap_or(list.as_of), row.until_day),
        Said::Absent(_) | Said::NotRun { .. } => (case.stated.barred_from?, case.stated.barred_until),
    };
    // A clause of the framework is the owner's own word on what the law leaves open.
    let mut frame = frame.clone();
    frame.settings.confirmed.extend(clause.map(|_| ord_12::RULE.id.to_owned()));
    let clause = match clause {
        None => ord_12::Clause::Silent,
        Some(WhenDebarred::GoesOn) => ord_12::Clause::GoesOn,
        Some(WhenDebarred::Stops) => ord_12::Clause::Stops,
    };
    let facts = ord_12::Facts { barred_from: Given(Some(from)), barred_until, clause };
    let mut ruling = ord_12::check(&frame, &facts);
    let judged = case.stated.barred_judgement.as_ref().is_some_and(|text| !text.trim().is_empty());
    // Whom the rule asks for has spoken, and the order keeps the words: the buyer where the framework is silent; where it
    // stops orders the superior agency too, whose approval alone may be one of the amount.
    let settled = match ruling.outcome {
        Outcome::NeedsPerson => judged,
        Outcome::Refuse => judged && case.approval.is_some(),
        _ => false,
    };
    if settled {
        ruling.outcome = Outcome::Warn;
    }
    Some(ruling)
}

fn line_facts(line: &Wanted, ceilings: &[Ceiling]) -> LineFacts {
    let item = &line.offer.item;
    LineFacts {
        item: item.item_no.clone(),
        quantity: line.quantity,
        unit_price: line.unit_price.decimal(),
        amount: line.amount.decimal(),
        min: item.min_quantity,
        max: item.max_quantity,
        remaining: ceilings.iter().find(|ceiling| ceiling.item_id == Some(item.id)).map(Ceiling::remaining),
        min_amount: item.min_amount.map(Money::decimal),
        max_amount: item.max_amount.map(Money::decimal),
        remaining_amount: None,
    }
}
