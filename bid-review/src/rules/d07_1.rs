//! D07-1: an authorisation covers the brand of every item.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Row};
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rule::SURE;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D07-1",
    title_zh: "原廠授權涵蓋品項",
    title_en: "Every brand is authorised",
    meaning: "Where the tender asks for makers' authorisations, each brand of the price schedule is covered by one, or the bidder made it itself. A brand that none covers fails for its item when everything was read; where the schedule names no brands a person compares.",
    cites: &[GPA.at("36-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d07-1.covered",
            zh: "所報{count}項品項之廠牌均有原廠授權。",
            en: "An authorisation covers the brand of each of the {count} items.",
        },
        Sentence {
            key: "d07-1.missing",
            zh: "第{item}項廠牌「{brand}」查無原廠授權證明。",
            en: "Item {item}: no authorisation covers the brand {brand}.",
        },
        Sentence {
            key: "d07-1.own_product",
            zh: "第{item}項廠牌「{brand}」與投標廠商名稱相符，請確認為自有產品。",
            en: "Item {item}: the brand {brand} is in the bidder's name; please check that the product is its own.",
        },
        Sentence {
            key: "d07-1.no_brands",
            zh: "標價清單未載廠牌，請人工核對各品項與原廠授權之對應。",
            en: "The price schedule names no brands; please hold the items against the authorisations.",
        },
    ],
    check,
};

/// Whether an authorisation names a brand.
#[must_use]
pub fn covers(paper: &Paper, brand: &str) -> bool {
    let brand = key(brand);
    !brand.is_empty() && key(&paper.text.replace('\n', "")).contains(&brand)
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let kind = DocumentKind::MakerAuthorization;
    let papers: Vec<&Paper> = case.of(kind).collect();
    // A bid without any is B-02's to tell.
    if papers.is_empty() || !case.terms.required_documents.contains(&kind) {
        return Vec::new();
    }
    let whole = case.all_read() && case.of(DocumentKind::Unknown).count() == 0;
    let Some(price) = case.of(DocumentKind::PriceSchedule).next() else { return Vec::new() };
    let branded = price.rows.iter().zip(1_usize..).filter(|(row, _)| !row.brand.is_empty());
    let branded: Vec<(&Row, usize)> = branded.collect();
    if branded.is_empty() {
        return vec![RULE.person("no_brands", true).about(price).see(price, "items")];
    }
    let vendor = case.vendor.name.as_ref().map_or(String::new(), |agreed| key(&agreed.value));
    let judge = |(row, number): &(&Row, usize)| {
        if papers.iter().any(|paper| covers(paper, &row.brand)) {
            return None;
        }
        let sure = whole && row.confidence >= SURE && papers.iter().all(|paper| paper.text_layer);
        let finding = match vendor.contains(&key(&row.brand)) {
            true => RULE.person("own_product", true),
            false => RULE.fail("missing", sure).of_kind("unauthorized_brand"),
        };
        let seen = row.place.map(|place| price.evidence_at(place, &row.brand, row.confidence));
        let finding =
            papers.first().map_or(finding.clone(), |paper| finding.clone().see(paper, "products").about(paper));
        let finding = seen.into_iter().fold(finding, Finding::with);
        Some(finding.item(number).arg("item", number).arg("brand", &row.brand))
    };
    let out: Vec<Finding> = branded.iter().filter_map(judge).collect();
    if out.is_empty() {
        return vec![RULE.pass("covered").about(price).see(price, "items").arg("count", branded.len())];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::{Scope, Verdict};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    fn found(brands: &[&str]) -> Vec<Finding> {
        let mut price = with(DocumentKind::PriceSchedule, &[]);
        price.rows =
            brands.iter().map(|brand| Row { brand: (*brand).to_owned(), confidence: 1.0, ..Row::default() }).collect();
        let mut letter = with(DocumentKind::MakerAuthorization, &[]);
        letter.text = "Letter of Authorization\nKestrel database".into();
        let kind = DocumentKind::MakerAuthorization;
        let terms = Terms { required_documents: vec![kind], ..Terms::default() };
        judged(check, &terms, vec![price, letter])
    }

    #[test]
    fn a_brand_that_nobody_covers_fails_for_its_item() {
        let all = found(&["Kestrel", "Orrin"]);
        assert_eq!((all[0].verdict, &all[0].scope, all.len()), (Verdict::Fail, &Scope::Item("2".into()), 1));
        assert_eq!(found(&["Kestrel"])[0].verdict, Verdict::Pass);
        assert_eq!(found(&["甲乙"])[0].text.key, "d07-1.own_product");
        assert_eq!(found(&[""])[0].text.key, "d07-1.no_brands");
    }
}
