//! Whether an act is in time: before its deadline, or before the day to which the head of the agency extended it.

use chrono::NaiveDate;

use crate::performance::share::given;
use crate::ruling::{Op, Quantity, Ruling};

/// Who approves an extension, and on what.
pub const HEAD: (&str, &str) = ("performance_head", "performance_head_approval");

/// An extension of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension<'a> {
    /// The last day of the extension.
    pub to: Option<NaiveDate>,
    /// Reference of its approval; without one the extension does not count.
    pub approval: Option<&'a str>,
}

/// How an act stands to its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not done yet, or not told.
    Open,
    /// Said to be done before the event from which the period runs.
    Early,
    /// Done by the deadline.
    InTime,
    /// Done after the deadline and within an approved extension.
    Extended,
    /// Done after both.
    Late,
}

impl Extension<'_> {
    /// The last day that is in time: the deadline, or the day of an approved extension when that is later.
    #[must_use]
    pub fn limit(self, deadline: NaiveDate) -> NaiveDate {
        let extended = self.to.filter(|_| given(self.approval));
        extended.map_or(deadline, |to| to.max(deadline))
    }

    /// The ruling with the act held against its limit, and who may extend it where it is late.
    #[must_use]
    pub fn told(self, ruling: Ruling, what: &str, deadline: NaiveDate, done: Option<NaiveDate>) -> Ruling {
        let limit = self.limit(deadline);
        let ruling = ruling.arg("last", deadline).arg("extended", limit);
        let Some(done) = done else { return ruling };
        let ruling = ruling.compare(what, Quantity::date(done), Op::Le, Quantity::date(limit)).arg("done", done);
        if done > limit { ruling.unless(HEAD.0, HEAD.1) } else { ruling }
    }
}

impl Standing {
    /// How an act stands to a period from an event to a deadline, with an extension.
    #[must_use]
    pub fn of(event: NaiveDate, deadline: NaiveDate, extension: Extension<'_>, done: Option<NaiveDate>) -> Self {
        match done {
            None => Self::Open,
            Some(done) if done < event => Self::Early,
            Some(done) if done <= deadline => Self::InTime,
            Some(done) if done <= extension.limit(deadline) => Self::Extended,
            Some(_) => Self::Late,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Frame;
    use crate::roc::day;
    use crate::ruling::Outcome;

    #[test]
    fn an_extension_counts_when_it_is_approved_and_later() {
        let deadline = day(2026, 3, 10);
        let approved = |to| Extension { to: Some(to), approval: Some("A-1") };
        let limit = |extension: Extension<'_>| extension.limit(deadline);
        assert_eq!(limit(approved(day(2026, 3, 20))), day(2026, 3, 20));
        assert_eq!(limit(approved(day(2026, 3, 1))), deadline);
        assert_eq!(limit(Extension { approval: Some(" "), ..approved(day(2026, 3, 20)) }), deadline);
        assert_eq!(limit(Extension { to: None, approval: Some("A-1") }), deadline);
        let event = day(2026, 3, 2);
        let of = |d| Standing::of(event, deadline, approved(day(2026, 3, 12)), Some(day(2026, 3, d)));
        assert_eq!([1, 2, 10].map(of), [Standing::Early, Standing::InTime, Standing::InTime]);
        assert_eq!([11, 12, 13].map(of), [Standing::Extended, Standing::Extended, Standing::Late]);
        assert_eq!(Standing::of(event, deadline, approved(deadline), None), Standing::Open);
    }

    #[test]
    fn only_a_late_act_names_who_may_extend() {
        let told = |done: Option<u32>| {
            let begun =
                crate::performance::acc_01::RULE.begin(&Frame::on(day(2026, 3, 2)), Outcome::Allow, "acc-01.open");
            let extension = Extension { to: None, approval: None };
            let ruling = extension.told(begun, "acceptance_done", day(2026, 3, 10), done.map(|d| day(2026, 3, d)));
            (ruling.compared.len(), ruling.override_by.is_some())
        };
        assert_eq!([None, Some(10), Some(11)].map(told), [(0, false), (1, false), (1, true)]);
    }
}
