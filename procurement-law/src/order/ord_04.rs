//! ORD-04: where several vendors supply an item, the one that fits the need better is chosen (共同供應契約實施辦法 6-3).
//!
//! The text asks for the better fit as a principle. That the reason is recorded is the practice of the government's ordering system
//! (擇定廠商理由); no text asks for it, so the rule is marked as known in the trade.

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// How the vendor of an order is chosen.
    pub enum Choice {
        /// The agency takes the vendor that fits its need better.
        BetterFit = "better_fit",
        /// The framework itself says how (契約另有約定), and that was followed.
        Framework = "framework",
        /// The agency takes a vendor that does not fit its need better.
        Other = "other",
    }
}

facts! {
    /// The choice of a vendor for an item.
    pub struct Facts {
        /// vendors of the framework that can supply the item
        vendors: i64 = "vendors", "3";
        /// how the vendor was chosen
        chosen_by: Choice = "", "\"better_fit\"";
        /// recorded reason of the choice
        reason: Option<String> = "text", "\"支援機關現用之作業系統\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-04",
    title_zh: "擇定訂約廠商",
    title_en: "Choice among several vendors",
    meaning: "Where two or more vendors can supply the item the agency as a principle chooses the one that fits its need better, unless the framework says otherwise, and records its reason.",
    cites: &[FRAMEWORKS.at("6-3")],
    mark: Mark::Known,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-04.sole",
            zh: "僅一家訂約廠商可供應，無須擇定。",
            en: "One vendor alone can supply the item; there is nothing to choose.",
        },
        Sentence {
            key: "ord-04.framework",
            zh: "{vendors:count}家訂約廠商可供應，已依契約約定之方式擇定。",
            en: "{vendors:count} vendors can supply the item; the choice followed the framework.",
        },
        Sentence {
            key: "ord-04.reasoned",
            zh: "{vendors:count}家訂約廠商可供應，已擇定較符合機關需要者，理由：{reason}",
            en: "{vendors:count} vendors can supply the item; the one that fits the need better was chosen. Reason: {reason}",
        },
        Sentence {
            key: "ord-04.no_reason",
            zh: "{vendors:count}家訂約廠商可供應，應填列擇定廠商之理由。",
            en: "{vendors:count} vendors can supply the item; the reason of the choice must be recorded.",
        },
        Sentence {
            key: "ord-04.other",
            zh: "{vendors:count}家訂約廠商可供應，以擇定較符合機關需要者為原則，例外應由承辦人員判斷。",
            en: "{vendors:count} vendors can supply the item; the better fit is the principle, and a person must judge an exception.",
        },
        Sentence {
            key: "ord-04.nobody",
            zh: "查無可供應之訂約廠商，應由承辦人員確認。",
            en: "No vendor of the framework is recorded for the item; a person must check.",
        },
    ],
    example: r#"{
  "rule": "ORD-04",
  "on": "2026-03-02",
  "facts": { "vendors": 3, "chosen_by": "better_fit", "reason": "支援機關現用之作業系統" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let reason = facts.reason.as_deref().map_or("", str::trim);
    let (outcome, key) = match (facts.vendors, facts.chosen_by) {
        (..=0, _) => (Outcome::NeedsPerson, "ord-04.nobody"),
        (1, _) => (Outcome::Allow, "ord-04.sole"),
        (_, Choice::Framework) => (Outcome::Allow, "ord-04.framework"),
        (_, Choice::Other) => (Outcome::NeedsPerson, "ord-04.other"),
        (_, Choice::BetterFit) if reason.is_empty() => (Outcome::Refuse, "ord-04.no_reason"),
        (_, Choice::BetterFit) => (Outcome::Allow, "ord-04.reasoned"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("vendors", facts.vendors).arg("reason", reason);
    if facts.vendors > 1 && facts.chosen_by == Choice::BetterFit {
        return ruling.compare("choice_reason", Quantity::text(reason), Op::Present, Quantity::text(""));
    }
    ruling
}
