//! PAY-02: everything to be corrected in papers is raised at once (政府採購法 73之1-3).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::fact::{Facts as _, Values};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// A notice to correct or clarify.
    pub struct Notice {
        /// its day
        day: NaiveDate = "day", "\"2026-03-05\"";
        /// points raised
        points: Values<String> = "points", "[\"發票抬頭\"]";
        /// points that only the corrected papers gave rise to
        arisen: Values<String> = "points", "[]";
    }
}

facts! {
    /// The notices to one request.
    pub struct Facts {
        /// the notices
        notices: Vec<Notice> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "PAY-02",
    title_zh: "一次通知補正",
    title_en: "Corrections asked for at once",
    meaning: "All that is to be corrected or clarified in a vendor's papers is raised at once; notices of one day are one. A later notice may repeat a point that was raised and not met, and name one that only the corrected papers gave rise to; a new point about earlier papers comes too late.",
    cites: &[GPA.at("73之1-3"), GPA.at("73之1-4")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "pay-02.allow",
            zh: "應補正或澄清事項已一次通知。",
            en: "What is to be corrected was raised at once.",
        },
        Sentence {
            key: "pay-02.second",
            zh: "{on:date}之通知另提「{point}」，未於{first:date}之第一次通知提出；補正或澄清應一次通知，不得分次辦理。",
            en: "The notice of {on:date} adds “{point}”, which the first of {first:date} did not raise; corrections are asked for at once.",
        },
    ],
    example: r#"{
  "rule": "PAY-02",
  "on": "2026-03-02",
  "facts": { "notices": [
    { "day": "2026-03-05", "points": ["發票抬頭"], "arisen": [] },
    { "day": "2026-03-12", "points": ["發票抬頭", "驗收紀錄影本"], "arisen": [] }
  ] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each point that a later notice adds, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let mut days = BTreeMap::<NaiveDate, Vec<&Notice>>::new();
    for notice in &facts.notices {
        days.entry(notice.day).or_default().push(notice);
    }
    let mut days = days.into_iter();
    let Some((first, at_once)) = days.next() else {
        return vec![RULE.begin(frame, Outcome::Allow, "pay-02.allow")];
    };
    let mut raised: BTreeSet<&String> = at_once.iter().flat_map(|notice| &notice.points.0).collect();
    let mut rulings = Vec::new();
    for (on, notices) in days {
        let arisen: BTreeSet<&String> = notices.iter().flat_map(|notice| &notice.arisen.0).collect();
        let points = || notices.iter().flat_map(|notice| &notice.points.0);
        let added = points().filter(|point| !raised.contains(*point) && !arisen.contains(*point));
        rulings.extend(added.map(|point| {
            let ruling = RULE.begin(frame, Outcome::Refuse, "pay-02.second");
            let ruling = ruling.arg("on", on).arg("point", point).arg("first", first);
            ruling.compare("notice_day", Quantity::date(on), Op::Eq, Quantity::date(first))
        }));
        // A point named as arisen and not raised in that notice is not raised by it.
        raised.extend(points().filter(|point| arisen.contains(*point)));
    }
    if rulings.is_empty() { vec![RULE.begin(frame, Outcome::Allow, "pay-02.allow")] } else { rulings }
}
