//! MUL-01: multiple award by item or by quantity (複數決標, 政府採購法 52-1-4; 施行細則 65; 共同供應契約實施辦法 4-3).

use rust_decimal::Decimal;

use crate::award::awd_01::Standing;
use crate::award::multiple::{self, ItemAward, Offer};
use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
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
        /// ceiling of unit prices stated in the tender (投標單價上限金額); null when it states none
        ceiling: Stated<Decimal> = "NT$ for one unit", "\"15000\"";
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
    meaning: "One ruling for each item, and one for each bidder with several tenders for an item: none of them is accepted, the others go on. Items quoted separately are awarded separately to the lowest compliant offer within their own reserve price; a quantity goes in the order of prices, each at its own price; where units are left and an offer above the amount could take them, reduction may follow. An offer above the ceiling of unit prices, or outside the limits of quantity, is not awarded that item. What the tender did not announce is not awarded in parts.",
    cites: &[GPA.at("52-1-4"), GPA.at("53-1"), ENFORCEMENT.at("33-1-2"), ENFORCEMENT.at("65"), FRAMEWORKS.at("4-3")],
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
            zh: "項目「{item}」未決標部分之最低單價{price:money}（{bidders}）逾該項應達之金額，得依減價及比減價格程序辦理。",
            en: "Item \"{item}\": the lowest unit price for what is not yet awarded, {price:money} ({bidders}), is above the item's amount; reduction and comparison may follow.",
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
            key: "mul-01.short",
            zh: "項目「{item}」餘量{left:count}低於每一報價數量之下限，{bidders}依標價應為次一決標對象，應由機關洽該廠商是否承作。",
            en: "Item \"{item}\": the {left:count} units left are fewer than an offer may have; {bidders} is next by price and a person asks whether it takes them.",
        },
        Sentence {
            key: "mul-01.no_quantity",
            zh: "項目「{item}」依不同數量決標，應訂明數量及其上、下限，且數量應為正數、下限不得逾上限。",
            en: "Item \"{item}\" is awarded by quantity; the quantity, above zero, and its upper and lower limits, the lower not above the upper, are stated.",
        },
        Sentence {
            key: "mul-01.twice",
            zh: "廠商{bidders}就項目「{item}」投標逾一標，其所投之標均不予接受。",
            en: "{bidders} has more than one tender for item \"{item}\"; none of them is accepted.",
        },
        Sentence {
            key: "mul-01.item_twice",
            zh: "項目「{item}」重複列載，不得重複決標。",
            en: "Item \"{item}\" is listed twice and would be awarded twice.",
        },
        Sentence {
            key: "mul-01.unknown_item",
            zh: "{bidders}報價之項目「{item}」非招標之項目。",
            en: "Item \"{item}\" offered by {bidders} is no item of the tender.",
        },
        Sentence {
            key: "mul-01.no_items",
            zh: "未列載任何項目，無從決標。",
            en: "No item is listed, so nothing is awarded.",
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

/// The rulings on the items, then on what was offered besides.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let refuse = |key| RULE.begin(frame, Outcome::Refuse, key);
    if facts.items.is_empty() {
        return vec![refuse("mul-01.no_items")];
    }
    let judged = facts.items.iter().flat_map(|item| {
        let all = if facts.announced { judge(frame, facts, item) } else { vec![refuse("mul-01.not_announced")] };
        all.into_iter().map(|ruling| ruling.arg("item", &item.item))
    });
    let listed = |offer: &&OfferFacts| facts.items.iter().any(|item| item.item == offer.item);
    let besides = facts.offers.iter().filter(|offer| !listed(offer));
    let besides =
        besides.map(|offer| refuse("mul-01.unknown_item").arg("item", &offer.item).arg("bidders", &offer.bidder));
    judged.chain(besides).collect()
}

fn judge(frame: &Frame, facts: &Facts, item: &ItemFacts) -> Vec<Ruling> {
    let refuse = |key| RULE.begin(frame, Outcome::Refuse, key);
    if facts.items.iter().filter(|other| other.item == item.item).count() > 1 {
        return vec![refuse("mul-01.item_twice")];
    }
    let mine = || facts.offers.iter().filter(|offer| offer.item == item.item);
    let twice = multiple::repeated(mine().map(|offer| offer.bidder.as_str()));
    let fits = |offer: &&OfferFacts| offer.standing == Standing::Compliant && !twice.contains(&offer.bidder.as_str());
    let offers = mine().filter(fits).map(|offer| Offer {
        bidder: offer.bidder.clone(),
        price: offer.price,
        quantity: offer.quantity.unwrap_or(0),
    });
    let rejected = twice.iter().map(|bidder| refuse("mul-01.twice").arg("bidders", bidder));
    rejected.chain([award(frame, item, &offers.collect::<Vec<_>>())]).collect()
}

