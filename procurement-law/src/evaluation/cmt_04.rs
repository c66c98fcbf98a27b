//! CMT-04: who must leave the committee or the work team, and whether the numbers still hold (採購評選委員會審議規則 14, 9-2).

use chrono::NaiveDate;

use super::cmt_01::{COMMITTEE_MEMBERS, EXPERT_PART};
use super::fields::{named, whole};
use crate::clock::months_before;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{COMMITTEE_WORK, COMMITTEES, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

/// Months for which an ended relation to a bidder bars a member.
pub const RELATION_MONTHS: &str = "relation_months";

choice! {
    /// Whose interest the procurement touches.
    pub enum Interest {
        /// Nobody's.
        None = "interest_none",
        /// 本人.
        Own = "interest_self",
        /// 配偶.
        Spouse = "interest_spouse",
        /// 二親等以內親屬.
        Relative = "interest_relative",
        /// 共同生活家屬.
        Household = "interest_household",
    }
}

choice! {
    /// Employment, mandate or agency between member or spouse and a bidder or its responsible person.
    pub enum Relation {
        /// None ever.
        None = "relation_none",
        /// Now.
        Current = "relation_current",
        /// Ended on a day.
        Ended = "relation_ended",
    }
}

choice! {
    /// Doubt whether the member can be fair.
    pub enum Doubt {
        /// None.
        None = "doubt_none",
        /// The member or the agency doubts it.
        Own = "doubt_own",
        /// A bidder asks in writing with reasons; the committee has not decided.
        Asked = "doubt_asked",
        /// A bidder asked in writing, and the committee decided that the member leaves.
        Granted = "doubt_granted",
        /// A bidder asked in writing, and the committee decided that the member stays.
        Denied = "doubt_denied",
    }
}

facts! {
    /// A person in the evaluation.
    pub struct Person {
        /// name or code
        name: String = "", "\"委員1\"";
        /// whether a member of the committee; otherwise of the work team or an assistant
        on_committee: bool = "true, false", "true";
        /// whether appointed as expert or scholar
        expert: bool = "true, false", "true";
        /// whose interest the procurement touches
        interest: Interest = "", "\"interest_none\"";
        /// relation of the person or the spouse to a bidder or its responsible person
        relation: Relation = "", "\"relation_none\"";
        /// day on which the relation ended; as current when it is not known
        relation_ended: Option<NaiveDate> = "", "\"2024-06-30\"";
        /// doubt whether the person can be fair
        doubt: Doubt = "", "\"doubt_none\"";
    }
}

facts! {
    /// The people of an evaluation on a day.
    pub struct Facts {
        /// day of the evaluation
        evaluated_on: NaiveDate = "", "\"2026-03-02\"";
        /// committee and work team
        people: Vec<Person> = "", "[{\"name\": \"委員1\"}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-04",
    title_zh: "委員之迴避",
    title_en: "Who must leave the committee",
    meaning: "A member leaves whose own interest, or that of spouse, relatives within the second degree or household, is touched; who is, or whose spouse is, employed or mandated by or agent of a bidder or its responsible person, now or within three years (the same day three years ago still counts); or whose fairness the member or the agency doubts. On a bidder's written request with reasons the committee decides. The same holds for the work team. When those who stay are too few, members are added. One ruling for each person, and a refusal when nobody is named.",
    cites: &[COMMITTEE_WORK.at("14"), COMMITTEE_WORK.at("9-2"), COMMITTEES.at("8-4"), GPA.at("94-1")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 9),
    valid_to: None,
    parameters: &[RELATION_MONTHS, COMMITTEE_MEMBERS, EXPERT_PART],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-04.nobody",
            zh: "未填列評選委員會委員及工作小組人員，無從認定有無應迴避之情形。",
            en: "Nobody of the committee or the work team is named, so nobody can be looked at.",
        },
        Sentence { key: "cmt-04.stays", zh: "{name}無應迴避之情形。", en: "{name} has no reason to leave." },
        Sentence {
            key: "cmt-04.interest",
            zh: "案件涉及{name}之{field:word}之利益，應即辭職或予以解聘。",
            en: "The procurement touches an interest of {field:word} of {name}, who must resign or be dismissed.",
        },
        Sentence {
            key: "cmt-04.relation",
            zh: "{name}或其配偶與受評廠商或其負責人現有或三年內曾有僱傭、委任或代理關係，應即辭職或予以解聘。",
            en: "{name} or the spouse is or was within three years employed or mandated by or agent of a bidder or its responsible person, and must resign or be dismissed.",
        },
        Sentence {
            key: "cmt-04.doubt",
            zh: "{name}有不能公正執行職務之虞，應即辭職或予以解聘。",
            en: "There is doubt whether {name} can be fair; the member must resign or be dismissed.",
        },
        Sentence {
            key: "cmt-04.asked",
            zh: "廠商已以書面敘明理由認{name}有不能公正執行職務之虞，應由評選委員會作成決定。",
            en: "A bidder asks in writing with reasons that {name} leaves; the committee decides.",
        },
        Sentence {
            key: "cmt-04.granted",
            zh: "評選委員會決定{name}有不能公正執行職務之虞，應即辭職或予以解聘。",
            en: "The committee decided that there is doubt whether {name} can be fair; the member must resign or be dismissed.",
        },
        Sentence {
            key: "cmt-04.short",
            zh: "應迴避者離任後，委員{members:count}人（應有{least:count}人以上），專家、學者{experts:count}人（不得少於{part:count}分之一），應另行遴選補足。",
            en: "Without those who leave there are {members:count} members (at least {least:count}) and {experts:count} experts (at least one in {part:count}); others must be added.",
        },
    ],
    example: r#"{
  "rule": "CMT-04",
  "on": "2026-03-02",
  "facts": {
    "evaluated_on": "2026-03-02",
    "people": [{
      "name": "委員1", "on_committee": true, "expert": true, "interest": "interest_none",
      "relation": "relation_ended", "relation_ended": "2023-03-02", "doubt": "doubt_none"
    }]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each person, and one on the numbers when somebody leaves and too few stay.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    judged(frame, facts).unwrap_or_else(|asks| vec![*asks])
}

fn judged(frame: &Frame, facts: &Facts) -> Result<Vec<Ruling>, Box<Ruling>> {
    let months = frame.count(&RULE, RELATION_MONTHS)?;
    let since = months_before(facts.evaluated_on, u32::try_from(months.value).unwrap_or(u32::MAX));
    let answers: Vec<_> = facts.people.iter().map(|person| (person, answer(person, since))).collect();
    let mut rulings: Vec<Ruling> = answers
        .iter()
        .map(|(person, answer)| {
            named(frame, &RULE, *answer, &person.name).using(&months).arg("field", person.interest.code())
        })
        .collect();
    if rulings.is_empty() {
        rulings.push(named(frame, &RULE, (Outcome::Refuse, "nobody"), "").using(&months));
    }
    let leaves = |outcome: Outcome| outcome == Outcome::Refuse;
    if answers.iter().any(|(person, answer)| person.on_committee && leaves(answer.0)) {
        let stay = answers.iter().filter(|(person, answer)| person.on_committee && !leaves(answer.0));
        let stay: Vec<&Person> = stay.map(|(person, _)| *person).collect();
        rulings.extend(short(frame, &stay)?);
    }
    Ok(rulings)
}

/// What follows for a person from relations that ended on `since` or later.
fn answer(person: &Person, since: NaiveDate) -> (Outcome, &'static str) {
    let related = match person.relation {
        Relation::None => false,
        Relation::Current => true,
        Relation::Ended => person.relation_ended.is_none_or(|ended| ended >= since),
    };
    match person.doubt {
        _ if person.interest != Interest::None => (Outcome::Refuse, "interest"),
        _ if related => (Outcome::Refuse, "relation"),
        Doubt::Own => (Outcome::Refuse, "doubt"),
        Doubt::Granted => (Outcome::Refuse, "granted"),
        Doubt::Asked => (Outcome::NeedsPerson, "asked"),
        Doubt::None | Doubt::Denied => (Outcome::Allow, "stays"),
    }
}

/// The ruling that those who stay are too few.
fn short(frame: &Frame, stay: &[&Person]) -> Result<Option<Ruling>, Box<Ruling>> {
    let least = frame.count(&RULE, COMMITTEE_MEMBERS)?;
    let part = frame.count(&RULE, EXPERT_PART)?;
    let (members, experts) = (whole(stay.len()), whole(stay.iter().filter(|person| person.expert).count()));
    let parts = experts.saturating_mul(part.value);
    let ruling = RULE
        .begin(frame, Outcome::Refuse, "cmt-04.short")
        .using(&least)
        .using(&part)
        .compare("committee_size", Quantity::count(members), Op::Ge, Quantity::count(least.value))
        .compare("expert_parts", Quantity::count(parts), Op::Ge, Quantity::count(members))
        .arg("members", members)
        .arg("experts", experts)
        .arg("least", least.value)
        .arg("part", part.value);
    Ok((members < least.value || parts < members).then_some(ruling))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, expert: bool, interest: Interest) -> Person {
        Person {
            name: name.to_owned(),
            on_committee: true,
            expert,
            interest,
            relation: Relation::None,
            relation_ended: None,
            doubt: Doubt::None,
        }
    }

    /// Keys of the rulings when one leaves and so many experts and others stay.
    fn keys(experts: usize, others: usize, leaves: Person) -> Vec<String> {
        let stay = (0..experts + others).map(|n| person(&n.to_string(), n < experts, Interest::None));
        let people = stay.chain([leaves]).collect();
        let rulings = check(&Frame::on(day(2026, 3, 2)), &Facts { evaluated_on: day(2026, 3, 2), people });
        rulings.into_iter().map(|ruling| ruling.text.key).collect()
    }

    #[test]
    fn members_are_added_when_too_few_stay() {
        let leaves = || person("gone", true, Interest::Own);
        for (experts, others, short) in
            [(2, 3, false), (2, 2, true), (1, 4, true), (2, 4, false), (2, 5, true), (3, 6, false)]
        {
            let keys = keys(experts, others, leaves());
            assert_eq!(keys.last().map(String::as_str) == Some("cmt-04.short"), short, "{experts} {others}");
            assert_eq!(keys.len(), experts + others + 1 + usize::from(short));
            assert_eq!(keys[experts + others], "cmt-04.interest");
            assert!(keys[..experts + others].iter().all(|key| key == "cmt-04.stays"));
        }
    }

    #[test]
    fn numbers_are_asked_for_only_when_a_member_leaves() {
        assert_eq!(keys(0, 0, person("a", true, Interest::None)), ["cmt-04.stays"]);
        let helper = Person { on_committee: false, ..person("a", true, Interest::Own) };
        assert_eq!(keys(1, 1, helper), ["cmt-04.stays", "cmt-04.stays", "cmt-04.interest"]);
        let helper = Person { on_committee: false, ..person("b", true, Interest::None) };
        let people = vec![helper, person("a", true, Interest::Own)];
        let rulings = check(&Frame::on(day(2026, 3, 2)), &Facts { evaluated_on: day(2026, 3, 2), people });
        let short = rulings.last().unwrap();
        assert_eq!(short.text.key, "cmt-04.short");
        assert_eq!(short.compared[0].left, Quantity::count(0));
        assert_eq!(short.text.args["experts"], "0");
    }
}
