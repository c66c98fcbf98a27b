//! D05-5: the bid bond is paid in the bidder's own name (押標金保證金暨其他擔保作業辦法 4, 採購法 50-1-5).

use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::rule::{Rule, SURE};
use crate::rules::bond::{self, PAYABLE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-5",
    title_zh: "押標金繳納名義",
    title_en: "Who paid the bid bond",
    meaning: "Whoever paid or applied for the bond is the bidder; another name goes to a person and is compared between bidders (X-04). Cheques often name nobody.",
    cites: &[BONDS.at("4"), GPA.at("50-1-5")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-5.own",
            zh: "押標金以投標廠商{found}名義繳納。",
            en: "The bid bond is in the name of the bidder, {found}.",
        },
        Sentence {
            key: "d05-5.other",
            zh: "押標金以「{found}」名義繳納，非投標廠商「{expected}」，請查明。",
            en: "The bid bond is in the name of {found}, not of the bidder {expected}; please look into it.",
        },
        Sentence {
            key: "d05-5.unread",
            zh: "未能讀出押標金之繳納人，請人工確認是否為投標廠商「{expected}」。",
            en: "Who paid the bid bond was not read; please check that it is {expected}.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    bond::bonds(case).filter_map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Option<Finding> {
    let vendor = case.vendor.name.as_ref();
    let expected = vendor.map_or("", |agreed| &agreed.value);
    let found = paper.text("remitter").unwrap_or_default();
    let sure_there = vendor
        .and_then(|agreed| case.papers.get(agreed.paper)?.field("vendor_name"))
        .is_some_and(|f| f.confidence >= SURE);
    let sure = paper.sure(&["remitter"]) && sure_there;
    // A paper that names the bidder in full bears out a name that was cut off or faint.
    let named = !expected.is_empty() && key(&paper.text.replace('\n', "")).contains(&key(expected));
    let finding = if !expected.is_empty() && (key(found) == key(expected) || found.is_empty() && named) {
        RULE.pass("own")
    } else if found.is_empty() && PAYABLE.contains(&bond::kind(paper)) {
        return None;
    } else if found.is_empty() || expected.is_empty() {
        RULE.doubt("unread").of_kind("bond_other_payer")
    } else {
        RULE.person("other", sure).of_kind("bond_other_payer")
    };
    let finding =
        finding.about(paper).see(paper, "remitter").arg("found", if found.is_empty() { expected } else { found });
    let finding = finding.arg("expected", expected);
    Some(finding.compare("remitter", Quantity::text(found), Op::Eq, Quantity::text(expected)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::first;
    use serde_json::json;

    #[test]
    fn the_bidder_another_and_nobody() {
        let by = |name: serde_json::Value, kind: &str| [("remitter", name), ("bond_type", json!(kind))];
        assert_eq!(first(check, &[], true), Some((Verdict::Pass, None)));
        let other = by(json!("丙丁有限公司"), "cash_transfer");
        assert_eq!(first(check, &other, true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(first(check, &other, false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(first(check, &by(json!(null), "cashier_cheque"), true), None);
        let unread = by(json!(null), "insurance_bond");
        assert_eq!(first(check, &unread, true), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
    }
}
