//! DEB-01: for how long a vendor is debarred (政府採購法 101-1, 103-1; 施行細則 112-1).

use chrono::NaiveDate;

use crate::clock::{Length, Penalty, months_before};
use crate::debarment::conduct::{Class, Conduct, Sentenced};
use crate::fact::{Facts as _, Stated, Values};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::Used;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

facts! {
    /// A vendor to be debarred.
    pub struct Facts {
        /// conduct
        conduct: Conduct = "paragraph of article 101", "\"101-1-12\"";
        /// sentence of the first instance, for a conviction
        sentence: Option<Sentenced> = "", "\"imprisonment\"";
        /// whether the agency's review team finds the circumstances serious, where the law asks for that
        serious: Stated<bool> = "true, false", "true";
        /// day on which the notice is sent
        notice_sent: NaiveDate = "Taipei date", "\"2026-01-05\"";
        /// days of the gazette in which any agency has published the vendor before; those struck off are left out
        earlier: Values<NaiveDate> = "Taipei dates", "[]";
        /// day of the gazette in which this debarment stands; null before
        published: Stated<NaiveDate> = "Taipei date", "\"2026-03-01\"";
    }
}

/// Id of the years of the gravest class.
pub const GRAVE_YEARS: &str = "debarment_grave_years";
/// Id of the years of the lighter class.
pub const LIGHT_YEARS: &str = "debarment_light_years";
/// Id of the months without an earlier publication.
pub const FIRST_MONTHS: &str = "debarment_first_months";
/// Id of the months after one earlier publication.
pub const SECOND_MONTHS: &str = "debarment_second_months";
/// Id of the years after two or more earlier publications.
pub const REPEATED_YEARS: &str = "debarment_repeated_years";
/// Id of the years in which earlier publications count.
pub const LOOK_BACK_YEARS: &str = "debarment_look_back_years";

