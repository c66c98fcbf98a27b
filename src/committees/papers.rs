//! The papers of a meeting: the summary table under codes (評選總表), and the minutes (會議紀錄), to be signed.

use std::collections::BTreeMap;

use office_files::document::{Block, Column, Document, Language};
use procurement_law::evaluation::score_facts::Method;
use procurement_law::ruling::{Lang, Ruling};

use crate::committees::chair::Desk;
use crate::committees::course::{Minutes, Tally, TallyLine};
use crate::committees::criteria::Criteria;
use crate::committees::draw::draw_of;
use crate::committees::law_meeting::{chair, is_here};
use crate::committees::people::Person;
use crate::committees::words::coded;
use crate::texts::{say, say_with};

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The summary table.
    Summary,
    /// The minutes.
    Minutes,
}

/// The paper of a meeting.
pub fn document(desk: &Desk, criteria: &Criteria, paper: Paper, lang: Lang) -> Document {
    let said = |key: &str| say(lang, key);
    let title = match paper {
        Paper::Summary => "committee-summary",
        Paper::Minutes => "committee-minutes",
    };
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(said(title), language);
    let tender = &desk.body.tender;
    document.organisation.clone_from(&tender.agency);
    document.number.clone_from(&tender.case_no);
    document.subject.clone_from(&tender.name);
    document.created = desk.course.held_at.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    document.blocks.push(Block::Facts(head(desk, criteria, lang)));
    if paper == Paper::Minutes {
        document.blocks.extend(minutes(desk, lang));
    }
    if let Some(tally) = &desk.course.result {
        document.blocks.push(overall(tally, criteria.method, lang));
        document.blocks.push(each(tally, lang));
    }
    document.blocks.extend(statements(desk, lang));
    document.blocks.push(people(desk, lang));
    if paper == Paper::Minutes {
        document.blocks.push(Block::Heading(1, said("committee-law")));
        // Rulings of the count name codes, those of attendance names: both stand in the paper already.
        let rulings = desk.law.values().flatten();
        document.blocks.extend(rulings.map(|ruling| Block::Paragraph(line(ruling, lang))));
    }
    document
}

fn head(desk: &Desk, criteria: &Criteria, lang: Lang) -> Vec<(String, String)> {
    let said = |key: &str| say(lang, key);
    let name = |one: Option<&Person>| one.map_or_else(|| "—".to_owned(), |one| one.who.name.clone());
    let mut facts = vec![
        (said("tender-no"), desk.body.tender.case_no.clone()),
        (said("tender-name"), desk.body.tender.name.clone()),
        (said("meeting-number"), desk.meeting.number.to_string()),
        (said("meeting-held-at"), desk.course.held_at.roc()),
        (said("meeting-place"), desk.course.place.clone()),
        (said("meeting-chair"), name(chair(&desk.body, &desk.course).1)),
        (said("meeting-clerk"), desk.course.clerk.clone()),
        (said("criteria-method"), coded(criteria.method.code(), lang)),
    ];
    if let Some(round) = &desk.course.round {
        facts.push((said("meeting-round"), round.number.to_string()));
    }
    facts
}

/// Place, points and price of each bidder.
pub fn overall(tally: &Tally, method: Method, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("committee-bidder"), 5),
        Column::number(said("committee-price"), 3),
        Column::number(said("committee-sum"), 2),
        Column::number(said("committee-average"), 2),
        Column::number(said("committee-rank-sum"), 2),
        Column::number(said("committee-place"), 2),
    ];
    let row = |line: &TallyLine| {
        let price = line.price.map_or_else(|| "—".to_owned(), |price| price.to_string());
        let place = line.place.map_or_else(|| said("committee-below"), |place| place.to_string());
        vec![
            line.bidder.clone(),
            price,
            line.sum.to_string(),
            line.average.to_string(),
            line.rank_sum.to_string(),
            place,
        ]
    };
    let caption = format!("{}（{}）", said("committee-overall"), coded(method.code(), lang));
    Block::Table { caption, columns, rows: tally.lines.iter().map(row).collect() }
}

/// Points and rank that each code gives each bidder.
fn each(tally: &Tally, lang: Lang) -> Block {
    let mut columns = vec![Column::text(say(lang, "committee-code"), 3)];
    columns.extend(tally.lines.iter().map(|line| Column::number(line.bidder.clone(), 4)));
    let row = |sheet: &crate::committees::course::CodedSheet| {
        let given = sheet.given.iter().map(|one| format!("{} ({})", one.total, one.rank));
        std::iter::once(sheet.code.clone()).chain(given).collect()
    };
    Block::Table { caption: say(lang, "committee-each"), columns, rows: tally.sheets.iter().map(row).collect() }
}

