//! no file is the same in the bids of two vendors (採購法 50-1-5).

use std::collections::BTreeMap;

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::dossier::{Dossier, DossierFile};
use crate::finding::{Evidence, Finding};
use crate::review::Review;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-06",
    title_zh: "不同廠商之相同檔案",
    title_en: "The same file in two bids",
    meaning: "A file that is byte for byte the same in two bids of one tender goes to a person for both bids. It is judged once all bids of a tender are read.",
    cites: &[GPA.at("50-1-5")],
    mark: Mark::Confirmed,
    texts: &[Sentence {
        key: "x-06.shared",
        zh: "檔案{file}與投標文件{other}之檔案完全相同，請查明不同廠商間有無重大異常關聯。",
        en: "{file} is the same, byte for byte, as a file of {other}; please look into the connection.",
    }],
    check,
};

/// One bid alone shares nothing.
fn check(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}

/// A bid among those of its tender.
#[derive(Debug, Clone, Copy)]
pub struct Bid<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its files.
    pub dossier: &'a Dossier,
    /// Its review.
    pub review: &'a Review,
}

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, bid) in bids.iter().enumerate() {
        for file in bid.dossier.files.iter().filter(|f| !f.sha256.is_empty()) {
            holders.entry(&file.sha256).or_default().push(at);
        }
    }
    bids.iter().enumerate().map(|(at, bid)| shared(bids, &holders, (at, bid))).collect()
}

fn shared(bids: &[Bid<'_>], holders: &BTreeMap<&str, Vec<usize>>, (at, bid): (usize, &Bid<'_>)) -> Vec<Finding> {
    let mut out = Vec::new();
    for file in &bid.dossier.files {
        let others = holders.get(file.sha256.as_str()).map(Vec::as_slice).unwrap_or_default();
        let mut names: Vec<&str> =
            others.iter().filter(|o| **o != at).filter_map(|o| bids.get(*o)).map(|b| b.name).collect();
        names.dedup();
        if !names.is_empty() {
            out.push(told(bid, file, &names.join("、")));
        }
    }
    out
}

fn told(bid: &Bid<'_>, file: &DossierFile, others: &str) -> Finding {
    let document = bid.review.documents.iter().find(|d| d.file == file.name).map(|d| d.kind.name().to_owned());
    let bbox = file.reading.pages.first().map_or([0.0, 0.0, 595.0, 842.0], |p| p.displayed(p.whole()).into());
    let evidence = Evidence { file: file.name.clone(), page: 0, bbox, text: String::new(), confidence: 1.0 };
    let finding = RULE.person("shared", true).of_kind("shared_file").arg("file", &file.name).arg("other", others);
    Finding { document, ..finding.with(evidence) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Reading, Reason};

    #[test]
    fn both_bids_are_told() {
        let dossier = |files: &[(&str, &str)]| Dossier {
            files: files
                .iter()
                .map(|(name, sha256)| DossierFile {
                    name: (*name).to_owned(),
                    sha256: (*sha256).to_owned(),
                    reading: Reading::unread(Reason::Damaged),
                })
                .collect(),
        };
        let dossiers = [
            dossier(&[("a/1.pdf", "11"), ("a/2.pdf", "22")]),
            dossier(&[("b/1.pdf", "33")]),
            dossier(&[("c/1.pdf", "22")]),
        ];
        let review = Review::default();
        let bids: Vec<Bid<'_>> = dossiers
            .iter()
            .zip(["a", "b", "c"])
            .map(|(dossier, name)| Bid { name, dossier, review: &review })
            .collect();
        let found = between(&bids);
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 1]);
        assert_eq!((found[0][0].text.args["other"].as_str(), found[2][0].text.args["other"].as_str()), ("c", "a"));
    }
}
