//! A dashboard on paper: each chart as its table, with how it was computed.

use std::collections::BTreeMap;

use office_files::document::{Block, Column, Document, Language};
use procurement_law::ruling::Lang;

use crate::analytics::board::Shown;
use crate::tally::figure::Figure;
use crate::texts::{say, say_with};
use crate::views::model::SavedView;

/// The document, made at a moment of Taipei (`2026-12-01 06:00:00`).
pub fn document(view: &SavedView, shown: &Shown, organisation: &str, created: &str, lang: Lang) -> Document {
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(say(lang, &format!("figures-title-{}", view.board)), language);
    organisation.clone_into(&mut document.organisation);
    document.subject.clone_from(&view.name);
    created.clone_into(&mut document.created);
    let until = BTreeMap::from([("at".to_owned(), shown.until.roc())]);
    document.blocks.push(Block::Paragraph(say_with(lang, "figures-until", &until)));
    for figure in &shown.figures {
        document.blocks.push(Block::Heading(1, figure.title(lang)));
        document.blocks.push(Block::Note(figure.how(lang)));
        document.blocks.push(if figure.is_empty() {
            Block::Paragraph(say(lang, "figures-none"))
        } else {
            table(figure, lang)
        });
    }
    document
}

fn table(figure: &Figure, lang: Lang) -> Block {
    let heads = figure.series.iter().map(|series| Column::number(series.name.said(lang), 3));
    let columns = std::iter::once(Column::text(say(lang, "figure-category"), 4)).chain(heads).collect();
    let said = |value: Option<i64>| value.map_or_else(|| "—".to_owned(), |value| figure.unit.said(value));
    let row = |(at, category): (usize, &crate::tally::figure::Label)| {
        let cells = (0..figure.series.len()).map(|series| said(figure.value(series, at)));
        std::iter::once(category.said(lang)).chain(cells).collect()
    };
    let caption = say(lang, figure.unit.key());
    Block::Table { caption, columns, rows: figure.categories.iter().enumerate().map(row).collect() }
}
