//! The award of a tender: its plan, the reserve price under four eyes, the offers, and what came of each item.

pub mod after;
pub mod form;
pub mod item;
pub mod notice;

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::awards::keep::{first, keep};
use crate::awards::model::{AwardCase, FixedBy};
use crate::awards::next::Next;
use crate::awards::offers::{self, WrittenOffer};
use crate::awards::plan::{Manner, Plan, Reserve};
use crate::awards::prefill::prefill;
use crate::awards::read::{Found, Line, read};
use crate::awards::reserve::{self};
use crate::awards::take::award_all;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::web::award::form::{amounts, entered, offers as read_offers, plan, plan_form};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;
use crate::web::sent::{Sent, act};

/// The pairs of a form.
pub type Pairs = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "award.html")]
struct AwardPage {
    page: Layout,
    found: Found,
    labels: Vec<String>,
    may: bool,
    before_opening: bool,
    entered_here: bool,
    sent: Sent,
    summary: Option<Summary>,
    key: String,
}

/// Shows the award.
///
/// # Errors
/// There is no such tender that the person may know of.
pub async fn show(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, &case_no, None, None).await?)?)
}

/// Keeps the plan.
///
/// # Errors
/// None that the page can show.
pub async fn write(caller: Caller, case_no: Path<String>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let sent = Sent(form.0);
    let done = match plan(&sent) {
        Err(error) => Err(error),
        Ok(plan) => {
            let (no, seen) = (case_no.clone(), sent.version().ok());
            let verb = move |conn: &mut _, call: &_| keep(conn, call, &no, seen, &plan).map(drop);
            act(&caller, ("/tenders/{tender_no}/award", &case_no), &sent, verb).await
        }
    };
    answer(&caller, &case_no, sent, done, "award-planned").await
}

/// Enters the reserve price, or enters it a second time.
///
/// # Errors
/// None that the page can show.
pub async fn reserve(caller: Caller, case_no: Path<String>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let sent = Sent(form.0);
    let again = sent.is("again", "yes");
    let (no, vault, form) = (case_no.clone(), caller.app.vault.clone(), sent.clone());
    let verb = move |conn: &mut _, call: &_| {
        let at = (no.as_str(), form.version()?);
        if again {
            return reserve::confirm(conn, call, &vault, at, &amounts(&form)?).map(drop);
        }
        reserve::enter(conn, call, &vault, at, &entered(&form)?).map(drop)
    };
    let done = act(&caller, ("/tenders/{tender_no}/award/reserve", &case_no), &sent, verb).await;
    // What was typed is never shown again, also when it was refused.
    let kept = Sent(sent.0.into_iter().filter(|field| !field.0.starts_with("amount:")).collect());
    let said = if again { "award-reserve-answered" } else { "award-reserve-entered" };
    answer(&caller, &case_no, kept, done, said).await
}

/// Records the offers.
///
/// # Errors
/// None that the page can show.
pub async fn offer(caller: Caller, case_no: Path<String>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let sent = Sent(form.0);
    let done = match read_offers(&sent) {
        Err(error) => Err(error),
        Ok(offers) => {
            let (no, form) = (case_no.clone(), sent.clone());
            let verb =
                move |conn: &mut _, call: &_| offers::keep(conn, call, (&no, form.version()?), &offers).map(drop);
            act(&caller, ("/tenders/{tender_no}/award/offers", &case_no), &sent, verb).await
        }
    };
    answer(&caller, &case_no, sent, done, "award-offers-kept").await
}

/// Awards every item of which the law says who is awarded.
///
/// # Errors
/// None that the page can show.
pub async fn ready(caller: Caller, case_no: Path<String>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let sent = Sent(form.0);
    let (no, vault, form) = (case_no.clone(), caller.app.vault.clone(), sent.clone());
    let verb = move |conn: &mut _, call: &_| award_all(conn, call, &vault, (&no, form.version()?)).map(drop);
    let done = act(&caller, ("/tenders/{tender_no}/award/ready", &case_no), &sent, verb).await;
    answer(&caller, &case_no, sent, done, "award-announced").await
}

/// Goes back to the page, with what is wrong where something is.
///
/// # Errors
/// None that the page can show.
pub async fn answer(
    caller: &Caller,
    case_no: &str,
    sent: Sent,
    done: Result<(), Error>,
    said: &str,
) -> Result<HttpResponse, Failure> {
    match done {
        Ok(()) => Ok(go(&format!("/tenders/{case_no}/award"), Some(said))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(caller, case_no, Some(sent), Some(summary)).await?)?)
        }
    }
}

