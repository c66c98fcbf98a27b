//! The record of an award on paper (決標紀錄, 政府採購法施行細則 68), with the fields of an award notice, to be signed by those
//! who opened and watched.

use office_files::document::{Block, Column, Document, Language};
use procurement_law::award::awd_01::Answered;
use procurement_law::ruling::Lang;

use crate::awards::model::{AwardCase, ItemState};
use crate::awards::plan::Plan;
use crate::awards::read::{Found, Line};
use crate::base::error::Error;
use crate::base::money::Money;
use crate::texts::say;

/// The document.
///
/// # Errors
/// The award is not closed, or a row cannot be read.
pub fn document(found: &Found, lang: Lang) -> Result<Document, Error> {
    let (case, plan) = found.planned()?;
    let closed = case.closed_at.ok_or_else(|| Error::conflict("award.not_closed"))?;
    let said = |key: &str| say(lang, key);
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(said("award-record"), language);
    document.organisation.clone_from(&found.tender.agency);
    document.number.clone_from(&found.tender.case_no);
    document.subject.clone_from(&found.tender.name);
    document.created = closed.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    document.blocks.push(Block::Facts(facts(found, case, plan, lang)));
    document.blocks.push(results(found, plan, lang));
    document.blocks.push(offers(found, lang));
    if found.items.iter().any(|line| !line.course.replies.is_empty()) {
        document.blocks.push(replies(found, lang));
    }
    for line in &found.items {
        notes(&mut document, line, lang);
    }
    document.blocks.push(Block::Heading(1, said("opening-law")));
    for line in &found.items {
        for ruling in line.row.read_rulings()? {
            let cites: Vec<String> = ruling.cites.iter().map(|cite| cite.label(lang)).collect();
            let text =
                format!("{} {}　{}（{}）", line.row.item_no, ruling.rule, ruling.sentence(lang), cites.join("、"));
            document.blocks.push(Block::Paragraph(text));
        }
    }
    document.blocks.push(Block::Heading(1, said("opening-signatures")));
    let signed = ["opening-chair", "opening-clerk", "opening-monitor"];
    document.blocks.push(Block::Facts(signed.map(|key| (said(key), String::new())).into()));
    Ok(document)
}

fn facts(found: &Found, case: &AwardCase, plan: &Plan, lang: Lang) -> Vec<(String, String)> {
    let said = |key: &str| say(lang, key);
    let word = |family: &str, name: &str| said(&format!("{family}-{name}").replace('_', "-"));
    let day = case.closed_at.map(|at| at.roc()).unwrap_or_default();
    let awarded = found.items.iter().filter(|line| line.row.state == ItemState::Awarded).count();
    vec![
        (said("tender-no"), found.tender.case_no.clone()),
        (said("tender-name"), found.tender.name.clone()),
        (said("award-manner"), word("manner", plan.manner.as_str())),
        (said("award-category"), word("category", plan.category.code())),
        (said("award-procurement"), format!("NT$ {}", plan.procurement)),
        (said("award-budget"), format!("NT$ {}", plan.budget)),
        (said("award-reserve"), word("reserve", plan.reserve.as_str())),
        (said("award-closed-at"), day),
        (said("award-awarded-of"), format!("{awarded} / {}", found.items.len())),
    ]
}

fn results(found: &Found, plan: &Plan, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("award-item"), 5),
        Column::text(said("award-state"), 2),
        Column::number(said("award-reserve-short"), 3),
        Column::number(said("award-award-price"), 3),
        Column::text(said("award-winners"), 6),
    ];
    let row = |line: &Line| {
        let name = plan.item(&line.row.item_no).map(|item| item.name.clone()).unwrap_or_default();
        let ended = line.course.result.as_ref();
        let winners = ended.map(|ended| ended.winners.as_slice()).unwrap_or_default();
        let names: Vec<&str> = winners.iter().map(|winner| line.course.name(&winner.label)).collect();
        vec![
            format!("{} {name}", line.row.item_no),
            said(&format!("award-state-{}", line.row.state)),
            dash(found.told.get(&line.row.item_no).copied()),
            dash(winners.first().map(|winner| winner.price)),
            if names.is_empty() {
                ended.map(|ended| ended.reason.clone()).unwrap_or_default()
            } else {
                names.join("、")
            },
        ]
    };
    Block::Table { caption: said("award-items"), columns, rows: found.items.iter().map(row).collect() }
}

