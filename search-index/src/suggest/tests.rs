//! What is suggested.

use crate::begin::Completes;
use crate::entry::{Entry, Kind};
use crate::index::Index;

fn shop() -> Index {
    let index = Index::in_memory().unwrap();
    for (id, name, maker, category) in [
        ("1", "青田 資料庫稽核系統", "青田資訊", "資料庫稽核"),
        ("2", "立衡 資料庫管理系統", "立衡", "資料庫管理"),
        ("3", "資料遮罩工具", "立衡", "資料遮罩"),
    ] {
        let mut entry = Entry::new(Kind::Listing, id);
        (entry.name, entry.maker, entry.category) = (name.to_owned(), maker.to_owned(), Some(category.to_owned()));
        entry.codes.push(format!("SP1-115004{id}"));
        index.put(&entry).unwrap();
    }
    index.commit(1).unwrap();
    index
}

fn texts(index: &Index, prefix: &str) -> Vec<String> {
    index.suggest(prefix, 10).unwrap().into_iter().map(|one| one.text).collect()
}

#[test]
fn every_kind_is_suggested_however_it_is_written() {
    let shop = shop();
    assert_eq!(texts(&shop, "资料库"), ["資料庫稽核", "資料庫管理", "立衡 資料庫管理系統", "青田 資料庫稽核系統"]);
    assert_eq!(texts(&shop, "立"), ["立衡", "立衡 資料庫管理系統"]);
    assert_eq!(texts(&shop, "ｓｐ1 1150042"), ["SP1-1150042"]);
    assert_eq!(shop.suggest("立", 10).unwrap()[0].entries, 2);
    assert_eq!(shop.suggest("sp1", 2).unwrap().len(), 2);
    assert_eq!(shop.suggest("sp1", 2).unwrap()[0].kind, Completes::Code);
}

#[test]
fn nothing_is_suggested_for_nothing_nor_of_what_is_gone() {
    let shop = shop();
    for prefix in ["", " ", "不丹", "\u{1}", "-"] {
        assert!(texts(&shop, prefix).is_empty(), "{prefix:?}");
    }
    assert!(shop.suggest("資", 0).unwrap().is_empty());
    shop.remove(Kind::Listing, "3").unwrap();
    shop.commit(2).unwrap();
    assert!(texts(&shop, "資料遮").is_empty());
}
