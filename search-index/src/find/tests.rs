//! What must be found, and in which order.

use proptest::prelude::*;

use crate::ask::{Ask, Sort};
use crate::entry::{Entry, Kind};
use crate::hits::{Fragment, Hits};
use crate::index::Index;

fn listing(id: &str, name: &str, text: &str) -> Entry {
    Entry { name: name.to_owned(), text: text.to_owned(), ..Entry::new(Kind::Listing, id) }
}

fn index(entries: &[Entry]) -> Index {
    let index = Index::in_memory().unwrap();
    for entry in entries {
        index.put(entry).unwrap();
    }
    index.commit(1).unwrap();
    index
}

fn shop() -> Index {
    index(&[
        listing("db", "臺灣資料庫管理系統", "支援繁體中文，含原廠電話支援"),
        listing("av", "掃毒軟體企業版", "通過資通安全檢測"),
        listing("printer", "雷射印表機 M404", "黑白雷射，自動雙面列印"),
        listing("office", "Office365 E3 版", "文書處理與試算表"),
        Entry {
            codes: vec!["TW-2026-AX79Q".to_owned(), "22099131".to_owned()],
            maker: "青田".to_owned(),
            ..listing("vm", "虛擬化平台", "適用伺服器")
        },
        listing("form", "QuickForm Guard 表單", "電子表單"),
        listing("law", "政府採購法 第22條", "機關辦理公告金額以上之採購，符合下列情形之一者"),
        listing("law2", "政府採購法 第11條之1", "機關辦理巨額工程採購"),
    ])
}

fn ids(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|hit| hit.id.as_str()).collect()
}

fn first(index: &Index, words: &str) -> String {
    let hits = index.ask(&Ask::words(words)).unwrap();
    ids(&hits).first().map_or_else(String::new, |id| (*id).to_owned())
}

#[test]
fn writing_does_not_matter() {
    let shop = shop();
    for (words, id) in [
        ("台灣資料庫", "db"),
        ("臺灣資料庫", "db"),
        ("台湾资料库", "db"),
        ("数据库", "db"),
        ("杀毒软件", "av"),
        ("打印机", "printer"),
        ("服务器", "vm"),
        ("M404", "printer"),
        ("ｍ４０４", "printer"),
        ("office 365", "office"),
        ("E3", "office"),
        ("TW-2026-AX79Q", "vm"),
        ("tw2026ax79q", "vm"),
        ("22099131", "vm"),
        ("青田虛擬化平臺", "vm"),
        ("毒軟體", "av"),
        ("表機", "printer"),
        ("QuickFormGuard", "form"),
        ("quickfrom", "form"),
        ("政府採購法第22條", "law"),
        ("政府採購法第二十二條", "law"),
        ("採購法 第二十二條", "law"),
        ("採購法第二十二", "law"),
        ("二十二條", "law"),
        ("政府採購法第11-1條", "law2"),
        ("政府採購法第十一條之一", "law2"),
    ] {
        assert_eq!(first(&shop, words), id, "{words}");
    }
}

#[test]
fn one_character_is_found_anywhere_in_a_word() {
    let shop = shop();
    for (words, id) in [("掃", "av"), ("毒", "av"), ("庫", "db"), ("黑", "printer")] {
        let hits = shop.ask(&Ask::words(words)).unwrap();
        assert_eq!(ids(&hits), [id], "{words}");
        assert!(!hits.relaxed);
    }
}

#[test]
fn a_sentence_finds_what_it_is_about() {
    let shop = shop();
    assert_eq!(first(&shop, "請問哪一種軟體可以掃毒而且通過檢測？"), "av");
    assert_eq!(first(&shop, "有沒有可以自動雙面列印的雷射印表機"), "printer");
}

