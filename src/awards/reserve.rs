//! The reserve price (底價) under four eyes: one person enters it, another enters the same again, and neither the page nor
//! the record shows what it is until the award is closed (政府採購法 34, 46).
//!
//! Where the second hand differs, what the first one sealed is wiped and the number of tries is in the record: nobody finds
//! out by guessing.

use std::collections::BTreeMap;

use procurement_law::award::bas_01::{self, FixedBy as InLaw};
use procurement_law::fact::Stated;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, settled};
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::keep::{facts, first};
use crate::awards::model::{AwardCase, FixedBy, KIND};
use crate::awards::plan::{Plan, Reserve};
use crate::awards::store;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::tenders::store as tenders;
use crate::vault::Vault;

/// The reserve price of each item, NT$ with tax: of one unit, or of the total.
pub type Amounts = BTreeMap<String, Money>;

/// The reserve prices as a person enters them.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Entered {
    /// The amount of each item, by its number.
    #[schema(value_type = Object)]
    pub amounts: Amounts,
    /// Who fixed them.
    pub fixed_by: FixedBy,
    /// The paper of the estimate on which they rest.
    pub estimate: String,
}

/// Enters the reserve price, or enters it anew.
///
/// # Errors
/// The actor may not; there is no such award, or it was changed since; it has no reserve price; an item lacks its amount;
/// the first opening is over.
pub fn enter(
    conn: &mut DbConn,
    call: &Call,
    vault: &Vault,
    (case_no, seen): (&str, i64),
    entered: &Entered,
) -> Result<AwardCase, Error> {
    decide(&call.actor, Action::EnterReserve, &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let (mut row, _) = open(conn, call, case_no, seen)?;
    whole(&row.plan()?, &entered.amounts)?;
    let estimate = entered.estimate.trim();
    if estimate.is_empty() {
        return Err(Error::invalid("words.missing").at("estimate"));
    }
    row.reserve = Some(vault.seal(call.bytes(), &belongs(&row), &canonical(&entered.amounts)?)?);
    row.reserve_fixed_by = Some(entered.fixed_by);
    row.reserve_estimate = Some(estimate.to_owned());
    (row.reserve_entered_by, row.reserve_entered_at) = (Some(person.user), Some(call.now));
    (row.reserve_confirmed_by, row.reserve_confirmed_at) = (None, None);
    keep(conn, call, row, ("award.enter_reserve", "award.reserve_entered"), Vec::new())
}

/// Enters it a second time, as another person. Whether both are the same is in the row: it is fixed, or wiped.
///
/// # Errors
/// As [`enter`]; the actor entered it first; nobody has; the law does not let it stand.
pub fn confirm(
    conn: &mut DbConn,
    call: &Call,
    vault: &Vault,
    (case_no, seen): (&str, i64),
    amounts: &Amounts,
) -> Result<AwardCase, Error> {
    let (mut row, moment) = open(conn, call, case_no, seen)?;
    let by = Facts { requester: row.reserve_entered_by, ..Facts::tender() };
    decide(&call.actor, Action::ConfirmReserve, &by)?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let sealed = reveal(vault, &row)?.filter(|_| row.reserve_confirmed_by.is_none());
    let sealed = sealed.ok_or_else(|| Error::conflict("award.reserve_not_entered"))?;
    let plan = row.plan()?;
    whole(&plan, amounts)?;
    if sealed != *amounts {
        row.reserve = None;
        (row.reserve_entered_by, row.reserve_entered_at) = (None, None);
        return keep(conn, call, row, ("award.confirm_reserve", "award.reserve_differs"), Vec::new());
    }
    let ruling = settled(bas_01::check(
        &Frame::on(call.now.local_date()),
        &bas_01::Facts {
            fixed_at: Stated(Some(call.now.taipei().naive_local())),
            fixed_by: row.reserve_fixed_by.map(|by| if by == FixedBy::Head { InLaw::Head } else { InLaw::Delegate }),
            estimate: Some(row.reserve_estimate.is_some()),
            item_prices: i64::try_from(amounts.len()).unwrap_or(i64::MAX),
            ..moment
        },
    ));
    if ruling.outcome == Outcome::Refuse {
        return Err(Error::unlawful("award.reserve_unlawful", vec![ruling]));
    }
    (row.reserve_confirmed_by, row.reserve_confirmed_at) = (Some(person.user), Some(call.now));
    keep(conn, call, row, ("award.confirm_reserve", "award.reserve_fixed"), vec![ruling])
}

/// The sealed amounts, for the program alone: who may see them is decided where they are shown.
///
/// # Errors
/// They cannot be opened: the market's key is another one.
pub fn reveal(vault: &Vault, row: &AwardCase) -> Result<Option<Amounts>, Error> {
    let Some(sealed) = &row.reserve else { return Ok(None) };
    let text = vault.unseal(&belongs(row), sealed)?;
    serde_json::from_str(&text).map(Some).map_err(|cause| Error::internal("read a reserve price", cause))
}

/// The reserve price of an item.
pub fn of_item(amounts: Option<&Amounts>, no: &str) -> Option<Decimal> {
    amounts.and_then(|amounts| amounts.get(no)).map(|amount| amount.decimal())
}

fn belongs(row: &AwardCase) -> String {
    format!("reserve price of {}", row.id)
}

/// The award before its first opening, and what BAS-01 is asked of that moment.
fn open(conn: &mut DbConn, call: &Call, case_no: &str, seen: i64) -> Result<(AwardCase, bas_01::Facts), Error> {
    decide(&call.actor, Action::ReadAward, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let row = store::of_tender(conn, tender.id)?.ok_or_else(Error::not_found)?;
    if row.version != seen {
        return Err(store::stale());
    }
    let plan = row.plan()?;
    if plan.reserve != Reserve::Sealed {
        return Err(Error::conflict("award.no_reserve"));
    }
    let openings = tenders::openings(conn, tender.id)?;
    let before = first(&tender, &openings);
    if before <= call.now {
        return Err(Error::conflict("award.reserve_late").with("opens_at", before.roc()));
    }
    let facts = facts(&plan, &tender, &openings);
    Ok((row, facts))
}

/// Whether each item has its amount, and nothing else has one.
fn whole(plan: &Plan, amounts: &Amounts) -> Result<(), Error> {
    if let Some(item) = plan.items.iter().find(|item| amounts.get(&item.no).is_none_or(|amount| amount.0 <= 0)) {
        return Err(Error::invalid("award.reserve_item").with("item", &item.no).at(&format!("amounts/{}", item.no)));
    }
    match amounts.keys().find(|no| plan.item(no).is_err()) {
        Some(no) => Err(Error::invalid("award.no_such_item").with("item", no).at(&format!("amounts/{no}"))),
        None => Ok(()),
    }
}

fn keep(
    conn: &mut DbConn,
    call: &Call,
    mut row: AwardCase,
    (act, name): (&'static str, &'static str),
    rulings: Vec<procurement_law::ruling::Ruling>,
) -> Result<AwardCase, Error> {
    row.version += 1;
    store::update(conn, &row)?;
    let mut act = Act::new(act, Subject::new(KIND, row.id.0));
    act.rulings = rulings;
    record(conn, call, act.change(Change::new(name, KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}
