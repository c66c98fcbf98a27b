//! The notice of a tender's result on paper.

use std::collections::BTreeMap;

use office_files::document::{Block, Column, Document, Language};
use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::results::fields::fields;
use crate::results::notice::{Notice, NoticeItem};
use crate::texts::{say, say_with};

/// The document.
pub fn document(notice: &Notice, lang: Lang) -> Document {
    let said = |key: &str| say(lang, key);
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(said(title(notice)), language);
    document.organisation.clone_from(&notice.agency);
    document.number.clone_from(&notice.tender_no);
    document.subject.clone_from(&notice.subject);
    document.created = notice.decided_at.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    let blank = || said("result-unknown");
    let facts = fields(notice, lang).into_iter();
    let facts = facts.map(|(name, value)| (said(&format!("result-field-{name}")), value.unwrap_or_else(blank)));
    document.blocks.push(Block::Facts(facts.collect()));
    if !notice.items.is_empty() {
        document.blocks.push(items(notice, lang));
    }
    if !notice.losing.is_empty() {
        let names: Vec<&str> = notice.losing.iter().map(|party| party.name.as_str()).collect();
        document.blocks.push(Block::Facts(vec![(said("result-losing"), names.join("、"))]));
    }
    if let Some(until) = notice.objection_until {
        document.blocks.push(Block::Paragraph(objection(until, lang)));
    }
    document.blocks.push(Block::Note(said("result-unknown-note")));
    document
}

/// The key of a notice's title.
pub fn title(notice: &Notice) -> &'static str {
    if notice.awarded { "result-award" } else { "result-no-award" }
}

/// Until when one may object, in words.
pub fn objection(until: chrono::NaiveDate, lang: Lang) -> String {
    let day = if lang == Lang::En { until.to_string() } else { roc::long(until) };
    say_with(lang, "result-objection", &BTreeMap::from([("day".to_owned(), day)]))
}

fn items(notice: &Notice, lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let columns = vec![
        Column::text(said("award-item"), 5),
        Column::text(said("award-state"), 2),
        Column::number(said("award-reserve-short"), 3),
        Column::number(said("award-award-price"), 3),
        Column::text(said("result-winners"), 7),
    ];
    let row = |item: &NoticeItem| {
        let amount =
            |amount: Option<crate::base::money::Money>| amount.map_or_else(|| "—".to_owned(), |it| it.to_string());
        let name = if item.unit.is_empty() { item.name.clone() } else { format!("{}（{}）", item.name, item.unit) };
        vec![
            format!("{} {name}", item.item_no),
            said(if item.awards.is_empty() { "award-state-failed" } else { "award-state-awarded" }),
            amount(item.reserve_price),
            amount(item.awards.first().and_then(|award| award.price)),
            if item.awards.is_empty() { item.reason.clone() } else { winners(item, lang).join("\n") },
        ]
    };
    Block::Table { caption: said("award-items"), columns, rows: notice.items.iter().map(row).collect() }
}

/// The winners of an item in words: name, business number, and score or rank where a committee decided.
pub fn winners(item: &NoticeItem, lang: Lang) -> Vec<String> {
    let words = item.awards.iter().map(|award| {
        let ubn = if award.vendor.ubn.is_empty() { String::new() } else { format!("（{}）", award.vendor.ubn) };
        let score = award.score.zip(award.method.as_ref()).map(|(score, method)| {
            format!(" {} {}", say(lang, &format!("result-score-{}", method.replace('_', "-"))), score.normalize())
        });
        format!("{}{ubn}{}", award.vendor.name, score.unwrap_or_default())
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::notice::tests::sample;

    #[test]
    fn every_word_of_a_notice_is_there_in_both_languages() {
        for awarded in [true, false] {
            for lang in [Lang::ZhTw, Lang::En] {
                let made = format!("{:?}", document(&sample(awarded), lang));
                assert!(!made.contains("result-") && !made.contains("award-") && !made.contains("called-"), "{made}");
                assert_eq!(made.contains("乙公司"), awarded, "{made}");
            }
        }
    }
}
