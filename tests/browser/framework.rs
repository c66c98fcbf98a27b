//! A framework tender in Chromium: the reserve price under four eyes, twelve bids in three stages, thirty items matched and awarded, an
//! objection that holds the award, the framework in one step, and the order of a listing under it.

use std::fs;

use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use super::signing::{aside, signs};
use super::{Driver, fill, follow, press, shown, sign_in, text};
use crate::applications::answers;
use crate::awards::{act, office, path, plan};
use crate::support::bids::{TENDER, found, impartial, minutes, packed, read, tender};
use crate::support::database::Engine;
use crate::support::eyes::file;
use crate::support::market::TestMarket;
use crate::support::seed::Player;

/// Business numbers of the bidders: ten who come through, the first of them a vendor of the market, then one who falls at each of the
/// first two stages.
const BIDDERS: [&str; 12] = [
    "04595257", "22099131", "27950876", "10458575", "16446274", "24536806", "53212539", "70759028", "84149961",
    "97176270", "12345675", "23060248",
];
const THROUGH: usize = 10;
const ITEMS: usize = 30;

async fn goes(page: &Client, market: &TestMarket, to: &str) {
    page.goto(&format!("{}{to}", market.base)).await.unwrap();
}

async fn signed_in(market: &TestMarket, driver: &Driver, name: &str, player: &Player) -> Client {
    let browser = driver.browser(&market.folder()).await;
    sign_in(&browser, market, name, player.user.totp_secret.as_ref()).await;
    shown(&browser, "form[action='/logout']").await;
    browser
}

/// The market's hour moves on, and both sign in again: who does nothing for so long is signed out.
async fn waits(market: &TestMarket, minutes: i64, (desk, reviewer): (&Client, &Client)) {
    market.wait(minutes);
    for (page, name, player) in [(desk, "office", &market.cast.office), (reviewer, "reviewer", &market.cast.reviewer)] {
        page.delete_all_cookies().await.unwrap();
        sign_in(page, market, name, player.user.totp_secret.as_ref()).await;
        shown(page, "form[action='/logout']").await;
    }
}

/// The tender with its three stages, whose first opening comes in an hour, and the plan of its award.
fn entered(market: &TestMarket) {
    let stage = |name: &str, at: i64, asked: Value| json!({ "stage": name, "opens_at": minutes(market, at), "required_documents": asked });
    let mut sent = tender(market, 60);
    sent["opens_at"] = Value::Null;
    sent["stages"] = json!([
        stage("qualification", 60, json!(["tax_certificate"])),
        stage("specification", 90, json!(["proposal"])),
        stage("price", 120, json!([])),
    ]);
    office(market).post("/api/v1/tenders", &sent).expect(201);
    impartial(market, TENDER);
    let numbers: Vec<String> = (1..=ITEMS).map(|number| number.to_string()).collect();
    let items: Vec<(&str, Option<i64>)> = numbers.iter().map(|number| (number.as_str(), Some(1_500))).collect();
    office(market).post(&path(""), &plan("matching", &items)).expect(201);
}

/// Writes many fields at once, each by its id, as somebody pastes a column.
async fn paste(page: &Client, fields: Vec<(String, String)>) {
    let script = "for (const [id, words] of arguments[0]) document.getElementById(id).value = words;";
    page.execute(script, vec![json!(fields)]).await.unwrap();
}

/// Types the same reserve price of every item.
async fn reserves(page: &Client, market: &TestMarket, first: bool) {
    goes(page, market, &format!("/tenders/{TENDER}/award")).await;
    paste(page, (1..=ITEMS).map(|number| (format!("amounts-{number}"), "1400".to_owned())).collect()).await;
    if first {
        fill(page, "estimate", "簽1150001").await;
    }
    follow(page, "main form[action$='/award/reserve'] button").await;
    // The first hand waits for the second; with it the price is fixed.
    shown(page, if first { "section[aria-labelledby='reserve-title'] .inset" } else { "main dd .tag.good" }).await;
}

