//! OPN-01: how many bidders an opening needs (三家合格廠商, 政府採購法 48, 49).

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA, MINOR_TENDERS};
use crate::mark::Mark;
use crate::parameter::Used;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

/// Bidders that the first opening of an open tender needs.
pub const BIDDERS_NEEDED: &str = "bidders_needed";
/// Quotations that the first call needs.
pub const QUOTATIONS_NEEDED: &str = "quotations_needed";
/// Whether the bidders of a multiple award count per item: 1 for per item, 0 for the whole tender.
pub const PER_ITEM: &str = "three_bidders_per_item";

/// What an opening needs where the law asks for no number: somebody who bids.
const ANYBODY: i64 = 1;

/// What a first call for quotations needs once it goes on as a limited tender (未能取得三家以上, none included).
const NOBODY: i64 = 0;

choice! {
    /// How vendors are called to bid.
    pub enum Call {
        /// Open tender.
        Open = "open",
        /// Selective tender, or public selection or solicitation (政府採購法 22-1-9 to 11).
        Selective = "selective",
        /// Call for written quotations or proposals below the publication threshold.
        Quotations = "quotations",
        /// Limited tender.
        Limited = "limited",
    }
}

facts! {
    /// An item of a multiple award.
    pub struct Item {
        /// item of the tender
        item: String = "item number", "\"12\"";
        /// bidders for the item that count
        bidders: i64 = "bidders", "2";
    }
}

