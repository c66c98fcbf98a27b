//! D05-3: a financial institution issued the bid bond, not the bidder (押標金保證金暨其他擔保作業辦法 2).

use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::bond::{self, PAYABLE, SECURING};

/// Words in the names of institutions that may issue a bond.
const FINANCIAL: [&str; 11] =
    ["銀行", "信用合作社", "農會", "漁會", "中華郵政", "郵局", "郵政", "信用部", "產物保險", "保險", "金庫"];

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-3",
    title_zh: "押標金簽發機構",
    title_en: "Issuer of the bid bond",
    meaning: "Notes, cheques and guarantees come from a bank, a credit cooperative, a farmers' or fishermen's credit department, the post or an insurer. A cheque that a firm drew, surely read, fails.",
    cites: &[GPA.at("30-2"), BONDS.at("2"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-3.institution",
            zh: "押標金憑據由{found}簽發，為金融機構或保險公司。",
            en: "{found} issued the bid bond and is a financial institution or an insurer.",
        },
        Sentence {
            key: "d05-3.firm",
            zh: "押標金票據由{found}簽發，非金融機構之本票、支票或保付支票。",
            en: "{found} drew the bid bond and is no financial institution.",
        },
        Sentence {
            key: "d05-3.unread",
            zh: "未能辨明押標金憑據之簽發機構，請人工確認是否為金融機構。",
            en: "Who issued the bid bond was not told; please check that it is a financial institution.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let issued = |kind: &str| {
        PAYABLE.contains(&kind) || SECURING.contains(&kind) || kind.is_empty() || kind == "pledged_deposit"
    };
    bond::bonds(case).filter(|paper| issued(bond::kind(paper))).map(judged).collect()
}

fn judged(paper: &Paper) -> Finding {
    let financial = |name: &str| FINANCIAL.iter().any(|word| name.contains(word));
    // Who drew it counts; the bank that pays a firm's cheque did not issue it.
    let field = if paper.field("drawer").is_some() { "drawer" } else { "issuer" };
    let name = paper.text(field).unwrap_or_default();
    let sure = paper.sure(&[field]);
    let finding = if financial(name) {
        RULE.pass("institution")
    } else if ["公司", "企業社", "商行", "工作室"].iter().any(|end| name.ends_with(end))
        && PAYABLE.contains(&bond::kind(paper))
    {
        RULE.fail("firm", sure).of_kind("bond_other_issuer")
    } else {
        RULE.doubt("unread").of_kind("bond_other_issuer")
    };
    finding.about(paper).see(paper, field).arg("found", name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::first;
    use serde_json::json;

    #[test]
    fn a_firm_s_own_cheque_fails() {
        assert_eq!(first(check, &[], true), Some((Verdict::Pass, None)));
        let own = [("drawer", json!("甲乙有限公司"))];
        assert_eq!(first(check, &own, true), Some((Verdict::Fail, None)));
        assert_eq!(first(check, &own, false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(first(check, &[("issuer", json!(null))], true), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(first(check, &[("bond_type", json!("gov_bond"))], true), None);
    }
}
