//! DOCX: the paragraphs and tables of a document, with its headers, footers and notes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::block::{Block, Blocks, Writer};
use super::pack::Pack;
use super::xml::{entity, value};
use crate::reading::{Hiding, Reason};

/// Deepest nesting of elements.
const DEEPEST: usize = 200;

/// What stands in a document.
pub(super) fn blocks(pack: &mut Pack<'_>) -> Result<Blocks, Reason> {
    let mut parts = pack.names("word/header");
    parts.push("word/document.xml".to_owned());
    for start in ["word/footnotes", "word/endnotes", "word/footer"] {
        parts.extend(pack.names(start));
    }
    let mut text = Text::default();
    for part in parts.iter().filter(|name| name.ends_with(".xml")) {
        text.read(&pack.part(part)?)?;
    }
    Ok(text.writer.blocks)
}

#[derive(Default)]
struct Text {
    writer: Writer,
    hiding: Option<Hiding>,
    unseen: String,
    /// Depth of elements; and that of one whose content does not count, such as the second form of the same drawing.
    depth: usize,
    skipped: Option<usize>,
    taking: bool,
}

impl Text {
    fn read(&mut self, xml: &[u8]) -> Result<(), Reason> {
        let mut reader = Reader::from_reader(xml);
        let mut root = false;
        loop {
            match reader.read_event().map_err(|_| Reason::Damaged)? {
                Event::Start(tag) => {
                    root = true;
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Reason::Limit);
                    }
                    self.start(&tag)?;
                }
                Event::Empty(tag) => {
                    self.depth += 1;
                    self.start(&tag)?;
                    self.end(tag.name().as_ref())?;
                    self.depth -= 1;
                }
                Event::End(tag) => {
                    self.end(tag.name().as_ref())?;
                    self.depth = self.depth.checked_sub(1).ok_or(Reason::Damaged)?;
                }
                Event::Text(text) if self.taking => {
                    let text = text.xml10_content();
                    self.take(&text)?;
                }
                Event::GeneralRef(name) if self.taking => {
                    let text = entity(&name).ok_or(Reason::Damaged)?;
                    self.take(&text)?;
                }
                // A document of an office has no definitions of its own: they are how small files become large.
                Event::DocType(_) => return Err(Reason::Limit),
                Event::Eof => return if root && self.depth == 0 { Ok(()) } else { Err(Reason::Damaged) },
                _ => {}
            }
        }
    }

    fn take(&mut self, text: &str) -> Result<(), Reason> {
        if self.skipped.is_some() {
            return Ok(());
        }
        if self.hiding.is_some() {
            self.unseen.push_str(text);
            return if self.unseen.len() > 1 << 20 { Err(Reason::Limit) } else { Ok(()) };
        }
        self.writer.text(text)
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Reason> {
        if self.skipped.is_some() {
            return Ok(());
        }
        match tag.name().as_ref() {
            "mc:Fallback" | "w:del" | "w:moveFrom" => self.skipped = Some(self.depth),
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
        if let Some(depth) = self.skipped {
            if depth == self.depth {
                self.skipped = None;
            }
            return Ok(());
        }
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
