//! Committees: formed as the law asks, criteria fixed before the opening, statements first, secret sheets, the count, differences,
//! the decision, minutes and the end.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::browsing::Browsing;
use crate::support::committee::{Scene, criteria, marks, people};
use crate::support::market::TestMarket;

const BIDDERS: [(&str, &str, &str); 3] =
    [("04595257", "甲公司", "7500000"), ("22099131", "乙公司", "7000000"), ("27950876", "丙公司", "6800000")];

/// A scene up to the opening.
pub fn opened<'a>(market: &'a TestMarket, method: &str) -> Scene<'a> {
    let scene = Scene::new(market, "1151120-M1", people(market, 8));
    scene.set_criteria(&criteria(method, "price_scored")).expect(201);
    scene.form(&scene.formed()).expect(201);
    market.wait(60);
    scene.open(&BIDDERS);
    scene
}

/// Six members state that nothing binds them, the last expert leaves; all who stay come to the first meeting.
pub fn convened<'a>(market: &'a TestMarket, method: &str) -> Scene<'a> {
    let scene = opened(market, method);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.state(place, "interest_none").expect(201);
    }
    let left = scene.state(5, "interest_spouse").expect(201).json();
    assert_eq!(left["state"], "recused", "{left}");
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.attend(1, place, "attended_in_person").expect(200);
    }
    scene
}

/// Minutes that lack nothing.
pub fn minutes() -> Value {
    json!({
        "step": "minutes", "guests": "無", "reports": "無", "discussions": "逐項討論各廠商服務建議書", "motions": "無",
        "helpers": "工作小組三人，彙整初審意見", "course": "簡報、詢答、評分", "negotiation": "", "discussed": true,
        "differs": false, "reasons": "", "signed": true, "last": true, "confirmed": true,
    })
}

on_both!(a_committee_is_formed_as_the_law_asks, |market| {
    let scene = Scene::new(market, "1151120-M1", people(market, 8));
    let mut few = scene.formed();
    few["members"].as_array_mut().unwrap().truncate(4);
    let refused = scene.form(&few).expect(422);
    assert_eq!(refused.code(), "committee.unlawful");
    assert!(refused.body.contains("cmt-01.few") && refused.body.contains("A0030103"), "{}", refused.body);
    let mut serving = scene.formed();
    serving["members"][3]["post"] = json!("post_other_agency");
    assert!(scene.form(&serving).expect(422).body.contains("cmt-01.serving"));
    let mut overlap = scene.formed();
    overlap["team"][0]["name"] = json!("丙職員");
    assert!(scene.form(&overlap).expect(422).body.contains("cmt-06.overlap"));
    let mut late = scene.formed();
    late["announced_at"] = late["formed_at"].clone();
    assert!(scene.form(&late).expect(422).body.contains("cmt-07.late"));
    let mut nobody = scene.formed();
    nobody["members"][0]["email"] = json!("nobody@test.example");
    assert_eq!(scene.form(&nobody).expect(422).code(), "committee.no_account");
    let mut vendor = scene.formed();
    vendor["members"][0]["email"] = json!(market.cast.vendor.user.email);
    assert_eq!(scene.form(&vendor).expect(422).code(), "committee.role");
    let mut insecure = scene.formed();
    for member in insecure["members"].as_array_mut().unwrap() {
        member["security"] = json!(false);
    }
    // The measure on security professionals is none of the Act: it warns.
    assert!(scene.form(&insecure).expect(201).body.contains("cmt-02.missing"));
    assert_eq!(scene.form(&scene.formed()).expect(412).code(), "committee.stale");
    let mend = |seen: i64, reason: &str| {
        let body = json!({ "seen": seen, "reason": reason, "record": scene.formed() });
        scene.office().post(&scene.path("committee"), &body)
    };
    assert_eq!(mend(1, " ").expect(422).code(), "words.missing");
    let mended = mend(1, "補列資安專業人員").expect(201).json();
    assert_eq!(mended["version"], 2);
    assert!(mended["rulings"].to_string().contains("cmt-02.allow"), "{mended}");
    assert!(market.verify().holds);
});

