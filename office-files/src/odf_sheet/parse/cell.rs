//! A cell of an ODS that is being read.

use crate::moment::{iso, span};
use crate::number::exact;
use crate::sheet::Cell;

/// A cell whose end has not been seen.
#[derive(Debug)]
pub(super) struct Open {
    /// How many times it stands there.
    pub(super) repeated: usize,
    /// Whether another cell lies over it.
    covered: bool,
    kind: String,
    value: String,
    text: String,
    paragraphs: usize,
    /// Whether a paragraph is open.
    inside: bool,
    /// Whether white space folds away: at the beginning of a paragraph and after white space.
    folds: bool,
    /// More spaces than a cell may have characters make it too long either way.
    most: usize,
}

impl Open {
    pub(super) fn new(repeated: usize, covered: bool, most: usize) -> Self {
        Self {
            repeated,
            covered,
            kind: String::new(),
            value: String::new(),
            text: String::new(),
            paragraphs: 0,
            inside: false,
            folds: true,
            most,
        }
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        match name {
            "office:value-type" => value.clone_into(&mut self.kind),
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => {
                value.clone_into(&mut self.value);
            }
            _ => {}
        }
    }

    /// An element inside the cell begins.
    pub(super) fn element(&mut self, name: &str, count: usize) {
        match name {
            "text:p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.inside = true;
                self.folds = true;
            }
            "text:s" => self.literal(&" ".repeat(count.min(self.most + 1))),
            "text:tab" => self.literal("\t"),
            "text:line-break" => self.literal("\n"),
            _ => {}
        }
    }

    /// A paragraph ends.
    pub(super) fn end(&mut self) {
        self.inside = false;
    }

    /// Characters that stand for themselves.
    fn literal(&mut self, text: &str) {
        if self.inside {
            self.text.push_str(text);
            self.folds = false;
        }
    }

    /// Characters as the file has them: white space folds into one space.
    pub(super) fn folded(&mut self, text: &str) {
        for c in text.chars().filter(|_| self.inside) {
            let white = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !white {
                self.text.push(c);
            } else if !self.folds {
                self.text.push(' ');
            }
            self.folds = white;
        }
    }

    /// A character that the file has as a reference.
    pub(super) fn letters(&mut self, text: &str) {
        self.folded(text);
    }

    pub(super) fn cell(self) -> Cell {
        if self.covered {
            return Cell::Empty;
        }
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match self.value.parse().ok().and_then(exact) {
                Some(number) => Cell::Number(number),
                None => Cell::from(self.value),
            },
            "date" => iso(&self.value),
            "time" => span(&self.value),
            "boolean" => Cell::from(self.value.to_ascii_uppercase()),
            // Of a formula's text programs also write the value; of its error, an empty one.
            "string" if !self.value.is_empty() => Cell::from(self.value),
            _ => Cell::from(self.text),
        }
    }
}
