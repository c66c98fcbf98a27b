//! AWD-02: award above the reserve price (超底價決標, 政府採購法 53-2; 施行細則 71).

use rust_decimal::Decimal;

use crate::award::ceiling::{Above, Height};
use crate::award::share::share;
use crate::category::Category;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::SUPERVISION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Most percent above the reserve price.
pub const OVER_BASE: &str = "over_base_percent";
/// Percent above the reserve price from which the superior agency approves.
pub const OVER_BASE_SUPERIOR: &str = "over_base_superior_percent";

facts! {
    /// A lowest price after reductions and comparisons.
    pub struct Facts {
        /// category of the purchase
        category: Category = "", "\"goods\"";
        /// amount of the purchase (採購金額)
        procurement: Decimal = "NT$, tax included", "\"60000000\"";
        /// the lowest price after reductions and comparisons
        price: Decimal = "NT$, tax included", "\"1040001\"";
        /// the reserve price
        base: Decimal = "NT$, tax included", "\"1000000\"";
        /// the budget
        budget: Decimal = "NT$, tax included", "\"1200000\"";
        /// whether an urgent need to award is established
        urgent: bool = "true, false", "true";
        /// reference of the approval by the approver of the reserve price or a delegate
        approval: Option<String> = "document number", "\"簽1150001\"";
        /// reference of the superior agency's approval
        superior_approval: Option<String> = "document number", "\"府採1150002\"";
        /// whether the agency has a superior agency; one without approves itself (政府採購法 9-2)
        has_superior: bool = "true, false", "true";
    }
}

const APPROVER: (&str, &str) = ("awd_base_approver", "awd_base_approval");
const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");
const OWN: (&str, &str) = ("awd_agency", "own_approval_reference");

