//! Keys and what was signed with them. Digests below SHA-256 and RSA keys below 2,048 bits count as unknown.

use ring::digest;
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};

use crate::der::{BIT_STRING, Der, OID, SEQUENCE, Tlv, bits};
use crate::oid;

/// An algorithm with its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Algorithm<'a> {
    /// Which.
    pub id: &'a [u8],
    /// Its parameters, as they stand.
    pub parameters: &'a [u8],
}

/// A digest that may be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// A public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    kind: Kind,
    bytes: &'a [u8],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Rsa,
    P256,
    P384,
    Unknown,
}

impl<'a> Algorithm<'a> {
    /// Reads one.
    pub fn read(found: Tlv<'a>) -> Option<Self> {
        let mut parts = found.inside();
        Some(Self { id: parts.expect(OID)?.value, parameters: parts.0 })
    }
}

impl Digest {
    /// The digest of an algorithm.
    pub fn of(id: &[u8]) -> Option<Self> {
        match id {
            oid::SHA256 => Some(Digest::Sha256),
            oid::SHA384 => Some(Digest::Sha384),
            oid::SHA512 => Some(Digest::Sha512),
            _ => None,
        }
    }

    /// The digest of these bytes, one after the other.
    pub fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut context = digest::Context::new(match self {
            Digest::Sha256 => &digest::SHA256,
            Digest::Sha384 => &digest::SHA384,
            Digest::Sha512 => &digest::SHA512,
        });
        for part in parts {
            context.update(part);
        }
        context.finish().as_ref().to_vec()
    }
}

impl<'a> Key<'a> {
    /// Reads a SubjectPublicKeyInfo; a kind that is not known verifies nothing.
    pub fn read(found: Tlv<'a>) -> Option<Self> {
        let mut parts = found.inside();
        let algorithm = Algorithm::read(parts.expect(SEQUENCE)?)?;
        let bytes = bits(parts.expect(BIT_STRING)?)?;
        let curve = Der(algorithm.parameters).optional(OID).map(|curve| curve.value);
        let kind = match (algorithm.id, curve) {
            (oid::RSA, _) => Kind::Rsa,
            (oid::EC, Some(oid::P256)) => Kind::P256,
            (oid::EC, Some(oid::P384)) => Kind::P384,
            _ => Kind::Unknown,
        };
        Some(Self { kind, bytes })
    }

    /// Whether a signature over these bytes is this key's; none where the algorithm is not known. `digest` is that of the
    /// message where the algorithm itself names none.
    pub fn verifies(
        &self,
        algorithm: &Algorithm<'_>,
        digest: Option<Digest>,
        signed: &[u8],
        signature: &[u8],
    ) -> Option<bool> {
        let way = way(self.kind, algorithm, digest)?;
        Some(UnparsedPublicKey::new(way, self.bytes).verify(signed, signature).is_ok())
    }
}

fn way(kind: Kind, algorithm: &Algorithm<'_>, digest: Option<Digest>) -> Option<&'static dyn VerificationAlgorithm> {
    let named = match algorithm.id {
        oid::RSA_SHA256 | oid::ECDSA_SHA256 => Some(Digest::Sha256),
        oid::RSA_SHA384 | oid::ECDSA_SHA384 => Some(Digest::Sha384),
        oid::RSA_SHA512 => Some(Digest::Sha512),
        oid::RSA => digest,
        oid::RSA_PSS => pss(algorithm.parameters),
        _ => None,
    }?;
    let padded = matches!(algorithm.id, oid::RSA | oid::RSA_SHA256 | oid::RSA_SHA384 | oid::RSA_SHA512);
    let curved = matches!(algorithm.id, oid::ECDSA_SHA256 | oid::ECDSA_SHA384);
    let found: &'static dyn VerificationAlgorithm = match (kind, named) {
        (Kind::Rsa, Digest::Sha256) if padded => &signature::RSA_PKCS1_2048_8192_SHA256,
        (Kind::Rsa, Digest::Sha384) if padded => &signature::RSA_PKCS1_2048_8192_SHA384,
        (Kind::Rsa, Digest::Sha512) if padded => &signature::RSA_PKCS1_2048_8192_SHA512,
        (Kind::Rsa, Digest::Sha256) if algorithm.id == oid::RSA_PSS => &signature::RSA_PSS_2048_8192_SHA256,
        (Kind::Rsa, Digest::Sha384) if algorithm.id == oid::RSA_PSS => &signature::RSA_PSS_2048_8192_SHA384,
        (Kind::Rsa, Digest::Sha512) if algorithm.id == oid::RSA_PSS => &signature::RSA_PSS_2048_8192_SHA512,
        (Kind::P256, Digest::Sha256) if curved => &signature::ECDSA_P256_SHA256_ASN1,
        (Kind::P256, Digest::Sha384) if curved => &signature::ECDSA_P256_SHA384_ASN1,
        (Kind::P384, Digest::Sha256) if curved => &signature::ECDSA_P384_SHA256_ASN1,
        (Kind::P384, Digest::Sha384) if curved => &signature::ECDSA_P384_SHA384_ASN1,
        _ => return None,
    };
    Some(found)
}

/// The digest of PSS parameters; the mask and the salt must go with it, which the verification itself holds to.
fn pss(parameters: &[u8]) -> Option<Digest> {
    let hash = Der(parameters).expect(SEQUENCE)?.inside().expect(0xa0)?;
    Digest::of(Algorithm::read(hash.inside().expect(SEQUENCE)?)?.id)
}
