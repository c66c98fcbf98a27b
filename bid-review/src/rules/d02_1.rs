//! D02-1: the tax paper is of the latest period or the one before (資格標準 3-5).

use chrono::{Datelike, NaiveDate};
use procurement_law::grammar::vat_period::acceptable_periods;
use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::period::Month;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D02-1",
    title_zh: "納稅證明期別",
    title_en: "Tax period",
    meaning: "Two-month periods are due on the 15th of the next month. Accepted on the closing day: the latest period that is due, the one before it, and one that is over but not yet due. An older one fails; one at the very edge and monthly filers go to a person.",
    cites: &[QUALIFICATIONS.at("3-5"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d02-1.current",
            zh: "納稅期別{from:month}至{to:month}為截止投標日{closing:date}之最近一期或前一期。",
            en: "The period {from:month} to {to:month} is the latest or the one before on the closing day {closing:date}.",
        },
        Sentence {
            key: "d02-1.old",
            zh: "納稅期別{from:month}至{to:month}早於截止投標日{closing:date}可接受之最早期別{earliest:month}。",
            en: "The period {from:month} to {to:month} is older than {earliest:month}, the oldest accepted on the closing day {closing:date}.",
        },
        Sentence {
            key: "d02-1.edge",
            zh: "納稅期別{from:month}至{to:month}介於是否可接受之界限（截止投標日{closing:date}），請人工判斷。",
            en: "The period {from:month} to {to:month} lies at the edge for the closing day {closing:date}; a person must judge.",
        },
        Sentence {
            key: "d02-1.unread",
            zh: "納稅期別或截止投標日不明，無法判斷納稅證明是否為最近一期或前一期，請人工確認。",
            en: "The period or the closing day is not known; please check that the paper is of the latest period or the one before.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::TaxCertificate).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let closing = case.terms.deadline.and_then(|day| Some((day, latest_due(day)?)));
    let known = (paper.month("period_from"), paper.month("period_to"), closing);
    let (Some(from), Some(to), Some((closing, due))) = known else {
        return RULE.doubt("unread").of_kind("expired_certificate").about(paper).see(paper, "period_from");
    };
    let sure = paper.sure(&["period_from", "period_to"]);
    let earliest = due.index() - 2;
    let end = to.index() - i32::from(to.month % 2 == 1);
    let two = to.index() - from.index() == 1 && to.month.is_multiple_of(2);
    // On the due day itself the latest period counts as due; whether it already is, is open.
    let edge = end + 1 == earliest - 1 && closing.day() == 15 && closing.month() % 2 == 1;
    let known = sure || two && end >= earliest && filed_after(paper, to);
    let finding = if !known {
        RULE.doubt("unread").of_kind("expired_certificate")
    } else if to >= Month::of(closing) || edge {
        RULE.person("edge", sure)
    } else if end < earliest {
        RULE.fail("old", sure).of_kind("expired_certificate")
    } else if two {
        RULE.pass("current")
    } else {
        RULE.person("edge", sure)
    };
    finding
        .about(paper)
        .see(paper, "period_to")
        .compare(
            "tax_period_end",
            Quantity::text(to.to_string()),
            Op::Ge,
            Quantity::text(Month::of_index(earliest).to_string()),
        )
        .arg("from", from)
        .arg("to", to)
        .arg("closing", closing)
        .arg("earliest", Month::of_index(earliest - 1))
}

/// Whether the paper was filed or issued in the month after its period: a period read faintly is borne out by its own day.
fn filed_after(paper: &Paper, to: Month) -> bool {
    let days = ["filed", "issued"].into_iter().filter_map(|field| paper.date(field));
    days.into_iter().any(|day| Month::of(day).index() == to.index() + 1)
}

/// The last month of the latest period that is due on a day.
fn latest_due(closing: NaiveDate) -> Option<Month> {
    let due = acceptable_periods(closing)?.due;
    Some(Month { year: i32::from(due.roc_year()) + 1911, month: u32::from(due.last_month()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Verdict};
    use crate::terms::Terms;
    use serde_json::json;

    fn judge(from: &str, to: &str, closing: &str, clear: bool) -> (Verdict, Option<Ask>) {
        let paper = with(DocumentKind::TaxCertificate, &[("period_from", json!(from)), ("period_to", json!(to))]);
        let papers = vec![if clear { paper } else { faint(paper) }];
        let (dossier, terms) = (Dossier::default(), Terms { deadline: closing.parse().ok(), ..Terms::default() });
        let found = check(&Case::new(&dossier, &terms, papers)).remove(0);
        (found.verdict, found.ask)
    }

    #[test]
    fn latest_and_previous_periods() {
        for (closing, due) in [
            ("2025-03-10", "2024-12"),
            ("2025-01-10", "2024-10"),
            ("2025-10-30", "2025-08"),
            ("2025-03-15", "2025-02"),
            ("2025-02-01", "2024-12"),
        ] {
            assert_eq!(latest_due(closing.parse().unwrap()).unwrap().to_string(), due, "{closing}");
        }
        for (from, to, closing, verdict) in [
            ("2025-01", "2025-02", "2025-03-10", Verdict::Pass),
            ("2024-11", "2024-12", "2025-03-10", Verdict::Pass),
            ("2024-09", "2024-10", "2025-03-10", Verdict::Pass),
            ("2024-07", "2024-08", "2025-03-10", Verdict::Fail),
            ("2024-11", "2024-12", "2025-01-10", Verdict::Pass),
            ("2025-05", "2025-06", "2025-10-30", Verdict::Pass),
            ("2025-03", "2025-04", "2025-10-30", Verdict::Fail),
            ("2025-11", "2025-12", "2025-10-30", Verdict::NeedsPerson),
            ("2025-08", "2025-08", "2025-10-30", Verdict::NeedsPerson),
        ] {
            assert_eq!(judge(from, to, closing, true).0, verdict, "{from} {closing}");
        }
    }

    #[test]
    fn the_edge_and_faint_readings_ask_a_person() {
        assert_eq!(judge("2024-09", "2024-10", "2025-03-15", true).0, Verdict::NeedsPerson);
        assert_eq!(judge("2024-07", "2024-08", "2025-03-10", false), (Verdict::NeedsPerson, Some(Ask::Doubt)));
        assert_eq!(judge("2025-01", "2025-02", "2025-03-10", false), (Verdict::NeedsPerson, Some(Ask::Doubt)));
    }
}
