//! CMT-01: who sits on an evaluation committee (採購評選委員會組織準則 4 to 5, 7; 政府採購法 94).

use super::fields::{named, whole};
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{COMMITTEES, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

/// Least members of a committee.
pub const COMMITTEE_MEMBERS: &str = "committee_members";
/// Experts are at least one part in so many of the members, and of those present.
pub const EXPERT_PART: &str = "expert_part";

choice! {
    /// Where a member serves.
    pub enum Post {
        /// Head of the agency.
        Head = "post_head",
        /// First-level manager or above of the agency.
        Manager = "post_manager",
        /// Other staff of the agency.
        Staff = "post_staff",
        /// Staff of another agency.
        OtherAgency = "post_other_agency",
        /// Not serving the government.
        Outside = "post_outside",
    }
}

choice! {
    /// Part of a member in the committee.
    pub enum Part {
        /// 召集人.
        Convener = "part_convener",
        /// 副召集人.
        Deputy = "part_deputy",
        /// 委員.
        Member = "part_member",
    }
}

choice! {
    /// What bars a person from the committee.
    pub enum Bar {
        /// 接受請託或關說.
        Lobbied = "bar_lobbied",
        /// 接受舉薦自己.
        SelfProposed = "bar_self_proposed",
        /// 為特定廠商利益.
        Vendor = "bar_vendor",
        /// 不具相關專門知識.
        NoExpertise = "bar_no_expertise",
        /// 明知操守不正.
        Integrity = "bar_integrity",
        /// 其他經主管機關認定者 (4之1).
        Authority = "bar_authority",
        /// 現任民意代表.
        Representative = "bar_representative",
        /// 犯貪污或瀆職之罪經判刑確定.
        Corruption = "bar_corruption",
        /// 褫奪公權尚未復權.
        Rights = "bar_rights",
        /// 受破產宣告確定尚未復權.
        Bankrupt = "bar_bankrupt",
        /// 專門職業停止執行業務或撤銷、廢止執照.
        Licence = "bar_licence",
        /// 列入不得遴選名單.
        Listed = "bar_listed",
    }
}

facts! {
    /// A member of the committee.
    pub struct Member {
        /// name or code
        name: String = "", "\"委員1\"";
        /// part in the committee
        part: Part = "", "\"part_convener\"";
        /// whether appointed as expert or scholar
        expert: bool = "true, false", "false";
        /// where the member serves
        post: Post = "", "\"post_head\"";
        /// what bars the member, if anything does
        bar: Option<Bar> = "", "null";
        /// whether the member consented, for those from outside the agency
        consented: bool = "true, false", "true";
    }
}

facts! {
    /// A committee.
    pub struct Facts {
        /// whether this is a representative body's own procurement
        representative_body: bool = "true, false", "false";
        /// members, convener and deputy among them
        members: Vec<Member> = "", "[{\"name\": \"委員1\", \"part\": \"part_convener\", \"expert\": false, \"post\": \"post_head\", \"consented\": true}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-01",
    title_zh: "採購評選委員會之組成",
    title_en: "Who sits on the committee",
    meaning: "At least five members, at least a third of them experts who do not serve the government; one convener, who is the head or a first-level manager or above, and one deputy from inside the agency. Nobody who is barred sits on it; elected representatives only where a representative body buys for itself. Members from outside the agency consent. One ruling for each thing that is wrong.",
    cites: &[COMMITTEES.at("4"), COMMITTEES.at("4之1"), COMMITTEES.at("5"), COMMITTEES.at("7"), GPA.at("94")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 9),
    valid_to: None,
    parameters: &[COMMITTEE_MEMBERS, EXPERT_PART],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-01.allow",
            zh: "委員{members:count}人，其中專家、學者{experts:count}人，組成符合規定。",
            en: "The committee has {members:count} members, {experts:count} of them experts, and is lawfully composed.",
        },
        Sentence {
            key: "cmt-01.few",
            zh: "委員{members:count}人，未達{least:count}人。",
            en: "The committee has {members:count} members, fewer than {least:count}.",
        },
        Sentence {
            key: "cmt-01.few_experts",
            zh: "專家、學者{experts:count}人，少於委員{members:count}人之{part:count}分之一。",
            en: "There are {experts:count} experts, less than one in {part:count} of the {members:count} members.",
        },
        Sentence {
            key: "cmt-01.serving",
            zh: "{name}為政府機關現職人員，不得為專家、學者之委員。",
            en: "{name} serves the government and cannot sit as an expert.",
        },
        Sentence {
            key: "cmt-01.barred",
            zh: "{name}不得遴選為委員：{bar:word}。",
            en: "{name} cannot sit on the committee: {bar:word}.",
        },
        Sentence {
            key: "cmt-01.consent",
            zh: "{name}之聘兼，應經其同意。",
            en: "{name} must consent to the appointment.",
        },
        Sentence { key: "cmt-01.twice", zh: "{name}重複列名。", en: "{name} is listed twice." },
        Sentence {
            key: "cmt-01.convener",
            zh: "應置召集人一人，由機關首長擔任，或由其或授權人員指定一級主管以上人員擔任。",
            en: "There is one convener: the head, or a first-level manager or above who is designated.",
        },
        Sentence {
            key: "cmt-01.deputy",
            zh: "應置副召集人一人，由機關首長或其授權人員指定機關內部人員擔任。",
            en: "There is one deputy convener, designated from inside the agency.",
        },
    ],
    example: r#"{
  "rule": "CMT-01",
  "on": "2026-03-02",
  "facts": {
    "representative_body": false,
    "members": [
      { "name": "甲", "part": "part_convener", "expert": false, "post": "post_manager", "consented": true },
      { "name": "乙", "part": "part_deputy", "expert": false, "post": "post_staff", "consented": true },
      { "name": "丙", "part": "part_member", "expert": false, "post": "post_staff", "consented": true },
      { "name": "丁", "part": "part_member", "expert": true, "post": "post_outside", "consented": true },
      { "name": "戊", "part": "part_member", "expert": true, "post": "post_other_agency", "consented": true }
    ]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each thing that is wrong; one when nothing is.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    match numbers(frame, facts) {
        Ok((ruling, few)) => {
            let members = facts.members.iter().enumerate().flat_map(|(place, member)| {
                let again = facts.members.iter().take(place).any(|one| one.name == member.name);
                member_wrong(frame, facts, member, again)
            });
            let wrong: Vec<Ruling> = few.into_iter().chain(members).chain(chair(frame, facts)).collect();
            if wrong.is_empty() { vec![ruling] } else { wrong }
        }
        Err(asks) => vec![*asks],
    }
}

/// The ruling that stands when nothing is wrong, and those on too few members and too few experts.
fn numbers(frame: &Frame, facts: &Facts) -> Result<(Ruling, Vec<Ruling>), Box<Ruling>> {
    let least = frame.count(&RULE, COMMITTEE_MEMBERS)?;
    let part = frame.count(&RULE, EXPERT_PART)?;
    let (members, experts) = counted(facts);
    let parts = experts.saturating_mul(part.value);
    let ruling = |outcome, key| {
        RULE.begin(frame, outcome, key)
            .using(&least)
            .using(&part)
            .compare("committee_size", Quantity::count(members), Op::Ge, Quantity::count(least.value))
            .compare("expert_parts", Quantity::count(parts), Op::Ge, Quantity::count(members))
            .arg("members", members)
            .arg("experts", experts)
            .arg("least", least.value)
            .arg("part", part.value)
    };
    let few = [(members < least.value, "cmt-01.few"), (parts < members, "cmt-01.few_experts")];
    let wrong = few.into_iter().filter(|(wrong, _)| *wrong).map(|(_, key)| ruling(Outcome::Refuse, key)).collect();
    Ok((ruling(Outcome::Allow, "cmt-01.allow"), wrong))
}

/// Members, and those who sit as experts and do not serve the government.
fn counted(facts: &Facts) -> (i64, i64) {
    let experts = facts.members.iter().filter(|one| one.expert && one.post == Post::Outside);
    (whole(facts.members.len()), whole(experts.count()))
}

/// One refusal for each thing that is wrong with a member; `again` when the name stands before.
fn member_wrong(frame: &Frame, facts: &Facts, member: &Member, again: bool) -> Vec<Ruling> {
    let own_body = |bar: &Bar| *bar == Bar::Representative && facts.representative_body;
    let bar = member.bar.filter(|bar| !own_body(bar));
    let foreign = matches!(member.post, Post::OtherAgency | Post::Outside);
    let wrong = [
        (again, "twice"),
        (bar.is_some(), "barred"),
        (member.expert && member.post != Post::Outside, "serving"),
        (foreign && !member.consented, "consent"),
    ];
    let refuse = |end| named(frame, &RULE, (Outcome::Refuse, end), &member.name).arg("bar", bar.map_or("", Bar::code));
    wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, end)| refuse(end)).collect()
}

