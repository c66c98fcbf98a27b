//! The one door by which papers leave: a document as ODT or PDF, a sheet as ODS, XLSX or CSV, or bytes as they are, always
//! as an attachment.

use actix_web::HttpResponse;
use actix_web::web::block;
use office_files::{Document, DocumentError, Fonts, Sheet, SheetError, to_csv, to_ods, to_odt, to_pdf, to_xlsx};

use crate::base::error::Error;

/// A format of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
}

impl Format {
    /// Reads the name of a paper: `record.odt` is `record` as ODT.
    ///
    /// # Errors
    /// It names no format, like an unknown paper.
    pub fn split(name: &str) -> Result<(&str, Self), Error> {
        let (paper, ending) = name.rsplit_once('.').unwrap_or(("", name));
        match ending {
            "odt" => Ok((paper, Format::Odt)),
            "pdf" => Ok((paper, Format::Pdf)),
            _ => Err(Error::not_found()),
        }
    }

    /// The media type and the ending of file names.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Format::Odt => ("application/vnd.oasis.opendocument.text", "odt"),
            Format::Pdf => ("application/pdf", "pdf"),
        }
    }
}

/// Makes a paper and gives it under this name, to which the ending is added. A PDF holds its fonts: making one takes a
/// while that other requests need not wait for.
///
/// # Errors
/// It cannot be made.
pub async fn give(
    name: &str,
    format: Format,
    document: impl FnOnce() -> Result<Document, Error> + Send + 'static,
) -> Result<HttpResponse, Error> {
    let made = block(move || {
        let failed = |cause: DocumentError| Error::internal("make a paper", cause);
        let document = document()?;
        match format {
            Format::Odt => to_odt(&document).map_err(failed),
            Format::Pdf => to_pdf(&document, &Fonts::find().map_err(failed)?).map_err(failed),
        }
    });
    let bytes = made.await.map_err(|cause| Error::internal("make a file", cause))??;
    let (media, ending) = format.words();
    Ok(attachment(media, &format!("{name}.{ending}"), bytes))
}

/// Makes a sheet and gives it under this name, to which the ending (`ods`, `xlsx`, `csv`) is added.
///
/// # Errors
/// There is no such format, or the sheet cannot be made.
pub async fn give_sheet(name: &str, ending: &str, sheet: Sheet) -> Result<HttpResponse, Error> {
    let format = office_files::Format::of_name(&format!("x.{ending}")).ok_or_else(Error::not_found)?;
    let failed = |cause: SheetError| Error::internal("make a sheet", cause);
    let made = block(move || match format {
        office_files::Format::Ods => to_ods(&sheet).map_err(failed),
        office_files::Format::Xlsx => to_xlsx(&sheet).map_err(failed),
        _ => Ok(to_csv(&sheet)),
    });
    let bytes = made.await.map_err(|cause| Error::internal("make a file", cause))??;
    Ok(attachment(format.media_type(), &format!("{name}.{}", format.extension()), bytes))
}

/// The media type and the ending of a scan: PDF, PNG or JPEG, by its first bytes.
pub fn media(bytes: &[u8]) -> (&'static str, &'static str) {
    match bytes.get(..4) {
        Some(b"%PDF") => ("application/pdf", "pdf"),
        Some(b"\x89PNG") => ("image/png", "png"),
        _ => ("image/jpeg", "jpg"),
    }
}

/// Bytes as an attachment. Whatever is no plain letter, digit, dash or dot of the name is left out.
pub fn attachment(media: &'static str, name: &str, bytes: Vec<u8>) -> HttpResponse {
    let plain = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_');
    let name: String = name.chars().filter(plain).collect();
    let disposition = format!("attachment; filename=\"{name}\"");
    HttpResponse::Ok().content_type(media).insert_header(("content-disposition", disposition)).body(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_paper_and_format() {
        assert_eq!(Format::split("record.odt").unwrap(), ("record", Format::Odt));
        assert_eq!(Format::split("pdf").unwrap(), ("", Format::Pdf));
        assert!(Format::split("record.doc").is_err() && Format::split("").is_err());
    }

    #[test]
    fn a_name_cannot_break_its_header() {
        let answer = attachment("text/csv", "a\"\r\nb 甲-1.csv", Vec::new());
        let header = answer.headers().get("content-disposition").unwrap();
        assert_eq!(header, "attachment; filename=\"ab-1.csv\"");
    }
}
