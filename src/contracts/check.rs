//! What a framework must be before it stands: plain checks of its fields, and the law's rules on its period and fee.

use std::collections::HashSet;

use procurement_law::check_case;
use procurement_law::frame::Frame;
use procurement_law::order::facts::OrderFacts;
use procurement_law::order::ord_09;
use procurement_law::ruling::{Outcome, Ruling};
use rust_decimal::Decimal;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::contracts::new::{NewFramework, NewItem};

/// The longest case number.
const CASE_NO: usize = 50;
/// The longest name or title.
const NAME: usize = 300;
/// The longest terms in words.
const WORDS: usize = 4_000;
/// The most items that one framework has.
const MOST_ITEMS: usize = 20_000;

/// The rulings on a framework: its period (ORD-09) and its fee (FEE-1).
///
/// # Errors
/// A field is missing, too long or out of its range, with the field; or a rule refuses.
pub fn check(new: &NewFramework) -> Result<Vec<Ruling>, Error> {
    text(&new.case_no, CASE_NO, "case_no")?;
    text(&new.title, NAME, "title")?;
    positive(new.budget, "budget")?;
    if new.ends_on < new.starts_on {
        return Err(Error::invalid("framework.ends_before_it_starts").at("ends_on"));
    }
    if new.terms.extended_from.is_some_and(|last| last < new.starts_on || last >= new.ends_on) {
        return Err(Error::invalid("framework.extension").at("extended_from"));
    }
    if new.entitled.as_ref().is_some_and(Vec::is_empty) {
        return Err(Error::invalid("framework.nobody_entitled").at("entitled"));
    }
    others(new)?;
    terms(new)?;
    if new.items.len() > MOST_ITEMS {
        return Err(Error::invalid("framework.too_many_items").with("most", MOST_ITEMS).at("items"));
    }
    let mut numbers = HashSet::new();
    for (place, one) in new.items.iter().enumerate() {
        item(place, one)?;
        if !numbers.insert(one.item_no.as_str()) {
            return Err(Error::invalid("framework.item_twice").with("item_no", &one.item_no).at("items"));
        }
    }
    let rulings = rulings(new)?;
    if rulings.iter().any(|ruling| ruling.outcome == Outcome::Refuse) {
        return Err(Error::unlawful("framework.unlawful", rulings));
    }
    Ok(rulings)
}

fn rulings(new: &NewFramework) -> Result<Vec<Ruling>, Error> {
    // The rule on orders also limits the period; asked on its first day, nothing but the length can stand in the way.
    let facts = OrderFacts {
        category: new.class.category(),
        ordering_from: new.starts_on,
        ordering_until: new.ends_on,
        terminated_on: None,
        budget: new.budget.decimal(),
        used: Decimal::ZERO,
        superior_approval: None,
        has_superior: false,
        lines: Vec::new(),
    };
    let mut rulings = ord_09::check(&Frame::on(new.starts_on), &facts);
    if let Some(fee) = &new.terms.fee {
        let judged = check_case(&fee.case(new.starts_on, new.budget.decimal(), 1));
        rulings.extend(judged.map_err(|cause| Error::invalid("framework.fee").with("cause", cause).at("fee"))?);
    }
    Ok(rulings)
}

fn others(new: &NewFramework) -> Result<(), Error> {
    let mut named = HashSet::new();
    for (agency, cap) in &new.others {
        positive(*cap, "others")?;
        let entitled = new.entitled.as_ref().is_none_or(|all| all.contains(agency));
        if entitled || !named.insert(*agency) {
            return Err(Error::invalid("framework.other_is_entitled").at("others"));
        }
    }
    Ok(())
}

fn terms(new: &NewFramework) -> Result<(), Error> {
    let terms = &new.terms;
    for (words, field) in [(&terms.delivery, "delivery"), (&terms.penalty, "penalty")] {
        if words.chars().count() > WORDS {
            return Err(Error::invalid("words.too_long").with("most", WORDS).at(field));
        }
    }
    if terms.delivery_days.is_some_and(|days| !(1..=3_650).contains(&days)) {
        return Err(Error::invalid("framework.days").at("delivery_days"));
    }
    let shares = [
        (terms.penalty_permille, Decimal::ONE_THOUSAND, "penalty_permille"),
        (terms.penalty_cap_percent, Decimal::ONE_HUNDRED, "penalty_cap_percent"),
    ];
    for (share, whole, field) in shares {
        if share.is_some_and(|share| share <= Decimal::ZERO || share > whole) {
            return Err(Error::invalid("framework.share").with("most", whole).at(field));
        }
    }
    Ok(())
}

fn item(place: usize, item: &NewItem) -> Result<(), Error> {
    let at = |field: &str| format!("items/{place}/{field}");
    let texts = [
        (&item.lot_no, 20, "lot_no"),
        (&item.lot_name, 100, "lot_name"),
        (&item.item_no, 20, "item_no"),
        (&item.name, 200, "name"),
        (&item.unit, 20, "unit"),
    ];
    for (value, most, field) in texts {
        text(value, most, &at(field))?;
    }
    positive(item.price_ceiling, &at("price_ceiling"))?;
    let counts = [item.min_quantity, item.max_quantity, item.quantity_cap];
    if counts.into_iter().flatten().any(|count| count < 1) {
        return Err(Error::invalid("framework.quantity").at(&at("min_quantity")));
    }
    for amount in [item.min_amount, item.max_amount].into_iter().flatten() {
        positive(amount, &at("min_amount"))?;
    }
    let above = |least: Option<i64>, most: Option<i64>| least.zip(most).is_some_and(|(least, most)| least > most);
    if above(item.min_quantity, item.max_quantity)
        || above(item.min_amount.map(|money| money.0), item.max_amount.map(|money| money.0))
    {
        return Err(Error::invalid("framework.least_above_most")
            .with("item_no", &item.item_no)
            .at(&at("max_quantity")));
    }
    let mut vendors = HashSet::new();
    for (vendor, price) in &item.awards {
        positive(*price, &at("awards"))?;
        if *price > item.price_ceiling {
            return Err(above_ceiling(item, *price).at(&at("awards")));
        }
        if !vendors.insert(*vendor) {
            return Err(Error::invalid("framework.vendor_twice").with("item_no", &item.item_no).at(&at("awards")));
        }
    }
    Ok(())
}

/// A unit price above the item's ceiling.
pub fn above_ceiling(item: &NewItem, price: Money) -> Error {
    let error = Error::invalid("framework.award_above_ceiling").with("item_no", &item.item_no);
    error.with("price", price).with("ceiling", item.price_ceiling)
}

fn positive(amount: Money, field: &str) -> Result<(), Error> {
    if amount > Money::default() { Ok(()) } else { Err(Error::invalid("framework.amount").at(field)) }
}

fn text(value: &str, most: usize, field: &str) -> Result<(), Error> {
    if value.trim().is_empty() {
        return Err(Error::invalid("words.missing").at(field));
    }
    if value.chars().count() > most {
        return Err(Error::invalid("words.too_long").with("most", most).at(field));
    }
    if value.chars().any(char::is_control) {
        return Err(Error::invalid("framework.control").at(field));
    }
    Ok(())
}
