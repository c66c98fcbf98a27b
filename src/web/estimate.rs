//! Budget estimates: a page whose address is the estimate, and the same on paper.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::estimate::asked::{Wanted, read};
use crate::analytics::estimate::load::{Estimate, Line, load};
use crate::analytics::estimate::paper::{document, said_with};
use crate::analytics::estimate::rate::Rate;
use crate::analytics::estimate::reckon::{MOST_YEARS, Range};
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::{Format, give};
use crate::parties::store as parties;
use crate::texts::say_with;
use crate::web::layout::{Layout, page};

#[derive(Template)]
#[template(path = "estimate.html")]
struct EstimatePage {
    page: Layout,
    estimate: Estimate,
    method: String,
    query: String,
    lines: Vec<Shown>,
}

/// A line as it is shown.
struct Shown {
    line: Line,
    prices: [String; 3],
    costs: [String; 3],
}

async fn estimate(caller: &Caller, fields: &[(String, String)]) -> Result<Estimate, Error> {
    decide(&caller.actor, Action::ReadPrices, &Facts::default())?;
    let (wanted, today): (Wanted, _) = (read(fields)?, caller.app.clock.now().local_date());
    caller.app.door.read(move |conn| load(conn, wanted, today)).await
}

/// Shows an estimate.
///
/// # Errors
/// Who asks may not see prices, the address cannot be read, a product is unknown, or the database failed.
pub async fn show(caller: Caller, fields: Query<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let estimate = estimate(&caller, &fields).await?;
    Ok(page(&EstimatePage {
        page: Layout::new(&caller, "estimate-title"),
        method: said_with(caller.lang, "estimate-method", &estimate),
        query: estimate.wanted.query(),
        lines: estimate.lines.iter().map(Shown::of).collect::<Result<_, _>>()?,
        estimate,
    })?)
}

/// Gives an estimate as ODT or PDF.
///
/// # Errors
/// As the page, or there is no such paper.
pub async fn download(
    caller: Caller,
    name: Path<String>,
    fields: Query<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let ("estimate", format) = Format::split(&name)? else { return Err(Error::not_found().into()) };
    let estimate = estimate(&caller, &fields).await?;
    let (own, lang) = (caller.person()?.organisation, caller.lang);
    let agency = caller.app.door.read(move |conn| parties::find(conn, own)).await?.name;
    let created = caller.app.clock.now().taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    Ok(give("estimate", format, move || document(&estimate, &agency, &created, lang)).await?)
}

impl Shown {
    fn of(line: &Line) -> Result<Self, Error> {
        let none = || ["—"; 3].map(str::to_owned);
        let costs = line.cost.as_ref().map(|cost| cost.total()).transpose()?;
        Ok(Self {
            prices: line.prices.map_or_else(none, said),
            costs: costs.map_or_else(none, said),
            line: line.clone(),
        })
    }
}

impl EstimatePage {
    fn source(&self, rate: &Rate) -> String {
        rate.source(self.page.lang)
    }

    fn most_years(&self) -> u32 {
        MOST_YEARS
    }

    /// Each year's name and ends.
    fn years(&self) -> Vec<(String, [String; 3])> {
        let name = |at: usize| {
            say_with(self.page.lang, "estimate-year", &BTreeMap::from([("number".to_owned(), (at + 1).to_string())]))
        };
        self.estimate.years.iter().enumerate().map(|(at, range)| (name(at), said(*range))).collect()
    }

    fn total(&self) -> [String; 3] {
        said(self.estimate.total)
    }
}

fn said(range: Range) -> [String; 3] {
    range.map(|money| money.to_string())
}
