//! A reviewer in Chromium, by keyboard alone: states to have no interest, finds a bid in the queue, sees each place on its page,
//! decides, finishes; an auditor reads who looked at what.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use fantoccini::Client;
use gongqi::audit::timeline::of_subject;
use gongqi::base::id::ReviewId;
use sample_bids::DefectKind;
use serde_json::{Value, json};

use super::keyboard::{ALT, CONTROL, ENTER, chooses, chord, focus_comes_to, goes_by, picks, tabs_to, writes};
use super::{Driver, follow, shown, sign_in, text};
use crate::support::database::Engine;
use crate::support::market::TestMarket;
use crate::support::sample;

/// The acts by which somebody sees what a vendor wrote, with the words by which the auditor's page calls them.
const LOOKS: [(&str, &str); 3] =
    [("review.read", "查閱審標"), ("review.page_seen", "查閱頁面影像"), ("review.file_taken", "下載投標文件")];

/// The office enters a tender and brings a bid, which is refused before the opening and read after it.
fn bring(market: &TestMarket) -> String {
    let closed = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    let bundle = sample::bundle(41, closed, 1, &[DefectKind::DisqualifyingAnswer]);
    let opens = market.app.clock.now().after(Duration::minutes(1)).rfc3339();
    let office = market.with(&market.cast.office.token);
    office.post("/api/v1/tenders", &sample::tender(&bundle, &opens)).expect(201);
    let (bid, zip) = (&bundle.bids[0], sample::zip(&bundle.bids[0]));
    let path = format!("/api/v1/tenders/{}/bids?stage=all&label={}", bid.tender_no, bid.vendor.ubn);
    assert_eq!(office.upload(&path, &zip).expect(409).code(), "bid.not_open_yet");
    market.wait(1);
    let receipt = office.upload(&path, &zip).expect(201).json();
    market.settle();
    receipt["review"].as_str().unwrap().to_owned()
}

/// The finding's box lies on its page, and the page's image is one that Chromium can show.
async fn sees_the_place(page: &Client) {
    shown(page, "svg.sheet rect.frame.now").await;
    let script = "const done = arguments[0], image = new Image(); \
        image.onload = () => done([image.naturalWidth, image.naturalHeight]); image.onerror = () => done([0, 0]); \
        image.src = document.querySelector('svg.sheet image').getAttribute('href');";
    let size = page.execute_async(script, Vec::new()).await.unwrap();
    let [wide, high] = [&size[0], &size[1]].map(|side| side.as_u64().unwrap());
    assert!(wide > 500 && high > 500, "the page's image has {wide}×{high} pixels");
    let inside = "const sheet = document.querySelector('svg.sheet').getBoundingClientRect(), \
        frame = document.querySelector('rect.frame.now').getBoundingClientRect(); \
        return frame.width > 0 && frame.left >= sheet.left - 4 && frame.right <= sheet.right + 4 \
        && frame.top >= sheet.top - 4 && frame.bottom <= sheet.bottom + 4;";
    assert_eq!(page.execute(inside, Vec::new()).await.unwrap(), Value::Bool(true), "the box lies on the page");
}

/// Goes through what waits, as the desk leads: agrees with each failure, overrules each doubt with a reason.
async fn decides(page: &Client, review: &Value) -> usize {
    let waiting: Vec<&Value> =
        review["findings"].as_array().unwrap().iter().filter(|one| one["verdict"] != "pass").collect();
    for (at, finding) in waiting.iter().enumerate() {
        let number = &finding["number"];
        let item = format!("li.finding.selected#finding-{number}");
        shown(page, &item).await;
        if finding["evidence"].as_array().is_some_and(|places| !places.is_empty()) {
            sees_the_place(page).await;
        }
        let (answer, reason) = match finding["verdict"].as_str().unwrap() {
            "fail" => ("confirm", "與系統所列相同"),
            _ => ("overrule", "已與正本核對"),
        };
        if at == 0 {
            chord(page, &[ALT, 'j']).await;
        }
        // After an answer the focus waits at the next one.
        if at > 0 {
            focus_comes_to(page, &format!("{item} input[name='answer']")).await;
        }
        chooses(page, "answer", answer).await;
        tabs_to(page, &format!("{item} textarea[name='reason']")).await;
        writes(page, reason).await;
        goes_by(page, &[CONTROL, ENTER]).await;
        let next =
            waiting.get(at + 1).map_or("#outcome".to_owned(), |next| format!("#finding-{}.selected", next["number"]));
        shown(page, &next).await;
    }
    waiting.len()
}

