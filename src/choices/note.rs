//! The file note (擇定理由附件) of a locked choice: what was compared or searched, when, the products with their prices.
//! It is made of the locked bytes alone, so that it reads the same whenever it is made.

use std::collections::BTreeMap;

use office_files::document::{Block, Column, Document, Language};
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::choices::content::{self, Content};
use crate::choices::model::Choice;
use crate::choices::table::{Table, table};
use crate::texts::{say, say_with};

/// The note of a choice. `filters` are the search's filters in words, `locked_by` the name of who locked it.
///
/// # Errors
/// The bytes cannot be read, a fault of the program.
pub fn note(choice: &Choice, locked_by: &str, filters: &[(String, String)], lang: Lang) -> Result<Document, Error> {
    let content = Content::read(&choice.content)?;
    let said = |key: &str| say(lang, key);
    let with = |key: &str, name: &str, value: &str| {
        say_with(lang, key, &BTreeMap::from([(name.to_owned(), value.to_owned())]))
    };
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let kind = said(&format!("choice-kind-{}", choice.kind));
    let mut document = Document::new(said("note-title"), language);
    document.organisation.clone_from(&content.agency.name);
    document.subject = with("note-subject", "kind", &kind);
    document.created = choice.locked_at.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    let mut facts = vec![
        (said("choice-agency"), format!("{}（{}）", content.agency.name, content.agency.code)),
        (said("choice-locked-by"), locked_by.to_owned()),
        (said("choice-locked-at"), choice.locked_at.roc()),
        (said("choices-count"), content.listings.len().to_string()),
    ];
    if let Some(search) = &content.search {
        let words = if search.words.is_empty() { said("choice-no-words") } else { search.words.clone() };
        facts.push((said("choice-words"), words));
        let filters: Vec<String> = filters.iter().map(|(name, value)| format!("{name}：{value}")).collect();
        facts.push((said("choice-filters"), filters.join("；")));
        facts.push((said("choice-sort"), said(&format!("search-sort-{}", search.sort))));
    }
    if let Some(need) = content.need {
        let args = [("quantity", need.quantity.to_string()), ("years", need.years.to_string())];
        let args = args.map(|(name, value)| (name.to_owned(), value)).into();
        facts.push((said("choice-need"), say_with(lang, "choice-need-words", &args)));
    }
    document.blocks.push(Block::Paragraph(with("note-what", "kind", choice.kind.as_str())));
    document.blocks.push(Block::Facts(facts));
    document.blocks.push(Block::Heading(1, said("note-products")));
    document.blocks.push(products(&content.listings, lang));
    if let Some(need) = content.need {
        document.blocks.push(Block::Heading(1, said("choice-differences")));
        document.blocks.extend(differences(
            &table(&content.listings, need, lang).differences(),
            &content.listings,
            lang,
        ));
    }
    document.blocks.push(Block::Heading(1, said("note-proof")));
    document.blocks.push(Block::Paragraph(with("note-proof-words", "digest", &choice.digest)));
    Ok(document)
}

fn products(columns: &[content::Column], lang: Lang) -> Block {
    let said = |key: &str| say(lang, key);
    let titles = vec![
        Column::number(said("choice-position"), 1),
        Column::text(said("note-name"), 6),
        Column::text(said("note-vendor"), 4),
        Column::text(said("note-case-no"), 3),
        Column::number(said("note-price"), 4),
        Column::number(said("note-award-price"), 3),
        Column::number(said("note-version"), 2),
    ];
    let row = |(at, column): (usize, &content::Column)| {
        let terms = column.terms.as_ref();
        vec![
            at.to_string(),
            format!("{}\n{}", column.name, column.sku),
            format!("{}\n{}", column.vendor.name, column.vendor.code),
            terms.map_or_else(|| said("listing-no-award"), |terms| format!("{}／{}", terms.case_no, terms.item_no)),
            format!("{}／{}", column.unit_price, column.unit),
            terms.map_or_else(|| "—".to_owned(), |terms| terms.award_price.to_string()),
            column.version.to_string(),
        ]
    };
    Block::Table { caption: String::new(), columns: titles, rows: (1..).zip(columns).map(row).collect() }
}

/// A table for each group of rows in which the products differ.
fn differences(table: &Table, columns: &[content::Column], lang: Lang) -> Vec<Block> {
    if table.groups.is_empty() {
        return vec![Block::Paragraph(say(lang, "compare-same"))];
    }
    let titles = || {
        let named = columns.iter().map(|column| Column::text(format!("{}（{}）", column.name, column.sku), 3));
        std::iter::once(Column::text(say(lang, "compare-row"), 2)).chain(named).collect()
    };
    let mut blocks: Vec<Block> = Vec::new();
    for group in &table.groups {
        let row = |row: &crate::choices::table::Row| {
            let best = |cell: &crate::choices::table::Cell| match cell.best {
                true => format!("{}（{}）", cell.text, say(lang, "compare-best")),
                false => cell.text.clone(),
            };
            std::iter::once(row.label.clone()).chain(row.cells.iter().map(best)).collect()
        };
        blocks.push(Block::Table {
            caption: say(lang, &format!("compare-group-{}", group.key)),
            columns: titles(),
            rows: group.rows.iter().map(row).collect(),
        });
    }
    if !table.comparable {
        blocks.push(Block::Note(say(lang, "compare-not-comparable")));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::canonical::canonical;
    use crate::base::id::{ChoiceId, OrganisationId, UserId};
    use crate::base::time::Time;
    use crate::choices::content::tests::column;
    use crate::choices::content::{FORMAT, Party};
    use crate::choices::model::ChoiceKind;
    use crate::choices::need::Need;
    use serde_json::json;
    use uuid::Uuid;

    #[test]
    fn a_note_holds_products_differences_and_the_proof() {
        let details = |platforms: &str| json!({ "licence_model": "perpetual", "licence_metric": "user", "platforms": platforms, "languages": "zh-TW" });
        let agency = Party { id: OrganisationId(Uuid::nil()), code: "A.1".to_owned(), name: "範例署".to_owned() };
        let content = Content {
            format: FORMAT,
            kind: ChoiceKind::Comparison,
            locked_at: "2026-11-20T02:00:00.000000Z".to_owned(),
            agency,
            need: Some(Need { quantity: 10, years: 3 }),
            search: None,
            listings: vec![column("甲產品", 1_200, details("Windows")), column("乙產品", 900, details("Linux"))],
        };
        let choice = Choice {
            id: ChoiceId(Uuid::nil()),
            agency_id: OrganisationId(Uuid::nil()),
            locked_by: UserId(Uuid::nil()),
            kind: ChoiceKind::Comparison,
            content: canonical(&content).unwrap(),
            digest: "d1".repeat(32),
            locked_at: Time::parse("2026-11-20T02:00:00Z").unwrap(),
        };
        let made = note(&choice, "王小明", &[], Lang::ZhTw).unwrap();
        assert_eq!((made.organisation.as_str(), made.created.as_str()), ("範例署", "2026-11-20 10:00:00"));
        let text = format!("{:?}", made.blocks);
        for words in
            ["甲產品", "乙產品", "1,200／u", "王小明", "NT$ 300（最低）", "以 3 年分攤", "適用平臺", &choice.digest]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("介面語言"), "what is the same is left out: {text}");
    }
}
