//! The JSON of a ruling is what the API answers and the audit log keeps; it does not change.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use procurement_law::check_case;
use procurement_law::ruling::{Comparison, Op, Outcome, Quantity, Ruling};
use serde_json::json;

#[test]
fn a_refusal_in_full() {
    let rulings = check_case(&json!({
        "rule": "ORD-05", "on": "2026-03-02", "facts": {"category": "services", "amount": "10000000.50"}
    }));
    let expected = json!({
        "rule": "ORD-05",
        "outcome": "refuse",
        "cites": [
            {"law": "A0030081", "title": "共同供應契約實施辦法", "article": "6-4"},
            {"law": "A0030057", "title": "政府採購法", "article": "12-3"},
            {"law": "A0030057", "title": "政府採購法", "article": "9-2"}
        ],
        "parameters": [{
            "id": "supervision_threshold",
            "valid_from": "2023-01-01",
            "value": {"type": "money", "value": "10000000", "currency": "TWD"},
            "source": "行政院公共工程委員會111年12月23日工程企字第1110100798號令"
        }],
        "compared": [
            {
                "what": "order_amount",
                "left": {"type": "money", "value": "10000000.5", "currency": "TWD"},
                "op": "ge",
                "right": {"type": "money", "value": "10000000", "currency": "TWD"}
            },
            {"what": "approval", "left": {"type": "text", "value": ""}, "op": "present", "right": {"type": "text", "value": ""}}
        ],
        "override_by": {"who": "superior_agency", "evidence": "superior_approval_reference"},
        "text": {
            "key": "ord-05.superior_missing",
            "args": {"amount": "10000000.5", "category": "services", "threshold": "10000000"}
        },
        "on": "2026-03-02"
    });
    assert_eq!(serde_json::to_value(&rulings.unwrap()[0]).unwrap(), expected);
}

#[test]
fn every_example_survives_a_round_trip() {
    for entry in procurement_law::catalogue::catalogue() {
        for ruling in check_case(&serde_json::from_str(entry.example).unwrap()).unwrap() {
            let written = serde_json::to_string(&ruling).unwrap();
            assert_eq!(serde_json::from_str::<Ruling>(&written).unwrap(), ruling);
        }
    }
}

#[test]
fn money_in_a_ruling_is_text() {
    let number = json!({"type": "money", "value": 5, "currency": "TWD"});
    assert!(serde_json::from_value::<Quantity>(number).is_err());
}

#[test]
fn comparisons_say_whether_they_hold() {
    let holds = |left: i64, op, right: i64| {
        let (left, right) = (Quantity::count(left), Quantity::count(right));
        Comparison { what: "x".into(), left, op, right }.holds()
    };
    for (op, below, same, above) in [
        (Op::Le, true, true, false),
        (Op::Lt, true, false, false),
        (Op::Ge, false, true, true),
        (Op::Gt, false, false, true),
        (Op::Eq, false, true, false),
    ] {
        assert_eq!([holds(1, op, 2), holds(2, op, 2), holds(3, op, 2)], [Some(below), Some(same), Some(above)]);
    }
    let mixed = Comparison { what: "x".into(), left: Quantity::count(1), op: Op::Le, right: Quantity::text("2") };
    assert_eq!(mixed.holds(), None);
}

#[test]
fn the_greatest_outcome_is_what_rulings_amount_to() {
    let mut all = [Outcome::Refuse, Outcome::Allow, Outcome::NeedsPerson, Outcome::Warn];
    all.sort();
    assert_eq!(all, [Outcome::Allow, Outcome::Warn, Outcome::NeedsPerson, Outcome::Refuse]);
}
