//! ACC-03: who takes part in an acceptance (政府採購法 71, 施行細則 91).

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// A part in acceptance.
    pub enum Role {
        /// Leads the acceptance (主驗).
        Chief = "chief_inspector",
        /// Inspects along for the unit that takes over or uses (會驗).
        Joint = "joint_inspector",
        /// Helps: design, supervision, procurement unit, expert (協驗).
        Assistant = "assisting_inspector",
        /// Tests samples and materials (樣品及材料之檢驗).
        Tester = "sample_tester",
        /// Watches the procedure (監驗).
        Monitor = "acceptance_monitor",
    }
}

facts! {
    /// A person in an acceptance.
    pub struct Person {
        /// name or number
        name: String = "", "\"王主任\"";
        /// part taken
        role: Role = "", "\"chief_inspector\"";
        /// whether the person belongs to the unit that handles the procurement
        procurement_unit: bool = "true, false", "false";
        /// whether the person belongs to the unit that takes over or uses what is delivered
        using_unit: bool = "true, false", "false";
        /// whether the head of the agency or a delegate named the person
        named_by_head: bool = "true, false", "true";
    }
}

facts! {
    /// The people of an acceptance.
    pub struct Facts {
        /// whether the purchase is so plain that nobody need inspect along or assist
        plain: bool = "true, false", "true";
        /// who takes part
        people: Vec<Person> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-03",
    title_zh: "驗收人員",
    title_en: "People in acceptance",
    meaning: "A chief inspector named by the head of the agency or a delegate leads; people of the unit that handles the procurement neither lead nor test samples; the unit that takes over or uses inspects along, and somebody assists, unless the purchase is plain. One ruling for each person or part that is not as it must be.",
    cites: &[GPA.at("71-2"), GPA.at("71-3"), ENFORCEMENT.at("91-1"), ENFORCEMENT.at("91-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-03.allow",
            zh: "主驗、會驗及檢驗人員符合規定。",
            en: "The people of the acceptance are as they must be.",
        },
        Sentence { key: "acc-03.nobody", zh: "驗收應有{role:word}。", en: "The acceptance needs a {role:word}." },
        Sentence {
            key: "acc-03.procurement_unit",
            zh: "{name}為承辦採購單位人員，不得為{role:word}。",
            en: "{name} belongs to the unit that handles the procurement and cannot be {role:word}.",
        },
        Sentence {
            key: "acc-03.not_named",
            zh: "主驗人員{name}未經機關首長或其授權人員指派。",
            en: "{name} was not named chief inspector by the head of the agency or a delegate.",
        },
        Sentence {
            key: "acc-03.other_unit",
            zh: "會驗人員{name}非接管或使用單位人員。",
            en: "{name} inspects along without belonging to the unit that takes over or uses.",
        },
    ],
    example: r#"{
  "rule": "ACC-03",
  "on": "2026-03-02",
  "facts": { "plain": true, "people": [ { "name": "王主任", "role": "chief_inspector", "procurement_unit": true, "using_unit": false, "named_by_head": true } ] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

impl Person {
    /// The sentence of what is not as it must be with this person.
    fn wrong(&self) -> Option<&'static str> {
        match self.role {
            Role::Chief | Role::Tester if self.procurement_unit => Some("acc-03.procurement_unit"),
            Role::Chief if !self.named_by_head => Some("acc-03.not_named"),
            Role::Joint if !self.using_unit => Some("acc-03.other_unit"),
            _ => None,
        }
    }
}

/// One ruling for each person or part that is not as it must be, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let count = |role| facts.people.iter().filter(|one| one.role == role).count() as i64;
    let needed: &[_] = if facts.plain { &[Role::Chief] } else { &[Role::Chief, Role::Joint, Role::Assistant] };
    let absent = needed.iter().filter(|role| count(**role) == 0).map(|role| {
        let (none, one) = (Quantity::count(0), Quantity::count(1));
        let ruling = RULE.begin(frame, Outcome::Refuse, "acc-03.nobody").compare(role.code(), none, Op::Ge, one);
        ruling.arg("role", role.code())
    });
    let wrong = facts.people.iter().filter_map(|one| {
        let ruling = RULE.begin(frame, Outcome::Refuse, one.wrong()?);
        Some(ruling.arg("name", &one.name).arg("role", one.role.code()))
    });
    let rulings: Vec<_> = absent.chain(wrong).collect();
    if rulings.is_empty() {
        let chiefs = Quantity::count(count(Role::Chief));
        let ruling = RULE.begin(frame, Outcome::Allow, "acc-03.allow");
        return vec![ruling.compare(Role::Chief.code(), chiefs, Op::Ge, Quantity::count(1))];
    }
    rulings
}
