//! The front door: the files of a bid and the terms of its tender in, documents and findings out.

use crate::case::Case;
use crate::classify::split::{Part, split};
use crate::classify::spread::{Leaves, joins};
use crate::correction::{Correction, correct};
use crate::document::{Document, Piece};
use crate::documents::paper::{Paper, Signing, place};
use crate::documents::understand;
use crate::dossier::{Dossier, DossierFile};
use crate::layout::sheet::Sheet;
use crate::page::{Origin, Page};
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
    let mut papers = papers(dossier);
    settle(&mut papers, terms);
    settle_representatives(&mut papers);
    correct(&mut papers, corrections);
    let case = Case::new(dossier, terms, papers).with(registers);
    let findings = RULES.iter().flat_map(|rule| (rule.check)(&case)).collect();
    let mut documents: Vec<Document> = case.papers.into_iter().map(|p| p.document).collect();
    documents.iter_mut().for_each(Document::settle_places);
    Review { documents, findings }
}

/// The documents of all files, understood; one whose pages lie in several files is put together where it begins.
fn papers(dossier: &Dossier) -> Vec<Paper> {
    let leaves: Vec<Leaves<'_>> = dossier
        .files
        .iter()
        .map(|file| {
            let sheets: Vec<Sheet<'_>> = file.reading.pages.iter().map(Sheet::of).collect();
            Leaves { parts: split(&sheets), sheets }
        })
        .collect();
    let joins = joins(&leaves);
    let mut out = Vec::new();
    for (at, (file, own)) in dossier.files.iter().zip(&leaves).enumerate() {
        for (nth, part) in own.parts.iter().enumerate() {
            let goes_on = nth == 0 && joins.get(at).copied().flatten().is_some();
            if goes_on {
                continue;
            }
            let further = if nth + 1 == own.parts.len() { chain(at, &joins, &leaves) } else { Vec::new() };
            out.extend(match further.as_slice() {
                [] => own.sheets.get(part.sheets.0..part.sheets.1).and_then(|sheets| paper(file, sheets, part)),
                further => spread(dossier, &leaves, (file, own, part), further),
            });
        }
    }
    out
}

