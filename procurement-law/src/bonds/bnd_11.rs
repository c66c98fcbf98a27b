//! BND-11: what of a performance or warranty bond is kept (押標金保證金暨其他擔保作業辦法 20, 28, 33之2, 33之5, 33之6).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BONDS, GPA};
use crate::mark::Mark;
use crate::performance::share::{sum, whole};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

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

choice! {
    /// The ground of article 50-1 on which an award was undone.
    pub enum Ground {
        /// 50-1-1: not a bid as the tender asks.
        Form = "award_undone_50_1_1",
        /// 50-1-2: contents that do not conform.
        Contents = "award_undone_50_1_2",
        /// 50-1-3: another's name or papers.
        Name = "award_undone_50_1_3",
        /// 50-1-4: false papers.
        False = "award_undone_50_1_4",
        /// 50-1-5: bids with something unusual in common.
        Common = "award_undone_50_1_5",
        /// 50-1-6: debarred.
        Debarred = "award_undone_50_1_6",
        /// 50-1-7: another breach affecting fairness.
        Unfair = "award_undone_50_1_7",
    }
}

facts! {
    /// A cause and its amount.
    pub struct Keep {
        /// the cause
        cause: Cause = "", "\"kept_delay_damages\"";
        /// for an award undone, the ground on which it was
        ground: Option<Ground> = "", "\"award_undone_50_1_4\"";
        /// amount that it carries; for a part that was ended the price of the part, for causes that take all any amount
        amount: Decimal = "NT$", "\"50000\"";
    }
}

facts! {
    /// A bond at the end of a contract.
    pub struct Facts {
        /// the bond that was paid and is still held
        bond: Decimal = "NT$", "\"1000000\"";
        /// what was taken off it for a joint guarantee, a good or a global vendor, or a joint guarantee stands for
        taken_off: Option<Decimal> = "NT$", "\"500000\"";
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
    meaning: "What the tender says may be kept for each cause, all causes together at most the bond before anything was taken off: passing on and an end through the vendor's fault take all, an ended part its share of the price, the others the amount that the price still to be paid does not cover. An award undone carries it on the grounds 50-1-3 to 50-1-5 and 50-1-7 alone, and not for the warranty bond. What is kept comes out of the bond held first; what that does not cover, up to what was taken off, is made up by the vendor and by the vendor of the joint guarantee. The rest goes back once nothing is left to settle.",
    cites: &[
        GPA.at("32"),
        BONDS.at("19-2"),
        BONDS.at("20-2"),
        BONDS.at("20-4"),
        BONDS.at("28"),
        BONDS.at("33之2-2"),
        BONDS.at("33之5-3"),
        BONDS.at("33之6-3"),
    ],
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
            key: "bnd-11.make_up",
            zh: "得不予發還{kept:money}，已繳之{bond:money}不足抵充；屬連帶保證代之或減收之{made_up:money}應補繳，可由連帶保證廠商履約者，應先洽該廠商履約。",
            en: "{kept:money} may be kept, more than the {bond:money} held; {made_up:money} that were taken off are made up, unless the vendor of a joint guarantee performs, who is asked first.",
        },
        Sentence {
            key: "bnd-11.no_ground",
            zh: "應敘明撤銷決標、終止或解除契約所依政府採購法第五十條第一項之款次，始得判斷得否不予發還保證金。",
            en: "Say on which ground of article 50-1 the award was undone; only some of them let the bond be kept.",
        },
        Sentence {
            key: "bnd-11.wrong_ground",
            zh: "{ground:word}非得不予發還履約保證金之情形；限第三款至第五款及第七款。",
            en: "{ground:word} is no ground to keep a performance bond; only items 3 to 5 and 7 are.",
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
    /// The bond before anything was taken off.
    fn full(&self) -> Decimal {
        sum([self.bond, self.taken_off.unwrap_or_default()])
    }

    /// Why a cause does not carry what it names.
    fn bar(&self, keep: &Keep) -> Option<(Outcome, &'static str)> {
        match (keep.cause, keep.ground) {
            (Cause::Undone, _) if self.warranty => Some((Outcome::Refuse, "bnd-11.not_warranty")),
            (Cause::Undone, None) => Some((Outcome::NeedsPerson, "bnd-11.no_ground")),
            (Cause::Undone, Some(Ground::Form | Ground::Contents | Ground::Debarred)) => {
                Some((Outcome::Refuse, "bnd-11.wrong_ground"))
            }
            _ => None,
        }
    }

    /// What one cause keeps.
    fn kept_for(&self, keep: &Keep) -> Decimal {
        match keep.cause {
            Cause::PassedOn | Cause::Ended => self.full(),
            Cause::EndedPart => {
                let share = keep.amount.checked_div(self.contract_price).unwrap_or(Decimal::ONE);
                whole(self.full().saturating_mul(share.min(Decimal::ONE)))
            }
            _ => keep.amount,
        }
    }
}

/// One ruling with what may be kept and what goes back.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let full = facts.full();
    let carried = facts.keeps.iter().filter(|keep| facts.bar(keep).is_none());
    let kept = sum(carried.map(|keep| facts.kept_for(keep))).min(full);
    let back = (facts.bond - kept).max(Decimal::ZERO);
    let made_up = (kept - facts.bond).max(Decimal::ZERO);
    let barred = facts.keeps.iter().find_map(|keep| facts.bar(keep).map(|bar| (bar, keep.ground)));
    let (outcome, key) = match barred {
        Some((bar, _)) => bar,
        // 得不予發還: the agency decides whether it keeps what it may.
        None if !made_up.is_zero() => (Outcome::NeedsPerson, "bnd-11.make_up"),
        None if !facts.keeps.is_empty() => (Outcome::NeedsPerson, "bnd-11.keep"),
        None if !facts.settled => (Outcome::Refuse, "bnd-11.open"),
        None => (Outcome::Allow, "bnd-11.back"),
    };
    RULE.begin(frame, outcome, key)
        .compare("bond_kept", Quantity::money(kept), Op::Le, Quantity::money(full))
        .result("bond_kept", Quantity::money(kept))
        .result("goes_back", Quantity::money(back))
        .result("bond_made_up", Quantity::money(made_up))
        .arg("ground", barred.and_then(|(_, ground)| ground).map_or("", Ground::code))
        .arg("made_up", made_up)
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
            bond in 0_u32..10_000_000, price in 0_u32..100_000_000, keeps in proptest::collection::vec((0_usize..10, 0_u32..100_000_000), 0..5), off in 0_u32..10_000_000,
        ) {
            let keeps: Vec<_> =
                keeps.into_iter().map(|(n, amount)| Keep { cause: Cause::ALL[n], ground: Some(Ground::Name), amount: dollars(amount) }).collect();
            let kept = |count: usize| -> Decimal {
                let keeps = keeps[..count].to_vec();
                let facts = Facts { bond: dollars(bond), taken_off: Some(dollars(off)), warranty: false, contract_price: dollars(price), settled: true, keeps };
                check(&Frame::on(day(2026, 3, 2)), &facts).results[0].value.plain().parse().unwrap()
            };
            for count in 0..keeps.len() {
                prop_assert!(kept(count) <= kept(count + 1));
            }
            prop_assert!(kept(keeps.len()) <= dollars(bond) + dollars(off));
        }
    }
}
