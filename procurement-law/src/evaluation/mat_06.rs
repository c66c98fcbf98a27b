//! MAT-06: weights of the items, of the price and of the presentation (最有利標評選辦法 10, 16 to 18).

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Number};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::BEST_TENDER;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Least share of the price where it is scored or compared, in percent.
pub const PRICE_WEIGHT_MIN: &str = "price_weight_min";
/// Largest share of the price where it is scored or compared, in percent.
pub const PRICE_WEIGHT_MAX: &str = "price_weight_max";
/// Largest share of presentation and questions, in percent.
pub const PRESENTATION_WEIGHT_MAX: &str = "presentation_weight_max";

facts! {
    /// An item as the tender states it.
    pub struct Weight {
        /// name of the item
        item: String = "", "\"技術\"";
        /// weight of the item
        weight: Number = "points or percent", "30";
        /// whether it is the price
        price: bool = "true, false", "true";
        /// whether it is presentation and questions (簡報及現場詢答)
        presentation: bool = "true, false", "false";
    }
}

facts! {
    /// The weights of a tender.
    pub struct Facts {
        /// whether the weights stand in the tender (for staged tenders in that of the first stage)
        stated: bool = "true, false", "true";
        /// whether the tender fixes the price or rate
        fixed_price: bool = "true, false", "false";
        /// full marks (總滿分) stated in the tender
        full: Number = "points or percent", "30";
        /// items with their weights
        weights: Vec<Weight> = "", "[{\"item\": \"價格\", \"weight\": 30, \"price\": true, \"presentation\": false}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-06",
    title_zh: "配分或權重",
    title_en: "Weights",
    meaning: "The weights stand in the tender and add up to its full marks; there is an item, and no item is without weight. Where the price is scored or compared its share is at least 20 and at most 50 percent, unless the tender fixes the price. Presentation and questions have at most 20 percent. Shares are compared exactly, without division.",
    cites: &[
        BEST_TENDER.at("16"),
        BEST_TENDER.at("17"),
        BEST_TENDER.at("10-2"),
        BEST_TENDER.at("18"),
        BEST_TENDER.at("3-1"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[PRICE_WEIGHT_MIN, PRICE_WEIGHT_MAX, PRESENTATION_WEIGHT_MAX],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-06.allow",
            zh: "各評選項目配分或權重合計{sum}，價格占{price}，簡報及現場詢答占{presentation}，符合規定。",
            en: "The weights add up to {sum}; the price has {price}, presentation and questions {presentation}: as the law asks.",
        },
        Sentence {
            key: "mat-06.not_stated",
            zh: "評選項目及子項之配分或權重，應載明於招標文件。",
            en: "The weights of the items must stand in the tender.",
        },
        Sentence {
            key: "mat-06.no_weight",
            zh: "評選項目{item}未列配分或權重。",
            en: "The item {item} has no weight.",
        },
        Sentence {
            key: "mat-06.no_items",
            zh: "招標文件應載明評選項目及其配分或權重。",
            en: "The tender must state the items of the evaluation with their weights.",
        },
        Sentence {
            key: "mat-06.sum",
            zh: "各評選項目配分或權重合計{sum}，與招標文件所定總滿分{full}不符。",
            en: "The weights add up to {sum}, not to the full marks of {full} that the tender states.",
        },
        Sentence {
            key: "mat-06.price_low",
            zh: "價格納入評分（比），所占{price}（總滿分{full}）低於百分之{low}。",
            en: "The price is scored; its {price} of {full} is below {low} percent.",
        },
        Sentence {
            key: "mat-06.price_high",
            zh: "價格納入評分（比），所占{price}（總滿分{full}）逾百分之{high}。",
            en: "The price is scored; its {price} of {full} is above {high} percent.",
        },
        Sentence {
            key: "mat-06.presentation_high",
            zh: "簡報及現場詢答所占{presentation}（總滿分{full}）逾百分之{most}。",
            en: "Presentation and questions have {presentation} of {full}, above {most} percent.",
        },
    ],
    example: r#"{
  "rule": "MAT-06",
  "on": "2026-03-02",
  "facts": {
    "stated": true, "fixed_price": false, "full": 100,
    "weights": [
      { "item": "技術", "weight": 61, "price": false, "presentation": false },
      { "item": "價格", "weight": 19, "price": true, "presentation": false },
      { "item": "簡報及詢答", "weight": 20, "price": false, "presentation": true }
    ]
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

fn sum(weights: &[Weight], which: fn(&Weight) -> bool) -> Decimal {
    weights.iter().filter(|one| which(one)).fold(Decimal::ZERO, |sum, one| sum.saturating_add(one.weight.0))
}

/// One ruling; the comparisons are of hundred times a weight with the limit times the full marks.
///
/// # Errors
/// The ruling that asks for a person when a limit is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let low = frame.number(&RULE, PRICE_WEIGHT_MIN)?;
    let high = frame.number(&RULE, PRICE_WEIGHT_MAX)?;
    let most = frame.number(&RULE, PRESENTATION_WEIGHT_MAX)?;
    let full = facts.full.0;
    let total = sum(&facts.weights, |_| true);
    let price = sum(&facts.weights, |one| one.price);
    let presentation = sum(&facts.weights, |one| one.presentation);
    let bare = facts.weights.iter().find(|one| one.weight.0.is_zero());
    let percent = |part: Decimal| part.saturating_mul(Decimal::ONE_HUNDRED);
    let of_full = |share: Decimal| share.saturating_mul(full);
    let limited = !facts.fixed_price && facts.weights.iter().any(|one| one.price);
    let (outcome, key) = match () {
        () if !facts.stated => (Outcome::Refuse, "mat-06.not_stated"),
        () if facts.weights.is_empty() => (Outcome::Refuse, "mat-06.no_items"),
        () if bare.is_some() => (Outcome::Refuse, "mat-06.no_weight"),
        () if total != full => (Outcome::Refuse, "mat-06.sum"),
        () if limited && percent(price) < of_full(low.value) => (Outcome::Refuse, "mat-06.price_low"),
        () if limited && percent(price) > of_full(high.value) => (Outcome::Refuse, "mat-06.price_high"),
        () if percent(presentation) > of_full(most.value) => (Outcome::Refuse, "mat-06.presentation_high"),
        () => (Outcome::Allow, "mat-06.allow"),
    };
    let number = Quantity::number;
    let mut ruling = RULE
        .begin(frame, outcome, key)
        .using(&low)
        .using(&high)
        .using(&most)
        .compare("weights_sum", number(total), Op::Eq, number(full))
        .compare("presentation_weight", number(percent(presentation)), Op::Le, number(of_full(most.value)));
    if limited {
        ruling = ruling.compare("price_weight", number(percent(price)), Op::Ge, number(of_full(low.value))).compare(
            "price_weight",
            number(percent(price)),
            Op::Le,
            number(of_full(high.value)),
        );
    }
    let args = [("sum", total), ("full", full), ("price", price), ("presentation", presentation)];
    let limits = [("low", low.value), ("high", high.value), ("most", most.value)];
    let named =
        args.into_iter().chain(limits).fold(ruling, |ruling, (name, value)| ruling.arg(name, value.normalize()));
    Ok(named.arg("item", bare.map_or("", |one| &one.item)))
}