/// The files whose first pages go on with the last document of a file, one after the other.
fn chain(file: usize, joins: &[Option<usize>], leaves: &[Leaves<'_>]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut last = file;
    while let Some(next) = joins.iter().position(|head| *head == Some(last)).filter(|_| out.len() < joins.len()) {
        out.push(next);
        // A file that holds more than the further pages ends the document.
        if leaves.get(next).is_none_or(|file| file.parts.len() != 1) {
            break;
        }
        last = next;
    }
    out
}

/// A document whose pages lie in several files, understood as a whole.
fn spread(
    dossier: &Dossier,
    leaves: &[Leaves<'_>],
    (file, own, part): (&DossierFile, &Leaves<'_>, &Part),
    further: &[usize],
) -> Option<Paper> {
    let mut pages: Vec<Page> = own.sheets.get(part.sheets.0..part.sheets.1)?.iter().map(|s| s.page.clone()).collect();
    let first = pages.len();
    let mut more: Vec<Piece> = Vec::new();
    for (nth, at) in (1_u32..).zip(further) {
        let (leaves, file) = (leaves.get(*at)?, dossier.files.get(*at)?);
        let sheets = leaves.sheets.get(..leaves.parts.first()?.sheets.1)?;
        more.push(Piece { file: file.name.clone(), pages: span(sheets)? });
        pages.extend(sheets.iter().map(|s| Page { index: Document::counted(nth, s.page.index), ..s.page.clone() }));
    }
    let sheets: Vec<Sheet<'_>> = pages.iter().map(Sheet::of).collect();
    let mut paper = bare(file, sheets.get(..first)?, part)?;
    paper.document.more = more;
    look(&mut paper, &sheets);
    Some(paper)
}

fn paper(file: &DossierFile, sheets: &[Sheet<'_>], part: &Part) -> Option<Paper> {
    let mut paper = bare(file, sheets, part)?;
    look(&mut paper, sheets);
    Some(paper)
}

/// The first page of some sheets and the page after the last.
fn span(sheets: &[Sheet<'_>]) -> Option<[u32; 2]> {
    Some([sheets.first()?.page.index, sheets.last()?.page.index + 1])
}

/// A paper of which nothing is read yet.
fn bare(file: &DossierFile, own: &[Sheet<'_>], part: &Part) -> Option<Paper> {
    let first = own.first()?;
    Some(Paper {
        document: Document {
            kind: part.kind,
            file: file.name.clone(),
            pages: span(own)?,
            more: Vec::new(),
            confidence: part.confidence,
            fields: std::collections::BTreeMap::new(),
        },
        whole: place(first.page, first.page.whole()),
        text_layer: false,
        answers: Vec::new(),
        rows: Vec::new(),
        overprints: Vec::new(),
        signing: Signing::default(),
        stamps: Vec::new(),
        cells: Vec::new(),
        text: String::new(),
    })
}

/// Reads all pages of a paper.
fn look(paper: &mut Paper, all: &[Sheet<'_>]) {
    paper.text_layer = all.iter().all(|s| s.page.origin == Origin::TextLayer);
    paper.stamps = all.iter().flat_map(|s| s.page.seals.iter().map(|seal| place(s.page, seal.rect))).collect();
    paper.text = all.iter().map(Sheet::plain).collect::<Vec<_>>().join("\n");
    understand(paper, all);
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
    fn a_document_of_two_files_is_one_and_its_fields_name_their_file() {
        let first = page(&[
            (228.0, 40.0, "投標廠商切結書"),
            (60.0, 80.0, "案號：1150826-F284"),
            (60.0, 110.0, "茲切結所供軟體均為合法授權，願負一切法律責任。"),
            (260.0, 810.0, "第1頁，共2頁"),
        ]);
        let second = page(&[
            (60.0, 80.0, "立切結書人：遠山軟體股份有限公司"),
            (60.0, 110.0, "中華民國115年10月21日"),
            (260.0, 810.0, "第2頁，共2頁"),
        ]);
        let files =
            vec![file("bid000/1.pdf", Reading::whole(vec![second])), file("bid000/2.pdf", Reading::whole(vec![first]))];
        let review = review(&Dossier { files }, &Terms::default(), &NoRegisters);
        let [document] = review.documents.as_slice() else { panic!("{:?}", review.documents) };
        assert_eq!(
            (document.kind.name(), document.file.as_str(), document.pages),
            ("affidavit", "bid000/2.pdf", [0, 1])
        );
        assert_eq!(document.more, [Piece { file: "bid000/1.pdf".into(), pages: [0, 1] }]);
        let date = &document.fields["date"];
        assert_eq!((date.file.as_deref(), date.page), (Some("bid000/1.pdf"), 0));
        assert!(review.findings.iter().flat_map(|f| &f.evidence).all(|e| e.page == 0), "{:?}", review.findings);
    }

    #[test]
    fn an_unread_file_never_passes_silently() {
        let dossier = Dossier { files: vec![file("bid000/a.pdf", Reading::unread(Reason::Password))] };
        let review = review(&dossier, &Terms::default(), &NoRegisters);
        let told = review.findings.iter().find(|f| f.reason == Some(Reason::Password)).unwrap();
        assert_eq!((told.rule.as_str(), told.verdict), ("B-03", Verdict::NeedsPerson));
    }

    #[test]
    fn a_list_of_components_in_json_is_a_document() {
        use crate::reader::Reader as _;
        let bytes = br#"{"bomFormat":"CycloneDX","metadata":{"component":{"name":"Orrin Suite","version":"4.2.1"}},
            "components":[{"name":"zlib","version":"1.3.1","licenses":[{"license":{"id":"Zlib"}}],"publisher":"zlib.net"},
            {"name":"spring-boot-starter-webflux","version":"3.2.0","licenses":[{"license":{"id":"AGPL-3.0-only"}}]}]}"#;
        let reader = crate::read::Direct { ocr: Box::new(crate::ocr::NullOcr) };
        let dossier = Dossier { files: vec![file("bid000/bom.json", reader.read(bytes, &mut |_| {}))] };
        let review = review(&dossier, &Terms::default(), &NoRegisters);
        assert_eq!(review.documents[0].kind.name(), "component_table");
        let rows = review.documents[0].fields["components"].value.clone();
        assert_eq!(rows[1]["component"], "spring-boot-starter-webflux");
        let doubtful = review.findings.iter().filter(|f| f.kind.as_deref() == Some("licence_doubt"));
        assert_eq!(doubtful.count(), 1);
    }

    /// A recognised page: what seals say is not read there, only where and how large they are.
    fn scanned(words: &[(f64, f64, &str)], sides: &[f64]) -> crate::page::Page {
        let mut page = page(words);
        page.origin = crate::page::Origin::Ocr;
        for (side, at) in sides.iter().zip([300.0, 400.0]) {
            let rect = crate::page::Rect { left: at, top: 500.0, right: at + side, bottom: 500.0 + side };
            page.seals.push(crate::page::Seal { rect, red: true, text: String::new(), confidence: 0.0 });
        }
        page
    }

    #[test]
    fn seals_of_recognised_pages_are_found_without_their_words() {
        let found = |words: &[(f64, f64, &str)], sides: &[f64], rule: &str| {
            let reading = Reading::whole(vec![scanned(words, sides)]);
            let dossier = Dossier { files: vec![file("bid000/a.pdf", reading)] };
            let findings = review(&dossier, &Terms::default(), &NoRegisters).findings;
            findings.into_iter().filter(|f| f.rule == rule).collect::<Vec<_>>()
        };
        let bidder = [(60.0, 480.0, "投標廠商：遠山軟體股份有限公司"), (60.0, 500.0, "負責人：王小明")];
        let titled =
            |title: &'static str, more: &'static str| [[(228.0, 40.0, title), (60.0, 80.0, more)], bidder].concat();
        for (title, more, rule) in [
            ("投標標價清單", "單價 複價", "D06-7"),
            ("投標廠商聲明書", "聲明事項", "D04-6"),
            ("授權書", "茲授權王大明君", "D16-2"),
            ("切結書", "茲切結均為合法授權，願負一切法律責任。", "D08-2"),
        ] {
            let words = titled(title, more);
            let sealed = |sides: &[f64]| {
                let keys = found(&words, sides, rule).into_iter().map(|f| f.text.key);
                keys.filter(|key| key.starts_with("seals.")).collect::<Vec<_>>()
            };
            assert_eq!(sealed(&[72.0, 36.0]), ["seals.sealed"], "{title}");
            assert_eq!(sealed(&[36.0]), ["seals.company_seal"], "{title}");
            assert_eq!(sealed(&[72.0]), ["seals.representative_seal"], "{title}");
        }
        let tax = [(228.0, 40.0, "營業稅納稅證明書"), (60.0, 80.0, "稅籍編號：126324433")];
        assert_eq!(found(&tax, &[60.0], "D02-3")[0].verdict, Verdict::Pass);
        assert_eq!(found(&tax, &[], "D02-3")[0].verdict, Verdict::NeedsPerson);
    }
}
