//! D05-2: the bid bond is made out to the agency (押標金保證金暨其他擔保作業辦法 7).

use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::distance;
use crate::grammar::text::key;
use crate::rule::Rule;
use crate::rules::bond::{self, PAYABLE, SECURING, UNTOLD};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-2",
    title_zh: "押標金受款人",
    title_en: "Payee of the bid bond",
    meaning: "A note, cheque or order is payable to the agency or leaves the payee blank; a deposit, credit, guarantee or insurance names the agency. Another payee, surely read, fails; one like it goes to a person.",
    cites: &[BONDS.at("7-1"), BONDS.at("7-2"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-2.agency",
            zh: "押標金憑據以{expected}為受款人（質權人、受益人、被保險人）。",
            en: "The bid bond is made out to {expected}.",
        },
        Sentence {
            key: "d05-2.blank",
            zh: "押標金憑據未載受款人，以執票之機關為受款人。",
            en: "The payee is blank: the agency that holds it is the payee.",
        },
        Sentence {
            key: "d05-2.other",
            zh: "押標金憑據之受款人「{found}」非招標機關「{expected}」。",
            en: "The bid bond is made out to {found}, not to {expected}.",
        },
        Sentence {
            key: "d05-2.like",
            zh: "押標金憑據之受款人「{found}」與招標機關「{expected}」不盡相同，請確認是否為同一機關。",
            en: "The bid bond is made out to {found}; please check that this is {expected}.",
        },
        Sentence {
            key: "d05-2.unread",
            zh: "未能讀出押標金憑據之受款人（質權人、受益人、被保險人），請人工確認是否為「{expected}」。",
            en: "The payee of the bid bond was not read; please check that it is {expected}.",
        },
        UNTOLD,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    bond::bonds(case).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let own = case.terms.rules.bid_bond.as_ref().and_then(|terms| terms.payee.as_deref());
    let Some(wanted) = own.or(case.terms.agency.as_deref()).filter(|name| !name.is_empty()) else {
        return bond::untold(&RULE, paper, ("受款人", "payee"), "payee");
    };
    let kind = bond::kind(paper);
    let found = paper.text("payee").unwrap_or_default();
    let (payee, agency) = (key(found), key(wanted));
    let sure = paper.sure(&["payee"]);
    // A name that the page says elsewhere in full bears out one that a line's end cut off.
    let named = key(&paper.text.replace('\n', "")).contains(&agency);
    let finding = if payee.contains(&agency) && (sure || named) {
        RULE.pass("agency")
    } else if payee.is_empty() {
        match (named, PAYABLE.contains(&kind) && paper.text_layer) {
            (true, _) if SECURING.contains(&kind) => RULE.pass("agency"),
            (false, true) => RULE.person("blank", true),
            _ => RULE.doubt("unread").of_kind("bond_other_payee"),
        }
    } else if agency.contains(&payee) || distance::between(&payee, &agency, slips(&agency)).is_some() {
        RULE.person("like", sure && paper.text_layer).of_kind("bond_other_payee")
    } else {
        RULE.fail("other", sure && !named).of_kind("bond_other_payee")
    };
    let compared = (Quantity::text(found), Quantity::text(wanted));
    let finding = finding.about(paper).see(paper, "payee").arg("found", found).arg("expected", wanted);
    finding.compare("payee", compared.0, Op::Eq, compared.1)
}

fn slips(name: &str) -> usize {
    if name.chars().count() >= 6 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::first;
    use serde_json::json;

    #[test]
    fn the_agency_a_blank_and_another() {
        let payee = |name: &str| [("payee", json!(name))];
        let person = |ask| Some((Verdict::NeedsPerson, Some(ask)));
        assert_eq!(first(check, &[], true), Some((Verdict::Pass, None)));
        assert_eq!(first(check, &payee("稅務資訊科"), true), Some((Verdict::Fail, None)));
        assert_eq!(first(check, &payee("稅務資訊科"), false), person(Ask::Doubt));
        assert_eq!(first(check, &payee("港灣資訊管理所"), true), person(Ask::Always));
        assert_eq!(first(check, &[("payee", json!(null))], true), person(Ask::Always));
        let guarantee = [("payee", json!(null)), ("bond_type", json!("bank_guarantee"))];
        assert_eq!(first(check, &guarantee, true), person(Ask::Doubt));
    }
}
