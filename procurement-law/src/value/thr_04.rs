//! THR-04: the category of a purchase that mixes works, goods and services (政府採購法 7-4).

use rust_decimal::Decimal;

use crate::category::Category;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// A part of the purchase.
    pub struct Part {
        /// its nature
        category: Category = "goods, services, works", "\"goods\"";
        /// its share of the budget
        budget: Decimal = "NT$, tax included", "\"600000\"";
    }
}

facts! {
    /// A purchase of more than one nature.
    pub struct Facts {
        /// its parts
        parts: Vec<Part> = "", "[]";
        /// category to which it plainly belongs; left out where that is hard to tell
        plain: Option<Category> = "goods, services, works", "null";
        /// category that the tender states; left out before it is stated
        stated: Option<Category> = "goods, services, works", "\"goods\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "THR-04",
    title_zh: "兼有二種以上性質採購之歸屬",
    title_en: "Category of a mixed purchase",
    meaning: "A mixed purchase whose category is hard to tell has the category with the largest share of the budget; two largest shares of one size need a person.",
    cites: &[GPA.at("7-4")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "thr-04.largest",
            zh: "{category:word}所占預算{budget:money}最高，本採購屬{category:word}採購。",
            en: "The budget of {budget:money} for {category:word} is the largest share; this is a purchase of {category:word}.",
        },
        Sentence {
            key: "thr-04.plain",
            zh: "本採購之歸屬並無疑義，屬{category:word}採購。",
            en: "There is no doubt that this is a purchase of {category:word}.",
        },
        Sentence {
            key: "thr-04.other",
            zh: "招標文件列為{stated:word}採購，應為{category:word}採購。",
            en: "The tender states {stated:word}; this is a purchase of {category:word}.",
        },
        Sentence {
            key: "thr-04.tie",
            zh: "無單一性質所占預算最高，應由承辦人員認定歸屬。",
            en: "No nature alone has the largest share of the budget; a person must decide the category.",
        },
    ],
    example: r#"{
  "rule": "THR-04",
  "on": "2026-03-02",
  "facts": { "parts": [{ "category": "goods", "budget": "600000" }, { "category": "services", "budget": "400000" }] }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// The category with the largest share of the budget and that share, NT$; `None` when no category has it alone.
#[must_use]
pub fn largest(parts: &[Part]) -> Option<(Category, Decimal)> {
    let of = |category| {
        let budgets = parts.iter().filter(|part| part.category == category).map(|part| part.budget);
        (category, budgets.fold(Decimal::ZERO, Decimal::saturating_add))
    };
    let shares = Category::ALL.map(of);
    let most = shares.iter().map(|(_, budget)| *budget).max()?;
    let mut first = shares.into_iter().filter(|(_, budget)| *budget == most);
    match (first.next(), first.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// One ruling with the category as its result.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let largest = largest(&facts.parts);
    let Some(category) = facts.plain.or(largest.map(|(category, _)| category)) else {
        return RULE.begin(frame, Outcome::NeedsPerson, "thr-04.tie");
    };
    let (outcome, key) = match (facts.stated, facts.plain) {
        (Some(stated), _) if stated != category => (Outcome::Refuse, "thr-04.other"),
        (_, Some(_)) => (Outcome::Allow, "thr-04.plain"),
        (_, None) => (Outcome::Allow, "thr-04.largest"),
    };
    let stated = facts.stated.unwrap_or(category);
    RULE.begin(frame, outcome, key)
        .compare("purchase_category", Quantity::text(stated.code()), Op::Eq, Quantity::text(category.code()))
        .result("purchase_category", Quantity::text(category.code()))
        .arg("category", category.code())
        .arg("stated", stated.code())
        .arg("budget", largest.map(|(_, budget)| budget).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_largest_is_larger_than_every_other(budgets in proptest::collection::vec((0_usize..3, 0_u32..5), 0..6)) {
            let parts: Vec<_> = budgets.iter().map(|(n, budget)| Part { category: Category::ALL[*n], budget: dollars(*budget) }).collect();
            let sum = |n: usize| budgets.iter().filter(|(m, _)| *m == n).map(|(_, budget)| *budget).sum::<u32>();
            let sums = [sum(0), sum(1), sum(2)];
            let most = *sums.iter().max().unwrap();
            match largest(&parts) {
                Some((category, budget)) => {
                    prop_assert_eq!(budget, dollars(most));
                    prop_assert_eq!(sums.map(|one| one == most), Category::ALL.map(|one| one == category));
                }
                None => prop_assert!(sums.iter().filter(|one| **one == most).count() > 1),
            }
        }
    }
}