fn award(frame: &Frame, item: &ItemFacts, offers: &[Offer]) -> Ruling {
    match (item.mode, item.quantity, item.least.map(|least| least.max(1)), item.most) {
        (Mode::ByItem, ..) => by_item(frame, item, &multiple::eligible(offers, item.ceiling.0, i64::MIN, i64::MAX)),
        (Mode::ByQuantity, Some(quantity), Some(least), Some(most)) if quantity > 0 && least <= most => {
            let offers = multiple::eligible(offers, item.ceiling.0, least, most);
            by_quantity(frame, item, &offers, multiple::share_out(&offers, item.limit.0, quantity, least))
        }
        (Mode::ByQuantity, ..) => RULE.begin(frame, Outcome::Refuse, "mul-01.no_quantity"),
    }
}

fn by_item(frame: &Frame, item: &ItemFacts, offers: &[Offer]) -> Ruling {
    let lowest = multiple::lowest(offers);
    let Some(price) = lowest.first().map(|offer| offer.price) else {
        return RULE.begin(frame, Outcome::Refuse, "mul-01.no_offer");
    };
    let above = item.limit.0.is_some_and(|limit| price > limit);
    // Where the price is above the amount or several hold it, nobody is to be awarded yet.
    let (outcome, key, holders) = match () {
        () if above => (Outcome::NeedsPerson, "mul-01.above", "awd_holders"),
        () if lowest.len() > 1 => (Outcome::Allow, "mul-01.tie", "awd_holders"),
        () => (Outcome::Allow, "mul-01.award", "mul_winner"),
    };
    priced(RULE.begin(frame, outcome, key), item, price)
        .result(&format!("{holders}:{}", item.item), Quantity::text(names(&lowest)))
        .arg("bidders", names(&lowest))
}

fn by_quantity(frame: &Frame, item: &ItemFacts, offers: &[Offer], award: ItemAward) -> Ruling {
    let ItemAward { awards, tied, short, left } = award;
    let over = |offer: &&Offer| left > 0 && item.limit.0.is_some_and(|limit| offer.price > limit);
    let over = multiple::lowest(&offers.iter().filter(over).cloned().collect::<Vec<_>>());
    let (outcome, key, named) = match (&short, awards.as_slice()) {
        _ if !tied.is_empty() => (Outcome::Allow, "mul-01.quantity_tie", names(&tied)),
        (Some(next), _) => (Outcome::NeedsPerson, "mul-01.short", next.bidder.clone()),
        _ if !over.is_empty() => (Outcome::NeedsPerson, "mul-01.above", names(&over)),
        (None, []) => (Outcome::Refuse, "mul-01.no_offer", String::new()),
        (None, _) => (Outcome::Allow, "mul-01.quantities", names(&awards)),
    };
    let begun = RULE.begin(frame, outcome, key).arg("bidders", &named).arg("left", left);
    let begun = match over.first() {
        Some(lowest) if key == "mul-01.above" => {
            let holders = format!("awd_holders:{}", item.item);
            priced(begun, item, lowest.price).result(&holders, Quantity::text(named))
        }
        _ => begun,
    };
    let each = |ruling: Ruling, offer: &Offer| {
        let what = |key: &str| format!("{key}:{}:{}", item.item, offer.bidder);
        let ruling = ruling.result(&what("mul_quantity"), Quantity::count(offer.quantity));
        ruling.result(&what("mul_unit_price"), Quantity::money(offer.price))
    };
    awards.iter().fold(begun, each).result(&format!("mul_left:{}", item.item), Quantity::count(left))
}

/// The lowest price of an item beside the amount that it must reach.
fn priced(ruling: Ruling, item: &ItemFacts, price: Decimal) -> Ruling {
    let what = format!("mul_unit_price:{}", item.item);
    let ruling = ruling.result(&what, Quantity::money(price)).arg("price", price);
    match item.limit.0 {
        Some(limit) => ruling.compare(&what, Quantity::money(price), Op::Le, Quantity::money(limit)),
        None => ruling,
    }
}

fn names(offers: &[Offer]) -> String {
    offers.iter().map(|offer| offer.bidder.as_str()).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rulings(facts: serde_json::Value) -> Vec<(Outcome, String, Option<String>)> {
        let all = check(&Frame::on(day(2026, 3, 2)), &Facts::read(&facts).unwrap());
        let named = |one: &Ruling| one.text.args.get("bidders").cloned();
        all.iter().map(|one| (one.outcome, one.text.key.clone(), named(one))).collect()
    }

    #[test]
    fn two_tenders_of_one_bidder_fall_and_the_others_go_on() {
        let offer = |bidder: &str, price: &str, standing: &str| serde_json::json!({"bidder": bidder, "item": "12", "price": price, "standing": standing});
        let item = serde_json::json!({"item": "12", "mode": "by_item", "limit": "12000", "ceiling": null});
        let found = rulings(serde_json::json!({"announced": true, "items": [item], "offers": [
            offer("A", "11000", "compliant"), offer("B", "11900", "compliant"), offer("A", "11500", "not_compliant"),
        ]}));
        let told = |outcome, key: &str, bidder: &str| (outcome, key.to_owned(), Some(bidder.to_owned()));
        let expected = [told(Outcome::Refuse, "mul-01.twice", "A"), told(Outcome::Allow, "mul-01.award", "B")];
        assert_eq!(found, expected);
    }
}
