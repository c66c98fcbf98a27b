//! Lots among bidders that are first together: drawn so that anybody works them out again, and never drawn twice.

use gongqi::base::digest::sha256;
use serde_json::{Value, json};

use crate::committees::{convened, minutes};
use crate::on_both;
use crate::support::browsing::Browsing;
use crate::support::committee::{Scene, marks};
use crate::support::market::TestMarket;

/// Six members put two bidders first together, on the item with the largest weight too.
fn tied(market: &TestMarket) -> Scene<'_> {
    let scene = convened(market, "total_score");
    let equal = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[42, 18, 20]), ("丙公司", &[35, 15, 20])]);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.score(1, place, &equal).expect(201);
    }
    let counted = scene.step(1, &json!({ "step": "count" })).expect(200).json();
    let tally = &counted["course"]["result"];
    assert_eq!(tally["next_step"], "draw_lots", "{tally}");
    assert_eq!(tally["step_bidders"].as_array().unwrap().len(), 2, "{tally}");
    scene
}

fn decide(chosen: &Value, lots: &str) -> Value {
    json!({ "step": "decide", "chosen": chosen, "by": "committee", "in_favour": 6, "lots": lots, "reason": "抽籤決定" })
}

/// The draw as somebody does it who has nothing but the minutes: the words, the names, and SHA-256.
fn by_hand(of: &str, lots: &Value) -> String {
    let texts = |name: &str| -> Vec<String> {
        lots[name].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let (names, words) = (texts("labels"), texts("words"));
    let mut text = format!("{of}\n{}", lots["secret"].as_str().unwrap());
    for (name, word) in names.iter().zip(&words) {
        text.push_str(&format!("\n{name}:{word}"));
    }
    let number = u64::from_str_radix(&sha256(format!("{text}\n0").as_bytes())[..16], 16).unwrap();
    names[usize::try_from(number % 2).unwrap()].clone()
}

on_both!(lots_of_a_committee_are_drawn_once_and_anybody_draws_them_again, |market| {
    let scene = tied(market);
    let first = scene.meeting(1)["course"]["result"]["step_bidders"].clone();
    assert_eq!(scene.step(1, &decide(&first[0], "")).expect(422).code(), "meeting.lots_missing");
    let words = |said: &[&str]| json!({ "step": "draw_lots", "words": said });
    assert_eq!(scene.step(1, &words(&["七", "9"])).expect(409).code(), "lots.unprepared");
    let prepared = scene.step(1, &json!({ "step": "prepare_lots" })).expect(200).json();
    let lots = &prepared["course"]["lots"];
    assert_eq!((&lots["secret"], &lots["sealed"], &lots["labels"]), (&json!(""), &json!(""), &first), "{lots}");
    let commitment = lots["commitment"].clone();
    assert_eq!(scene.step(1, &json!({ "step": "prepare_lots" })).expect(409).code(), "lots.prepared");
    assert_eq!(scene.step(1, &words(&["七"])).expect(422).code(), "lots.all_words");
    assert_eq!(scene.step(1, &words(&["七", " "])).expect(422).code(), "words.missing");
    assert_eq!(scene.step(1, &words(&["七\n乙公司:9", "9"])).expect(422).code(), "words.too_long");
    // The commitment binds before anybody speaks, and who is not of the committee learns none of it.
    assert_eq!(scene.meeting(1)["course"]["lots"]["commitment"], commitment);
    market.with(&market.cast.vendor.token).get(&scene.path("committee/meetings/1")).expect(404);
    let drawn = scene.step(1, &words(&["七", "9"])).expect(200).json();
    let lots = &drawn["course"]["lots"];
    assert_eq!(
        (&lots["commitment"], sha256(lots["secret"].as_str().unwrap().as_bytes()).into()),
        (&commitment, commitment.clone())
    );
    assert_eq!(lots["drawn"], by_hand(&format!("{} 1", scene.case_no), lots), "{lots}");
    assert_eq!(scene.step(1, &words(&["八", "9"])).expect(409).code(), "lots.drawn");
    assert_eq!(scene.step(1, &json!({ "step": "prepare_lots" })).expect(409).code(), "lots.prepared");

    // Nobody else can be decided, whatever is said of lots by hand.
    let other = if lots["drawn"] == first[0] { &first[1] } else { &first[0] };
    assert_eq!(scene.step(1, &decide(other, "另行人工抽籤")).expect(409).code(), "meeting.not_drawn");
    assert_eq!(scene.step(1, &decide(&json!("丙公司"), "")).expect(422).code(), "meeting.not_first");
    assert_eq!(scene.step(1, &decide(&lots["drawn"], "")).expect(200).json()["state"], "decided");
    scene.step(1, &minutes()).expect(200);

    // Page and minutes hold all that it takes to draw again.
    let base = format!("/tenders/{}/committee/meetings/1", scene.case_no);
    let mut office = Browsing::of(market, &market.cast.office.user);
    let page = office.get(&base).expect(200).body;
    let paper = crate::support::paper::text(&office.get_bytes(&format!("{base}/papers/minutes.odt")));
    for held in ["commitment", "secret", "drawn"].map(|name| lots[name].as_str().unwrap()) {
        assert!(page.contains(held) && paper.contains(held), "{held}: {page} {paper}");
    }
    let rule = format!("{} 1」", scene.case_no);
    assert!(page.contains(&rule) && paper.contains(&rule) && paper.contains("七、9"), "{paper}");
    assert!(market.verify().holds);
});

on_both!(the_pages_draw_lots_and_a_second_look_draws_anew, |market| {
    let scene = tied(market);
    let base = format!("/tenders/{}/committee/meetings/1", scene.case_no);
    let mut office = Browsing::of(market, &market.cast.office.user);
    let mut send = |what: &str, key: &str, fields: &[(&str, &str)]| {
        let (csrf, seen) = (office.csrf(&base), scene.meeting(1)["version"].to_string());
        let mut all = vec![("csrf", csrf.as_str()), ("key", key), ("version", seen.as_str())];
        all.extend(fields);
        let answer = office.post(&format!("{base}/{what}"), &all);
        let page = office.get(&base).expect(200).body;
        (answer, page)
    };
    let (answer, page) = send("prepare-lots", "p1", &[]);
    answer.expect(303);
    assert!(page.contains("系統密語之 SHA-256") && page.contains("所述之詞") && !page.contains("抽中"), "{page}");
    let before = scene.meeting(1)["course"]["lots"]["commitment"].clone();
    // The committee looks again: what was prepared for the scoring before is void.
    let again =
        json!({ "step": "resolve", "resolution": "resolve_again", "code": "", "in_favour": 6, "reason": "差異過大" });
    assert!(scene.step(1, &again).expect(200).json()["course"]["lots"].is_null());
    let equal = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[42, 18, 20]), ("丙公司", &[35, 15, 20])]);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.score(1, place, &equal).expect(201);
    }
    assert_eq!(scene.step(1, &json!({ "step": "prepare_lots" })).expect(409).code(), "meeting.state");
    scene.step(1, &json!({ "step": "count" })).expect(200);
    send("prepare-lots", "p2", &[]).0.expect(303);
    assert_ne!(scene.meeting(1)["course"]["lots"]["commitment"], before);
    let (missing, _) = send("draw-lots", "w1", &[("word", "七"), ("word", "")]);
    assert!(missing.expect(422).body.contains("aria-invalid=\"true\""));
    let (answer, page) = send("draw-lots", "w2", &[("word", "七"), ("word", "9")]);
    answer.expect(303);
    let lots = scene.meeting(1)["course"]["lots"].clone();
    assert!(page.contains(lots["secret"].as_str().unwrap()) && page.contains("任何人均可驗算"), "{page}");
    assert_eq!(lots["drawn"], by_hand(&format!("{} 1", scene.case_no), &lots));
    assert!(market.verify().holds);
});

on_both!(where_nobody_is_tied_nothing_is_drawn, |market| {
    let scene = convened(market, "total_score");
    let apart = marks(&[("甲公司", &[42, 16, 22]), ("乙公司", &[40, 18, 20]), ("丙公司", &[35, 15, 20])]);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.score(1, place, &apart).expect(201);
    }
    scene.step(1, &json!({ "step": "count" })).expect(200);
    assert_eq!(scene.step(1, &json!({ "step": "prepare_lots" })).expect(409).code(), "meeting.no_lots");
});
