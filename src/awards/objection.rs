//! Until when the result of a tender may be objected to (異議, 政府採購法 75-1-3), by the law's own rule.

use chrono::NaiveDate;
use procurement_law::fact::Stated;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Ruling, settled};
use procurement_law::tender::tim_04::{Against, Facts, check};

/// From which days the time runs, and what became of an objection.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The day of the award, or on which the tender ended.
    pub decided: NaiveDate,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// The day on which the notice arrived.
    pub notified: Option<NaiveDate>,
    /// The day on which the agency received an objection.
    pub filed: Option<NaiveDate>,
    /// The day on which the agency answered it.
    pub answered: Option<NaiveDate>,
}

impl Window {
    /// The window of a result that nobody was told of yet: for those who were there when it was announced.
    pub fn of(decided: NaiveDate) -> Self {
        Self { decided, published: None, notified: None, filed: None, answered: None }
    }

    /// What the law says of it (TIM-04).
    pub fn ruling(&self) -> Ruling {
        let told = self.published.is_some() || self.notified.is_some();
        let facts = Facts {
            against: if told { Against::Notified } else { Against::Unnotified },
            wait: None,
            published: self.published,
            notified: self.notified,
            known: (!told).then_some(self.decided),
            awarded: Stated(Some(self.decided)),
            filed: self.filed,
            answered: self.answered,
        };
        settled(check(&Frame::on(self.decided), &facts))
    }
}

/// The last day that a ruling names.
pub fn last_day(ruling: &Ruling) -> Option<NaiveDate> {
    let found = ruling.results.iter().find(|result| result.what == "objection_until")?;
    found.value.plain().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_window_runs_from_the_later_of_notice_and_publication() {
        let decided = day("2026-11-02");
        assert_eq!(last_day(&Window::of(decided).ruling()), Some(day("2026-11-12")));
        let told = Window { published: Some(day("2026-11-05")), ..Window::of(decided) };
        // The tenth day is a Sunday: the next working day.
        assert_eq!(last_day(&told.ruling()), Some(day("2026-11-16")));
        let later = Window { notified: Some(day("2026-11-09")), ..told };
        assert_eq!(last_day(&later.ruling()), Some(day("2026-11-19")));
        let late = Window { filed: Some(day("2026-11-20")), ..later };
        assert_eq!(late.ruling().text.key, "tim-04.late");
    }
}