/// The office brings the packages of a stage in one go, each under its bidder's number, and the machine reads them.
async fn brings(page: &Client, market: &TestMarket, stage: &str, labels: &[&str]) {
    goes(page, market, &format!("/tenders/{TENDER}")).await;
    let mut paths = Vec::new();
    for (pages, label) in (1..).zip(labels) {
        let folder = market.folder().join(stage);
        fs::create_dir_all(&folder).unwrap();
        let zip = folder.join(format!("{label}.zip"));
        fs::write(&zip, packed(&[("a.pdf", &file(pages, &format!("{stage} {label}")))])).unwrap();
        paths.push(zip.display().to_string());
    }
    press(page, &format!("main #stage option[value='{stage}']")).await;
    let field = page.find(Locator::Css("main #package")).await.unwrap();
    field.send_keys(&paths.join("\n")).await.unwrap();
    follow(page, "main form[action$='/bids'] button").await;
    shown(page, "#taken-title").await;
    let taken = page.find_all(Locator::Css("section[aria-labelledby='taken-title'] .tag.good")).await.unwrap();
    assert_eq!(taken.len(), labels.len(), "{}", text(page).await);
    aside(|| market.settle());
}

/// The id of a bidder's review in a stage.
fn review(market: &TestMarket, stage: &str, label: &str) -> String {
    let reviewer = market.with(&market.cast.reviewer.token);
    let list = reviewer.get("/api/v1/reviews?limit=100").expect(200).json();
    let of = |one: &&Value| one["stage"] == stage && one["label"] == label;
    let found = list["data"].as_array().unwrap().iter().find(of);
    found.unwrap_or_else(|| panic!("{label} at {stage}: {list}"))["id"].as_str().unwrap().to_owned()
}

/// A reviewer goes through the findings of a bid that wait, and finishes it.
async fn finishes(page: &Client, market: &TestMarket, id: &str, good: bool) {
    let findings = read(market, id)["findings"].as_array().unwrap().clone();
    let waiting: Vec<&Value> = findings.iter().filter(|one| one["verdict"] != "pass").collect();
    goes(page, market, &format!("/review/{id}")).await;
    for (at, finding) in waiting.iter().enumerate() {
        let item = format!("li.finding.selected#finding-{}", finding["number"]);
        shown(page, &item).await;
        let answer = if good { "overrule" } else { "confirm" };
        press(page, &format!("{item} input[name='answer'][value='{answer}']")).await;
        fill(page, "reason", "人工複核").await;
        follow(page, &format!("{item} form button")).await;
        let next =
            waiting.get(at + 1).map_or("#outcome".to_owned(), |next| format!("#finding-{}.selected", next["number"]));
        shown(page, &next).await;
    }
    let outcome = if good { "qualified" } else { "unqualified" };
    press(page, &format!("main input[name='outcome'][value='{outcome}']")).await;
    if !good {
        press(page, "main select[name='ground'] option[value='50-1-2']").await;
    }
    fill(page, "note", "人工複核無誤").await;
    follow(page, &format!("main form[action='/review/{id}/finish'] button")).await;
    shown(page, "h1 .tag.decided").await;
}

/// A stage: its packages come in, the one who falls and one who comes through are judged on pages, the others beside them.
async fn stage(
    market: &TestMarket,
    (desk, reviewer): (&Client, &Client),
    name: &str,
    labels: &[&str],
    falls: Option<&str>,
) {
    brings(desk, market, name, labels).await;
    for label in labels.iter().filter(|label| Some(**label) != falls) {
        let id = review(market, name, label);
        match *label == labels[0] {
            true => finishes(reviewer, market, &id, true).await,
            false => drop(found(market, &id, true)),
        }
    }
    let Some(label) = falls else { return };
    let id = review(market, name, label);
    finishes(reviewer, market, &id, false).await;
    // Nobody rejects a bid alone.
    goes(desk, market, &format!("/review/{id}")).await;
    press(desk, "main form[action$='/second'] input[value='agree']").await;
    follow(desk, "main form[action$='/second'] button").await;
    signs(desk, market, "sheet").await;
}

/// The clerk keeps the record of an opening; packages that came in stand in it already.
async fn opens(page: &Client, market: &TestMarket, stage: &str, count: usize) {
    goes(page, market, &format!("/tenders/{TENDER}/openings/{stage}")).await;
    for (name, words) in
        [("place", "第一會議室"), ("chair", "王主任"), ("chair_appointed", "首長指派"), ("clerk", "陳科員")]
    {
        fill(page, name, words).await;
    }
    let delivered = market.app.clock.now().after(chrono::Duration::days(-1));
    let day = format!("{}/{}", delivered.roc_year(), delivered.taipei().format("%m/%d"));
    for at in 0..count {
        for (field, words) in
            [("name", format!("投標廠商{at}")), ("delivered_on", day.clone()), ("delivered_at", "09:00".to_owned())]
        {
            let field = page.find(Locator::Css(&format!("#bids-{at}-{field}"))).await.unwrap();
            field.clear().await.unwrap();
            field.send_keys(&words).await.unwrap();
        }
        press(page, &format!("#bids-{at}-submitted option[value='electronic']")).await;
    }
    press(page, "main input[name='result'][value='opened']").await;
    follow(page, "main form[action*='/openings/'] button").await;
    assert!(text(page).await.contains("OPN-02"));
    signs(page, market, "record").await;
}

