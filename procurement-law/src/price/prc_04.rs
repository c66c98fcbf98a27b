//! PRC-04: a replacement of what was agreed is equal or better, never dearer, and agreed to in writing (採購契約要項 21).
//!
//! A plain price increase is not provided for by 共同供應契約實施辦法; whether the framework's own terms allow one a person judges.

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{CONTRACT_OUTLINE, FRAMEWORKS};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// What the replacement is against what was agreed, in specification, function and benefit.
    pub enum Quality {
        /// Nothing is replaced; the price alone changes.
        Unchanged = "unchanged",
        /// Lower.
        Lower = "quality_lower",
        /// The same.
        Equal = "quality_equal",
        /// Better.
        Better = "quality_better",
    }
}

choice! {
    /// On what ground the vendor replaces.
    pub enum Ground {
        /// The brand or model agreed is no longer made or supplied.
        NoLongerMade = "no_longer_made",
        /// The subcontractor agreed no longer trades or refuses to supply.
        SubcontractorStopped = "subcontractor_stopped",
        /// Force majeure makes it necessary.
        ForceMajeure = "force_majeure",
        /// It is better than what was agreed, or of more benefit to the agency.
        MoreBeneficial = "more_beneficial",
    }
}

facts! {
    /// A change of an item during the framework.
    pub struct Facts {
        /// unit price agreed
        old_price: Decimal = "NT$ per unit, tax included", "\"12000\"";
        /// unit price asked for
        new_price: Decimal = "NT$ per unit, tax included", "\"12000\"";
        /// what replaces the item
        quality: Quality = "", "\"quality_equal\"";
        /// ground of the replacement; left out when there is none of these
        ground: Option<Ground> = "", "\"no_longer_made\"";
        /// whether the vendor handed in a comparison of specification, function, benefit and price
        comparison_table: bool = "true, false", "true";
        /// what the vendor saves per unit by replacing; null when nothing is replaced
        saved: Stated<Decimal> = "NT$ per unit, tax included", "\"0\"";
        /// reference of the contracting agency's written consent
        consent: Option<String> = "document number", "\"數位產字第5號\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "PRC-04",
    title_zh: "代換品與契約價金之調整",
    title_en: "Replacements and price increases",
    meaning: "A vendor replaces an item by one that is equal or better, on one of four grounds, with a comparison table and the agency's written consent. The price does not rise, and what the vendor saves is deducted. A price that rises without a replacement needs a person.",
    cites: &[CONTRACT_OUTLINE.at("21"), FRAMEWORKS.at("4-2-7")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 1),
    valid_to: None,
    parameters: &[],
    overrides: &[CONSENT],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "prc-04.not_raised",
            zh: "未更換標的，單價{new:money}未高於契約單價{old:money}。",
            en: "Nothing is replaced, and the unit price of {new:money} is not above the agreed {old:money}.",
        },
        Sentence {
            key: "prc-04.raised",
            zh: "單價由{old:money}調高為{new:money}，共同供應契約實施辦法未有調漲之規定，契約得否調整應由承辦人員判斷。",
            en: "The unit price rises from {old:money} to {new:money}; the regulation provides for no increase, and a person must judge whether the framework does.",
        },
        Sentence {
            key: "prc-04.replaced",
            zh: "以{quality:word}之標的代之，經機關同意（{consent}），單價{new:money}未高於應計之{most:money}。",
            en: "A replacement of {quality:word} with the agency's consent ({consent}); the unit price of {new:money} is not above the {most:money} that is due.",
        },
        Sentence {
            key: "prc-04.lower",
            zh: "代換品之規格、功能或效益低於契約約定，不得代之。",
            en: "The replacement is of lower specification, function or benefit than agreed.",
        },
        Sentence {
            key: "prc-04.no_ground",
            zh: "無得以其他標的代之之事由。",
            en: "There is none of the grounds on which an item is replaced.",
        },
        Sentence {
            key: "prc-04.dearer",
            zh: "以其他標的代之，單價{new:money}不得高於應計之{most:money}（契約單價{old:money}扣除減省之費用）。",
            en: "For a replacement the unit price of {new:money} must not be above {most:money}, the agreed {old:money} less what is saved.",
        },
        Sentence {
            key: "prc-04.no_table",
            zh: "廠商應檢附規格、功能、效益及價格比較表。",
            en: "The vendor must hand in a comparison of specification, function, benefit and price.",
        },
        Sentence {
            key: "prc-04.no_consent",
            zh: "以其他標的代之，應先徵得機關書面同意。",
            en: "A replacement needs the agency's written consent first.",
        },
    ],
    example: r#"{
  "rule": "PRC-04",
  "on": "2026-03-02",
  "facts": {
    "old_price": "12000", "new_price": "12500", "quality": "quality_better", "ground": "more_beneficial",
    "comparison_table": true, "saved": null, "consent": "數位產字第5號"
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

const CONSENT: (&str, &str) = ("contracting_agency", "written_consent_reference");

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let consent = facts.consent.as_deref().map_or("", str::trim);
    let saved = facts.saved.0.unwrap_or_default().min(facts.old_price);
    let replaced = facts.quality != Quality::Unchanged;
    let most = if replaced { facts.old_price - saved } else { facts.old_price };
    let dearer = facts.new_price > most;
    let (outcome, key) = match facts.quality {
        Quality::Unchanged if dearer => (Outcome::NeedsPerson, "prc-04.raised"),
        Quality::Unchanged => (Outcome::Allow, "prc-04.not_raised"),
        Quality::Lower => (Outcome::Refuse, "prc-04.lower"),
        Quality::Equal | Quality::Better => match facts.ground {
            None => (Outcome::Refuse, "prc-04.no_ground"),
            Some(_) if dearer => (Outcome::Refuse, "prc-04.dearer"),
            Some(_) if !facts.comparison_table => (Outcome::Refuse, "prc-04.no_table"),
            Some(_) if consent.is_empty() => (Outcome::Refuse, "prc-04.no_consent"),
            Some(_) => (Outcome::Allow, "prc-04.replaced"),
        },
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .compare("unit_price", Quantity::money(facts.new_price), Op::Le, Quantity::money(most))
        .result("highest_price", Quantity::money(most))
        .arg("old", facts.old_price)
        .arg("new", facts.new_price)
        .arg("most", most)
        .arg("quality", facts.quality.code())
        .arg("consent", consent);
    if key == "prc-04.no_consent" { ruling.unless(CONSENT.0, CONSENT.1) } else { ruling }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    #[test]
    fn a_missing_consent_says_who_gives_it() {
        let facts = Facts {
            old_price: dollars(1),
            new_price: dollars(1),
            quality: Quality::Equal,
            ground: Some(Ground::ForceMajeure),
            comparison_table: true,
            saved: Stated(None),
            consent: None,
        };
        let ruling = check(&Frame::on(day(2026, 3, 2)), &facts);
        assert_eq!(ruling.override_by.map(|lifted| lifted.who).as_deref(), Some("contracting_agency"));
        let allowed = check(&Frame::on(day(2026, 3, 2)), &Facts { consent: Some("x".into()), ..facts });
        assert_eq!((allowed.outcome, allowed.override_by), (Outcome::Allow, None));
    }

    proptest! {
        #[test]
        fn no_allowed_price_is_above_the_agreed_one(old in 0_u32..100, new in 0_u32..100, saved in 0_u32..150, quality in 0_usize..4, ground in 0_usize..5) {
            let facts = Facts {
                old_price: dollars(old),
                new_price: dollars(new),
                quality: Quality::ALL[quality],
                ground: Ground::ALL.get(ground).copied(),
                comparison_table: true,
                saved: Stated(Some(dollars(saved))),
                consent: Some("x".into()),
            };
            if check(&Frame::on(day(2026, 3, 2)), &facts).outcome == Outcome::Allow {
                prop_assert!(new <= old);
                prop_assert!(quality == 0 || new <= old.saturating_sub(saved));
            }
        }
    }
}
