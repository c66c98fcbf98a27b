//! The chain from a signer's certificate to a root that the caller trusts.

use chrono::{DateTime, Utc};

use crate::certificate::Certificate;
use crate::report::Chain;

/// The most certificates of a chain.
const LONGEST: usize = 8;

/// Looks for a chain, at a moment. Certificates beside the signer's are only ways: a root counts only where the caller gave it.
pub fn chain(
    signer: &Certificate<'_>,
    beside: &[Certificate<'_>],
    roots: &[Certificate<'_>],
    at: DateTime<Utc>,
) -> Chain {
    if roots.is_empty() {
        return Chain::NotChecked;
    }
    match leads(signer, beside, roots, at, 0) {
        Some(root) => Chain::Trusted { root },
        None => Chain::Unknown,
    }
}

/// The root to which a certificate leads; `below` authorities stand between it and the signer.
fn leads(
    from: &Certificate<'_>,
    beside: &[Certificate<'_>],
    roots: &[Certificate<'_>],
    at: DateTime<Utc>,
    below: usize,
) -> Option<String> {
    let may = |issuer: &&Certificate<'_>| {
        issuer.may_issue()
            && issuer.valid_at(at)
            && issuer.below.is_none_or(|most| below <= usize::from(most))
            && issuer.issued(from)
    };
    if roots.iter().any(|root| root.raw == from.raw) {
        return Some(from.subject_words());
    }
    if let Some(root) = roots.iter().find(may) {
        return Some(root.subject_words());
    }
    if below + 1 >= LONGEST {
        return None;
    }
    let mut ways = beside.iter().filter(|one| one.raw != from.raw).filter(may);
    ways.find_map(|issuer| leads(issuer, beside, roots, at, below + 1))
}
