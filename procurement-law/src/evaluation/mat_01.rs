//! MAT-01: when the most advantageous tender is used, and whose approval it needs (政府採購法 52, 56).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, GPA, IT_SERVICES};
use crate::mark::Mark;
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// What is bought, as far as the principle of the best tender asks.
    pub enum Service {
        /// 資訊服務.
        Information = "service_information",
        /// 專業服務.
        Professional = "service_professional",
        /// 技術服務.
        Technical = "service_technical",
        /// 社會福利服務.
        Welfare = "service_welfare",
        /// 文化創意服務.
        Cultural = "service_cultural",
        /// 設計競賽: a design contest.
        Design = "service_design",
        /// Anything else.
        Other = "service_other",
    }
}

choice! {
    /// The principle of award.
    pub enum Principle {
        /// 最有利標 (52-1-3).
        Best = "award_best_tender",
        /// 準用最有利標: a limited tender after public and objective evaluation (22-1-9, 22-1-10).
        Quasi = "award_quasi_best",
        /// 最低標 (52-1-1, 52-1-2).
        Lowest = "award_lowest",
    }
}

facts! {
    /// What a tender is going to state about its award.
    pub struct Facts {
        /// kind of service
        service: Service = "", "\"service_information\"";
        /// amount of the procurement (採購金額)
        amount: Decimal = "NT$, tax included", "\"3000000\"";
        /// principle of award
        principle: Principle = "", "\"award_best_tender\"";
        /// whether a base price is set
        base_price: bool = "true, false", "false";
        /// reference of the approval of the best tender, by the superior agency or by an agency without one itself
        approval: Option<String> = "reference", "\"數位字第1150000001號\"";
        /// whether that approval is for this case, with reasons
        case_by_case: bool = "true, false", "true";
        /// whether the agency has a superior
        has_superior: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-01",
    title_zh: "最有利標之採用",
    title_en: "When the best tender is used",
    meaning: "Services of the listed kinds at or above the publication threshold are awarded to the best tender without a base price as a principle. The best tender of an open or selective tender is approved by the superior agency first, case by case; an agency without a superior approves itself. A limited tender after public evaluation (準用最有利標) needs no such approval; the law opens it to professional, technical, information and social welfare services and to design contests, anything else needs a person who names the ground.",
    cites: &[
        GPA.at("52-2"),
        GPA.at("56-3"),
        GPA.at("9-2"),
        GPA.at("22-1-9"),
        GPA.at("22-1-10"),
        BEST_TENDER.at("22"),
        IT_SERVICES.at("10-2"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD],
    overrides: &[SUPERIOR, OWN],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-01.allow",
            zh: "採購金額{amount:money}（公告金額{threshold:money}），決標原則符合規定。",
            en: "The procurement of {amount:money} (publication threshold {threshold:money}) uses a lawful principle of award.",
        },
        Sentence {
            key: "mat-01.approval_missing",
            zh: "採最有利標決標者，應先報經上級機關核准，並填列核准文號。",
            en: "The best tender needs the superior agency's approval first, with its reference.",
        },
        Sentence {
            key: "mat-01.own_missing",
            zh: "採最有利標決標者，機關無上級機關，應先自行核准，並填列核准文號。",
            en: "The best tender needs approval first; the agency has no superior and gives its own, with its reference.",
        },
        Sentence {
            key: "mat-01.blanket",
            zh: "採最有利標決標之核准應逐案敘明理由辦理，不宜通案核准。",
            en: "The best tender is approved case by case with reasons, not by one letter for all.",
        },
        Sentence {
            key: "mat-01.lowest",
            zh: "採購金額{amount:money}達公告金額{threshold:money}之{service:word}，以不訂底價之最有利標為原則。",
            en: "Procurement of {service:word} for {amount:money}, at or above the publication threshold of {threshold:money}, goes to the best tender without a base price as a principle.",
        },
        Sentence {
            key: "mat-01.quasi_kind",
            zh: "準用最有利標限於專業服務、技術服務、資訊服務、社會福利服務（政府採購法第22條第1項第9款）及設計競賽（同項第10款）；{service:word}應由承辦人員敘明依據。",
            en: "The limited tender after public evaluation is for professional, technical, information and social welfare services and design contests; for {service:word} a person must name the ground.",
        },
        Sentence {
            key: "mat-01.base_price",
            zh: "採最有利標決標，以不訂底價為原則。",
            en: "With the best tender no base price is set as a principle.",
        },
    ],
    example: r#"{
  "rule": "MAT-01",
  "on": "2026-03-02",
  "facts": {
    "service": "service_information", "amount": "1500000", "principle": "award_lowest",
    "base_price": true, "case_by_case": true, "has_superior": true
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");
const OWN: (&str, &str) = ("ordering_agency", "own_approval_reference");

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no threshold is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let approval = facts.approval.as_deref().map_or("", str::trim);
    let unapproved = facts.principle == Principle::Best && approval.is_empty();
    let listed = !matches!(facts.service, Service::Other | Service::Design) && facts.amount >= threshold.value;
    let quasi = !matches!(facts.service, Service::Other | Service::Cultural);
    let (outcome, key, lifted) = match facts.principle {
        _ if unapproved && facts.has_superior => (Outcome::Refuse, "mat-01.approval_missing", Some(SUPERIOR)),
        _ if unapproved => (Outcome::Refuse, "mat-01.own_missing", Some(OWN)),
        Principle::Best if !facts.case_by_case => (Outcome::Warn, "mat-01.blanket", None),
        Principle::Quasi if !quasi => (Outcome::NeedsPerson, "mat-01.quasi_kind", None),
        Principle::Lowest if listed => (Outcome::Warn, "mat-01.lowest", None),
        Principle::Best if facts.base_price => (Outcome::Warn, "mat-01.base_price", None),
        _ => (Outcome::Allow, "mat-01.allow", None),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&threshold)
        .arg("amount", facts.amount)
        .arg("threshold", threshold.value)
        .arg("service", facts.service.code());
    let ruling = match facts.principle {
        Principle::Best => ruling.compare("best_approval", Quantity::text(approval), Op::Present, Quantity::text("")),
        _ => ruling,
    };
    Ok(lifted.into_iter().fold(ruling, |ruling, (who, evidence)| ruling.unless(who, evidence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(principle: Principle, has_superior: bool) -> crate::ruling::Ruling {
        let facts = Facts {
            service: Service::Information,
            amount: Decimal::from(2_000_000),
            principle,
            base_price: false,
            approval: None,
            case_by_case: true,
            has_superior,
        };
        settled(check(&Frame::on(day(2026, 3, 2)), &facts))
    }

    #[test]
    fn an_approval_lifts_the_refusal() {
        let who = |has_superior| judged(Principle::Best, has_superior).override_by.map(|lifted| lifted.who);
        assert_eq!(who(true).as_deref(), Some("superior_agency"));
        assert_eq!(who(false).as_deref(), Some("ordering_agency"));
        assert_eq!(judged(Principle::Best, true).compared[0].holds(), Some(false));
        let lowest = judged(Principle::Lowest, true);
        assert_eq!((lowest.override_by, lowest.compared.len()), (None, 0));
    }
}
