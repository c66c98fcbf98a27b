//! D13-2: the vendor on the lists of mainland capital.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::roc;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::registers::{Looked, Register};
use crate::rule::Rule;
use crate::rules::looked_up::{self, NO_DAY, NOT_RUN, Named, UNREAD, UNSURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D13-2",
    title_zh: "陸資名單查對",
    title_en: "Lists of mainland capital",
    meaning: "The vendor is looked up among firms with mainland investment and among IT service firms with mainland capital. A hit goes to a person: whether it bars the vendor hangs on the tender's scope. Without a list that still counts the check is not run.",
    cites: &[GPA.at("17-4"), GPA.at("50-1-1")],
    mark: Mark::Known,
    texts: &[
        Sentence {
            key: "d13-2.free",
            zh: "{vendor}不在{list}（{as_of}）內。",
            en: "{vendor} is not on {list_en} of {as_of}.",
        },
        Sentence {
            key: "d13-2.named",
            zh: "{vendor}列於{list}（{as_of}，第{row}筆），是否限制參與依招標文件認定。",
            en: "{vendor} is on {list_en} of {as_of}, row {row}; whether it may take part follows the tender's papers.",
        },
        NOT_RUN,
        NO_DAY,
        UNREAD,
        UNSURE,
    ],
    check,
};

const LISTS: [(Register, Named); 2] = [
    (Register::MainlandInvested, Named("來臺陸資企業名單", "the list of firms with mainland investment")),
    (Register::MainlandIt, Named("陸資資訊服務業者名單", "the list of IT firms with mainland capital")),
];

fn check(case: &Case<'_>) -> Vec<Finding> {
    let judge = |(register, list): (Register, Named)| {
        let (subject, looked) = match looked_up::look(&RULE, case, register, list) {
            Ok(looked) => looked,
            Err(finding) => return Some(*finding),
        };
        let finding = match looked {
            Looked::NotRun => return None,
            Looked::Absent(as_of) => RULE.pass("free").arg("as_of", roc::long(as_of)),
            Looked::Named(entry) => RULE
                .person("named", true)
                .of_kind("mainland_capital")
                .arg("as_of", roc::long(entry.as_of))
                .arg("row", entry.row),
        };
        Some(looked_up::shown(finding.arg("vendor", subject.called()), case, list))
    };
    LISTS.into_iter().filter_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::looked_up::testing::{Listed, judged};

    #[test]
    fn both_lists_speak_and_a_hit_asks_a_person() {
        let hit = judged(check, &Listed::named("12345675", &[]), 1.0);
        assert!(hit.iter().all(|one| one.ask == Some(Ask::Always)) && hit.len() == 2);
        let free = judged(check, &Listed::nobody(), 1.0);
        assert!(free.iter().all(|one| one.verdict == Verdict::Pass));
    }
}