/// Prices of all who came through, pasted into the table of offers; then each item's bidders are asked whether they match the lowest.
async fn awards(page: &Client, market: &TestMarket) {
    goes(page, market, &format!("/tenders/{TENDER}/award")).await;
    let mut prices = Vec::new();
    for number in 1..=ITEMS {
        for (place, label) in BIDDERS[..THROUGH].iter().enumerate() {
            prices.push((format!("price-{number}-{label}"), (1_300 + 10 * place).to_string()));
        }
    }
    paste(page, prices).await;
    follow(page, "main form[action$='/award/offers'] button.primary").await;
    shown(page, "main a[href$='/award/items/30']").await;
    for number in 1..=ITEMS {
        goes(page, market, &format!("/tenders/{TENDER}/award/items/{number}")).await;
        shown(page, "main input[name='step'][value='match']").await;
        // Two of three of those who are asked agree.
        let answers = "[...document.querySelectorAll(\"main select[name^='match:']\")]\
            .forEach((one, at) => { one.value = at % 3 === 2 ? 'no' : 'yes'; });";
        page.execute(answers, Vec::new()).await.unwrap();
        follow(page, &format!("main form[action$='/items/{number}'] button.primary")).await;
        shown(page, "main input[name='step'][value='award']").await;
    }
    goes(page, market, &format!("/tenders/{TENDER}/award")).await;
    follow(page, "main form[action$='/award/ready'] button").await;
    shown(page, "#after-title").await;
    assert_eq!(page.find_all(Locator::Css("#items-title ~ .table-wrap .tag.good")).await.unwrap().len(), ITEMS);
}

/// The award's record is signed. An objection holds the award and is answered; then the framework is opened.
async fn frames(page: &Client, market: &TestMarket) {
    let award = format!("/tenders/{TENDER}/award");
    goes(page, market, &format!("{award}/notice")).await;
    let told = text(page).await;
    assert!(told.contains("範例軟體採購案") && told.contains("1,300"), "{told}");
    goes(page, market, &award).await;
    signs(page, market, "record").await;
    goes(page, market, &award).await;
    for (hold, words) in [("yes", "範例公司 115.11.21 異議"), ("no", "異議無理由，已函復")] {
        if hold == "yes" {
            // The form that releases stands open by itself.
            press(page, "main details:has(form[action$='/hold']) summary").await;
        }
        fill(page, "reason", words).await;
        follow(page, &format!("main form[action$='/hold']:has(input[value='{hold}']) button")).await;
        let then = if hold == "yes" { "no" } else { "yes" };
        shown(page, &format!("main form[action$='/hold'] input[name='hold'][value='{then}']")).await;
        let may = page.find_all(Locator::Css("main form[action$='/award/framework']")).await.unwrap().len();
        assert_eq!(may, usize::from(hold == "no"), "a held award opens no framework");
    }
    press(page, "main #class option[value='software']").await;
    fill(page, "starts_on", "115/11/20").await;
    fill(page, "ends_on", "116/06/30").await;
    press(page, "main #order_of_record option[value='pcc']").await;
    follow(page, "main form[action$='/award/framework'] button").await;
    shown(page, "main a[href^='/office/frameworks/']").await;
    follow(page, "main a[href^='/office/frameworks/']").await;
    follow(page, "main a[href^='/frameworks/']").await;
    let framework = text(page).await;
    assert!(framework.contains("範例軟體採購案") && framework.contains("1,300"), "{framework}");
}

