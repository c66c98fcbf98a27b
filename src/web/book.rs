//! The price database: which products there are, and what was paid for one.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::book::asked::BookAsk;
use crate::analytics::book::list::{Listed, PAGE, Row, list};
use crate::analytics::book::paid::{Paid, load};
use crate::analytics::draw::draw;
use crate::base::id::ProductId;
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::web::layout::{Layout, page};
use crate::web::orders::when;

#[derive(Template)]
#[template(path = "book.html")]
struct BookPage {
    page: Layout,
    ask: BookAsk,
    listed: Listed,
    months: i32,
    number: usize,
    until: String,
}

#[derive(Template)]
#[template(path = "book_product.html")]
struct ProductPage {
    page: Layout,
    paid: Paid,
    trend: Option<String>,
    months: i32,
}

/// Lists the products.
///
/// # Errors
/// Who asks may not see prices, a filter cannot be read, or the database failed.
pub async fn index(caller: Caller, ask: Query<BookAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadPrices, &Facts::default())?;
    let (ask, now) = (ask.into_inner(), caller.app.clock.now());
    let (window, months) = ask.window(now.local_date())?;
    let (wanted, tally) = (ask.wanted()?, caller.app.tally.clone());
    let number = wanted.page + 1;
    let listed = caller.app.door.read(move |conn| list(conn, &tally, &wanted, window, now)).await?;
    let until = when(listed.until, caller.lang);
    Ok(page(&BookPage { page: Layout::new(&caller, "book-title"), ask, listed, months, number, until })?)
}

/// Shows what was paid for a product.
///
/// # Errors
/// Who asks may not see prices, there is no such product, or the database failed.
pub async fn show(caller: Caller, id: Path<ProductId>, ask: Query<BookAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadPrices, &Facts::default())?;
    let (window, months) = ask.window(caller.app.clock.now().local_date())?;
    let paid = caller.app.door.read(move |conn| load(conn, *id, window)).await?;
    let title = paid.product.called();
    let trend = draw(&paid.trend, caller.lang);
    Ok(page(&ProductPage { page: Layout::titled(&caller, title), trend, paid, months })?)
}

impl BookPage {
    fn classes(&self) -> &'static [Class] {
        Class::ALL
    }

    fn quartile(&self, row: &Row, at: &usize) -> String {
        let price = row.quartiles.and_then(|three| three.get(*at).copied());
        price.map_or_else(|| "—".to_owned(), |price| price.to_string())
    }

    fn to(&self, number: usize) -> String {
        let ask = BookAsk { page: number.to_string(), ..self.ask.clone() };
        format!("/prices?{}", serde_urlencoded::to_string(ask).unwrap_or_default())
    }

    fn previous(&self) -> Option<String> {
        (self.number > 1).then(|| self.to(self.number - 1))
    }

    fn next(&self) -> Option<String> {
        (self.number.saturating_mul(PAGE) < self.listed.total).then(|| self.to(self.number + 1))
    }
}

impl ProductPage {
    fn title(&self) -> String {
        self.paid.trend.title(self.page.lang)
    }

    fn how(&self) -> String {
        self.paid.trend.how(self.page.lang)
    }

    /// Names and prices of the three quartiles.
    fn three(&self, prices: &Option<[Money; 3]>) -> Vec<(&'static str, String)> {
        let names = ["figure-first-quartile", "figure-median", "figure-third-quartile"];
        let named = |prices: [Money; 3]| names.into_iter().zip(prices.map(|price| price.to_string())).collect();
        prices.map(named).unwrap_or_default()
    }

    /// Half-years with their three prices.
    fn rows(&self) -> Vec<(String, Vec<String>)> {
        let trend = &self.paid.trend;
        let said = |value: Option<i64>| value.map_or_else(|| "—".to_owned(), |value| trend.unit.said(value));
        let cells = |at| (0..trend.series.len()).rev().map(|series| said(trend.value(series, at))).collect();
        let rows = trend.categories.iter().enumerate();
        rows.map(|(at, category)| (category.said(self.page.lang), cells(at))).collect()
    }
}
