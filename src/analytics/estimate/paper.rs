//! An estimate on paper: its parts are headings that stand as data, each rate with its source and date.

use std::collections::BTreeMap;

use office_files::document::{Block, Column, Document, Language};
use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::analytics::estimate::load::{Estimate, Line};
use crate::analytics::estimate::reckon::{Range, Reckoned, sum};
use crate::base::error::Error;
use crate::texts::{say, say_with};

const PARTS: &str = include_str!("../data/estimate.csv");

#[derive(serde::Deserialize)]
struct Part {
    part: String,
    zh: String,
    en: String,
}

/// The document for an agency, made at a moment of Taipei (`2026-11-22 10:00:00`).
///
/// # Errors
/// The headings cannot be read or name a part that is none, or a sum is beyond the range.
pub fn document(estimate: &Estimate, agency: &str, created: &str, lang: Lang) -> Result<Document, Error> {
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(say(lang, "estimate-paper-title"), language);
    agency.clone_into(&mut document.organisation);
    document.subject.clone_from(&estimate.wanted.title);
    created.clone_into(&mut document.created);
    for part in csv::Reader::from_reader(PARTS.as_bytes()).into_deserialize() {
        let part: Part = part.map_err(|cause| Error::internal("read the headings", cause))?;
        document.blocks.push(Block::Heading(1, if lang == Lang::En { part.en } else { part.zh }));
        document.blocks.extend(blocks(&part.part, estimate, lang)?);
    }
    Ok(document)
}

fn blocks(part: &str, estimate: &Estimate, lang: Lang) -> Result<Vec<Block>, Error> {
    let said = |key: &str| say(lang, key);
    Ok(match part {
        "scope" => vec![scope(estimate, lang)],
        "method" => vec![Block::Paragraph(said_with(lang, "estimate-method", estimate))],
        "licences" => vec![costs(estimate, lang, |cost| &cost.licences)?],
        "maintenance" => vec![
            Block::Paragraph(said_with(lang, "estimate-maintenance-method", estimate)),
            costs(estimate, lang, |cost| &cost.maintenance)?,
        ],
        "total" => vec![years(estimate, lang)],
        "rates" => vec![rates(estimate, lang)],
        "notes" => {
            let mut notes = vec![Block::Paragraph(said("estimate-note"))];
            for line in estimate.unpriced() {
                let args = BTreeMap::from([("product".to_owned(), line.product.name.clone())]);
                notes.push(Block::Paragraph(say_with(lang, "estimate-unpriced", &args)));
            }
            notes
        }
        other => return Err(Error::internal("read the headings", format!("{other} is no part of an estimate"))),
    })
}

/// A sentence of an estimate: its window, years and rate.
pub fn said_with(lang: Lang, key: &str, estimate: &Estimate) -> String {
    let percent = estimate.rate.percent;
    let args = [
        ("from", estimate.window.from.roc()),
        ("to", estimate.window.to.roc()),
        ("years", estimate.wanted.years.to_string()),
        ("low", percent.low.normalize().to_string()),
        ("middle", percent.middle.normalize().to_string()),
        ("high", percent.high.normalize().to_string()),
        ("source", estimate.rate.source(lang)),
        ("fewest", crate::prices::reference::FEWEST.to_string()),
    ];
    say_with(lang, key, &args.map(|(name, value)| (name.to_owned(), value)).into())
}

fn scope(estimate: &Estimate, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("book-product"), 5),
        Column::text(said("book-unit"), 2),
        Column::number(said("estimate-quantity"), 2),
        Column::number(said("book-lines"), 1),
        Column::number(said("estimate-low"), 2),
        Column::number(said("estimate-middle"), 2),
        Column::number(said("estimate-high"), 2),
    ];
    let row = |line: &Line| {
        let prices =
            line.prices.map_or_else(|| ["—"; 3].map(str::to_owned), |three| three.map(|price| price.to_string()));
        let product = &line.product;
        let head = [
            format!("{} {}", product.maker, product.called()),
            product.unit.clone(),
            line.quantity.to_string(),
            line.lines.to_string(),
        ];
        head.into_iter().chain(prices).collect()
    };
    Block::Table { caption: said("estimate-prices"), columns, rows: estimate.lines.iter().map(row).collect() }
}

fn ends(head: String, lang: Lang) -> Vec<Column> {
    let end = |key: &str| Column::number(say(lang, key), 2);
    vec![Column::text(head, 5), end("estimate-low"), end("estimate-middle"), end("estimate-high")]
}

fn row(head: String, range: Range) -> Vec<String> {
    std::iter::once(head).chain(range.map(|money| money.to_string())).collect()
}

fn costs(estimate: &Estimate, lang: Lang, of: impl Fn(&Reckoned) -> &Vec<Range>) -> Result<Block, Error> {
    let mut rows = Vec::new();
    for line in &estimate.lines {
        if let Some(cost) = &line.cost {
            rows.push(row(line.product.called(), sum(of(cost).iter())?));
        }
    }
    Ok(Block::Table { caption: String::new(), columns: ends(say(lang, "book-product"), lang), rows })
}

fn years(estimate: &Estimate, lang: Lang) -> Block {
    let year =
        |at: usize| say_with(lang, "estimate-year", &BTreeMap::from([("number".to_owned(), (at + 1).to_string())]));
    let mut rows: Vec<Vec<String>> =
        estimate.years.iter().enumerate().map(|(at, range)| row(year(at), *range)).collect();
    rows.push(row(say(lang, "estimate-total"), estimate.total));
    Block::Table { caption: String::new(), columns: ends(say(lang, "estimate-of-year"), lang), rows }
}

fn rates(estimate: &Estimate, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("estimate-rate-percent"), 2),
        Column::text(said("estimate-rate-date"), 2),
        Column::text(said("estimate-rate-source"), 7),
        Column::text(said("estimate-rate-used"), 1),
    ];
    let row = |rate: &crate::analytics::estimate::rate::Rate| {
        let used = if rate.id == estimate.rate.id { said("estimate-used") } else { String::new() };
        vec![
            rate.percent.said(),
            if lang == Lang::En { rate.date.to_string() } else { roc::long(rate.date) },
            rate.source(lang),
            used,
        ]
    };
    Block::Table { caption: String::new(), columns, rows: estimate.rates.iter().map(row).collect() }
}
