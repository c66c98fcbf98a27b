//! The agency inspects what was delivered (驗收): it accepts with the record of who inspected and what the law says, or refuses
//! with a reason, whereupon the vendor delivers anew.

use chrono::{Days, NaiveDate};
use procurement_law::fact::{Number, Stated as Given};
use procurement_law::frame::Frame;
use procurement_law::monitoring::{major, minor, mon_1, mon_2};
use procurement_law::performance::{acc_01, acc_03, dly_01};
use procurement_law::ruling::{Outcome, Ruling, settled};
use procurement_law::value::class::Level;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::contracts::store as contracts;
use crate::contracts::terms::Terms;
use crate::contracts::version::terms_at;
use crate::db::conn::DbConn;
use crate::orders::advance::{Added, Seen, advance, close};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;
use crate::parties::store as parties;

/// The longest name.
const LONGEST: usize = 60;

/// Who inspected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Inspection {
    /// The chief inspector (主驗人).
    pub chief: String,
    /// Whether the chief belongs to the unit that handles the procurement.
    pub chief_handles: bool,
    /// Who inspected along for the unit that uses it (會驗人).
    pub joint: Option<String>,
    /// Who assisted (協驗人).
    pub assistant: Option<String>,
    /// Whether the purchase is so plain that nobody need inspect along or assist.
    pub plain: bool,
    /// Whether accounting or the related unit was told.
    pub notified: bool,
    /// Whether accounting monitored (監驗).
    pub accounting: bool,
    /// Whether the related unit monitored.
    pub related_unit: bool,
}

/// The record of an inspection as the order keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Who inspected.
    pub inspection: Inspection,
    /// What the law says.
    pub rulings: Vec<Ruling>,
}

/// Accepts what was delivered.
///
/// # Errors
/// As [`advance`]; a name is missing or too long; a rule refuses.
pub fn accept(conn: &mut DbConn, call: &Call, seen: Seen, inspection: &Inspection) -> Result<Order, Error> {
    let order = advance(conn, call, seen, OrderEvent::Accept, |conn, order| {
        for (field, name) in [
            ("chief", Some(&inspection.chief)),
            ("joint", inspection.joint.as_ref()),
            ("assistant", inspection.assistant.as_ref()),
        ] {
            if name.is_some_and(|name| name.chars().count() > LONGEST || name.chars().any(char::is_control)) {
                return Err(Error::invalid("order.inspector").with("most", LONGEST).at(field));
            }
        }
        let agency = parties::find(conn, order.agency_id)?;
        let framework = contracts::framework(conn, order.framework_id)?;
        let terms = terms_at(conn, &framework, order.placed_at)?;
        let rulings = rulings(call, order, inspection, agency.agency_kind.as_deref() == Some("local"), &terms);
        // What asks for a person is answered by the person who accepts.
        if rulings.iter().any(|ruling| ruling.outcome == Outcome::Refuse) {
            return Err(Error::unlawful("order.unlawful", rulings));
        }
        order.accepted_by = call.actor.person().map(|person| person.user);
        order.accepted_at = Some(call.now);
        order.closing_note = None;
        let acceptance = Acceptance { inspection: inspection.clone(), rulings: rulings.clone() };
        order.acceptance = Some(canonical(&acceptance)?);
        Ok(Added { rulings, ..Added::default() })
    })?;
    tell::requester(conn, call, &order)?;
    tell::vendor_moved(conn, call, &order)?;
    Ok(order)
}

/// Refuses what was delivered: the vendor delivers anew.
///
/// # Errors
/// As [`close`].
pub fn refuse(conn: &mut DbConn, call: &Call, seen: Seen, reason: &str) -> Result<Order, Error> {
    let order = close(conn, call, seen, OrderEvent::Refuse, reason)?;
    tell::requester(conn, call, &order)?;
    tell::vendor_moved(conn, call, &order)?;
    Ok(order)
}

/// What the law says of an acceptance on this day.
pub fn rulings(call: &Call, order: &Order, inspection: &Inspection, local: bool, terms: &Terms) -> Vec<Ruling> {
    let today = call.now.local_date();
    let frame = Frame::on(today);
    let delivered = order.delivered_on.unwrap_or(today);
    let clock = acc_01::Facts {
        step: acc_01::Step::WithoutPreliminary,
        event: delivered,
        contract_days: None,
        extended_to: None,
        extension_approval: None,
        done: Some(today),
    };
    let mut rulings = vec![settled(acc_01::check(&frame, &clock))];
    rulings.extend(acc_03::check(&frame, &people(inspection)));
    rulings.extend(monitored(&frame, order, inspection, local));
    if let Some(due) = order.deliver_by.or_else(|| due_by_terms(order, terms)) {
        // Damages follow the law of the order's day.
        let placed = Frame::on(order.placed_at.local_date());
        rulings.push(settled(dly_01::check(&placed, &delay(order, terms, due, delivered))));
    }
    rulings
}

fn people(inspection: &Inspection) -> acc_03::Facts {
    let person = |name: &str, role, using_unit| acc_03::Person {
        name: name.trim().to_owned(),
        role,
        procurement_unit: role == acc_03::Role::Chief && inspection.chief_handles,
        using_unit,
        named_by_head: true,
    };
    let named = |name: &Option<String>| name.clone().filter(|name| !name.trim().is_empty());
    let chief = Some(inspection.chief.as_str()).filter(|name| !name.trim().is_empty());
    let people = [
        chief.map(|name| person(name, acc_03::Role::Chief, false)),
        named(&inspection.joint).map(|name| person(&name, acc_03::Role::Joint, true)),
        named(&inspection.assistant).map(|name| person(&name, acc_03::Role::Assistant, false)),
    ];
    acc_03::Facts { plain: inspection.plain, people: people.into_iter().flatten().collect() }
}

fn monitored(frame: &Frame, order: &Order, inspection: &Inspection, local: bool) -> Vec<Ruling> {
    let amount = order.amount.decimal();
    let minor = mon_1::Facts {
        amount,
        level: if local { Level::Local } else { Level::Central },
        notified: inspection.notified,
        monitored: inspection.accounting || inspection.related_unit,
        ground: Some(minor::Ground::Framework),
        accepted: None,
        dispute: Given(None),
        quotations_before_choice: false,
    };
    let major = mon_2::Facts {
        amount,
        act: major::Act::Acceptance,
        accounting: inspection.accounting,
        related_unit: inspection.related_unit,
        on_paper: false,
        exception: None,
        accepted: None,
        head_approval: None,
        dispute: Given(None),
    };
    let both = [settled(mon_1::check(frame, &minor)), settled(mon_2::check(frame, &major))];
    let matters = |ruling: &Ruling| !["mon-1.not_below", "mon-2.below"].contains(&ruling.text.key.as_str());
    both.into_iter().filter(matters).collect()
}

/// The last day by the framework's terms, where they name days.
fn due_by_terms(order: &Order, terms: &Terms) -> Option<NaiveDate> {
    let days = u64::try_from(terms.delivery_days?).ok()?;
    order.issued_at?.local_date().checked_add_days(Days::new(days))
}

fn delay(order: &Order, terms: &Terms, due: NaiveDate, delivered: NaiveDate) -> dly_01::Facts {
    dly_01::Facts {
        due,
        completed: Some(delivered),
        as_of: None,
        order_total: order.amount.decimal(),
        rate_permille: terms.penalty_permille.map(Number),
        daily_amount: None,
        part_price: None,
        part_rate_permille: None,
        cap_percent: Given(terms.penalty_cap_percent.map(Number)),
        excused: Vec::new(),
    }
}
