//! A bundle on disk: which bids it holds, for which tenders, and the files of each.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::submission::Submission;
use crate::terms::Terms;

/// Names under which a bundle lists its tenders and bids, the first that is there counts.
const LISTS: [&str; 2] = ["tenders.json", "truth.json"];

/// Most files of one bid.
const FILES: usize = 2_000;

/// How deep folders of a bid may be nested.
const DEPTH: usize = 8;

/// A bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The bids, in the order listed.
    pub bids: Vec<BidFiles>,
}

/// One bid and its files.
#[derive(Debug, Clone, PartialEq)]
pub struct BidFiles {
    /// Its name, which is its folder.
    pub name: String,
    /// The terms of its tender.
    pub terms: Terms,
    /// The files, sorted by name: the name in reports and where it is.
    pub files: Vec<(String, PathBuf)>,
    /// How it came in.
    pub submission: Submission,
}

/// What is wrong with a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleError {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.path.display(), self.what, self.mend)
    }
}

impl std::error::Error for BundleError {}

/// The list: tenders and bids alone, whatever else the file holds.
#[derive(Debug, Deserialize)]
struct List {
    tenders: Vec<Terms>,
    bids: Vec<Listed>,
}

#[derive(Debug, Deserialize)]
struct Listed {
    bid: String,
    tender_no: String,
    #[serde(default)]
    submission: Submission,
}

/// Opens a bundle folder.
///
/// # Errors
/// When the folder, its list or a bid's folder is missing or not as expected; the error says where, what and how to mend it.
pub fn open(folder: &Path) -> Result<Bundle, BundleError> {
    let path = LISTS.iter().map(|name| folder.join(name)).find(|path| path.is_file()).ok_or_else(|| {
        error(folder, "there is no list of tenders and bids", "put a tenders.json with `tenders` and `bids` there")
    })?;
    let text =
        fs::read(&path).map_err(|e| error(&path, &format!("it cannot be read ({e})"), "check its permissions"))?;
    let list: List = serde_json::from_slice(&text).map_err(|e| {
        error(
            &path,
            &format!("it is not a list of tenders and bids ({e})"),
            "it needs `tenders` (each with `tender_no`) and `bids` (each with `bid` and `tender_no`)",
        )
    })?;
    let bids = list.bids.iter().map(|listed| bid(folder, &path, &list.tenders, listed)).collect::<Result<_, _>>()?;
    Ok(Bundle { bids })
}

fn bid(folder: &Path, list: &Path, tenders: &[Terms], listed: &Listed) -> Result<BidFiles, BundleError> {
    let plain = !listed.bid.is_empty() && !listed.bid.starts_with('.') && !listed.bid.contains(['/', '\\']);
    if !plain {
        return Err(error(
            list,
            &format!("`{}` is no name of a bid", listed.bid),
            "name the folder of the bid, without slashes",
        ));
    }
    let terms = tenders.iter().find(|t| t.tender_no == listed.tender_no).ok_or_else(|| {
        let what = format!("{} is for tender {}, which is not listed", listed.bid, listed.tender_no);
        error(list, &what, "add that tender to `tenders`")
    })?;
    let mut files = Vec::new();
    walk(&folder.join(&listed.bid), &listed.bid, DEPTH, &mut files)?;
    files.sort();
    let submission = listed.submission.clone();
    Ok(BidFiles { name: listed.bid.clone(), terms: terms.clone(), files, submission })
}

/// Collects the files of a folder and its folders; links are left out, for they may lead anywhere.
fn walk(folder: &Path, name: &str, depth: usize, out: &mut Vec<(String, PathBuf)>) -> Result<(), BundleError> {
    let unreadable = |e: std::io::Error| {
        error(folder, &format!("the folder cannot be read ({e})"), "put the files of the bid there")
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        let called = format!("{name}/{}", entry.file_name().to_string_lossy());
        if kind.is_dir() && depth == 0 || out.len() >= FILES {
            let what = format!("it holds more than {FILES} files or folders nested deeper than {DEPTH}");
            return Err(error(folder, &what, "leave only the files of the bid there"));
        }
        if kind.is_dir() {
            walk(&entry.path(), &called, depth - 1, out)?;
        } else if kind.is_file() {
            out.push((called, entry.path()));
        }
    }
    Ok(())
}

fn error(path: &Path, what: &str, mend: &str) -> BundleError {
    BundleError { path: path.to_owned(), what: what.to_owned(), mend: mend.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("bid-review-bundle-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("bid1/inner")).unwrap();
        path
    }

    #[test]
    fn files_of_a_bid_are_listed_by_name() {
        let path = folder("good");
        fs::write(
            path.join("truth.json"),
            r#"{"tenders":[{"tender_no":"A1"}],"bids":[{"bid":"bid1","tender_no":"A1","documents":[]}]}"#,
        )
        .unwrap();
        for file in ["bid1/b.pdf", "bid1/a.pdf", "bid1/inner/c.pdf"] {
            fs::write(path.join(file), b"x").unwrap();
        }
        let bundle = open(&path).unwrap();
        let names: Vec<&str> = bundle.bids[0].files.iter().map(|(n, _)| n.as_str()).collect();
        assert_eq!(names, ["bid1/a.pdf", "bid1/b.pdf", "bid1/inner/c.pdf"]);
        assert_eq!(bundle.bids[0].terms.tender_no, "A1");
        fs::remove_dir_all(path).unwrap();
    }

    #[test]
    fn errors_say_where_what_and_how_to_mend() {
        let path = folder("bad");
        assert!(open(&path).unwrap_err().to_string().contains("tenders.json"));
        for (list, told) in [
            ("[]", "not a list"),
            (r#"{"tenders":[],"bids":[{"bid":"bid1","tender_no":"A1"}]}"#, "not listed"),
            (r#"{"tenders":[{"tender_no":"A1"}],"bids":[{"bid":"../x","tender_no":"A1"}]}"#, "no name"),
            (r#"{"tenders":[{"tender_no":"A1"}],"bids":[{"bid":"bid9","tender_no":"A1"}]}"#, "cannot be read"),
        ] {
            fs::write(path.join("tenders.json"), list).unwrap();
            assert!(open(&path).unwrap_err().to_string().contains(told), "{list}");
        }
        fs::remove_dir_all(path).unwrap();
    }
}
