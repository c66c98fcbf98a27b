//! D03-1: the credit paper was issued within half a year before the closing day (資格標準 4-1-5).

use chrono::Months;
use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// Half a year, where the tender sets nothing.
const HALF_A_YEAR: u32 = 6;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D03-1",
    title_zh: "信用證明查覆日期",
    title_en: "Age of the credit paper",
    meaning: "The day of inquiry lies within half a year (or what the tender sets, in calendar months) before the closing day. An older one fails; a later day than closing goes to a person.",
    cites: &[QUALIFICATIONS.at("4-1-5"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d03-1.current",
            zh: "查覆日期{queried:date}在截止投標日{closing:date}前{months}個月內。",
            en: "The inquiry of {queried:date} lies within {months} months before the closing day {closing:date}.",
        },
        Sentence {
            key: "d03-1.old",
            zh: "查覆日期{queried:date}早於截止投標日{closing:date}前{months}個月（{earliest:date}）。",
            en: "The inquiry of {queried:date} is older than {months} months before the closing day {closing:date} ({earliest:date}).",
        },
        Sentence {
            key: "d03-1.later",
            zh: "查覆日期{queried:date}晚於截止投標日{closing:date}，請人工確認。",
            en: "The inquiry of {queried:date} is later than the closing day {closing:date}.",
        },
        Sentence {
            key: "d03-1.unread",
            zh: "查覆日期或截止投標日不明，無法判斷信用證明是否逾期，請人工確認。",
            en: "The day of inquiry or the closing day is not known; please check the age of the credit paper.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::CreditCertificate).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let months = case.terms.rules.credit_certificate_max_age_months.unwrap_or(HALF_A_YEAR);
    let earliest = case.terms.deadline.and_then(|d| d.checked_sub_months(Months::new(months)));
    let known = (paper.date("queried"), case.terms.deadline, earliest);
    let (Some(queried), Some(closing), Some(earliest)) = known else {
        return RULE.doubt("unread").of_kind("expired_certificate").about(paper).see(paper, "queried");
    };
    let sure = paper.sure(&["queried"]);
    let finding = if queried > closing {
        RULE.person("later", sure)
    } else if queried < earliest {
        RULE.fail("old", sure).of_kind("expired_certificate")
    } else if sure {
        RULE.pass("current")
    } else {
        RULE.doubt("unread").of_kind("expired_certificate")
    };
    finding
        .about(paper)
        .see(paper, "queried")
        .compare("credit_inquiry", Quantity::date(queried), Op::Ge, Quantity::date(earliest))
        .compare("credit_inquiry", Quantity::date(queried), Op::Le, Quantity::date(closing))
        .arg("queried", queried)
        .arg("closing", closing)
        .arg("earliest", earliest)
        .arg("months", months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::{TenderRules, Terms};
    use serde_json::json;

    fn judge(queried: &str, closing: &str, months: Option<u32>) -> Verdict {
        let papers = vec![with(DocumentKind::CreditCertificate, &[("queried", json!(queried))])];
        let rules = TenderRules { credit_certificate_max_age_months: months, ..TenderRules::default() };
        let (dossier, terms) =
            (Dossier::default(), Terms { deadline: closing.parse().ok(), rules, ..Terms::default() });
        check(&Case::new(&dossier, &terms, papers))[0].verdict
    }

    #[test]
    fn half_a_year_to_the_day() {
        for (queried, closing, months, verdict) in [
            ("2026-04-25", "2026-10-25", None, Verdict::Pass),
            ("2026-04-24", "2026-10-25", None, Verdict::Fail),
            ("2026-10-25", "2026-10-25", None, Verdict::Pass),
            ("2026-10-26", "2026-10-25", None, Verdict::NeedsPerson),
            ("2026-02-28", "2026-08-31", None, Verdict::Pass),
            ("2026-02-27", "2026-08-31", None, Verdict::Fail),
            ("2026-07-25", "2026-10-25", Some(3), Verdict::Pass),
            ("2026-07-24", "2026-10-25", Some(3), Verdict::Fail),
            ("2026-07-24", "", None, Verdict::NeedsPerson),
        ] {
            assert_eq!(judge(queried, closing, months), verdict, "{queried} {closing}");
        }
    }

    #[test]
    fn a_faint_date_never_decides() {
        let paper = |day: &str| faint(with(DocumentKind::CreditCertificate, &[("queried", json!(day))]));
        let (dossier, terms) = (Dossier::default(), Terms { deadline: "2026-10-25".parse().ok(), ..Terms::default() });
        let case = Case::new(&dossier, &terms, vec![paper("2026-09-01"), paper("2025-09-01")]);
        assert!(check(&case).iter().all(|f| f.verdict == Verdict::NeedsPerson));
    }
}
