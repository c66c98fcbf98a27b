//! MUL-01: multiple award by item or by quantity (複數決標, 政府採購法 52-1-4; 施行細則 65; 共同供應契約實施辦法 4-3).

use rust_decimal::Decimal;

use crate::award::awd_01::Standing;
use crate::award::multiple::{self, ItemAward, Offer};
use crate::choice;
use crate::fact::{Facts as _, Stated};
use crate::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, FRAMEWORKS, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// How an item is awarded.
    pub enum Mode {
        /// The whole item to its lowest offer.
        ByItem = "by_item",
        /// Its quantity in the order of prices, each at its own price.
        ByQuantity = "by_quantity",
    }
}

facts! {
    /// An item, or a quantity, awarded separately.
    pub struct ItemFacts {
        /// the item
        item: String = "", "\"12\"";
        /// how it is awarded
        mode: Mode = "", "\"by_item\"";
        /// its own reserve price, or the committee's amount; null when there is none
        limit: Stated<Decimal> = "NT$ for one unit", "\"12000\"";
        /// ceiling of unit prices stated in the tender (投標單價上限金額)
        ceiling: Option<Decimal> = "NT$ for one unit", "\"15000\"";
        /// units to be awarded; asked of an award by quantity
        quantity: Option<i64> = "units", "1000";
        /// fewest units of one offer; asked of an award by quantity
        least: Option<i64> = "units", "100";
        /// most units of one offer; asked of an award by quantity
        most: Option<i64> = "units", "1000";
    }
}

facts! {
    /// An offer for one item.
    pub struct OfferFacts {
        /// the bidder
        bidder: String = "name or business number", "\"A\"";
        /// the item
        item: String = "", "\"12\"";
        /// unit price
        price: Decimal = "NT$ for one unit", "\"11500\"";
        /// units offered; asked of an award by quantity
        quantity: Option<i64> = "units", "500";
        /// standing after review
        standing: Standing = "", "\"compliant\"";
    }
}

