//! The front door: the files of a bid and the terms of its tender in, documents and findings out.

use crate::case::Case;
use crate::classify::split::{Part, split};
use crate::correction::{Correction, correct};
use crate::document::Document;
use crate::documents::paper::{Paper, Place, Signing, place};
use crate::documents::understand;
use crate::dossier::{Dossier, DossierFile};
use crate::layout::sheet::Sheet;
use crate::page::Origin;
use crate::registers::Registers;
use crate::review::Review;
use crate::rules::RULES;
use crate::settle::{settle, settle_representatives};
use crate::terms::Terms;

/// Reviews one bid, its vendor looked up in these registers. The same input gives the same review.
#[must_use]
pub fn review(dossier: &Dossier, terms: &Terms, registers: &dyn Registers) -> Review {
    review_as_read(dossier, terms, registers, &[])
}

/// Reviews one bid in which a person read some fields otherwise than the machine.
#[must_use]
pub fn review_as_read(
    dossier: &Dossier,
    terms: &Terms,
    registers: &dyn Registers,
    corrections: &[Correction],
) -> Review {
    let mut papers: Vec<Paper> = dossier.files.iter().flat_map(papers).collect();
    settle(&mut papers, terms);
    settle_representatives(&mut papers);
    correct(&mut papers, corrections);
    let case = Case::new(dossier, terms, papers).with(registers);
    let findings = RULES.iter().flat_map(|rule| (rule.check)(&case)).collect();
    Review { documents: case.papers.into_iter().map(|p| p.document).collect(), findings }
}

/// The documents of one file, understood.
fn papers(file: &DossierFile) -> Vec<Paper> {
    let sheets: Vec<Sheet<'_>> = file.reading.pages.iter().map(Sheet::of).collect();
    let parts = split(&sheets);
    parts.iter().filter_map(|part| paper(file, &sheets, part)).collect()
}

fn paper(file: &DossierFile, sheets: &[Sheet<'_>], part: &Part) -> Option<Paper> {
    let own = sheets.get(part.sheets.0..part.sheets.1)?;
    let (first, last) = (own.first()?, own.last()?);
    let stamps: Vec<Place> =
        own.iter().flat_map(|s| s.page.seals.iter().map(|seal| place(s.page, seal.rect))).collect();
    let mut paper = Paper {
        document: Document {
            kind: part.kind,
            file: file.name.clone(),
            pages: [first.page.index, last.page.index + 1],
            confidence: part.confidence,
            fields: std::collections::BTreeMap::new(),
        },
        whole: place(first.page, first.page.whole()),
        text_layer: own.iter().all(|s| s.page.origin == Origin::TextLayer),
        answers: Vec::new(),
        rows: Vec::new(),
        overprints: Vec::new(),
        signing: Signing::default(),
        stamps,
        cells: Vec::new(),
        text: own.iter().map(Sheet::plain).collect::<Vec<_>>().join("\n"),
    };
    understand(&mut paper, own);
    Some(paper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::layout::sheet::testing::page;
    use crate::reading::{Reading, Reason};
    use crate::registers::NoRegisters;

    fn file(name: &str, reading: Reading) -> DossierFile {
        DossierFile { name: name.to_owned(), sha256: String::new(), reading }
    }

    #[test]
    fn a_file_of_two_documents() {
        let pages = vec![
            page(&[(228.0, 40.0, "公司設立登記表"), (60.0, 80.0, "公司統一編號：12345675"), (60.0, 100.0, "所營事業")]),
            page(&[(228.0, 40.0, "服務建議書"), (60.0, 80.0, "案號：1150826-F284")]),
        ];
        let pages = pages.into_iter().zip(0..).map(|(p, index)| crate::page::Page { index, ..p }).collect();
        let reading = Reading::whole(pages);
        let dossier = Dossier { files: vec![file("bid000/a.pdf", reading)] };
        let review = review(&dossier, &Terms { tender_no: "1150826-F284".into(), ..Terms::default() }, &NoRegisters);
        let kinds: Vec<_> = review.documents.iter().map(|d| (d.kind.name(), d.pages)).collect();
        assert_eq!(kinds, [("company_registration", [0, 1]), ("proposal", [1, 2])]);
        assert!(review.findings.iter().any(|f| f.rule == "V-01" && f.verdict == Verdict::Pass));
    }

    #[test]
    fn an_unread_file_never_passes_silently() {
        let dossier = Dossier { files: vec![file("bid000/a.pdf", Reading::unread(Reason::Password))] };
        let review = review(&dossier, &Terms::default(), &NoRegisters);
        let told = review.findings.iter().find(|f| f.reason == Some(Reason::Password)).unwrap();
        assert_eq!((told.rule.as_str(), told.verdict), ("B-03", Verdict::NeedsPerson));
    }
}
