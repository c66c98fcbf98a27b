//! B-05: the quotation holds as long as the tender asks (採購法 50-1-2, with D06-9).

use chrono::{Days, NaiveDate};
use procurement_law::laws::GPA;
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
    id: "B-05",
    title_zh: "報價有效期",
    title_en: "Validity of the quotation",
    meaning: "A validity that the price schedule names, a day or a number of days from the closing day, reaches the day that the tender asks for; a shorter one, surely read, fails. A schedule that names none holds as long as the tender says.",
    cites: &[GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "b-05.long",
            zh: "報價有效期至{found:date}，不早於{expected:date}。",
            en: "The quotation holds to {found:date}, not before {expected:date}.",
        },
        Sentence {
            key: "b-05.short",
            zh: "報價有效期至{found:date}，早於招標文件要求之{expected:date}。",
            en: "The quotation holds to {found:date}; {expected:date} is asked for.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some((wanted, closing)) = case.terms.rules.quotation_valid_until.zip(case.terms.deadline) else {
        return Vec::new();
    };
    let judge = |paper: &Paper| {
        let (field, until) = until(paper, closing)?;
        let sure = paper.sure(&[field]);
        let finding =
            if until >= wanted { RULE.pass("long") } else { RULE.fail("short", sure).of_kind("quotation_short") };
        let finding = finding.about(paper).see(paper, field).arg("found", until).arg("expected", wanted);
        Some(finding.compare("quotation_valid_until", Quantity::date(until), Op::Ge, Quantity::date(wanted)))
    };
    case.of(DocumentKind::PriceSchedule).filter_map(judge).collect()
}

/// The last day of a quotation: named, or counted from the closing day.
fn until(paper: &Paper, closing: NaiveDate) -> Option<(&'static str, NaiveDate)> {
    if let Some(day) = paper.date("valid_until") {
        return Some(("valid_until", day));
    }
    let days = u64::try_from(paper.number("valid_days")?).ok()?;
    Some(("valid_days", closing.checked_add_days(Days::new(days))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::Verdict;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn days_are_counted_from_the_closing_day() {
        let mut terms = Terms::default();
        terms.rules.quotation_valid_until = "2027-02-28".parse().ok();
        let of = |days: i64| {
            let price = with(DocumentKind::PriceSchedule, &[("valid_days", json!(days))]);
            judged(check, &terms, vec![price]).remove(0).verdict
        };
        assert_eq!((of(90), of(89)), (Verdict::Pass, Verdict::Fail));
        let silent = judged(check, &terms, vec![with(DocumentKind::PriceSchedule, &[])]);
        assert!(silent.is_empty());
    }
}
