//! The record of an opening on paper (開標紀錄), to be signed by those who opened and watched.

use office_files::document::{Block, Column, Document, Language};
use procurement_law::ruling::{Lang, Ruling};

use crate::base::error::Error;
use crate::openings::model::OpeningRecord;
use crate::openings::written::Written;
use crate::tenders::model::Tender;
use crate::texts::say;

/// The document.
///
/// # Errors
/// The row cannot be read, a fault of the program.
pub fn document(tender: &Tender, row: &OpeningRecord, lang: Lang) -> Result<Document, Error> {
    let (said, written) = (|key: &str| say(lang, key), row.written()?);
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(said("opening-record"), language);
    document.organisation.clone_from(&tender.agency);
    document.number.clone_from(&tender.case_no);
    document.subject.clone_from(&tender.name);
    document.created = written.held_at.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    document.blocks.push(Block::Facts(facts(tender, row, &written, lang)));
    document.blocks.push(bids(&written, lang));
    document.blocks.push(Block::Heading(1, said("opening-law")));
    for ruling in row.read_rulings()? {
        document.blocks.push(Block::Paragraph(line(&ruling, lang)));
    }
    if !written.remarks.trim().is_empty() {
        document.blocks.push(Block::Heading(1, said("opening-remarks")));
        document.blocks.push(Block::Paragraph(written.remarks.clone()));
    }
    document.blocks.push(Block::Heading(1, said("opening-signatures")));
    let signed = ["opening-chair", "opening-clerk", "opening-monitor", "opening-attended"];
    document.blocks.push(Block::Facts(signed.map(|key| (said(key), String::new())).into()));
    Ok(document)
}

fn facts(tender: &Tender, row: &OpeningRecord, written: &Written, lang: Lang) -> Vec<(String, String)> {
    let said = |key: &str| say(lang, key);
    let or = |text: &str| if text.trim().is_empty() { "—".to_owned() } else { text.trim().to_owned() };
    let withheld: Vec<String> =
        written.withheld.iter().map(|ground| said(&ground.to_string().replace('_', "-"))).collect();
    let mut facts = vec![
        (said("tender-no"), tender.case_no.clone()),
        (said("tender-name"), tender.name.clone()),
        (said("review-stage"), said(&format!("stage-{}", row.stage))),
        (said("opening-held-at"), written.held_at.roc()),
        (said("opening-place"), written.place.clone()),
        (said("opening-called"), said(&format!("called-{}", written.called))),
        (said("opening-turn"), written.turn.to_string()),
        (said("opening-chair"), format!("{}（{}）", written.chair, or(&written.chair_appointed))),
        (said("opening-clerk"), written.clerk.clone()),
        (said("opening-monitor"), or(&written.monitor)),
        (said("opening-attended"), or(&written.attended)),
        (said("opening-counted"), format!("{} / {}", row.counted, written.bids.len())),
        (said("opening-result"), said(&format!("opening-result-{}", written.result).replace('_', "-"))),
    ];
    if !withheld.is_empty() {
        facts.push((said("opening-withheld"), withheld.join("、")));
    }
    facts
}

fn bids(written: &Written, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("opening-bidder"), 5),
        Column::text(said("opening-ubn"), 2),
        Column::text(said("opening-delivered"), 4),
        Column::text(said("opening-submitted"), 2),
        Column::text(said("opening-obstacle"), 3),
        Column::number(said("opening-price"), 3),
    ];
    let row = |bid: &crate::openings::written::BidLine| {
        let obstacle = bid.obstacle.map(|one| said(&format!("obstacle-{one}").replace('_', "-")));
        vec![
            bid.name.clone(),
            bid.ubn.clone(),
            bid.delivered_at.roc(),
            bid.submitted.map_or_else(|| "—".to_owned(), |way| said(&format!("submitted-{way}"))),
            obstacle.unwrap_or_else(|| "—".to_owned()),
            bid.price.map_or_else(|| "—".to_owned(), |price| price.to_string()),
        ]
    };
    Block::Table { caption: said("opening-bids"), columns, rows: written.bids.iter().map(row).collect() }
}

fn line(ruling: &Ruling, lang: Lang) -> String {
    let cites: Vec<String> = ruling.cites.iter().map(|cite| cite.label(lang)).collect();
    format!("{}　{}（{}）", ruling.rule, ruling.sentence(lang), cites.join("、"))
}
