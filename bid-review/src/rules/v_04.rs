//! V-04: the company registry knows the vendor as it calls itself, and as a firm in being.

use procurement_law::grammar::company_name;
use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;
use procurement_law::roc;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::registers::{Entry, Looked, Register};
use crate::rule::Rule;
use crate::rules::looked_up::{self, NO_DAY, NOT_RUN, Named, UNREAD, UNSURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "V-04",
    title_zh: "公司登記查對",
    title_en: "Company registry",
    meaning: "The business number is looked up in the company registry. A firm that it does not know, or knows under another name, under another representative or in another state than established, goes to a person: the register may be younger than the paper. Without a list that still counts the check is not run.",
    cites: &[GPA.at("36-1"), QUALIFICATIONS.at("3-1-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "v-04.same",
            zh: "公司登記（{as_of}）載有{vendor}，名稱、代表人與狀況相符。",
            en: "The company registry of {as_of} knows {vendor} under that name and representative, as established.",
        },
        Sentence {
            key: "v-04.unknown",
            zh: "公司登記（{as_of}）查無{vendor}，請人工查明。",
            en: "The company registry of {as_of} does not know {vendor}; look it up.",
        },
        Sentence {
            key: "v-04.differs",
            zh: "公司登記（{as_of}，第{row}筆）之{what}為「{there}」，與投標文件「{here}」不符，請查明是否為變更登記。",
            en: "The company registry of {as_of}, row {row}, says {what_en} {there}, the bid {here}; see whether it was changed.",
        },
        Sentence {
            key: "v-04.state",
            zh: "公司登記（{as_of}，第{row}筆）之狀況為「{there}」，請查明。",
            en: "The company registry of {as_of}, row {row}, gives the state {there}; look into it.",
        },
        NOT_RUN,
        NO_DAY,
        UNREAD,
        UNSURE,
    ],
    check,
};

const LIST: Named = Named("公司登記資料", "The company registry");
/// The state of a firm in being, and its code.
const ESTABLISHED: &[&str] = &["核准設立", "01"];

fn check(case: &Case<'_>) -> Vec<Finding> {
    let (subject, looked) = match looked_up::look(&RULE, case, Register::Companies, LIST) {
        Ok(looked) => looked,
        Err(finding) => return vec![*finding],
    };
    let findings = match looked {
        Looked::NotRun => return Vec::new(),
        Looked::Absent(as_of) => vec![RULE.person("unknown", true).arg("as_of", roc::long(as_of))],
        Looked::Named(entry) => told(case, &entry),
    };
    findings.into_iter().map(|one| looked_up::shown(one.arg("vendor", subject.called()), case, LIST)).collect()
}

fn told(case: &Case<'_>, entry: &Entry) -> Vec<Finding> {
    let dated = |finding: Finding| finding.arg("as_of", roc::long(entry.as_of)).arg("row", entry.row);
    let mut found = Vec::new();
    if let Some(state) = entry.says(&["Company_Status_Desc", "公司狀況", "status"])
        && !ESTABLISHED.contains(&state)
    {
        found.push(dated(RULE.person("state", true)).of_kind("registry_state").arg("there", state));
    }
    let name = (entry.says(&["Company_Name", "公司名稱", "name"]), case.vendor.name.as_ref(), "名稱", "the name");
    let head = &["Responsible_Name", "代表人姓名", "representative"];
    let head = (entry.says(head), case.vendor.representative.as_ref(), "代表人", "the representative");
    for (there, here, what, what_en) in [name, head] {
        let Some((there, here)) = there.zip(here) else { continue };
        if company_name::key(there) != company_name::key(&here.value) {
            let finding = dated(RULE.person("differs", true)).of_kind("registry_mismatch").arg("there", there);
            found.push(finding.arg("here", &here.value).arg("what", what).arg("what_en", what_en));
        }
    }
    if found.is_empty() { vec![dated(RULE.pass("same"))] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::rules::looked_up::testing::{Listed, judged};

    #[test]
    fn what_the_registry_says_otherwise_is_asked_one_by_one() {
        let same = [("公司名稱", "甲乙有限公司"), ("公司狀況", "核准設立"), ("代表人姓名", "王大明")];
        assert_eq!(judged(check, &Listed::named("12345675", &same), 1.0)[0].verdict, Verdict::Pass);
        let other = [("公司名稱", "丙丁有限公司"), ("公司狀況", "解散"), ("代表人姓名", "王大明")];
        let found = judged(check, &Listed::named("12345675", &other), 1.0);
        let kinds: Vec<_> = found.iter().filter_map(|one| one.kind.as_deref()).collect();
        assert_eq!(kinds, ["registry_state", "registry_mismatch"]);
        assert!(found.iter().all(|one| one.verdict == Verdict::NeedsPerson && !one.evidence.is_empty()));
    }

    #[test]
    fn a_firm_that_the_registry_does_not_know_is_asked_for() {
        assert_eq!(judged(check, &Listed::nobody(), 1.0)[0].text.key, "v-04.unknown");
        assert_eq!(judged(check, &crate::registers::NoRegisters, 1.0)[0].text.key, "looked-up.not_run");
    }
}