facts! {
    /// A tender with multiple award.
    pub struct Facts {
        /// whether the tender announced the items or quantities that may be combined
        announced: bool = "true, false", "true";
        /// the items
        items: Vec<ItemFacts> = "", "[]";
        /// the offers
        offers: Vec<OfferFacts> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MUL-01",
    title_zh: "複數決標",
    title_en: "Multiple award",
    meaning: "One ruling for each item. Items quoted separately are awarded separately to the lowest compliant offer within their own reserve price; a quantity goes in the order of prices, each at its own price. An offer above the ceiling of unit prices, or outside the limits of quantity, is not awarded that item. What the tender did not announce is not awarded in parts.",
    cites: &[GPA.at("52-1-4"), ENFORCEMENT.at("65"), FRAMEWORKS.at("4-3")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mul-01.award",
            zh: "項目「{item}」最低標為{bidders}，單價{price:money}，得分項決標。",
            en: "Item \"{item}\": the lowest offer is {bidders} at {price:money} a unit; it is awarded separately.",
        },
        Sentence {
            key: "mul-01.tie",
            zh: "項目「{item}」{bidders}單價同為{price:money}，應依標價相同之規定決定。",
            en: "Item \"{item}\": {bidders} offer the same {price:money} a unit; the rule for equal prices decides.",
        },
        Sentence {
            key: "mul-01.above",
            zh: "項目「{item}」最低單價{price:money}（{bidders}）逾該項應達之金額，得依減價及比減價格程序辦理。",
            en: "Item \"{item}\": the lowest unit price of {price:money} ({bidders}) is above the item's amount; reduction and comparison may follow.",
        },
        Sentence {
            key: "mul-01.no_offer",
            zh: "項目「{item}」無得為決標對象之報價，該項不予決標。",
            en: "Item \"{item}\" has no offer that may be awarded.",
        },
        Sentence {
            key: "mul-01.quantities",
            zh: "項目「{item}」依標價及可決標之數量依序決標予{bidders}，尚餘{left:count}未決標。",
            en: "Item \"{item}\": awarded in the order of prices to {bidders}; {left:count} units are left.",
        },
        Sentence {
            key: "mul-01.quantity_tie",
            zh: "項目「{item}」餘量{left:count}不足以決標予單價相同之{bidders}，應依標價相同之規定決定次序。",
            en: "Item \"{item}\": the {left:count} units left do not suffice for the equal prices of {bidders}; the rule for equal prices decides their order.",
        },
        Sentence {
            key: "mul-01.no_quantity",
            zh: "項目「{item}」依不同數量決標，應訂明數量及其上、下限。",
            en: "Item \"{item}\" is awarded by quantity; the quantity and its upper and lower limits are stated.",
        },
        Sentence {
            key: "mul-01.twice",
            zh: "同一廠商就項目「{item}」不得重複報價。",
            en: "A bidder offers item \"{item}\" more than once.",
        },
        Sentence {
            key: "mul-01.not_announced",
            zh: "項目「{item}」未於招標文件公告得分項或依不同數量決標，不得採複數決標。",
            en: "Item \"{item}\": the tender did not announce an award in parts, so there is none.",
        },
    ],
    example: r#"{
  "rule": "MUL-01",
  "on": "2026-03-02",
  "facts": {
    "announced": true,
    "items": [{ "item": "12", "mode": "by_item", "limit": "12000", "ceiling": "15000" }],
    "offers": [
      { "bidder": "A", "item": "12", "price": "11500", "standing": "compliant" },
      { "bidder": "B", "item": "12", "price": "11800", "standing": "compliant" }
    ]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each item.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    facts.items.iter().map(|item| judge(frame, facts, item).arg("item", &item.item)).collect()
}

fn judge(frame: &Frame, facts: &Facts, item: &ItemFacts) -> Ruling {
    let refuse = |key| RULE.begin(frame, Outcome::Refuse, key);
    if !facts.announced {
        return refuse("mul-01.not_announced");
    }
    let mine = facts.offers.iter().filter(|offer| offer.item == item.item && offer.standing == Standing::Compliant);
    let mine = mine.map(|offer| Offer {
        bidder: offer.bidder.clone(),
        price: offer.price,
        quantity: offer.quantity.unwrap_or(0),
    });
    let mine: Vec<Offer> = mine.collect();
    let twice = |offer: &Offer| mine.iter().filter(|other| other.bidder == offer.bidder).count() > 1;
    if mine.iter().any(twice) {
        return refuse("mul-01.twice");
    }
    match (item.mode, item.quantity, item.least, item.most) {
        (Mode::ByItem, ..) => by_item(frame, item, &multiple::eligible(&mine, item.ceiling, i64::MIN, i64::MAX)),
        (Mode::ByQuantity, Some(quantity), Some(least), Some(most)) => {
            let offers = multiple::eligible(&mine, item.ceiling, least.max(1), most);
            by_quantity(frame, item, &offers, quantity)
        }
        (Mode::ByQuantity, ..) => refuse("mul-01.no_quantity"),
    }
}

fn by_item(frame: &Frame, item: &ItemFacts, offers: &[Offer]) -> Ruling {
    let lowest = multiple::lowest(offers);
    let Some(price) = lowest.first().map(|offer| offer.price) else {
        return RULE.begin(frame, Outcome::Refuse, "mul-01.no_offer");
    };
    let above = item.limit.0.is_some_and(|limit| price > limit);
    let (outcome, key) = match () {
        () if above => (Outcome::NeedsPerson, "mul-01.above"),
        () if lowest.len() > 1 => (Outcome::Allow, "mul-01.tie"),
        () => (Outcome::Allow, "mul-01.award"),
    };
    let what = format!("mul_unit_price:{}", item.item);
    let names = names(&lowest);
    let ruling = RULE.begin(frame, outcome, key).result(&what, Quantity::money(price));
    let ruling = match item.limit.0 {
        Some(limit) => ruling.compare(&what, Quantity::money(price), Op::Le, Quantity::money(limit)),
        None => ruling,
    };
    ruling
        .result(&format!("mul_winner:{}", item.item), Quantity::text(&names))
        .arg("bidders", names)
        .arg("price", price)
}

fn by_quantity(frame: &Frame, item: &ItemFacts, offers: &[Offer], quantity: i64) -> Ruling {
    let ItemAward { awards, tied, left } = multiple::share_out(offers, item.limit.0, quantity);
    let (outcome, key, named) = match (awards.is_empty(), tied.is_empty()) {
        (_, false) => (Outcome::Allow, "mul-01.quantity_tie", names(&tied)),
        (true, true) => (Outcome::Refuse, "mul-01.no_offer", String::new()),
        (false, true) => (Outcome::Allow, "mul-01.quantities", names(&awards)),
    };
    let begun = RULE.begin(frame, outcome, key).arg("bidders", named).arg("left", left);
    let each = |ruling: Ruling, offer: &Offer| {
        let what = |key: &str| format!("{key}:{}:{}", item.item, offer.bidder);
        let ruling = ruling.result(&what("mul_quantity"), Quantity::count(offer.quantity));
        ruling.result(&what("mul_unit_price"), Quantity::money(offer.price))
    };
    awards.iter().fold(begun, each).result(&format!("mul_left:{}", item.item), Quantity::count(left))
}

fn names(offers: &[Offer]) -> String {
    offers.iter().map(|offer| offer.bidder.as_str()).collect::<Vec<_>>().join("、")
}
