//! D17-2: no more members than the tender allows, and shares that make a whole (共同投標辦法 4, 10).

use procurement_law::laws::JOINT_TENDERS;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::joint_agreement::share;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D17-2",
    title_zh: "共同投標成員及比率",
    title_en: "Members and shares of a joint bid",
    meaning: "The agreement names two members or more, no more than the tender allows (five by principle), and their shares sum to 100 per cent; otherwise a person looks.",
    cites: &[JOINT_TENDERS.at("4-1"), JOINT_TENDERS.at("10-1-3")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d17-2.fits",
            zh: "共同投標成員{count}家，比率合計100％。",
            en: "{count} members, whose shares sum to 100 per cent.",
        },
        Sentence {
            key: "d17-2.many",
            zh: "共同投標成員{count}家，逾招標文件或法定原則之{expected}家。",
            en: "{count} members; {expected} are allowed.",
        },
        Sentence {
            key: "d17-2.few",
            zh: "共同投標協議書僅讀得{count}家成員，請人工確認。",
            en: "Only {count} members were read; please check.",
        },
        Sentence {
            key: "d17-2.shares",
            zh: "共同投標各成員比率合計為{found}％，非100％，請確認。",
            en: "The shares sum to {found} per cent, not to 100; please check.",
        },
        Sentence {
            key: "d17-2.unread",
            zh: "共同投標各成員之比率未能確實讀出，請人工確認。",
            en: "The shares of the members were not surely read; please check.",
        },
    ],
    check,
};

/// The most members by principle.
const MOST: usize = 5;

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::JointAgreement).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let (count, most) = (paper.cells.len(), case.terms.rules.joint_members.unwrap_or(MOST));
    let sure = paper.cells.iter().all(|row| row.confidence >= SURE);
    let shares: Option<Vec<i64>> = paper.cells.iter().map(|row| share(row.of("share"))).collect();
    // A third of a whole is 33.33: the last hundredths are nobody's.
    let (sum, slack) = (shares.map(|all| all.iter().sum::<i64>()), i64::try_from(count).unwrap_or(0));
    let finding = match sum {
        _ if count < 2 => RULE.doubt("few").of_kind("joint_members"),
        _ if count > most => RULE.person("many", sure).of_kind("joint_members").arg("expected", most),
        Some(sum) if (sum - 10_000).abs() > slack => {
            let finding = RULE.person("shares", sure).of_kind("joint_shares");
            finding.arg("found", format!("{}.{:02}", sum / 100, sum % 100))
        }
        Some(_) if sure => RULE.pass("fits"),
        _ => RULE.doubt("unread").of_kind("joint_shares"),
    };
    finding.about(paper).see(paper, "members").arg("count", count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Cells, Place};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;

    #[test]
    fn members_and_shares() {
        let of = |shares: &[&str], confidence: f64| {
            let mut paper = with(DocumentKind::JointAgreement, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let row = |share: &&str| Cells {
                texts: [("member", "甲".to_owned()), ("share", (*share).to_owned())].into(),
                place,
                confidence,
            };
            paper.cells = shares.iter().map(row).collect();
            let one = said(check, &Terms::default(), vec![paper]).remove(0);
            (one.verdict, one.ask, one.text.key)
        };
        assert_eq!(of(&["60%", "40%"], 1.0).0, Verdict::Pass);
        assert_eq!(of(&["33.33%", "33.33%", "33.33%"], 1.0).0, Verdict::Pass);
        assert_eq!(of(&["60%", "30%"], 1.0).2, "d17-2.shares");
        assert_eq!(of(&["60%", "40%"], 0.5).1, Some(Ask::Doubt));
        assert_eq!(of(&["20%", "20%", "20%", "20%", "10%", "10%"], 1.0).2, "d17-2.many");
        assert_eq!(of(&["100%"], 1.0).2, "d17-2.few");
    }
}
