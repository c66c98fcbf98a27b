//! DOCX: the paragraphs and tables of a document, with its headers, footers and notes.

use quick_xml::events::BytesStart;

use super::block::{Block, Blocks, Writer};
use super::pack::Pack;
use super::xml::{Sink, value, walk};
use crate::reading::{Hiding, Reason};

/// What stands in a document.
pub(super) fn blocks(pack: &mut Pack<'_>) -> Result<Blocks, Reason> {
    let mut parts = pack.names("word/header");
    parts.push("word/document.xml".to_owned());
    for start in ["word/footnotes", "word/endnotes", "word/footer"] {
        parts.extend(pack.names(start));
    }
    let mut text = Text::default();
    for part in parts.iter().filter(|name| name.ends_with(".xml")) {
        walk(&pack.part(part)?, &mut text)?;
    }
    Ok(text.writer.blocks)
}

#[derive(Default)]
struct Text {
    writer: Writer,
    hiding: Option<Hiding>,
    unseen: String,
    taking: bool,
}

impl Sink for Text {
    fn skips(name: &str) -> bool {
        matches!(name, "mc:Fallback" | "w:del" | "w:moveFrom")
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Reason> {
        match tag.name().as_ref() {
            "w:t" => self.taking = true,
            "w:tab" | "w:ptab" => self.take(" ")?,
            "w:br" | "w:cr" if value(tag, "w:type").as_deref() == Some("page") => self.page()?,
            "w:br" | "w:cr" => self.take("\n")?,
            "w:noBreakHyphen" => self.take("-")?,
            "w:sym" => self.take(sign(&value(tag, "w:char").unwrap_or_default()))?,
            "w:tr" => self.writer.begin_row()?,
            "w:tc" => self.writer.begin_cell(),
            "w:r" => self.hiding = None,
            "w:vanish" | "w:specVanish" if on(tag) => self.hiding = Some(Hiding::Invisible),
            "w:color" if value(tag, "w:val").is_some_and(|colour| colour.eq_ignore_ascii_case("ffffff")) => {
                self.hiding = self.hiding.or(Some(Hiding::SameColour));
            }
            // White text on a ground of its own may be seen.
            "w:shd" | "w:highlight" if self.hiding == Some(Hiding::SameColour) => self.hiding = None,
            "w:sz" if value(tag, "w:val").and_then(|half| half.parse().ok()).is_some_and(|half: f64| half < 4.0) => {
                self.hiding = self.hiding.or(Some(Hiding::Tiny));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Reason> {
        match name {
            "w:t" => self.taking = false,
            "w:r" => self.run()?,
            "w:p" => self.writer.end_paragraph()?,
            "w:tc" => self.writer.end_cell(),
            "w:tr" => self.writer.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Reason> {
        if self.taking { self.take(text) } else { Ok(()) }
    }
}

impl Text {
    fn take(&mut self, text: &str) -> Result<(), Reason> {
        if self.hiding.is_some() {
            self.unseen.push_str(text);
            return if self.unseen.len() > 1 << 20 { Err(Reason::Limit) } else { Ok(()) };
        }
        self.writer.text(text)
    }

    /// A run of text ends; what it hid is told.
    fn run(&mut self) -> Result<(), Reason> {
        let unseen = std::mem::take(&mut self.unseen);
        match self.hiding.take() {
            Some(how) if !unseen.trim().is_empty() => self.writer.blocks.push(Block::Hidden(how, unseen)),
            _ => Ok(()),
        }
    }

    fn page(&mut self) -> Result<(), Reason> {
        self.writer.end_paragraph()?;
        self.writer.blocks.push(Block::Break)
    }
}

/// Whether a switch is on: it is, unless it says no.
fn on(tag: &BytesStart<'_>) -> bool {
    !matches!(value(tag, "w:val").as_deref(), Some("0" | "false" | "off"))
}

/// A sign of the fonts of signs that forms tick boxes with.
fn sign(code: &str) -> &'static str {
    match code.to_ascii_uppercase().as_str() {
        "F0A8" | "F06F" | "F071" | "F0A3" | "2610" => "□",
        "F0FE" | "F052" | "F054" | "2611" | "2612" | "F0FD" | "F078" => "☑",
        "F06E" | "F0A7" => "■",
        "F0FC" | "F050" => "✓",
        _ => " ",
    }
}
