//! CMT-06: the work team (工作小組, 採購評選委員會組織準則 8).

use super::fields::{named, whole};
use crate::fact::{Facts as _, Values};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::COMMITTEES;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Least persons of a work team.
pub const TEAM_MEMBERS: &str = "team_members";
/// Least persons of a work team with the qualification of procurement professionals.
pub const TEAM_QUALIFIED: &str = "team_qualified";

facts! {
    /// A person of the work team.
    pub struct TeamMember {
        /// name or code
        name: String = "", "\"組員1\"";
        /// whether qualified as procurement professional (採購專業人員資格)
        qualified: bool = "true, false", "true";
    }
}

facts! {
    /// A work team beside a committee.
    pub struct Facts {
        /// persons of the work team
        team: Vec<TeamMember> = "", "[{\"name\": \"組員1\", \"qualified\": true}]";
        /// names of the committee's members
        committee: Values<String> = "", "[\"委員1\"]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-06",
    title_zh: "工作小組之組成",
    title_en: "Who is in the work team",
    meaning: "The work team has at least three different persons, at least one of them qualified as procurement professional, and nobody who sits on the committee of the same procurement.",
    cites: &[COMMITTEES.at("8-1")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 9),
    valid_to: None,
    parameters: &[TEAM_MEMBERS, TEAM_QUALIFIED],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-06.allow",
            zh: "工作小組{count:count}人，其中具採購專業人員資格{qualified:count}人，組成符合規定。",
            en: "The work team has {count:count} persons, {qualified:count} of them procurement professionals, and is lawfully composed.",
        },
        Sentence {
            key: "cmt-06.few",
            zh: "工作小組{count:count}人，未達{least:count}人。",
            en: "The work team has {count:count} persons, fewer than {least:count}.",
        },
        Sentence {
            key: "cmt-06.unqualified",
            zh: "工作小組應至少有{professionals:count}人具有採購專業人員資格（現有{qualified:count}人）。",
            en: "The work team needs at least {professionals:count} procurement professional; it has {qualified:count}.",
        },
        Sentence {
            key: "cmt-06.overlap",
            zh: "{name}為同案評選委員，不得兼任工作小組成員。",
            en: "{name} sits on the committee of the same procurement and cannot be in its work team.",
        },
        Sentence { key: "cmt-06.twice", zh: "{name}重複列名。", en: "{name} is listed twice." },
    ],
    example: r#"{
  "rule": "CMT-06",
  "on": "2026-03-02",
  "facts": {
    "team": [{ "name": "組員1", "qualified": true }, { "name": "組員2", "qualified": false }],
    "committee": ["委員1"]
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let least = frame.count(&RULE, TEAM_MEMBERS)?;
    let professionals = frame.count(&RULE, TEAM_QUALIFIED)?;
    let count = whole(facts.team.len());
    let qualified = whole(facts.team.iter().filter(|one| one.qualified).count());
    let names = || facts.team.iter().map(|one| &one.name);
    let both = names().find(|name| facts.committee.0.contains(name));
    let again = names().enumerate().find(|(place, name)| names().take(*place).any(|one| one == *name));
    let (answer, name) = match () {
        () if both.is_some() => ((Outcome::Refuse, "overlap"), both),
        () if again.is_some() => ((Outcome::Refuse, "twice"), again.map(|(_, name)| name)),
        () if count < least.value => ((Outcome::Refuse, "few"), None),
        () if qualified < professionals.value => ((Outcome::Refuse, "unqualified"), None),
        () => ((Outcome::Allow, "allow"), None),
    };
    let ruling = named(frame, &RULE, answer, name.map_or("", String::as_str))
        .using(&least)
        .using(&professionals)
        .compare("team_size", Quantity::count(count), Op::Ge, Quantity::count(least.value))
        .compare("team_professionals", Quantity::count(qualified), Op::Ge, Quantity::count(professionals.value));
    let args =
        [("count", count), ("least", least.value), ("qualified", qualified), ("professionals", professionals.value)];
    Ok(args.into_iter().fold(ruling, |ruling, (name, number)| ruling.arg(name, number)))
}
