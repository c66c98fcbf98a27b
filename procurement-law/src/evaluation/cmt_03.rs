//! CMT-03: quorum and resolutions (採購評選委員會審議規則 9, 10; 採購評選委員會組織準則 7-4).

use super::cmt_01::EXPERT_PART;
use super::quorum::{Lack, Limits, Meeting};
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{COMMITTEE_WORK, COMMITTEES};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Members present are at least one part in so many of all members.
pub const QUORUM_PART: &str = "quorum_part";
/// Least experts present.
pub const QUORUM_EXPERTS: &str = "quorum_experts";
/// Votes in favour are more than one part in so many of those present.
pub const MAJORITY_PART: &str = "majority_part";

choice! {
    /// Who chairs a meeting.
    pub enum Chair {
        /// 召集人.
        Convener = "chair_convener",
        /// 副召集人.
        Deputy = "chair_deputy",
        /// Somebody else.
        Other = "chair_other",
    }
}

facts! {
    /// A meeting of the committee.
    pub struct Facts {
        /// members of the committee
        members: i64 = "persons", "7";
        /// members present in person
        present: i64 = "persons", "4";
        /// experts and scholars present
        experts: i64 = "persons", "2";
        /// who chairs
        chair: Chair = "", "\"chair_convener\"";
        /// votes in favour of a resolution; left out before a vote
        in_favour: Option<i64> = "votes", "3";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-03",
    title_zh: "評選委員會之出席與決議",
    title_en: "Quorum and resolutions",
    meaning: "At least half of the members are present, among them at least two experts and at least a third experts; more than half of those present resolve. Convener or deputy chairs; when neither can, another day is set. Below these numbers nothing is put to the vote.",
    cites: &[COMMITTEE_WORK.at("9-1"), COMMITTEE_WORK.at("10"), COMMITTEES.at("7-4")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 9),
    valid_to: None,
    parameters: &[QUORUM_PART, QUORUM_EXPERTS, EXPERT_PART, MAJORITY_PART],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-03.may_vote",
            zh: "委員{members:count}人，出席{present:count}人，其中專家、學者{experts:count}人，得提付表決。",
            en: "{present:count} of {members:count} members are present, {experts:count} of them experts; the meeting may vote.",
        },
        Sentence {
            key: "cmt-03.carried",
            zh: "出席{present:count}人，同意{favour:count}人，過半數，決議成立。",
            en: "{favour:count} of {present:count} present are in favour, more than half: the resolution is carried.",
        },
        Sentence {
            key: "cmt-03.lost",
            zh: "出席{present:count}人，同意{favour:count}人，未過半數，決議不成立。",
            en: "{favour:count} of {present:count} present are in favour, not more than half: the resolution is not carried.",
        },
        Sentence {
            key: "cmt-03.present",
            zh: "出席{present:count}人，未達委員總額{members:count}人之二分之一以上，不得提付表決。",
            en: "{present:count} of {members:count} members are present, less than half; nothing can be put to the vote.",
        },
        Sentence {
            key: "cmt-03.experts",
            zh: "出席之專家、學者{experts:count}人，少於{least:count}人，不得提付表決。",
            en: "{experts:count} experts are present, fewer than {least:count}; nothing can be put to the vote.",
        },
        Sentence {
            key: "cmt-03.expert_part",
            zh: "出席之專家、學者{experts:count}人，少於出席人數{present:count}人之三分之一，不得提付表決。",
            en: "{experts:count} of {present:count} present are experts, less than a third; nothing can be put to the vote.",
        },
        Sentence {
            key: "cmt-03.chair",
            zh: "召集人及副召集人均不能出席會議者，應擇期另行召開會議。",
            en: "When neither convener nor deputy can be present, the meeting is held on another day.",
        },
        Sentence {
            key: "cmt-03.impossible",
            zh: "人數不合：委員{members:count}人，出席{present:count}人，其中專家、學者{experts:count}人，同意{favour:count}人。",
            en: "These numbers cannot be: {members:count} members, {present:count} present, {experts:count} experts, {favour:count} in favour.",
        },
    ],
    example: r#"{
  "rule": "CMT-03",
  "on": "2026-03-02",
  "facts": { "members": 7, "present": 7, "experts": 2, "chair": "chair_convener", "in_favour": 6 }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let part = frame.count(&RULE, QUORUM_PART)?;
    let least = frame.count(&RULE, QUORUM_EXPERTS)?;
    let expert_part = frame.count(&RULE, EXPERT_PART)?;
    let majority = frame.count(&RULE, MAJORITY_PART)?;
    let limits = Limits {
        present_part: part.value,
        experts: least.value,
        expert_part: expert_part.value,
        majority_part: majority.value,
    };
    let meeting = Meeting { members: facts.members, present: facts.present, experts: facts.experts };
    let votes = facts.in_favour.unwrap_or_default();
    let (outcome, key) = match (meeting.lacks(limits), facts.in_favour) {
        _ if !meeting.possible() || votes > facts.present || votes < 0 => (Outcome::Refuse, "cmt-03.impossible"),
        _ if facts.chair == Chair::Other => (Outcome::Refuse, "cmt-03.chair"),
        (Some(Lack::Present), _) => (Outcome::Refuse, "cmt-03.present"),
        (Some(Lack::Experts), _) => (Outcome::Refuse, "cmt-03.experts"),
        (Some(Lack::ExpertPart), _) => (Outcome::Refuse, "cmt-03.expert_part"),
        (None, None) => (Outcome::Allow, "cmt-03.may_vote"),
        (None, Some(votes)) if meeting.carried(votes, limits) => (Outcome::Allow, "cmt-03.carried"),
        (None, Some(_)) => (Outcome::Refuse, "cmt-03.lost"),
    };
    let of = |number: i64, part: i64| Quantity::count(number.saturating_mul(part));
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&part)
        .using(&least)
        .using(&expert_part)
        .using(&majority)
        .compare("present_parts", of(facts.present, part.value), Op::Ge, Quantity::count(facts.members))
        .compare("experts_present", Quantity::count(facts.experts), Op::Ge, Quantity::count(least.value))
        .compare("expert_parts", of(facts.experts, expert_part.value), Op::Ge, Quantity::count(facts.present));
    let ruling = facts.in_favour.into_iter().fold(ruling, |ruling, votes| {
        ruling.compare("vote_parts", of(votes, majority.value), Op::Gt, Quantity::count(facts.present))
    });
    let args = [("members", facts.members), ("present", facts.present), ("experts", facts.experts), ("favour", votes)];
    Ok(args.into_iter().fold(ruling.arg("least", least.value), |ruling, (name, number)| ruling.arg(name, number)))
}
