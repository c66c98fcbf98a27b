//! AWD-05: award by unit prices: the lowest sum of unit price × estimated quantity (單價決標, 施行細則 64之1).

use rust_decimal::Decimal;

use crate::award::unit_sum::{SumFault, UnitPrice, sums};
use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// An item of the tender.
    pub struct ItemFacts {
        /// the item
        item: String = "", "\"12\"";
        /// quantity estimated for the time of the contract, as stated in the tender; null when it states none
        quantity: Stated<i64> = "units", "1000";
    }
}

facts! {
    /// A compliant bidder's unit price.
    pub struct PriceFacts {
        /// the bidder
        bidder: String = "name or business number", "\"A\"";
        /// the item
        item: String = "", "\"12\"";
        /// price of one unit
        price: Decimal = "NT$, tax included", "\"120\"";
    }
}

facts! {
    /// A tender by unit prices whose items are not awarded separately.
    pub struct Facts {
        /// the items
        items: Vec<ItemFacts> = "", "[]";
        /// the unit prices of the compliant bidders
        prices: Vec<PriceFacts> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "AWD-05",
    title_zh: "單價決標之最低標",
    title_en: "Lowest price by unit prices",
    meaning: "Where quantities are open and the unit price decides, the tender states estimated quantities; with several items that are not awarded separately, the sum of unit price times estimated quantity decides. The sum is exact and each bidder prices each item once.",
    cites: &[ENFORCEMENT.at("64之1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "awd-05.lowest",
            zh: "各項單價與預估需求數量乘積之加總，以{bidders}之{price:money}為最低。",
            en: "The lowest sum of unit price times estimated quantity is {price:money}, of {bidders}.",
        },
        Sentence {
            key: "awd-05.no_quantity",
            zh: "項目「{item}」未載明履約期間預估需求數量，或數量非正數，無從比較單價之加總。",
            en: "Item \"{item}\" has no positive estimated quantity in the tender, so the sums cannot be compared.",
        },
        Sentence {
            key: "awd-05.no_price",
            zh: "無合於招標文件規定之單價可供比較。",
            en: "There is no compliant unit price to compare.",
        },
        Sentence {
            key: "awd-05.item_twice",
            zh: "項目「{item}」重複列報。",
            en: "Item \"{item}\" stands twice in the tender.",
        },
        Sentence {
            key: "awd-05.not_once",
            zh: "廠商「{bidder}」就項目「{item}」應報價一次。",
            en: "Bidder \"{bidder}\" prices item \"{item}\" exactly once.",
        },
        Sentence {
            key: "awd-05.unknown",
            zh: "廠商「{bidder}」報價之項目「{item}」非招標項目。",
            en: "Bidder \"{bidder}\" prices item \"{item}\", which the tender does not have.",
        },
        Sentence {
            key: "awd-05.too_large",
            zh: "廠商「{bidder}」之加總金額過大，無法計算。",
            en: "The sum of bidder \"{bidder}\" is too large to be counted.",
        },
    ],
    example: r#"{
  "rule": "AWD-05",
  "on": "2026-03-02",
  "facts": {
    "items": [{ "item": "12", "quantity": 1000 }],
    "prices": [{ "bidder": "A", "item": "12", "price": "120" }, { "bidder": "B", "item": "12", "price": "118" }]
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let refuse =
        |key, bidder: &str, item: &str| RULE.begin(frame, Outcome::Refuse, key).arg("bidder", bidder).arg("item", item);
    let quantity = |item: &ItemFacts| item.quantity.0.filter(|quantity| *quantity > 0);
    if let Some(open) = facts.items.iter().find(|item| quantity(item).is_none()) {
        return refuse("awd-05.no_quantity", "", &open.item);
    }
    let items: Vec<(String, i64)> =
        facts.items.iter().filter_map(|item| Some((item.item.clone(), quantity(item)?))).collect();
    let price = |one: &PriceFacts| UnitPrice { bidder: one.bidder.clone(), item: one.item.clone(), price: one.price };
    let prices: Vec<UnitPrice> = facts.prices.iter().map(price).collect();
    match sums(&items, &prices) {
        Err(SumFault::ItemTwice(item)) => refuse("awd-05.item_twice", "", &item),
        Err(SumFault::NotOnce(bidder, item)) => refuse("awd-05.not_once", &bidder, &item),
        Err(SumFault::Unknown(bidder, item)) => refuse("awd-05.unknown", &bidder, &item),
        Err(SumFault::TooLarge(bidder)) => refuse("awd-05.too_large", &bidder, ""),
        Ok(sums) => lowest(&sums, frame).unwrap_or_else(|| refuse("awd-05.no_price", "", "")),
    }
}

fn lowest(sums: &[(String, Decimal)], frame: &Frame) -> Option<Ruling> {
    let price = sums.iter().map(|(_, sum)| *sum).min()?;
    let holders = sums.iter().filter(|(_, sum)| *sum == price).map(|(bidder, _)| bidder.as_str());
    let names = holders.collect::<Vec<_>>().join("、");
    let begun = RULE.begin(frame, Outcome::Allow, "awd-05.lowest");
    let each = |ruling: Ruling, (bidder, sum): &(String, Decimal)| {
        ruling.result(&format!("awd_sum:{bidder}"), Quantity::money(*sum))
    };
    let ruling = sums.iter().fold(begun, each).result("awd_holders", Quantity::text(&names));
    Some(ruling.arg("bidders", names).arg("price", price))
}
