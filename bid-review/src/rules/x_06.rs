//! no file of two vendors' bids is the same or made by the same hand (採購法 50-1-5).

use std::collections::BTreeMap;

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::dossier::DossierFile;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone, cover};
use crate::rules::traces::{self, Trace};

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-06",
    title_zh: "不同廠商之相同檔案",
    title_en: "Files of one hand in two bids",
    meaning: "A file that is byte for byte the same in two bids of one tender goes to a person for both bids, and so do files with the same author, last change, template or picture, or made by one program in the same minute. What all of three bids or more share is the tender's own and says nothing. It is judged once all bids of a tender are read.",
    cites: &[GPA.at("50-1-5")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "x-06.shared",
            zh: "檔案{file}與投標文件{other}之檔案完全相同，請查明不同廠商間有無重大異常關聯。",
            en: "{file} is the same, byte for byte, as a file of {other}; please look into the connection.",
        },
        Sentence {
            key: "x-06.trace",
            zh: "檔案{file}之{what}「{found}」亦見於投標文件{other}之檔案，請查明不同廠商間有無重大異常關聯。",
            en: "{file}: its {what_en} {found} stands in a file of {other} too; please look into the connection.",
        },
    ],
    check: alone,
};

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, bid) in bids.iter().enumerate() {
        for file in bid.dossier.files.iter().filter(|f| !f.sha256.is_empty()) {
            holders.entry(&file.sha256).or_default().push(at);
        }
    }
    let same = bids.iter().enumerate().map(|(at, bid)| shared(bids, &holders, (at, bid)));
    same.zip(traced(bids, &holders)).map(|(same, traced)| [same, traced].concat()).collect()
}

/// The findings for each bid about traces of one hand, each told of the first file that has it.
fn traced(bids: &[Bid<'_>], holders: &BTreeMap<&str, Vec<usize>>) -> Vec<Vec<Finding>> {
    let whole = |file: &DossierFile| holders.get(file.sha256.as_str()).is_some_and(|held| held.len() > 1);
    let all: Vec<Vec<(&DossierFile, Trace)>> = bids.iter().map(|bid| traces::of(bid, whole)).collect();
    let has = |own: &[(&DossierFile, Trace)], trace: &Trace| own.iter().any(|(_, other)| other == trace);
    let told = |at: usize, (file, trace): &(&DossierFile, Trace)| {
        let others = all.iter().zip(bids).enumerate().filter(|(other, (own, _))| *other != at && has(own, trace));
        let names: Vec<&str> = others.map(|(_, (_, bid))| bid.name).collect();
        // What every bid has may come with the tender's own forms or from the site that took them in.
        if names.is_empty() || bids.len() >= 3 && names.len() + 1 == bids.len() {
            return None;
        }
        let bid = bids.get(at)?;
        let document = holder(bid, file);
        let finding = RULE.person("trace", true).of_kind("shared_trace").arg("file", &file.name);
        let finding = finding.arg("found", &trace.shown).arg("other", names.join("、"));
        let finding = finding.arg("what", trace.what.0).arg("what_en", trace.what.1);
        Some(Finding { document, ..finding.with(cover(file, &trace.shown)) })
    };
    all.iter().enumerate().map(|(at, own)| own.iter().filter_map(|one| told(at, one)).collect()).collect()
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

/// The kind of the document that holds a file.
fn holder(bid: &Bid<'_>, file: &DossierFile) -> Option<String> {
    let mut documents = bid.review.documents.iter();
    documents.find(|d| d.leaves().any(|(name, _)| name == file.name)).map(|d| d.kind.name().to_owned())
}

fn told(bid: &Bid<'_>, file: &DossierFile, others: &str) -> Finding {
    let document = holder(bid, file);
    let finding = RULE.person("shared", true).of_kind("shared_file").arg("file", &file.name).arg("other", others);
    Finding { document, ..finding.with(cover(file, "")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Dossier;
    use crate::reading::{About, Reading, Reason};
    use crate::review::Review;
    use crate::submission::Submission;

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
        let (review, submission) = (Review::default(), Submission::default());
        let bids: Vec<Bid<'_>> = dossiers
            .iter()
            .zip(["a", "b", "c"])
            .map(|(dossier, name)| Bid { name, dossier, review: &review, submission: &submission })
            .collect();
        let found = between(&bids);
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 1]);
        assert_eq!((found[0][0].text.args["other"].as_str(), found[2][0].text.args["other"].as_str()), ("c", "a"));
    }

    #[test]
    fn one_author_in_two_of_three_bids() {
        let dossier = |name: &str, author: &str| {
            let about = About { author: author.to_owned(), ..About::default() };
            let reading = Reading { about, ..Reading::default() };
            Dossier { files: vec![DossierFile { name: name.to_owned(), sha256: String::new(), reading }] }
        };
        let found = |authors: [&str; 3]| {
            let dossiers = authors.map(|author| dossier("1.pdf", author));
            let (review, submission) = (Review::default(), Submission::default());
            let bids: Vec<Bid<'_>> = dossiers
                .iter()
                .zip(["a", "b", "c"])
                .map(|(dossier, name)| Bid { name, dossier, review: &review, submission: &submission })
                .collect();
            between(&bids).iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(found(["王大明", "王小明", "王大明"]), [1, 0, 1]);
        assert_eq!(found(["王大明", "王大明", "王大明"]), [0, 0, 0]);
        assert_eq!(found(["user", "user", "王大明"]), [0, 0, 0]);
    }
}
