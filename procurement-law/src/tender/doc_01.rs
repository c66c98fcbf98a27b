//! DOC-01: what the documents of a framework tender state (共同供應契約實施辦法 4).

use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::tender::entries::{Says, entries};
use crate::texts::Sentence;

choice! {
    /// What a framework's documents state.
    pub enum Entry {
        /// Name of the subject.
        Subject = "framework_subject",
        /// Technical specification.
        Specification = "framework_specification",
        /// Area of supply.
        Area = "framework_area",
        /// Estimated total quantity or amount.
        Estimate = "framework_estimate",
        /// Ceiling of the unit price bid for each item.
        Ceiling = "framework_price_ceiling",
        /// Least quantity or amount of each order.
        OrderMinimum = "framework_order_minimum",
        /// Greatest quantity or amount of each order.
        OrderMaximum = "framework_order_maximum",
        /// Conditions of the quotation.
        Quotation = "framework_quotation_terms",
        /// How the vendor is told to supply.
        SupplyProcedure = "framework_supply_procedure",
        /// Period of performance of each supply.
        Performance = "framework_performance_period",
        /// Packing.
        Packing = "framework_packing",
        /// Acceptance.
        Acceptance = "framework_acceptance",
        /// Warranty.
        Warranty = "framework_warranty",
        /// Disputes.
        Disputes = "framework_disputes",
        /// Regions with another price or period.
        Regions = "framework_regions",
        /// Ordering period, and that orders sent before its end stay valid.
        OrderingPeriod = "framework_ordering_period",
        /// That better public offers extend to the entitled agencies.
        BetterOffers = "framework_better_offers",
        /// Entitled agencies.
        EntitledAgencies = "framework_entitled_agencies",
        /// Other agencies and the limit of what they order.
        OtherAgencies = "framework_other_agencies",
        /// How the contract is changed.
        Changes = "framework_changes",
        /// How the contract is ended.
        Termination = "framework_termination",
        /// How agency and vendor are reached.
        Contacts = "framework_contacts",
        /// That it is a framework contract.
        Marked = "framework_marked",
        /// That a price above the ceiling does not win the item; follows from the ceiling.
        CeilingEffect = "framework_ceiling_effect",
    }
}

choice! {
    /// How the demand was established.
    pub enum Demand {
        /// Surveyed.
        Surveyed = "surveyed",
        /// An earlier framework shows it.
        Precedent = "precedent",
        /// It can be estimated reasonably.
        Estimated = "estimated",
        /// Not established.
        Unknown = "unknown",
    }
}

facts! {
    /// The documents of a framework tender.
    pub struct Facts {
        /// how the demand was established
        demand: Demand = "", "\"surveyed\"";
        /// what the documents state
        stated: Values<Entry> = "framework_subject, framework_specification, framework_area, framework_estimate, framework_price_ceiling, framework_order_minimum, framework_order_maximum, framework_quotation_terms, framework_supply_procedure, framework_performance_period, framework_packing, framework_acceptance, framework_warranty, framework_disputes, framework_regions, framework_ordering_period, framework_better_offers, framework_entitled_agencies, framework_other_agencies, framework_changes, framework_termination, framework_contacts, framework_marked, framework_ceiling_effect", "[\"framework_subject\", \"framework_marked\"]";
        /// what the agency found not to be needed in this tender
        not_needed: Values<Entry> = "the same codes", "[\"framework_regions\"]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DOC-01",
    title_zh: "共同供應契約招標文件應載事項",
    title_en: "What a framework's documents state",
    meaning: "The demand is surveyed first, unless a precedent or a reasonable estimate shows it. The documents state each entry of the Regulation as needed: a person says which are not. Where they set ceilings for unit prices they also state that a price above the ceiling does not win the item.",
    cites: &[FRAMEWORKS.at("4")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[("tendering_agency", "not_needed_reason")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "doc-01.complete",
            zh: "已確認需求，招標文件應載事項齊備。",
            en: "The demand is established and the documents state what they should.",
        },
        Sentence {
            key: "doc-01.missing",
            zh: "招標文件未載明：{entry:word}；是否無此需要，應由承辦人員認定。",
            en: "The documents do not state: {entry:word}; a person says whether it is not needed.",
        },
        Sentence {
            key: "doc-01.no_demand",
            zh: "辦理共同供應契約之採購，應先辦理需求調查；但已有前例或可合理評估需求者，不在此限。",
            en: "The demand for a framework is surveyed first, unless a precedent or a reasonable estimate shows it.",
        },
        Sentence {
            key: "doc-01.ceiling_effect",
            zh: "招標文件已載明投標單價上限金額，應一併載明投標單價逾上限金額者，不得作為該標的之決標對象。",
            en: "The documents set ceilings for unit prices and must state that a price above the ceiling does not win the item.",
        },
    ],
    example: r#"{
  "rule": "DOC-01",
  "on": "2026-03-02",
  "facts": { "demand": "surveyed", "stated": ["framework_subject", "framework_price_ceiling"], "not_needed": ["framework_regions"] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling when the demand or the effect of the ceilings is missing, or one for each entry missing, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let states = |entry| facts.stated.0.contains(&entry);
    if facts.demand == Demand::Unknown {
        return vec![RULE.begin(frame, Outcome::Refuse, "doc-01.no_demand")];
    }
    if states(Entry::Ceiling) && !states(Entry::CeilingEffect) {
        return vec![RULE.begin(frame, Outcome::Refuse, "doc-01.ceiling_effect")];
    }
    let given: Vec<_> = facts.stated.0.iter().chain(&facts.not_needed.0).map(|entry| entry.code()).collect();
    let asked: Vec<_> = Entry::ALL.iter().filter(|one| **one != Entry::CeilingEffect).map(|one| one.code()).collect();
    let says = Says { complete: "doc-01.complete", missing: "doc-01.missing", outcome: Outcome::NeedsPerson };
    let rulings = entries(frame, &RULE, says, &asked, &given);
    let lifted = |ruling: Ruling| match ruling.outcome {
        Outcome::NeedsPerson => ruling.unless("tendering_agency", "not_needed_reason"),
        _ => ruling,
    };
    rulings.into_iter().map(lifted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_entry_is_named_and_may_be_found_unneeded() {
        let facts = Facts {
            demand: Demand::Surveyed,
            stated: Values(vec![Entry::Subject, Entry::Ceiling, Entry::CeilingEffect]),
            not_needed: Values(vec![Entry::Regions]),
        };
        let frame = Frame::on(day(2026, 3, 2));
        let rulings = check(&frame, &facts);
        assert_eq!(rulings.len(), Entry::ALL.len() - 4);
        assert_eq!(rulings[0].text.args["entry"], "framework_specification");
        assert!(rulings.iter().all(|ruling| ruling.override_by.is_some() && ruling.outcome == Outcome::NeedsPerson));
        let all = Facts { stated: Values(Entry::ALL.to_vec()), ..facts };
        let complete = check(&frame, &all);
        assert_eq!((complete.len(), complete[0].outcome, &complete[0].override_by), (1, Outcome::Allow, &None));
    }
}
