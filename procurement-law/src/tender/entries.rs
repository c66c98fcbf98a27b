//! Lists of entries that a paper must hold: what is missing, as rulings that name it.

use crate::frame::Frame;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};

/// What a rule says of a paper that lacks nothing, and of one missing entry.
#[derive(Debug, Clone, Copy)]
pub struct Says {
    /// Sentence of a complete paper.
    pub complete: &'static str,
    /// Sentence of a missing entry, which it names as `entry`.
    pub missing: &'static str,
    /// What a missing entry amounts to.
    pub outcome: Outcome,
}

/// One ruling for each code asked for and not given, or one that allows.
#[must_use]
pub fn entries(frame: &Frame, rule: &Rule, says: Says, asked: &[&str], given: &[&str]) -> Vec<Ruling> {
    let missing = asked.iter().filter(|code| !given.contains(code));
    let rulings: Vec<_> =
        missing.map(|code| rule.begin(frame, says.outcome, says.missing).arg("entry", code)).collect();
    if rulings.is_empty() { vec![rule.begin(frame, Outcome::Allow, says.complete)] } else { rulings }
}
