//! What the rules that look a product's components up have in common.

use procurement_law::roc;

use crate::case::Case;
use crate::documents::paper::{Cells, Paper};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::registers::{Entry, Looked, Register};
use crate::rule::{Rule, SURE};
use crate::rules::looked_up::Named;

/// The findings of a rule about each component in a register: keys `free`, `named`, `unsure`, `none`, `not_run`, `no_day`; a hit is of this kind of
/// defect, with the argument `says` from the first of some columns.
#[must_use]
pub fn judged(
    rule: &Rule,
    case: &Case<'_>,
    register: Register,
    list: Named,
    (kind, columns): (&str, &[&str]),
) -> Vec<Finding> {
    case.of(DocumentKind::ComponentTable)
        .flat_map(|paper| one(rule, case, paper, (register, list), (kind, columns)))
        .collect()
}

fn one(
    rule: &Rule,
    case: &Case<'_>,
    paper: &Paper,
    (register, list): (Register, Named),
    (kind, columns): (&str, &[&str]),
) -> Vec<Finding> {
    let told = |finding: Finding| finding.about(paper).arg("list", list.0).arg("list_en", list.1);
    let Some(on) = case.terms.deadline else { return vec![told(rule.person("no_day", true)).see(paper, "components")] };
    // Whether the list counts does not hang on what is looked up.
    if case.registers.look(register, "", "", on) == Looked::NotRun {
        return vec![told(rule.person("not_run", true)).see(paper, "components")];
    }
    if paper.cells.is_empty() {
        return vec![told(rule.doubt("none").of_kind(kind)).see(paper, "components")];
    }
    let (mut out, mut day) = (Vec::new(), None);
    for row in &paper.cells {
        let called = name(row);
        let finding = match case.registers.look(register, "", &called, on) {
            Looked::Named(entry) => hit(rule, row, &entry, columns),
            Looked::Absent(as_of) if row.confidence >= SURE && !row.of("version").is_empty() => {
                day = Some(as_of);
                continue;
            }
            Looked::Absent(_) | Looked::NotRun => rule.doubt("unsure"),
        };
        let seen = paper.evidence_at(row.place, &called, row.confidence);
        let finding = told(finding.of_kind(kind).with(seen)).arg("component", called);
        out.push(match paper.text("product") {
            Some(product) => finding.item(product),
            None => finding,
        });
    }
    match day.filter(|_| out.is_empty()) {
        Some(day) => {
            let finding = rule.pass("free").arg("as_of", roc::long(day)).arg("count", paper.cells.len());
            vec![told(finding).see(paper, "components")]
        }
        None => out,
    }
}

/// A component with its version, as it is looked up.
fn name(row: &Cells) -> String {
    format!("{} {}", row.of("component").trim(), row.of("version").trim()).trim().to_owned()
}

fn hit(rule: &Rule, row: &Cells, entry: &Entry, columns: &[&str]) -> Finding {
    let finding = rule.person("named", row.confidence >= SURE).arg("as_of", roc::long(entry.as_of));
    finding.arg("row", entry.row).arg("says", entry.says(columns).unwrap_or("-"))
}

#[cfg(test)]
pub mod testing {
    //! Component tables and a register that names one version.

    use std::collections::BTreeMap;

    use chrono::NaiveDate;

    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::dossier::Dossier;
    use crate::registers::Registers;
    use crate::terms::Terms;

    /// A register with `log4j-core 2.14.1` in it.
    #[derive(Debug)]
    pub struct OneVersion;

    impl Registers for OneVersion {
        fn look(&self, _: Register, _: &str, name: &str, on: NaiveDate) -> Looked {
            let fields = BTreeMap::from([("編號".to_owned(), "CVE-2021-44228".to_owned())]);
            let entry = Entry { as_of: on, row: 3, by_number: false, until: None, fields };
            if name == "log4j-core 2.14.1" { Looked::Named(entry) } else { Looked::Absent(on) }
        }
    }

    /// What a rule says of a table with one component.
    pub fn said(
        check: fn(&Case<'_>) -> Vec<Finding>,
        registers: &dyn Registers,
        (component, version): (&str, &str),
        confidence: f64,
    ) -> Finding {
        let mut paper = with(DocumentKind::ComponentTable, &[]);
        let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
        let texts = [("component", component.to_owned()), ("version", version.to_owned())].into();
        paper.cells = vec![Cells { texts, place, confidence }];
        let terms = Terms { deadline: "2026-11-30".parse().ok(), ..Terms::default() };
        let dossier = Dossier::default();
        check(&Case::new(&dossier, &terms, vec![paper]).with(registers)).remove(0)
    }
}
