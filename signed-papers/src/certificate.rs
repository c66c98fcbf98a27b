//! An X.509 certificate (RFC 5280), as far as a signature asks of it.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::der::{BIT_STRING, Der, INTEGER, OCTET_STRING, OID, SEQUENCE, Tlv, bits};
use crate::key::{Algorithm, Key};
use crate::{name, oid};

/// Tag of `[0]` in a certificate: its version.
const VERSION: u8 = 0xa0;
/// Tag of `[3]`: its extensions.
const EXTENSIONS: u8 = 0xa3;

/// A certificate.
#[derive(Clone, Debug)]
pub struct Certificate<'a> {
    /// All its bytes.
    pub raw: &'a [u8],
    /// The part that its issuer signed.
    pub signed: &'a [u8],
    /// Its number.
    pub serial: &'a [u8],
    /// The issuer's name.
    pub issuer: &'a [u8],
    /// The name of whose it is.
    pub subject: &'a [u8],
    /// The first moment at which it is valid.
    pub not_before: DateTime<Utc>,
    /// The last.
    pub not_after: DateTime<Utc>,
    /// Its key.
    pub key: Key<'a>,
    /// The identifier of its key, where it has one.
    pub key_id: Option<&'a [u8]>,
    /// Whether it may issue others.
    pub authority: bool,
    /// How many authorities may stand below it; none for any number.
    pub below: Option<u8>,
    /// The first byte of its key usage; none where it says nothing.
    pub usage: Option<u8>,
    /// The issuer's signature.
    pub signature: &'a [u8],
    /// How it was made.
    pub algorithm: Algorithm<'a>,
}

impl<'a> Certificate<'a> {
    /// Reads one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut outer = Der(bytes);
        let whole = outer.expect(SEQUENCE)?;
        let mut parts = whole.inside();
        let signed = parts.expect(SEQUENCE)?;
        let algorithm = Algorithm::read(parts.expect(SEQUENCE)?)?;
        let signature = bits(parts.expect(BIT_STRING)?)?;
        let mut body = signed.inside();
        body.optional(VERSION);
        let serial = body.expect(INTEGER)?.value;
        // The algorithm inside is the signed one: another outside would be a lie.
        if Algorithm::read(body.expect(SEQUENCE)?)? != algorithm {
            return None;
        }
        let issuer = body.expect(SEQUENCE)?.raw;
        let mut validity = body.expect(SEQUENCE)?.inside();
        let (not_before, not_after) = (time(validity.any()?)?, time(validity.any()?)?);
        let subject = body.expect(SEQUENCE)?.raw;
        let key = Key::read(body.expect(SEQUENCE)?)?;
        let mut made = Self {
            raw: whole.raw,
            signed: signed.raw,
            serial,
            issuer,
            subject,
            not_before,
            not_after,
            key,
            key_id: None,
            authority: false,
            below: None,
            usage: None,
            signature,
            algorithm,
        };
        let extensions = body.find(|part| part.tag == EXTENSIONS);
        for extension in
            extensions.and_then(|all| all.inside().expect(SEQUENCE)).into_iter().flat_map(|all| all.inside())
        {
            made.extend(extension)?;
        }
        Some(made)
    }

    fn extend(&mut self, extension: Tlv<'a>) -> Option<()> {
        let mut parts = extension.inside();
        let id = parts.expect(OID)?.value;
        let critical = parts.optional(0x01).is_some_and(|flag| flag.value == [0xff]);
        let mut value = Der(parts.expect(OCTET_STRING)?.value);
        match id {
            oid::BASIC_CONSTRAINTS => {
                let mut inside = value.expect(SEQUENCE)?.inside();
                self.authority = inside.optional(0x01).is_some_and(|flag| flag.value == [0xff]);
                self.below = inside.optional(INTEGER).and_then(|number| number.value.last().copied());
            }
            oid::KEY_USAGE => self.usage = Some(bits_with_unused(value.expect(BIT_STRING)?)?),
            oid::SUBJECT_KEY => self.key_id = Some(value.expect(OCTET_STRING)?.value),
            // What is critical and not understood makes the certificate unusable, but for what only names policies and uses.
            [0x55, 0x1d, 0x20 | 0x11 | 0x12 | 0x25 | 0x1f] => {}
            _ if critical => return None,
            _ => {}
        }
        Some(())
    }

    /// Whether it was valid at a moment.
    pub fn valid_at(&self, at: DateTime<Utc>) -> bool {
        self.not_before <= at && at <= self.not_after
    }

    /// Whether it may sign papers: digital signature or content commitment, where it says anything.
    pub fn may_sign(&self) -> bool {
        self.usage.is_none_or(|usage| usage & 0b1100_0000 != 0)
    }

    /// Whether it may issue certificates.
    pub fn may_issue(&self) -> bool {
        self.authority && self.usage.is_none_or(|usage| usage & 0b0000_0100 != 0)
    }

    /// Whether another was issued by it: its name and its signature.
    pub fn issued(&self, other: &Certificate<'_>) -> bool {
        other.issuer == self.subject
            && self.key.verifies(&other.algorithm, None, other.signed, other.signature) == Some(true)
    }

    /// Whose it is, in words.
    pub fn subject_words(&self) -> String {
        name::words(self.subject)
    }

    /// Its issuer, in words.
    pub fn issuer_words(&self) -> String {
        name::words(self.issuer)
    }
}

/// The bytes of certificates in a file: one in DER, or any number in PEM.
pub fn pem_or_der(bytes: &[u8]) -> Vec<Vec<u8>> {
    if Certificate::read(bytes).is_some() {
        return vec![bytes.to_vec()];
    }
    let text = String::from_utf8_lossy(bytes);
    let blocks = text.split("-----BEGIN CERTIFICATE-----").skip(1);
    let blocks = blocks.filter_map(|block| base64(block.split("-----END CERTIFICATE-----").next()?));
    blocks.filter(|block| Certificate::read(block).is_some()).collect()
}

fn base64(text: &str) -> Option<Vec<u8>> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut made = Vec::new();
    let (mut held, mut count) = (0_u32, 0_u32);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()).take_while(|byte| *byte != b'=') {
        let digit = DIGITS.iter().position(|known| *known == byte)?;
        held = (held << 6) | u32::try_from(digit).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            made.push(u8::try_from((held >> count) & 0xff).ok()?);
        }
    }
    Some(made)
}

fn bits_with_unused(found: Tlv<'_>) -> Option<u8> {
    found.value.get(1).copied()
}

/// UTCTime or GeneralizedTime.
pub fn time(found: Tlv<'_>) -> Option<DateTime<Utc>> {
    let text = std::str::from_utf8(found.value).ok()?.strip_suffix('Z')?;
    let whole = match found.tag {
        // Years of two digits: 50 and above are of the century before (RFC 5280, 4.1.2.5.1).
        0x17 if text.len() == 12 => format!("{}{text}", if text.get(..2)? >= "50" { "19" } else { "20" }),
        0x18 if text.len() == 14 => text.to_owned(),
        _ => return None,
    };
    Some(NaiveDateTime::parse_from_str(&whole, "%Y%m%d%H%M%S").ok()?.and_utc())
}
