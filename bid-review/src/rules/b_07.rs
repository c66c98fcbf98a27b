//! B-07: nobody who is debarred is a subcontractor (採購法 103).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;
use procurement_law::{roc, ubn};

use crate::case::Case;
use crate::documents::paper::{Cells, Paper};
use crate::finding::Finding;
use crate::grammar::text::compact;
use crate::kind::DocumentKind;
use crate::registers::{Looked, Register};
use crate::rule::{Rule, SURE};
use crate::rules::looked_up::{NO_DAY, NOT_RUN, Named};

/// The rule.
pub static RULE: Rule = Rule {
    id: "B-07",
    title_zh: "分包廠商",
    title_en: "Subcontractors",
    meaning: "Each subcontractor that the proposal names is looked up in the list of debarred vendors for the closing day; a hit goes to a person, and so does one whose number was not surely read. Without a list that still counts the check is not run.",
    cites: &[GPA.at("103-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "b-07.free",
            zh: "所列{count}家分包廠商均不在{list}（{as_of}）內。",
            en: "None of the {count} subcontractors is there ({list_en}, {as_of}).",
        },
        Sentence {
            key: "b-07.barred",
            zh: "分包廠商{vendor}列於{list}（{as_of}，第{row}筆），不得為分包廠商，請查明。",
            en: "The subcontractor {vendor} is there ({list_en}, {as_of}, row {row}) and may not be one; please look into it.",
        },
        Sentence {
            key: "b-07.unsure",
            zh: "分包廠商{vendor}之統一編號未能確實讀出或不符檢查碼，請確認後查對{list}。",
            en: "The business number of the subcontractor {vendor} was not surely read or is not valid; please check it ({list_en}).",
        },
        NOT_RUN,
        NO_DAY,
    ],
    check,
};

const LIST: Named = Named("拒絕往來廠商名單", "The list of debarred vendors");

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Proposal)
        .filter(|paper| !paper.cells.is_empty())
        .flat_map(|paper| judged(case, paper))
        .collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Vec<Finding> {
    let told = |finding: Finding| finding.arg("list", LIST.0).arg("list_en", LIST.1).about(paper);
    let Some(on) = case.terms.deadline else {
        return vec![told(RULE.person("no_day", true)).see(paper, "subcontractors")];
    };
    let (mut out, mut free) = (Vec::new(), None);
    for row in &paper.cells {
        let (number, name) = (compact(row.of("ubn")), compact(row.of("subcontractor")));
        let finding = match case.registers.look(Register::Debarred, &number, &name, on) {
            Looked::NotRun => return vec![told(RULE.person("not_run", true)).see(paper, "subcontractors")],
            Looked::Named(entry) => {
                let finding = RULE.person("barred", row.confidence >= SURE || entry.by_number).of_kind("debarred");
                finding.arg("as_of", roc::long(entry.as_of)).arg("row", entry.row)
            }
            Looked::Absent(as_of) if row.confidence >= SURE && ubn::is_valid(&number) => {
                free = Some(as_of);
                continue;
            }
            Looked::Absent(_) => RULE.doubt("unsure"),
        };
        out.push(told(seen(finding, paper, row)).arg("vendor", &name));
    }
    match free.filter(|_| out.is_empty()) {
        Some(as_of) => {
            let finding = RULE.pass("free").arg("as_of", roc::long(as_of)).arg("count", paper.cells.len());
            vec![told(finding).see(paper, "subcontractors")]
        }
        None => out,
    }
}

fn seen(finding: Finding, paper: &Paper, row: &Cells) -> Finding {
    finding.with(paper.evidence_at(row.place, row.of("subcontractor"), row.confidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Verdict};
    use crate::registers::{NoRegisters, Registers};
    use crate::rules::looked_up::testing::Listed;
    use crate::terms::Terms;

    fn found(registers: &dyn Registers, number: &str, confidence: f64) -> (Verdict, Option<Ask>, String) {
        let mut paper = with(DocumentKind::Proposal, &[]);
        let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
        let texts = [("subcontractor", "丙丁有限公司".to_owned()), ("ubn", number.to_owned())].into();
        paper.cells = vec![Cells { texts, place, confidence }];
        let terms = Terms { deadline: "2026-11-25".parse().ok(), ..Terms::default() };
        let dossier = Dossier::default();
        let one = check(&Case::new(&dossier, &terms, vec![paper]).with(registers)).remove(0);
        (one.verdict, one.ask, one.text.key)
    }

    #[test]
    fn free_barred_unsure_and_not_run() {
        let key = |registers: &dyn Registers, number: &str, confidence| found(registers, number, confidence).2;
        assert_eq!(found(&Listed::nobody(), "12345675", 1.0).0, Verdict::Pass);
        let barred = found(&Listed::named("12345675", &[]), "12345675", 1.0);
        assert_eq!((barred.0, barred.1), (Verdict::NeedsPerson, Some(Ask::Always)));
        assert_eq!(found(&Listed::nobody(), "12345675", 0.5).1, Some(Ask::Doubt));
        assert_eq!(key(&Listed::nobody(), "", 1.0), "b-07.unsure");
        assert_eq!(key(&NoRegisters, "12345675", 1.0), "looked-up.not_run");
    }
}
