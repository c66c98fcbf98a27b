//! Reading of ODS.
//!
//! The XML is walked here, not by a library for whole workbooks: a cell may say that it stands there a thousand million times,
//! and only who counts while reading can refuse that by name.

mod cell;

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::bounded::Bounded;
use crate::error::SheetError;
use crate::limits::Limits;
use crate::odf_sheet::parse::cell::Open;
use crate::sheet::{Cell, Sheet};

/// What stands in cells without being their text.
const ASIDE: [&str; 8] = [
    "office:annotation",
    "text:note",
    "text:ruby-text",
    "table:table",
    "table:shapes",
    "draw:frame",
    "draw:g",
    "draw:custom-shape",
];

/// Reads the first visible sheet of a `content.xml`.
pub(crate) fn parse(bytes: &[u8], limits: &Limits) -> Result<Sheet, SheetError> {
    let text = std::str::from_utf8(bytes).map_err(damaged)?;
    let mut reader = Reader::from_str(text);
    let mut walk = Walk::new(limits);
    while !walk.done {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => walk.start(&element)?,
            Event::Empty(element) => {
                walk.start(&element)?;
                walk.end(element.name().as_ref())?;
            }
            Event::End(element) => walk.end(element.name().as_ref())?,
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let named = quick_xml::escape::resolve_predefined_entity(&reference);
                match (reference.resolve_char_ref().map_err(damaged)?, named) {
                    (Some(c), _) => walk.letters(c.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => walk.letters(text),
                    (None, None) => return Err(damaged(format!("&{};", &*reference))),
                }
            }
            Event::DocType(_) => return Err(damaged("it has a document type of its own")),
            Event::Eof if walk.depth > 0 => return Err(damaged("it ends in the middle")),
            Event::Eof => return Err(SheetError::Empty),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    walk.sheet.finish(walk.name)
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged(error.to_string())
}

struct Walk<'a> {
    limits: &'a Limits,
    sheet: Bounded<'a>,
    name: String,
    /// Styles of tables that are hidden, and the style that is being read.
    hidden: HashSet<String>,
    style: String,
    /// Open elements.
    depth: usize,
    /// Open elements that are passed over.
    aside: usize,
    inside: bool,
    done: bool,
    row: usize,
    /// How many times the row stands there, and what stands in it.
    repeated: usize,
    cells: Vec<(usize, Cell)>,
    column: usize,
    open: Option<Open>,
}

impl<'a> Walk<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            sheet: Bounded::new(limits),
            name: String::new(),
            hidden: HashSet::new(),
            style: String::new(),
            depth: 0,
            aside: 0,
            inside: false,
            done: false,
            row: 0,
            repeated: 1,
            cells: vec![],
            column: 0,
            open: None,
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), SheetError> {
        self.depth += 1;
        let name = element.name();
        let name = name.as_ref();
        if self.aside > 0 || (self.inside && ASIDE.contains(&name)) {
            self.aside += 1;
            return Ok(());
        }
        match name {
            "style:style" => self.style = attribute(element, "style:name")?.unwrap_or_default(),
            "style:table-properties" if attribute(element, "table:display")?.as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table:table" => {
                let style = attribute(element, "table:style-name")?.unwrap_or_default();
                if self.hidden.contains(&style) {
                    self.aside = 1;
                } else {
                    self.inside = true;
                    self.name = attribute(element, "table:name")?.unwrap_or_default();
                }
            }
            "table:table-row" if self.inside => {
                self.repeated = times(element, "table:number-rows-repeated")?;
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.inside => {
                let repeated = times(element, "table:number-columns-repeated")?;
                self.open = Some(Open::new(repeated, name == "table:covered-table-cell", self.limits.characters));
                for at in element.attributes() {
                    let at = at.map_err(damaged)?;
                    let value = at.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?;
                    if let Some(open) = &mut self.open {
                        open.attribute(at.key.as_ref(), &value);
                    }
                }
            }
            _ => {
                let count = if name == "text:s" { times(element, "text:c")? } else { 1 };
                if let Some(open) = &mut self.open {
                    open.element(name, count);
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), SheetError> {
        self.depth = self.depth.saturating_sub(1);
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "table:table" if self.inside => self.done = true,
            "table:table-row" if self.inside => self.close_row()?,
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(open) = self.open.take() {
                    self.close_cell(open)?;
                }
            }
            "text:p" => {
                if let Some(open) = &mut self.open {
                    open.end();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let (Some(open), 0) = (&mut self.open, self.aside) {
            open.folded(text);
        }
    }

    fn letters(&mut self, text: &str) {
        if let (Some(open), 0) = (&mut self.open, self.aside) {
            open.letters(text);
        }
    }

    fn close_cell(&mut self, open: Open) -> Result<(), SheetError> {
        let repeated = open.repeated;
        let cell = open.cell();
        if cell.is_empty() {
            self.column = self.column.saturating_add(repeated);
            return Ok(());
        }
        for _ in 0..repeated {
            if self.column >= self.limits.columns {
                return Err(SheetError::TooManyColumns { row: self.row + 1, limit: self.limits.columns });
            }
            self.cells.push((self.column, cell.clone()));
            self.column += 1;
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), SheetError> {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            self.row = self.row.saturating_add(self.repeated);
            return Ok(());
        }
        for _ in 0..self.repeated {
            for (column, cell) in &cells {
                self.sheet.put(self.row, *column, cell.clone())?;
            }
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, SheetError> {
    let Some(found) = element.try_get_attribute(name).map_err(damaged)? else { return Ok(None) };
    Ok(Some(found.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?.into_owned()))
}

/// How many times something stands there; one where nothing is said.
fn times(element: &BytesStart<'_>, name: &str) -> Result<usize, SheetError> {
    attribute(element, name)?
        .map_or(Ok(1), |count| count.trim().parse().map_err(|_| damaged(format!("{name}={count}"))))
}