#[test]
fn few_hits_are_followed_by_near_ones() {
    let shop = shop();
    let hits = shop.ask(&Ask::words("掃毒軟體教育版")).unwrap();
    assert_eq!(ids(&hits).first(), Some(&"av"));
    assert!(hits.relaxed);
    assert_eq!(shop.ask(&Ask::words("不丹烏魚子")).unwrap().total, 0);
}

#[test]
fn no_text_is_an_error() {
    let shop = shop();
    let long = "採購 \"(".repeat(5_000);
    for words in [
        "\"((",
        "a AND",
        "*:*",
        "name:[1 TO",
        "~",
        "\\",
        "-",
        "\u{0}",
        "💾",
        "a\u{301}",
        "?:^2 OR",
        "第",
        "第條",
        "第九九九九九九九九九九九九條",
        "\u{202E}abc",
        "' OR 1=1 --",
        "ﬀ½㍻",
        &long,
    ] {
        shop.ask(&Ask::words(words)).unwrap();
    }
}

#[test]
fn of_a_text_that_is_too_long_the_end_changes_nothing() {
    let shop = shop();
    for part in ["資料庫 (", "a\u{301}", "\u{202E}אב", "👩\u{200D}💻", "\"採購", "的資", "ﷺ", "庫 ", "QuickFrom "]
    {
        let long = part.repeat(200_000);
        let start: String = long.trim().chars().take(Ask::MAX_WORDS).collect();
        let (hits, of_start) = (shop.ask(&Ask::words(long)).unwrap(), shop.ask(&Ask::words(start)).unwrap());
        assert!(hits.cut && !of_start.cut, "{part}");
        assert_eq!(hits, Hits { cut: true, ..of_start }, "{part}");
    }
    assert_eq!(shop.ask(&Ask::words(" \u{3000}\n".repeat(200_000))).unwrap().total, shop.len());
}

#[test]
fn marks_show_the_original_writing() {
    let shop = shop();
    let hits = shop.ask(&Ask::words("台湾资料库")).unwrap();
    let fragment = |text: &str, hit| Fragment { text: text.to_owned(), hit };
    let expected = [fragment("臺灣資料庫", true), fragment("管理系統", false)];
    assert_eq!(hits.hits[0].name_snippet, expected);
    assert!(hits.hits[0].text_snippet.iter().all(|f| !f.hit));
}

fn priced() -> Index {
    let entry = |id: &str, price, year, maker: &str, kind| Entry {
        price,
        year: Some(year),
        date: Some(year * 10),
        maker: maker.to_owned(),
        category: Some("防毒".to_owned()),
        orderable: year > 2024,
        kind,
        ..listing(id, "掃毒軟體", "")
    };
    index(&[
        entry("b", Some(300), 2024, "青田", Kind::Listing),
        entry("none", None, 2023, "青田", Kind::Listing),
        entry("a", Some(100), 2026, "立衡", Kind::Listing),
        entry("c", Some(900), 2025, "立衡", Kind::Notice),
    ])
}

#[test]
fn sorts_put_the_unknown_last() {
    let index = priced();
    for words in ["", "掃毒"] {
        for (sort, expected) in [
            (Sort::PriceAsc, ["a", "b", "c", "none"]),
            (Sort::PriceDesc, ["c", "b", "a", "none"]),
            (Sort::Newest, ["a", "c", "b", "none"]),
        ] {
            let ask = Ask { sort, ..Ask::words(words) };
            assert_eq!(ids(&index.ask(&ask).unwrap()), expected, "{words} {sort:?}");
        }
    }
}

