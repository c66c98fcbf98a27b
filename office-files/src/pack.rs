//! Packing of the files of OpenDocument.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs an OpenDocument file: the type first and as it is, so that it can be read at a fixed place, then the list of parts,
/// then the parts (path, content). No times are written: the same content gives the same bytes.
pub(crate) fn open_document(mimetype: &str, parts: &[(&str, String)]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(mimetype.as_bytes())?;
    let packed = options.compression_method(CompressionMethod::Deflated);
    zip.start_file("META-INF/manifest.xml", packed)?;
    zip.write_all(manifest(mimetype, parts).as_bytes())?;
    for (path, content) in parts {
        zip.start_file(*path, packed)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn manifest(mimetype: &str, parts: &[(&str, String)]) -> String {
    let entry = |path: &str, kind: &str, version: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\"{version} manifest:media-type=\"{kind}\"/>")
    };
    let root = entry("/", mimetype, " manifest:version=\"1.3\"");
    let parts: String = parts.iter().map(|part| entry(part.0, "text/xml", "")).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">{root}{parts}\
         </manifest:manifest>"
    )
}
