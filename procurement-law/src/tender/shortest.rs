//! The shortest bidding period of a procedure: its minimum and the shortenings claimed (招標期限標準 2 to 5, 8, 9).

use crate::facts::choice;
use crate::frame::Frame;
use crate::parameter::Used;
use crate::rule::Rule;
use crate::ruling::Ruling;
use crate::tender::period::Cut;
use crate::value::class::Class;

/// Minimum of an open tender below the publication threshold, in days.
pub const OPEN_MINOR: &str = "open_period_minor";
/// Minimum of an open tender from the publication threshold, in days.
pub const OPEN_PUBLICATION: &str = "open_period_publication";
/// Minimum of an open tender from the supervision threshold, in days.
pub const OPEN_SUPERVISION: &str = "open_period_supervision";
/// Minimum of an open tender for a large procurement, in days.
pub const OPEN_LARGE: &str = "open_period_large";
/// Minimum of the later stages of a staged tender, in days.
pub const LATER_STAGE: &str = "later_stage_period";
/// Minimum for papers of qualification below the publication threshold, in days.
pub const QUALIFICATION_MINOR: &str = "qualification_period_minor";
/// Minimum for papers of qualification from the publication threshold, in days.
pub const QUALIFICATION_PUBLICATION: &str = "qualification_period_publication";
/// Minimum for papers of qualification for a large procurement, in days.
pub const QUALIFICATION_LARGE: &str = "qualification_period_large";
/// Minimum of a first public solicitation of real estate, in days.
pub const SOLICITATION: &str = "solicitation_period";
/// Minimum of a further public solicitation of real estate, in days.
pub const SOLICITATION_AGAIN: &str = "solicitation_again_period";
/// Minimum of a call for written quotations or proposals, in days.
pub const QUOTATION: &str = "quotation_period";
/// Days that a public preview takes off.
pub const PREVIEW_CUT: &str = "preview_cut";
/// Floor of the cut for a public preview, in days.
pub const PREVIEW_FLOOR: &str = "preview_floor";
/// Days that e-collection takes off.
pub const COLLECTION_CUT: &str = "e_collection_cut";
/// Floor of the cut for e-collection, in days.
pub const COLLECTION_FLOOR: &str = "e_collection_floor";
/// Days that e-bidding takes off.
pub const BIDDING_CUT: &str = "e_bidding_cut";
/// Floor of the cut for e-bidding, in days.
pub const BIDDING_FLOOR: &str = "e_bidding_floor";
/// Floor of a period shortened in urgency, in days.
pub const URGENCY_FLOOR: &str = "urgency_floor";
/// Floor of a tender taken up again below the publication threshold, in days.
pub const RETENDER_FLOOR_MINOR: &str = "retender_floor_minor";
/// Floor of a tender taken up again from the publication threshold, in days.
pub const RETENDER_FLOOR: &str = "retender_floor";

choice! {
    /// A procedure, or one of its steps, that has a bidding period.
    pub enum Procedure {
        /// Open tender.
        Open = "open_tendering",
        /// A later stage of a staged tender (政府採購法 42-2).
        LaterStage = "later_stage",
        /// Qualification ahead of a selective tender.
        Qualification = "qualification_step",
        /// Invitation of the vendors qualified.
        Invitation = "invitation",
        /// Public selection (政府採購法 22-1-9 and 10).
        Selection = "public_selection",
        /// First public solicitation of real estate (政府採購法 22-1-11).
        Solicitation = "public_solicitation",
        /// A further public solicitation of real estate.
        SolicitationAgain = "public_solicitation_again",
        /// Call for written quotations or proposals (政府採購法 49).
        Quotation = "call_for_quotations",
        /// Limited tender without selection or solicitation.
        Limited = "limited_tender",
    }
}

