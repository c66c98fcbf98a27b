//! The page of the cart.

use actix_web::http::StatusCode;
use askama::Template;
use procurement_law::ruling::Lang;

use crate::base::call::Call;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{ChoiceId, ListingId};
use crate::base::money::Money;
use crate::carts::read::{Prospect, Standing, Today};
use crate::choices::admit::fitting;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::problem::sentence;
use crate::orders::baseline::{self, Baseline};
use crate::orders::stated::Protection;
use crate::parties::store as parties;
use crate::quotes::agreed::open;
use crate::quotes::model::QuoteRequest;
use crate::texts::say_with;
use crate::web::cart::fields::{Fields, Written};
use crate::web::choices::short;
use crate::web::layout::Layout;
use crate::web::ruling::{RulingView, Summary, views};
use crate::web::trust::beside::in_sentences;

/// The page.
#[derive(Template)]
#[template(path = "cart.html")]
pub struct CartPage {
    page: Layout,
    lines: Vec<LineRow>,
    orders: Vec<OrderPart>,
    version: i64,
    key: String,
    checked: Option<String>,
    ready: bool,
    summary: Option<Summary>,
}

/// A line as the page shows it.
struct LineRow {
    listing: ListingId,
    name: String,
    unit: String,
    seen: i64,
    present: i64,
    quantity: i64,
    /// `open`, `changed`, `paused`, `withdrawn`, `closed`.
    standing: &'static str,
    problem: Option<String>,
    price: Option<Money>,
    limits: String,
}

/// One of the orders.
struct OrderPart {
    id: String,
    case_no: String,
    vendor: String,
    rows: Vec<(String, i64, Money, Money)>,
    amount: Money,
    rulings: Vec<RulingView>,
    warnings: Vec<String>,
    problem: Option<String>,
    lawful: bool,
    baseline: Option<Baseline>,
    choices: Vec<(ChoiceId, String)>,
    /// Chosen quotes that may be the price: the request, and what it came to.
    quotes: Vec<(String, String)>,
    written: Written,
}

/// What the database says.
pub struct Loaded {
    today: Today,
    names: Vec<Names>,
}

/// Case number, vendor and fitting choices of an order.
struct Names {
    case_no: String,
    vendor: String,
    choices: Vec<crate::choices::model::Choice>,
    quotes: Vec<(QuoteRequest, Money)>,
}

/// Looks up the names of everything that the cart points to.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, call: &Call, today: Today) -> Result<Loaded, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let mut names = Vec::with_capacity(today.prospects.len());
    for prospect in &today.prospects {
        let ordered: Vec<ListingId> = prospect.new.lines.iter().map(|line| line.listing).collect();
        names.push(Names {
            case_no: contracts::framework(conn, prospect.framework)?.case_no,
            vendor: parties::find(conn, prospect.vendor)?.name,
            choices: fitting(conn, person.organisation, &ordered)?,
            quotes: open(conn, person.organisation, &ordered)?,
        });
    }
    Ok(Loaded { today, names })
}

impl CartPage {
    /// The page; `checking` tells whether somebody asked what the law says.
    ///
    /// # Errors
    /// A choice cannot be read.
    pub fn new(
        caller: &Caller,
        loaded: Loaded,
        mut fields: Fields,
        checking: bool,
        summary: Option<Summary>,
    ) -> Result<Self, Error> {
        let Loaded { today, names } = loaded;
        let lang = caller.lang;
        fields.version = today.cart.version;
        let ready = checking && today.lawful();
        let lines = today.lines.iter().map(|line| line_row(line, lang)).collect();
        let orders =
            today.prospects.iter().zip(&names).map(|(prospect, names)| part(prospect, names, &fields, checking, lang));
        Ok(Self {
            page: Layout::new(caller, "cart-title"),
            orders: orders.collect(),
            lines,
            version: today.cart.version,
            key: hex(&caller.call()?.bytes::<16>()),
            checked: checking.then(|| fields.digest()),
            ready,
            summary,
        })
    }

    /// The status: a form that came back with faults is what its fault says.
    pub fn status(&self) -> StatusCode {
        match &self.summary {
            Some(summary) => summary.status,
            None if self.checked.is_some() && !self.ready => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        }
    }