facts! {
    /// An opening.
    pub struct Facts {
        /// how vendors were called
        call: Call = "", "\"open\"";
        /// which tender it is: 1 for the first, 2 for the one after a first without enough bidders
        tender: i64 = "number", "1";
        /// whether it repeats a failed tender (廢標) with the same documents
        repeats_failed: bool = "true, false", "false";
        /// which opening of a staged tender it is; 1 for the first and where nothing is staged
        stage: i64 = "number", "1";
        /// bidders of the first stage that counted; read at later stages
        first_stage_bidders: Option<i64> = "bidders", "3";
        /// bidders that count, as OPN-02 tells them
        bidders: i64 = "bidders", "3";
        /// reference of the approval to go on as a limited tender; read for quotations
        limited_approval: Option<String> = "document number", "\"簽准1150317\"";
        /// items of a multiple award; empty for a single award
        items: Vec<Item> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "OPN-01",
    title_zh: "開標家數",
    title_en: "Bidders an opening needs",
    meaning: "The first opening of an open tender needs three bidders that count; the second and later tenders, and a failed tender repeated with the same documents, need none in particular. Of a staged tender only the first stage needs three. Selective and limited tenders need no number. A first call for quotations needs three, or goes on as a limited tender when the head approves, also when it brought none; a second one needs none. Elsewhere somebody must bid. Whether the bidders of a multiple award count per item is a setting.",
    cites: &[
        GPA.at("48"),
        GPA.at("49"),
        ENFORCEMENT.at("44-4"),
        ENFORCEMENT.at("55"),
        ENFORCEMENT.at("56"),
        ENFORCEMENT.at("57"),
        MINOR_TENDERS.at("2-1-3"),
        MINOR_TENDERS.at("3"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[BIDDERS_NEEDED, QUOTATIONS_NEEDED, PER_ITEM],
    overrides: &[("tendering_head", "tendering_head_approval")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "opn-01.enough",
            zh: "合格投標廠商{bidders:count}家，已達{needed:count}家，得開標。",
            en: "{bidders:count} bidders count, and {needed:count} are needed: the bids are opened.",
        },
        Sentence {
            key: "opn-01.no_number",
            zh: "合格投標廠商{bidders:count}家，本次開標不受三家廠商之限制，得開標。",
            en: "{bidders:count} bidders count, and this opening needs no number of them: the bids are opened.",
        },
        Sentence {
            key: "opn-01.too_few",
            zh: "合格投標廠商{bidders:count}家，未滿{needed:count}家，流標；廠商要求發還投標文件者，不得拒絕。",
            en: "{bidders:count} bidders count, fewer than {needed:count}: the tender fails for lack of bids, which are returned on request.",
        },
        Sentence {
            key: "opn-01.nobody",
            zh: "無合格廠商投標，流標。",
            en: "No bidder counts: the tender fails for lack of bids.",
        },
        Sentence {
            key: "opn-01.few_quotations",
            zh: "第一次公告取得書面報價或企劃書{bidders:count}家，未滿{needed:count}家；經機關首長或其授權人員核准者，得改採限制性招標。",
            en: "The first call brought {bidders:count} quotations, fewer than {needed:count}; with the head's approval it goes on as a limited tender.",
        },
        Sentence {
            key: "opn-01.now_limited",
            zh: "第一次公告取得書面報價或企劃書{bidders:count}家，經核准（{approval}）改採限制性招標。",
            en: "The first call brought {bidders:count} quotations and goes on as a limited tender, approved as {approval}.",
        },
        Sentence {
            key: "opn-01.item_unsettled",
            zh: "項次{item}合格投標廠商{bidders:count}家，未滿{needed:count}家；複數決標是否逐項計算家數，條文未明定，應先確認。",
            en: "{bidders:count} bidders count for item {item}, fewer than {needed:count}; whether a multiple award counts them per item is not in the text and is settled first.",
        },
        Sentence {
            key: "opn-01.item_too_few",
            zh: "家數逐項計算，項次{item}合格投標廠商{bidders:count}家，未滿{needed:count}家，該項流標。",
            en: "Bidders count per item: {bidders:count} for item {item}, fewer than {needed:count}, so the item fails for lack of bids.",
        },
    ],
    example: r#"{
  "rule": "OPN-01",
  "on": "2026-03-02",
  "facts": { "call": "open", "tender": 1, "repeats_failed": false, "stage": 1, "bidders": 2, "items": [] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for the tender, and one for each item of a multiple award with fewer bidders than the tender needs.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    judge(frame, facts).unwrap_or_else(|asks| vec![*asks])
}

fn judge(frame: &Frame, facts: &Facts) -> Result<Vec<Ruling>, Box<Ruling>> {
    let three = frame.count(&RULE, BIDDERS_NEEDED)?;
    let needed = needed(frame, facts, three)?;
    let per_item = frame.count(&RULE, PER_ITEM)?;
    let mut rulings = vec![tender(frame, facts, needed.as_ref())];
    if let Some(needed) = needed {
        let few = facts.items.iter().filter(|item| item.bidders < needed.value);
        rulings.extend(few.filter_map(|item| few_for(frame, item, &needed, &per_item)));
    }
    Ok(rulings)
}

/// The number of bidders that the law asks for; `None` when it asks for none.
fn needed(frame: &Frame, facts: &Facts, three: Used<i64>) -> Result<Option<Used<i64>>, Box<Ruling>> {
    let first = facts.tender <= 1 && !facts.repeats_failed;
    let staged_on = facts.stage > 1 && facts.first_stage_bidders.is_some_and(|bidders| bidders >= three.value);
    Ok(match facts.call {
        Call::Open if first && !staged_on => Some(three),
        Call::Quotations if first => Some(frame.count(&RULE, QUOTATIONS_NEEDED)?),
        Call::Open | Call::Quotations | Call::Selective | Call::Limited => None,
    })
}

fn tender(frame: &Frame, facts: &Facts, needed: Option<&Used<i64>>) -> Ruling {
    let asked = needed.map_or(ANYBODY, |needed| needed.value);
    let approval = facts.limited_approval.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let few = facts.bidders < asked;
    let few_quotations = few && facts.call == Call::Quotations && needed.is_some();
    let limited = approval.filter(|_| few_quotations && facts.bidders >= NOBODY);
    let (outcome, key) = match () {
        () if limited.is_some() => (Outcome::Allow, "opn-01.now_limited"),
        () if few_quotations => (Outcome::Refuse, "opn-01.few_quotations"),
        () if facts.bidders < ANYBODY => (Outcome::Refuse, "opn-01.nobody"),
        () if few => (Outcome::Refuse, "opn-01.too_few"),
        () if needed.is_some() => (Outcome::Allow, "opn-01.enough"),
        () => (Outcome::Allow, "opn-01.no_number"),
    };
    let asked = if limited.is_some() { NOBODY } else { asked };
    let mut ruling = RULE
        .begin(frame, outcome, key)
        .compare("bidders_counting", Quantity::count(facts.bidders), Op::Ge, Quantity::count(asked))
        .arg("bidders", facts.bidders)
        .arg("needed", asked)
        .arg("approval", limited.unwrap_or_default());
    if let Some(needed) = needed {
        ruling = ruling.using(needed);
    }
    if few_quotations && limited.is_none() {
        ruling = ruling.unless("tendering_head", "tendering_head_approval");
    }
    ruling
}

/// An item with too few bidders: refused or left alone once the owner has settled the question, and a warning before.
fn few_for(frame: &Frame, item: &Item, needed: &Used<i64>, per_item: &Used<i64>) -> Option<Ruling> {
    let (outcome, key) = match (per_item.parameter.mark.is_confirmed(), per_item.value > 0) {
        (true, true) => (Outcome::Refuse, "opn-01.item_too_few"),
        (true, false) => return None,
        (false, _) => (Outcome::Warn, "opn-01.item_unsettled"),
    };
    let what = format!("bidders_counting:{}", item.item);
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(needed)
        .using(per_item)
        .compare(&what, Quantity::count(item.bidders), Op::Ge, Quantity::count(needed.value))
        .arg("item", &item.item)
        .arg("bidders", item.bidders)
        .arg("needed", needed.value);
    Some(ruling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items() -> Facts {
        let item = |item: &str, bidders| Item { item: item.to_owned(), bidders };
        Facts {
            call: Call::Open,
            tender: 1,
            repeats_failed: false,
            stage: 1,
            first_stage_bidders: None,
            bidders: 3,
            limited_approval: None,
            items: vec![item("1", 2), item("2", 3), item("3", 0)],
        }
    }

    #[test]
    fn every_item_with_too_few_bidders_is_named() {
        let rulings = check(&Frame::on(day(2026, 3, 2)), &items());
        let told: Vec<_> = rulings.iter().map(|ruling| (ruling.outcome, ruling.compared[0].what.as_str())).collect();
        let expected = [
            (Outcome::Allow, "bidders_counting"),
            (Outcome::Warn, "bidders_counting:1"),
            (Outcome::Warn, "bidders_counting:3"),
        ];
        assert_eq!(told, expected);
        let used: Vec<_> = rulings[1].parameters.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(used, [BIDDERS_NEEDED, PER_ITEM]);
    }

    #[test]
    fn only_quotations_have_a_way_out() {
        let frame = Frame::on(day(2026, 3, 2));
        let of = |call| check(&frame, &Facts { call, bidders: 2, items: Vec::new(), ..items() }).remove(0);
        assert_eq!(of(Call::Open).override_by, None);
        assert_eq!(of(Call::Quotations).override_by.map(|lifted| lifted.who).as_deref(), Some("tendering_head"));
        assert_eq!(of(Call::Quotations).parameters[0].id, QUOTATIONS_NEEDED);
        let limited_approval = Some("簽准1150317".to_owned());
        let limited = Facts { call: Call::Quotations, bidders: 0, limited_approval, items: Vec::new(), ..items() };
        let limited = check(&frame, &limited).remove(0);
        assert_eq!(limited.override_by, None);
        assert_eq!(limited.compared[0].right, Quantity::count(NOBODY));
    }

    proptest! {
        /// One bid more never turns an opening into a failure, and a later tender or stage never needs more than the first.
        #[test]
        fn a_further_bid_never_stands_in_the_way(
            call in proptest::sample::select(Call::ALL), tender in 1_i64..4, stage in 1_i64..4, repeats_failed: bool, bidders in 0_i64..6, first in proptest::option::of(0_i64..6),
        ) {
            let facts = Facts { call, tender, repeats_failed, stage, first_stage_bidders: first, bidders, limited_approval: None, items: Vec::new() };
            let frame = Frame::on(day(2026, 3, 2));
            let outcome = |facts: &Facts| check(&frame, facts)[0].outcome;
            let more = Facts { bidders: bidders + 1, ..facts.clone() };
            prop_assert!(outcome(&more) <= outcome(&facts));
            let later = Facts { tender: tender + 1, ..facts.clone() };
            prop_assert!(outcome(&later) <= outcome(&facts));
        }
    }
}
