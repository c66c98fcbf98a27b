//! Imports by the program's own command line beside a running market: refused rows are named, known rows are known,
//! corrections replace, and what came in is found.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::NaiveDate;
use diesel::prelude::*;
use gongqi::config::market::Location;
use gongqi::db::conn::DbConn;
use gongqi::db::schema::{award_notice, event, import_line, import_run, listing};
use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::market::TestMarket;

const LISTING_COLUMNS: &str = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,\
    platforms,languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description";
const NOTICE_COLUMNS: &str = "SourceFile,AwardDate,AwardNoticeDate,TenderCaseNo,TenderName,TenderOrgName,ProcurementType,\
    ProcurementAttr,TenderAwardWay,TenderAwardPrice,BidderSuppName,NotObtainSuppName";

/// What the program said at the end of a command.
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Said {
    /// The lines of JSON.
    fn json(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}: {}", self.err)))
            .collect()
    }

    /// The only report of an import that ended with this status.
    #[track_caller]
    fn report(&self, status: i32) -> Value {
        assert_eq!(self.status, status, "{}", self.err);
        let reports = self.json();
        assert_eq!(reports.len(), 1, "{}", self.out);
        reports[0].clone()
    }
}

/// Runs the program on the market.
fn program(market: &TestMarket, words: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongqi"));
    command.args(words).arg("--data").arg(market.folder()).current_dir(market.folder()).env("RUST_LOG", "off");
    if let Location::Postgres(url) = &market.location {
        command.args(["--database", url]);
    }
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { status: status.code().unwrap(), out: text(stdout), err: text(stderr) }
}