choice! {
    /// A ground for a shorter period.
    pub enum Shortening {
        /// The draft documents lay open to the public and were not changed in a major way.
        Preview = "preview",
        /// Documents are collected electronically, as the notice says.
        Collection = "e_collection",
        /// Bids are submitted electronically, as the notice or the documents say.
        Bidding = "e_bidding",
        /// An urgent matter.
        Urgency = "urgency",
    }
}

/// What is claimed for a tender.
#[derive(Debug, Clone, Copy)]
pub struct Claims<'a> {
    /// The procedure.
    pub procedure: Procedure,
    /// The class of its amount.
    pub class: Class,
    /// The shortenings claimed.
    pub shortenings: &'a [Shortening],
    /// Whether it takes up an earlier tender in time and without major change.
    pub retender: bool,
}

/// The shortest period with the numbers that it was told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortest {
    /// The period in days.
    pub days: i64,
    /// The numbers of the law.
    pub used: Vec<Used<i64>>,
}

/// The id of a procedure's minimum; `None` when the agency sets the period as needed.
const fn minimum(procedure: Procedure, class: Class) -> Option<&'static str> {
    use Class::{Large, Publication, Supervision};
    match (procedure, class) {
        (Procedure::Limited, _) => None,
        (Procedure::LaterStage, _) => Some(LATER_STAGE),
        (Procedure::Solicitation, _) => Some(SOLICITATION),
        (Procedure::SolicitationAgain, _) => Some(SOLICITATION_AGAIN),
        (Procedure::Quotation, _) => Some(QUOTATION),
        (Procedure::Qualification, Publication | Supervision) => Some(QUALIFICATION_PUBLICATION),
        (Procedure::Qualification, Large) => Some(QUALIFICATION_LARGE),
        (Procedure::Qualification, _) => Some(QUALIFICATION_MINOR),
        (Procedure::Open | Procedure::Invitation | Procedure::Selection, Publication) => Some(OPEN_PUBLICATION),
        (Procedure::Open | Procedure::Invitation | Procedure::Selection, Supervision) => Some(OPEN_SUPERVISION),
        (Procedure::Open | Procedure::Invitation | Procedure::Selection, Large) => Some(OPEN_LARGE),
        (Procedure::Open | Procedure::Invitation | Procedure::Selection, _) => Some(OPEN_MINOR),
    }
}

/// The cuts with a number of days, in the order in which they are taken off.
const CUTS: [(Shortening, &str, &str); 3] = [
    (Shortening::Preview, PREVIEW_CUT, PREVIEW_FLOOR),
    (Shortening::Collection, COLLECTION_CUT, COLLECTION_FLOOR),
    (Shortening::Bidding, BIDDING_CUT, BIDDING_FLOOR),
];

