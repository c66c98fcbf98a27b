//! D20-1: a vendor of merit is on the published list (押標金保證金暨其他擔保作業辦法 33之5).

use procurement_law::laws::BONDS;
use procurement_law::mark::Mark;
use procurement_law::roc;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::registers::{Looked, Register};
use crate::rule::Rule;
use crate::rules::looked_up::{self, NO_DAY, NOT_RUN, Named, UNREAD, UNSURE};
use crate::rules::valid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D20-1",
    title_zh: "優良廠商名單",
    title_en: "On the list of merit",
    meaning: "A certificate of merit is the bidder's, and the bidder is on the published list on the closing day; one that is not goes to a person. Without a list the look-up is not run. Whether a short bond rests on it is judged by D05-8.",
    cites: &[BONDS.at("33-5"), BONDS.at("33-6")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d20-1.listed",
            zh: "{vendor}列於{list}（{as_of}，第{row}筆）。",
            en: "{vendor} is there ({list_en}, {as_of}, row {row}).",
        },
        Sentence {
            key: "d20-1.unlisted",
            zh: "{vendor}不在{list}（{as_of}）內，請查明優良廠商資格。",
            en: "{vendor} is not there ({list_en}, {as_of}); please look into it.",
        },
        NOT_RUN,
        NO_DAY,
        UNREAD,
        UNSURE,
        valid::OWN,
        valid::WHOSE,
        valid::FOREIGN,
        valid::NOBODY,
    ],
    check,
};

const LIST: Named = Named("優良廠商名單", "The list of vendors of merit");

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::MeritCertificate)
        .flat_map(|paper| [valid::whose(&RULE, case, paper, "vendor_name"), listed(case, paper)])
        .collect()
}

fn listed(case: &Case<'_>, paper: &Paper) -> Finding {
    let (subject, looked) = match looked_up::look(&RULE, case, Register::Merit, LIST) {
        Ok(found) => found,
        Err(finding) => return finding.about(paper),
    };
    let finding = match looked {
        Looked::Named(entry) => {
            let finding = if entry.by_number && subject.sure { RULE.pass("listed") } else { RULE.doubt("listed") };
            finding.arg("as_of", roc::long(entry.as_of)).arg("row", entry.row)
        }
        Looked::Absent(as_of) => RULE.person("unlisted", true).of_kind("merit_unlisted").arg("as_of", roc::long(as_of)),
        Looked::NotRun => RULE.person("not_run", true),
    };
    looked_up::shown(finding.arg("vendor", subject.called()), case, LIST).about(paper).see(paper, "vendor_name")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Verdict};
    use crate::registers::{NoRegisters, Registers};
    use crate::rules::looked_up::testing::Listed;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn listed_unlisted_by_name_and_not_run() {
        let of = |registers: &dyn Registers| {
            let named = |kind| with(kind, &[("vendor_name", json!("甲乙有限公司")), ("ubn", json!("12345675"))]);
            let papers = vec![named(DocumentKind::CompanyRegistration), named(DocumentKind::MeritCertificate)];
            let terms = Terms { deadline: "2026-11-25".parse().ok(), ..Terms::default() };
            let dossier = Dossier::default();
            let one = check(&Case::new(&dossier, &terms, papers).with(registers)).remove(1);
            (one.verdict, one.ask, one.text.key)
        };
        assert_eq!(of(&Listed::named("12345675", &[])).0, Verdict::Pass);
        assert_eq!(of(&Listed::named("", &[])).1, Some(Ask::Doubt));
        assert_eq!(of(&Listed::nobody()).2, "d20-1.unlisted");
        assert_eq!(of(&NoRegisters).2, "looked-up.not_run");
    }
}
