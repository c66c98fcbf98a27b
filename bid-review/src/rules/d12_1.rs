//! D12-1: the component table is of a product that is offered.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D12-1",
    title_zh: "元件表對應產品",
    title_en: "Whose components",
    meaning: "The component table names its product; whether that is the one offered is compared with the price schedule by name, and one that is not found there goes to a person.",
    cites: &[GPA.at("51-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d12-1.same",
            zh: "元件表之產品「{found}」為所報品項。",
            en: "The component table is of {found}, which is offered.",
        },
        Sentence {
            key: "d12-1.other",
            zh: "元件表之產品「{found}」未見於標價清單，請確認對應之品項。",
            en: "The component table is of {found}, which the price schedule does not name; please see for which item it is.",
        },
        Sentence {
            key: "d12-1.unread",
            zh: "未能讀出元件表之產品名稱，請人工確認。",
            en: "The product of the component table was not read; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::ComponentTable).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let found = paper.text("product").unwrap_or_default();
    let product = key(found);
    let rows = case.of(DocumentKind::PriceSchedule).flat_map(|price| &price.rows);
    let offered = rows.map(|row| (key(&row.name), key(&row.brand))).filter(|(name, _)| !name.is_empty());
    let same = |(name, brand): (String, String)| {
        product.contains(&name) || name.contains(&product) || !brand.is_empty() && product.contains(&brand)
    };
    let finding = if found.is_empty() {
        RULE.doubt("unread").of_kind("component_product")
    } else if offered.into_iter().any(same) {
        RULE.pass("same")
    } else {
        RULE.person("other", paper.sure(&["product"])).of_kind("component_product")
    };
    finding.about(paper).see(paper, "product").arg("found", found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Row;
    use crate::finding::Verdict;
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn offered_or_not() {
        let of = |product: &str| {
            let mut price = with(DocumentKind::PriceSchedule, &[]);
            price.rows = vec![Row { name: "圖磚發布服務".into(), ..Row::default() }];
            let table = with(DocumentKind::ComponentTable, &[("product", json!(product))]);
            said(check, &Terms::default(), vec![price, table]).remove(0).verdict
        };
        assert_eq!(of("圖磚發布服務 企業版"), Verdict::Pass);
        assert_eq!(of("報表設計工具"), Verdict::NeedsPerson);
    }
}
