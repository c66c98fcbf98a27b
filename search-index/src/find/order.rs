//! What can be ordered comes before what cannot, unless the question calls that by its name.

use crate::ask::{Ask, Sort};
use crate::entry::{Entry, Kind};
use crate::hits::Why;
use crate::index::Index;

fn shop(entries: &[(&str, &str, bool)]) -> Index {
    let index = Index::in_memory().unwrap();
    for (id, name, orderable) in entries {
        let entry = Entry {
            name: (*name).to_owned(),
            category: Some("會計帳務系統".to_owned()),
            codes: vec![format!("LP5-{id}")],
            orderable: *orderable,
            // What cannot be ordered is the newest and was ordered most.
            date: Some(if *orderable { 1_600_000_000_000_000 } else { 1_700_000_000_000_000 }),
            popularity: if *orderable { 0 } else { 90 },
            price: Some(if *orderable { 20_000 } else { 10_000 }),
            ..Entry::new(Kind::Listing, *id)
        };
        index.put(&entry).unwrap();
    }
    index.commit(1).unwrap();
    index
}

fn found(index: &Index, ask: &Ask) -> String {
    let hits = index.ask(ask).unwrap();
    hits.hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>().join(",")
}

#[test]
fn what_can_be_ordered_comes_before_its_like() {
    let shop = shop(&[
        ("a", "青田 會計帳務系統 企業版", false),
        ("b", "岳衡 會計帳務系統 企業版", true),
        ("c", "墨竹 會計帳務系統 企業版", false),
        ("d", "藍鵲 會計帳務系統 企業版", true),
    ]);
    for words in ["會計帳務系統", "企業版", "會計帳務系統企業版", "想找會計帳務的系統", "accounting"]
    {
        let found = found(&shop, &Ask::words(words));
        assert!(["b,d,a,c", "b,d,c,a", "d,b,a,c", "d,b,c,a"].contains(&found.as_str()), "{words}: {found}");
    }
    // More of the words outweighs it, and so does another order.
    assert!(found(&shop, &Ask::words("青田 會計帳務系統")).starts_with("a"));
    let cheapest = Ask { sort: Sort::PriceAsc, ..Ask::words("會計帳務系統") };
    let cheapest = found(&shop, &cheapest);
    assert!(cheapest.starts_with("a,c,") || cheapest.starts_with("c,a,"), "{cheapest}");
}

#[test]
fn the_name_or_the_code_of_what_cannot_be_ordered_finds_it_first() {
    let shop = shop(&[
        ("a", "青田 會計帳務系統 專業版", true),
        ("b", "青田 會計帳務系統", false),
        ("c", "青田 會計帳務系統 企業版 青田", true),
        ("d", "會計帳務系統", false),
    ]);
    for words in ["青田 會計帳務系統", "青田會計帳務系統", "會計帳務系統 青田", "LP5-b", "青田 会计帐务系统"]
    {
        assert!(found(&shop, &Ask::words(words)).starts_with("b"), "{words}");
    }
    assert!(found(&shop, &Ask::words("會計帳務系統")).starts_with("d,"));
    // A part of its name does not call it.
    assert!(
        found(&shop, &Ask::words("青田 會計帳務")).starts_with('c'),
        "{}",
        found(&shop, &Ask::words("青田 會計帳務"))
    );
}

#[test]
fn so_it_is_where_the_words_are_common() {
    let many: Vec<(String, String, bool)> = (0..4_100)
        .map(|number| match number {
            7 => ("named".to_owned(), "會計帳務系統".to_owned(), false),
            9 => ("closed".to_owned(), "青田 會計帳務系統 9".to_owned(), false),
            _ => (format!("n{number}"), format!("青田 會計帳務系統 {}", number % 7), true),
        })
        .collect();
    let many: Vec<(&str, &str, bool)> =
        many.iter().map(|(id, name, open)| (id.as_str(), name.as_str(), *open)).collect();
    let shop = shop(&many);
    let page = found(&shop, &Ask::words("會計帳務系統"));
    assert!(page.starts_with("named,n") && !page.contains("closed"), "{page}");
}

#[test]
fn the_reasons_say_what_was_taken_off() {
    let index = shop(&[("a", "會計系統 標準版", true), ("b", "會計系統 專業版", false)]);
    let hits = index.ask(&Ask { explain: true, ..Ask::words("會計系統") }).unwrap();
    let closed = |id: &str| {
        let hit = hits.hits.iter().find(|hit| hit.id == id).unwrap();
        hit.why.iter().any(|why| matches!(why, Why::Closed { part } if *part > 0.0))
    };
    assert_eq!((closed("a"), closed("b")), (false, true));
}
