//! What the index keeps: over a restart, a damage, a change of format.

use std::fs;
use std::path::Path;

use crate::ask::Ask;
use crate::entry::{Entry, Kind};
use crate::error::Error;
use crate::folder::VERSION_FILE;
use crate::index::{Index, Opened};

fn entry(id: &str, name: &str) -> Entry {
    Entry { name: name.to_owned(), ..Entry::new(Kind::Listing, id) }
}

fn filled(dir: &Path) {
    let (index, opened) = Index::open(dir).unwrap();
    assert_eq!(opened, Opened::Fresh);
    assert_eq!(index.position().unwrap(), None);
    index.put(&entry("1", "掃毒軟體")).unwrap();
    index.commit(41).unwrap();
}

fn total(index: &Index, words: &str) -> u64 {
    index.ask(&Ask::words(words)).unwrap().total
}

#[test]
fn entries_and_position_outlive_the_process() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let (index, opened) = Index::open(dir.path()).unwrap();
    assert_eq!(opened, Opened::Existing);
    assert_eq!(index.position().unwrap(), Some(41));
    assert_eq!(total(&index, "掃毒"), 1);
    index.commit(42).unwrap();
    assert_eq!(index.position().unwrap(), Some(42));
}

#[test]
fn a_replaced_entry_is_there_once() {
    let index = Index::in_memory().unwrap();
    index.put(&entry("1", "掃毒軟體")).unwrap();
    index.put(&entry("1", "防毒軟體")).unwrap();
    index.commit(1).unwrap();
    index.put(&entry("1", "印表機")).unwrap();
    let notice = Entry { kind: Kind::Notice, ..entry("1", "印表機") };
    index.put(&notice).unwrap();
    assert_eq!(total(&index, "防毒"), 1, "changes wait for the commit");
    index.commit(2).unwrap();
    assert_eq!((total(&index, "毒"), total(&index, "印表機")), (0, 2));
    index.remove(Kind::Notice, "1").unwrap();
    index.commit(3).unwrap();
    assert_eq!(index.len(), 1);
}

#[test]
fn a_rebuild_shows_when_it_is_committed() {
    let index = Index::in_memory().unwrap();
    index.put(&entry("1", "掃毒軟體")).unwrap();
    index.commit(1).unwrap();
    index.clear().unwrap();
    index.put(&entry("2", "印表機")).unwrap();
    assert_eq!(total(&index, "掃毒"), 1);
    index.commit(2).unwrap();
    assert_eq!((total(&index, ""), total(&index, "印表機")), (1, 1));
}

#[test]
fn another_format_is_rebuilt_empty() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    fs::write(dir.path().join(VERSION_FILE), "0").unwrap();
    let (index, opened) = Index::open(dir.path()).unwrap();
    assert_eq!((opened, index.len()), (Opened::Fresh, 0));
}

#[test]
fn a_damaged_index_is_rebuilt_empty() {
    type Damage = fn(&Path);
    let damages: [Damage; 3] = [
        |file| fs::write(file, "").unwrap(),
        |file| fs::remove_file(file).unwrap(),
        |file| {
            let mut bytes = fs::read(file).unwrap();
            bytes[0] ^= 0xFF;
            fs::write(file, bytes).unwrap();
        },
    ];
    for damage in damages {
        for part in ["meta.json", ".store", ".idx", ".fast", ".term"] {
            let dir = tempfile::tempdir().unwrap();
            filled(dir.path());
            let files = fs::read_dir(dir.path().join("generation-1")).unwrap().map(|file| file.unwrap().path());
            let file = files.into_iter().find(|file| file.to_string_lossy().ends_with(part));
            damage(&file.unwrap());
            let (index, opened) = Index::open(dir.path()).unwrap();
            assert_eq!((opened, index.position().unwrap()), (Opened::Fresh, None), "{part}");
            index.put(&entry("1", "掃毒軟體")).unwrap();
            index.commit(1).unwrap();
            assert_eq!(total(&index, "掃毒"), 1);
        }
    }
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("letter.txt");
    fs::write(&file, "dear").unwrap();
    assert!(matches!(Index::open(dir.path()), Err(Error::NotAnIndex(_))));
    assert!(file.exists());
}

#[test]
fn a_second_writer_is_told_and_a_reader_is_not_in_the_way() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let (writer, _) = Index::open(dir.path()).unwrap();
    let (other, _) = Index::open(dir.path()).unwrap();
    writer.put(&entry("2", "印表機")).unwrap();
    writer.commit(42).unwrap();
    assert!(matches!(other.put(&entry("3", "硬碟")), Err(Error::Busy)));
    assert_eq!(total(&other, "印表機"), 0);
    other.refresh().unwrap();
    assert_eq!(total(&other, "印表機"), 1);
}
