//! Who sees what of a committee in which phase: every role, every stage. And who never sees a sheet: everybody but its member.

use serde_json::{Value, json};

use crate::committees::minutes;
use crate::on_both;
use crate::support::browsing::Browsing;
use crate::support::client::Client;
use crate::support::committee::{Scene, criteria, marks, people};
use crate::support::market::TestMarket;

const BIDDERS: [(&str, &str, &str); 3] =
    [("04595257", "甲公司", "7500000"), ("22099131", "乙公司", "7000000"), ("27950876", "丙公司", "6800000")];

/// Everybody who might ask, by name.
fn askers(market: &TestMarket, scene: &Scene<'_>) -> Vec<(&'static str, Client)> {
    let with = |token: &str| market.with(token);
    let cast = &market.cast;
    vec![
        ("office", with(&cast.office.token)),
        ("sits", scene.member(0)),
        ("left", scene.member(5)),
        ("stranger", with(&cast.member.token)),
        ("bidder", with(&cast.vendor.token)),
        ("vendor", with(&cast.other_vendor.token)),
        ("buyer", with(&cast.buyer.token)),
        ("approver", with(&cast.approver.token)),
        ("accounting", with(&cast.accounting.token)),
        ("reviewer", with(&cast.reviewer.token)),
        ("auditor", with(&cast.auditor.token)),
        ("nobody", market.anonymous()),
    ]
}

/// Who gets an answer on a path.
fn open_to(market: &TestMarket, scene: &Scene<'_>, path: &str) -> Vec<&'static str> {
    let path = scene.path(path);
    let answers = askers(market, scene).into_iter().map(|(who, client)| (who, client.get(&path).status));
    let answers: Vec<_> = answers.collect();
    for (who, status) in &answers {
        assert!([200, 401, 404, 409].contains(status), "{path} by {who}: {status}");
        assert!(*status != 401 || *who == "nobody", "{path} by {who}");
    }
    answers.into_iter().filter(|one| one.1 == 200).map(|one| one.0).collect()
}

const EVERYBODY: [&str; 12] = [
    "office",
    "sits",
    "left",
    "stranger",
    "bidder",
    "vendor",
    "buyer",
    "approver",
    "accounting",
    "reviewer",
    "auditor",
    "nobody",
];

on_both!(each_role_sees_in_each_stage_what_the_law_opens, |market| {
    let scene = Scene::new(market, "1151120-S1", people(market, 8));
    scene.set_criteria(&criteria("ranking", "price_scored")).expect(201);
    let sheet = "committee/meetings/1/sheet";
    // Formed and kept back: the office and the members themselves know of it, each member of the own seat.
    scene.form(&scene.formed()).expect(201);
    assert_eq!(open_to(market, &scene, "committee"), ["office", "sits", "left"]);
    assert_eq!(open_to(market, &scene, "committee/told"), ["office", "sits", "left"]);
    market.wait(60);
    scene.open(&BIDDERS);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.state(place, "interest_none").expect(201);
    }
    scene.state(5, "interest_self").expect(201);
    // Who has left knows that, and no more.
    assert_eq!(open_to(market, &scene, "committee"), ["office", "sits", "left"]);
    assert_eq!(open_to(market, &scene, "committee/told"), ["office", "sits"]);
    let left = scene.member(5).get(&scene.path("committee")).expect(200).json();
    assert!(left["criteria"].is_null() && left["meetings"].as_array().unwrap().is_empty(), "{left}");

    // The evaluation begins: the list is no secret any more; the meeting is.
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.attend(1, place, "attended_in_person").expect(200);
    }
    assert_eq!(open_to(market, &scene, "committee/told"), EVERYBODY);
    assert_eq!(open_to(market, &scene, "committee/meetings/1"), ["office", "sits"]);
    assert_eq!(open_to(market, &scene, sheet), ["sits"], "the own sheet, and no other");
    let told = market.anonymous().get(&scene.path("committee/told")).expect(200).json();
    assert!(told["best"].is_null() && told["members"][0]["attended"].is_null(), "{told}");
    for (place, points) in [(0, 41), (1, 42), (2, 43), (3, 44), (4, 45), (6, 46)] {
        let given =
            marks(&[("甲公司", &[points, 17, 23]), ("乙公司", &[points - 3, 16, 22]), ("丙公司", &[30, 14, 20])]);
        scene.score(1, place, &given).expect(201);
    }
    scene.step(1, &json!({ "step": "count" })).expect(200);
    let decide = json!({ "step": "decide", "chosen": "甲公司", "by": "committee", "in_favour": 6, "reason": "最優", "lots": "" });
    scene.step(1, &decide).expect(200);
    assert_eq!(open_to(market, &scene, "committee/meetings/1"), ["office", "sits"]);
    assert_eq!(papers(market, &scene), ["office", "sits"], "minutes and summary are secret before the award");
    scene.step(1, &minutes()).expect(200);
    let ending = json!({ "awarded": true, "at": crate::support::bids::minutes(market, 0), "reason": "決標公告", "secrets_removed": true });
    scene.office().step(&scene.path("committee/ending"), 1, &ending).expect(200);

    // After the award: names, occupation, attendance, price and result; to bidders the papers; the sheets to nobody.
    assert_eq!(open_to(market, &scene, "committee/told"), EVERYBODY);
    let told = market.anonymous().get(&scene.path("committee/told")).expect(200).json();
    assert_eq!((&told["best"]["bidder"], &told["best"]["price"]), (&json!("甲公司"), &json!("7500000")));
    assert_eq!(told["members"].as_array().unwrap().len(), 6);
    assert_eq!(
        (&told["members"][0]["attended"], &told["own"], &told["papers"]),
        (&json!(true), &Value::Null, &Value::Null)
    );
    let own = market.with(&market.cast.vendor.token).get(&scene.path("committee/told")).expect(200).json();
    assert_eq!((&own["own"]["bidder"], &own["papers"]), (&json!("甲公司"), &json!(1)));
    assert_eq!(papers(market, &scene), ["office", "sits", "bidder"]);
    assert_eq!(open_to(market, &scene, "committee/meetings/1"), ["office", "sits"]);
    assert_eq!(open_to(market, &scene, sheet), ["sits"]);
    assert!(market.verify().holds);
});

