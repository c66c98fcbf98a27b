//! Facts, facets beside their own filters, bands of prices, reasons, corrections and what is unknown.

use crate::ask::Ask;
use crate::entry::{Entry, Kind};
use crate::error::Error;
use crate::hits::{Hits, Place, Why};
use crate::index::Index;

fn shop() -> Index {
    let index = Index::in_memory().unwrap();
    for (id, maker, languages, price, agencies) in [
        ("a", "青田", &["zh-TW", "en"][..], 900, 0),
        ("b", "青田", &["zh-TW"], 50_000, 40),
        ("c", "立衡", &["en"], 2_000_000, 0),
    ] {
        let mut entry = Entry::new(Kind::Listing, id);
        entry.name = "端點防護軟體 企業版".to_owned();
        entry.maker = maker.to_owned();
        entry.facts = languages.iter().map(|value| ("languages".to_owned(), (*value).to_owned())).collect();
        entry.facts.push(("licence".to_owned(), "yearly".to_owned()));
        entry.codes = vec![format!("SP1-115003{id}")];
        entry.price = Some(price * 10_000);
        entry.popularity = agencies;
        entry.date = Some(1_700_000_000_000_000);
        index.put(&entry).unwrap();
    }
    index.commit(1).unwrap();
    index
}

fn ids(hits: &Hits) -> Vec<&str> {
    let mut ids: Vec<&str> = hits.hits.iter().map(|hit| hit.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

fn pairs(counts: &[(String, u64)]) -> Vec<(&str, u64)> {
    counts.iter().map(|(value, count)| (value.as_str(), *count)).collect()
}

#[test]
fn a_count_leaves_its_own_filter_out() {
    let shop = shop();
    for words in ["", "端點防護"] {
        let ask = Ask {
            maker: Some("青田".to_owned()),
            facts: vec![("languages".to_owned(), vec!["en".to_owned()])],
            facet_facts: vec!["languages".to_owned(), "licence".to_owned(), "none".to_owned()],
            ..Ask::words(words)
        };
        let hits = shop.ask(&ask).unwrap();
        assert_eq!((ids(&hits), hits.total), (vec!["a"], 1), "{words}");
        assert_eq!(pairs(&hits.facet("maker").unwrap().counts), [("立衡", 1), ("青田", 1)]);
        assert_eq!(pairs(&hits.fact("languages").unwrap().counts), [("zh-TW", 2), ("en", 1)]);
        assert_eq!(pairs(&hits.fact("licence").unwrap().counts), [("yearly", 1)]);
        assert!(hits.fact("none").unwrap().counts.is_empty());
    }
}

#[test]
fn facts_of_one_key_are_alternatives_and_keys_add_up() {
    let shop = shop();
    let found = |facts: &[(&str, &[&str])]| {
        let facts = facts.iter().map(|(key, values)| {
            ((*key).to_owned(), values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
        });
        let ask = Ask { facts: facts.collect(), ..Ask::words("防毒") };
        ids(&shop.ask(&ask).unwrap()).join(",")
    };
    assert_eq!(found(&[("languages", &["en", "zh-TW"])]), "a,b,c");
    assert_eq!(found(&[("languages", &["zh-TW"]), ("licence", &["yearly"])]), "a,b");
    assert_eq!(found(&[("languages", &["zh-TW"]), ("languages", &["en"])]), "a");
    assert_eq!(found(&[("languages", &[])]), "");
    assert_eq!(found(&[("lang", &["en"])]), "");
    let many = Ask { facts: vec![("k".to_owned(), Vec::new()); Ask::MAX_FACTS + 1], ..Ask::default() };
    assert!(matches!(shop.ask(&many), Err(Error::TooManyFacts { .. })));
}

#[test]
fn bands_of_prices_leave_the_price_filter_out() {
    let ask = Ask { price_max: Some(1_000 * 10_000), ..Ask::words("端點防護") };
    let hits = shop().ask(&ask).unwrap();
    let counts: Vec<u64> = hits.price_bands.iter().map(|(.., count)| *count).collect();
    assert_eq!((hits.total, counts), (1, vec![1, 0, 1, 0, 0, 0, 1]));
}

#[test]
fn what_agencies_order_comes_first_and_the_reasons_say_so() {
    let ask = Ask { explain: true, ..Ask::words("antivirus 企業版") };
    let hits = shop().ask(&ask).unwrap();
    let best = &hits.hits[0];
    assert_eq!(best.id, "b");
    let name = Place::Name;
    assert!(best.why.contains(&Why::Word { word: "企業版".to_owned(), place: name }), "{:?}", best.why);
    let synonym = |why: &Why| matches!(why, Why::Synonym { word, place, .. } if word == "antivirus" && *place == name);
    assert!(best.why.iter().any(synonym), "{:?}", best.why);
    assert!(best.why.iter().any(|why| matches!(why, Why::Popular { agencies: 40, part } if *part > 0.1)));
    assert!(shop().ask(&Ask::words("企業版")).unwrap().hits[0].why.is_empty());
}

#[test]
fn a_code_is_found_however_it_is_cut_and_alone() {
    let shop = shop();
    for words in ["SP1-115003b", "sp1115003b", "sp1 115003b", "料號 SP1-115003b", "ＳＰ１－115003Ｂ"] {
        let hits = shop.ask(&Ask { explain: true, ..Ask::words(words) }).unwrap();
        assert_eq!(ids(&hits), ["b"], "{words}");
        assert!(hits.hits[0].why.contains(&Why::Code { code: "SP1-115003b".to_owned() }), "{words}");
    }
}

#[test]
fn a_slip_is_corrected_and_what_nothing_has_is_named() {
    let shop = shop();
    for words in ["端點妨護軟體", "端點護軟體", "端點防軟護體"] {
        let hits = shop.ask(&Ask { explain: true, ..Ask::words(words) }).unwrap();
        assert_eq!(ids(&hits), ["a", "b", "c"], "{words}");
        assert_eq!(hits.instead.as_deref(), Some("端點防護軟體"), "{words}");
    }
    let hits = shop.ask(&Ask::words("企業版 烏魚子")).unwrap();
    assert_eq!(hits.unknown, ["烏魚子"]);
    assert_eq!(hits.instead, None);
    assert!(shop.ask(&Ask::words("企業版")).unwrap().unknown.is_empty());
    assert!(shop.ask(&Ask::words("企業版".repeat(300))).unwrap().cut);
}

#[test]
fn a_short_form_finds_the_full_name() {
    let index = Index::in_memory().unwrap();
    for (id, name) in
        [("1", "機關檔案管理作業要點 第3條"), ("2", "政府採購法 第101條之1"), ("3", "個人資料保護法 第6條")]
    {
        index.put(&Entry { name: name.to_owned(), ..Entry::new(Kind::Notice, id) }).unwrap();
    }
    index.commit(1).unwrap();
    for (words, id) in [
        ("機檔要點第三條", "1"),
        ("採購法第一百零一條之一", "2"),
        ("採購法101條之1", "2"),
        ("個資法第六條", "3"),
        ("个资法 第6条", "3"),
    ] {
        let hits = index.ask(&Ask::words(words)).unwrap();
        assert_eq!(hits.hits.first().map(|hit| hit.id.as_str()), Some(id), "{words}");
    }
}
