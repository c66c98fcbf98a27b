//! THR-03: a purchase is not split to avoid the Act (政府採購法 14, 施行細則 13, 中央機關未達公告金額採購招標辦法 6).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::category::Category;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA, MINOR_TENDERS};
use crate::mark::Mark;
use crate::parameter::{
    LARGE_PROCUREMENT_THRESHOLD, PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD,
};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;
use crate::value::class::{Class, Classes, classes};

facts! {
    /// One of several purchases.
    pub struct Purchase {
        /// procurement value
        amount: Decimal = "NT$, tax included", "\"900000\"";
        /// subject matter
        subject: String = "name", "\"防毒軟體\"";
        /// place of work or supply
        place: String = "name", "\"臺北\"";
        /// what is required of it
        requirement: String = "name", "\"端點授權\"";
        /// trade of the vendors who do it
        trade: String = "name", "\"軟體\"";
    }
}

facts! {
    /// Purchases that stand near each other.
    pub struct Facts {
        /// category of the purchases
        category: Category = "goods, services, works", "\"goods\"";
        /// the purchases
        purchases: Vec<Purchase> = "", "[]";
        /// whether the budget passed by law shows the batches
        budget_shows_batches: bool = "true, false", "false";
        /// reference of the superior agency's approval of the batches, or of the agency's own when it has no superior
        superior_approval: Option<String> = "document number", "null";
        /// whether the agency has a superior agency; true when left out
        has_superior: Option<bool> = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "THR-03",
    title_zh: "不得意圖規避而分批辦理",
    title_en: "No splitting to avoid the Act",
    meaning: "Purchases of one subject, place, requirement and trade are batches of one; any of the four being different makes them no batches. Batches that reach the publication threshold together need the superior agency's approval, unless the budget passed by law shows them, and are classed by their total. Below that threshold, and where no class is avoided, a person judges.",
    cites: &[GPA.at("14"), ENFORCEMENT.at("13"), MINOR_TENDERS.at("6"), GPA.at("9-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD, LARGE_PROCUREMENT_THRESHOLD],
    overrides: &[SUPERIOR, OWN],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "thr-03.none",
            zh: "各採購之標的、地區、需求條件或行業不同，或合計後級距不變，非屬規避之分批。",
            en: "The purchases differ in subject, place, requirement or trade, or together stay in their class; they avoid nothing.",
        },
        Sentence {
            key: "thr-03.approved",
            zh: "「{subject}」分批{count}次，合計{total:money}，已經核准（{approval}），依總金額按{class:word}辦理。",
            en: "\"{subject}\" in {count} batches of {total:money} in all is approved ({approval}) and follows the class \"{class:word}\" of the total.",
        },
        Sentence {
            key: "thr-03.budgeted",
            zh: "「{subject}」分批{count}次，合計{total:money}，法定預算書已標示分批辦理，依總金額按{class:word}辦理。",
            en: "\"{subject}\" in {count} batches of {total:money} in all is shown in the budget and follows the class \"{class:word}\" of the total.",
        },
        Sentence {
            key: "thr-03.split",
            zh: "「{subject}」分批{count}次，合計{total:money}，屬{class:word}，各批均未達該級距，應先經上級機關核准。",
            en: "\"{subject}\" in {count} batches of {total:money} in all belongs to the class \"{class:word}\", which no batch reaches alone; it needs the superior agency's approval first.",
        },
        Sentence {
            key: "thr-03.split_own",
            zh: "「{subject}」分批{count}次，合計{total:money}，屬{class:word}，各批均未達該級距，機關無上級機關，應先由機關自行核准。",
            en: "\"{subject}\" in {count} batches of {total:money} in all belongs to the class \"{class:word}\", which no batch reaches alone; the agency has no superior and must approve it itself first.",
        },
        Sentence {
            key: "thr-03.same_class",
            zh: "「{subject}」分批{count}次，合計{total:money}，屬{class:word}，已有單批達該級距，是否須報核准應由承辦人員判斷。",
            en: "\"{subject}\" in {count} batches of {total:money} in all belongs to the class \"{class:word}\", which a batch reaches alone; a person must judge whether approval is needed.",
        },
        Sentence {
            key: "thr-03.minor",
            zh: "「{subject}」分批{count}次，合計{total:money}，屬{class:word}，各批均未達該級距，是否意圖規避應由承辦人員判斷。",
            en: "\"{subject}\" in {count} batches of {total:money} in all belongs to the class \"{class:word}\", which no batch reaches alone; a person must judge whether that was meant.",
        },
    ],
    example: r#"{
  "rule": "THR-03",
  "on": "2026-03-02",
  "facts": {
    "category": "goods",
    "purchases": [
      { "amount": "900000", "subject": "防毒軟體", "place": "臺北", "requirement": "端點授權", "trade": "軟體" },
      { "amount": "600000", "subject": "防毒軟體", "place": "臺北", "requirement": "端點授權", "trade": "軟體" }
    ],
    "budget_shows_batches": false
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");
const OWN: (&str, &str) = ("agency_without_superior", "own_approval_reference");

/// Purchases that are batches of one.
#[derive(Debug, Clone, Copy, Default)]
struct Batches {
    count: i64,
    total: Decimal,
    greatest: Decimal,
}

/// One ruling for each group of batches that calls for something, or one permission for all purchases.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let classes = match classes(frame, &RULE, facts.category) {
        Ok(classes) => classes,
        Err(asks) => return vec![*asks],
    };
    let mut groups: BTreeMap<[&str; 4], Batches> = BTreeMap::new();
    for one in &facts.purchases {
        let same = [&one.subject, &one.place, &one.requirement, &one.trade].map(|text| text.trim());
        let group = groups.entry(same).or_default();
        group.count = group.count.saturating_add(1);
        group.total = group.total.saturating_add(one.amount);
        group.greatest = group.greatest.max(one.amount);
    }
    let rulings: Vec<_> = groups
        .iter()
        .filter(|(_, batches)| batches.count > 1)
        .filter_map(|([subject, ..], batches)| judge(frame, &classes, facts, (subject, *batches)))
        .collect();
    if rulings.is_empty() { vec![classes.note(RULE.begin(frame, Outcome::Allow, "thr-03.none"))] } else { rulings }
}

fn judge(frame: &Frame, classes: &Classes, facts: &Facts, (subject, batches): (&str, Batches)) -> Option<Ruling> {
    let class = classes.limits.class(batches.total);
    let crossed = class > classes.limits.class(batches.greatest);
    let approval = facts.superior_approval.as_deref().map_or("", str::trim);
    let own = facts.has_superior == Some(false);
    let (outcome, key) = match (class >= Class::Publication, crossed) {
        (false, false) => return None,
        (false, true) => (Outcome::NeedsPerson, "thr-03.minor"),
        (true, _) if !approval.is_empty() => (Outcome::Allow, "thr-03.approved"),
        (true, _) if facts.budget_shows_batches => (Outcome::Allow, "thr-03.budgeted"),
        (true, true) if own => (Outcome::Refuse, "thr-03.split_own"),
        (true, true) => (Outcome::Refuse, "thr-03.split"),
        (true, false) => (Outcome::NeedsPerson, "thr-03.same_class"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .result(&format!("procurement_value:{subject}"), Quantity::money(batches.total))
        .result("amount_class", Quantity::text(class.code()))
        .arg("subject", subject)
        .arg("count", batches.count)
        .arg("total", batches.total)
        .arg("class", class.code())
        .arg("approval", approval);
    let ruling = classes.note(ruling);
    if outcome != Outcome::Refuse {
        return Some(ruling);
    }
    let (who, evidence) = if own { OWN } else { SUPERIOR };
    let present = (Quantity::text(approval), Quantity::text(""));
    Some(ruling.compare("approval", present.0, Op::Present, present.1).unless(who, evidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    fn facts(amounts: &[u32], has_superior: Option<bool>) -> Facts {
        let of = |amount: &u32| Purchase {
            amount: dollars(*amount),
            subject: "a".into(),
            place: "b".into(),
            requirement: "c".into(),
            trade: "d".into(),
        };
        Facts {
            category: Category::Goods,
            purchases: amounts.iter().map(of).collect(),
            budget_shows_batches: false,
            superior_approval: None,
            has_superior,
        }
    }

    fn one(facts: &Facts) -> Ruling {
        check(&Frame::on(day(2026, 3, 2)), facts).remove(0)
    }

    #[test]
    fn a_refusal_says_who_may_lift_it() {
        for (has, who) in
            [(None, "superior_agency"), (Some(true), "superior_agency"), (Some(false), "agency_without_superior")]
        {
            let refused = one(&facts(&[900_000, 600_000], has));
            assert_eq!(refused.override_by.map(|lifted| lifted.who).as_deref(), Some(who));
            assert_eq!(refused.compared[0].holds(), Some(false));
            assert_eq!(refused.parameters.len(), 4);
        }
        assert_eq!(one(&facts(&[1], None)).parameters.len(), 4);
    }

    proptest! {
        /// Batches without approval are let through only where their total stays below the publication threshold and in the class of the greatest.
        #[test]
        fn no_split_passes_a_limit(amounts in proptest::collection::vec(0_u32..2_000_000, 0..5)) {
            let facts = facts(&amounts, None);
            let total: u32 = amounts.iter().sum();
            let greatest = amounts.iter().copied().max().unwrap_or(0);
            let harmless = amounts.len() < 2 || (total < 1_500_000 && (total <= 150_000 || greatest > 150_000));
            prop_assert_eq!(one(&facts).outcome == Outcome::Allow, harmless);
            let approved = Facts { superior_approval: Some("x".into()), ..facts };
            prop_assert!(one(&approved).outcome != Outcome::Refuse);
        }
    }
}
