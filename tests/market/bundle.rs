//! `gongqi review`: a folder of bids in, two reports out, whatever lies in the folder.

use std::path::Path;
use std::process::{Command, Output};

use chrono::NaiveDate;
use sample_bids::DefectKind;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::sample::{self, PROGRAM};

/// A folder with one bid, in which something is wrong.
fn folder() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let bundle = sample::bundle(47, day, 1, &[DefectKind::DisqualifyingAnswer]);
    bundle.write(&folder.path().join("in")).unwrap();
    // The truth is none of a reviewer's business.
    std::fs::remove_file(folder.path().join("in/truth.json")).unwrap();
    (folder, bundle.bids[0].bid.clone())
}

fn review(folder: &Path) -> Output {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).args(["review", "in", "--json", "out.json", "--html", "out.html"]);
    command.output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_bundle_is_reviewed_without_a_market() {
    let (folder, bid) = folder();
    // A file that is no document, and one that only its owner can open.
    std::fs::write(
        folder.path().join("in").join(&bid).join("junk.pdf"),
        [b"%PDF-1.7\n".as_slice(), &[7; 4_000]].concat(),
    )
    .unwrap();
    std::fs::write(folder.path().join("in").join(&bid).join("locked.pdf"), locked()).unwrap();
    let output = review(folder.path());
    assert!(output.status.success(), "{}", said(&output.stderr));
    assert!(said(&output.stdout).contains(&bid), "{}", said(&output.stdout));

    let report: Value = serde_json::from_slice(&std::fs::read(folder.path().join("out.json")).unwrap()).unwrap();
    let told = &report["bids"][0];
    assert_eq!((&report["format"], &told["bid"]), (&json!(1), &json!(bid)));
    let files = told["files"].as_array().unwrap();
    let file = |name: &str| files.iter().find(|file| file["file"] == format!("{bid}/{name}")).unwrap();
    assert_eq!((&file("junk.pdf")["read"], &file("junk.pdf")["reason"]), (&json!("none"), &json!("damaged")));
    assert_eq!((&file("locked.pdf")["read"], &file("locked.pdf")["reason"]), (&json!("none"), &json!("password")));
    let whole = files.iter().filter(|file| file["read"] == "all" && file["pages"].as_u64() > Some(0)).count();
    assert_eq!(whole, files.len() - 2);
    assert!(!told["documents"].as_array().unwrap().is_empty());
    let findings = told["findings"].as_array().unwrap();
    let fails = findings.iter().filter(|one| one["verdict"] == "fail").count();
    assert!(fails > 0, "the bid answers that it may not take part: {findings:?}");
    for unread in ["junk.pdf", "locked.pdf"] {
        let about: Vec<&Value> = findings.iter().filter(|one| one.to_string().contains(unread)).collect();
        assert!(!about.is_empty() && about.iter().all(|one| one["verdict"] != "pass"), "{unread}: {about:?}");
    }

    let page = std::fs::read_to_string(folder.path().join("out.html")).unwrap();
    assert!(page.contains("data:image/jpeg;base64,"), "pieces of pages are on the page");
    for name in ["junk.pdf", "locked.pdf"] {
        assert!(page.contains(name), "{name}");
    }
    assert!(page.contains("無法審查"));
    assert!(!page.contains("各投標文件並列"), "one bid stands beside no other");
    assert!(!page.contains("src=\"http") && !page.contains("href=\"http"), "the page needs nothing else");
}

#[test]
fn documents_of_one_type_stand_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    sample::bundle(48, day, 2, &[]).write(&folder.path().join("in")).unwrap();
    assert!(review(folder.path()).status.success());
    let report: Value = serde_json::from_slice(&std::fs::read(folder.path().join("out.json")).unwrap()).unwrap();
    let page = std::fs::read_to_string(folder.path().join("out.html")).unwrap();
    let table = page.split("<details>").find(|part| part.contains("納稅證明（2）")).unwrap();
    for bid in report["bids"].as_array().unwrap() {
        let documents = bid["documents"].as_array().unwrap();
        let paid = documents.iter().find(|one| one["type"] == "tax_certificate").unwrap();
        for told in [&bid["bid"], &paid["fields"]["ubn"], &paid["fields"]["vendor_name"]] {
            assert!(table.contains(told.as_str().unwrap()), "{told}: {table}");
        }
    }
}

#[test]
fn a_broken_bundle_says_where_and_what_and_how_to_mend_it() {
    let (folder, bid) = folder();
    let list = folder.path().join("in/tenders.json");
    let good = std::fs::read_to_string(&list).unwrap();
    let broken = |text: Option<&str>, told: &[&str]| {
        match text {
            Some(text) => std::fs::write(&list, text).unwrap(),
            None => std::fs::remove_file(&list).unwrap(),
        }
        let output = review(folder.path());
        let words = said(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words}");
        for one in told {
            assert!(words.contains(one), "{one}: {words}");
        }
        assert!(!folder.path().join("out.json").exists() && !folder.path().join("out.html").exists());
    };
    broken(Some("[]"), &["in/tenders.json", "not a list of tenders and bids", "`bids`"]);
    broken(
        Some(&good.replace(&bid, "no-such-bid")),
        &["in/no-such-bid", "cannot be read", "put the files of the bid there"],
    );
    broken(None, &["in", "no list of tenders and bids", "put a tenders.json"]);
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_the_work() {
    let (folder, _) = folder();
    let mut command = Command::new(PROGRAM);
    let output = command.current_dir(folder.path()).args(["review", "in", "--json", "none/out.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output.stderr));
    assert!(said(&output.stderr).contains("none/out.json") && output.stdout.is_empty(), "{}", said(&output.stderr));
}

/// A PDF of one page whose encryption asks for a password.
fn locked() -> Vec<u8> {
    let mut text = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let key = "0".repeat(64);
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned(),
        format!("<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -64 >>"),
    ];
    for (number, object) in (1..).zip(&objects) {
        places.push(text.len());
        text.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = text.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        end.push_str(&format!("{place:010} 00000 n \n"));
    }
    let id = "00112233445566778899aabbccddeeff";
    let size = objects.len() + 1;
    end.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R /Encrypt 4 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n"
    ));
    text.extend_from_slice(end.as_bytes());
    text
}