/// Who gets the summary table as a file.
fn papers(market: &TestMarket, scene: &Scene<'_>) -> Vec<&'static str> {
    let path = format!("/tenders/{}/committee/meetings/1/papers/summary.odt", scene.case_no);
    let cast = &market.cast;
    let people = [
        ("office", &cast.office.user),
        ("sits", &scene.people[0].user),
        ("left", &scene.people[5].user),
        ("stranger", &cast.member.user),
        ("bidder", &cast.vendor.user),
        ("vendor", &cast.other_vendor.user),
        ("buyer", &cast.buyer.user),
        ("reviewer", &cast.reviewer.user),
        ("auditor", &cast.auditor.user),
    ];
    let answers = people.into_iter().map(|(who, user)| (who, Browsing::of(market, user).get(&path).status));
    answers.filter(|one| one.1 == 200).map(|one| one.0).collect()
}

on_both!(what_a_member_gives_is_in_no_answer_page_or_record, |market| {
    let scene = Scene::new(market, "1151120-S2", people(market, 8));
    scene.set_criteria(&criteria("ranking", "price_scored")).expect(201);
    scene.form(&scene.formed()).expect(201);
    market.wait(60);
    scene.open(&BIDDERS);
    for place in 0..7 {
        scene.state(place, "interest_none").expect(201);
    }
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    for place in 0..7 {
        scene.attend(1, place, "attended_in_person").expect(200);
        // Points that nothing else holds.
        let mut given = marks(&[("甲公司", &[41, 17, 23]), ("乙公司", &[38, 16, 22]), ("丙公司", &[30, 14, 20])]);
        given["lines"][0]["points"][0] = json!(format!("31.07{place}3"));
        given["lines"][0]["reason"] = json!(format!("密語{place}密語"));
        let receipt = scene.score(1, place, &given).expect(201).body;
        assert!(!receipt.contains("31.07") && !receipt.contains("密語"), "{receipt}");
    }
    scene.step(1, &json!({ "step": "count" })).expect(200);
    let own = scene.member(3).get(&scene.path("committee/meetings/1/sheet")).expect(200).body;
    assert!(own.contains("31.0733") && own.contains("密語3密語"), "{own}");
    assert!(!own.contains("31.0723") && !own.contains("密語2密語"), "{own}");
    market.settle();
    // All that others can read: the meeting, the committee, pages, papers, the record.
    let mut texts = vec![
        scene.office().get(&scene.path("committee/meetings/1")).expect(200).body,
        scene.office().get(&scene.path("committee")).expect(200).body,
        scene.member(0).get(&scene.path("committee/meetings/1")).expect(200).body,
    ];
    let mut office = Browsing::of(market, &market.cast.office.user);
    let base = format!("/tenders/{}/committee", scene.case_no);
    for path in [base.clone(), format!("{base}/meetings/1"), format!("{base}/meetings/1/sheet"), format!("{base}/told")]
    {
        texts.push(office.get(&path).expect(200).body);
    }
    let record: Vec<(String, String)> = market.app.door.read_now(record).unwrap();
    texts.extend(record.into_iter().flat_map(|(one, other)| [one, other]));
    for text in texts {
        assert!(!text.contains("31.07") && !text.contains("密語"), "{text}");
    }
    assert!(market.verify().holds);
});

/// Every entry with every event of the record.
fn record(conn: &mut gongqi::db::conn::DbConn) -> Result<Vec<(String, String)>, gongqi::base::error::Error> {
    use diesel::prelude::*;
    use gongqi::db::schema::{audit_entry, audit_personal, event};
    let entries: Vec<String> = audit_entry::table.select(audit_entry::body).load(conn)?;
    let events: Vec<String> = event::table.select(event::after).load(conn)?;
    let personal: Vec<String> = audit_personal::table.select(audit_personal::value).load(conn)?;
    let longest = entries.len().max(events.len() + personal.len());
    let mut one = entries.into_iter().chain(std::iter::repeat(String::new()));
    let mut other = events.into_iter().chain(personal).chain(std::iter::repeat(String::new()));
    Ok((0..longest).map(|_| (one.next().unwrap_or_default(), other.next().unwrap_or_default())).collect())
}

/// How many drafts the rows hold.
fn drafts(market: &TestMarket) -> i64 {
    use diesel::prelude::*;
    use gongqi::db::schema::score_draft;
    let count = |conn: &mut gongqi::db::conn::DbConn| Ok(score_draft::table.count().get_result(conn)?);
    market.app.door.read_now(count).unwrap()
}

on_both!(a_draft_is_its_members_alone_counts_for_nothing_and_is_gone_with_the_sheet, |market| {
    let scene = crate::committees::opened(market, "ranking");
    for place in 0..7 {
        scene.state(place, "interest_none").expect(201);
    }
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    for place in [0, 1, 2, 3, 4] {
        scene.attend(1, place, "attended_in_person").expect(200);
    }
    let path = scene.path("committee/meetings/1/sheet/draft");
    let line = json!({ "bidder": "乙公司", "points": ["31.0703", "", "8x"], "reason": "密語草稿" });
    let draft = json!({ "lines": [line] });
    let keep = |client: &Client, draft: &Value| client.put(&path, draft, "*");
    keep(&scene.member(0), &draft).expect(204);
    let other = json!({ "lines": [{ "bidder": "甲公司", "points": [] }] });
    for place in [5, 6] {
        keep(&scene.member(place), &other).expect(204);
    }
    let strange = json!({ "lines": [{ "bidder": "丁公司", "points": [] }] });
    assert_eq!(keep(&scene.member(1), &strange).expect(422).code(), "sheet.bidder_unknown");
    for (who, client) in askers(market, &scene).into_iter().filter(|one| !["sits", "left"].contains(&one.0)) {
        let status = keep(&client, &draft).status;
        assert!([401, 403, 404].contains(&status), "{who}: {status}");
    }
    // Who leaves leaves no draft behind.
    assert_eq!(drafts(market), 3);
    scene.state(5, "interest_spouse").expect(201);
    assert_eq!(drafts(market), 2);
    assert_eq!(keep(&scene.member(5), &draft).expect(409).code(), "committee.recused");

    // The member reads it and nobody else does: no answer, no page, no paper, no row of the record.
    let sheet = scene.path("committee/meetings/1/sheet");
    let own = scene.member(0).get(&sheet).expect(200).json();
    assert_eq!((&own["draft"]["lines"][0]["points"][0], &own["marks"]), (&json!("31.0703"), &Value::Null));
    let mut texts = Vec::new();
    for (who, client) in askers(market, &scene).into_iter().filter(|one| one.0 != "sits") {
        for rest in ["committee", "committee/told", "committee/meetings/1", "committee/meetings/1/sheet"] {
            texts.push(format!("{who} {}", client.get(&scene.path(rest)).body));
        }
    }
    texts.push(scene.member(1).get(&sheet).expect(200).body);
    assert!(scene.meeting(1)["sent"].as_array().unwrap().is_empty(), "a draft is no sheet");
    let base = format!("/tenders/{}/committee/meetings/1", scene.case_no);
    let users = [&market.cast.office.user, &scene.people[1].user, &market.cast.auditor.user];
    for user in users {
        let mut browsing = Browsing::of(market, user);
        texts.extend([base.clone(), format!("{base}/sheet")].map(|page| browsing.get(&page).body));
    }
    market.settle();
    let told: Vec<(String, String)> = market.app.door.read_now(record).unwrap();
    texts.extend(told.into_iter().flat_map(|(one, other)| [one, other]));
    for text in texts {
        assert!(!text.contains("31.07") && !text.contains("密語"), "{text}");
    }

    // Without a script: the page shows the draft, keeps another, half filled and unconfirmed, and sends the sheet.
    let page = format!("{base}/sheet");
    let mut browsing = Browsing::of(market, &scene.people[0].user);
    let shown = browsing.get(&page).expect(200).body;
    assert!(shown.contains("value=\"31.0703\"") && shown.contains("value=\"8x\""), "{shown}");
    assert!(shown.contains("密語草稿") && shown.contains("formnovalidate"), "{shown}");
    let csrf = browsing.csrf(&page);
    let fields = |points: [&'static str; 9], last: (&'static str, &'static str)| {
        let mut fields = vec![("csrf".to_owned(), csrf.clone()), ("key".to_owned(), format!("k{}", points[0]))];
        for (bidder, own) in ["甲公司", "乙公司", "丙公司"].iter().zip(points.chunks(3)) {
            fields.push(("bidder".to_owned(), (*bidder).to_owned()));
            fields.extend(own.iter().map(|text| ("points".to_owned(), (*text).to_owned())));
            fields.push(("reason".to_owned(), String::new()));
        }
        fields.push((last.0.to_owned(), last.1.to_owned()));
        fields
    };
    let send = |browsing: &mut Browsing, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        browsing.post(&page, &fields)
    };
    let half = send(&mut browsing, fields(["41.5", "", "", "", "", "", "", "", ""], ("keep", "draft"))).expect(303);
    assert!(half.header("location").ends_with("/sheet?done=sheet-draft"), "{}", half.header("location"));
    let shown = browsing.get(&page).expect(200).body;
    assert!(shown.contains("value=\"41.5\"") && !shown.contains("31.0703"), "{shown}");
    assert_eq!(scene.step(1, &json!({ "step": "count" })).expect(422).code(), "meeting.cannot_count");
    let whole = ["41", "17", "23", "38", "16", "22", "30", "14", "20"];
    send(&mut browsing, fields(whole, ("confirm", "yes"))).expect(303);
    let own = scene.member(0).get(&sheet).expect(200).json();
    assert!(own["draft"].is_null() && own["marks"]["lines"][0]["points"][0] == "41", "{own}");
    assert_eq!(drafts(market), 1);
    assert_eq!(keep(&scene.member(0), &draft).expect(409).code(), "sheet.sent");

    // The count leaves none, not even of a member who stayed away.
    for place in [1, 2, 3, 4] {
        let given = marks(&[("甲公司", &[41, 17, 23]), ("乙公司", &[38, 16, 22]), ("丙公司", &[30, 14, 20])]);
        scene.score(1, place, &given).expect(201);
    }
    scene.step(1, &json!({ "step": "count" })).expect(200);
    assert_eq!(drafts(market), 0);
    assert_eq!(keep(&scene.member(6), &other).expect(409).code(), "meeting.state");
    assert!(market.verify().holds);
});
