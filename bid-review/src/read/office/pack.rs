//! The pack that files of an office are: unpacked with a measure at hand, for what it declares of itself is not believed.

use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::reading::{About, MOST_PICTURES, Reason};

/// How old files of an office begin, and new ones behind a password.
pub(super) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Most parts.
const PARTS: usize = 2_000;
/// How many times larger than the file all of it may be.
const RATIO: u64 = 100;
/// What may be unpacked before the ratio is asked, in bytes.
const SMALL: u64 = 1 << 20;
/// All parts unpacked, in bytes.
const UNPACKED: u64 = 512 << 20;
/// Most pictures that are looked at.
const PICTURES: usize = 200;

/// An open pack.
pub(super) struct Pack<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    size: u64,
    spent: u64,
}

/// Why an old file cannot be read.
pub(super) fn compound(bytes: &[u8]) -> Reason {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(locked.len()).any(|window| window == locked) { Reason::Password } else { Reason::NotADocument }
}

fn reason(error: &ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => Reason::Password,
        _ => Reason::Damaged,
    }
}

impl<'a> Pack<'a> {
    /// Opens a pack and unpacks all of it once, to see that it keeps to the limits.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Reason> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if zip.len() > PARTS {
            return Err(Reason::Limit);
        }
        let mut pack = Self { zip, size: bytes.len() as u64, spent: 0 };
        let mut buffer = vec![0; 1 << 16];
        for place in 0..pack.zip.len() {
            let mut part = pack.zip.by_index(place).map_err(|error| reason(&error))?;
            loop {
                match part.read(&mut buffer).map_err(|_| Reason::Damaged)? {
                    0 => break,
                    read => pack.spent += read as u64,
                }
                if pack.spent > UNPACKED || pack.spent > (pack.size * RATIO).max(SMALL) {
                    return Err(Reason::Limit);
                }
            }
        }
        Ok(pack)
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// A part, unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Vec<u8>, Reason> {
        let mut bytes = Vec::new();
        let part = self.zip.by_name(name).map_err(|error| reason(&error))?;
        // Opening has seen that it is no longer than this.
        part.take(UNPACKED).read_to_end(&mut bytes).map_err(|_| Reason::Damaged)?;
        Ok(bytes)
    }

    /// The names of all parts that begin so.
    pub(super) fn names(&self, start: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .zip
            .file_names()
            .filter_map(Result::ok)
            .filter(|name| name.starts_with(start))
            .map(Into::into)
            .collect();
        names.sort();
        names
    }

    /// The pictures of a document.
    pub(super) fn pictures(&self) -> Vec<String> {
        let mut names: Vec<String> =
            ["word/media/", "xl/media/", "Pictures/"].into_iter().flat_map(|start| self.names(start)).collect();
        names.truncate(PICTURES);
        names
    }

    /// What runs, opens or carries something.
    pub(super) fn active(&self) -> Vec<String> {
        const PARTS: [(&str, &str); 9] = [
            ("vbaProject", "Macro"),
            ("/embeddings/", "EmbeddedFile"),
            ("/activeX/", "ActiveX"),
            ("/externalLinks/", "ExternalLink"),
            ("Basic/", "Macro"),
            ("Scripts/", "Macro"),
            ("ObjectReplacements/", "EmbeddedFile"),
            ("/customUI", "CustomUI"),
            ("connections.xml", "Connection"),
        ];
        let mut found: Vec<String> = PARTS
            .iter()
            .filter(|(part, _)| self.zip.file_names().filter_map(Result::ok).any(|name| name.contains(part)))
            .map(|(_, kind)| (*kind).to_owned())
            .collect();
        found.sort();
        found.dedup();
        found
    }

    /// What the file says of itself.
    pub(super) fn about(&mut self) -> About {
        let name = if self.has("docProps/core.xml") { "docProps/core.xml" } else { "meta.xml" };
        let text = if self.has(name) { self.part(name).unwrap_or_default() } else { Vec::new() };
        let text = String::from_utf8_lossy(&text).into_owned();
        let sheet =
            if self.has("docProps/app.xml") { self.part("docProps/app.xml").unwrap_or_default() } else { Vec::new() };
        let template = element(&String::from_utf8_lossy(&sheet), "Template").unwrap_or_default();
        let pictures = self.digests();
        let within = |tags: &[&str]| tags.iter().find_map(|tag| element(&text, tag)).unwrap_or_default();
        About {
            title: within(&["dc:title"]),
            author: within(&["dc:creator", "meta:initial-creator"]),
            producer: within(&["meta:generator"]),
            created: within(&["dcterms:created", "meta:creation-date"]),
            modified: within(&["dcterms:modified", "dc:date"]),
            modified_by: within(&["cp:lastModifiedBy"]),
            template,
            pictures,
            ..About::default()
        }
    }

    /// The digests of the pictures in it.
    fn digests(&mut self) -> Vec<String> {
        let mut found = Vec::new();
        for name in self.pictures().into_iter().take(MOST_PICTURES) {
            let Ok(bytes) = self.part(&name) else { continue };
            let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            if !found.contains(&digest) {
                found.push(digest);
            }
        }
        found
    }
}

/// The text of the first element of this name, if it has no others inside.
fn element(text: &str, tag: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let start = text.find(&format!("<{tag}"))?;
    let rest = text.get(start..)?;
    let inner = rest.get(rest.find('>')? + 1..rest.find(&format!("</{tag}>"))?)?;
    let plain = quick_xml::escape::unescape(inner).ok()?;
    Some(plain.chars().filter(|c| !c.is_control()).take(LONGEST).collect())
}
