//! D20-2: merit counts only in its period (押標金保證金暨其他擔保作業辦法 33之5).

use chrono::Months;
use procurement_law::laws::BONDS;
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D20-2",
    title_zh: "優良廠商獎勵期間",
    title_en: "The period of merit",
    meaning: "The closing day lies in the period of the certificate of merit; one that names no end holds a year from its day, and none longer than two years. An ended one goes to a person, for it makes only the bond short.",
    cites: &[BONDS.at("33-5-2"), BONDS.at("33-6-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d20-2.within",
            zh: "截止投標日{closing:date}在獎勵期間（至{found:date}）內。",
            en: "The closing day {closing:date} is in the period of merit, which ends on {found:date}.",
        },
        Sentence {
            key: "d20-2.ended",
            zh: "優良廠商之獎勵期間至{found:date}，早於截止投標日{closing:date}。",
            en: "The period of merit ended on {found:date}, before the closing day {closing:date}.",
        },
        Sentence {
            key: "d20-2.not_begun",
            zh: "優良廠商之獎勵期間自{found:date}起，晚於截止投標日{closing:date}。",
            en: "The period of merit begins on {found:date}, after the closing day {closing:date}.",
        },
        Sentence {
            key: "d20-2.unread",
            zh: "未能確實讀出優良廠商之獎勵期間或截止投標日，請人工確認。",
            en: "The period of merit or the closing day is not surely known; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::MeritCertificate).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let (begins, field) = match paper.date("valid_from") {
        Some(day) => (Some(day), "valid_from"),
        None => (paper.date("issued"), "issued"),
    };
    let after = |months| begins.and_then(|day| day.checked_add_months(Months::new(months)));
    // The law's own ends: two years at most, one where nothing is said.
    let (until, fields) = match paper.date("valid_until") {
        Some(until) => (Some(after(24).map_or(until, |most| most.min(until))), vec!["valid_until"]),
        None => (after(12), vec![field]),
    };
    let told = |finding: Finding| finding.about(paper).see(paper, fields.first().copied().unwrap_or(field));
    let (Some(until), Some(closing)) = (until, case.terms.deadline) else {
        return told(RULE.doubt("unread").of_kind("merit_ended"));
    };
    let sure = paper.sure(&fields);
    let (finding, day) = match begins {
        Some(day) if day > closing => (RULE.person("not_begun", paper.sure(&[field])).of_kind("merit_ended"), day),
        _ if until < closing => (RULE.person("ended", sure).of_kind("merit_ended"), until),
        _ if sure => (RULE.pass("within"), until),
        _ => (RULE.doubt("unread").of_kind("merit_ended"), until),
    };
    let finding = told(finding).arg("found", day).arg("closing", closing);
    finding.compare("valid_until", Quantity::date(until), Op::Ge, Quantity::date(closing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn the_law_s_own_ends() {
        let of = |fields: &[(&str, &str)], clear: bool| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, json!(value))).collect();
            first(check, DocumentKind::MeritCertificate, &fields, clear)
        };
        let (pass, person) = (Some((Verdict::Pass, None)), |ask| Some((Verdict::NeedsPerson, Some(ask))));
        assert_eq!(of(&[("valid_from", "2026-01-01"), ("valid_until", "2026-12-31")], true), pass);
        assert_eq!(of(&[("valid_from", "2024-01-01"), ("valid_until", "2027-12-31")], true), person(Ask::Always));
        assert_eq!(of(&[("issued", "2025-11-30")], true), pass);
        assert_eq!(of(&[("issued", "2025-11-29")], true), person(Ask::Always));
        assert_eq!(of(&[("issued", "2026-05-01")], false), person(Ask::Doubt));
        assert_eq!(of(&[], true), person(Ask::Doubt));
    }
}
