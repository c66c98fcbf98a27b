//! The request for approval on paper (請購簽): what is ordered, why, and what the law says, as a document to be circulated.

use std::collections::BTreeMap;

use office_files::document::{Block, Column, Document, Language};
use procurement_law::ruling::{Lang, Outcome, Ruling};

use crate::base::error::Error;
use crate::orders::model::{Order, OrderLine};
use crate::texts::{say, say_with};

/// The names of what the order points to.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The ordering agency.
    pub agency: String,
    /// The vendor.
    pub vendor: String,
    /// The framework's case number and title.
    pub framework: String,
    /// Who placed it.
    pub requester: String,
    /// Item number and product of each line, in their order.
    pub lines: Vec<(String, String)>,
}

/// The document.
///
/// # Errors
/// The rulings cannot be read, a fault of the program.
pub fn document(order: &Order, lines: &[OrderLine], names: &Names, lang: Lang) -> Result<Document, Error> {
    let said = |key: &str| say(lang, key);
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(said("request-title"), language);
    document.organisation.clone_from(&names.agency);
    let args = BTreeMap::from([("number".to_owned(), order.number.clone())]);
    document.subject = say_with(lang, "request-subject", &args);
    document.created = order.placed_at.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    let mut facts = vec![
        (said("order-number"), order.number.clone()),
        (said("order-agency"), names.agency.clone()),
        (said("order-vendor"), names.vendor.clone()),
        (said("order-framework"), names.framework.clone()),
        (said("order-placed-by"), names.requester.clone()),
        (said("order-placed-at"), order.placed_at.roc()),
        (said("order-total"), format!("NT$ {}", order.amount)),
        (said("order-reason"), order.reason.clone()),
    ];
    if let Some(reference) = &order.superior_approval {
        facts.push((said("order-superior-approval"), reference.clone()));
    }
    if let Some(level) = order.stated().level {
        facts.push((said("stated-level"), said(&format!("protection-{level}"))));
    }
    document.blocks.push(Block::Facts(facts));
    document.blocks.push(Block::Heading(1, said("order-lines")));
    document.blocks.push(table(lines, names, lang));
    document.blocks.push(Block::Heading(1, said("order-rulings-stored")));
    let rulings: Vec<Ruling> =
        serde_json::from_str(&order.rulings).map_err(|cause| Error::internal("read an order's rulings", cause))?;
    document.blocks.push(law(&rulings, lang));
    document.blocks.push(Block::Heading(1, said("request-signatures")));
    let signed = ["request-buyer", "request-accounting", "request-head"].map(|key| (said(key), String::new()));
    document.blocks.push(Block::Facts(signed.into()));
    Ok(document)
}

fn table(lines: &[OrderLine], names: &Names, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("order-item-no"), 1),
        Column::text(said("order-item"), 6),
        Column::number(said("order-quantity"), 2),
        Column::number(said("order-unit-price"), 2),
        Column::number(said("order-amount"), 3),
    ];
    let row = |(line, (item_no, name)): (&OrderLine, &(String, String))| {
        let (unit, amount) = (line.unit_price.to_string(), line.amount.to_string());
        vec![item_no.clone(), name.clone(), line.quantity.to_string(), unit, amount]
    };
    Block::Table { caption: String::new(), columns, rows: lines.iter().zip(&names.lines).map(row).collect() }
}

/// Every ruling with its sentence and the places in the law.
fn law(rulings: &[Ruling], lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("request-rule"), 1),
        Column::text(said("request-outcome"), 1),
        Column::text(said("request-sentence"), 6),
        Column::text(said("ruling-cites"), 3),
    ];
    let row = |ruling: &Ruling| {
        let outcome = match ruling.outcome {
            Outcome::Allow => "ruling-allow",
            Outcome::Warn => "ruling-warn",
            Outcome::NeedsPerson => "ruling-person",
            Outcome::Refuse => "ruling-refuse",
        };
        let cites: Vec<String> = ruling.cites.iter().map(|cite| cite.label(lang)).collect();
        vec![ruling.rule.clone(), said(outcome), ruling.sentence(lang), cites.join(&said("ruling-comma"))]
    };
    Block::Table { caption: String::new(), columns, rows: rulings.iter().map(row).collect() }
}
