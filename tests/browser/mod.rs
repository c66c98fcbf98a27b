//! A person in Chromium: signs in, searches, orders, approves, issues, confirms, and an auditor reads the story.

mod committee;
mod framework;
mod keyboard;
mod review;
mod signing;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder, Locator};
use gongqi::accounts::second_factor::code_at;
use hyper_util::client::legacy::connect::HttpConnector;

use crate::support::database::Engine;
use crate::support::market::TestMarket;
use crate::support::seed::PASSWORD;

struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    fn start() -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: make setup");
        let until = Instant::now() + Duration::from_secs(30);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "chromedriver does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self { child, port }
    }

    async fn browser(&self, folder: &std::path::Path) -> Client {
        let profile = folder.join(format!("chromium-{}", uuid::Uuid::now_v7()));
        let options = serde_json::json!({ "args": [
            "--headless", "--lang=zh-TW", "--accept-lang=zh-TW", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--window-size=1280,1000", format!("--user-data-dir={}", profile.display()),
        ]});
        let wanted = serde_json::Map::from_iter([("goog:chromeOptions".to_owned(), options)]);
        ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn fill(page: &Client, name: &str, text: &str) {
    let field =
        page.find(Locator::Css(&format!("main [name='{name}']"))).await.unwrap_or_else(|_| panic!("no field {name}"));
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

async fn press(page: &Client, selector: &str) {
    let button = page.find(Locator::Css(selector)).await;
    let Ok(button) = button else {
        panic!("no {selector} on {}:\n{}", page.current_url().await.unwrap(), page.source().await.unwrap())
    };
    button.click().await.unwrap();
}

/// Marks the page, so that [`arrived`] knows another.
async fn leaves(page: &Client) {
    page.execute("document.documentElement.dataset.left = 'true'", Vec::new()).await.unwrap();
}

/// Waits until another page has taken the place of the one that was left by this.
async fn arrived(page: &Client, by: &str) {
    let arrived = "return document.readyState === 'complete' && !document.documentElement.dataset.left";
    let until = Instant::now() + Duration::from_secs(20);
    // Between two pages there is none that could answer.
    while !page.execute(arrived, Vec::new()).await.is_ok_and(|answer| answer == true) {
        assert!(Instant::now() < until, "{by} leads nowhere from {}", page.current_url().await.unwrap());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Presses what leads to another page, and waits for it: a click does not.
async fn follow(page: &Client, selector: &str) {
    leaves(page).await;
    press(page, selector).await;
    arrived(page, selector).await;
}

/// Waits until the page shows something.
async fn shown(page: &Client, selector: &str) {
    if page.wait().at_most(Duration::from_secs(20)).for_element(Locator::Css(selector)).await.is_err() {
        panic!("no {selector} on {}:\n{}", page.current_url().await.unwrap(), page.source().await.unwrap());
    }
}

async fn text(page: &Client) -> String {
    page.find(Locator::Css("main")).await.unwrap().text().await.unwrap()
}

async fn sign_in(page: &Client, market: &TestMarket, name: &str, secret: Option<&String>) {
    page.goto(&format!("{}/login", market.base)).await.unwrap();
    fill(page, "email", &format!("{name}@test.example")).await;
    fill(page, "password", PASSWORD).await;
    follow(page, "main form button").await;
    if let Some(secret) = secret {
        let seconds = u64::try_from(market.app.clock.now().0 / 1_000_000).unwrap();
        shown(page, "main [name='code']").await;
        fill(page, "code", &code_at(secret, seconds).unwrap()).await;
        follow(page, "main form button").await;
    }
}

async fn walk(market: &TestMarket, driver: &Driver) {
    let buyer = driver.browser(&market.folder()).await;
    sign_in(&buyer, market, "buyer", None).await;
    buyer.goto(&format!("{}/search?q=文書處理", market.base)).await.unwrap();
    follow(&buyer, "main a[href^='/listings/']").await;
    assert!(text(&buyer).await.contains("雲岡文書處理"));
    follow(&buyer, "main form[action='/orders/new'] button").await;
    fill(&buyer, "quantity", "10").await;
    fill(&buyer, "reason", "功能符合需求").await;
    follow(&buyer, "main button[formaction='/orders/check'], main form[action='/orders/check'] button").await;
    shown(&buyer, "ul.rulings").await;
    let checked = text(&buyer).await;
    for rule in ["ORD-01", "ORD-02", "ORD-05", "ORD-09", "ORD-10", "12,000"] {
        assert!(checked.contains(rule), "{rule} is not on the page:\n{checked}");
    }
    follow(&buyer, "main button[formaction='/orders'], main form[action='/orders'] button").await;
    shown(&buyer, "h1 .tag.placed").await;
    assert!(text(&buyer).await.contains("PO-115-000001"));
    let order = buyer.current_url().await.unwrap();
    let order = order.path().to_owned();

    let approver = driver.browser(&market.folder()).await;
    sign_in(&approver, market, "approver", market.cast.approver.user.totp_secret.as_ref()).await;
    approver.goto(&format!("{}{order}", market.base)).await.unwrap();
    follow(&approver, &format!("main form[action='{order}/approve'] button")).await;
    shown(&approver, "h1 .tag.ready").await;
    approver.close().await.unwrap();

    buyer.goto(&format!("{}{order}", market.base)).await.unwrap();
    fill(&buyer, "pcc_number", "PCC-1").await;
    follow(&buyer, &format!("main form[action='{order}/issue'] button")).await;
    shown(&buyer, "h1 .tag.issued").await;
    buyer.close().await.unwrap();

    let vendor = driver.browser(&market.folder()).await;
    sign_in(&vendor, market, "vendor", None).await;
    vendor.goto(&format!("{}{order}", market.base)).await.unwrap();
    follow(&vendor, &format!("main form[action='{order}/confirm'] button")).await;
    shown(&vendor, "h1 .tag.confirmed").await;
    assert!(text(&vendor).await.contains("已接單"));
    vendor.close().await.unwrap();

    let auditor = driver.browser(&market.folder()).await;
    sign_in(&auditor, market, "auditor", market.cast.auditor.user.totp_secret.as_ref()).await;
    auditor.goto(&format!("{}/audit?q=PO-115-000001", market.base)).await.unwrap();
    assert_eq!(auditor.find_all(Locator::Css("ol.timeline > li")).await.unwrap().len(), 4);
    follow(&auditor, "main form[action='/audit/verify'] button").await;
    shown(&auditor, ".verdict").await;
    assert!(text(&auditor).await.contains("紀錄完整"));
    auditor.close().await.unwrap();
}

#[test]
fn browser_walks_an_order_from_search_to_proof() {
    let market = TestMarket::new(Engine::Sqlite);
    let driver = Driver::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(walk(&market, &driver));
    market.settle();
    assert!(market.verify().holds);
}
