//! A rebuild beside the living index: what is seen before, after, and when it never ends.

use std::path::Path;

use crate::ask::Ask;
use crate::entry::{Entry, Kind};
use crate::error::Error;
use crate::index::{Index, Opened};

fn entry(id: &str, name: &str) -> Entry {
    Entry { name: name.to_owned(), ..Entry::new(Kind::Listing, id) }
}

fn total(index: &Index, words: &str) -> u64 {
    index.ask(&Ask::words(words)).unwrap().total
}

fn generations(dir: &Path) -> usize {
    std::fs::read_dir(dir).unwrap().filter(|file| file.as_ref().unwrap().path().is_dir()).count()
}

fn goes_on_while_building(index: &Index) {
    index.put(&entry("1", "掃毒軟體")).unwrap();
    index.commit(1).unwrap();
    let rebuild = index.rebuild().unwrap();
    rebuild.put(&entry("2", "印表機")).unwrap();
    rebuild.put(&entry("2", "影印機")).unwrap();
    assert_eq!((total(index, "掃毒"), total(index, "影印機")), (1, 0));
    index.put(&entry("3", "掃毒程式")).unwrap();
    index.commit(2).unwrap();
    assert_eq!((total(index, "掃毒"), index.position().unwrap()), (2, Some(2)));
    rebuild.finish(7).unwrap();
    assert_eq!((total(index, "掃毒"), total(index, "影印機"), index.len()), (0, 1, 1));
    assert_eq!(index.position().unwrap(), Some(7));
    index.put(&entry("4", "硬碟")).unwrap();
    index.commit(8).unwrap();
    assert_eq!((index.len(), index.position().unwrap()), (2, Some(8)));
}

#[test]
fn a_rebuild_is_seen_whole_when_it_is_finished() {
    goes_on_while_building(&Index::in_memory().unwrap());
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = Index::open(dir.path()).unwrap();
    goes_on_while_building(&index);
    assert_eq!(generations(dir.path()), 1);
    drop(index);
    let (index, opened) = Index::open(dir.path()).unwrap();
    assert_eq!((opened, index.len(), index.position().unwrap()), (Opened::Existing, 2, Some(8)));
}

#[test]
fn a_rebuild_that_never_ends_leaves_the_old_one() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = Index::open(dir.path()).unwrap();
    index.put(&entry("1", "掃毒軟體")).unwrap();
    index.commit(1).unwrap();
    let rebuild = index.rebuild().unwrap();
    rebuild.put(&entry("2", "印表機")).unwrap();
    drop(rebuild);
    assert_eq!((total(&index, "掃毒"), total(&index, "印表機")), (1, 0));
    drop(index);
    assert_eq!(generations(dir.path()), 2, "what the unfinished rebuild has left");
    let (index, opened) = Index::open(dir.path()).unwrap();
    assert_eq!((opened, total(&index, "掃毒"), index.position().unwrap()), (Opened::Existing, 1, Some(1)));
    assert_eq!(generations(dir.path()), 1);
}

#[test]
fn another_process_follows_the_swap_and_cannot_rebuild_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = Index::open(dir.path()).unwrap();
    index.put(&entry("1", "掃毒軟體")).unwrap();
    index.commit(1).unwrap();
    let (other, _) = Index::open(dir.path()).unwrap();
    assert_eq!(total(&other, "掃毒"), 1);
    let rebuild = index.rebuild().unwrap();
    assert!(matches!(other.rebuild().err(), Some(Error::Busy)));
    rebuild.put(&entry("2", "印表機")).unwrap();
    rebuild.finish(2).unwrap();
    assert_eq!(total(&other, "掃毒"), 1, "it reads on in what it has open");
    other.refresh().unwrap();
    assert_eq!((total(&other, "掃毒"), total(&other, "印表機")), (0, 1));
}
