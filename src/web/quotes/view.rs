//! The page of a request: what its reader may see and do.

use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::base::error::Error;
use crate::base::id::{ListingId, QuoteRequestId};
use crate::catalog::model::ListingState;
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::quotes::model::{Quote, QuoteState, RequestState};
use crate::quotes::read::{self, Whole};
use crate::web::layout::Layout;
use crate::web::orders::when;
use crate::web::quotes::sent::Sent;
use crate::web::ruling::{RulingView, Summary, stored};

/// The page.
#[derive(Template)]
#[template(path = "quote_request.html")]
pub struct RequestPage {
    page: Layout,
    whole: Whole,
    rulings: Vec<RulingView>,
    asked: String,
    closes: String,
    may: May,
    /// The vendor's own place.
    own: Option<Quote>,
    /// The vendor's listings that it may offer: id, name, unit price.
    offered: Vec<(ListingId, String, String)>,
    sent: Sent,
    /// What is wrong with what was sent.
    pub summary: Option<Summary>,
}

/// What the reader may do now.
#[derive(Default)]
struct May {
    answer: bool,
    open: bool,
    choose: bool,
    withdraw: bool,
    /// Place an order at the chosen price.
    order: bool,
}

/// The page of a request that the person may see.
///
/// # Errors
/// There is none that the person may know of.
pub async fn load(
    caller: &Caller,
    id: QuoteRequestId,
    sent: Sent,
    summary: Option<Summary>,
) -> Result<RequestPage, Error> {
    let (call, lang, now) = (caller.call()?, caller.lang, caller.app.clock.now());
    let vendor = caller.actor.person().map(|person| person.organisation);
    let found = caller.app.door.read(move |conn| {
        let whole = read::read(conn, &call, id)?;
        let own =
            whole.seats.iter().filter_map(|seat| seat.quote.clone()).find(|quote| Some(quote.vendor_id) == vendor);
        let (request, invited) = (&whole.request, own.as_ref().map(|quote| quote.vendor_id));
        let may = |action: Action| decide(&call.actor, action, &request.facts(invited)).is_ok();
        let (closes, waits) = (may(Action::CloseQuotes), request.state == RequestState::Asked);
        let may = May {
            answer: may(Action::AnswerQuote) && request.takes_answers(now),
            open: closes && waits && now >= request.closes_at,
            choose: closes && request.state == RequestState::Opened,
            order: closes && request.state == RequestState::Chosen && request.order_id.is_none(),
            withdraw: closes && matches!(request.state, RequestState::Asked | RequestState::Opened),
        };
        let offered = if may.answer { offered(conn, &whole, own.as_ref())? } else { Vec::new() };
        Ok((whole, own, may, offered))
    });
    let (whole, own, may, offered) = found.await?;
    Ok(RequestPage {
        page: Layout::new(caller, "quote-title"),
        rulings: stored(&whole.request.rulings, lang),
        asked: when(whole.request.made_at, lang),
        closes: when(whole.request.closes_at, lang),
        may,
        own,
        offered,
        whole,
        sent,
        summary,
    })
}

/// The vendor's listings under the item.
fn offered(conn: &mut DbConn, whole: &Whole, own: Option<&Quote>) -> Result<Vec<(ListingId, String, String)>, Error> {
    let Some(own) = own else { return Ok(Vec::new()) };
    let mut offered = Vec::new();
    for (listing, version) in listings::of_vendor(conn, own.vendor_id)? {
        let Some(award) = listing.award_id.filter(|_| listing.state == ListingState::Listed) else { continue };
        let (award, item, _) = contracts::terms(conn, award)?;
        if item.id == whole.request.item_id && !award.ended {
            offered.push((listing.id, version.name, version.unit_price.to_string()));
        }
    }
    Ok(offered)
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn request_id(text: &str) -> Result<QuoteRequestId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

impl RequestPage {
    /// The quotes that can be chosen: place in the list, vendor, price.
    fn choosable(&self) -> Vec<(&Quote, &str)> {
        let opened =
            self.whole.seats.iter().filter_map(|seat| seat.quote.as_ref().map(|quote| (quote, seat.vendor.as_str())));
        let mut offers: Vec<_> = opened.filter(|(quote, _)| quote.state == QuoteState::Offered).collect();
        offers.sort_by_key(|(quote, _)| quote.unit_price);
        offers
    }

    /// Where the order at the chosen price begins.
    fn order_href(&self) -> Option<String> {
        let request = &self.whole.request;
        let mut quotes = self.whole.seats.iter().filter_map(|seat| seat.quote.as_ref());
        let listing = quotes.find(|quote| self.chosen(quote))?.listing_id?.to_string();
        let (quantity, quote) = (request.quantity.to_string(), request.id.to_string());
        let reason = request.closing_note.as_deref().unwrap_or_default();
        let pairs = [("listing", listing.as_str()), ("quantity", &quantity), ("quote", &quote), ("reason", reason)];
        serde_urlencoded::to_string(pairs).ok().map(|query| format!("/orders/new?{query}"))
    }

    fn chosen(&self, quote: &Quote) -> bool {
        self.whole.request.chosen_id == Some(quote.id)
    }
}
