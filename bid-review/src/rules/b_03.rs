//! B-03: every file opens and every page is read (採購法 50-1-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::dossier::DossierFile;
use crate::finding::{Evidence, Finding};
use crate::reading::{Extent, Reason};
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "B-03",
    title_zh: "檔案可讀性",
    title_en: "Readable files",
    meaning: "A file or page that could not be read is shown to a person with the reason; nothing that was not read passes.",
    cites: &[GPA.at("50-1-1"), ENFORCEMENT.at("60-1")],
    mark: Mark::Design,
    texts: &[
        Sentence { key: "b-03.read", zh: "{files}個檔案均已讀取。", en: "All {files} files were read." },
        Sentence {
            key: "b-03.password",
            zh: "檔案{file}設有密碼，無法開啟。",
            en: "{file} opens only with a password.",
        },
        Sentence {
            key: "b-03.damaged",
            zh: "檔案{file}損毀或內容矛盾，無法完整讀取。",
            en: "{file} is damaged or contradicts itself and was not read in full.",
        },
        Sentence {
            key: "b-03.limit",
            zh: "檔案{file}超過處理上限，未完整讀取。",
            en: "{file} is beyond the limits and was not read in full.",
        },
        Sentence {
            key: "b-03.not_a_document",
            zh: "檔案{file}不是可讀取之文件。",
            en: "{file} is not a document that can be read.",
        },
        Sentence {
            key: "b-03.no_ocr",
            zh: "檔案{file}為影像，本機未安裝文字辨識，請人工審閱。",
            en: "{file} holds images, and character recognition is not installed here.",
        },
        Sentence {
            key: "b-03.empty", zh: "檔案{file}沒有可讀之頁。", en: "{file} has no page that could be read."
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let files = &case.dossier.files;
    let out: Vec<Finding> = files.iter().filter_map(unread).collect();
    if !out.is_empty() {
        return out;
    }
    let seen = files.iter().map(|f| whole(f, 0));
    vec![seen.fold(RULE.pass("read").arg("files", files.len()), Finding::with)]
}

fn unread(file: &DossierFile) -> Option<Finding> {
    let reading = &file.reading;
    let short = reading.pages.len() < usize::try_from(reading.page_count).unwrap_or(usize::MAX);
    if reading.read == Extent::All && !short && !reading.pages.is_empty() {
        return None;
    }
    let reason = reading.reason.unwrap_or(Reason::Damaged);
    let key = match reading.reason {
        Some(Reason::Password) => "password",
        Some(Reason::Damaged) => "damaged",
        Some(Reason::Limit) => "limit",
        Some(Reason::NotADocument) => "not_a_document",
        Some(Reason::NoOcr) => "no_ocr",
        None => "empty",
    };
    let missing = (0..reading.page_count).find(|index| !reading.pages.iter().any(|p| p.index == *index)).unwrap_or(0);
    let mut finding = RULE.doubt(key).arg("file", &file.name).with(whole(file, missing));
    finding.reason = Some(reason);
    Some(finding)
}

/// A page in full; one that was not read counts as A4.
fn whole(file: &DossierFile, page: u32) -> Evidence {
    let read = file.reading.pages.iter().find(|p| p.index == page);
    let bbox = read.map_or([0.0, 0.0, 595.0, 842.0], |p| p.displayed(p.whole()).into());
    Evidence { file: file.name.clone(), page, bbox, text: String::new(), confidence: 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::layout::sheet::testing::page;
    use crate::reading::Reading;
    use crate::terms::Terms;

    #[test]
    fn what_was_not_read_is_told() {
        let all = Reading::whole(vec![page(&[])]);
        let part = Reading { page_count: 2, read: Extent::Part, reason: Some(Reason::NoOcr), ..all.clone() };
        let lying = Reading { page_count: 2, ..all.clone() };
        for (reading, verdict, page) in [
            (all, Verdict::Pass, 0),
            (part, Verdict::NeedsPerson, 1),
            (lying, Verdict::NeedsPerson, 1),
            (Reading::unread(Reason::Limit), Verdict::NeedsPerson, 0),
        ] {
            let file = DossierFile { name: "bid000/a.pdf".into(), sha256: String::new(), reading };
            let (dossier, terms) = (Dossier { files: vec![file] }, Terms::default());
            let found = check(&Case::new(&dossier, &terms, Vec::new()));
            assert_eq!((found[0].verdict, found[0].evidence[0].page), (verdict, page));
            assert_eq!(found[0].reason.is_some(), verdict != Verdict::Pass);
        }
    }
}