/// What is wrong with convener and deputy.
fn chair(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let posts = |part| facts.members.iter().filter(move |one| one.part == part).map(|one| one.post);
    let one = |part, fits: fn(Post) -> bool| posts(part).count() == 1 && posts(part).all(fits);
    let convener = one(Part::Convener, |post| matches!(post, Post::Head | Post::Manager));
    let deputy = one(Part::Deputy, |post| matches!(post, Post::Head | Post::Manager | Post::Staff));
    let wrong = [(convener, "cmt-01.convener"), (deputy, "cmt-01.deputy")];
    let missing = wrong.into_iter().filter(|(fits, _)| !fits);
    missing.map(|(_, key)| RULE.begin(frame, Outcome::Refuse, key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, part: Part, expert: bool, post: Post) -> Member {
        Member { name: name.to_owned(), part, expert, post, bar: None, consented: true }
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        let members = vec![
            member("a", Part::Member, true, Post::Staff),
            Member { bar: Some(Bar::Listed), ..member("b", Part::Member, false, Post::Staff) },
        ];
        let rulings = check(&Frame::on(day(2026, 3, 2)), &Facts { representative_body: false, members });
        let keys: Vec<_> = rulings.iter().map(|ruling| ruling.text.key.as_str()).collect();
        assert_eq!(
            keys,
            ["cmt-01.few", "cmt-01.few_experts", "cmt-01.serving", "cmt-01.barred", "cmt-01.convener", "cmt-01.deputy"]
        );
        assert_eq!(rulings[3].text.args["bar"], "bar_listed");
        assert_eq!(rulings[0].parameters.len(), 2);
        assert_eq!(rulings[0].compared[1].left, Quantity::count(0));
    }

    #[test]
    fn a_member_is_told_everything_that_is_wrong_with_it() {
        let wrong = Member {
            bar: Some(Bar::Authority),
            consented: false,
            ..member("a", Part::Member, true, Post::OtherAgency)
        };
        let facts = Facts { representative_body: false, members: Vec::new() };
        let keys = |again| {
            let rulings = member_wrong(&Frame::on(day(2026, 3, 2)), &facts, &wrong, again);
            rulings.into_iter().map(|ruling| ruling.text.key).collect::<Vec<_>>()
        };
        assert_eq!(keys(true), ["cmt-01.twice", "cmt-01.barred", "cmt-01.serving", "cmt-01.consent"]);
        assert_eq!(keys(false), ["cmt-01.barred", "cmt-01.serving", "cmt-01.consent"]);
    }

    #[test]
    fn a_lawful_committee_has_one_ruling_with_its_numbers() {
        let members = vec![
            member("a", Part::Convener, false, Post::Head),
            member("b", Part::Deputy, false, Post::Staff),
            member("c", Part::Member, false, Post::Staff),
            member("d", Part::Member, true, Post::Outside),
            member("e", Part::Member, true, Post::Outside),
        ];
        let rulings = check(&Frame::on(day(2026, 3, 2)), &Facts { representative_body: false, members });
        assert_eq!(rulings.len(), 1);
        let compared: Vec<_> = rulings[0].compared.iter().map(|one| (&one.left, &one.right)).collect();
        assert_eq!(compared, [(&Quantity::count(5), &Quantity::count(5)), (&Quantity::count(6), &Quantity::count(5))]);
    }
}
