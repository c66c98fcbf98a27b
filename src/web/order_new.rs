//! A new order: its lines with pinned prices, what the law says of it, and the placing.

pub mod fields;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use procurement_law::ruling::{Outcome, Ruling};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{ChoiceId, ListingId};
use crate::base::money::Money;
use crate::choices::admit::fitting;
use crate::choices::model::Choice;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::orders::draft::{Draft, draft};
use crate::orders::lawful::refused;
use crate::orders::offer::{self, Offer};
use crate::orders::place;
use crate::parties::store as parties;
use crate::texts::say;
use crate::web::choices::short;
use crate::web::layout::{Layout, go, with_status};
use crate::web::order_new::fields::Fields;
use crate::web::ruling::{RulingView, Summary, views};
use crate::web::trust::beside::in_sentences;

/// The rule about approvals; what it says stands beside the field of the approval.
const APPROVAL_RULE: &str = "ORD-05";
/// What it says when no approval is needed.
const NO_APPROVAL: &str = "ord-05.below";
/// The rule about debarred vendors; what it says is answered in a field of its own.
const DEBARMENT_RULE: &str = "ORD-12";

#[derive(Template)]
#[template(path = "order_new.html")]
struct NewPage {
    page: Layout,
    fields: Fields,
    rows: Vec<Row>,
    vendor: String,
    framework: String,
    checked: Option<Checked>,
    approval: Option<String>,
    choices: Vec<(ChoiceId, String)>,
    key: String,
    summary: Option<Summary>,
    /// What the buyer should know of the lines; it stops nothing.
    warnings: Vec<String>,
    /// Whether the vendor is debarred.
    barred: bool,
}

/// A line as the page shows it.
struct Row {
    offer: Offer,
    /// Of so many, or the plain one before the order is worked out.
    unit_price: Money,
    quantity: String,
    amount: Option<Money>,
}

/// What checking found.
struct Checked {
    amount: Money,
    rulings: Vec<RulingView>,
    lawful: bool,
    /// What was checked: placing anything else is checked first.
    terms: String,
}

/// What the database says to the fields.
struct Looked {
    fields: Fields,
    offers: Vec<Offer>,
    vendor: String,
    choices: Vec<Choice>,
    draft: Result<Draft, Error>,
}

/// Shows the form with the lines that the address names.
///
/// # Errors
/// A listing is unknown or cannot be ordered.
pub async fn form(caller: Caller, ask: Query<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(&ask)?;
    Ok(show(&caller, fields, false, None).await?)
}

/// Works the order out and shows every ruling.
///
/// # Errors
/// A listing is unknown or cannot be ordered.
pub async fn check(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(&form.0)?;
    Ok(show(&caller, fields, true, None).await?)
}

