//! The public figure of orders by month: picture, finding, table, file.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::{Query, block};
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::analytics::chart::{Chart, Series};
use crate::analytics::orders_by_month::{Span, load};
use crate::analytics::svg::{Words, draw};
use crate::base::error::Error;
use crate::base::money::Money;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::texts::{say, say_with};
use crate::web::layout::{Layout, page};

/// Which months, and as what.
#[derive(Debug, Deserialize)]
pub struct ChartAsk {
    from: Option<String>,
    to: Option<String>,
    format: Option<String>,
}

#[derive(Template)]
#[template(path = "chart.html")]
struct ChartPage {
    page: Layout,
    chart: Chart,
    svg: Option<String>,
    finding: String,
    from: String,
    to: String,
}

/// Shows the figure, or gives its table as a file with `format=csv`.
///
/// # Errors
/// The months cannot be read, or the database failed.
pub async fn orders_by_month(caller: Caller, ask: Query<ChartAsk>) -> Result<HttpResponse, Failure> {
    let span = Span::parse(ask.from.as_deref(), ask.to.as_deref(), caller.app.clock.now())?;
    let chart = caller.app.door.read(move |conn| load(conn, span)).await?;
    let lang = caller.lang;
    if ask.format.as_deref() == Some("csv") {
        let disposition = format!("attachment; filename=\"orders-{}-{}.csv\"", span.from.iso(), span.to.iso());
        let answer = HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header(("content-disposition", disposition))
            .body(csv(&chart, lang)?);
        return Ok(answer);
    }
    let finding = finding(&chart, lang);
    let words = Words {
        title: say(lang, "chart-orders-figure"),
        finding: finding.clone(),
        series: chart.series.iter().map(|series| class(&series.name, lang)).collect(),
    };
    // Reading the font the first time takes a while that the other requests need not wait for.
    let (svg, chart) =
        block(move || (draw(&chart, &words), chart)).await.map_err(|cause| Error::internal("draw", cause))?;
    let title = Layout::new(&caller, chart.title);
    Ok(page(&ChartPage { page: title, chart, svg, finding, from: span.from.roc(), to: span.to.roc() })?)
}

impl ChartPage {
    fn class(&self, name: &str) -> String {
        class(name, self.page.lang)
    }

    fn count_of(&self, month: &usize) -> i64 {
        self.chart.count_of(*month)
    }

    fn total_of(&self, month: &usize) -> Money {
        self.chart.total_of(*month)
    }

    fn count(&self, series: &Series, month: &usize) -> i64 {
        series.counts.get(*month).copied().unwrap_or_default()
    }

    fn amount(&self, series: &Series, month: &usize) -> Money {
        series.values.get(*month).copied().unwrap_or_default()
    }
}

fn class(name: &str, lang: Lang) -> String {
    say(lang, &format!("chart-class-{name}"))
}

/// What the figure shows, in a sentence.
fn finding(chart: &Chart, lang: Lang) -> String {
    let Some(largest) = chart.largest() else { return say(lang, "chart-finding-none") };
    let total = chart.total().0.max(1);
    let share = i128::from(largest.total().0) * 100 / i128::from(total);
    let (first, last) = (chart.categories.first().cloned(), chart.categories.last().cloned());
    let args = [
        ("from", first.unwrap_or_default()),
        ("to", last.unwrap_or_default()),
        ("count", chart.count().to_string()),
        ("total", chart.total().to_string()),
        ("class", class(&largest.name, lang)),
        ("share", share.to_string()),
    ];
    let args: BTreeMap<String, String> = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    say_with(lang, "chart-finding", &args)
}

/// The table as a file, one row for each month and class; the mark at its head tells Excel that it is UTF-8.
fn csv(chart: &Chart, lang: Lang) -> Result<String, Error> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let head = ["chart-month", "chart-class", "chart-count", "chart-amount"].map(|key| say(lang, key));
    writer.write_record(head).map_err(failed)?;
    for series in &chart.series {
        for ((month, amount), count) in chart.categories.iter().zip(&series.values).zip(&series.counts) {
            let row = [month.clone(), class(&series.name, lang), count.to_string(), amount.decimal().to_string()];
            writer.write_record(row).map_err(failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(failed)?;
    String::from_utf8(bytes).map_err(failed)
}

fn failed(cause: impl std::fmt::Display) -> Error {
    Error::internal("write a table", cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(values: [i64; 2]) -> Chart {
        let series = Series { name: "cloud".to_owned(), values: values.map(Money).to_vec(), counts: vec![1, 2] };
        let categories = vec!["115-01".to_owned(), "115-02".to_owned()];
        Chart { title: "chart-orders-title", unit: "TWD", categories, series: vec![series] }
    }

    #[test]
    fn the_file_holds_exact_amounts() {
        let text = csv(&chart([12_345_000, 0]), Lang::ZhTw).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with('\u{feff}'));
        assert!(lines[1].starts_with("115-01,") && lines[1].ends_with(",1,1234.5"), "{}", lines[1]);
    }

    #[test]
    fn the_finding_names_the_largest_class() {
        let sentence = finding(&chart([10_000_000, 0]), Lang::ZhTw);
        assert!(sentence.contains("1,000") && sentence.contains("100"), "{sentence}");
        assert_eq!(finding(&chart([0, 0]), Lang::ZhTw), say(Lang::ZhTw, "chart-finding-none"));
    }
}
