//! Documents of one type of all bids of a tender side by side, as the report shows them.

use std::collections::BTreeSet;

use bid_review::bundle::Bundle;
use bid_review::document::Field;
use bid_review::kind::DocumentKind;
use bid_review::report::{BidReport, DocumentReport, Report};
use procurement_law::ruling::Lang;

use crate::review::beside::{Likeness, likeness};
use crate::texts::say;
use crate::web::review::kind::{kind_title, named, value};

/// One type of document of a tender.
pub struct Table {
    /// The tender's number.
    pub tender: String,
    /// The type in words.
    pub title: String,
    /// Whose documents they are, and where each stands.
    pub columns: Vec<(String, String)>,
    /// The bids without one.
    pub without: Vec<String>,
    /// The fields.
    pub rows: Vec<Row>,
}

/// One field.
pub struct Row {
    /// Its name in words.
    pub name: String,
    /// How its values lie to each other, in words; none where one document alone has it.
    pub likeness: Option<String>,
    /// Whether some say the same and others do not: between vendors that is what a reviewer looks for.
    pub shared: bool,
    /// What each document says; none where it was not read.
    pub cells: Vec<Option<String>>,
}

/// The tables of all tenders for which several bids came, in the order of the tenders and of the types.
pub fn tables(bundle: &Bundle, report: &Report) -> Vec<Table> {
    let bids: Vec<(&str, &BidReport)> =
        bundle.bids.iter().map(|bid| bid.terms.tender_no.as_str()).zip(&report.bids).collect();
    let tenders: BTreeSet<&str> = bids.iter().map(|(tender, _)| *tender).collect();
    let of = |tender: &str| bids.iter().filter(|(no, _)| *no == tender).map(|(_, bid)| *bid).collect::<Vec<_>>();
    let several = tenders.into_iter().map(|tender| (tender, of(tender))).filter(|(_, bids)| bids.len() > 1);
    several
        .flat_map(|(tender, bids)| DocumentKind::ALL.iter().filter_map(move |kind| table(tender, kind, &bids)))
        .collect()
}

fn table(tender: &str, kind: &DocumentKind, bids: &[&BidReport]) -> Option<Table> {
    let own = |bid: &&BidReport| bid.documents.iter().any(|document| document.kind == kind.name());
    let documents: Vec<(&str, &DocumentReport)> = bids
        .iter()
        .flat_map(|bid| bid.documents.iter().map(|document| (bid.bid.as_str(), document)))
        .filter(|(_, document)| document.kind == kind.name())
        .collect();
    let names: BTreeSet<&String> = documents.iter().flat_map(|(_, document)| document.places.keys()).collect();
    (*kind != DocumentKind::Unknown && !documents.is_empty()).then(|| Table {
        tender: tender.to_owned(),
        title: kind_title(kind.name(), Lang::ZhTw),
        columns: documents.iter().map(|(bid, document)| ((*bid).to_owned(), place(document))).collect(),
        without: bids.iter().filter(|bid| !own(bid)).map(|bid| bid.bid.clone()).collect(),
        rows: names.into_iter().map(|name| row(name, &documents)).collect(),
    })
}

fn row(name: &str, documents: &[(&str, &DocumentReport)]) -> Row {
    let fields: Vec<Option<Field>> = documents.iter().map(|(_, document)| document.places.get(name).cloned()).collect();
    let likeness = likeness(&fields);
    Row {
        name: named("bid-field", name, Lang::ZhTw),
        likeness: (likeness != Likeness::Single).then(|| say(Lang::ZhTw, &format!("beside-{likeness}"))),
        shared: likeness == Likeness::Shared,
        cells: fields.iter().map(|field| field.as_ref().map(|field| value(&field.value, Lang::ZhTw))).collect(),
    }
}

fn place(document: &DocumentReport) -> String {
    format!("{} 第 {} 頁", document.file, document.pages[0] + 1)
}