/// The rule.
pub static RULE: Rule = Rule {
    id: "DEB-01",
    title_zh: "拒絕往來之期間",
    title_en: "Period of debarment",
    meaning: "Three years for the gravest conduct, one year for the lighter class, and three months, six months or one year for faults of performance by the publications in the five years before the notice is sent. The five years end the day before that day and begin on its anniversary. The period runs from the day after publication; its end day counts on a rest day too.",
    cites: &[GPA.at("103-1"), GPA.at("101-1"), GPA.at("101-4"), ENFORCEMENT.at("112之1-1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[GRAVE_YEARS, LIGHT_YEARS, FIRST_MONTHS, SECOND_MONTHS, REPEATED_YEARS, LOOK_BACK_YEARS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "deb-01.period",
            zh: "「{conduct:word}」拒絕往來期間為{months:count}個月，自刊登政府採購公報之次日起算（通知日前五年內已刊登{count:count}次）。",
            en: "“{conduct:word}” debars for {months:count} months from the day after publication ({count:count} earlier publications in the five years before the notice).",
        },
        Sentence {
            key: "deb-01.barred",
            zh: "「{conduct:word}」拒絕往來期間為{months:count}個月，自{from:date}起至{until:date}止（通知日前五年內已刊登{count:count}次）。",
            en: "“{conduct:word}” debars for {months:count} months, from {from:date} to {until:date} ({count:count} earlier publications in the five years before the notice).",
        },
        Sentence {
            key: "deb-01.before_notice",
            zh: "「{conduct:word}」應先通知廠商始得刊登政府採購公報；刊登日{published:date}早於通知日{sent:date}。",
            en: "“{conduct:word}” is published after the notice; the publication of {published:date} is before the notice of {sent:date}.",
        },
        Sentence {
            key: "deb-01.not_serious",
            zh: "「{conduct:word}」須情節重大始得通知及刊登；經認定非屬情節重大。",
            en: "“{conduct:word}” debars only when the circumstances are serious; they are found not to be.",
        },
        Sentence {
            key: "deb-01.ask_serious",
            zh: "「{conduct:word}」是否情節重大，應由採購工作及審查小組審酌損害輕重、可歸責程度及補救賠償情形認定。",
            en: "Whether “{conduct:word}” is serious is for the review team to find, by the damage, the fault and what was done to make it good.",
        },
        Sentence {
            key: "deb-01.ask_sentence",
            zh: "「{conduct:word}」之期間依第一審宣告之刑而定，應查明為有期徒刑、拘役、罰金或緩刑。",
            en: "The period for “{conduct:word}” goes by the sentence of the first instance: imprisonment, detention, a fine or probation.",
        },
    ],
    example: r#"{
  "rule": "DEB-01",
  "on": "2026-03-02",
  "facts": { "conduct": "101-1-12", "serious": true, "notice_sent": "2026-01-05", "earlier": [], "published": "2026-03-01" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The length for a class and a number of earlier publications, in months, with the parameter that sets it.
fn length(frame: &Frame, class: Class, earlier: usize) -> Result<(u32, Used<i64>), Box<Ruling>> {
    let (id, months) = match (class, earlier) {
        (Class::Grave, _) => (GRAVE_YEARS, 12),
        (Class::Light, _) => (LIGHT_YEARS, 12),
        (Class::Counted, 0) => (FIRST_MONTHS, 1),
        (Class::Counted, 1) => (SECOND_MONTHS, 1),
        (Class::Counted, _) => (REPEATED_YEARS, 12),
    };
    let used = frame.count(&RULE, id)?;
    Ok((u32::try_from(used.value).unwrap_or_default().saturating_mul(months), used))
}

/// One ruling with the period.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let ask = |outcome, key| RULE.begin(frame, outcome, key).arg("conduct", facts.conduct.code());
    if facts.conduct.must_be_serious() && facts.serious.0 != Some(true) {
        return Ok(match facts.serious.0 {
            None => ask(Outcome::NeedsPerson, "deb-01.ask_serious"),
            Some(_) => ask(Outcome::Refuse, "deb-01.not_serious"),
        });
    }
    let Some(class) = facts.conduct.class(facts.sentence) else {
        return Ok(ask(Outcome::NeedsPerson, "deb-01.ask_sentence"));
    };
    let years = frame.count(&RULE, LOOK_BACK_YEARS)?;
    let back = u32::try_from(years.value).unwrap_or_default().saturating_mul(12);
    let since = months_before(facts.notice_sent, back);
    let count = facts.earlier.0.iter().filter(|day| since <= **day && **day < facts.notice_sent).count();
    let (months, used) = length(frame, class, count)?;
    let (outcome, key) = match facts.published.0 {
        None => (Outcome::Allow, "deb-01.period"),
        Some(published) if published < facts.notice_sent => (Outcome::Refuse, "deb-01.before_notice"),
        Some(_) => (Outcome::Allow, "deb-01.barred"),
    };
    let mut ruling = ask(outcome, key)
        .using(&used)
        .using(&years)
        .result("debarred_months", Quantity::count(months.into()))
        .result("earlier_publications", Quantity::count(i64::try_from(count).unwrap_or(i64::MAX)))
        .arg("months", months)
        .arg("count", count);
    ruling.cites.insert(0, class.place().cite());
    Ok(match facts.published.0 {
        None => ruling,
        Some(event) => {
            with_days(ruling.arg("sent", facts.notice_sent), Penalty { event, length: Length::Months(months) })
        }
    })
}

fn with_days(ruling: Ruling, penalty: Penalty) -> Ruling {
    let (from, until) = (penalty.first_day(), penalty.last_day());
    ruling
        .result("debarred_from", Quantity::date(from))
        .result("debarred_until", Quantity::date(until))
        .arg("published", penalty.event)
        .arg("from", from)
        .arg("until", until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn facts(conduct: Conduct, earlier: Vec<NaiveDate>) -> Facts {
        Facts {
            conduct,
            sentence: Some(Sentenced::Fine),
            serious: Stated(Some(true)),
            notice_sent: day(2026, 1, 5),
            earlier: Values(earlier),
            published: Stated(Some(day(2026, 3, 1))),
        }
    }

    fn until(facts: &Facts) -> String {
        let ruling = settled(check(&Frame::on(day(2026, 3, 2)), facts));
        ruling.results.iter().find(|one| one.what == "debarred_until").unwrap().value.plain()
    }

    #[test]
    fn a_graver_class_is_never_shorter() {
        for (a, b) in Conduct::ALL.iter().zip(Conduct::ALL.iter().skip(1)) {
            for (graver, other) in [(a, b), (b, a)] {
                if graver.class(Some(Sentenced::Fine)) >= other.class(Some(Sentenced::Fine)) {
                    assert!(until(&facts(*graver, vec![])) >= until(&facts(*other, vec![])));
                }
            }
        }
    }

    proptest! {
        #[test]
        fn one_more_publication_never_shortens(item in 0_usize..15, ago in proptest::collection::vec(0_u64..3000, 0..5), more in 0_u64..3000) {
            let at = |n| day(2026, 1, 10) - Days::new(n);
            let conduct = Conduct::ALL[item];
            let days: Vec<_> = ago.into_iter().map(at).collect();
            let longer = [days.clone(), vec![at(more)]].concat();
            prop_assert!(until(&facts(conduct, longer)) >= until(&facts(conduct, days)));
        }
    }
}