/// The shortest period; `None` when the law gives no number.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn shortest(frame: &Frame, rule: &Rule, claims: &Claims<'_>) -> Result<Option<Shortest>, Box<Ruling>> {
    let Some(id) = minimum(claims.procedure, claims.class) else {
        return Ok(None);
    };
    let base = frame.count(rule, id)?;
    let (whole, mut days, mut used) = (base.value, base.value, vec![base]);
    for (shortening, cut, floor) in CUTS {
        if claims.shortenings.contains(&shortening) {
            let (cut, floor) = (frame.count(rule, cut)?, frame.count(rule, floor)?);
            days = Cut { days: cut.value, floor: floor.value }.of(days);
            used.extend([cut, floor]);
        }
    }
    if claims.shortenings.contains(&Shortening::Urgency) {
        let floor = frame.count(rule, URGENCY_FLOOR)?;
        days = whole.min(floor.value);
        used.push(floor);
    }
    if claims.retender {
        let id = if claims.class < Class::Publication { RETENDER_FLOOR_MINOR } else { RETENDER_FLOOR };
        let floor = frame.count(rule, id)?;
        days = whole.min(floor.value);
        used.push(floor);
    }
    Ok(Some(Shortest { days, used }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roc::day;
    use crate::tender::tim_01::RULE;
    use proptest::prelude::*;

    fn days(procedure: Procedure, class: Class, shortenings: &[Shortening], retender: bool) -> Option<i64> {
        let claims = Claims { procedure, class, shortenings, retender };
        shortest(&Frame::on(day(2026, 3, 2)), &RULE, &claims).unwrap().map(|shortest| shortest.days)
    }

    fn by_class(procedure: Procedure, shortenings: &[Shortening], retender: bool) -> Vec<Option<i64>> {
        [Class::Minor, Class::Publication, Class::Supervision, Class::Large]
            .map(|class| days(procedure, class, shortenings, retender))
            .to_vec()
    }

    fn some(days: [i64; 4]) -> Vec<Option<i64>> {
        days.into_iter().map(Some).collect()
    }

    #[test]
    fn minima_by_procedure_and_class() {
        for procedure in [Procedure::Open, Procedure::Invitation, Procedure::Selection] {
            assert_eq!(by_class(procedure, &[], false), some([7, 14, 21, 28]));
        }
        assert_eq!(by_class(Procedure::Qualification, &[], false), some([7, 10, 10, 14]));
        assert_eq!(by_class(Procedure::LaterStage, &[], false), some([7; 4]));
        assert_eq!(by_class(Procedure::Solicitation, &[], false), some([10; 4]));
        assert_eq!(by_class(Procedure::SolicitationAgain, &[], false), some([5; 4]));
        assert_eq!(by_class(Procedure::Quotation, &[], false), some([5; 4]));
        assert_eq!(by_class(Procedure::Limited, &[Shortening::Preview], true), vec![None; 4]);
    }

    #[test]
    fn shortenings_of_an_open_tender() {
        use Shortening::{Bidding, Collection, Preview, Urgency};
        let open = |shortenings: &[Shortening]| by_class(Procedure::Open, shortenings, false);
        assert_eq!(open(&[Collection]), some([5, 11, 18, 25]));
        assert_eq!(open(&[Bidding]), some([5, 12, 19, 26]));
        assert_eq!(open(&[Collection, Bidding]), some([5, 9, 16, 23]));
        assert_eq!(open(&[Preview]), some([7, 10, 16, 23]));
        assert_eq!(open(&[Collection, Preview]), some([5, 7, 13, 20]));
        assert_eq!(open(&[Bidding, Preview]), some([5, 8, 14, 21]));
        assert_eq!(open(&[Bidding, Collection, Preview]), some([5, 5, 11, 18]));
        assert_eq!(open(&[Urgency]), some([7, 10, 10, 10]));
        assert_eq!(open(&[Urgency, Bidding, Collection, Preview]), some([7, 10, 10, 10]));
    }

    #[test]
    fn a_tender_taken_up_again_has_its_own_floor() {
        assert_eq!(by_class(Procedure::Open, &[], true), some([3, 7, 7, 7]));
        assert_eq!(by_class(Procedure::Open, &[Shortening::Urgency], true), some([3, 7, 7, 7]));
        assert_eq!(by_class(Procedure::SolicitationAgain, &[], true), some([3, 5, 5, 5]));
    }

    proptest! {
        /// A larger purchase never gets a shorter minimum, and no claim makes a period longer or leaves less than the least floor.
        #[test]
        fn minima_grow_with_the_class(
            procedure in proptest::sample::select(Procedure::ALL), chosen in proptest::sample::subsequence(Shortening::ALL, 0..=4), retender: bool,
        ) {
            let all = by_class(procedure, &chosen, retender);
            prop_assert!(all.windows(2).all(|pair| pair[0] <= pair[1]));
            for (short, plain) in all.iter().zip(by_class(procedure, &[], false)) {
                prop_assert!(*short <= plain);
                let least = if retender { 3 } else { 5 };
                prop_assert!(short.is_none_or(|days| days >= least));
            }
        }
    }
}
