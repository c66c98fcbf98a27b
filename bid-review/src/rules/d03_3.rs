//! D03-3: no refused account and no bounced cheque within three years, settled ones aside (資格標準 4-1-5, 4-3).

use procurement_law::laws::{GPA, QUALIFICATIONS};
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
    id: "D03-3",
    title_zh: "拒絕往來及退票紀錄",
    title_en: "Refused accounts and bounced cheques",
    meaning: "The paper says that no account is refused and that no bounced cheque is left unsettled. What it says against that fails; what cannot be read goes to a person.",
    cites: &[QUALIFICATIONS.at("4-1-5"), QUALIFICATIONS.at("4-3"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d03-3.clean",
            zh: "非拒絕往來戶，且無未清償註記之退票紀錄。",
            en: "No account is refused, and no bounced cheque is unsettled.",
        },
        Sentence {
            key: "d03-3.refused",
            zh: "信用證明顯示為拒絕往來戶。",
            en: "The paper says that accounts are refused.",
        },
        Sentence {
            key: "d03-3.bounced",
            zh: "信用證明顯示有{count}張退票未清償註記。",
            en: "The paper shows {count} bounced cheques that are not settled.",
        },
        Sentence {
            key: "d03-3.unread",
            zh: "未能讀出退票或拒絕往來紀錄，請人工確認。",
            en: "The records of bounced cheques or refused accounts could not be read.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::CreditCertificate).map(judged).collect()
}

fn judged(paper: &Paper) -> Finding {
    let refused = paper.field("refused_account").and_then(|f| f.value.as_bool());
    let bounced = paper.number("bounced_uncleared");
    let finding = match (refused, bounced) {
        (Some(true), _) => RULE.fail("refused", paper.sure(&["refused_account"])).of_kind("refused_account"),
        (_, Some(count)) if count > 0 => {
            RULE.fail("bounced", paper.sure(&["bounced_uncleared"])).of_kind("bounced_cheques")
        }
        (Some(false), Some(_)) if paper.sure(&["refused_account", "bounced_uncleared"]) => RULE.pass("clean"),
        (Some(false), _) if paper.sure(&["refused_account"]) => RULE.doubt("unread").of_kind("bounced_cheques"),
        _ => RULE.doubt("unread").of_kind("refused_account"),
    };
    let finding = match bounced {
        Some(count) => {
            finding.compare("bounced_cheques", Quantity::count(count), Op::Le, Quantity::count(0)).arg("count", count)
        }
        None => finding,
    };
    finding.about(paper).see(paper, "refused_account").see(paper, "bounced_uncleared")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::finding::Verdict;
    use serde_json::json;

    #[test]
    fn records() {
        let paper = |refused: bool, bounced: i64| {
            let fields = [("refused_account", json!(refused)), ("bounced_uncleared", json!(bounced))];
            with(DocumentKind::CreditCertificate, &fields)
        };
        for (paper, verdict) in [
            (paper(false, 0), Verdict::Pass),
            (paper(true, 0), Verdict::Fail),
            (paper(false, 2), Verdict::Fail),
            (faint(paper(true, 0)), Verdict::NeedsPerson),
            (faint(paper(false, 0)), Verdict::NeedsPerson),
            (with(DocumentKind::CreditCertificate, &[]), Verdict::NeedsPerson),
        ] {
            assert_eq!(judged(&paper).verdict, verdict);
        }
    }
}