fn file(market: &TestMarket, name: &str, text: &str) -> PathBuf {
    let path = market.folder().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn import(market: &TestMarket, what: &str, path: &Path, on_error: &str) -> Said {
    program(market, &[what, "import", path.to_str().unwrap(), "--json", "--on-error", on_error])
}

/// Rows, imported, corrected, duplicates, rejected.
fn counts(report: &Value) -> [i64; 5] {
    ["rows", "imported", "corrected", "duplicates", "rejected"].map(|name| report[name].as_i64().unwrap())
}

fn listing_row(sku: &str, name: &str, price: &str) -> String {
    format!(
        "{sku},04595257,software,辦公室軟體,雲岡,TW,{name},標準版,perpetual,user,,Windows,zh-TW,使用者,{price},1150201,1,14,12,可處理公文的軟體"
    )
}

fn listings(rows: &[String]) -> String {
    format!("{LISTING_COLUMNS}\n{}\n", rows.join("\n"))
}

fn read<T>(market: &TestMarket, query: impl FnOnce(&mut DbConn) -> QueryResult<T>) -> T {
    market.app.door.read_now(|conn| Ok(query(conn)?)).unwrap()
}

fn skus(market: &TestMarket) -> Vec<String> {
    read(market, |conn| listing::table.select(listing::sku).order(listing::sku).load(conn))
}

/// A file whose second and third rows are broken.
fn broken_listings() -> String {
    let other = listing_row("NEW-3", "青石公文系統", "900").replace("04595257", "99999999");
    listings(&[
        listing_row("NEW-1", "青石試算表", "900"),
        listing_row("NEW-2", "青石簡報", "九百"),
        other,
        listing_row("NEW-4", "青石資料庫", "1000.5"),
        listing_row("NEW-5", "青石繪圖", "1300.0001"),
    ])
}

const REFUSALS: [(&str, &str, &str); 3] = [
    ("3", "unit_price", "「九百」不是金額"),
    ("4", "ubn", "沒有廠商 99999999"),
    ("6", "unit_price", "高於決標單價 1,300"),
];

fn assert_refusals_are_named(said: &Said) {
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!(lines.len(), REFUSALS.len(), "{}", said.err);
    for (line, (number, column, reason)) in lines.iter().zip(REFUSALS) {
        assert!(line.contains(&format!("第 {number} 行 {column}：{reason}")), "{line}");
    }
}

on_both!(broken_rows_are_named_and_the_others_come_in, |market| {
    let path = file(market, "listings.csv", &broken_listings());
    let said = import(market, "catalog", &path, "skip");
    let report = said.report(0);
    assert_eq!((counts(&report), &report["written"]), ([5, 2, 0, 0, 3], &json!(true)));
    assert_eq!(report["layout"], "listings");
    assert_refusals_are_named(&said);
    assert_eq!(skus(market), ["CLD-1", "NEW-1", "NEW-4", "OFF-1", "OFF-2"]);
    let kept: Vec<(i64, Option<String>, Option<String>)> = read(market, |conn| {
        let refused = import_line::table.filter(import_line::outcome.eq("rejected"));
        let columns = (import_line::line, import_line::column_name, import_line::reason);
        refused.order(import_line::line).select(columns).load(conn)
    });
    assert_eq!(kept.len(), REFUSALS.len());
    for ((line, column, reason), (number, at, why)) in kept.into_iter().zip(REFUSALS) {
        assert_eq!((line.to_string().as_str(), column.as_deref()), (number, Some(at)));
        assert!(reason.unwrap().starts_with(why));
    }
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(broken_rows_let_nothing_in_when_so_asked, |market| {
    let (path, before) = (file(market, "listings.csv", &broken_listings()), skus(market));
    let runs = |market| read::<i64>(market, |conn| import_run::table.count().get_result(conn));
    let runs_before = runs(market);
    let said = import(market, "catalog", &path, "nothing");
    let report = said.report(1);
    assert_eq!((&report["rejected"], &report["written"]), (&json!(3), &json!(false)));
    assert_refusals_are_named(&said);
    assert_eq!((skus(market), runs(market)), (before, runs_before));
    let sound = file(market, "sound.csv", &listings(&[listing_row("NEW-1", "青石試算表", "900")]));
    let report = import(market, "catalog", &sound, "nothing").report(0);
    assert_eq!((counts(&report), &report["written"]), ([1, 1, 0, 0, 0], &json!(true)));
});

on_both!(a_file_of_no_known_layout_is_refused_whole, |market| {
    let path = file(market, "colours.csv", "colour,weight\nred,1\n");
    let runs = |market| read::<i64>(market, |conn| import_run::table.count().get_result(conn));
    let before = runs(market);
    let catalog = import(market, "catalog", &path, "skip");
    assert_eq!((catalog.status, catalog.out.as_str()), (2, ""));
    assert!(catalog.err.contains("colour, weight"), "{}", catalog.err);
    let awards = import(market, "awards", &path, "skip");
    assert_eq!((awards.status, awards.out.as_str()), (2, ""));
    assert!(awards.err.contains("TenderAwardPrice"), "{}", awards.err);
    let bytes = market.folder().join("bytes.csv");
    std::fs::write(&bytes, [0xff, 0xfe, 0x00, 0x41]).unwrap();
    assert_eq!(import(market, "catalog", &bytes, "skip").status, 2);
    assert_eq!(import(market, "catalog", &market.folder().join("absent.csv"), "skip").status, 2);
    assert_eq!(runs(market), before);
});

/// A notice of an award, as the open data writes it.
struct Award {
    source: &'static str,
    awarded: &'static str,
    noticed: &'static str,
    case_no: &'static str,
    title: &'static str,
    price: &'static str,
}

const LEASE: Award = Award {
    source: "award_1150316.csv",
    awarded: "2026/03/02",
    noticed: "2026/03/05",
    case_no: "EX-115-01",
    title: "範例機房主機租用案",
    price: "1000000",
};

fn notice(award: &Award) -> String {
    let Award { source, awarded, noticed, case_no, title, price } = award;
    format!(
        "{source},{awarded},{noticed},{case_no},{title},範例署,公開招標,勞務類,最低標,{price},範例資訊股份有限公司,範例雲端股份有限公司"
    )
}

fn notices(rows: &[String]) -> String {
    format!("\u{feff}{NOTICE_COLUMNS}\n{}\n", rows.join("\n"))
}

/// A correction of the lease between an older and a repeated notice, a contract change, three broken rows, a stray tab,
/// a price of zero.
fn mixed_notices() -> String {
    let change = Award {
        case_no: "EX-115-02", title: "範例系統維護案（第一次契約變更）", price: "50000", ..LEASE
    };
    notices(&[
        notice(&LEASE),
        notice(&LEASE),
        notice(&Award { noticed: "2026/03/12", price: "1100000", ..LEASE }),
        notice(&Award { noticed: "2026/03/04", price: "900000", ..LEASE }),
        notice(&Award { source: "award_1150401.csv", noticed: "2026/03/12", price: "1100000", ..LEASE }),
        notice(&change),
        notice(&Award { case_no: "EX-115-03", price: "一千元", ..LEASE }),
        format!("{},多出的一欄", notice(&Award { case_no: "EX-115-04", ..LEASE })),
        notice(&Award { case_no: "EX-115-05", noticed: "2026/03/01", ..LEASE }),
        notice(&Award { case_no: "EX-115-06", title: "範例雲端\t儲存空間案", price: "250000.5", ..LEASE }),
        notice(&Award { case_no: "EX-115-07", title: "範例回收收入案", price: "0", ..LEASE }),
    ])
}

/// Title, kind, price in ten-thousandths, day of the notice, version.
type Kept = (String, String, i64, NaiveDate, i64);

/// The notices by case number.
fn kept(market: &TestMarket) -> BTreeMap<String, Kept> {
    let rows: Vec<(String, Kept)> = read(market, |conn| {
        let facts = (
            award_notice::title,
            award_notice::kind,
            award_notice::price,
            award_notice::noticed_on,
            award_notice::version,
        );
        award_notice::table.select((award_notice::case_no, facts)).load(conn)
    });
    rows.into_iter().collect()
}

on_both!(award_notices_come_in_once_corrected_and_counted, |market| {
    let path = file(market, "awards.csv", &mixed_notices());
    let said = import(market, "awards", &path, "skip");
    let report = said.report(0);
    assert_eq!((counts(&report), &report["written"]), ([11, 4, 1, 3, 3], &json!(true)));
    assert_eq!(report["amount"], "2400000.5", "new and corrected rows: 1000000 + 1100000 + 50000 + 250000.5 + 0");
    let refusals: Vec<&str> = said.err.lines().collect();
    assert_eq!(refusals.len(), 3, "{}", said.err);
    for (line, told) in refusals.iter().zip([
        "第 8 行 TenderAwardPrice：「一千元」不是金額",
        "第 9 行 *：這一列有 13 欄",
        "第 10 行 AwardNoticeDate：",
    ]) {
        assert!(line.contains(told), "{line}");
    }
    let row = |title: &str, kind: &str, price: i64, noticed: &str, version: i64| -> Kept {
        (title.to_owned(), kind.to_owned(), price, noticed.parse().unwrap(), version)
    };
    let expected = BTreeMap::from([
        ("EX-115-01".to_owned(), row("範例機房主機租用案", "award", 11_000_000_000, "2026-03-12", 2)),
        (
            "EX-115-02".to_owned(),
            row("範例系統維護案（第一次契約變更）", "contract_change", 500_000_000, "2026-03-05", 1),
        ),
        ("EX-115-06".to_owned(), row("範例雲端 儲存空間案", "award", 2_500_005_000, "2026-03-05", 1)),
        ("EX-115-07".to_owned(), row("範例回收收入案", "award", 0, "2026-03-05", 1)),
    ]);
    assert_eq!(kept(market), expected);

    let events = |market| {
        let of = event::table.filter(event::subject_kind.eq("notice")).select(event::name).order(event::name);
        read::<Vec<String>>(market, |conn| of.load(conn))
    };
    let told = events(market);
    assert_eq!(told.iter().filter(|name| *name == "notice.imported").count(), 4);
    assert_eq!(told.iter().filter(|name| *name == "notice.corrected").count(), 1);

    let again = import(market, "awards", &path, "skip").report(0);
    assert_eq!((counts(&again), &again["amount"]), ([11, 0, 0, 8, 3], &json!("0")));
    assert_eq!((kept(market), events(market)), (expected, told), "a second time changes nothing");
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(a_later_file_corrects_and_an_older_one_does_not, |market| {
    let first = file(market, "first.csv", &notices(&[notice(&LEASE)]));
    import(market, "awards", &first, "nothing").report(0);
    let later = Award { source: "award_1150401.csv", noticed: "115/03/20", price: "1,200,000", ..LEASE };
    // The price stands in quotes, as a comma in a value must.
    let row = notice(&later).replace("1,200,000", "\"1,200,000\"");
    let corrected = import(market, "awards", &file(market, "later.csv", &notices(&[row])), "nothing").report(0);
    assert_eq!((counts(&corrected), &corrected["amount"]), ([1, 0, 1, 0, 0], &json!("1200000")));
    let older = Award { source: "award_1150310.csv", noticed: "2026/03/10", price: "1", ..LEASE };
    let known = import(market, "awards", &file(market, "older.csv", &notices(&[notice(&older)])), "nothing").report(0);
    assert_eq!(counts(&known), [1, 0, 0, 1, 0]);
    let (_, _, price, noticed, version) = kept(market)["EX-115-01"].clone();
    assert_eq!((price, noticed.to_string().as_str(), version), (12_000_000_000, "2026-03-20", 2));
});

fn search(market: &TestMarket, words: &str) -> Value {
    let query = serde_urlencoded::to_string([("q", words)]).unwrap();
    market.anonymous().get(&format!("/api/v1/search?{query}")).expect(200).json()
}

on_both!(what_came_in_is_found_and_read, |market| {
    import(market, "awards", &file(market, "awards.csv", &mixed_notices()), "skip").report(0);
    market.settle();
    let found = search(market, "機房主機租用");
    let hit = &found["hits"][0];
    assert_eq!((hit["kind"].as_str(), hit["name"].as_str()), (Some("notice"), Some("範例機房主機租用案")), "{found}");
    let answer = market.anonymous().get(hit["href"].as_str().unwrap()).expect(200);
    assert_eq!(answer.header("etag"), "\"2\"");
    let read = answer.json();
    assert_eq!(hit["href"], format!("/api/v1/notices/{}", read["id"].as_str().unwrap()));
    let told =
        ["case_no", "kind", "price", "awarded_on", "noticed_on", "agency"].map(|name| read[name].as_str().unwrap());
    assert_eq!(told, ["EX-115-01", "award", "1100000", "2026-03-02", "2026-03-12", "範例署"]);

    let said = program(market, &["search", "機房主機租用", "--json"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(said.json()[0]["id"], read["id"]);
    let nothing = program(market, &["search", "zzqqzzqq", "--json"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (1, ""));
});

on_both!(a_revised_listing_is_not_ordered_unseen, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let old = buyer.post("/api/v1/orders", &wanted(market, 10)).expect(201).json();
    let path = format!("/api/v1/listings/{}", market.cast.listing.0);
    let same = buyer.get(&path).expect(200).json();
    let revised = file(market, "revised.csv", &listings(&[listing_row("OFF-1", "雲岡文書處理 新版", "1100")]));
    assert_eq!(counts(&import(market, "catalog", &revised, "nothing").report(0)), [1, 0, 1, 0, 0]);
    assert_eq!(counts(&import(market, "catalog", &revised, "nothing").report(0)), [1, 0, 0, 1, 0]);

    let shown = buyer.get(&path).expect(200).json();
    assert_eq!((&same["number"], &shown["number"]), (&json!(1), &json!(2)));
    assert_eq!((shown["name"].as_str(), shown["unit_price"].as_str()), (Some("雲岡文書處理 新版"), Some("1100")));
    assert_eq!(buyer.post("/api/v1/orders", &wanted(market, 10)).expect(409).code(), "order.listing_changed");
    let mut order = wanted(market, 10);
    order["lines"][0]["listing_version"] = json!(2);
    assert_eq!(buyer.post("/api/v1/orders", &order).expect(201).json()["amount"], "11000");
    let kept = buyer.get(&format!("/api/v1/orders/{}", old["id"].as_str().unwrap())).expect(200).json();
    assert_eq!((&kept["amount"], &kept["lines"]), (&json!("12000"), &old["lines"]), "the old order keeps its price");

    market.settle();
    let hits = search(market, "雲岡文書處理")["hits"].clone();
    let names: Vec<&str> = hits.as_array().unwrap().iter().filter_map(|hit| hit["name"].as_str()).collect();
    assert!(names.contains(&"雲岡文書處理 新版") && !names.contains(&"雲岡文書處理 標準版"), "{hits}");
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});
