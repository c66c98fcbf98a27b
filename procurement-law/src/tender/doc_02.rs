//! DOC-02: publishing the budget (預算金額, 政府採購公告及公報發行辦法 11).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{GPA, NOTICES, QUALIFICATIONS};
use crate::mark::Mark;
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, settled};
use crate::texts::Sentence;

choice! {
    /// A ground for keeping the budget out of the notice.
    pub enum Kept {
        /// Bought to be resold, also after processing.
        Resale = "budget_for_resale",
        /// The budget is a trade secret.
        TradeSecret = "budget_trade_secret",
        /// The agency deems it unsuitable.
        Unsuitable = "budget_unsuitable",
    }
}

facts! {
    /// A tender about to be announced.
    pub struct Facts {
        /// amount of the purchase
        amount: Decimal = "NT$, tax included", "\"12000000\"";
        /// whether qualifications are asked for under 投標廠商資格與特殊或巨額採購認定標準 5-3
        by_budget: bool = "true, false", "false";
        /// whether the notice states the budget
        in_notice: bool = "true, false", "true";
        /// whether the documents state the budget
        in_documents: bool = "true, false", "true";
        /// ground for keeping it out
        kept: Option<Kept> = "", "\"budget_unsuitable\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DOC-02",
    title_zh: "公開預算金額",
    title_en: "Publishing the budget",
    meaning: "From the publication threshold the notice states the budget, unless the purchase is for resale, the budget is a trade secret or the agency deems publication unsuitable. Where qualifications go by the budget (標準 5-3) notice or documents state it without exception. Below the threshold it may be stated.",
    cites: &[NOTICES.at("11"), GPA.at("27-3"), QUALIFICATIONS.at("5-3")],
    mark: Mark::Confirmed,
    valid_from: day(2008, 5, 20),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "doc-02.published", zh: "預算金額已依規定公開。", en: "The budget is published as asked for."
        },
        Sentence {
            key: "doc-02.free",
            zh: "採購金額{amount:money}未達公告金額{threshold:money}，預算金額得一併公開。",
            en: "The purchase of {amount:money} is below {threshold:money}; the budget may be published.",
        },
        Sentence {
            key: "doc-02.kept",
            zh: "預算金額不公開之事由：{kept:word}；應由承辦人員確認。",
            en: "Ground for not publishing the budget: {kept:word}; a person confirms it.",
        },
        Sentence {
            key: "doc-02.missing",
            zh: "採購金額{amount:money}，已達公告金額{threshold:money}，應於招標公告公開預算金額。",
            en: "The purchase of {amount:money} reaches {threshold:money}; the notice is to state the budget.",
        },
        Sentence {
            key: "doc-02.by_budget",
            zh: "依投標廠商資格與特殊或巨額採購認定標準第5條第3項辦理者，應於招標公告或招標文件公開預算金額。",
            en: "Qualifications under article 5-3 of the Standards go by the budget, which notice or documents are to state.",
        },
    ],
    example: r#"{
  "rule": "DOC-02",
  "on": "2026-03-02",
  "facts": { "amount": "1500000", "by_budget": false, "in_notice": false, "in_documents": true }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no threshold is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let (outcome, key) = match (facts.by_budget, facts.in_notice, facts.kept) {
        (_, true, _) => (Outcome::Allow, "doc-02.published"),
        (true, false, _) if facts.in_documents => (Outcome::Allow, "doc-02.published"),
        (true, false, _) => (Outcome::Refuse, "doc-02.by_budget"),
        (false, false, _) if facts.amount < threshold.value => (Outcome::Allow, "doc-02.free"),
        (false, false, Some(_)) => (Outcome::NeedsPerson, "doc-02.kept"),
        (false, false, None) => (Outcome::Refuse, "doc-02.missing"),
    };
    Ok(RULE
        .begin(frame, outcome, key)
        .using(&threshold)
        .arg("amount", facts.amount)
        .arg("threshold", threshold.value)
        .arg("kept", facts.kept.map_or("", Kept::code)))
}
