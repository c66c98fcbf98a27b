//! MON-2: accounting and the related unit monitor from the publication threshold on (政府採購法 13-1, 機關主會計及有關單位會同監辦採購辦法).

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{GPA, MONITORING};
use crate::mark::Mark;
use crate::monitoring::major::{Act, Dispute, Exception};
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

facts! {
    /// An act of a purchase from the publication threshold on.
    pub struct Facts {
        /// procurement value
        amount: Decimal = "NT$, tax included", "\"2000000\"";
        /// the act; of an order under a framework the acceptance
        act: Act = "", "\"act_acceptance\"";
        /// whether accounting monitors
        accounting: bool = "true, false", "true";
        /// whether the related unit monitors
        related_unit: bool = "true, false", "true";
        /// whether they review papers instead of being there
        on_paper: bool = "true, false", "false";
        /// special case in which nobody need be sent; left out when there is none
        exception: Option<Exception> = "", "null";
        /// amount accepted now; needed by the case of a batch or part
        accepted: Option<Decimal> = "NT$, tax included", "null";
        /// reference of the approval of the head of the agency
        head_approval: Option<String> = "document number", "null";
        /// matter that is not settled; null when there is none
        dispute: Stated<Dispute> = "", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MON-2",
    title_zh: "公告金額以上採購之會同監辦",
    title_en: "Joint monitoring from the publication threshold on",
    meaning: "From the publication threshold on accounting and the related unit monitor, on paper only with the approval of the head of the agency. They stay away only in a listed special case that the head approves, which the head must not while a dispute is not settled.",
    cites: &[GPA.at("13-1"), MONITORING.at("4-1"), MONITORING.at("5"), MONITORING.at("6-1"), MONITORING.at("7-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD],
    overrides: &[HEAD],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mon-2.below",
            zh: "採購金額{amount:money}未達公告金額{publication:money}，監辦不依本規則，應依MON-1辦理。",
            en: "The value of {amount:money} is below the publication threshold of {publication:money}; MON-1 applies, not this rule.",
        },
        Sentence {
            key: "mon-2.monitored",
            zh: "採購金額{amount:money}，{act:word}由主（會）計及有關單位會同監辦。",
            en: "Accounting and the related unit monitor this act of a purchase of {amount:money}: {act:word}.",
        },
        Sentence {
            key: "mon-2.on_paper",
            zh: "{act:word}採書面審核監辦，應經機關首長或其授權人員核准。",
            en: "Monitoring on paper needs the approval of the head of the agency ({act:word}).",
        },
        Sentence {
            key: "mon-2.exempt",
            zh: "採購金額{amount:money}，{exception:word}，經機關首長或其授權人員核准（{approval}）得不派員監辦{act:word}，並應載明於紀錄。",
            en: "For {amount:money} nobody need monitor ({act:word}): {exception:word}, approved by the head of the agency ({approval}); the record must say so.",
        },
        Sentence {
            key: "mon-2.missing",
            zh: "採購金額{amount:money}達公告金額{publication:money}，{act:word}應由主（會）計及有關單位會同監辦。",
            en: "The value of {amount:money} reaches the publication threshold of {publication:money}; accounting and the related unit must monitor: {act:word}.",
        },
        Sentence {
            key: "mon-2.dispute",
            zh: "{dispute:word}，尚未解決，機關首長不得核准不派員監辦。",
            en: "{dispute:word}, not settled: the head of the agency must not approve that nobody monitors.",
        },
        Sentence {
            key: "mon-2.part_too_great",
            zh: "分批或部分驗收金額達公告金額{publication:money}或未填列，應會同監辦。",
            en: "The amount of the batch or part accepted reaches the publication threshold of {publication:money} or is not given; both must monitor.",
        },
        Sentence {
            key: "mon-2.not_approved",
            zh: "{exception:word}，應經機關首長或其授權人員核准，始得不派員監辦{act:word}。",
            en: "{exception:word}: nobody need monitor ({act:word}) only when the head of the agency approves.",
        },
    ],
    example: r#"{
  "rule": "MON-2",
  "on": "2026-03-02",
  "facts": {
    "amount": "2000000", "act": "act_acceptance", "accounting": true, "related_unit": false, "on_paper": false,
    "exception": "major_remote", "head_approval": "簽第8號", "dispute": null
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

const HEAD: (&str, &str) = ("head_of_agency", "head_approval_reference");

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no threshold is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let publication = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let (left, right) = (Quantity::money(facts.amount), Quantity::money(publication.value));
    let approval = facts.head_approval.as_deref().map_or("", str::trim);
    let (outcome, key) = match () {
        () if facts.amount < publication.value => (Outcome::Allow, "mon-2.below"),
        () if facts.accounting && facts.related_unit => attended(facts, approval),
        () => absent(facts, approval, publication.value),
    };
    let op = if key == "mon-2.below" { Op::Lt } else { Op::Ge };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&publication)
        .compare("procurement_value", left, op, right)
        .arg("amount", facts.amount)
        .arg("publication", publication.value)
        .arg("act", facts.act.code())
        .arg("exception", facts.exception.map_or("", Exception::code))
        .arg("dispute", facts.dispute.0.map_or("", Dispute::code))
        .arg("approval", approval);
    let lifted = matches!(key, "mon-2.on_paper" | "mon-2.not_approved");
    Ok(if lifted { ruling.unless(HEAD.0, HEAD.1) } else { ruling })
}

fn attended(facts: &Facts, approval: &str) -> (Outcome, &'static str) {
    if facts.on_paper && approval.is_empty() {
        (Outcome::Refuse, "mon-2.on_paper")
    } else {
        (Outcome::Allow, "mon-2.monitored")
    }
}

fn absent(facts: &Facts, approval: &str, publication: Decimal) -> (Outcome, &'static str) {
    let part = facts.accepted.is_some_and(|accepted| accepted < publication);
    match (facts.exception, facts.dispute.0) {
        (None, _) => (Outcome::Refuse, "mon-2.missing"),
        (Some(_), Some(_)) => (Outcome::Refuse, "mon-2.dispute"),
        (Some(Exception::PartAccepted), None) if !part => (Outcome::Refuse, "mon-2.part_too_great"),
        (Some(_), None) if approval.is_empty() => (Outcome::Refuse, "mon-2.not_approved"),
        (Some(_), None) => (Outcome::Allow, "mon-2.exempt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    #[test]
    fn only_a_missing_approval_is_lifted_by_the_head() {
        let sound = Facts {
            amount: dollars(2_000_000),
            act: Act::Acceptance,
            accounting: true,
            related_unit: true,
            on_paper: true,
            exception: None,
            accepted: None,
            head_approval: None,
            dispute: Stated(None),
        };
        let who = |facts: &Facts| {
            let ruling = settled(check(&Frame::on(day(2026, 3, 2)), facts));
            (ruling.text.key, ruling.override_by.map(|lifted| lifted.who))
        };
        let head = Some("head_of_agency".to_owned());
        assert_eq!(who(&sound), ("mon-2.on_paper".to_owned(), head.clone()));
        let away = Facts { accounting: false, exception: Some(Exception::Remote), ..sound };
        assert_eq!(who(&away), ("mon-2.not_approved".to_owned(), head));
        assert_eq!(who(&Facts { exception: None, ..away.clone() }), ("mon-2.missing".to_owned(), None));
        assert_eq!(
            who(&Facts { dispute: Stated(Some(Dispute::Objection)), ..away }),
            ("mon-2.dispute".to_owned(), None)
        );
    }
}
