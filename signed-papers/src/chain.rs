//! The chain from a signer's certificate to a root that the caller trusts.

use chrono::{DateTime, Utc};

use crate::certificate::Certificate;
use crate::report::Chain;

/// The most certificates of a chain.
const LONGEST: usize = 8;
/// The most certificates beside a signer's that are looked at: each may cost a verification of each other's signature.
const BESIDE: usize = 32;

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
    // Level by level, each certificate once: those that vouch for one another in circles cannot keep the search busy.
    let mut left: Vec<&Certificate<'_>> = beside.iter().take(BESIDE).filter(|one| one.raw != signer.raw).collect();
    let mut level = vec![signer];
    for below in 0..LONGEST {
        for from in &level {
            let root = roots.iter().find(|root| root.raw == from.raw || vouches(root, from, below, at));
            if let Some(root) = root {
                return Chain::Trusted { root: root.subject_words() };
            }
        }
        let (next, rest) = left.into_iter().partition(|one| level.iter().any(|from| vouches(one, from, below, at)));
        (level, left) = (next, rest);
    }
    Chain::Unknown
}

/// Whether a certificate may and does stand for another, with so many authorities between that one and the signer.
fn vouches(issuer: &Certificate<'_>, from: &Certificate<'_>, below: usize, at: DateTime<Utc>) -> bool {
    issuer.may_issue()
        && issuer.valid_at(at)
        && issuer.below.is_none_or(|most| below <= usize::from(most))
        && issuer.issued(from)
}
