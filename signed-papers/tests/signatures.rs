//! Signatures made here and by another program.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use chrono::{DateTime, Utc};
use signed_papers::sample::{Holder, Says};
use signed_papers::{Chain, Verdict, holds, pem_or_der, verify};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    at("2026-11-20T02:00:00Z")
}

fn years(from: i32, to: i32) -> (DateTime<Utc>, DateTime<Utc>) {
    (at(&format!("{from}-01-01T00:00:00Z")), at(&format!("{to}-01-01T00:00:00Z")))
}

fn root() -> Holder {
    let (from, to) = years(2020, 2040);
    Holder::root("測試根憑證", Says::authority(from, to)).unwrap()
}

fn person(by: &Holder) -> Holder {
    let (from, to) = years(2025, 2028);
    by.issue("王主任", Says::person(from, to)).unwrap()
}

fn verdict(file: &[u8]) -> Verdict {
    verify(file, &[], now())[0].verdict
}

#[test]
fn a_signature_holds_until_a_byte_changes() {
    let signed = person(&root()).sign(PDF, &[], now()).unwrap();
    let found = verify(&signed, &[], now());
    assert_eq!((found.len(), found[0].verdict, found[0].whole), (1, Verdict::Valid, true));
    let signer = found[0].signer.as_ref().unwrap();
    assert_eq!((signer.subject.as_str(), signer.issuer.as_str()), ("C=TW, CN=王主任", "C=TW, CN=測試根憑證"));
    assert_eq!((found[0].signed_at, &found[0].chain), (Some(now()), &Chain::NotChecked));
    assert!(holds(&found));
    for place in [0, 20, PDF.len() - 2, signed.len() - 3] {
        let mut other = signed.clone();
        other[place] ^= 1;
        assert_ne!(verdict(&other), Verdict::Valid, "byte {place}");
    }
    let added = [signed.as_slice(), b"2 0 obj\n(other words)\nendobj\n"].concat();
    let found = verify(&added, &[], now());
    assert!(
        found[0].verdict == Verdict::Valid && !found[0].whole && !holds(&found),
        "what was added later is nobody's"
    );
    assert!(verify(PDF, &[], now()).is_empty() && !holds(&[]));
}

#[test]
fn several_people_sign_one_after_the_other() {
    let root = root();
    let first = person(&root).sign(PDF, &[], now()).unwrap();
    let (from, to) = years(2025, 2028);
    let second = root.issue("林專員", Says::person(from, to)).unwrap().sign(&first, &[], now()).unwrap();
    let found = verify(&second, &[], now());
    assert_eq!(found.iter().map(|one| one.whole).collect::<Vec<_>>(), [false, true]);
    assert!(holds(&found));
}

#[test]
fn the_chain_leads_to_a_root_that_somebody_trusts() {
    let (root, other) = (root(), root());
    let (from, to) = years(2022, 2035);
    let between = root.issue("測試中繼憑證", Says::authority(from, to)).unwrap();
    let chain = |file: &[u8], roots: &[Vec<u8>]| verify(file, roots, now())[0].chain.clone();
    let alone = person(&between).sign(PDF, &[], now()).unwrap();
    let whole = person(&between).sign(PDF, &[&between.certificate], now()).unwrap();
    let trusted = Chain::Trusted { root: "C=TW, CN=測試根憑證".to_owned() };
    assert_eq!(chain(&whole, std::slice::from_ref(&root.certificate)), trusted);
    assert_eq!(chain(&alone, std::slice::from_ref(&root.certificate)), Chain::Unknown, "the one between is lacking");
    // Another root of the same name signed nothing of it.
    assert_eq!(chain(&whole, std::slice::from_ref(&other.certificate)), Chain::Unknown);
    assert_eq!(chain(&whole, &[]), Chain::NotChecked);
    // Who is no authority makes nobody trusted.
    let false_one = person(&between);
    let below = person(&false_one).sign(PDF, &[&false_one.certificate, &between.certificate], now()).unwrap();
    assert_eq!(chain(&below, std::slice::from_ref(&root.certificate)), Chain::Unknown);
    // A root that the file itself brings is none.
    let own = person(&other).sign(PDF, &[&other.certificate], now()).unwrap();
    assert_eq!(chain(&own, &[root.certificate]), Chain::Unknown);
}

#[test]
fn a_certificate_signs_while_it_is_valid_and_meant_for_it() {
    let root = root();
    let (from, to) = years(2020, 2023);
    let old = root.issue("舊卡", Says::person(from, to)).unwrap();
    assert_eq!(verdict(&old.sign(PDF, &[], now()).unwrap()), Verdict::Expired);
    assert_eq!(verdict(&old.sign(PDF, &[], at("2022-05-01T00:00:00Z")).unwrap()), Verdict::Valid);
    let (from, to) = years(2025, 2028);
    let sealed = Says { usage: 0b0010_0000, ..Says::person(from, to) };
    assert_eq!(verdict(&root.issue("加密用", sealed).unwrap().sign(PDF, &[], now()).unwrap()), Verdict::Unsuited);
}

/// A signature with an RSA key of 2,048 bits and SHA-256 that another program made, and the root of its certificate.
#[test]
fn a_signature_of_another_program_is_read() {
    let (file, root) = (include_bytes!("data/rsa.pdf"), include_bytes!("data/root.pem"));
    let roots = pem_or_der(root);
    assert_eq!(roots.len(), 1);
    let later = at("2026-12-01T00:00:00Z");
    let found = verify(file, &roots, later);
    assert_eq!(found[0].verdict, Verdict::Valid, "{found:?}");
    assert!(matches!(&found[0].chain, Chain::Trusted { root } if root.contains("Test Root")), "{found:?}");
    let mut changed = file.to_vec();
    changed[10] ^= 1;
    assert_eq!(verify(&changed, &roots, later)[0].verdict, Verdict::Changed);
}
