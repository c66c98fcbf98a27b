//! Makes certificates and signs PDFs with them (ECDSA on P-256, SHA-256): for tests and demos. No real authority stands behind them.

use chrono::{DateTime, Utc};
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom as _, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};

use crate::der::{BIT_STRING, INTEGER, OCTET_STRING, OID, SEQUENCE, SET, write};
use crate::oid;

/// Bytes that the place of a signature holds.
const ROOM: usize = 8_192;

/// Whose certificate it is, with its key.
pub struct Holder {
    key: EcdsaKeyPair,
    name: Vec<u8>,
    serial: Vec<u8>,
    issuer: Vec<u8>,
    /// The certificate.
    pub certificate: Vec<u8>,
}

/// What a certificate says beside its name.
#[derive(Clone, Copy, Debug)]
pub struct Says {
    /// Whether it may issue others.
    pub authority: bool,
    /// The first byte of its key usage.
    pub usage: u8,
    /// The first moment at which it is valid.
    pub from: DateTime<Utc>,
    /// The last.
    pub to: DateTime<Utc>,
}

impl Says {
    /// An authority between two moments.
    pub fn authority(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        Self { authority: true, usage: 0b0000_0100, from, to }
    }

    /// A person who signs between two moments.
    pub fn person(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        Self { authority: false, usage: 0b1100_0000, from, to }
    }
}

impl Holder {
    /// One who has certified itself, such as a root; none where the operating system has no randomness.
    pub fn root(name: &str, says: Says) -> Option<Self> {
        Self::made(name, says, None)
    }

    /// One whom this one certifies.
    pub fn issue(&self, name: &str, says: Says) -> Option<Self> {
        Self::made(name, says, Some(self))
    }

    fn made(name: &str, says: Says, issuer: Option<&Self>) -> Option<Self> {
        let random = SystemRandom::new();
        let secret = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).ok()?;
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, secret.as_ref(), &random).ok()?;
        let mut serial = [0_u8; 8];
        random.fill(&mut serial).ok()?;
        // A positive number without a zero in front.
        let serial: Vec<u8> = [1].into_iter().chain(serial).collect();
        let (own, by) = (distinguished(name), issuer.map_or_else(|| distinguished(name), |issuer| issuer.name.clone()));
        let public =
            sequence(&[sequence(&[write(OID, oid::EC), write(OID, oid::P256)]), bit_string(key.public_key().as_ref())]);
        let body = sequence(&[
            write(0xa0, &write(INTEGER, &[2])),
            write(INTEGER, &serial),
            sequence(&[write(OID, oid::ECDSA_SHA256)]),
            by.clone(),
            sequence(&[time(says.from), time(says.to)]),
            own.clone(),
            public,
            write(0xa3, &extensions(says)),
        ]);
        let signature = issuer.map_or(&key, |issuer| &issuer.key).sign(&random, &body).ok()?;
        let certificate = sequence(&[body, sequence(&[write(OID, oid::ECDSA_SHA256)]), bit_string(signature.as_ref())]);
        Some(Self { key, name: own, serial, issuer: by, certificate })
    }

    /// Adds a signature to a PDF, with these certificates beside its own; none where there is no randomness. The signature is added as
    /// an object at the end, for those who look at bytes; viewers would want it in a form too.
    pub fn sign(&self, pdf: &[u8], beside: &[&[u8]], at: DateTime<Utc>) -> Option<Vec<u8>> {
        let head = b"\n9000 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ";
        let range = |numbers: [usize; 3]| {
            let [first, second, rest] = numbers;
            format!("[0 {first:010} {second:010} {rest:010}] /Contents ")
        };
        let before = [pdf, head].concat();
        let first = before.len() + range([0, 0, 0]).len();
        let tail = b" >>\nendobj\n%%EOF\n";
        let second = first + 2 + 2 * ROOM;
        let before = [before, range([first, second, tail.len()]).into_bytes()].concat();
        let message = self.message(&[before.as_slice(), tail].concat(), beside, at)?;
        let digits: String = message.iter().map(|byte| format!("{byte:02x}")).collect();
        let filled = format!("<{digits:0<width$}>", width = 2 * ROOM);
        Some([before, filled.into_bytes(), tail.to_vec()].concat())
    }

    /// A detached message over these bytes.
    fn message(&self, signed: &[u8], beside: &[&[u8]], at: DateTime<Utc>) -> Option<Vec<u8>> {
        let attribute = |id: &[u8], value: Vec<u8>| sequence(&[write(OID, id), write(SET, &value)]);
        let named =
            sequence(&[sequence(&[sequence(&[write(OCTET_STRING, digest(&SHA256, &self.certificate).as_ref())])])]);
        let attributes = [
            attribute(oid::CONTENT_TYPE, write(OID, oid::DATA)),
            attribute(oid::SIGNING_TIME, time(at)),
            attribute(oid::MESSAGE_DIGEST, write(OCTET_STRING, digest(&SHA256, signed).as_ref())),
            attribute(oid::SIGNING_CERTIFICATE_V2, named),
        ]
        .concat();
        let signature = self.key.sign(&SystemRandom::new(), &write(SET, &attributes)).ok()?;
        let sha256 = sequence(&[write(OID, oid::SHA256)]);
        let signer = sequence(&[
            write(INTEGER, &[1]),
            sequence(&[self.issuer.clone(), write(INTEGER, &self.serial)]),
            sha256.clone(),
            write(0xa0, &attributes),
            sequence(&[write(OID, oid::ECDSA_SHA256)]),
            write(OCTET_STRING, signature.as_ref()),
        ]);
        let certificates = [self.certificate.clone(), beside.concat()].concat();
        let data = sequence(&[
            write(INTEGER, &[1]),
            write(SET, &sha256),
            sequence(&[write(OID, oid::DATA)]),
            write(0xa0, &certificates),
            write(SET, &signer),
        ]);
        Some(sequence(&[write(OID, oid::SIGNED_DATA), write(0xa0, &data)]))
    }
}

fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    write(SEQUENCE, &parts.concat())
}

fn bit_string(bytes: &[u8]) -> Vec<u8> {
    write(BIT_STRING, &[&[0], bytes].concat())
}

fn distinguished(name: &str) -> Vec<u8> {
    let pair = |id: &[u8], tag: u8, text: &str| write(SET, &sequence(&[write(OID, id), write(tag, text.as_bytes())]));
    sequence(&[pair(&[0x55, 0x04, 0x06], 0x13, "TW"), pair(&[0x55, 0x04, 0x03], 0x0c, name)])
}

fn time(at: DateTime<Utc>) -> Vec<u8> {
    write(0x17, at.format("%y%m%d%H%M%SZ").to_string().as_bytes())
}

fn extensions(says: Says) -> Vec<u8> {
    let critical = write(0x01, &[0xff]);
    let constraints = if says.authority { write(SEQUENCE, &critical) } else { write(SEQUENCE, &[]) };
    let extension =
        |id: &[u8], value: Vec<u8>| sequence(&[write(OID, id), critical.clone(), write(OCTET_STRING, &value)]);
    let unused = u8::try_from(says.usage.trailing_zeros().min(7)).unwrap_or(0);
    sequence(&[
        extension(oid::BASIC_CONSTRAINTS, constraints),
        extension(oid::KEY_USAGE, write(BIT_STRING, &[unused, says.usage])),
    ])
}