/// The three statements that the table annexes (審議規則第6條之1): discussed, opinion, difference.
fn statements(desk: &Desk, lang: Lang) -> Vec<Block> {
    let said = |key: &str| say(lang, key);
    let yes = |yes: bool| said(if yes { "committee-yes" } else { "committee-no" });
    let written = desk.course.minutes.clone().unwrap_or_default();
    let tally = desk.course.result.as_ref();
    let resolved = desk.course.differences.iter().map(|one| {
        let code = if one.code.is_empty() { String::new() } else { format!(" {}", one.code) };
        format!("{}{code}：{}（{}）", coded(one.resolution.code(), lang), one.reason, one.in_favour)
    });
    let differs = if written.differs { format!("{}　{}", yes(true), written.reasons) } else { yes(false) };
    let apart = tally.is_some_and(|tally| !tally.disputed.is_empty()) || !desk.course.differences.is_empty();
    let mut facts = vec![
        (said("minutes-discussed"), yes(written.discussed)),
        (said("minutes-differs"), differs),
        (said("committee-difference"), yes(apart)),
    ];
    let resolved: Vec<String> = resolved.collect();
    if !resolved.is_empty() {
        facts.push((said("committee-resolved"), resolved.join("\n")));
    }
    if let Some(tally) = tally.filter(|tally| !tally.removed.is_empty()) {
        facts.push((said("committee-removed"), tally.removed.join("、")));
    }
    if let Some(decision) = &desk.course.decision {
        let chosen = decision.chosen.clone().unwrap_or_else(|| said("committee-no-best"));
        facts.push((said("committee-decision"), chosen));
        facts.push((said("committee-decided-by"), said(&format!("committee-by-{}", decision.by))));
        facts.push((said("committee-in-favour"), decision.in_favour.to_string()));
        facts.push((said("committee-reason"), decision.reason.clone()));
        if !decision.lots.trim().is_empty() {
            facts.push((said("committee-lots"), decision.lots.clone()));
        }
    }
    let mut blocks = vec![Block::Facts(facts)];
    blocks.extend(lots(desk, lang));
    blocks
}

/// The draw with all that anybody needs to work it out again.
fn lots(desk: &Desk, lang: Lang) -> Vec<Block> {
    let said = |key: &str| say(lang, key);
    let Some(lots) = desk.course.draw() else { return Vec::new() };
    let mut facts =
        vec![(said("award-lots-in"), lots.labels.join("、")), (said("award-lots-commitment"), lots.commitment.clone())];
    if lots.drawn.is_empty() {
        return vec![Block::Heading(1, said("award-lots")), Block::Facts(facts)];
    }
    facts.push((said("award-lots-secret"), lots.secret.clone()));
    facts.push((said("award-lots-words"), lots.words.join("、")));
    facts.push((said("award-lots-drawn"), lots.drawn.clone()));
    let again = say_with(lang, "committee-lots-again", &BTreeMap::from([("of".to_owned(), draw_of(desk))]));
    vec![Block::Heading(1, said("award-lots")), Block::Facts(facts), Block::Paragraph(again)]
}

/// All members with occupation and attendance, and room for their signatures.
fn people(desk: &Desk, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("committee-member"), 3),
        Column::text(said("committee-occupation"), 4),
        Column::text(said("committee-attended"), 2),
        Column::text(said("committee-signature"), 4),
    ];
    let row = |one: &Person| {
        let here = is_here(&desk.course, one.seat.id);
        let here = said(if here { "committee-here" } else { "committee-away" });
        vec![one.who.name.clone(), one.who.occupation.clone(), here, String::new()]
    };
    Block::Table { caption: said("committee-members"), columns, rows: desk.body.staying().map(row).collect() }
}

/// What the minutes say in words.
fn minutes(desk: &Desk, lang: Lang) -> Vec<Block> {
    let said = |key: &str| say(lang, key);
    let written: Minutes = desk.course.minutes.clone().unwrap_or_default();
    let texts = [
        ("minutes-guests", &written.guests),
        ("minutes-reports", &written.reports),
        ("minutes-discussions", &written.discussions),
        ("minutes-motions", &written.motions),
        ("minutes-helpers", &written.helpers),
        ("minutes-course", &written.course),
        ("minutes-negotiation", &written.negotiation),
    ];
    let mut blocks = Vec::new();
    for (key, text) in texts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        blocks.push(Block::Heading(1, said(key)));
        blocks.push(Block::Paragraph(text.clone()));
    }
    if !desk.course.dissents.is_empty() {
        blocks.push(Block::Heading(1, said("meeting-dissent")));
        for one in &desk.course.dissents {
            let name = desk.body.members.iter().find(|member| member.seat.id == one.seat);
            let name = name.map_or("", |member| member.who.name.as_str());
            blocks.push(Block::Paragraph(format!("{name}：{}", one.words)));
        }
    }
    blocks
}

fn line(ruling: &Ruling, lang: Lang) -> String {
    let cites: Vec<String> = ruling.cites.iter().map(|cite| cite.label(lang)).collect();
    format!("{}　{}（{}）", ruling.rule, ruling.sentence(lang), cites.join("、"))
}
