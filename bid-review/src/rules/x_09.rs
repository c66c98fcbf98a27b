//! prices that one hand may have written.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::document::Document;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone, evidence};

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-09",
    title_zh: "報價型態",
    title_en: "Patterns of prices",
    meaning: "Two price schedules with the same unit price on four of five items at least, or in one constant ratio, go to a person: a hint, no proof.",
    cites: &[GPA.at("50-1-5")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "x-09.same",
            zh: "與投標文件{other}有{found}項單價相同，請查明。",
            en: "{found} unit prices are the same in the bid {other}; please look into it.",
        },
        Sentence {
            key: "x-09.ratio",
            zh: "各項單價與投標文件{other}均成固定比例，請查明。",
            en: "All unit prices stand in one ratio to those of the bid {other}; please look into it.",
        },
    ],
    check: alone,
};

/// Fewest items that make a pattern.
const LEAST: usize = 4;

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let prices: Vec<Option<(&Document, Vec<i64>)>> = bids.iter().map(prices).collect();
    let told = |at: usize| {
        let (document, own) = prices.get(at)?.as_ref()?;
        let others = prices.iter().zip(bids).enumerate().filter(|(other, _)| *other != at);
        others.into_iter().find_map(|(_, (other, bid))| {
            let (_, other) = other.as_ref()?;
            let (key, count) = pattern(own, other)?;
            let field = document.fields.get("items")?;
            let finding = RULE.person(key, true).of_kind("price_pattern").with(evidence(document, field));
            let mut finding = finding.arg("found", count).arg("other", bid.name);
            finding.document = Some(document.kind.name().to_owned());
            Some(finding)
        })
    };
    (0..bids.len()).map(|at| told(at).into_iter().collect()).collect()
}

/// The unit prices of a bid's price schedule, when every row has one.
fn prices<'b>(bid: &Bid<'b>) -> Option<(&'b Document, Vec<i64>)> {
    let document = bid.review.documents.iter().find(|document| document.kind == DocumentKind::PriceSchedule)?;
    let rows = document.fields.get("items")?.value.as_array()?;
    let all: Option<Vec<i64>> = rows.iter().map(|row| row.get("unit_price")?.as_i64()).collect();
    Some((document, all?))
}

fn pattern(own: &[i64], other: &[i64]) -> Option<(&'static str, usize)> {
    if own.len() != other.len() || own.len() < LEAST {
        return None;
    }
    let same = own.iter().zip(other).filter(|(a, b)| a == b).count();
    if same * 5 >= own.len() * 4 {
        return Some(("same", same));
    }
    let (first, second) = own.first().zip(other.first())?;
    let cross = |a: i64, b: i64| i128::from(a) * i128::from(b);
    // One ratio throughout, a dollar of rounding aside.
    let fits =
        |(a, b): (&i64, &i64)| (cross(*a, *second) - cross(*b, *first)).abs() <= i128::from((*first).max(*second));
    (own.iter().zip(other).all(fits) && *first > 0 && *second > 0).then_some(("ratio", own.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_prices_one_ratio_and_chance() {
        assert_eq!(pattern(&[100, 200, 300, 400, 5], &[100, 200, 300, 400, 9]), Some(("same", 4)));
        assert_eq!(pattern(&[1000, 2000, 3000, 4000], &[1100, 2200, 3300, 4400]), Some(("ratio", 4)));
        assert_eq!(pattern(&[1000, 2000, 3000, 4000], &[1100, 2500, 3100, 4000]), None);
        assert_eq!(pattern(&[1000, 2000], &[1000, 2000]), None);
    }
}
