//! D05-6: a credit, guarantee or insurance outlasts the quotation (押標金保證金暨其他擔保作業辦法 10, rule BND-09).

use procurement_law::bonds::bnd_09;
use procurement_law::frame::Frame;
use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::Outcome;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::bond::{self, SECURING, UNTOLD};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-6",
    title_zh: "押標金保證有效期",
    title_en: "Validity of the bid bond",
    meaning: "A letter of credit, a guarantee or an insurance is valid as long after the quotation as BND-09 says, or as the tender says instead. A shorter one, surely read, fails; where the tender's data name no validity of the quotation a person decides.",
    cites: &[BONDS.at("10"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-6.long",
            zh: "押標金保證有效期至{found:date}，不早於{expected:date}。",
            en: "The bid bond is valid to {found:date}, not before {expected:date}.",
        },
        Sentence {
            key: "d05-6.short",
            zh: "押標金保證有效期至{found:date}，早於應有之{expected:date}。",
            en: "The bid bond is valid to {found:date} and must be to {expected:date}.",
        },
        Sentence {
            key: "d05-6.unread",
            zh: "未能確實讀出押標金保證之有效期，請人工確認。",
            en: "The validity of the bid bond was not surely read; please check.",
        },
        UNTOLD,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    bond::bonds(case).filter(|paper| SECURING.contains(&bond::kind(paper))).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let terms = &case.terms.rules;
    let Some((secured_until, on)) = terms.quotation_valid_until.zip(case.terms.deadline) else {
        return bond::untold(&RULE, paper, ("報價有效期", "validity of the quotation"), "valid_until");
    };
    let unread = || RULE.doubt("unread").of_kind("bond_validity_short").about(paper).see(paper, "valid_until");
    let Some(valid_until) = paper.date("valid_until") else { return unread() };
    let facts = bnd_09::Facts {
        kind: bnd_09::Kind::Bid,
        secured_until,
        tender_days: terms.bid_bond.as_ref().and_then(|bond| bond.extra_days),
        valid_until,
    };
    let Ok(ruling) = bnd_09::check(&Frame::on(on), &facts) else { return unread() };
    let sure = paper.sure(&["valid_until"]);
    let finding = match (ruling.outcome, sure) {
        (Outcome::Allow, true) => RULE.pass("long"),
        (Outcome::Allow, false) => return unread(),
        _ => RULE.fail("short", sure).of_kind("bond_validity_short"),
    };
    let last = ruling.text.args.get("last").cloned().unwrap_or_default();
    let mut finding = finding.about(paper).see(paper, "valid_until").arg("found", valid_until).arg("expected", last);
    finding.compared.extend(ruling.compared);
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::{bond, first, judged, terms};
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn thirty_days_after_the_quotation() {
        let until = |day: &str| [("bond_type", json!("bank_guarantee")), ("valid_until", json!(day))];
        assert_eq!(first(check, &until("2027-03-30"), true), Some((Verdict::Pass, None)));
        assert_eq!(first(check, &until("2027-03-29"), true), Some((Verdict::Fail, None)));
        assert_eq!(first(check, &until("2027-03-29"), false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(first(check, &[], true), None);
    }

    #[test]
    fn the_tender_may_say_otherwise_or_nothing() {
        let mut own = terms();
        own.rules.bid_bond.as_mut().unwrap().extra_days = Some(0);
        let paper = || bond(&[("bond_type", json!("insurance_bond")), ("valid_until", json!("2027-02-28"))]);
        assert_eq!(judged(check, &own, vec![paper()])[0].verdict, Verdict::Pass);
        let nothing = judged(check, &Terms::default(), vec![paper()]);
        assert_eq!((nothing[0].text.key.as_str(), nothing[0].ask), ("bond.untold", Some(Ask::Always)));
    }
}
