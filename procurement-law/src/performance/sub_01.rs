//! SUB-01: passing the contract on (轉包) and subcontracting (分包) (政府採購法 65 to 67, 施行細則 87, 89).

use crate::category::Category;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// A part of the contract.
    pub struct Part {
        /// its name
        name: String = "", "\"系統安裝\"";
        /// whether the tender marks it as a main part, or as one that the winner performs itself by the tender or another law
        main: bool = "true, false", "false";
        /// who performs it in the vendor's place; left out where the vendor does
        performed_by: Option<String> = "vendor", "\"乙公司\"";
        /// whether the tender asks that its subcontract be reported
        to_report: bool = "true, false", "false";
        /// reference of the report
        report: Option<String> = "reference", "\"115-009\"";
    }
}

facts! {
    /// A contract and who performs it.
    pub struct Facts {
        /// what is bought
        category: Category = "", "\"services\"";
        /// whether goods are supplied ready-made, without a process of performance
        ready_made: bool = "true, false", "false";
        /// all parts of the contract, those that the vendor performs itself included
        parts: Vec<Part> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "SUB-01",
    title_zh: "轉包及分包",
    title_en: "Passing on and subcontracting",
    meaning: "The winner performs works and services itself, and goods that are made in a process of performance: neither the whole nor a main part is passed on to others. Other parts may be subcontracted, and are reported where the tender asks for it. All parts of the contract are facts; with no part, or one that is not a main part and goes to another, a person says whether there are more. One ruling for each part that is not as it must be.",
    cites: &[GPA.at("65"), GPA.at("66"), GPA.at("67-1"), ENFORCEMENT.at("87"), ENFORCEMENT.at("89")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "sub-01.allow",
            zh: "契約之主要部分由得標廠商自行履行，由其他廠商代為履行者{count:count}項，屬分包。",
            en: "The vendor performs the main parts itself; {count:count} parts are subcontracted.",
        },
        Sentence {
            key: "sub-01.ready_made",
            zh: "財物採購以現成財物供應，不適用禁止轉包之規定。",
            en: "Goods are supplied ready-made; the ban on passing on does not apply.",
        },
        Sentence {
            key: "sub-01.parts",
            zh: "應列明契約之全部項目及其履行者（已列{all:count}項），始得判斷是否轉包。",
            en: "Name all parts of the contract and who performs them ({all:count} are named), to tell whether it is passed on.",
        },
        Sentence {
            key: "sub-01.main",
            zh: "主要部分「{part}」由{by}代為履行，屬轉包；機關得解除契約、終止契約或沒收保證金，並得要求損害賠償。",
            en: "The main part “{part}” is performed by {by}: it is passed on, and the agency may end the contract, keep the bond and claim damages.",
        },
        Sentence {
            key: "sub-01.whole",
            zh: "契約之全部由其他廠商代為履行，屬轉包；機關得解除契約、終止契約或沒收保證金，並得要求損害賠償。",
            en: "Others perform the whole contract: it is passed on, and the agency may end the contract, keep the bond and claim damages.",
        },
        Sentence {
            key: "sub-01.unreported",
            zh: "「{part}」之分包應依招標文件送機關備查。",
            en: "The subcontract of “{part}” is to be reported to the agency, as the tender says.",
        },
    ],
    example: r#"{
  "rule": "SUB-01",
  "on": "2026-03-02",
  "facts": { "category": "services", "ready_made": false, "parts": [
    { "name": "系統開發", "main": true, "performed_by": "乙公司", "to_report": false },
    { "name": "教育訓練", "main": false, "to_report": false }
  ] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

impl Part {
    /// Who performs it in the vendor's place.
    fn other(&self) -> Option<&str> {
        self.performed_by.as_deref().filter(|by| !by.trim().is_empty())
    }
}

/// One ruling for each part that is not as it must be, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if facts.category == Category::Goods && facts.ready_made {
        return vec![RULE.begin(frame, Outcome::Allow, "sub-01.ready_made")];
    }
    let passed = facts.parts.iter().filter(|part| part.other().is_some()).count();
    let more = match facts.parts.as_slice() {
        [] => true,
        [only] => passed == 1 && !only.main,
        _ => false,
    };
    if more {
        return vec![RULE.begin(frame, Outcome::NeedsPerson, "sub-01.parts").arg("all", facts.parts.len())];
    }
    let whole = (passed > 0 && passed == facts.parts.len()).then(|| {
        let (passed, all) = (Quantity::count(passed as i64), Quantity::count(facts.parts.len() as i64));
        RULE.begin(frame, Outcome::Refuse, "sub-01.whole").compare("parts_passed_on", passed, Op::Lt, all)
    });
    let wrong = facts.parts.iter().filter_map(|part| {
        let by = part.other()?;
        let (outcome, key) = match (part.main, part.to_report && !super::share::given(part.report.as_deref())) {
            (true, _) => (Outcome::Refuse, "sub-01.main"),
            (_, true) => (Outcome::Refuse, "sub-01.unreported"),
            _ => return None,
        };
        Some(RULE.begin(frame, outcome, key).arg("part", &part.name).arg("by", by))
    });
    let rulings: Vec<_> = whole.into_iter().chain(wrong).collect();
    if rulings.is_empty() {
        return vec![RULE.begin(frame, Outcome::Allow, "sub-01.allow").arg("count", passed)];
    }
    rulings
}
