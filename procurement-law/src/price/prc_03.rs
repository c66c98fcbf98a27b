//! PRC-03: the kinds of changes to a price list that the software marketplace posts, and what each needs.
//!
//! The kinds stand on the marketplace's bulletin; what each needs is a design of this project on 共同供應契約實施辦法 4-2-3, 4-2-7 and 9-1.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// Kind of a change.
    pub enum Change {
        /// 降價促銷.
        PriceCut = "price_cut",
        /// 履約其他.
        Notice = "performance_notice",
        /// 下架公告.
        Delisting = "delisting",
    }
}

facts! {
    /// A change to the price list.
    pub struct Facts {
        /// its kind
        change: Change = "", "\"price_cut\"";
        /// what is posted: content of the notice, or reason of the delisting
        content: Option<String> = "text", "\"年終促銷\"";
        /// reference of the contracting agency's consent; needed by a delisting
        consent: Option<String> = "document number", "null";
        /// unit price before; needed by a price cut
        old_price: Option<Decimal> = "NT$ per unit, tax included", "\"12000\"";
        /// unit price after; needed by a price cut
        new_price: Option<Decimal> = "NT$ per unit, tax included", "\"10000\"";
        /// first day
        from: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// last day; left out where the change stays
        until: Option<NaiveDate> = "Taipei date", "\"2026-03-31\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "PRC-03",
    title_zh: "商品異動公告",
    title_en: "Changes to the price list",
    meaning: "A price cut lowers the price and ends no earlier than it begins; a notice says something; a delisting names its reason and has the contracting agency's consent, and takes nothing from orders sent before it.",
    cites: &[FRAMEWORKS.at("4-2-3"), FRAMEWORKS.at("4-2-7"), FRAMEWORKS.at("9-1")],
    mark: Mark::Design,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "prc-03.price_cut",
            zh: "自{from:date}起降價促銷，單價由{old:money}降為{new:money}。",
            en: "From {from:date} the unit price is cut from {old:money} to {new:money}.",
        },
        Sentence {
            key: "prc-03.notice",
            zh: "自{from:date}起公告履約事項：{content}",
            en: "Notice from {from:date}: {content}",
        },
        Sentence {
            key: "prc-03.delisting",
            zh: "自{from:date}起下架（{consent}），先前發出之訂購通知仍屬有效。理由：{content}",
            en: "Delisted from {from:date} ({consent}); orders sent before remain valid. Reason: {content}",
        },
        Sentence {
            key: "prc-03.no_cut",
            zh: "降價促銷應填列異動前後單價，且異動後單價應低於異動前。",
            en: "A price cut needs the unit prices before and after, and the latter must be lower.",
        },
        Sentence {
            key: "prc-03.ends_early",
            zh: "異動末日不得早於首日{from:date}。",
            en: "The change must not end before its first day, {from:date}.",
        },
        Sentence {
            key: "prc-03.no_content",
            zh: "應填列公告內容或下架理由。",
            en: "The content of the notice or the reason of the delisting is missing.",
        },
        Sentence {
            key: "prc-03.no_consent",
            zh: "下架應先徵得訂約機關同意，並填列文號。",
            en: "A delisting needs the contracting agency's consent and its reference.",
        },
    ],
    example: r#"{
  "rule": "PRC-03",
  "on": "2026-03-02",
  "facts": { "change": "delisting", "content": "原廠停止供應", "consent": null, "from": "2026-04-01" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let text = |given: &Option<String>| given.as_deref().map_or("", str::trim).to_owned();
    let (content, consent) = (text(&facts.content), text(&facts.consent));
    let prices = facts.old_price.zip(facts.new_price);
    let cut = prices.is_some_and(|(old, new)| new < old);
    let (outcome, key) = match facts.change {
        _ if facts.until.is_some_and(|until| until < facts.from) => (Outcome::Refuse, "prc-03.ends_early"),
        Change::PriceCut if !cut => (Outcome::Refuse, "prc-03.no_cut"),
        Change::PriceCut => (Outcome::Allow, "prc-03.price_cut"),
        Change::Notice | Change::Delisting if content.is_empty() => (Outcome::Refuse, "prc-03.no_content"),
        Change::Notice => (Outcome::Allow, "prc-03.notice"),
        Change::Delisting if consent.is_empty() => (Outcome::Refuse, "prc-03.no_consent"),
        Change::Delisting => (Outcome::Allow, "prc-03.delisting"),
    };
    let (old, new) = prices.unwrap_or_default();
    RULE.begin(frame, outcome, key)
        .arg("from", facts.from)
        .arg("old", old)
        .arg("new", new)
        .arg("content", content)
        .arg("consent", consent)
}
