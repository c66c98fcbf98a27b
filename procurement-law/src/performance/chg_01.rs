//! CHG-01: who approves, monitors and is told of a contract change (採購契約變更或加減價核准監辦備查規定一覽表).

use rust_decimal::Decimal;

use crate::category::Category;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{CONTRACT_CHANGES, CONTRACT_OUTLINE, GPA};
use crate::mark::Mark;
use crate::parameter::{PUBLICATION_THRESHOLD, SUPERVISION_THRESHOLD};
use crate::performance::in_time::HEAD;
use crate::performance::share::{given, sum};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

choice! {
    /// A ground of limited tendering (限制性招標), on which an increase rests.
    pub enum Ground {
        /// 22-1-1: no bid or none that conforms.
        G1 = "22-1-1",
        /// 22-1-2: exclusive rights, or one maker.
        G2 = "22-1-2",
        /// 22-1-3: an emergency that nobody could foresee.
        G3 = "22-1-3",
        /// 22-1-4: upkeep, parts or expansion of what was bought.
        G4 = "22-1-4",
        /// 22-1-5: a prototype or first production.
        G5 = "22-1-5",
        /// 22-1-6: additional works that nobody could foresee, within half of the contract.
        G6 = "22-1-6",
        /// 22-1-7: an expansion that the tender announced.
        G7 = "22-1-7",
        /// 22-1-8: an exchange or an open competitive market.
        G8 = "22-1-8",
        /// 22-1-9: a service chosen in an open evaluation.
        G9 = "22-1-9",
        /// 22-1-10: a design contest.
        G10 = "22-1-10",
        /// 22-1-11: real property in a place.
        G11 = "22-1-11",
        /// 22-1-12: products of disabled people, indigenous people, prisoners and their bodies.
        G12 = "22-1-12",
        /// 22-1-13: research by a leading person or body.
        G13 = "22-1-13",
        /// 22-1-14: performances and culture.
        G14 = "22-1-14",
        /// 22-1-15: purchases of a public enterprise for resale.
        G15 = "22-1-15",
        /// 22-1-16: recognised by the competent authority.
        G16 = "22-1-16",
    }
}

facts! {
    /// A contract change, together with all earlier ones of the contract.
    pub struct Facts {
        /// what is bought
        category: Category = "", "\"goods\"";
        /// amount of the procurement before every change
        before: Decimal = "NT$, tax included", "\"3000000\"";
        /// all increases so far, this one included
        increases: Decimal = "NT$, tax included", "\"400000\"";
        /// all decreases so far, this one included, as a positive amount
        decreases: Decimal = "NT$, tax included", "\"100000\"";
        /// whether both sides agreed in writing and signed
        signed: bool = "true, false", "true";
        /// place of the Act that the increase rests on, where it needs one
        ground: Option<Ground> = "article", "\"22-1-4\"";
        /// whether the agency has a superior agency; one without exercises its powers itself
        has_superior: bool = "true, false", "true";
        /// reference of the approval by the head of the agency or a delegate
        head_approval: Option<String> = "reference", "\"簽115-030\"";
        /// reference of the superior agency's monitoring or approval
        superior_reference: Option<String> = "reference", "\"府採字第1150002345號\"";
        /// reference of the filing with the superior agency
        filing_reference: Option<String> = "reference", "\"府採字第1150002346號\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CHG-01",
    title_zh: "契約變更之核准、監辦及備查",
    title_en: "Contract changes",
    meaning: "A change is agreed in writing and signed. Its weight is all increases plus all decreases: below the publication threshold the agency's own rules hold, from there the agency approves, from the supervision threshold the superior agency monitors; an agency without one approves itself and files nothing. Increases at or above the publication threshold also rest on a ground of 22-1. A contract that grows over the supervision threshold is filed with the superior agency; a price-neutral change of a contract below it is approved by the agency, of a larger one a person decides.",
    cites: &[CONTRACT_CHANGES.at(""), CONTRACT_OUTLINE.at("24"), GPA.at("22-1"), GPA.at("12"), GPA.at("9-2")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 1),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD, SUPERVISION_THRESHOLD],
    overrides: &[HEAD, SUPERIOR],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "chg-01.unsigned",
            zh: "契約變更非經雙方合意作成書面紀錄並簽名或蓋章者，無效。",
            en: "A change that both sides have not agreed in writing and signed is void.",
        },
        Sentence {
            key: "chg-01.own_rules",
            zh: "變更部分累計金額{weight:money}未達公告金額{publication:money}，依未達公告金額採購之規定核准。",
            en: "The changes of {weight:money} are below the publication threshold of {publication:money}; the agency's own rules hold.",
        },
        Sentence {
            key: "chg-01.approved",
            zh: "變更部分累計金額{weight:money}，已具應有之核准或監辦文號。",
            en: "The changes of {weight:money} have the approval or monitoring they need.",
        },
        Sentence {
            key: "chg-01.ground",
            zh: "累計加價{increases:money}在公告金額{publication:money}以上，應符合政府採購法第二十二條第一項各款情形之一。",
            en: "Increases of {increases:money}, not below the publication threshold of {publication:money}, need a ground of article 22-1.",
        },
        Sentence {
            key: "chg-01.head",
            zh: "變更部分累計金額{weight:money}，應經機關首長或其授權人員核准。",
            en: "Changes of {weight:money} need the approval of the head of the agency or a delegate.",
        },
        Sentence {
            key: "chg-01.superior",
            zh: "變更部分累計金額{weight:money}在查核金額{supervision:money}以上，應由上級機關監辦。",
            en: "Changes of {weight:money}, not below the supervision threshold of {supervision:money}, are monitored by the superior agency.",
        },
        Sentence {
            key: "chg-01.neutral_large",
            zh: "契約金額{before:money}在查核金額{supervision:money}以上，契約變更無加減價，其程序應由承辦人員判斷。",
            en: "For a contract of {before:money}, not below the supervision threshold of {supervision:money}, a person judges the course of a price-neutral change.",
        },
        Sentence {
            key: "chg-01.file",
            zh: "契約變更後金額{after:money}由未達查核金額達查核金額{supervision:money}以上，應補具文件送上級機關備查。",
            en: "The contract grows to {after:money}, over the supervision threshold of {supervision:money}, and is to be filed with the superior agency.",
        },
    ],
    example: r#"{
  "rule": "CHG-01",
  "on": "2026-03-02",
  "facts": { "category": "goods", "before": "3000000", "increases": "1500000", "decreases": "0", "signed": true, "has_superior": true, "head_approval": "簽115-030" }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");