async fn walk(market: &TestMarket, driver: &Driver, id: &str) {
    let review = market.with(&market.cast.auditor.token).get(&format!("/api/v1/reviews/{id}")).expect(200).json();
    let failed = review["findings"].as_array().unwrap().iter().any(|one| one["verdict"] == "fail");
    assert!(failed, "the bid answers that it may not take part: {review}");

    let reviewer = driver.browser(&market.folder()).await;
    sign_in(&reviewer, market, "reviewer", market.cast.reviewer.user.totp_secret.as_ref()).await;
    shown(&reviewer, "nav a[href='/review']").await;
    reviewer.goto(&format!("{}/review", market.base)).await.unwrap();
    // Nothing of the bid is shown before the reviewer states to have no interest in the tender.
    assert!(!text(&reviewer).await.contains("04595257") && !reviewer.source().await.unwrap().contains(id));
    reviewer.goto(&format!("{}/review/{id}", market.base)).await.unwrap();
    chooses(&reviewer, "said", "impartial").await;
    goes_by(&reviewer, &[CONTROL, ENTER]).await;
    shown(&reviewer, "svg.sheet, .desk").await;
    reviewer.goto(&format!("{}/review", market.base)).await.unwrap();
    tabs_to(&reviewer, &format!("main a[href='/review/{id}']")).await;
    goes_by(&reviewer, &[ENTER]).await;
    let decided = decides(&reviewer, &review).await;
    assert_eq!(review["due"], json!(decided));
    focus_comes_to(&reviewer, "input[name='outcome']").await;
    chooses(&reviewer, "outcome", "unqualified").await;
    picks(&reviewer, "ground", "50-1-6").await;
    tabs_to(&reviewer, "textarea[name='note']").await;
    writes(&reviewer, "聲明書答復屬不得參加投標之情形").await;
    goes_by(&reviewer, &[CONTROL, ENTER]).await;
    shown(&reviewer, "h1 .tag.decided").await;
    assert!(text(&reviewer).await.contains("聲明書答復屬不得參加投標之情形"));
    reviewer.close().await.unwrap();

    // What the record holds before the auditor looks.
    let subject: ReviewId = id.parse().unwrap();
    let moments = market.app.door.read(move |conn| of_subject(conn, "review", subject.0)).await.unwrap();
    let mut looks: BTreeMap<&str, usize> = BTreeMap::new();
    for moment in &moments {
        if let Some((_, words)) = LOOKS.iter().find(|(act, _)| *act == moment.body.act) {
            *looks.entry(words).or_default() += 1;
        }
    }
    assert!(looks["查閱審標"] > decided && looks["查閱頁面影像"] > 0, "{looks:?}");

    let auditor = driver.browser(&market.folder()).await;
    sign_in(&auditor, market, "auditor", market.cast.auditor.user.totp_secret.as_ref()).await;
    shown(&auditor, "nav a[href='/audit']").await;
    auditor.goto(&format!("{}/audit?q={id}", market.base)).await.unwrap();
    shown(&auditor, "ol.timeline").await;
    let told: Vec<Value> = serde_json::from_value(
        auditor
            .execute(
                "return [...document.querySelectorAll('ol.timeline > li strong')].map(one => one.textContent)",
                Vec::new(),
            )
            .await
            .unwrap(),
    )
    .unwrap();
    for (words, count) in looks {
        assert_eq!(told.iter().filter(|one| *one == words).count(), count, "{words}: {told:?}");
    }
    for words in ["確認檢查結果", "完成審查"] {
        assert!(told.iter().any(|one| one == words), "{words}: {told:?}");
    }
    follow(&auditor, "main form[action='/audit/verify'] button").await;
    shown(&auditor, ".verdict").await;
    assert!(text(&auditor).await.contains("紀錄完整"));
    auditor.close().await.unwrap();
}

#[test]
fn browser_walks_a_bid_by_keyboard_from_the_opening_to_its_outcome() {
    let market = TestMarket::reading(Engine::Sqlite);
    let driver = Driver::start();
    let id = bring(&market);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(walk(&market, &driver, &id));
    market.settle();
    assert!(market.verify().holds);
}