/// The vendor's award of the first item.
fn award_of(market: &TestMarket) -> String {
    let vendor = market.cast.vendor.user.organisation_id;
    let found = aside(|| {
        market.app.door.read_now(move |conn| {
            use gongqi::contracts::store;
            let framework = store::by_case(conn, TENDER)?.expect("it is open");
            let (items, awards) = (store::items(conn, framework.id)?, store::awards_under(conn, framework.id)?);
            assert_eq!((items.len(), awards.len()), (ITEMS, ITEMS * 7), "the lowest and two of three of nine others");
            let first = items.iter().find(|item| item.item_no == "1").expect("the first item").id;
            Ok(awards
                .into_iter()
                .find(|award| award.vendor_id == vendor && award.item_id == first)
                .expect("an award")
                .id)
        })
    });
    found.unwrap().to_string()
}

async fn walk(market: &TestMarket, driver: &Driver) {
    let desk = signed_in(market, driver, "office", &market.cast.office).await;
    reserves(&desk, market, true).await;
    let second = signed_in(market, driver, "office2", &market.cast.office2).await;
    reserves(&second, market, false).await;
    assert!(!text(&second).await.contains("1400") && !text(&second).await.contains("1,400"), "nobody is shown it");
    second.close().await.unwrap();

    let reviewer = signed_in(market, driver, "reviewer", &market.cast.reviewer).await;
    let both = (&desk, &reviewer);
    waits(market, 60, both).await;
    stage(market, both, "qualification", &BIDDERS[..], Some(BIDDERS[10])).await;
    opens(&desk, market, "qualification", BIDDERS.len()).await;
    waits(market, 30, both).await;
    let left: Vec<&str> = BIDDERS.iter().copied().filter(|label| *label != BIDDERS[10]).collect();
    stage(market, both, "specification", &left, Some(BIDDERS[11])).await;
    waits(market, 30, both).await;
    // Who fell at a stage is named where packages are brought, and its price stays closed.
    goes(&desk, market, &format!("/tenders/{TENDER}")).await;
    let told = text(&desk).await;
    assert!(told.contains(BIDDERS[10]) && told.contains(BIDDERS[11]), "{told}");
    stage(market, both, "price", &BIDDERS[..THROUGH], None).await;
    reviewer.close().await.unwrap();

    awards(&desk, market).await;
    frames(&desk, market).await;

    // A listing under the award: the vendor hands it in, the office lists it, a buyer orders it.
    let mut wanted = answers(market);
    wanted["unit_price"] = json!("1300");
    wanted["name"] = json!("雲岡文書處理 框架版");
    let body = json!({ "class": "software", "sku": "FRM-1", "award": award_of(market), "answers": wanted });
    let drafted = market.with(&market.cast.vendor.token).post("/api/v1/applications", &body).expect(201).json();
    let application = format!("/applications/{}", drafted["id"].as_str().unwrap());
    let vendor = signed_in(market, driver, "vendor", &market.cast.vendor).await;
    goes(&vendor, market, &application).await;
    follow(&vendor, "main button[name='then'][value='submit']").await;
    shown(&vendor, "p.flash").await;
    vendor.close().await.unwrap();
    goes(&desk, market, &application).await;
    follow(&desk, "main button[formaction$='/approve']").await;
    shown(&desk, "h1 .tag.allow").await;
    desk.close().await.unwrap();
    aside(|| market.settle());
    let buyer = signed_in(market, driver, "buyer", &market.cast.buyer).await;
    goes(&buyer, market, "/search?q=框架版").await;
    follow(&buyer, "main a[href^='/listings/']").await;
    follow(&buyer, "main form[action='/orders/new'] button").await;
    fill(&buyer, "quantity", "5").await;
    fill(&buyer, "reason", "新框架品項").await;
    follow(&buyer, "main button[formaction='/orders/check'], main form[action='/orders/check'] button").await;
    follow(&buyer, "main button[formaction='/orders'], main form[action='/orders'] button").await;
    shown(&buyer, "h1 .tag.placed").await;
    let order = text(&buyer).await;
    assert!(order.contains("雲岡文書處理 框架版") && order.contains("6,500"), "{order}");
    buyer.close().await.unwrap();
}

#[test]
fn browser_walks_a_framework_tender_from_its_bids_to_an_order() {
    let market = TestMarket::new(Engine::Sqlite);
    let driver = Driver::start();
    entered(&market);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(walk(&market, &driver));
    market.settle();
    let closed = act(
        &market,
        "/framework",
        &json!({ "class": "software", "starts_on": "2026-12-01", "ends_on": "2027-06-30", "order_of_record": "pcc" }),
    );
    assert_eq!(closed.expect(409).code(), "award.framework_exists");
    assert!(market.verify().holds);
}