fn offers(found: &Found, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("award-item"), 2),
        Column::text(said("award-bidder"), 6),
        Column::text(said("opening-ubn"), 3),
        Column::number(said("award-price"), 3),
        Column::text(said("award-standing"), 4),
    ];
    let rows = found.items.iter().flat_map(|line| {
        line.course.offers.iter().map(move |offer| {
            let standing = say(lang, &format!("standing-{}", offer.standing.code()).replace('_', "-"));
            let why = if offer.why.is_empty() { standing } else { format!("{standing}（{}）", offer.why) };
            let name = line.course.name(&offer.label).to_owned();
            vec![line.row.item_no.clone(), name, offer.ubn.clone(), offer.price.to_string(), why]
        })
    });
    Block::Table { caption: said("award-offers"), columns, rows: rows.collect() }
}

fn replies(found: &Found, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("award-item"), 2),
        Column::text(said("award-round"), 2),
        Column::text(said("award-bidder"), 5),
        Column::text(said("award-answer"), 4),
        Column::number(said("award-price"), 3),
        Column::text(said("award-answered-at"), 4),
    ];
    let rows = found.items.iter().flat_map(|line| {
        line.course.replies.iter().map(move |reply| {
            let round = if reply.round == 0 { say(lang, "award-first-reduction") } else { reply.round.to_string() };
            let answer = say(lang, &format!("answered-{}", reply.answer.code()).replace('_', "-"));
            let price = reply.price.filter(|_| reply.answer == Answered::Price);
            let name = line.course.name(&reply.label).to_owned();
            vec![line.row.item_no.clone(), round, name, answer, dash(price), reply.at.roc()]
        })
    });
    Block::Table { caption: said("award-replies"), columns, rows: rows.collect() }
}

/// What else came to pass with an item: lots, low prices, approvals above the reserve price.
fn notes(document: &mut Document, line: &Line, lang: Lang) {
    let (said, course) = (|key: &str| say(lang, key), &line.course);
    let mut facts = Vec::new();
    if let Some(lots) = course.lots.as_ref().filter(|lots| !lots.drawn.is_empty()) {
        facts.push((said("award-lots-in"), lots.labels.join("、")));
        if lots.by_hand.is_empty() {
            facts.push((said("award-lots-commitment"), lots.commitment.clone()));
            facts.push((said("award-lots-secret"), lots.secret.clone()));
            facts.push((said("award-lots-words"), lots.words.join("、")));
        } else {
            facts.push((said("award-lots-by-hand"), lots.by_hand.clone()));
        }
        facts.push((said("award-lots-drawn"), course.name(&lots.drawn).to_owned()));
    }
    for low in &course.low {
        facts.push((say(lang, "award-standing"), course.name(&low.label).to_owned()));
        facts.extend(low.explanation.map(|found| {
            (said("award-explanation"), said(&format!("explanation-{}", found.code()).replace('_', "-")))
        }));
        facts.push((said("award-reason"), low.reason.clone()));
        for part in &low.parts {
            let held = [("recent-award", part.recent_award), ("general-price", part.general_price)];
            let held = held.into_iter().filter_map(|(name, amount)| Some((name, amount?)));
            let held: Vec<String> =
                held.map(|(name, amount)| format!("{} NT$ {amount}", said(&format!("award-{name}")))).collect();
            facts.push((said("award-part"), format!("{} NT$ {}　{}", part.name, part.price, held.join("、"))));
        }
    }
    if let Some(above) = &course.above {
        facts.push((said("award-urgent"), above.urgent.clone()));
        facts.push((said("award-approval"), above.approval.clone()));
        facts.push((said("award-superior-approval"), above.superior_approval.clone()));
    }
    if !facts.is_empty() {
        document.blocks.push(Block::Heading(1, format!("{} {}", said("award-item"), line.row.item_no)));
        document.blocks.push(Block::Facts(facts));
    }
}

fn dash(amount: Option<Money>) -> String {
    amount.map_or_else(|| "—".to_owned(), |amount| amount.to_string())
}
