//! ACC-07: accepting at a reduced price (減價收受, 政府採購法 72-2, 施行細則 98-2).

use rust_decimal::Decimal;

use crate::category::Category;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::SUPERVISION_THRESHOLD;
use crate::performance::in_time::HEAD;
use crate::performance::share::{given, sum, whole};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// What a reduction is worked out from.
    pub enum Basis {
        /// Contract price of what does not conform.
        Contract = "contract_price",
        /// Market price.
        Market = "market_price",
        /// Additional cost.
        Cost = "additional_cost",
        /// Loss suffered.
        Loss = "loss_suffered",
        /// Punitive damages.
        Punitive = "punitive_damages",
    }
}

facts! {
    /// An amount of a reduction.
    pub struct Share {
        /// what it is worked out from
        basis: Basis = "", "\"contract_price\"";
        /// its amount
        amount: Decimal = "NT$", "\"20000\"";
    }
}

facts! {
    /// An acceptance at a reduced price.
    pub struct Facts {
        /// what is bought
        category: Category = "", "\"goods\"";
        /// amount of the procurement (採購金額)
        procurement_amount: Decimal = "NT$, tax included", "\"1000000\"";
        /// price to be reduced
        price: Decimal = "NT$, tax included", "\"1000000\"";
        /// whether safety, use, the usual effect and the effect agreed are all left whole
        harmless: bool = "true, false", "true";
        /// whether the agency found, after review, that exchanging is not needed or truly difficult
        not_exchanged: bool = "true, false", "true";
        /// reference of the approval by the head of the agency or a delegate
        head_approval: Option<String> = "reference", "\"簽115-022\"";
        /// whether the agency has a superior agency; one without exercises its powers itself
        has_superior: bool = "true, false", "true";
        /// reference of the superior agency's approval
        superior_approval: Option<String> = "reference", "\"府採字第1150001234號\"";
        /// reduction by the contract's own formula
        contract_reduction: Option<Decimal> = "NT$", "\"50000\"";
        /// amounts of the reduction where the contract has no formula
        shares: Vec<Share> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-07",
    title_zh: "減價收受",
    title_en: "Acceptance at a reduced price",
    meaning: "What does not conform may be kept at a reduced price where it harms neither safety nor use nor effect and is not exchanged. At or above the supervision threshold the superior agency approves first, below it the head of the agency or a delegate. The contract's formula gives the reduction; without one, the sum of price, market price, cost, loss or punitive damages that the agency takes.",
    cites: &[GPA.at("72-2"), ENFORCEMENT.at("98-2"), GPA.at("9-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[SUPERVISION_THRESHOLD],
    overrides: &[SUPERIOR, HEAD],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-07.allow",
            zh: "得減價收受：價金{price:money}，減價{reduction:money}，應付{payable:money}。",
            en: "It may be kept at a reduced price: {price:money} less {reduction:money}, so {payable:money}.",
        },
        Sentence {
            key: "acc-07.conditions",
            zh: "減價收受須不妨礙安全及使用需求、無減少通常效用或契約預定效用，且經檢討不必拆換或拆換確有困難。",
            en: "A reduced price needs unharmed safety, use and effect, and that exchanging is not needed or difficult.",
        },
        Sentence {
            key: "acc-07.superior",
            zh: "採購金額{amount:money}在查核金額{threshold:money}以上，減價收受應先報經上級機關核准。",
            en: "At {amount:money}, not below the supervision threshold of {threshold:money}, the superior agency approves first.",
        },
        Sentence {
            key: "acc-07.head",
            zh: "減價收受應經機關首長或其授權人員核准。",
            en: "A reduced price needs the approval of the head of the agency or a delegate.",
        },
        Sentence {
            key: "acc-07.no_reduction",
            zh: "契約未訂減價計算方式，應由機關就不符項目依契約價金、市價、額外費用、所受損害或懲罰性違約金等計算。",
            en: "The contract has no formula; the agency works the reduction out from price, market price, cost, loss or damages.",
        },
        Sentence {
            key: "acc-07.zero",
            zh: "減價金額為{reduction:money}，與減價收受不符，應由承辦人員確認。",
            en: "The reduction is {reduction:money}, which is no reduction; a person confirms it.",
        },
        Sentence {
            key: "acc-07.above_price",
            zh: "減價{reduction:money}逾價金{price:money}，應由承辦人員確認。",
            en: "The reduction of {reduction:money} is above the price of {price:money}; a person confirms it.",
        },
    ],
    example: r#"{
  "rule": "ACC-07",
  "on": "2026-03-02",
  "facts": {
    "category": "goods", "procurement_amount": "1000000", "price": "1000000", "harmless": true, "not_exchanged": true,
    "head_approval": "簽115-022", "has_superior": true, "shares": [ { "basis": "contract_price", "amount": "20000" } ]
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");

/// One ruling with the reduction and what is payable.
///
/// # Errors
/// The ruling that asks for a person when no threshold is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, SUPERVISION_THRESHOLD, Some(facts.category))?;
    let supervised = facts.procurement_amount >= threshold.value && facts.has_superior;
    let (reference, who) = if supervised {
        (facts.superior_approval.as_deref(), SUPERIOR)
    } else {
        (facts.head_approval.as_deref(), HEAD)
    };
    let reduction = whole(facts.contract_reduction.unwrap_or_else(|| sum(facts.shares.iter().map(|one| one.amount))));
    let worked_out = facts.contract_reduction.is_some() || !facts.shares.is_empty();
    let (outcome, key) = match () {
        () if !(facts.harmless && facts.not_exchanged) => (Outcome::Refuse, "acc-07.conditions"),
        () if !given(reference) && supervised => (Outcome::Refuse, "acc-07.superior"),
        () if !given(reference) => (Outcome::Refuse, "acc-07.head"),
        () if !worked_out => (Outcome::NeedsPerson, "acc-07.no_reduction"),
        () if reduction.is_zero() => (Outcome::NeedsPerson, "acc-07.zero"),
        () if reduction > facts.price => (Outcome::NeedsPerson, "acc-07.above_price"),
        () => (Outcome::Allow, "acc-07.allow"),
    };
    let payable = (facts.price - reduction).max(Decimal::ZERO);
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&threshold)
        .compare("approval", Quantity::text(reference.unwrap_or_default()), Op::Present, Quantity::text(""))
        .compare("price_reduction", Quantity::money(reduction), Op::Le, Quantity::money(facts.price))
        .arg("amount", facts.procurement_amount)
        .arg("threshold", threshold.value.normalize())
        .arg("price", facts.price)
        .arg("reduction", reduction)
        .arg("payable", payable);
    let ruling = if given(reference) { ruling } else { ruling.unless(who.0, who.1) };
    Ok(if worked_out {
        ruling.result("price_reduction", Quantity::money(reduction)).result("payable", Quantity::money(payable))
    } else {
        ruling
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    fn facts(amount: u32, price: u32, share: u32) -> Facts {
        Facts {
            category: Category::Goods,
            procurement_amount: dollars(amount),
            price: dollars(price),
            harmless: true,
            not_exchanged: true,
            head_approval: None,
            has_superior: true,
            superior_approval: None,
            contract_reduction: None,
            shares: vec![Share { basis: Basis::Loss, amount: dollars(share) }],
        }
    }

    #[test]
    fn who_may_lift_a_refusal() {
        let who =
            |facts: &Facts| check(&Frame::on(day(2026, 3, 2)), facts).unwrap().override_by.map(|lifted| lifted.who);
        assert_eq!(who(&facts(49_999_999, 1, 1)).as_deref(), Some(HEAD.0));
        assert_eq!(who(&facts(50_000_000, 1, 1)).as_deref(), Some(SUPERIOR.0));
        assert_eq!(who(&Facts { head_approval: Some("A-1".to_owned()), ..facts(1, 1, 1) }), None);
    }

    proptest! {
        #[test]
        fn price_is_reduction_and_payable(price in 0_u32..10_000_000, share in 0_u32..10_000_000) {
            let ruling = check(&Frame::on(day(2026, 3, 2)), &facts(1, price, share)).unwrap();
            let payable: Decimal = ruling.results[1].value.plain().parse().unwrap();
            prop_assert_eq!(payable, dollars(price.saturating_sub(share)));
        }
    }
}