async fn load(
    caller: &Caller,
    case_no: &str,
    sent: Option<Sent>,
    summary: Option<Summary>,
) -> Result<AwardPage, Error> {
    let (call, vault, no) = (caller.call()?, caller.app.vault.clone(), case_no.to_owned());
    let (now, me) = (call.now, call.actor.person().map(|person| person.user));
    let may = decide(&caller.actor, Action::KeepAward, &Facts::tender()).is_ok();
    let (found, read_out) = caller
        .app
        .door
        .read(move |conn| {
            let found = read(conn, &call, &vault, &no)?;
            // Who may not record offers is shown none that nobody recorded.
            let read_out = if may { prefill(conn, &found, now)? } else { Vec::new() };
            Ok((found, read_out))
        })
        .await?;
    let sent = sent.unwrap_or_else(|| match &found.case {
        None => plan_form(&found.tender),
        Some(_) => Sent(prices(&found, &read_out)),
    });
    let mut labels: Vec<String> = read_out.iter().map(|offer| offer.label.clone()).collect();
    labels.extend(found.items.iter().flat_map(|line| line.course.offers.iter().map(|offer| offer.label.clone())));
    labels.sort();
    labels.dedup();
    Ok(AwardPage {
        page: Layout::new(caller, "award-title"),
        may,
        before_opening: now < first(&found.tender, &found.openings),
        entered_here: found.case.as_ref().is_some_and(|case| case.reserve_entered_by == me && me.is_some()),
        key: hex(&caller.call()?.bytes::<16>()),
        found,
        labels,
        sent,
        summary,
    })
}

/// The fields of the offers' form: those that are recorded, else those that the reading found.
fn prices(found: &Found, read_out: &[WrittenOffer]) -> Pairs {
    let field = |label: &str, item: &str, price: crate::base::money::Money| {
        (format!("price:{item}:{label}"), price.decimal().to_string())
    };
    let kept = found.items.iter().flat_map(|line| {
        line.course.offers.iter().map(move |offer| field(&offer.label, &line.row.item_no, offer.price))
    });
    let kept: Pairs = kept.collect();
    if kept.is_empty() {
        return read_out.iter().filter(|offer| offer.price.0 > 0).map(|o| field(&o.label, &o.item, o.price)).collect();
    }
    kept
}

impl AwardPage {
    fn case(&self) -> Option<(&AwardCase, &Plan)> {
        self.found.planned().ok()
    }

    fn path(&self) -> String {
        format!("/tenders/{}/award", self.found.tender.case_no)
    }

    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn manners(&self) -> &'static [Manner] {
        Manner::ALL
    }

    fn reserves(&self) -> &'static [Reserve] {
        Reserve::ALL
    }

    fn fixers(&self) -> &'static [FixedBy] {
        FixedBy::ALL
    }

    fn word(&self, family: &str, name: &str) -> String {
        self.page.t(&format!("{family}-{name}").replace('_', "-"))
    }

    fn ready(&self) -> usize {
        self.found.items.iter().filter(|line| matches!(line.next, Next::Award(_))).count()
    }

    /// Whether offers may still be recorded anew.
    fn takes_offers(&self) -> bool {
        let begun = |line: &Line| !line.course.replies.is_empty() || line.course.result.is_some();
        self.may && !self.before_opening && !self.found.items.iter().any(begun)
    }

    fn price(&self, item: &str, label: &str) -> &str {
        self.sent.get(&format!("price:{item}:{label}"))
    }

    fn lowest(&self, line: &Line) -> String {
        let result = line.course.result.as_ref().and_then(|ended| ended.winners.first());
        let price = result.map(|winner| winner.price);
        let offers = line.course.offers.iter().filter(|offer| offer.why.is_empty()).map(|offer| offer.price).min();
        price.or(offers).map_or_else(|| "—".to_owned(), |price| price.to_string())
    }

    fn winners(&self, line: &Line) -> String {
        let Some(ended) = &line.course.result else { return String::new() };
        if ended.winners.is_empty() {
            return ended.reason.clone();
        }
        ended.winners.iter().map(|winner| line.course.name(&winner.label)).collect::<Vec<_>>().join("、")
    }
}