/// The rule.
pub static RULE: Rule = Rule {
    id: "AWD-02",
    title_zh: "超底價決標",
    title_en: "Award above the reserve price",
    meaning: "Above the reserve price an award needs a real urgency, a price within the budget and at most 8 percent above, and the approval of the reserve price's approver. From the supervision threshold a price more than 4 percent above is reserved until the superior agency approves.",
    cites: &[GPA.at("53-2"), ENFORCEMENT.at("71"), GPA.at("9-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[OVER_BASE, OVER_BASE_SUPERIOR, SUPERVISION_THRESHOLD],
    overrides: &[APPROVER, SUPERIOR, OWN],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "awd-02.within",
            zh: "最低標價{price:money}未逾底價{base:money}，非超底價決標。",
            en: "The lowest price of {price:money} is not above the reserve price of {base:money}.",
        },
        Sentence {
            key: "awd-02.award",
            zh: "最低標價{price:money}逾底價{base:money}{excess:money}，未逾底價百分之{most}（{cap:money}），確有緊急情事並經核准，得超底價決標。",
            en: "The lowest price of {price:money} is {excess:money} above the reserve price of {base:money}, not more than {most} percent ({cap:money}); with the urgency and the approvals given it may be awarded.",
        },
        Sentence {
            key: "awd-02.beyond",
            zh: "最低標價{price:money}逾底價{base:money}之百分之{most}上限{cap:money}，應予廢標。",
            en: "The lowest price of {price:money} is beyond {cap:money}, {most} percent above the reserve price of {base:money}; the tender fails.",
        },
        Sentence {
            key: "awd-02.over_budget",
            zh: "最低標價{price:money}逾預算數額{budget:money}，應予廢標。",
            en: "The lowest price of {price:money} is above the budget of {budget:money}; the tender fails.",
        },
        Sentence {
            key: "awd-02.not_urgent",
            zh: "最低標價{price:money}逾底價{base:money}，無緊急情事需決標者，不得超底價決標，應予廢標。",
            en: "The lowest price of {price:money} is above the reserve price of {base:money}; without a real urgency it may not be awarded and the tender fails.",
        },
        Sentence {
            key: "awd-02.approver_missing",
            zh: "最低標價{price:money}逾底價{base:money}，應先經原底價核定人或其授權人員核准。",
            en: "The lowest price of {price:money} is above the reserve price of {base:money}; the reserve price's approver or a delegate approves first.",
        },
        Sentence {
            key: "awd-02.superior_missing",
            zh: "查核金額以上之採購，最低標價{price:money}逾底價{base:money}百分之{superior}，得先保留決標，並應先報經上級機關核准。",
            en: "In a purchase from the supervision threshold the lowest price of {price:money} is more than {superior} percent above the reserve price of {base:money}; the award is reserved until the superior agency approves.",
        },
        Sentence {
            key: "awd-02.own_missing",
            zh: "查核金額以上之採購，最低標價{price:money}逾底價{base:money}百分之{superior}；機關無上級機關，應先自行核准。",
            en: "In a purchase from the supervision threshold the lowest price of {price:money} is more than {superior} percent above the reserve price of {base:money}; the agency has no superior and approves itself first.",
        },
    ],
    example: r#"{
  "rule": "AWD-02",
  "on": "2026-03-02",
  "facts": {
    "category": "goods", "procurement": "60000000", "price": "1040001", "base": "1000000", "budget": "1200000",
    "urgent": true, "approval": "簽1150001", "has_superior": true
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a parameter is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let most = frame.number(&RULE, OVER_BASE)?;
    let superior = frame.number(&RULE, OVER_BASE_SUPERIOR)?;
    let threshold = frame.amount(&RULE, SUPERVISION_THRESHOLD, Some(facts.category))?;
    let Facts { price, base, budget, .. } = *facts;
    let supervised = facts.procurement >= threshold.value;
    let height = Above { price, base, budget, supervised, most: most.value, superior: superior.value }.height();
    let given = |approval: &Option<String>| approval.as_deref().is_some_and(|text| !text.trim().is_empty());
    let (outcome, key, lifts) = match height {
        Height::Within => (Outcome::Allow, "awd-02.within", None),
        Height::Beyond => (Outcome::Refuse, "awd-02.beyond", None),
        Height::Budget => (Outcome::Refuse, "awd-02.over_budget", None),
        _ if !facts.urgent => (Outcome::Refuse, "awd-02.not_urgent", None),
        _ if !given(&facts.approval) => (Outcome::Refuse, "awd-02.approver_missing", Some(APPROVER)),
        Height::Superior if !given(&facts.superior_approval) => match facts.has_superior {
            true => (Outcome::Refuse, "awd-02.superior_missing", Some(SUPERIOR)),
            false => (Outcome::Refuse, "awd-02.own_missing", Some(OWN)),
        },
        Height::Approver | Height::Superior => (Outcome::Allow, "awd-02.award", None),
    };
    let cap = base.saturating_add(share(base, most.value));
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&most)
        .using(&superior)
        .using(&threshold)
        .compare("awd_lowest", Quantity::money(price), Op::Le, Quantity::money(cap))
        .result("awd_cap", Quantity::money(cap))
        .arg("price", price)
        .arg("base", base)
        .arg("budget", budget)
        .arg("excess", price.saturating_sub(base))
        .arg("cap", cap)
        .arg("most", most.value)
        .arg("superior", superior.value);
    let ruling = match height {
        Height::Within => ruling,
        _ => ruling.compare("awd_lowest", Quantity::money(price), Op::Le, Quantity::money(budget)),
    };
    Ok(match lifts {
        Some((who, evidence)) => ruling.unless(who, evidence),
        None => ruling,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    fn judged(price: u32, has_superior: bool, approval: Option<&str>) -> crate::ruling::Ruling {
        let facts = Facts {
            category: Category::Goods,
            procurement: dollars(50_000_000),
            price: dollars(price),
            base: dollars(1_000_000),
            budget: dollars(1_200_000),
            urgent: true,
            approval: approval.map(str::to_owned),
            superior_approval: None,
            has_superior,
        };
        check(&Frame::on(day(2026, 3, 2)), &facts).unwrap()
    }

    #[test]
    fn a_missing_approval_says_who_gives_it() {
        let who = |ruling: crate::ruling::Ruling| ruling.override_by.map(|lifted| lifted.who);
        assert_eq!(who(judged(1_040_001, true, None)).as_deref(), Some("awd_base_approver"));
        assert_eq!(who(judged(1_040_001, true, Some("簽1"))).as_deref(), Some("superior_agency"));
        assert_eq!(who(judged(1_040_001, false, Some("簽1"))).as_deref(), Some("awd_agency"));
        assert_eq!(who(judged(1_040_000, true, Some("簽1"))), None);
        assert_eq!(who(judged(1_080_001, true, Some("簽1"))), None);
    }

    #[test]
    fn the_numbers_are_compared_with_the_cap_and_the_budget() {
        let of =
            |price| judged(price, true, Some("簽1")).compared.iter().map(|one| one.right.plain()).collect::<Vec<_>>();
        assert_eq!(of(1_000_000), ["1080000"]);
        assert_eq!(of(1_000_001), ["1080000", "1200000"]);
    }
}
