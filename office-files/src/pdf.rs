//! Documents as PDF.
//!
//! Text is shaped and broken into lines ([`lines`]), put in its place page by page ([`layout`], [`table`]), and then painted, when
//! it is known how many pages there are ([`paint`]).

mod layout;
mod lines;
mod page;
mod paint;
mod structure;
mod table;

use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::error::KrillaError;

use crate::document::Document;
use crate::error::DocumentError;
use crate::fonts::Fonts;

/// Writes a document as PDF: A4, fonts embedded as far as they are used, text that can be searched and copied, header rows of tables
/// on every page, page numbers, bookmarks, and tags for those who have it read to them. The same document gives the same bytes.
///
/// It is PDF/UA-1 where the fonts have every character ([`Fonts::lacking`]) and the document has a title, and a plain tagged PDF
/// otherwise. Control characters are left out.
///
/// # Errors
/// [`DocumentError::Pdf`] where a font cannot be embedded.
pub fn to_pdf(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, DocumentError> {
    let setter = lines::Setter::new(fonts)?;
    let layout = layout::lay(document, &setter);
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    if let Ok(configuration) = accessible {
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        match paint::paint(document, fonts, &layout, settings) {
            Err(KrillaError::Validation(_)) => {}
            painted => return painted.map_err(|error| DocumentError::Pdf(error.to_string())),
        }
    }
    let plain = paint::paint(document, fonts, &layout, SerializeSettings::default());
    plain.map_err(|error| DocumentError::Pdf(error.to_string()))
}