/// Places the order, or shows why not.
///
/// # Errors
/// A listing is unknown or cannot be ordered.
pub async fn place(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(&form.0)?;
    // Whoever changes a number after the check sees what it comes to before it is ordered.
    if fields.checked != fields.terms() {
        return Ok(show(&caller, fields, true, None).await?);
    }
    let (call, new) = (caller.call()?, fields.order());
    let key = Key { route: "POST /orders (page)".to_owned(), key: fields.key.clone(), fingerprint: fields.facts() };
    let placed = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let order = place::place(conn, &call, &new)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: order.id.to_string(), replayed: false })
        })
    });
    match placed.await {
        Ok(answer) => Ok(go(&format!("/orders/{}", answer.body), Some("order-placed"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(show(&caller, fields, true, Some(summary)).await?)
        }
    }
}

async fn show(
    caller: &Caller,
    fields: Fields,
    checking: bool,
    summary: Option<Summary>,
) -> Result<HttpResponse, Error> {
    let (call, asker, asked) = (caller.call()?, caller.call()?, fields);
    let looked = caller.app.door.read(move |conn| look(conn, &call, asked)).await?;
    let fields = looked.fields;
    let mut summary = summary;
    let (mut checked, mut approval, mut amounts, mut warnings) = (None, None, Vec::new(), Vec::new());
    let mut barred = false;
    match looked.draft {
        Ok(draft) => {
            warnings = in_sentences(&draft.warnings, caller.lang);
            // The level is stated in the cart; here its lack is said.
            if draft.baseline.as_ref().is_some_and(|baseline| baseline.level.is_none()) {
                warnings.push(say(caller.lang, "stated-level-missing"));
            }
            let speaks = |ruling: &Ruling| ruling.rule == DEBARMENT_RULE && ruling.outcome > Outcome::Allow;
            barred = draft.rulings.iter().any(speaks);
            approval = approval_sentence(caller, &draft);
            amounts = draft.lines.iter().map(|line| (line.unit_price, line.amount)).collect();
            let (lawful, rulings) = (!refused(&draft.rulings), views(&draft.rulings, caller.lang));
            checked = checking.then(|| Checked { amount: draft.amount, rulings, lawful, terms: fields.terms() });
        }
        // Before anybody asked for a check, an unfinished form is no fault.
        Err(error) if checking && summary.is_none() => summary = Some(Summary::of(error, caller.lang)?),
        Err(_) => {}
    }
    let lawful = checked.as_ref().is_none_or(|checked| checked.lawful);
    let status = match &summary {
        Some(summary) => summary.status,
        None if lawful => StatusCode::OK,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let first = looked.offers.first();
    let page = NewPage {
        page: Layout::new(caller, "order-new-title"),
        framework: first.map(|offer| offer.framework.case_no.clone()).unwrap_or_default(),
        rows: rows(looked.offers, &fields, &amounts),
        vendor: looked.vendor,
        checked,
        approval,
        choices: looked.choices.iter().map(|choice| (choice.id, short(choice, caller.lang))).collect(),
        key: hex(&asker.bytes::<16>()),
        summary,
        fields,
        warnings,
        barred,
    };
    with_status(status, &page)
}

fn look(conn: &mut DbConn, call: &Call, mut fields: Fields) -> Result<Looked, Error> {
    decide(&call.actor, Action::PlaceOrder, &Facts::default())?;
    let mut offers = Vec::with_capacity(fields.lines.len());
    for line in &mut fields.lines {
        let offer = offer::find(conn, line.listing)?;
        line.begin(offer.limits().0);
        offers.push(offer);
    }
    let vendor = match offers.first() {
        Some(offer) => parties::find(conn, offer.listing.vendor_id)?.name,
        None => String::new(),
    };
    // A form that was just opened orders the versions it shows.
    let shown = |line: &fields::Line, offer: &Offer| line.seen.unwrap_or(offer.version.number);
    let mut new = fields.order();
    for ((line, offer), wanted) in fields.lines.iter().zip(&offers).zip(&mut new.lines) {
        wanted.seen = shown(line, offer);
    }
    let ordered: Vec<ListingId> = offers.iter().map(|offer| offer.listing.id).collect();
    let choices = match call.actor.person() {
        Some(person) => fitting(conn, person.organisation, &ordered)?,
        None => Vec::new(),
    };
    Ok(Looked { fields, draft: draft(conn, call, &new), offers, vendor, choices })
}

fn rows(offers: Vec<Offer>, fields: &Fields, amounts: &[(Money, Money)]) -> Vec<Row> {
    let lines = offers.into_iter().zip(&fields.lines).enumerate();
    lines
        .map(|(at, (offer, line))| {
            let worked_out = amounts.get(at).copied();
            let unit_price = worked_out.map_or(offer.version.unit_price, |(price, _)| price);
            Row { offer, unit_price, quantity: line.quantity.clone(), amount: worked_out.map(|(_, amount)| amount) }
        })
        .collect()
}

/// What the law says of the superior's approval, when it asks for one.
fn approval_sentence(caller: &Caller, draft: &Draft) -> Option<String> {
    let said = draft.rulings.iter().find(|ruling| ruling.rule == APPROVAL_RULE)?;
    (said.text.key != NO_APPROVAL).then(|| said.sentence(caller.lang))
}

impl NewPage {
    fn chosen(&self, choice: &ChoiceId) -> bool {
        self.fields.choice.as_ref() == Some(choice)
    }

    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }
}
