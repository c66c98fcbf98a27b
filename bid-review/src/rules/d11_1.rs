//! D11-1: the laboratory found everything met, and is accredited.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use procurement_law::roc;

use crate::documents::paper::Paper;
use crate::registers::{Looked, Register};
use crate::rules::looked_up::{NO_DAY, NOT_RUN, Named};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D11-1",
    title_zh: "實驗室測試結果",
    title_en: "Outcome of the laboratory's test",
    meaning: "Every item of the report is met and the laboratory is on the list of accredited ones; an item that is not met, an outcome that was not read and a laboratory that is not listed go to a person. Without a list the look-up is not run.",
    cites: &[GPA.at("36-1"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d11-1.met", zh: "測試報告結果為符合。", en: "The report says that everything is met."
        },
        Sentence {
            key: "d11-1.unmet",
            zh: "測試報告載有「不符合」項目，請人工審閱。",
            en: "The report says that something is not met; please read it.",
        },
        Sentence {
            key: "d11-1.unread",
            zh: "未能讀出測試報告之結論，請人工審閱。",
            en: "What the report concludes was not read; please read it.",
        },
        Sentence {
            key: "d11-1.listed",
            zh: "{vendor}列於認可實驗室名單（{as_of}，第{row}筆），請確認認可範圍。",
            en: "{vendor} is on the list of accredited laboratories ({as_of}, row {row}); please check its scope.",
        },
        Sentence {
            key: "d11-1.unlisted",
            zh: "{vendor}不在認可實驗室名單（{as_of}）內，請查明。",
            en: "{vendor} is not on the list of accredited laboratories of {as_of}; please look into it.",
        },
        NOT_RUN,
        NO_DAY,
    ],
    check,
};

const LIST: Named = Named("認可實驗室名單", "The list of accredited laboratories");

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::LaboratoryReport).flat_map(|paper| [outcome(paper), listed(case, paper)]).collect()
}

fn outcome(paper: &Paper) -> Finding {
    let unmet =
        paper.text("outcome") == Some("不符合") || paper.cells.iter().any(|row| row.of("result").contains("不符"));
    let met = paper.text("outcome") == Some("符合");
    let finding = if unmet {
        RULE.person("unmet", true).of_kind("test_not_passed")
    } else if met && paper.sure(&["outcome"]) {
        RULE.pass("met")
    } else {
        RULE.doubt("unread").of_kind("test_not_passed")
    };
    finding.about(paper).see(paper, "outcome")
}

fn listed(case: &Case<'_>, paper: &Paper) -> Finding {
    let name = paper.text("body").unwrap_or_default();
    let looked = case.terms.deadline.map(|on| case.registers.look(Register::Laboratories, "", name, on));
    let finding = match looked {
        None => RULE.person("no_day", true),
        Some(Looked::NotRun) => RULE.person("not_run", true),
        Some(_) if name.is_empty() => RULE.doubt("unread").of_kind("test_not_passed"),
        Some(Looked::Absent(as_of)) => {
            RULE.person("unlisted", true).of_kind("laboratory_unlisted").arg("as_of", roc::long(as_of))
        }
        Some(Looked::Named(entry)) => {
            RULE.person("listed", true).arg("as_of", roc::long(entry.as_of)).arg("row", entry.row)
        }
    };
    finding.arg("list", LIST.0).arg("list_en", LIST.1).arg("vendor", name).about(paper).see(paper, "body")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn met_unmet_and_unread() {
        let of =
            |outcome: &str, clear| first(check, DocumentKind::LaboratoryReport, &[("outcome", json!(outcome))], clear);
        assert_eq!(of("符合", true), Some((Verdict::Pass, None)));
        assert_eq!(of("不符合", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(of("符合", false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
    }
}
