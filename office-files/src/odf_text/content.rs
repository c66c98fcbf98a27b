//! The content of an ODT.

use std::fmt::Write;

use crate::document::{Block, Column, Document, shares};
use crate::odf_text::styles::{FACES, TEXT_WIDTH, cells};
use crate::xml::{escaped, spaced};

/// Share of the labels in the width of a list of facts.
const LABELS: f32 = 0.25;

/// What stands in `content.xml`.
pub(super) fn content(document: &Document) -> String {
    let mut content = Content::default();
    content.paragraph("Organisation", &document.organisation);
    content.paragraph("Title", &document.title);
    for (label, text) in document.head() {
        content.paragraph("Head", &format!("{label}{text}"));
    }
    document.blocks.iter().for_each(|block| content.block(block));
    format!(
        "{FACES}<office:automatic-styles>{}{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body>",
        cells(),
        content.styles,
        content.body
    )
}

#[derive(Default)]
struct Content {
    /// Widths of tables and columns.
    styles: String,
    body: String,
    tables: usize,
}

impl Content {
    /// Writing to a String cannot fail.
    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.body.write_fmt(text);
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        if !text.trim().is_empty() {
            self.put(format_args!("<text:p text:style-name=\"{style}\">{}</text:p>", spaced(text)));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => {
                let level = level.clamp(&1, &4);
                self.put(format_args!(
                    "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{}</text:h>",
                    spaced(text)
                ));
            }
            Block::Paragraph(text) => self.paragraph("Text_20_body", text),
            Block::Note(text) => self.paragraph("Note", text),
            Block::Facts(facts) => self.facts(facts),
            Block::Table { caption, columns, rows } => self.table(caption, columns, rows),
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        if facts.is_empty() {
            return;
        }
        self.open(&[LABELS, 1.0 - LABELS]);
        for (label, value) in facts {
            self.body.push_str("<table:table-row>");
            self.cell("Label", "CellHead", label);
            self.cell("Cell", "Cell", value);
            self.body.push_str("</table:table-row>");
        }
        self.close();
    }

    fn table(&mut self, caption: &str, columns: &[Column], rows: &[Vec<String>]) {
        self.paragraph("Caption", caption);
        if columns.is_empty() {
            return;
        }
        self.open(&shares(columns));
        self.body.push_str("<table:table-header-rows><table:table-row>");
        columns.iter().for_each(|column| self.cell("Label", "CellHead", &column.title));
        self.body.push_str("</table:table-row></table:table-header-rows>");
        for row in rows {
            self.body.push_str("<table:table-row>");
            for (place, column) in columns.iter().enumerate() {
                let style = if column.right_aligned { "CellRight" } else { "Cell" };
                self.cell("Cell", style, row.get(place).map_or("", String::as_str));
            }
            self.body.push_str("</table:table-row>");
        }
        // A table without rows still is one: ODF asks for a row outside the header rows.
        if rows.is_empty() {
            self.body.push_str("<table:table-row>");
            columns.iter().for_each(|_| self.cell("Cell", "Cell", ""));
            self.body.push_str("</table:table-row>");
        }
        self.close();
    }

    fn open(&mut self, shares: &[f32]) {
        self.tables += 1;
        let name = format!("T{}", self.tables);
        let mut columns = String::new();
        let mut styles = format!(
            "<style:style style:name=\"{name}\" style:family=\"table\"><style:table-properties style:width=\"{TEXT_WIDTH}cm\" \
             table:align=\"left\" fo:margin-bottom=\"0.3cm\"/></style:style>"
        );
        for (place, share) in shares.iter().enumerate() {
            let _ = write!(
                styles,
                "<style:style style:name=\"{name}.{place}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{:.3}cm\" style:rel-column-width=\"{:.0}*\"/></style:style>",
                TEXT_WIDTH * share,
                65535.0 * share
            );
            let _ = write!(columns, "<table:table-column table:style-name=\"{name}.{place}\"/>");
        }
        self.styles.push_str(&styles);
        self.put(format_args!("<table:table table:name=\"{}\" table:style-name=\"{name}\">{columns}", escaped(&name)));
    }

    fn cell(&mut self, cell: &str, paragraph: &str, text: &str) {
        self.put(format_args!(
            "<table:table-cell table:style-name=\"{cell}\" office:value-type=\"string\"><text:p \
             text:style-name=\"{paragraph}\">{}</text:p></table:table-cell>",
            spaced(text)
        ));
    }

    /// A paragraph after each table: two tables without one between them would grow into one another in some programs.
    fn close(&mut self) {
        self.body.push_str("</table:table><text:p text:style-name=\"After\"/>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_of_a_cell_is_in_the_content_itself() {
        let facts = vec![("label".to_owned(), "value".to_owned())];
        let text = content(&Document { blocks: vec![Block::Facts(facts)], ..Document::default() });
        let styles = text.split("</office:automatic-styles>").next().unwrap();
        for name in ["Cell", "Label"] {
            assert!(text.contains(&format!("<table:table-cell table:style-name=\"{name}\"")), "{name}: {text}");
            let own = format!("<style:style style:name=\"{name}\" style:family=\"table-cell\">");
            assert!(styles.contains(&own), "{name}: {styles}");
        }
    }
}
