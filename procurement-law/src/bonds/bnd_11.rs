//! BND-11: what of a performance or warranty bond is kept (押標金保證金暨其他擔保作業辦法 20, 28).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::frame::Frame;
use crate::laws::{BONDS, GPA};
use crate::mark::Mark;
use crate::performance::share::{sum, whole};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;
use crate::{choice, facts};

choice! {
    /// Why something is kept.
    pub enum Cause {
        /// Damages claimed after an award undone under 50-2: as much as is claimed.
        Undone = "kept_award_undone",
        /// The contract was passed on: all.
        PassedOn = "kept_passed_on",
        /// Work or material left out: what the price does not cover.
        LeftOut = "kept_left_out",
        /// A part ended through the vendor's fault: its share of the price.
        EndedPart = "kept_part_ended",
        /// The whole ended through the vendor's fault: all.
        Ended = "kept_ended",
        /// Not conforming and not corrected in time: what the price does not cover.
        Rejected = "kept_not_corrected",
        /// Delay damages: what the price does not cover.
        Late = "kept_delay_damages",
        /// Price to be given back and not given back.
        Unreturned = "kept_price_not_returned",
        /// Validity not prolonged: what was to be prolonged.
        NotProlonged = "kept_not_prolonged",
        /// Other damage that the vendor owes.
        Damage = "kept_other_damage",
    }
}

facts! {
    /// A cause and its amount.
    pub struct Keep {
        /// the cause
        cause: Cause = "", "\"kept_delay_damages\"";
        /// amount that it carries; for a part that was ended the price of the part, for causes that take all any amount
        amount: Decimal = "NT$", "\"50000\"";
    }
}

facts! {
    /// A bond at the end of a contract.
    pub struct Facts {
        /// the bond
        bond: Decimal = "NT$", "\"1000000\"";
        /// whether it is a warranty bond
        warranty: bool = "true, false", "false";
        /// contract price
        contract_price: Decimal = "NT$, tax included", "\"10000000\"";
        /// whether the conditions to give it back are met and nothing is left to settle
        settled: bool = "true, false", "true";
        /// what the tender lets the agency keep it for
        keeps: Vec<Keep> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-11",
    title_zh: "履約保證金及保固保證金之不予發還",
    title_en: "Keeping a performance or warranty bond",
    meaning: "What the tender says may be kept for each cause, all causes together at most the bond: passing on and an end through the vendor's fault take all, an ended part its share of the price, the others the amount that the price still to be paid does not cover. The ground of an undone award is not one of the warranty bond. The rest goes back once nothing is left to settle.",
    cites: &[GPA.at("32"), BONDS.at("19-2"), BONDS.at("20-2"), BONDS.at("20-4"), BONDS.at("28")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-11.back",
            zh: "保證金{bond:money}已符合發還條件且無待解決事項，應發還{back:money}。",
            en: "Nothing is left to settle; {back:money} of the bond of {bond:money} go back.",
        },
        Sentence {
            key: "bnd-11.open",
            zh: "保證金{bond:money}尚未符合發還條件或有待解決事項。",
            en: "The conditions to give back the bond of {bond:money} are not met, or something is left to settle.",
        },
        Sentence {
            key: "bnd-11.keep",
            zh: "保證金{bond:money}，得不予發還{kept:money}，餘{back:money}。",
            en: "Of the bond of {bond:money}, {kept:money} may be kept and {back:money} are left.",
        },
        Sentence {
            key: "bnd-11.not_warranty",
            zh: "政府採購法第五十條第二項之追償非保固保證金不予發還之事由。",
            en: "Damages after an undone award are no cause to keep a warranty bond.",
        },
    ],
    example: r#"{
  "rule": "BND-11",
  "on": "2026-03-02",
  "facts": { "bond": "1000000", "warranty": false, "contract_price": "10000000", "settled": false, "keeps": [ { "cause": "kept_part_ended", "amount": "3000000" } ] }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

impl Facts {
    /// What one cause keeps.
    fn kept_for(&self, keep: &Keep) -> Decimal {
        match keep.cause {
            Cause::PassedOn | Cause::Ended => self.bond,
            Cause::EndedPart => {
                let share = keep.amount.checked_div(self.contract_price).unwrap_or(Decimal::ONE);
                whole(self.bond.saturating_mul(share.min(Decimal::ONE)))
            }
            _ => keep.amount,
        }
    }
}

/// One ruling with what may be kept and what goes back.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let kept = sum(facts.keeps.iter().map(|keep| facts.kept_for(keep))).min(facts.bond);
    let back = facts.bond - kept;
    let undone = facts.keeps.iter().any(|keep| keep.cause == Cause::Undone);
    let (outcome, key) = match () {
        () if facts.warranty && undone => (Outcome::Refuse, "bnd-11.not_warranty"),
        // 得不予發還: the agency decides whether it keeps what it may.
        () if !facts.keeps.is_empty() => (Outcome::NeedsPerson, "bnd-11.keep"),
        () if !facts.settled => (Outcome::Refuse, "bnd-11.open"),
        () => (Outcome::Allow, "bnd-11.back"),
    };
    RULE.begin(frame, outcome, key)
        .compare("bond_kept", Quantity::money(kept), Op::Le, Quantity::money(facts.bond))
        .result("bond_kept", Quantity::money(kept))
        .result("goes_back", Quantity::money(back))
        .arg("bond", facts.bond)
        .arg("kept", kept)
        .arg("back", back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn never_more_than_the_bond_and_more_causes_never_less(
            bond in 0_u32..10_000_000, price in 0_u32..100_000_000, keeps in proptest::collection::vec((0_usize..10, 0_u32..100_000_000), 0..5),
        ) {
            let keeps: Vec<_> =
                keeps.into_iter().map(|(n, amount)| Keep { cause: Cause::ALL[n], amount: dollars(amount) }).collect();
            let kept = |count: usize| -> Decimal {
                let keeps = keeps[..count].to_vec();
                let facts = Facts { bond: dollars(bond), warranty: false, contract_price: dollars(price), settled: true, keeps };
                check(&Frame::on(day(2026, 3, 2)), &facts).results[0].value.plain().parse().unwrap()
            };
            for count in 0..keeps.len() {
                prop_assert!(kept(count) <= kept(count + 1));
            }
            prop_assert!(kept(keeps.len()) <= dollars(bond));
        }
    }
}
