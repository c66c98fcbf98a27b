//! What the law says of criteria in stages, of lower prices and of members who act for a bidder, said where it is asked and with its article.

use serde_json::{Value, json};

use crate::committees::{convened, minutes};
use crate::on_both;
use crate::support::browsing::Browsing;
use crate::support::committee::{Scene, criteria, marks, people};

on_both!(stages_of_the_evaluation_begin_with_the_heavier, |market| {
    let scene = Scene::new(market, "1151120-L1", people(market, 8));
    let staged = |stages: [Option<i64>; 3]| {
        let mut wanted = criteria("ranking", "price_scored");
        for (place, stage) in stages.iter().enumerate() {
            wanted["items"][place]["stage"] = json!(stage);
        }
        wanted
    };
    // Technique 50, management 20, price 30.
    let light = scene.set_criteria(&staged([Some(2), Some(1), Some(1)])).expect(201);
    assert!(light.body.contains("mat-08.allow"), "equal weights may come in any order: {}", light.body);
    let mend = |seen: i64, record: &Value| {
        let body = json!({ "seen": seen, "reason": "更正階段", "record": record });
        scene.office().post(&scene.path("criteria"), &body)
    };
    let refused = mend(1, &staged([Some(2), Some(1), Some(2)])).expect(422);
    assert!(refused.body.contains("mat-08.light_first") && refused.body.contains("第1階段"), "{}", refused.body);
    assert_eq!(mend(1, &staged([Some(1), None, Some(1)])).expect(422).code(), "criteria.stage");
    assert_eq!(mend(1, &staged([Some(1), Some(3), Some(1)])).expect(422).code(), "criteria.stage");
    assert_eq!(mend(1, &staged([Some(0), Some(1), Some(1)])).expect(422).code(), "criteria.stage");
    // A third stage is against a principle: it warns and stands.
    let many = mend(1, &staged([Some(1), Some(3), Some(2)])).expect(201);
    assert!(many.body.contains("mat-08.many") && many.body.contains("最有利標評選辦法"), "{}", many.body);
    let mut office = Browsing::of(market, &market.cast.office.user);
    let page = office.get(&format!("/tenders/{}/committee", scene.case_no)).expect(200).body;
    assert!(page.contains("MAT-08") && page.contains("name=\"i_stage\""), "{page}");
    let plain = mend(2, &criteria("ranking", "price_scored")).expect(201);
    assert!(!plain.body.contains("MAT-08"), "{}", plain.body);
    assert!(market.verify().holds);
});

on_both!(lower_prices_are_asked_for_in_a_negotiation_alone, |market| {
    let scene = convened(market, "ranking");
    let given = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[40, 18, 20]), ("丙公司", &[38, 17, 20])]);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.score(1, place, &given).expect(201);
    }
    scene.step(1, &json!({ "step": "count" })).expect(200);
    let decide = |chosen: Value, votes: i64| json!({ "step": "decide", "chosen": chosen, "by": "committee", "in_favour": votes, "lots": "", "reason": "總體表現" });
    scene.step(1, &decide(Value::Null, 2)).expect(200);
    let prices = json!([{ "bidder": "乙公司", "price": "6500000" }]);
    let round = |reason: &str, negotiated: Value| json!({ "reason": reason, "negotiated": negotiated, "everybody": true, "prices": prices });
    let early = scene.call(&round("round_first", json!([]))).expect(422);
    assert!(early.body.contains("mat-10.early"), "{}", early.body);
    let second = scene.call(&round("round_no_decision", json!(["價格"]))).expect(201);
    assert!(second.body.contains("mat-10.negotiation"), "{}", second.body);
    for place in [0, 1, 2, 3, 4] {
        scene.attend(2, place, "attended_in_person").expect(200);
        let again = marks(&[("甲公司", &[22]), ("乙公司", &[29]), ("丙公司", &[20])]);
        scene.score(2, place, &again).expect(201);
    }
    scene.step(2, &json!({ "step": "count" })).expect(200);
    scene.step(2, &decide(json!("乙公司"), 5)).expect(200);
    // Decided: the price stands, and the refusal says by which article.
    let late = scene.call(&round("round_no_decision", json!(["價格"]))).expect(422);
    assert_eq!(late.code(), "meeting.no_reduction");
    assert!(late.body.contains("mat-10.decided") && late.body.contains("最有利標評選辦法"), "{}", late.body);
    assert_eq!(scene.call(&json!({ "reason": "round_no_decision" })).expect(409).code(), "meeting.decided");

    // A member who works for the chosen bidder: it is not awarded to.
    let mut written = minutes();
    written["negotiation"] = json!("協商紀錄如附件");
    scene.step(2, &written).expect(200);
    let end = |act: Value| {
        let ending = json!({ "awarded": true, "at": crate::support::bids::minutes(market, 0), "reason": "決標", "member_act": act });
        scene.office().step(&scene.path("committee/ending"), 1, &ending)
    };
    let works = end(json!("act_work")).expect(422);
    assert_eq!(works.code(), "committee.member_acts");
    assert!(works.body.contains("cmt-10.no_award") && works.body.contains("14之1"), "{}", works.body);
    assert_eq!(end(json!("act_perform")).expect(422).code(), "choice.missing");
    end(Value::Null).expect(200);
    assert!(market.verify().holds);
});

on_both!(a_price_that_the_tender_does_not_open_is_not_negotiated, |market| {
    let scene = Scene::new(market, "1151120-L2", people(market, 8));
    let mut closed = criteria("ranking", "price_scored");
    closed["items"][2]["open"] = json!(false);
    closed["items"][0]["open"] = json!(true);
    scene.set_criteria(&closed).expect(201);
    scene.form(&scene.formed()).expect(201);
    market.wait(60);
    scene.open(&[
        ("04595257", "甲公司", "7500000"),
        ("22099131", "乙公司", "7000000"),
        ("27950876", "丙公司", "6800000"),
    ]);
    let members = [0, 1, 2, 3, 4, 6];
    for place in members {
        scene.state(place, "interest_none").expect(201);
    }
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    for place in members {
        scene.attend(1, place, "attended_in_person").expect(200);
        let given = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[40, 18, 20]), ("丙公司", &[38, 17, 20])]);
        scene.score(1, place, &given).expect(201);
    }
    scene.step(1, &json!({ "step": "count" })).expect(200);
    let none = json!({ "step": "decide", "chosen": null, "by": "committee", "in_favour": 2, "lots": "", "reason": "未過半數" });
    scene.step(1, &none).expect(200);
    let round = |prices: Value| json!({ "reason": "round_no_decision", "negotiated": ["技術"], "everybody": true, "prices": prices });
    let refused = scene.call(&round(json!([{ "bidder": "乙公司", "price": "6500000" }]))).expect(422);
    assert!(refused.body.contains("mat-10.closed"), "{}", refused.body);
    scene.call(&round(json!([]))).expect(201);
    assert!(market.verify().holds);
});
