//! Files behind locks of every kind.

use bid_review::reading::{Note, Reason};
use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter, Rc4CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::raw::Raw;
use super::{Must, Shape, shape};

fn plain() -> Document {
    let mut document = Document::load_mem(&Raw::page().bytes()).unwrap();
    let id = || Object::string_literal(b"0123456789abcdef".to_vec());
    document.trailer.set("ID", vec![id(), id()]);
    document
}

fn locked(kind: &str, user: &str) -> Vec<u8> {
    let mut document = plain();
    let filter: Arc<dyn CryptFilter> = match kind {
        "AES-128" => Arc::new(Aes128CryptFilter),
        "AES-256" => Arc::new(Aes256CryptFilter),
        _ => Arc::new(Rc4CryptFilter),
    };
    let filters = || BTreeMap::from([(b"StdCF".to_vec(), filter.clone())]);
    let key = [7; 32];
    let (owner, permissions) = ("owner", Permissions::all());
    let version = match kind {
        "RC4-40" => {
            EncryptionVersion::V1 { document: &document, owner_password: owner, user_password: user, permissions }
        }
        "RC4-128" => EncryptionVersion::V2 {
            document: &document,
            owner_password: owner,
            user_password: user,
            key_length: 128,
            permissions,
        },
        "AES-256" => EncryptionVersion::V5 {
            encrypt_metadata: true,
            crypt_filters: filters(),
            file_encryption_key: &key,
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: owner,
            user_password: user,
            permissions,
        },
        _ => EncryptionVersion::V4 {
            document: &document,
            encrypt_metadata: true,
            crypt_filters: filters(),
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: owner,
            user_password: user,
            permissions,
        },
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

pub fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    for kind in ["RC4-40", "RC4-128", "RC4 by filter", "AES-128", "AES-256"] {
        all.push(shape(format!("{kind} with a password"), Must::Because(Reason::Password), locked(kind, "secret")));
        all.push(shape(format!("{kind} without a password"), Must::Tell(Note::EmptyPassword), locked(kind, "")));
        let mut torn = locked(kind, "");
        torn.truncate(torn.len() * 3 / 4);
        all.push(shape(format!("{kind}, torn"), Must::Refuse, torn));
    }
    let tables = [
        ("an unknown handler", "<< /Filter /Nobody /V 4 /R 4 >>"),
        ("handing to certificates", "<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 >>"),
        ("a version to come", "<< /Filter /Standard /V 9 /R 9 /O (x) /U (x) /P -1 >>"),
        ("keys that are too short", "<< /Filter /Standard /V 2 /R 3 /Length 128 /O (x) /U (x) /P -1 >>"),
        ("a key of no length", "<< /Filter /Standard /V 2 /R 3 /Length 0 /O <00> /U <00> /P -1 >>"),
        ("a key of all lengths", "<< /Filter /Standard /V 2 /R 3 /Length 999999999 /O <00> /U <00> /P -1 >>"),
        ("no keys at all", "<< /Filter /Standard >>"),
        ("a lock that is itself", "7 0 R"),
        (
            "filters that are not there",
            "<< /Filter /Standard /V 4 /R 4 /StmF /Gone /StrF /Gone /O <00> /U <00> /P -1 >>",
        ),
        ("a lock that is a number", "42"),
    ];
    all.extend(tables.iter().map(|(name, table)| {
        let mut raw = Raw::page();
        raw.set(7, table);
        raw.trailer = "/Encrypt 7 0 R /ID [<30> <30>]".to_owned();
        let must = if *name == "a lock that is a number" || *name == "a lock that is itself" {
            Must::Show
        } else {
            Must::Refuse
        };
        shape(*name, must, raw.bytes())
    }));
    all
}
