//! Verifies the signatures of a PDF.

use chrono::{DateTime, Utc};

use crate::certificate::Certificate;
use crate::chain::chain;
use crate::cms::Message;
use crate::pdf::{Place, places};
use crate::report::{Chain, Finding, Signer, Verdict};

/// What is found of each signature of a PDF, in their order; nothing where there is none. `roots` are certificates in DER that the
/// caller trusts; what of them is no certificate is left aside. `now` is the moment at which somebody looks.
pub fn verify(file: &[u8], roots: &[Vec<u8>], now: DateTime<Utc>) -> Vec<Finding> {
    let roots: Vec<Certificate<'_>> = roots.iter().filter_map(|root| Certificate::read(root)).collect();
    places(file).into_iter().map(|place| place.map_or_else(malformed, |place| look(&place, &roots, now))).collect()
}

fn malformed() -> Finding {
    Finding {
        verdict: Verdict::Malformed,
        whole: false,
        signer: None,
        signed_at: None,
        timestamped: false,
        chain: Chain::NotChecked,
    }
}

fn look(place: &Place<'_>, roots: &[Certificate<'_>], now: DateTime<Utc>) -> Finding {
    let Some(message) = Message::read(&place.message) else { return Finding { whole: place.whole, ..malformed() } };
    let signed_at = message.signed_at;
    let Some(certificate) = message.certificate() else {
        return Finding { whole: place.whole, signed_at, timestamped: message.timestamped, ..malformed() };
    };
    // Who says to sign later than now is judged by today.
    let at = signed_at.map_or(now, |said| said.min(now));
    Finding {
        verdict: judge(place, &message, certificate, at),
        whole: place.whole,
        signer: Some(signer(certificate)),
        signed_at,
        timestamped: message.timestamped,
        chain: chain(certificate, &message.certificates, roots, at),
    }
}

fn judge(place: &Place<'_>, message: &Message<'_>, certificate: &Certificate<'_>, at: DateTime<Utc>) -> Verdict {
    let Some(digest) = message.digest else { return Verdict::Unsupported };
    if digest.digest(&[place.before, place.after]) != message.message_digest {
        return Verdict::Changed;
    }
    match certificate.key.verifies(&message.algorithm, Some(digest), &message.attributes, message.signature) {
        None => Verdict::Unsupported,
        Some(false) => Verdict::Forged,
        Some(true) if !certificate.may_sign() => Verdict::Unsuited,
        Some(true) if !certificate.valid_at(at) => Verdict::Expired,
        Some(true) => Verdict::Valid,
    }
}

fn signer(certificate: &Certificate<'_>) -> Signer {
    Signer {
        subject: certificate.subject_words(),
        issuer: certificate.issuer_words(),
        serial: certificate.serial.iter().map(|byte| format!("{byte:02X}")).collect(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
    }
}
