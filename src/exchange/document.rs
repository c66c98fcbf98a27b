//! The sheet for placing an order on the e-procurement site, as a document.

use std::collections::BTreeMap;

use office_files::{Block, Document, Language};
use procurement_law::ruling::Lang;

use crate::exchange::sheet::{Ready, Screen};
use crate::texts::{say, say_with};

/// The document.
pub fn document(ready: &Ready, lang: Lang) -> Document {
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(say(lang, "pcc-sheet-title"), language);
    document.organisation.clone_from(&ready.agency.name);
    document.number.clone_from(&ready.order.number);
    document.subject = format!("{} {}", ready.framework.case_no, ready.framework.title);
    document.created = ready.order.placed_at.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    document.blocks.push(Block::Paragraph(say(lang, "pcc-sheet-lead")));
    for screen in ready.screens() {
        document.blocks.push(Block::Heading(1, title(&screen, lang)));
        document.blocks.push(Block::Facts(fields(&screen, lang)));
    }
    document.blocks.push(Block::Heading(1, say(lang, "pcc-sheet-after")));
    document.blocks.push(Block::Facts(vec![
        (say(lang, "order-pcc-number"), "＿＿＿＿＿＿＿＿＿＿".to_owned()),
        (say(lang, "order-pcc-date"), "＿＿＿＿＿＿＿＿＿＿".to_owned()),
    ]));
    document.blocks.push(Block::Note(say(lang, "pcc-sheet-note")));
    document
}

/// The name of a screen, with the line it is for.
pub fn title(screen: &Screen, lang: Lang) -> String {
    let name = say(lang, &format!("pcc-screen-{}", screen.key));
    match screen.line {
        Some(line) => {
            let args = BTreeMap::from([("line".to_owned(), line.to_string()), ("screen".to_owned(), name)]);
            say_with(lang, "pcc-screen-of-line", &args)
        }
        None => name,
    }
}

/// The fields of a screen in words.
pub fn fields(screen: &Screen, lang: Lang) -> Vec<(String, String)> {
    let field = |(key, value): &(&'static str, String)| {
        let value = if value.starts_with("pcc-") { say(lang, value) } else { value.clone() };
        (say(lang, &format!("pcc-field-{key}")), value)
    };
    screen.fields.iter().map(field).collect()
}