    fn levels(&self) -> &'static [Protection] {
        Protection::ALL
    }

    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn total(&self) -> Money {
        Money(self.orders.iter().fold(0, |sum, order| i64::saturating_add(sum, order.amount.0)))
    }
}

impl OrderPart {
    /// The requirements of the level that is stated: code, sentence, source, whether the papers hold it.
    fn requirements(&self, lang: &Lang) -> Vec<(String, String, String, bool)> {
        let Some(level) = self.baseline.as_ref().and_then(|baseline| baseline.level) else { return Vec::new() };
        let rows = baseline::all().iter().filter(|row| row.level <= level);
        rows.map(|row| {
            let held = self.written.ticked("covered", &row.code);
            (row.code.clone(), row.sentence(*lang).to_owned(), row.source.clone(), held)
        })
        .collect()
    }

    fn missing(&self) -> usize {
        self.baseline.as_ref().map_or(0, |baseline| baseline.missing.len())
    }

    fn without_level(&self) -> bool {
        self.baseline.as_ref().is_some_and(|baseline| baseline.level.is_none())
    }

    fn chosen(&self, choice: &ChoiceId) -> bool {
        self.written.get("choice") == choice.to_string()
    }

    fn quoted(&self, request: &str) -> bool {
        self.written.get("quote_request") == request
    }

    fn level(&self, level: &Protection) -> bool {
        self.written.get("level") == level.as_str()
    }
}

fn line_row(today: &crate::carts::read::LineToday, lang: Lang) -> LineRow {
    let (standing, problem, offer) = match &today.standing {
        Standing::Open(offer) => ("open", None, Some(offer)),
        Standing::Changed(offer) => ("changed", None, Some(offer)),
        Standing::Paused => ("paused", None, None),
        Standing::Withdrawn => ("withdrawn", None, None),
        Standing::Closed(error) => ("closed", Some(sentence(error.code, &error.args, lang)), None),
    };
    let limits = offer.map(|offer| offer.limits()).map_or_else(String::new, |limits| match limits {
        (None, None) => String::new(),
        (least, most) => {
            format!("{}–{}", least.unwrap_or(1), most.map_or_else(|| "∞".to_owned(), |most| most.to_string()))
        }
    });
    LineRow {
        listing: today.line.listing_id,
        name: today.version.name.clone(),
        unit: today.version.unit.clone(),
        seen: today.line.seen,
        present: today.version.number,
        quantity: today.line.quantity,
        standing,
        problem,
        price: offer.map(|offer| offer.unit_price(today.line.quantity)),
        limits,
    }
}

fn part(prospect: &Prospect, names: &Names, fields: &Fields, checking: bool, lang: Lang) -> OrderPart {
    let id = format!("{}:{}", prospect.framework, prospect.vendor);
    let draft = prospect.draft.as_ref().ok();
    let rows = draft.map(|draft| {
        draft.lines.iter().map(|line| (line.offer.version.name.clone(), line.quantity, line.unit_price, line.amount))
    });
    OrderPart {
        case_no: names.case_no.clone(),
        vendor: names.vendor.clone(),
        rows: rows.map(Iterator::collect).unwrap_or_default(),
        amount: prospect.amount(),
        rulings: if checking { views(prospect.rulings(), lang) } else { Vec::new() },
        warnings: draft.map(|draft| in_sentences(&draft.warnings, lang)).unwrap_or_default(),
        problem: prospect.draft.as_ref().err().map(|error| sentence(error.code, &error.args, lang)),
        lawful: prospect.lawful(),
        baseline: draft.and_then(|draft| draft.baseline.clone()),
        choices: names.choices.iter().map(|choice| (choice.id, short(choice, lang))).collect(),
        quotes: names.quotes.iter().map(|quote| quoted(quote, lang)).collect(),
        written: fields.of(&id),
        id,
    }
}

fn quoted((request, price): &(QuoteRequest, Money), lang: Lang) -> (String, String) {
    let args = [("price", price.to_string()), ("least", request.quantity.to_string())];
    let args = args.map(|(name, value)| (name.to_owned(), value)).into();
    (request.id.to_string(), say_with(lang, "cart-quote", &args))
}
