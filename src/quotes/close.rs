//! After the deadline the agency opens the quotes, all at once, and chooses one; or it takes the request back.

use procurement_law::frame::Frame;
use procurement_law::order::ord_08;
use procurement_law::ruling::{Outcome, Ruling};

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::{QuoteId, QuoteRequestId};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::quotes::model::{KIND, QUOTE, Quote, QuoteRequest, QuoteState, RequestState};
use crate::quotes::{store, tell};
use crate::tasks::finish::words;

/// Opens the quotes: from now on the agency and those who oversee see them.
///
/// # Errors
/// The actor may not; it changed since; the deadline is not over; they were opened already.
pub fn open(conn: &mut DbConn, call: &Call, id: QuoteRequestId, version: i64) -> Result<QuoteRequest, Error> {
    let mut row = seen(conn, call, id, version)?;
    if row.state != RequestState::Asked {
        return Err(Error::conflict("quote.wrong_state").with("state", row.state));
    }
    if call.now < row.closes_at {
        return Err(Error::conflict("quote.too_early").with("until", row.closes_at.roc()));
    }
    row.state = RequestState::Opened;
    row.opened_by = call.actor.person().map(|person| person.user);
    row.opened_at = Some(call.now);
    row.version += 1;
    store::update(conn, &row)?;
    let mut act = Act::new("quote_request.open", Subject::new(KIND, id.0));
    act = act.change(Change::new("quote_request.opened", KIND, id.0, row.version, row.recorded()));
    for mut quote in store::quotes(conn, id)? {
        quote.sealed = false;
        quote.version += 1;
        store::update_quote(conn, &quote)?;
        act = act.change(Change::new("quote.opened", QUOTE, quote.id.0, quote.version, quote.recorded()));
    }
    record(conn, call, act)?;
    Ok(row)
}

/// Chooses a quote; the ruling on the agreed price is kept with the choice.
///
/// # Errors
/// The actor may not; it changed since; the quotes are not opened; the vendor offered nothing; the reason is missing; the law
/// stands against the price.
pub fn choose(
    conn: &mut DbConn,
    call: &Call,
    id: QuoteRequestId,
    version: i64,
    chosen: QuoteId,
    reason: &str,
) -> Result<QuoteRequest, Error> {
    let mut row = seen(conn, call, id, version)?;
    if row.state != RequestState::Opened {
        return Err(Error::conflict("quote.wrong_state").with("state", row.state));
    }
    let quote = store::quotes(conn, id)?.into_iter().find(|quote| quote.id == chosen);
    let quote = quote.filter(|quote| quote.state == QuoteState::Offered);
    let quote = quote.ok_or_else(|| Error::invalid("quote.no_such").at("quote"))?;
    let reason = words(reason, "reason")?;
    let rulings = rulings(conn, call, &row, &quote, &reason)?;
    if rulings.iter().any(|ruling| ruling.outcome >= Outcome::NeedsPerson) {
        return Err(Error::unlawful("order.unlawful", rulings));
    }
    row.rulings = canonical(&rulings)?;
    row.chosen_id = Some(quote.id);
    finish(conn, call, &mut row, RequestState::Chosen, "quote_request.choose", reason, rulings)?;
    tell::closed(conn, call, &row)?;
    Ok(row)
}

/// Takes a request back. What was sealed stays so.
///
/// # Errors
/// The actor may not; it changed since or is closed already; the reason is missing.
pub fn withdraw(
    conn: &mut DbConn,
    call: &Call,
    id: QuoteRequestId,
    version: i64,
    reason: &str,
) -> Result<QuoteRequest, Error> {
    let mut row = seen(conn, call, id, version)?;
    if !matches!(row.state, RequestState::Asked | RequestState::Opened) {
        return Err(Error::conflict("quote.wrong_state").with("state", row.state));
    }
    let reason = words(reason, "reason")?;
    finish(conn, call, &mut row, RequestState::Withdrawn, "quote_request.withdraw", reason, Vec::new())?;
    tell::closed(conn, call, &row)?;
    Ok(row)
}

fn seen(conn: &mut DbConn, call: &Call, id: QuoteRequestId, version: i64) -> Result<QuoteRequest, Error> {
    let row = store::find(conn, id)?;
    decide(&call.actor, Action::CloseQuotes, &row.facts(None))?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    Ok(row)
}

fn finish(
    conn: &mut DbConn,
    call: &Call,
    row: &mut QuoteRequest,
    state: RequestState,
    act: &str,
    reason: String,
    rulings: Vec<Ruling>,
) -> Result<(), Error> {
    row.state = state;
    row.closing_note = Some(reason.clone());
    row.closed_by = call.actor.person().map(|person| person.user);
    row.closed_at = Some(call.now);
    row.version += 1;
    store::update(conn, row)?;
    let mut act = Act::new(act, Subject::new(KIND, row.id.0));
    (act.reason, act.rulings) = (Some(reason), rulings);
    let change = Change::new(&format!("quote_request.{state}"), KIND, row.id.0, row.version, row.recorded());
    record(conn, call, act.change(change)).map(drop)
}

fn rulings(
    conn: &mut DbConn,
    call: &Call,
    row: &QuoteRequest,
    quote: &Quote,
    reason: &str,
) -> Result<Vec<Ruling>, Error> {
    let item = contracts::some_items(conn, &[row.item_id])?.into_iter().next().ok_or_else(Error::not_found)?;
    let agreed = quote.unit_price.unwrap_or(quote.award_price);
    let facts = ord_08::Facts {
        ground: row.ground.into(),
        reason: Some(reason.to_owned()),
        lines: vec![ord_08::Line {
            item: item.item_no,
            contract_price: quote.award_price.decimal(),
            agreed_price: agreed.decimal(),
        }],
    };
    Ok(ord_08::check(&Frame::on(call.now.local_date()), &facts))
}
