//! D17-3: the agreement is notarised and binds each member for all (共同投標辦法 10).

use procurement_law::laws::JOINT_TENDERS;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D17-3",
    title_zh: "公證及連帶責任",
    title_en: "Notary and liability of joint bidders",
    meaning: "The agreement bears the words of a notary, says that each member is liable for the whole, and names who represents them; what is not seen goes to a person.",
    cites: &[JOINT_TENDERS.at("10-1"), JOINT_TENDERS.at("10-1-4")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d17-3.whole",
            zh: "共同投標協議書載有公證或認證、連帶履約責任及代表廠商。",
            en: "Notary, liability for the whole and who represents the members are there.",
        },
        Sentence {
            key: "d17-3.lacks",
            zh: "共同投標協議書未見{found}，請確認。",
            en: "The agreement does not show {found_en}; please check.",
        },
    ],
    check,
};

/// What the agreement shows: the field, and its name in Chinese and English.
const SHOWN: [(&str, &str, &str); 3] = [
    ("notary", "公證或認證", "a notary"),
    ("liability", "連帶履約責任", "liability for the whole"),
    ("leader", "代表廠商", "who represents the members"),
];

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::JointAgreement).map(judged).collect()
}

fn judged(paper: &Paper) -> Finding {
    let open: Vec<_> = SHOWN.iter().filter(|(field, ..)| paper.field(field).is_none()).collect();
    let faint = SHOWN.iter().filter(|(field, ..)| !paper.sure(&[field])).collect::<Vec<_>>();
    let (open, sure) = if open.is_empty() { (faint, false) } else { (open, paper.text_layer) };
    if open.is_empty() {
        return RULE.pass("whole").about(paper).see(paper, "notary").see(paper, "liability");
    }
    let names = |pick: fn(&(&'static str, &'static str, &'static str)) -> &'static str, sign: &str| {
        open.iter().map(|one| pick(one)).collect::<Vec<_>>().join(sign)
    };
    let finding = RULE.person("lacks", sure).of_kind("joint_agreement_lacks").about(paper);
    let finding = finding.arg("found", names(|one| one.1, "、")).arg("found_en", names(|one| one.2, ", "));
    finding.with(paper.evidence_at(paper.text_area(), "", 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn all_three_are_seen_or_a_person_is_asked() {
        let of = |fields: &[&str], clear: bool| {
            let fields: Vec<_> = fields.iter().map(|field| (*field, json!("stated"))).collect();
            let paper = with(DocumentKind::JointAgreement, &fields);
            let one = said(check, &Terms::default(), vec![if clear { paper } else { faint(paper) }]).remove(0);
            (one.verdict, one.ask)
        };
        assert_eq!(of(&["notary", "liability", "leader"], true), (Verdict::Pass, None));
        assert_eq!(of(&["liability", "leader"], true), (Verdict::NeedsPerson, Some(Ask::Always)));
        assert_eq!(of(&["notary", "liability", "leader"], false), (Verdict::NeedsPerson, Some(Ask::Doubt)));
    }
}
