//! A vendor's own check of its drafts: the tender's checklist, and no trace of it.

use diesel::prelude::*;
use gongqi::base::id::TenderId;
use gongqi::db::conn::DbConn;
use gongqi::db::schema::{event, stored_file};

use crate::on_both;
use crate::support::bids::{TENDER, enter};
use crate::support::browsing::Browsing;
use crate::support::eyes::file;
use crate::support::market::TestMarket;

/// Rows of the record, and files of the storage.
fn traces(market: &TestMarket) -> (usize, usize) {
    let count = |conn: &mut DbConn| {
        let rows: Vec<String> = event::table.select(event::after).load(conn)?;
        let files: Vec<String> = stored_file::table.select(stored_file::digest).load(conn)?;
        Ok((rows.len(), files.len()))
    };
    market.app.door.read_now(count).unwrap()
}

on_both!(a_vendor_checks_its_drafts_and_nobody_learns_of_it, |market| {
    // The tender is not even opened yet.
    enter(market, 60);
    let mut vendor = Browsing::of(market, &market.cast.vendor.user);
    let csrf = vendor.csrf("/vendor/own-check");
    let before = traces(market);
    let mut run = |tender: &str, name: &str, bytes: &[u8]| {
        vendor.upload_named(&csrf, "/vendor/own-check", &[("tender_no", tender)], ("file", name, bytes))
    };
    let shown = run(TENDER, "../x/納稅證明.pdf", &file(2, "a")).expect(200).body;
    assert!(shown.contains("符合 1 項") && shown.contains("缺漏或不符") && shown.contains("請再核對"), "{shown}");
    assert!(shown.contains("<strong>納稅證明.pdf</strong>") && shown.contains("不作任何決定"), "{shown}");
    assert!(!shown.contains("<b>所屬"), "what papers say is no markup");
    let locked = run(TENDER, "b.pdf", &file(1, "locked")).expect(200).body;
    assert!(locked.contains("tag warn"), "{locked}");
    assert!(run("沒有這案", "a.pdf", &file(1, "a")).expect(422).body.contains("查無此案號"));
    assert!(run(TENDER, "a.pdf", b"").expect(422).body.contains("error-summary"));
    assert_eq!(traces(market), before, "no line in the record, no file kept");
    let bids = market.app.door.read_now(|conn| {
        let id = tender(conn);
        gongqi::bids::store::labels(conn, id)
    });
    assert!(bids.unwrap().is_empty());
    Browsing::of(market, &market.cast.office.user).get("/vendor/own-check").expect(403);
});

fn tender(conn: &mut DbConn) -> TenderId {
    gongqi::tenders::store::by_case_no(conn, TENDER).unwrap().id
}