on_both!(criteria_are_lawful_and_fixed_before_the_opening, |market| {
    let scene = Scene::new(market, "1151120-M1", people(market, 8));
    let with = |change: &dyn Fn(&mut Value)| {
        let mut wanted = criteria("ranking", "price_scored");
        change(&mut wanted);
        scene.set_criteria(&wanted)
    };
    assert!(with(&|one| one["items"][2]["max"] = json!("19")).expect(422).body.contains("mat-06.sum"));
    let cheap = with(&|one| {
        one["items"][0]["max"] = json!("61");
        one["items"][2]["max"] = json!("19");
    });
    assert!(cheap.expect(422).body.contains("mat-06.price_low"));
    assert!(with(&|one| one["approval"] = json!("")).expect(422).body.contains("mat-01.approval_missing"));
    assert!(with(&|one| one["pass_mark"] = json!("101")).expect(422).body.contains("mat-07.bad_mark"));
    assert!(with(&|one| one["treatment"] = json!("price_not_scored")).expect(422).body.contains("price_item"));
    let firsts = with(&|one| {
        one["method"] = json!("total_score");
        one["tie_rule"] = json!("tie_first_places");
    });
    assert!(firsts.expect(422).body.contains("mat-05.not_offered"));
    let set = with(&|_| {}).expect(201).json();
    assert!(set["rulings"].to_string().contains("MAT-06"), "{set}");
    market.wait(60);
    let body = json!({ "seen": 1, "reason": "更正", "record": criteria("ranking", "price_scored") });
    assert_eq!(scene.office().post(&scene.path("criteria"), &body).expect(409).code(), "criteria.too_late");
    assert!(market.verify().holds);
});

