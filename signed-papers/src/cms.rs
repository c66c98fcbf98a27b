//! A CMS message that signs bytes beside it (RFC 5652, detached SignedData), with one signer.

use chrono::{DateTime, Utc};

use crate::certificate::{Certificate, time};
use crate::der::{Der, INTEGER, OCTET_STRING, OID, SEQUENCE, SET, Tlv, write};
use crate::key::{Algorithm, Digest};
use crate::oid;

/// Tag of `[0]`: content, certificates, the key's identifier as the signer's, signed attributes.
const FIRST: u8 = 0xa0;
/// Tag of `[1]`: revocations, unsigned attributes.
const SECOND: u8 = 0xa1;
/// Tag of `[0]` without parts of its own: the key's identifier as the signer's.
const KEY_ID: u8 = 0x80;

/// What a message says.
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// The certificates in it.
    pub certificates: Vec<Certificate<'a>>,
    /// Whose signature it is.
    signer: SignerId<'a>,
    /// The digest of the content; none where it is too weak or not known.
    pub digest: Option<Digest>,
    /// The signed attributes as they are signed: with the tag of a set.
    pub attributes: Vec<u8>,
    /// The digest that was signed.
    pub message_digest: &'a [u8],
    /// When the signer says it signed.
    pub signed_at: Option<DateTime<Utc>>,
    /// The digest of the signer's certificate, where the signer names it, and by which algorithm.
    certificate_digest: Option<(Option<Digest>, &'a [u8])>,
    /// How it is signed.
    pub algorithm: Algorithm<'a>,
    /// The signature.
    pub signature: &'a [u8],
    /// Whether a timestamp stands beside it.
    pub timestamped: bool,
}

#[derive(Clone, Copy, Debug)]
enum SignerId<'a> {
    Number { issuer: &'a [u8], serial: &'a [u8] },
    Key(&'a [u8]),
}

impl<'a> Message<'a> {
    /// Reads one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut outer = Der(bytes).expect(SEQUENCE)?.inside();
        if outer.expect(OID)?.value != oid::SIGNED_DATA {
            return None;
        }
        let mut data = outer.expect(FIRST)?.inside().expect(SEQUENCE)?.inside();
        data.expect(INTEGER)?;
        data.expect(SET)?;
        let mut content = data.expect(SEQUENCE)?.inside();
        // Content of its own would be another text than the one beside it.
        if content.expect(OID)?.value != oid::DATA || content.any().is_some() {
            return None;
        }
        let certificates =
            data.optional(FIRST).map(|all| all.inside().filter_map(|one| Certificate::read(one.raw)).collect());
        data.optional(SECOND);
        let mut signers = data.expect(SET)?.inside();
        let signer = signers.expect(SEQUENCE)?;
        if signers.any().is_some() {
            return None;
        }
        Self::signer(certificates.unwrap_or_default(), signer)
    }

    fn signer(certificates: Vec<Certificate<'a>>, info: Tlv<'a>) -> Option<Self> {
        let mut parts = info.inside();
        parts.expect(INTEGER)?;
        let signer = match parts.optional(KEY_ID) {
            Some(key) => SignerId::Key(key.value),
            None => {
                let mut number = parts.expect(SEQUENCE)?.inside();
                SignerId::Number { issuer: number.expect(SEQUENCE)?.raw, serial: number.expect(INTEGER)?.value }
            }
        };
        let digest = Digest::of(Algorithm::read(parts.expect(SEQUENCE)?)?.id);
        let attributes = parts.expect(FIRST)?;
        let algorithm = Algorithm::read(parts.expect(SEQUENCE)?)?;
        let signature = parts.expect(OCTET_STRING)?.value;
        let beside = parts.optional(SECOND);
        let value = |wanted: &[u8]| attribute(attributes, wanted);
        if value(oid::CONTENT_TYPE)?.value != oid::DATA {
            return None;
        }
        let message_digest = value(oid::MESSAGE_DIGEST).filter(|found| found.tag == OCTET_STRING)?.value;
        Some(Self {
            certificates,
            signer,
            digest,
            attributes: write(SET, attributes.value),
            message_digest,
            signed_at: value(oid::SIGNING_TIME).and_then(time),
            certificate_digest: value(oid::SIGNING_CERTIFICATE_V2).and_then(certificate_digest),
            algorithm,
            signature,
            timestamped: beside.is_some_and(|beside| attribute(beside, oid::TIMESTAMP).is_some()),
        })
    }

    /// The signer's certificate; none where it is not in the message, or is not the one that the signer names.
    pub fn certificate(&self) -> Option<&Certificate<'a>> {
        let is = |one: &&Certificate<'a>| match self.signer {
            SignerId::Number { issuer, serial } => one.issuer == issuer && one.serial == serial,
            SignerId::Key(key) => one.key_id == Some(key),
        };
        let found = self.certificates.iter().find(is)?;
        match self.certificate_digest {
            None => Some(found),
            Some((digest, named)) => (digest?.digest(&[found.raw]) == named).then_some(found),
        }
    }
}

/// The only value of an attribute; none where it is not there, or stands twice.
fn attribute<'a>(all: Tlv<'a>, wanted: &[u8]) -> Option<Tlv<'a>> {
    let mut found = all.inside().filter_map(|one| {
        let mut parts = one.inside();
        let id = parts.expect(OID)?.value;
        let mut values = parts.expect(SET)?.inside();
        (id == wanted).then(|| values.any())?
    });
    let only = found.next();
    only.filter(|_| found.next().is_none())
}

/// The first certificate of SigningCertificateV2: its digest, by SHA-256 where nothing else is named.
fn certificate_digest(value: Tlv<'_>) -> Option<(Option<Digest>, &[u8])> {
    let mut first = value.inside().expect(SEQUENCE)?.inside().expect(SEQUENCE)?.inside();
    let digest = match first.optional(SEQUENCE) {
        Some(named) => Digest::of(Algorithm::read(named)?.id),
        None => Some(Digest::Sha256),
    };
    Some((digest, first.expect(OCTET_STRING)?.value))
}
