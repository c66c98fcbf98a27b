//! Documents as OpenDocument text (ODT).

mod content;
mod styles;

use crate::document::Document;
use crate::error::DocumentError;
use crate::pack::open_document;
use crate::xml::escaped;

/// The type of an ODT.
const MIMETYPE: &str = "application/vnd.oasis.opendocument.text";
/// The namespaces that the parts use.
const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
     xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
     xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
     xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
     xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
     xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
     xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
     xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

/// Writes a document as OpenDocument text 1.3: A4, the page number at the foot, the header rows of tables on every page. The same
/// document gives the same bytes.
///
/// Characters that XML cannot hold (control characters) are left out.
///
/// # Errors
/// [`DocumentError::Pack`] where it is too large for a ZIP.
pub fn to_odt(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let parts = [
        ("content.xml", part("document-content", &content::content(document))),
        ("styles.xml", part("document-styles", &styles::styles(document.language))),
        ("meta.xml", part("document-meta", &meta(document))),
    ];
    open_document(MIMETYPE, &parts).map_err(|error| DocumentError::Pack(error.to_string()))
}

fn part(name: &str, inside: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:{name} {NAMESPACES}>{inside}</office:{name}>")
}

fn meta(document: &Document) -> String {
    let line = |name: &str, text: &str| {
        let text = text.trim();
        if text.is_empty() { String::new() } else { format!("<{name}>{}</{name}>", escaped(text)) }
    };
    let moment = document.moment().map(|moment| moment.format("%Y-%m-%dT%H:%M:%S").to_string()).unwrap_or_default();
    let lines = [
        line("meta:generator", concat!("office-files/", env!("CARGO_PKG_VERSION"))),
        line("dc:title", &document.title),
        line("dc:subject", &document.subject),
        line("meta:initial-creator", &document.organisation),
        line("dc:creator", &document.organisation),
        line("meta:creation-date", &moment),
        line("dc:date", &moment),
        line("dc:language", document.language.tag()),
    ];
    format!("<office:meta>{}</office:meta>", lines.concat())
}
