//! A member in Chromium: states interests, finds the meeting, scores and sends; the clerk counts, puts the difference to the committee
//! and writes what it decides; anybody reads who sat on it.

use std::time::{Duration, Instant};

use fantoccini::{Client, Locator};
use serde_json::json;

use super::signing::signs;
use super::{Driver, fill, follow, press, shown, sign_in, text};
use crate::committees::{minutes, opened};
use crate::support::committee::{Scene, marks};
use crate::support::database::Engine;
use crate::support::market::TestMarket;

/// A member with the account of this number signs in.
async fn member(market: &TestMarket, driver: &Driver, scene: &Scene<'_>, place: usize) -> Client {
    let browser = driver.browser(&market.folder()).await;
    let user = &scene.people[place].user;
    sign_in(&browser, market, &user.name, user.totp_secret.as_ref()).await;
    shown(&browser, "nav a[href='/committee']").await;
    browser
}

async fn states(page: &Client, market: &TestMarket, base: &str, interest: &str) {
    page.goto(&format!("{}{base}", market.base)).await.unwrap();
    press(page, &format!("main input[name='interest'][value='{interest}']")).await;
    press(page, "main input[name='relation'][value='relation_none']").await;
    press(page, "main input[name='doubt'][value='doubt_none']").await;
    if interest != "interest_none" {
        fill(page, "words", "配偶任職於甲公司").await;
    }
    press(page, "main #confirm").await;
    follow(page, &format!("main form[action='{base}/statement'] button")).await;
    shown(page, "p.flash").await;
}

/// Types into a field of the own sheet.
async fn types(page: &Client, line: usize, item: usize, point: &str) {
    let field = page.find(Locator::Css(&format!("#lines-{line}-points-{item}"))).await.unwrap();
    field.send_keys(point).await.unwrap();
}

/// Fills in the own sheet with these points, bidder by bidder, item by item. What is half written is kept by itself.
async fn scores(page: &Client, market: &TestMarket, base: &str, points: [[&str; 3]; 3]) {
    let sheet = format!("{base}/meetings/1/sheet");
    page.goto(&format!("{}{base}/meetings/1", market.base)).await.unwrap();
    follow(page, &format!("main a[href='{sheet}']")).await;
    shown(page, "#lines-0-points-0").await;
    types(page, 0, 0, points[0][0]).await;
    let kept = "return document.getElementById('sheet-kept').textContent !== ''";
    let until = Instant::now() + Duration::from_secs(20);
    while page.execute(kept, Vec::new()).await.unwrap() != json!(true) {
        assert!(Instant::now() < until, "the draft is not kept");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    page.goto(&format!("{}{sheet}", market.base)).await.unwrap();
    shown(page, &format!("#lines-0-points-0[value='{}']", points[0][0])).await;
    assert!(text(page).await.contains("草稿已暫存"));
    for (line, given) in points.iter().enumerate() {
        for (item, point) in given.iter().enumerate().filter(|one| line + one.0 > 0) {
            types(page, line, item, point).await;
        }
    }
    press(page, "main #confirm").await;
    follow(page, &format!("main form[action='{sheet}'] button.primary")).await;
    shown(page, "p.flash").await;
}

async fn walk(market: &TestMarket, driver: &Driver, scene: &Scene<'_>) {
    let base = format!("/tenders/{}/committee", scene.case_no);
    let leaves = member(market, driver, scene, 5).await;
    states(&leaves, market, &base, "interest_spouse").await;
    let told = text(&leaves).await;
    assert!(told.contains("已迴避") && !told.contains("評選項目"), "{told}");
    leaves.close().await.unwrap();

    let sits = member(market, driver, scene, 4).await;
    states(&sits, market, &base, "interest_none").await;
    for place in [0, 1, 2, 3, 6] {
        scene.state(place, "interest_none").expect(201);
    }
    scene.call(&json!({ "reason": "round_first" })).expect(201);
    for place in [0, 1, 2, 3, 4, 6] {
        scene.attend(1, place, "attended_in_person").expect(200);
    }
    // One member turns the order around.
    scores(&sits, market, &base, [["49", "19", "29"], ["20", "10", "10"], ["42", "17", "25"]]).await;
    sits.close().await.unwrap();
    let usual = marks(&[("甲公司", &[40, 16, 20]), ("乙公司", &[45, 18, 25]), ("丙公司", &[38, 15, 22])]);
    for place in [0, 1, 2, 3, 6] {
        scene.score(1, place, &usual).expect(201);
    }

    let office = driver.browser(&market.folder()).await;
    sign_in(&office, market, "office", market.cast.office.user.totp_secret.as_ref()).await;
    shown(&office, "nav").await;
    let meeting = format!("{base}/meetings/1");
    office.goto(&format!("{}{meeting}", market.base)).await.unwrap();
    follow(&office, &format!("main form[action='{meeting}/count'] button")).await;
    shown(&office, "#tally-title").await;
    let counted = text(&office).await;
    assert!(counted.contains("提請召集人注意") && counted.contains("CMT-05"), "{counted}");
    press(&office, "main details summary").await;
    press(&office, "main #resolution option[value='resolve_keep']").await;
    let favour = office.find(Locator::Css("#resolve-favour")).await.unwrap();
    favour.send_keys("5").await.unwrap();
    let reason = office.find(Locator::Css("#resolve-reason")).await.unwrap();
    reason.send_keys("各委員評分均有理由").await.unwrap();
    follow(&office, &format!("main form[action='{meeting}/resolve'] button")).await;
    shown(&office, "#difference-title").await;
    press(&office, "main #chosen option[value='乙公司']").await;
    fill(&office, "in_favour", "5").await;
    fill(&office, "reason", "總體表現最優").await;
    follow(&office, &format!("main form[action='{meeting}/decide'] button")).await;
    shown(&office, "h1 .tag.decided").await;
    scene.step(1, &minutes()).expect(200);
    office.goto(&format!("{}{meeting}", market.base)).await.unwrap();
    signs(&office, market, "minutes").await;
    office.close().await.unwrap();

    let anybody = driver.browser(&market.folder()).await;
    anybody.goto(&format!("{}{base}/told", market.base)).await.unwrap();
    let told = text(&anybody).await;
    assert!(told.contains("甲召集") && !told.contains("己技師") && !told.contains("NT$"), "{told}");
    anybody.close().await.unwrap();
}

#[test]
fn browser_walks_a_committee_from_its_statements_to_the_decision() {
    let market = TestMarket::new(Engine::Sqlite);
    let driver = Driver::start();
    let scene = opened(&market, "ranking");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(walk(&market, &driver, &scene));
    market.settle();
    assert!(market.verify().holds);
}
