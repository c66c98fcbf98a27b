//! COI-4: who has planned, drafted, reviewed or managed a procurement stays out of it (施行細則 38, 39).

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, Place};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// A service that excludes its provider.
    pub enum Service {
        /// Planning or design, for the purchase made by its result.
        Design = "excluded_design",
        /// Drafting the tender documents, for the purchase made by them.
        Drafting = "excluded_drafting",
        /// Reviewing bids, for the purchase that the service concerns.
        BidReview = "excluded_bid_review",
        /// Secret information from another contract, for the purchase in which it helps to win.
        Information = "excluded_information",
        /// Project management, for the purchase that the service concerns.
        Management = "excluded_management",
    }
}

choice! {
    /// A reason not to exclude the vendor.
    pub enum Exemption {
        /// The designer alone makes or supplies what is bought and nothing else is suitable.
        SoleMaker = "exempt_sole_maker",
        /// The vendor has developed a new product for the agency and drafted the documents for making it.
        NewProduct = "exempt_new_product",
        /// Two or more vendors have drafted different main parts.
        SeveralDrafters = "exempt_several_drafters",
        /// Determined by the competent authority.
        Determined = "exempt_determined",
        /// A follow-up purchase without a conflict of interest or unfair competition, with the agency's consent.
        FollowUp = "exempt_follow_up",
    }
}

facts! {
    /// A vendor that has rendered a service, in a procurement.
    pub struct Facts {
        /// service rendered
        service: Service = "", "\"excluded_bid_review\"";
        /// whether this procurement is the one that the service concerns
        concerned: bool = "true, false", "true";
        /// reason not to exclude the vendor
        exemption: Option<Exemption> = "", "\"exempt_determined\"";
        /// reference of the agency's consent to let the vendor take part
        consent: Stated<String> = "document number", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-4",
    title_zh: "利益迴避廠商",
    title_en: "Excluded vendors",
    meaning: "A vendor that has planned or designed, drafted the tender documents, reviewed bids, learned secret information from another contract or manages the project does not tender, win, subcontract or assist in the procurement concerned. Whoever reviews bids, by machine too, is such a vendor. Designers and drafters may take part in a follow-up purchase without a conflict and with consent; article 39 names further exceptions, which the agency may apply; it lifts article 38-1 as a whole, so a person judges where the exception speaks of another service than the one rendered.",
    cites: &[ENFORCEMENT.at("38-1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[("procuring_agency", "agency_consent_reference")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-4.not_concerned",
            zh: "廠商提供之「{service:word}」與本採購無關。",
            en: "This procurement does not follow from {service:word} that the vendor has rendered.",
        },
        Sentence {
            key: "coi-4.excluded",
            zh: "提供「{service:word}」之廠商，不得參加投標、作為決標對象、分包廠商或協助投標廠商。",
            en: "The vendor has rendered {service:word}: it may not tender, win, subcontract or assist a tenderer.",
        },
        Sentence {
            key: "coi-4.wrong_exemption",
            zh: "「{exemption:word}」不適用於「{service:word}」之廠商，仍不得參加。",
            en: "{exemption:word} is no exception for {service:word}: the vendor stays excluded.",
        },
        Sentence {
            key: "coi-4.other_service",
            zh: "「{exemption:word}」得不適用施行細則第38條第1項；是否及於「{service:word}」，應由機關判斷。",
            en: "{exemption:word} may lift article 38-1; the agency judges whether it does for {service:word}.",
        },
        Sentence {
            key: "coi-4.ask_consent",
            zh: "有「{exemption:word}」情形，得不適用迴避規定，應由機關決定是否同意。",
            en: "{exemption:word} may lift the exclusion; the agency decides.",
        },
        Sentence {
            key: "coi-4.exempt",
            zh: "有「{exemption:word}」情形並經機關同意（{consent}），不適用迴避規定。",
            en: "{exemption:word} and the agency's consent ({consent}) lift the exclusion.",
        },
    ],
    example: r#"{
  "rule": "COI-4",
  "on": "2026-03-02",
  "facts": { "service": "excluded_bid_review", "concerned": true, "consent": null }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

impl Service {
    /// The place of the exclusion in the law.
    #[must_use]
    pub const fn place(self) -> Place {
        ENFORCEMENT.at(match self {
            Self::Design => "38-1-1",
            Self::Drafting => "38-1-2",
            Self::BidReview => "38-1-3",
            Self::Information => "38-1-4",
            Self::Management => "38-1-5",
        })
    }
}

impl Exemption {
    /// The place of the exception in the law.
    #[must_use]
    pub const fn place(self) -> Place {
        ENFORCEMENT.at(match self {
            Self::SoleMaker => "39-1-1",
            Self::NewProduct => "39-1-2",
            Self::SeveralDrafters => "39-1-3",
            Self::Determined => "39-1-4",
            Self::FollowUp => "38-2",
        })
    }

    /// Whether it is an exception for a service.
    #[must_use]
    pub const fn fits(self, service: Service) -> bool {
        match self {
            Self::Determined => true,
            Self::SoleMaker => matches!(service, Service::Design),
            Self::SeveralDrafters => matches!(service, Service::Drafting),
            // Whoever develops a new product designs it and drafts the documents for making it.
            Self::NewProduct | Self::FollowUp => matches!(service, Service::Design | Service::Drafting),
        }
    }
}

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let consent = facts.consent.0.as_deref().unwrap_or_default().trim();
    let (outcome, key) = match facts.exemption {
        _ if !facts.concerned => (Outcome::Allow, "coi-4.not_concerned"),
        None => (Outcome::Refuse, "coi-4.excluded"),
        Some(Exemption::FollowUp) if !Exemption::FollowUp.fits(facts.service) => {
            (Outcome::Refuse, "coi-4.wrong_exemption")
        }
        Some(exemption) if !exemption.fits(facts.service) => (Outcome::NeedsPerson, "coi-4.other_service"),
        Some(_) if consent.is_empty() => (Outcome::NeedsPerson, "coi-4.ask_consent"),
        Some(_) => (Outcome::Allow, "coi-4.exempt"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("service", facts.service.code())
        .arg("exemption", facts.exemption.map_or("", Exemption::code))
        .arg("consent", consent);
    let mut ruling = if outcome == Outcome::NeedsPerson {
        ruling
            .compare("exemption_consent", Quantity::text(consent), Op::Present, Quantity::text(""))
            .unless("procuring_agency", "agency_consent_reference")
    } else {
        ruling
    };
    let places = [Some(facts.service.place()), facts.exemption.map(Exemption::place)];
    ruling.cites.extend(places.into_iter().flatten().map(Place::cite));
    ruling
}
