//! B-02: every document that the tender asks for is in the bid (採購法 50-1-1).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::{Evidence, Finding};
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "B-02",
    title_zh: "應附文件",
    title_en: "Required documents",
    meaning: "Every required document is there. One that is absent fails the bid when all files were read and every document was surely recognised; otherwise a person looks. A document of unknown type is shown to a person.",
    cites: &[GPA.at("50-1-1"), GPA.at("33-3")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence { key: "b-02.present", zh: "招標文件要求之{document}已附。", en: "{document_en}: present." },
        Sentence {
            key: "b-02.absent",
            zh: "投標文件中查無招標文件要求之{document}。",
            en: "The bid holds no {document_en}, which the tender requires.",
        },
        Sentence {
            key: "b-02.not_found",
            zh: "未能找到{document}；部分檔案或文件未能辨識，請人工確認是否已附。",
            en: "{document_en} was not found, but parts of the bid could not be recognised; please check.",
        },
        Sentence {
            key: "b-02.unknown",
            zh: "此文件種類未能辨識，請人工確認。",
            en: "The type of this document was not recognised; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let unknown = case.of(DocumentKind::Unknown).count();
    let unsure = |paper: &Paper| paper.document.confidence < SURE;
    let complete = unknown == 0 && case.all_read() && !case.papers.iter().any(|paper| may_hide(paper) || unsure(paper));
    let mut out: Vec<Finding> = Vec::new();
    for kind in case.terms.required_documents.iter().filter(|k| **k != DocumentKind::Unknown) {
        let first = case.of(*kind).next();
        let mut finding = match first {
            Some(paper) => RULE.pass("present").about(paper).with(paper.evidence_at(paper.whole, "", 1.0)),
            None if complete => RULE.fail("absent", true).of_kind("missing_document"),
            None => RULE.doubt("not_found").of_kind("missing_document"),
        };
        if first.is_none() {
            finding.document = Some(kind.name().to_owned());
            finding = finding.arg("document", kind.title().0).arg("document_en", kind.title().1);
            finding.evidence.extend(everything(case));
        }
        out.push(finding);
    }
    out.extend(
        case.of(DocumentKind::Unknown).map(|p| RULE.doubt("unknown").about(p).with(p.evidence_at(p.whole, "", 1.0))),
    );
    out
}

/// Whether a recognised paper of one page has taken in more: a title that was not recognised may stand there.
fn may_hide(paper: &Paper) -> bool {
    let single = matches!(
        paper.document.kind,
        DocumentKind::CompanyRegistration
            | DocumentKind::TaxCertificate
            | DocumentKind::CreditCertificate
            | DocumentKind::Authorization
    );
    single && !paper.text_layer && paper.document.leaves().nth(1).is_some()
}

/// The first page of the bid, for what is nowhere.
fn everything(case: &Case<'_>) -> Option<Evidence> {
    let paper = case.papers.first()?;
    Some(paper.evidence_at(paper.whole, "", 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::Terms;

    #[test]
    fn absent_fails_only_when_everything_was_recognised() {
        let terms =
            Terms { required_documents: vec![DocumentKind::Declaration, DocumentKind::Proposal], ..Terms::default() };
        let dossier = Dossier::default();
        let verdicts = |papers| {
            let case = Case::new(&dossier, &terms, papers);
            check(&case).iter().map(|f| f.verdict).collect::<Vec<_>>()
        };
        assert_eq!(verdicts(vec![with(DocumentKind::Proposal, &[])]), [Verdict::Fail, Verdict::Pass]);
        let mut hiding = with(DocumentKind::TaxCertificate, &[]);
        (hiding.text_layer, hiding.document.pages) = (false, [0, 2]);
        let both = vec![with(DocumentKind::Proposal, &[]), hiding];
        assert_eq!(verdicts(both), [Verdict::NeedsPerson, Verdict::Pass]);
        // What looks like one type and nearly as much like another may be the one that is missed.
        let mut unsure = with(DocumentKind::LaboratoryReport, &[]);
        unsure.document.confidence = 0.75;
        let both = vec![with(DocumentKind::Proposal, &[]), unsure];
        assert_eq!(verdicts(both), [Verdict::NeedsPerson, Verdict::Pass]);
        let strange = vec![with(DocumentKind::Proposal, &[]), with(DocumentKind::Unknown, &[])];
        assert_eq!(verdicts(strange), [Verdict::NeedsPerson, Verdict::Pass, Verdict::NeedsPerson]);
    }
}
