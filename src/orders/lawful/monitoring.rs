//! Who is to monitor the acceptance of an order: MON-1 to 3, said beforehand.

use procurement_law::fact::Stated as Given;
use procurement_law::frame::Frame;
use procurement_law::monitoring::{major, minor, mon_1, mon_2, mon_3};
use procurement_law::ruling::{Ruling, settled};
use procurement_law::value::class::Level;

use crate::orders::lawful::case::Case;

/// What MON-2 says of an order that is not its matter.
const NOT_MAJOR: &str = "mon-2.below";
/// What MON-1 says of an order that is not its matter.
const NOT_MINOR: &str = "mon-1.not_below";
/// What MON-3 says of an order that is not its matter.
const NOT_SUPERIOR: &str = "mon-3.below";

/// The rulings whose matter the order is.
pub fn rulings(frame: &Frame, case: &Case<'_>) -> Vec<Ruling> {
    let minor = mon_1::Facts {
        amount: case.amount.decimal(),
        level: if case.local { Level::Local } else { Level::Central },
        notified: true,
        monitored: false,
        ground: Some(minor::Ground::Framework),
        accepted: None,
        dispute: Given(None),
        quotations_before_choice: false,
    };
    let major = mon_2::Facts {
        amount: case.amount.decimal(),
        act: major::Act::Acceptance,
        accounting: true,
        related_unit: true,
        on_paper: false,
        exception: None,
        accepted: None,
        head_approval: None,
        dispute: Given(None),
    };
    let mut rulings = vec![settled(mon_1::check(frame, &minor)), settled(mon_2::check(frame, &major))];
    if let (Some(first), Some(day)) = (case.lines.first(), case.stated.deliver_by) {
        let superior = mon_3::Facts {
            category: first.offer.framework.class.category(),
            amount: case.amount.decimal(),
            later_amount: Given(None),
            act: mon_3::Act::Acceptance,
            day,
            sent_on: None,
            repeated: false,
            authorised: None,
            accepted_on: None,
            has_superior: case.has_superior,
        };
        rulings.push(settled(mon_3::check(frame, &superior)));
    }
    rulings.retain(|ruling| ![NOT_MINOR, NOT_MAJOR, NOT_SUPERIOR].contains(&ruling.text.key.as_str()));
    rulings
}
