//! A record in Chromium: its paper is fetched, signed outside with a card, and brought back on the page of its signed copies.

use std::fs;

use fantoccini::{Client, Locator};

use super::{follow, press, shown, text};
use crate::signatures::people;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;

/// What blocks is done beside the browser's own runtime.
pub fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join().unwrap())
}

/// The office, on the page of a record, has this paper of it signed and brings it back.
pub async fn signs(page: &Client, market: &TestMarket, paper: &str) {
    let link = page.find(Locator::Css(&format!("main a[href$='{paper}.pdf']"))).await.unwrap();
    let to = link.attr("href").await.unwrap().unwrap();
    let signed = aside(|| {
        let record = Browsing::of(market, &market.cast.office.user).get_bytes(&to);
        people().1.sign(&record, &[], market.app.clock.now().utc()).unwrap()
    });
    let copy = market.folder().join(format!("signed-{paper}-{}.pdf", uuid::Uuid::now_v7()));
    fs::write(&copy, signed).unwrap();
    follow(page, "main a[href*='/signatures/']").await;
    press(page, "main #kind option[value='certificate']").await;
    page.find(Locator::Css("main #package")).await.unwrap().send_keys(&copy.display().to_string()).await.unwrap();
    follow(page, "main form[enctype] button.primary").await;
    shown(page, "p.flash").await;
    let told = text(page).await;
    for words in ["簽章有效", "C=TW, CN=王主任", "涵蓋整份檔案", "未設定信任之根憑證"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}
