//! THR-01: the amount class of a procurement value (政府採購法 12-3, 13-3, 47-3, 49; 投標廠商資格與特殊或巨額採購認定標準 8).

use rust_decimal::Decimal;

use crate::category::Category;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{GPA, QUALIFICATIONS};
use crate::mark::Mark;
use crate::parameter::{
    LARGE_PROCUREMENT_THRESHOLD, PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD,
};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;
use crate::value::class::{Level, Limits, classes};

facts! {
    /// A procurement value to be classed.
    pub struct Facts {
        /// category of the purchase
        category: Category = "goods, services, works", "\"goods\"";
        /// procurement value, as THR-02 works it out
        value: Decimal = "NT$, tax included", "\"150000\"";
        /// whether the agency is a central or a local one
        level: Level = "", "\"central\"";
        /// small limit that the local government has set; left out when it set none
        own_small_limit: Option<Decimal> = "NT$", "\"100000\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "THR-01",
    title_zh: "採購金額級距",
    title_en: "Amount class",
    meaning: "A procurement value is small up to the small limit, then minor, and from each threshold on of publication, supervision and large class. A local government's own small limit is never above one tenth of the publication threshold; without one the central limit holds.",
    cites: &[GPA.at("12-3"), GPA.at("13-3"), GPA.at("47-3"), GPA.at("49"), QUALIFICATIONS.at("8")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD, LARGE_PROCUREMENT_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "thr-01.class",
            zh: "{category:word}採購金額{value:money}，屬{class:word}（小額上限{small:money}）。",
            en: "A value of {value:money} for {category:word} belongs to the class \"{class:word}\" (small up to {small:money}).",
        },
        Sentence {
            key: "thr-01.own_too_high",
            zh: "地方所定小額採購金額{own:money}逾公告金額十分之一（{tenth:money}），於法不合。",
            en: "The local small limit of {own:money} is above one tenth of the publication threshold ({tenth:money}) and cannot hold.",
        },
    ],
    example: r#"{
  "rule": "THR-01",
  "on": "2026-03-02",
  "facts": { "category": "goods", "value": "150001", "level": "central" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the class as its result.
///
/// # Errors
/// The ruling that asks for a person when a threshold is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let classes = classes(frame, &RULE, facts.category)?;
    let tenth = classes.limits.tenth;
    let own = facts.own_small_limit.filter(|_| facts.level == Level::Local);
    if let Some(own) = own.filter(|own| *own > tenth) {
        let ruling = RULE.begin(frame, Outcome::Refuse, "thr-01.own_too_high").arg("own", own).arg("tenth", tenth);
        let ruling = ruling.compare("small_limit", Quantity::money(own), Op::Le, Quantity::money(tenth));
        return Ok(classes.note(ruling));
    }
    let limits = Limits { small: own.unwrap_or(tenth), ..classes.limits };
    let class = limits.class(facts.value).code();
    let ruling = RULE
        .begin(frame, Outcome::Allow, "thr-01.class")
        .compare("small_limit", Quantity::money(limits.small), Op::Le, Quantity::money(tenth))
        .result("amount_class", Quantity::text(class))
        .result("small_limit", Quantity::money(limits.small))
        .arg("category", facts.category.code())
        .arg("value", facts.value)
        .arg("class", class)
        .arg("small", limits.small);
    Ok(classes.note(ruling))
}
