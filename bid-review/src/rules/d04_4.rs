//! D04-4: what the declaration denies, no list says.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark as Trust;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use procurement_law::roc;

use crate::documents::paper::Mark;
use crate::registers::{Looked, Register};
use crate::rules::looked_up::Named;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D04-4",
    title_zh: "聲明與名單之查對",
    title_en: "Declaration and lists",
    meaning: "Row 7 of the declaration is held against the list of debarred vendors, rows 11 and 12 against the lists of mainland capital: 否 beside a hit goes to a person, for it may be untrue.",
    cites: &[GPA.at("50-1-4"), GPA.at("51-1")],
    mark: Trust::Design,
    texts: &[Sentence {
        key: "d04-4.contradicted",
        zh: "聲明書第{item}項勾選「否」，惟廠商列於{list}（{as_of}，第{row}筆），請查明聲明是否不實。",
        en: "Row {item} is answered 否, but the vendor is on {list_en} of {as_of}, row {row}; please see whether the declaration is true.",
    }],
    check,
};

const LISTS: [(usize, Register, Named); 3] = [
    (7, Register::Debarred, Named("拒絕往來廠商名單", "the list of debarred vendors")),
    (11, Register::MainlandInvested, Named("來臺陸資企業名單", "the list of firms with mainland investment")),
    (12, Register::MainlandIt, Named("陸資資訊服務業者名單", "the list of IT firms with mainland capital")),
];

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(on) = case.terms.deadline else { return Vec::new() };
    let ubn = case.vendor.ubn.as_ref().map_or("", |agreed| &agreed.value);
    let name = case.vendor.name.as_ref().map_or("", |agreed| &agreed.value);
    let mut out = Vec::new();
    for paper in case.of(DocumentKind::Declaration) {
        for (item, register, list) in LISTS {
            let Some(answer) = paper.answers.get(item - 1).filter(|answer| answer.mark == Mark::No) else { continue };
            // Whether a list counts at all is told by the rules that look the vendor up.
            let Looked::Named(entry) = case.registers.look(register, ubn, name, on) else { continue };
            if !entry.by_number {
                continue;
            }
            let finding = RULE.person("contradicted", true).of_kind("contradicted_answer").about(paper);
            let finding = finding.with(paper.evidence_at(answer.place, "否", answer.confidence)).arg("item", item);
            let finding = finding.arg("as_of", roc::long(entry.as_of)).arg("row", entry.row);
            out.push(finding.arg("list", list.0).arg("list_en", list.1));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Answer, Place};
    use crate::dossier::Dossier;
    use crate::registers::Registers;
    use crate::rules::looked_up::testing::Listed;
    use crate::terms::Terms;
    use serde_json::json;

    fn found(registers: &dyn Registers, mark: Mark) -> usize {
        let mut paper = with(DocumentKind::Declaration, &[("ubn", json!("12345675"))]);
        let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
        paper.answers = vec![Answer { mark, place, confidence: 1.0 }; 13];
        let terms = Terms { deadline: "2026-11-25".parse().ok(), ..Terms::default() };
        let dossier = Dossier::default();
        check(&Case::new(&dossier, &terms, vec![paper]).with(registers)).len()
    }

    #[test]
    fn only_a_denial_beside_a_hit_by_number() {
        assert_eq!(found(&Listed::named("12345675", &[]), Mark::No), 3);
        assert_eq!(found(&Listed::named("12345675", &[]), Mark::Yes), 0);
        assert_eq!(found(&Listed::named("", &[]), Mark::No), 0);
        assert_eq!(found(&Listed::nobody(), Mark::No), 0);
    }
}