/// The ruling of the change, and one that asks for the filing of a contract that grows over the supervision threshold.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    judge(frame, facts).unwrap_or_else(|asks| vec![settled(Err(asks))])
}

fn judge(frame: &Frame, facts: &Facts) -> Result<Vec<Ruling>, Box<Ruling>> {
    let publication = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let supervision = frame.amount(&RULE, SUPERVISION_THRESHOLD, Some(facts.category))?;
    let weight = sum([facts.increases, facts.decreases]);
    let after = (sum([facts.before, facts.increases]) - facts.decreases).max(Decimal::ZERO);
    let approved = given(facts.head_approval.as_deref());
    let monitored = given(facts.superior_reference.as_deref());
    let neutral = weight.is_zero();
    let supervised = weight >= supervision.value && facts.has_superior;
    let (outcome, key) = match () {
        () if !facts.signed => (Outcome::Refuse, "chg-01.unsigned"),
        () if neutral && facts.before >= supervision.value => (Outcome::NeedsPerson, "chg-01.neutral_large"),
        () if facts.increases >= publication.value && facts.ground.is_none() => (Outcome::Refuse, "chg-01.ground"),
        () if supervised && !monitored => (Outcome::Refuse, "chg-01.superior"),
        () if supervised => (Outcome::Allow, "chg-01.approved"),
        () if (neutral || weight >= publication.value) && !approved => (Outcome::Refuse, "chg-01.head"),
        () if neutral || weight >= publication.value => (Outcome::Allow, "chg-01.approved"),
        () => (Outcome::Allow, "chg-01.own_rules"),
    };
    let told = |outcome, key| {
        RULE.begin(frame, outcome, key)
            .using(&publication)
            .using(&supervision)
            .result("change_weight", Quantity::money(weight))
            .arg("weight", weight)
            .arg("increases", facts.increases)
            .arg("before", facts.before)
            .arg("after", after)
            .arg("publication", publication.value.normalize())
            .arg("supervision", supervision.value.normalize())
    };
    let missing = |ruling: Ruling, what| ruling.compare(what, Quantity::text(""), Op::Present, Quantity::text(""));
    let ruling = match key {
        "chg-01.own_rules" => {
            let (left, right) = (Quantity::money(weight), Quantity::money(publication.value));
            told(outcome, key).compare("change_weight", left, Op::Lt, right)
        }
        "chg-01.ground" => missing(told(outcome, key), "change_ground"),
        "chg-01.head" => missing(told(outcome, key), "approval").unless(HEAD.0, HEAD.1),
        "chg-01.superior" => missing(told(outcome, key), "approval").unless(SUPERIOR.0, SUPERIOR.1),
        _ => told(outcome, key),
    };
    let grows = facts.has_superior && facts.before < supervision.value && after >= supervision.value;
    let filing = (grows && !given(facts.filing_reference.as_deref())).then(|| {
        let (left, right) = (Quantity::money(after), Quantity::money(supervision.value));
        told(Outcome::Warn, "chg-01.file").compare("change_after", left, Op::Lt, right)
    });
    Ok([ruling].into_iter().chain(filing).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    #[test]
    fn who_may_lift_a_refusal_and_what_is_compared() {
        let facts = |before, increases| Facts {
            category: Category::Goods,
            before: dollars(before),
            increases: dollars(increases),
            decreases: dollars(0),
            signed: true,
            ground: None,
            has_superior: true,
            head_approval: None,
            superior_reference: None,
            filing_reference: None,
        };
        let told = |facts: &Facts| {
            let rulings = check(&Frame::on(day(2026, 3, 2)), facts);
            let who = rulings[0].override_by.as_ref().map(|lifted| lifted.who.clone());
            (who, rulings[0].compared.iter().map(|one| one.what.clone()).collect::<Vec<_>>())
        };
        let words = |what: &[&str]| what.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        assert_eq!(told(&facts(1, 1)), (None, words(&["change_weight"])));
        assert_eq!(told(&facts(1, 0)), (Some(HEAD.0.to_owned()), words(&["approval"])));
        assert_eq!(told(&facts(1, 2_000_000)), (None, words(&["change_ground"])));
        let large = Facts { ground: Some(Ground::G4), ..facts(60_000_000, 50_000_000) };
        assert_eq!(told(&large), (Some(SUPERIOR.0.to_owned()), words(&["approval"])));
        assert_eq!(told(&Facts { has_superior: false, ..large }), (Some(HEAD.0.to_owned()), words(&["approval"])));
    }
}