on_both!(a_best_tender_is_decided_with_a_recusal_and_a_difference, |market| {
    let scene = opened(market, "ranking");
    // Before the statement a member sees the own seat and the bidders, nothing of the case.
    let before = scene.member(0).get(&scene.path("committee")).expect(200).json();
    assert_eq!((before["seats"].as_array().unwrap().len(), before["bidders"].as_array().unwrap().len()), (1, 3));
    assert!(before["criteria"].is_null() && before["opinion"].is_null(), "{before}");
    assert_eq!(scene.call(&json!({ "reason": "round_tie" })).expect(422).code(), "meeting.unlawful");
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    assert_eq!(scene.attend(1, 0, "attended_in_person").expect(409).code(), "committee.statement_due");
    let open = |place: usize| scene.member(place).get(&scene.path("committee/meetings/1"));
    assert_eq!(open(0).expect(409).code(), "committee.statement_due");
    for place in [0, 1, 2, 3, 4, 6] {
        scene.state(place, "interest_none").expect(201);
    }
    let left = scene.state(5, "interest_spouse").expect(201).json();
    assert_eq!(left["state"], "recused");
    assert!(left["rulings"].to_string().contains("cmt-04.interest"), "{left}");
    open(5).expect(404);
    assert_eq!(scene.attend(1, 5, "attended_in_person").expect(409).code(), "committee.recused");

    // The quorum is live: two members, then six.
    scene.attend(1, 0, "attended_in_person").expect(200);
    assert_eq!(scene.meeting(1)["quorum"]["text"]["key"], "cmt-03.present");
    assert_eq!(scene.attend(1, 1, "attended_by_proxy").expect(422).code(), "meeting.no_proxy");
    for place in [1, 2, 3, 4, 6] {
        scene.attend(1, place, "attended_in_person").expect(200);
    }
    assert_eq!(scene.meeting(1)["quorum"]["text"]["key"], "cmt-03.may_vote");

    // Most put the second bidder first; one member turns the order around.
    let usual = marks(&[("甲公司", &[40, 16, 20]), ("乙公司", &[45, 18, 25]), ("丙公司", &[38, 15, 22])]);
    let odd = marks(&[("甲公司", &[49, 19, 29]), ("乙公司", &[20, 10, 10]), ("丙公司", &[42, 17, 25])]);
    let over = marks(&[("甲公司", &[51, 16, 20]), ("乙公司", &[45, 18, 25]), ("丙公司", &[38, 15, 22])]);
    assert_eq!(scene.score(1, 0, &over).expect(422).code(), "sheet.points");
    for place in [0, 1, 2, 3] {
        scene.score(1, place, &usual).expect(201);
    }
    assert_eq!(scene.score(1, 0, &usual).expect(409).code(), "sheet.sent");
    scene.score(1, 4, &odd).expect(201);
    let early = scene.step(1, &json!({ "step": "count" })).expect(422);
    assert_eq!(early.code(), "meeting.cannot_count");
    assert!(early.body.contains("cmt-08.not_scored"), "{}", early.body);
    // The last member filled in a sheet on paper.
    let paper = |scan: &str| {
        let body = json!({ "seat": scene.seat(6), "marks": usual, "scan": scan, "scan_name": "評分表.pdf" });
        scene.office().post(&scene.path("committee/meetings/1/paper-sheets"), &body)
    };
    assert_eq!(paper("bm9uZQ==").expect(422).code(), "sheet.scan");
    paper("JVBERi0xLjc=").expect(201);
    let counted = scene.step(1, &json!({ "step": "count" })).expect(200).json();
    let tally = &counted["course"]["result"];
    assert_eq!(tally["first"], json!(["乙公司"]), "{tally}");
    assert_eq!(tally["lines"][1]["rank_sum"], 5 + 3);
    assert!(tally["disputed"].to_string().contains("乙公司"), "{tally}");
    assert!(counted["rulings"].to_string().contains("cmt-05.hint"));
    let odd_code = tally["sheets"].as_array().unwrap().iter().find(|one| one["given"][1]["rank"] == 3).unwrap();
    let odd_code = odd_code["code"].as_str().unwrap();

    let resolve = |resolution: &str, code: &str, votes: i64| json!({ "step": "resolve", "resolution": resolution, "code": code, "in_favour": votes, "reason": "評分與理由不符" });
    assert_eq!(scene.step(1, &resolve("resolve_drop_extremes", "", 6)).expect(422).code(), "meeting.not_resolved");
    assert_eq!(scene.step(1, &resolve("resolve_remove", odd_code, 3)).expect(422).code(), "meeting.not_resolved");
    assert_eq!(scene.step(1, &resolve("resolve_remove", "nobody", 5)).expect(422).code(), "meeting.no_code");
    let again = scene.step(1, &resolve("resolve_remove", odd_code, 5)).expect(200).json();
    let tally = &again["course"]["result"];
    assert_eq!((tally["lines"][1]["rank_sum"].as_i64(), tally["sheets"].as_array().unwrap().len()), (Some(5), 5));

    let decide = |chosen: Value, votes: i64| json!({ "step": "decide", "chosen": chosen, "by": "committee", "in_favour": votes, "lots": "", "reason": "總體表現最優" });
    assert_eq!(scene.step(1, &decide(json!("甲公司"), 6)).expect(422).code(), "meeting.not_first");
    assert_eq!(scene.step(1, &decide(json!("乙公司"), 3)).expect(422).code(), "meeting.not_carried");
    // The convener, who chairs, may write it as well; another member may not.
    let seen = scene.meeting(1)["version"].as_i64().unwrap();
    let steps = scene.path("committee/meetings/1/steps");
    let other = scene.member(2).step(&steps, seen, &decide(json!("乙公司"), 5));
    assert_eq!(other.expect(409).code(), "meeting.not_chair");
    let decided = scene.member(0).step(&steps, seen, &decide(json!("乙公司"), 5)).expect(200).json();
    assert_eq!(decided["state"], "decided");
    assert!(decided["rulings"]["decide"].to_string().contains("mat-04.first"), "{decided}");

    let dissent = scene.path("committee/meetings/1/dissent");
    scene.member(4).post(&dissent, &json!({ "text": "甲公司之技術較佳" })).expect(201);
    let mut lacking = minutes();
    lacking["course"] = json!("");
    assert_eq!(scene.step(1, &lacking).expect(200).json()["state"], "decided");
    let end = |awarded: bool, seen: i64| {
        let body = json!({ "awarded": awarded, "at": crate::support::bids::minutes(market, 0), "reason": "決標公告文號", "secrets_removed": true });
        scene.office().step(&scene.path("committee/ending"), seen, &body)
    };
    assert_eq!(end(true, 1).expect(409).code(), "committee.nothing_decided");
    assert_eq!(end(false, 1).expect(409).code(), "committee.decided");
    assert_eq!(scene.step(1, &minutes()).expect(200).json()["state"], "closed");
    market.anonymous().get(&scene.path("award/notice")).expect(404);
    let ended = end(true, 1).expect(200).json();
    assert!(ended["rulings"].to_string().contains("mat-11.complete"), "{ended}");
    // The notice names the winner with its price and rank, and of the others nothing but their names.
    let told = market.anonymous().get(&scene.path("award/notice")).expect(200);
    let notice = told.json();
    assert_eq!((&notice["awarded"], &notice["way"]), (&json!(true), &json!("most_advantageous")));
    let award = &notice["items"][0]["awards"][0];
    assert_eq!(
        (&award["name"], &award["ubn"], &award["price"]),
        (&json!("乙公司"), &json!("22099131"), &json!("7000000"))
    );
    assert_eq!(
        (&award["method"], &award["score"], &notice["total"]),
        (&json!("ranking"), &json!("5"), &json!("7000000"))
    );
    assert!(!told.body.contains("7500000") && !told.body.contains("6800000"), "{}", told.body);
    let held = json!({ "by": "丙公司", "received_on": "2026-11-20", "words": "評選不公", "hold": true });
    let unheld = scene.office().step(&scene.path("award/objections"), 0, &held);
    assert_eq!(unheld.expect(409).code(), "result.nothing_to_hold");
    assert_eq!(end(true, 2).expect(409).code(), "committee.ended");
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_tie_is_told_apart_as_the_tender_says, |market| {
    let scene = convened(market, "total_score");
    // Equal totals; the item with the largest weight tells the first two apart.
    let equal = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[40, 18, 22]), ("丙公司", &[30, 15, 20])]);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.score(1, place, &equal).expect(201);
    }
    let counted = scene.step(1, &json!({ "step": "count" })).expect(200).json();
    let tally = &counted["course"]["result"];
    assert_eq!(
        (&tally["first"], &tally["step_bidders"]),
        (&json!(["乙公司", "甲公司"]), &json!(["甲公司"])),
        "{tally}"
    );
    assert_eq!(tally["lines"][2]["passed"], false, "65 points are below the pass mark");
    let decide = |chosen: &str| json!({ "step": "decide", "chosen": chosen, "by": "committee", "in_favour": 6, "lots": "", "reason": "依同分規則" });
    assert_eq!(scene.step(1, &decide("乙公司")).expect(422).code(), "meeting.not_first");
    assert_eq!(scene.step(1, &decide("丙公司")).expect(422).code(), "meeting.not_first");
    assert_eq!(scene.step(1, &decide("甲公司")).expect(200).json()["state"], "decided");
    assert!(market.verify().holds);
});