#[test]
fn filters_and_facets_agree() {
    let index = priced();
    let found = |change: &dyn Fn(&mut Ask)| {
        let mut ask = Ask { sort: Sort::PriceAsc, ..Ask::words("掃毒") };
        change(&mut ask);
        let hits = index.ask(&ask).unwrap();
        ids(&hits).join(",")
    };
    assert_eq!(found(&|ask| ask.kinds = vec![Kind::Notice]), "c");
    assert_eq!(found(&|ask| ask.maker = Some("青田".into())), "b,none");
    assert_eq!(found(&|ask| ask.category = Some("防".into())), "");
    assert_eq!(found(&|ask| ask.orderable_only = true), "a,c");
    assert_eq!(found(&|ask| ask.year = Some(2024)), "b");
    assert_eq!(found(&|ask| ask.price_min = Some(300)), "b,c");
    assert_eq!(found(&|ask| (ask.price_min, ask.price_max) = (Some(100), Some(300))), "a,b");
    assert_eq!(found(&|ask| (ask.offset, ask.limit) = (1, 2)), "b,c");

    let hits = index.ask(&Ask::words("掃毒")).unwrap();
    let counts = |field| hits.facet(field).unwrap().counts.clone();
    assert_eq!(counts("kind"), [("listing".to_owned(), 3), ("notice".to_owned(), 1)]);
    assert_eq!(counts("maker"), [("立衡".to_owned(), 2), ("青田".to_owned(), 2)]);
    assert_eq!(counts("category"), [("防毒".to_owned(), 4)]);
    assert_eq!(counts("year").len(), 4);
    assert!(counts("agency").is_empty());
}

#[test]
fn nothing_to_return_still_counts() {
    let ask = Ask { limit: 0, ..Ask::words("掃毒") };
    let hits = priced().ask(&ask).unwrap();
    assert_eq!((hits.total, hits.hits.len()), (4, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_part_of_a_name_finds_it(
        name in "[資料庫掃毒軟體臺灣管理系統採購第二十條之]{2,14}( ?[A-Z]{1,4}[0-9]{0,3} ?[網路防火牆]{2,5})?",
        cut in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let runs: Vec<Vec<char>> = name
            .split(|c: char| c.is_ascii())
            .map(|run| run.chars().collect())
            .filter(|run: &Vec<char>| run.len() >= 2 && !run.contains(&'第'))
            .collect();
        prop_assume!(!runs.is_empty());
        let index = index(&[listing("x", &name, ""), listing("y", "別的東西", "")]);
        for run in runs {
            let start = cut.0.index(run.len() - 1);
            let len = 2 + cut.1.index(run.len() - start - 1);
            let part: String = run[start..start + len].iter().collect();
            let hits = index.ask(&Ask::words(&part)).unwrap();
            prop_assert_eq!(ids(&hits), ["x"], "{} in {}", part, name);
        }
    }

    #[test]
    fn any_text_can_be_put_and_asked(text in "\\PC{0,40}", words in "\\PC{0,20}") {
        let index = index(&[listing("x", &text, &text)]);
        let whole: String = index
            .ask(&Ask::words(""))
            .unwrap()
            .hits[0]
            .name_snippet
            .iter()
            .map(|f| f.text.as_str())
            .collect();
        prop_assert_eq!(&whole, &text);
        index.ask(&Ask::words(words)).unwrap();
        for hit in index.ask(&Ask::words(&text)).unwrap().hits {
            let whole: String = hit.name_snippet.iter().map(|f| f.text.as_str()).collect();
            prop_assert_eq!(&whole, &text);
        }
    }
}

#[test]
fn a_shortened_name_with_an_article_is_the_statute_in_full() {
    let laws = index(&[
        listing("osh-3", "職業安全衛生法 第3條", "本法所稱主管機關"),
        listing("osh-13", "職業安全衛生法 第13條", "製造者、輸入者"),
        listing("nhi-3", "全民健康保險法 第3條", "政府每年度負擔本保險之總經費"),
        listing("wat-3-1", "水土保持法 第3條之1", "本法專用名詞定義如下"),
    ]);
    for words in ["職安法第3條", "職安法第三條", "職安法3條", "請問職安法第三條規定什麼？"]
    {
        assert_eq!(first(&laws, words), "osh-3", "{words}");
    }
    assert_eq!(first(&laws, "水保法第三條之一"), "wat-3-1");
}
