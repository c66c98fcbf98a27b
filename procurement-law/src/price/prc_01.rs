//! PRC-01: better prices or terms that the vendor offers the public reach the agencies (共同供應契約實施辦法 4-2-4, 9-1).

use rust_decimal::Decimal;

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
    /// What the vendor does about its offer to the public.
    pub enum Answer {
        /// It gives the agencies the same.
        Extends = "extends",
        /// It has not answered yet.
        Open = "open",
        /// It does not give the agencies the same.
        Declines = "declines",
    }
}

facts! {
    /// An offer of the vendor to the public during the ordering period.
    pub struct Facts {
        /// unit price of the framework
        contract_price: Decimal = "NT$ per unit, tax included", "\"12000\"";
        /// unit price offered to the public
        public_price: Decimal = "NT$ per unit, tax included", "\"10000\"";
        /// whether other terms of the offer are better than the framework's
        better_terms: bool = "true, false", "false";
        /// whether the framework says that promotions extend to the agencies
        clause: bool = "true, false", "true";
        /// what the vendor does
        answer: Answer = "", "\"extends\"";
        /// reason that the vendor gives for declining
        reason: Option<String> = "text", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "PRC-01",
    title_zh: "對不特定對象更優惠之價格",
    title_en: "Better offers to the public",
    meaning: "Where the framework says so, a public promotion with a better price or terms extends to the agencies. Without that clause the contracting agency may negotiate a change, and may terminate when the vendor lowers nothing without good reason; a person decides.",
    cites: &[FRAMEWORKS.at("4-2-4"), FRAMEWORKS.at("9-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "prc-01.none",
            zh: "對一般大眾之價格{public:money}未低於契約價格{contract:money}，條件亦未更優。",
            en: "The public price of {public:money} is not below the framework's {contract:money}, and its terms are no better.",
        },
        Sentence {
            key: "prc-01.extended",
            zh: "訂約廠商已將對一般大眾之優惠一併適用於適用機關，單價{price:money}。",
            en: "The vendor gives the agencies what it offers the public; the unit price is {price:money}.",
        },
        Sentence {
            key: "prc-01.not_extended",
            zh: "對一般大眾之價格{public:money}或條件優於契約（{contract:money}），依契約應一併適用於適用機關。",
            en: "What the public is offered ({public:money}) is better than the framework ({contract:money}) and by its terms extends to the agencies.",
        },
        Sentence {
            key: "prc-01.negotiate",
            zh: "對一般大眾之價格{public:money}或條件優於契約（{contract:money}），訂約機關得與訂約廠商協議變更契約。",
            en: "What the public is offered ({public:money}) is better than the framework ({contract:money}); the contracting agency may negotiate a change.",
        },
        Sentence {
            key: "prc-01.may_terminate",
            zh: "對一般大眾之價格{public:money}或條件優於契約（{contract:money}），訂約廠商未說明合理事由而不減價，訂約機關得終止契約。",
            en: "What the public is offered ({public:money}) is better than the framework ({contract:money}); the vendor lowers nothing and gives no reason, and the contracting agency may terminate.",
        },
        Sentence {
            key: "prc-01.reason",
            zh: "對一般大眾之價格{public:money}或條件優於契約（{contract:money}），訂約廠商不減價之理由：{reason}，是否合理應由訂約機關判斷。",
            en: "What the public is offered ({public:money}) is better than the framework ({contract:money}); the contracting agency must judge the vendor's reason: {reason}",
        },
    ],
    example: r#"{
  "rule": "PRC-01",
  "on": "2026-03-02",
  "facts": {
    "contract_price": "12000", "public_price": "10000", "better_terms": false, "clause": true, "answer": "open"
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling; its result is the price that agencies pay when the vendor extends its offer or nothing is better.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let reason = facts.reason.as_deref().map_or("", str::trim);
    let better = facts.better_terms || facts.public_price < facts.contract_price;
    let (outcome, key) = match (facts.answer, facts.clause) {
        _ if !better => (Outcome::Allow, "prc-01.none"),
        (Answer::Extends, _) => (Outcome::Allow, "prc-01.extended"),
        (Answer::Open | Answer::Declines, true) => (Outcome::Refuse, "prc-01.not_extended"),
        (Answer::Open, false) => (Outcome::NeedsPerson, "prc-01.negotiate"),
        (Answer::Declines, false) if reason.is_empty() => (Outcome::NeedsPerson, "prc-01.may_terminate"),
        (Answer::Declines, false) => (Outcome::NeedsPerson, "prc-01.reason"),
    };
    let price = facts.public_price.min(facts.contract_price);
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("public", facts.public_price)
        .arg("contract", facts.contract_price)
        .arg("price", price)
        .arg("reason", reason);
    if outcome == Outcome::Allow {
        return ruling.result("agency_price", Quantity::money(price));
    }
    if facts.public_price >= facts.contract_price {
        // The terms alone are better; the prices stand against nothing.
        return ruling;
    }
    let (left, right) = (Quantity::money(facts.contract_price), Quantity::money(facts.public_price));
    ruling.compare("contract_price", left, Op::Le, right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    #[test]
    fn prices_are_compared_only_where_they_stand_against_it() {
        for (public, compared) in [(99, 1), (100, 0), (101, 0)] {
            let facts = Facts {
                contract_price: dollars(100),
                public_price: dollars(public),
                better_terms: true,
                clause: true,
                answer: Answer::Open,
                reason: None,
            };
            let ruling = check(&Frame::on(day(2026, 3, 2)), &facts);
            assert_eq!((ruling.outcome, ruling.compared.len(), ruling.results.len()), (Outcome::Refuse, compared, 0));
            assert!(ruling.compared.iter().all(|one| one.holds() == Some(false)));
            let extended = check(&Frame::on(day(2026, 3, 2)), &Facts { answer: Answer::Extends, ..facts });
            assert_eq!(extended.results.len(), 1);
        }
    }
}
