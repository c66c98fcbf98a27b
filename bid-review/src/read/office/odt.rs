//! ODT: the paragraphs and tables of a text document.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::block::{Block, Blocks, Writer};
use super::pack::Pack;
use super::xml::{Sink, value, walk};
use crate::reading::{Hiding, Reason};

/// Most blanks that one mark stands for.
const BLANKS: usize = 1_000;

/// What stands in a text document.
pub(super) fn blocks(pack: &mut Pack<'_>) -> Result<Blocks, Reason> {
    let mut text = Text::default();
    for part in ["styles.xml", "content.xml"] {
        if pack.has(part) {
            walk(&pack.part(part)?, &mut text)?;
        } else if part == "content.xml" {
            return Err(Reason::Damaged);
        }
    }
    Ok(text.writer.blocks)
}

#[derive(Default)]
struct Text {
    writer: Writer,
    /// How text of a style is hidden.
    styles: HashMap<String, Hiding>,
    style: Option<String>,
    /// What hides the text of the open elements.
    hiding: Vec<Option<Hiding>>,
    unseen: String,
    paragraphs: usize,
}

impl Sink for Text {
    fn skips(name: &str) -> bool {
        matches!(name, "text:tracked-changes" | "office:annotation" | "text:sequence-decls")
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Reason> {
        match tag.name().as_ref() {
            "style:style" => self.style = value(tag, "style:name"),
            "style:text-properties" => self.properties(tag),
            "text:p" | "text:h" => {
                self.paragraphs += 1;
                self.hiding.push(self.by_style(tag));
            }
            "text:span" => self.hiding.push(self.by_style(tag)),
            "text:hidden-text" | "text:hidden-paragraph" => self.hiding.push(Some(Hiding::Invisible)),
            "text:s" => {
                let count = value(tag, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.take(&" ".repeat(count.min(BLANKS)))?;
            }
            "text:tab" => self.take(" ")?,
            "text:line-break" => self.take("\n")?,
            "text:soft-page-break" if self.paragraphs == 0 => self.writer.blocks.push(Block::Break)?,
            "table:table-row" => self.writer.begin_row()?,
            "table:table-cell" | "table:covered-table-cell" => self.writer.begin_cell(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Reason> {
        match name {
            "text:p" | "text:h" => {
                self.unhide()?;
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.writer.end_paragraph()?;
            }
            "text:span" | "text:hidden-text" | "text:hidden-paragraph" => self.unhide()?,
            "table:table-cell" | "table:covered-table-cell" => self.writer.end_cell(),
            "table:table-row" => self.writer.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Reason> {
        self.take(text)
    }
}

impl Text {
    fn take(&mut self, text: &str) -> Result<(), Reason> {
        if self.paragraphs == 0 {
            return Ok(());
        }
        if self.hidden().is_some() {
            self.unseen.push_str(text);
            return if self.unseen.len() > 1 << 20 { Err(Reason::Limit) } else { Ok(()) };
        }
        self.writer.text(text)
    }

    fn hidden(&self) -> Option<Hiding> {
        self.hiding.iter().rev().find_map(|how| *how)
    }

    fn unhide(&mut self) -> Result<(), Reason> {
        let unseen = if self.hidden().is_some() { std::mem::take(&mut self.unseen) } else { String::new() };
        let how = self.hidden();
        self.hiding.pop();
        match how {
            Some(how) if !unseen.trim().is_empty() => self.writer.blocks.push(Block::Hidden(how, unseen)),
            _ => Ok(()),
        }
    }

    fn by_style(&self, tag: &BytesStart<'_>) -> Option<Hiding> {
        self.styles.get(&value(tag, "text:style-name")?).copied()
    }

    fn properties(&mut self, tag: &BytesStart<'_>) {
        let is = |name: &str, wanted: &str| value(tag, name).is_some_and(|value| value.eq_ignore_ascii_case(wanted));
        let size = value(tag, "fo:font-size").and_then(|size| size.trim_end_matches("pt").parse::<f64>().ok());
        let ground = value(tag, "fo:background-color").is_some_and(|colour| colour != "transparent");
        let how = if is("text:display", "none") {
            Some(Hiding::Invisible)
        } else if is("fo:color", "#ffffff") && !ground {
            Some(Hiding::SameColour)
        } else {
            size.filter(|size| *size < 2.0).map(|_| Hiding::Tiny)
        };
        if let (Some(how), Some(style)) = (how, &self.style) {
            self.styles.insert(style.clone(), how);
        }
    }
}
