//! CMT-08: members attend in person and score (採購評選委員會審議規則 6-1, 6之1-1).

use super::fields::named;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::COMMITTEE_WORK;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// How a member attended.
    pub enum Attendance {
        /// In person, all of the meeting.
        InPerson = "attended_in_person",
        /// In person, but late or not to the end.
        InPart = "attended_in_part",
        /// Somebody else came instead.
        Proxy = "attended_by_proxy",
        /// Not at all.
        Absent = "attended_absent",
    }
}

facts! {
    /// A member at the evaluation.
    pub struct Member {
        /// name or code
        name: String = "", "\"委員1\"";
        /// how the member attended
        attendance: Attendance = "", "\"attended_in_person\"";
        /// whether the member scored every bidder
        scored: bool = "true, false", "true";
        /// whether the member's sheet is signed or sealed
        signed: bool = "true, false", "true";
    }
}

facts! {
    /// The members at an evaluation.
    pub struct Facts {
        /// members of the committee
        members: Vec<Member> = "", "[{\"name\": \"委員1\"}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-08",
    title_zh: "委員應親自出席並評分",
    title_en: "Members attend in person and score",
    meaning: "Members attend and evaluate in person, nobody stands in, everybody present scores and signs the sheet, and nobody who is absent scores. Coming late or leaving early is a common error, which a person looks at. One ruling for each member, and a refusal when no member is named.",
    cites: &[COMMITTEE_WORK.at("6-1"), COMMITTEE_WORK.at("6之1-1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 11, 4),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-08.nobody",
            zh: "未填列評選委員會委員，無從認定其出席及評分（比）。",
            en: "No member of the committee is named, so nobody is known to have attended and scored.",
        },
        Sentence {
            key: "cmt-08.allow",
            zh: "{name}親自出席，並參與評分（比）。",
            en: "{name} attended in person and scored.",
        },
        Sentence {
            key: "cmt-08.absent",
            zh: "{name}未出席，亦未評分（比）。",
            en: "{name} did not attend and did not score.",
        },
        Sentence {
            key: "cmt-08.proxy",
            zh: "{name}之評選及出席會議應親自為之，不得代理。",
            en: "{name} must attend and evaluate in person; nobody can stand in.",
        },
        Sentence {
            key: "cmt-08.scored_absent",
            zh: "{name}未出席會議，其評分（比）不得計入。",
            en: "{name} did not attend; the scores cannot count.",
        },
        Sentence {
            key: "cmt-08.not_scored",
            zh: "{name}出席會議，應參與評分（比）。",
            en: "{name} attended and must score.",
        },
        Sentence {
            key: "cmt-08.unsigned",
            zh: "{name}之評分（比）表應簽名或蓋章。",
            en: "{name} must sign or seal the sheet.",
        },
        Sentence {
            key: "cmt-08.part",
            zh: "{name}遲到或早退，是否得參與評分（比），應由承辦人員確認。",
            en: "{name} came late or left early; a person must look at whether the scores count.",
        },
    ],
    example: r#"{
  "rule": "CMT-08",
  "on": "2026-03-02",
  "facts": { "members": [{ "name": "委員1", "attendance": "attended_by_proxy", "scored": true, "signed": true }] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each member; one when no member is named.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if facts.members.is_empty() {
        return vec![named(frame, &RULE, (Outcome::Refuse, "nobody"), "")];
    }
    facts.members.iter().map(|member| named(frame, &RULE, answer(member), &member.name)).collect()
}

fn answer(member: &Member) -> (Outcome, &'static str) {
    match (member.attendance, member.scored) {
        (Attendance::Proxy, _) => (Outcome::Refuse, "proxy"),
        (Attendance::Absent, true) => (Outcome::Refuse, "scored_absent"),
        (Attendance::Absent, false) => (Outcome::Allow, "absent"),
        (Attendance::InPerson | Attendance::InPart, false) => (Outcome::Refuse, "not_scored"),
        _ if !member.signed => (Outcome::Refuse, "unsigned"),
        (Attendance::InPart, true) => (Outcome::NeedsPerson, "part"),
        (Attendance::InPerson, true) => (Outcome::Allow, "allow"),
    }
}