on_both!(rounds_after_a_negotiation_score_what_was_negotiated, |market| {
    let scene = convened(market, "ranking");
    let first = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[40, 18, 20]), ("丙公司", &[38, 17, 20])]);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.score(1, place, &first).expect(201);
    }
    scene.step(1, &json!({ "step": "count" })).expect(200);
    let none = json!({ "step": "decide", "chosen": null, "by": "committee", "in_favour": 2, "lots": "", "reason": "未過半數" });
    assert_eq!(scene.step(1, &none).expect(200).json()["state"], "undecided");
    let round = |negotiated: Value, everybody: bool| {
        json!({ "reason": "round_no_decision", "negotiated": negotiated, "everybody": everybody,
            "prices": [{ "bidder": "乙公司", "price": "6500000" }] })
    };
    assert!(scene.call(&round(json!(["技術"]), true)).expect(422).body.contains("mat-09.not_open"));
    assert!(scene.call(&round(json!(["價格"]), false)).expect(422).body.contains("mat-09.not_everybody"));
    let second = scene.call(&round(json!(["價格"]), true)).expect(201).json();
    assert_eq!(second["course"]["round"]["bidders"][1]["price"], "6500000");
    for place in [0, 1, 2, 3, 4] {
        scene.attend(2, place, "attended_in_person").expect(200);
    }
    // Only the price is scored again; the other points stay as each member gave them.
    let prices = marks(&[("甲公司", &[22]), ("乙公司", &[29]), ("丙公司", &[20])]);
    assert_eq!(scene.score(2, 0, &first).expect(422).code(), "sheet.points_missing");
    for place in [0, 1, 2, 3, 4] {
        scene.score(2, place, &prices).expect(201);
    }
    let counted = scene.step(2, &json!({ "step": "count" })).expect(200).json();
    let line = &counted["course"]["result"]["lines"][1];
    assert_eq!((&line["average"], &line["rank_sum"]), (&json!("87"), &json!(5)), "{counted}");
    for number in [2, 3] {
        scene.step(number, &none).expect(200);
        if number == 2 {
            scene.call(&round(json!(["價格"]), true)).expect(201);
            for place in [0, 1, 2, 3, 4] {
                scene.attend(3, place, "attended_in_person").expect(200);
                scene.score(3, place, &prices).expect(201);
            }
            scene.step(3, &json!({ "step": "count" })).expect(200);
        }
    }
    assert!(scene.call(&round(json!(["價格"]), true)).expect(422).body.contains("mat-09.too_many"));
    let end = json!({ "awarded": false, "at": crate::support::bids::minutes(market, 0), "reason": "三次綜合評選未能評定，廢標" });
    scene.office().step(&scene.path("committee/ending"), 1, &end).expect(200);
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_second_look_discards_nothing_and_is_the_last, |market| {
    let scene = convened(market, "ranking");
    let usual = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[40, 18, 20]), ("丙公司", &[38, 17, 20])]);
    let all = |look: &str| {
        for place in [0, 1, 2, 3, 4, 6] {
            scene.score(1, place, &usual).expect(201);
        }
        let counted = scene.step(1, &json!({ "step": "count" })).expect(200).json();
        assert!(counted["rulings"][look].is_array(), "{counted}");
    };
    all("count-1");
    let again = json!({ "step": "resolve", "resolution": "resolve_again", "code": "", "in_favour": 6, "reason": "委員評分差異過大" });
    let back = scene.step(1, &again).expect(200).json();
    assert_eq!(
        (&back["state"], &back["course"]["look"], &back["course"]["second_look"]),
        (&json!("called"), &json!(2), &json!(true))
    );
    all("count-2");
    assert!(scene.step(1, &again).expect(422).body.contains("cmt-05.second"));
    let no_best = json!({ "step": "resolve", "resolution": "resolve_no_best", "code": "", "in_favour": 6, "reason": "仍有明顯差異" });
    assert_eq!(scene.step(1, &no_best).expect(200).json()["state"], "undecided");
    assert!(market.verify().holds);
});

