//! One step of a procedure with a clock: by when it is done, and what a day given says.

use chrono::NaiveDate;

use crate::clock::{ActBy, Deadline, Length, Span, after};
use crate::frame::Frame;
use crate::laws::Place;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};

/// A step with the days between which it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Code of the step, a key of [`crate::words`].
    pub code: &'static str,
    /// The place in the law that sets the clock.
    pub place: Place,
    /// The event from which it runs.
    pub event: NaiveDate,
    /// The day on which it was done.
    pub done: Option<NaiveDate>,
    /// What it means to be late: refused for a remedy that is lost, a warning for a duty that stays.
    pub late: Outcome,
}

/// The last day of so many months after an event, on a working day.
#[must_use]
pub fn months_after(frame: &Frame, event: NaiveDate, months: u32) -> Deadline {
    let end = Span { from: after(event, 1), length: Length::Months(months) }.last_day();
    ActBy::days(end, 0).last_day(&frame.calendar())
}

/// The ruling on a step by a rule whose sentences are `.until`, `.in_time`, `.late` and `.early`.
#[must_use]
pub fn judge(rule: &Rule, frame: &Frame, step: &Step, last: Deadline) -> Ruling {
    let (outcome, key) = match step.done {
        None => (Outcome::Allow, "until"),
        Some(done) if done < step.event => (Outcome::NeedsPerson, "early"),
        Some(done) if done > last.day => (step.late, "late"),
        Some(_) => (Outcome::Allow, "in_time"),
    };
    let mut ruling = rule
        .begin(frame, outcome, &format!("{}.{key}", rule.id.to_lowercase()))
        .deadline("step_until", &last)
        .arg("step", step.code)
        .arg("event", step.event)
        .arg("last", last.day);
    ruling.cites = vec![step.place.cite()];
    match step.done {
        None => ruling,
        Some(done) => {
            ruling.compare("step_done", Quantity::date(done), Op::Le, Quantity::date(last.day)).arg("done", done)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mark::Mark;
    use crate::roc::day;
    use chrono::Days;
    use proptest::prelude::*;

    #[test]
    fn months_end_on_the_same_day_or_the_next_working_day() {
        let frame = Frame::on(day(2026, 3, 2));
        assert_eq!(months_after(&frame, day(2026, 3, 2), 2).day, day(2026, 5, 4));
        assert_eq!(months_after(&frame, day(2026, 1, 5), 2).day, day(2026, 3, 5));
        assert_eq!(months_after(&frame, day(2026, 1, 5), 2).mark, Mark::Confirmed);
        assert_eq!(months_after(&frame, day(2040, 1, 5), 2).mark, Mark::Known);
    }

    proptest! {
        #[test]
        fn months_never_end_on_a_rest_day(event in 0_u64..1400, months in 1_u32..6) {
            let frame = Frame::on(day(2026, 3, 2));
            let event = day(2023, 1, 1) + Days::new(event);
            let last = months_after(&frame, event, months).day;
            prop_assert!(!frame.calendar().rests(last));
            prop_assert!(months_after(&frame, event, months + 1).day >= last);
        }
    }
}
