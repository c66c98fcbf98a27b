//! D07-3: the maker's authorisation is valid on the closing day.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::finding::Verdict;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::d07_1::covers;
use crate::rules::valid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D07-3",
    title_zh: "原廠授權期間",
    title_en: "Validity of the maker's authorisation",
    meaning: "The authorisation is valid on the closing day; an ended one fails for the items of its brand. Where the tender names a later day, one that ends before it goes to a person.",
    cites: &[GPA.at("36-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d07-3.shorter",
            zh: "{document}有效期至{found:date}，未及招標文件要求之{expected:date}，請確認。",
            en: "{document_en}: valid to {found:date}, not to {expected:date} as the tender asks; please check.",
        },
        valid::VALID,
        valid::OPEN,
        valid::ENDED,
        valid::NOT_BEGUN,
        valid::UNDATED,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::MakerAuthorization).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let finding = valid::judged(&RULE, case, paper);
    let finding = match (case.terms.rules.authorization_valid_until, paper.date("valid_until")) {
        (Some(wanted), Some(until)) if finding.verdict == Verdict::Pass && until < wanted => {
            let told = RULE.person("shorter", true).of_kind("authorization_short").about(paper);
            told.see(paper, "valid_until").arg("found", until).arg("expected", wanted)
        }
        _ => finding,
    };
    match items(case, paper) {
        Some(items) if finding.verdict != Verdict::Pass => finding.item(items),
        _ => finding,
    }
}

/// The numbers of the items whose brands an authorisation covers; its products where the price schedule names no such brand.
fn items(case: &Case<'_>, paper: &Paper) -> Option<String> {
    let rows = case.of(DocumentKind::PriceSchedule).flat_map(|price| price.rows.iter().zip(1_usize..));
    let own = rows.filter(|(row, _)| covers(paper, &row.brand)).map(|(_, at)| at.to_string());
    let own: Vec<String> = own.collect();
    let products = paper.text("products").or(paper.text("maker")).map(str::to_owned);
    if own.is_empty() { products } else { Some(own.join("、")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::Scope;
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn it_fails_for_its_items_and_not_for_the_bid() {
        let paper = |until: &str| {
            let fields = [("valid_until", json!(until)), ("products", json!("Kestrel 資料庫"))];
            vec![with(DocumentKind::MakerAuthorization, &fields)]
        };
        let found = said(check, &Terms::default(), paper("2026-11-29"));
        assert_eq!((found[0].verdict, &found[0].scope), (Verdict::Fail, &Scope::Item("Kestrel 資料庫".into())));
        assert_eq!(said(check, &Terms::default(), paper("2026-11-30"))[0].verdict, Verdict::Pass);
        let mut longer = Terms::default();
        longer.rules.authorization_valid_until = "2027-12-31".parse().ok();
        assert_eq!(said(check, &longer, paper("2027-06-30"))[0].verdict, Verdict::NeedsPerson);
    }
}
