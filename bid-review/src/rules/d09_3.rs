//! D09-3: what proves an offer stands where the table says.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Cells, Paper};
use crate::finding::Finding;
use crate::grammar::text::{compact, key};
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D09-3",
    title_zh: "佐證頁次",
    title_en: "Proof of what is offered",
    meaning: "Where the table of specifications names a page that proves an offer, the bid has that page and the figures or words of the offer stand on it; otherwise a person looks.",
    cites: &[GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d09-3.proven",
            zh: "規格表所列{count}處佐證頁次均查得所提規格。",
            en: "The {count} pages that the table names say what is offered.",
        },
        Sentence {
            key: "d09-3.missing",
            zh: "規格表第{item}列所列佐證頁次查無該頁，或該頁未見所提規格，請洽廠商說明。",
            en: "Row {item}: the page that it names is not there or does not say what is offered; please have it explained.",
        },
    ],
    check,
};

/// Documents in which an offer may be proven.
const PROOFS: [DocumentKind; 4] = [
    DocumentKind::Specification,
    DocumentKind::Proposal,
    DocumentKind::LaboratoryReport,
    DocumentKind::SecurityCertificate,
];

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Specification).filter_map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Option<Finding> {
    let claims =
        paper.cells.iter().zip(1_usize..).filter_map(|(row, at)| Some((row, at, page_named(row.of("evidence"))?)));
    let claims: Vec<(&Cells, usize, u32)> = claims.filter(|(row, ..)| !row.of("offered").is_empty()).collect();
    let first = claims.first()?;
    let proven = |(row, _, page): &(&Cells, usize, u32)| {
        let own = paper.document.place(row.place.page);
        PROOFS.iter().flat_map(|kind| case.of(*kind)).any(|proof| {
            let texts = pages(case, proof, *page).filter(|(file, at, _)| (*file, *at) != own);
            texts.into_iter().any(|(_, _, text)| says(&text, row.of("offered")))
        })
    };
    let open: Vec<&(&Cells, usize, u32)> = claims.iter().filter(|claim| !proven(claim)).collect();
    let Some((row, _, _)) = open.first() else {
        let seen = paper.evidence_at(first.0.place, first.0.of("evidence"), first.0.confidence);
        return Some(RULE.pass("proven").about(paper).with(seen).arg("count", claims.len()));
    };
    let rows = open.iter().map(|(_, at, _)| at.to_string()).collect::<Vec<_>>().join("、");
    let finding = RULE.person("missing", paper.text_layer).of_kind("proof_missing").about(paper).arg("item", rows);
    Some(finding.with(paper.evidence_at(row.place, row.of("evidence"), row.confidence)))
}

/// The page that a cell names: `第5頁`, `P.5`, `型錄 12`; `None` for words alone.
fn page_named(text: &str) -> Option<u32> {
    let plain = compact(text);
    let from = plain.find(|c: char| c.is_ascii_digit())?;
    let figures: String = plain.get(from..)?.chars().take_while(char::is_ascii_digit).collect();
    let named = plain.contains('頁') || plain.to_ascii_lowercase().contains('p') || figures == plain;
    figures.parse().ok().filter(|page| named && (1..=2_000).contains(page))
}

/// The texts of a page counted in the document and in its file, with file and place.
fn pages<'c>(case: &'c Case<'_>, proof: &'c Paper, page: u32) -> impl Iterator<Item = (&'c str, u32, String)> {
    let named = move |(nth, (_, index)): &(u32, (&str, u32))| [*nth, *index].contains(&(page - 1));
    let leaves = (0_u32..).zip(proof.document.leaves()).filter(named);
    leaves.filter_map(move |(_, (name, index))| {
        let file = case.dossier.files.iter().find(|file| file.name == name)?;
        let page = file.reading.pages.iter().find(|page| page.index == index)?;
        Some((file.name.as_str(), index, key(&Sheet::of(page).plain())))
    })
}

/// Whether a page says what is offered: all of its figures, or most of its words where it has none.
fn says(page: &str, offered: &str) -> bool {
    let offered: Vec<char> = key(offered).chars().collect();
    let text: String = offered.iter().collect();
    let figures: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| part.len() >= 2).collect();
    let whole: Vec<&str> = page.split(|c: char| !c.is_ascii_digit() && c != '.').collect();
    let pairs = || offered.windows(2).filter(|pair| pair.iter().all(|c| c.is_alphanumeric()));
    let found = pairs().filter(|pair| page.contains(&pair.iter().collect::<String>())).count();
    figures.iter().all(|figure| whole.contains(figure)) && found * 2 >= pairs().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::dossier::{Dossier, DossierFile};
    use crate::finding::{Ask, Verdict};
    use crate::layout::sheet::testing::page;
    use crate::reading::Reading;
    use crate::terms::Terms;

    fn found(evidence: &str, proof: &str, text_layer: bool) -> Option<(Verdict, Option<Ask>)> {
        let mut table = with(DocumentKind::Specification, &[]);
        let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
        let texts = [("offered", "可達800人同時上線".to_owned()), ("evidence", evidence.to_owned())].into();
        table.cells = vec![Cells { texts, place, confidence: 1.0 }];
        (table.document.pages, table.text_layer) = ([0, 2], text_layer);
        let pages = [page(&[(60.0, 80.0, "可達800人同時上線")]), page(&[(60.0, 80.0, proof)])];
        let pages = pages.into_iter().zip(0..).map(|(one, index)| crate::page::Page { index, ..one }).collect();
        let file =
            DossierFile { name: table.document.file.clone(), sha256: String::new(), reading: Reading::whole(pages) };
        let (dossier, terms) = (Dossier { files: vec![file] }, Terms::default());
        check(&Case::new(&dossier, &terms, vec![table])).first().map(|one| (one.verdict, one.ask))
    }

    #[test]
    fn the_page_says_it_or_a_person_is_asked() {
        assert_eq!(found("第2頁", "本產品可達800人同時上線使用", true), Some((Verdict::Pass, None)));
        assert_eq!(
            found("第2頁", "本產品可達300人同時上線使用", true),
            Some((Verdict::NeedsPerson, Some(Ask::Always)))
        );
        assert_eq!(
            found("第9頁", "本產品可達800人同時上線使用", false),
            Some((Verdict::NeedsPerson, Some(Ask::Doubt)))
        );
        // The table itself proves nothing.
        assert_eq!(found("第1頁", "其他", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(found("如型錄", "其他", true), None);
    }
}