on_both!(who_leaves_is_replaced_before_a_meeting_can_be_called, |market| {
    let scene = opened(market, "ranking");
    // Two experts leave: one in three is no more reached.
    scene.state(4, "interest_self").expect(201);
    let left = scene.state(5, "interest_spouse").expect(201).json();
    assert!(left["rulings"].to_string().contains("cmt-04.short"), "{left}");
    let short = scene.call(&json!({ "reason": "round_first" })).expect(422);
    assert!(short.body.contains("cmt-01.few_experts"), "{}", short.body);
    let mut formed = scene.formed();
    let members = formed["members"].as_array_mut().unwrap();
    members.remove(5);
    members[4]["email"] = json!(scene.people[7].user.email);
    members[4]["name"] = json!("戌教授");
    // The moments of the forming stay what they were.
    for field in ["formed_at", "team_formed_at"] {
        formed[field] = json!(crate::support::bids::minutes(market, -180));
    }
    formed["announced_at"] = json!(crate::support::bids::minutes(market, -120));
    let mend = json!({ "seen": 1, "reason": "委員迴避，補聘一人", "record": formed });
    scene.office().post(&scene.path("committee"), &mend).expect(201);
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    assert!(market.verify().holds);
});

on_both!(the_pages_form_state_score_count_and_give_papers, |market| {
    let scene = opened(market, "ranking");
    let base = format!("/tenders/{}/committee", scene.case_no);
    let mut office = Browsing::of(market, &market.cast.office.user);
    let shown = office.get(&base).expect(200).body;
    for words in ["甲召集", "序位法", "CMT-01", "MAT-06"] {
        assert!(shown.contains(words), "{words} is not on the page: {shown}");
    }
    let mut member = Browsing::of(market, &scene.people[0].user);
    assert!(member.get("/committee").expect(200).body.contains(&scene.case_no));
    let due = member.get(&base).expect(200).body;
    assert!(due.contains("迴避聲明") && due.contains("丙公司") && !due.contains("乙副召"), "{due}");
    let csrf = member.csrf(&base);
    let statement = |member: &mut Browsing, csrf: &str, key: &str, confirm: &str| {
        let fields = [
            ("csrf", csrf),
            ("key", key),
            ("interest", "interest_none"),
            ("relation", "relation_none"),
            ("doubt", "doubt_none"),
            ("confirm", confirm),
        ];
        member.post(&format!("{base}/statement"), &fields)
    };
    assert!(statement(&mut member, &csrf, "s1", "").expect(422).body.contains("請勾選確認聲明屬實"));
    statement(&mut member, &csrf, "s2", "yes").expect(303);
    for place in [1, 2, 3, 4, 6] {
        scene.state(place, "interest_none").expect(201);
    }
    let now = market.app.clock.now();
    let (day, hour) =
        (format!("{}/{}", now.roc_year(), now.taipei().format("%m/%d")), now.taipei().format("%H:%M").to_string());
    let csrf = office.csrf(&base);
    let called = [
        ("csrf", csrf.as_str()),
        ("key", "m1"),
        ("held_on", &day),
        ("held_hour", &hour),
        ("place", "第二會議室"),
        ("clerk", "陳科員"),
        ("round", "round_first"),
    ];
    office.post(&format!("{base}/meeting"), &called).expect(303);
    let meeting = format!("{base}/meetings/1");
    for place in [0, 1, 2, 3, 4, 6] {
        scene.attend(1, place, "attended_in_person").expect(200);
    }
    assert!(office.get(&meeting).expect(200).body.contains("CMT-03"));
    let form = member.get(&format!("{meeting}/sheet")).expect(200).body;
    assert!(form.contains("技術") && form.contains("0 至 50 分"), "{form}");
    let score = |member: &mut Browsing, csrf: &str, key: &str, first: &str| {
        let mut fields = vec![("csrf", csrf), ("key", key), ("confirm", "yes")];
        for name in ["甲公司", "乙公司", "丙公司"] {
            let points = if name == "甲公司" { first } else { "40" };
            fields.extend([
                ("bidder", name),
                ("points", points),
                ("points", "15"),
                ("points", "20"),
                ("reason", "完整"),
            ]);
        }
        member.post(&format!("{meeting}/sheet"), &fields)
    };
    let csrf = member.csrf(&format!("{meeting}/sheet"));
    let wrong = score(&mut member, &csrf, "p1", "51").expect(422).body;
    assert!(wrong.contains("0 至 50 分") && wrong.contains("value=\"51\""), "what was written stays: {wrong}");
    score(&mut member, &csrf, "p2", "45").expect(303);
    assert!(member.get(&format!("{meeting}/sheet")).expect(200).body.contains("您的評分表已送出"));
    let usual = marks(&[("甲公司", &[45, 16, 20]), ("乙公司", &[40, 15, 20]), ("丙公司", &[38, 15, 20])]);
    for place in [1, 2, 3, 4] {
        scene.score(1, place, &usual).expect(201);
    }
    // The last sheet came on paper.
    let csrf = office.csrf(&format!("{meeting}/sheet"));
    let seat = scene.seat(6);
    let mut fields = vec![("key", "e1"), ("seat", seat.as_str())];
    for name in ["甲公司", "乙公司", "丙公司"] {
        fields.extend([("bidder", name), ("points", "41"), ("points", "15"), ("points", "20"), ("reason", "")]);
    }
    let scan: (&str, &str, &[u8]) = ("scan", "評分表.pdf", b"%PDF-1.7");
    office.upload_named(&csrf, &format!("{meeting}/sheets/paper"), &fields, scan).expect(303);
    // The member whose sheet it is may take its scan; whoever entered it, and any other member, may not.
    let mut own = Browsing::of(market, &scene.people[6].user);
    let taken = format!("{meeting}/sheet/scan");
    assert!(own.get(&format!("{meeting}/sheet")).expect(200).body.contains(&taken));
    assert_eq!(own.get_bytes(&taken), b"%PDF-1.7");
    office.get(&taken).expect(404);
    member.get(&taken).expect(404);
    let version = |scene: &Scene<'_>| scene.meeting(1)["version"].to_string();
    let csrf = office.csrf(&meeting);
    let seen = version(&scene);
    office.post(&format!("{meeting}/count"), &[("csrf", &csrf), ("key", "c1"), ("version", &seen)]).expect(303);
    let counted = office.get(&meeting).expect(200).body;
    assert!(counted.contains("委員代號1") && counted.contains("MAT-04"), "{counted}");
    let seen = version(&scene);
    let decide = [
        ("csrf", csrf.as_str()),
        ("key", "d1"),
        ("version", &seen),
        ("chosen", "甲公司"),
        ("by", "committee"),
        ("in_favour", "6"),
        ("lots", ""),
        ("reason", "總體表現最優"),
    ];
    office.post(&format!("{meeting}/decide"), &decide).expect(303);
    for name in ["summary", "minutes"] {
        assert!(office.get_bytes(&format!("{meeting}/papers/{name}.pdf")).starts_with(b"%PDF"));
        assert!(office.get_bytes(&format!("{meeting}/papers/{name}.odt")).starts_with(b"PK"));
    }
    let told = Browsing::new(&market.base).get(&format!("{base}/told")).expect(200).body;
    assert!(told.contains("甲召集") && !told.contains("7,500,000"), "{told}");
    assert!(market.verify().holds);
});
