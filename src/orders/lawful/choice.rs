//! Who may order, and why this vendor: ORD-04, 06 and 14.

use std::collections::BTreeSet;

use procurement_law::fact::Stated as Given;
use procurement_law::frame::Frame;
use procurement_law::order::{ord_04, ord_06, ord_14};
use procurement_law::ruling::Ruling;
use rust_decimal::Decimal;

use crate::approvals::model::CompareScope;
use crate::orders::lawful::case::Case;

/// One ruling on the choice for each item, one on the agency's standing, one on its own rule where it has one.
pub fn rulings(frame: &Frame, case: &Case<'_>) -> Vec<Ruling> {
    let mut rulings = chosen(frame, case);
    rulings.push(ord_06::check(frame, &standing(case)));
    rulings.extend(compared(frame, case));
    rulings
}

fn chosen(frame: &Frame, case: &Case<'_>) -> Vec<Ruling> {
    // Items with as many vendors get the same answer: it is said once.
    let items = case.lines.iter().map(|line| line.offer.item.id).collect::<BTreeSet<_>>();
    let counts: BTreeSet<i64> =
        items.iter().map(|item| case.gathered.item_vendors.get(item).copied().unwrap_or_default()).collect();
    let reason = Some(case.reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    let facts = |vendors| ord_04::Facts { vendors, chosen_by: ord_04::Choice::BetterFit, reason: reason.clone() };
    counts.into_iter().map(|vendors| ord_04::check(frame, &facts(vendors))).collect()
}

/// An agency that the framework does not list comes this far only where the framework lets such agencies order.
fn standing(case: &Case<'_>) -> ord_06::Facts {
    let cap = case.agency_cap;
    let money = |amount: i64| crate::base::money::Money(amount).decimal();
    ord_06::Facts {
        listed: case.listed,
        open_to_others: cap.is_some(),
        vendor_consent: case.stated.vendor_consent.clone(),
        price_checked_on: case.stated.price_checked_on,
        amount: case.amount.decimal(),
        used: cap.map_or(Decimal::ZERO, |cap| money(cap.used)),
        cap: Given(cap.map(|cap| money(cap.cap))),
    }
}

fn compared(frame: &Frame, case: &Case<'_>) -> Vec<Ruling> {
    let Some(setting) = &case.gathered.setting else { return Vec::new() };
    let (Some(threshold), Some(scope)) = (setting.compare_from, setting.compare_scope) else { return Vec::new() };
    // The item or lot with the most vendors asks for the most.
    let most = |counts: &mut dyn Iterator<Item = i64>| counts.max().unwrap_or_default();
    let facts = ord_14::Facts {
        threshold: threshold.decimal(),
        min_vendors: Given(setting.compare_least),
        scope: match scope {
            CompareScope::Item => ord_14::Scope::Item,
            CompareScope::Lot => ord_14::Scope::Group,
        },
        amount: case.amount.decimal(),
        item_vendors: most(&mut case.gathered.item_vendors.values().copied()),
        group_vendors: most(&mut case.gathered.lot_vendors.values().copied()),
        invited: case.stated.invited.unwrap_or_default(),
    };
    vec![ord_14::check(frame, &facts)]
}
