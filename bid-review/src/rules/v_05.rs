//! V-05: the vendor is not on the list of debarred vendors on the closing day (採購法 50-1-6, 103).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::roc;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::registers::{Looked, Register};
use crate::rule::Rule;
use crate::rules::looked_up::{self, NO_DAY, NOT_RUN, Named, UNREAD, UNSURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "V-05",
    title_zh: "非拒絕往來廠商",
    title_en: "Not debarred",
    meaning: "The vendor's business number is looked up in the list of debarred vendors for the closing day. A hit by number that is surely read fails; a hit by name alone goes to a person. Without a list that still counts the check is not run, and a person closes it.",
    cites: &[GPA.at("50-1-6"), GPA.at("103-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "v-05.free",
            zh: "{vendor}於截止投標日不在拒絕往來廠商名單（{as_of}）內。",
            en: "{vendor} is not on the list of debarred vendors of {as_of} on the closing day.",
        },
        Sentence {
            key: "v-05.barred",
            zh: "{vendor}列於拒絕往來廠商名單（{as_of}，第{row}筆）。",
            en: "{vendor} is on the list of debarred vendors of {as_of}, row {row}.",
        },
        Sentence {
            key: "v-05.namesake",
            zh: "拒絕往來廠商名單（{as_of}，第{row}筆）有同名廠商，請確認是否為{vendor}。",
            en: "The list of debarred vendors of {as_of}, row {row}, has a vendor of the same name; see whether it is {vendor}.",
        },
        NOT_RUN,
        NO_DAY,
        UNREAD,
        UNSURE,
    ],
    check,
};

const LIST: Named = Named("拒絕往來廠商名單", "The list of debarred vendors");

fn check(case: &Case<'_>) -> Vec<Finding> {
    let (subject, looked) = match looked_up::look(&RULE, case, Register::Debarred, LIST) {
        Ok(looked) => looked,
        Err(finding) => return vec![*finding],
    };
    let finding = match looked {
        Looked::NotRun => return Vec::new(),
        Looked::Absent(as_of) => RULE.pass("free").arg("as_of", roc::long(as_of)),
        Looked::Named(entry) => {
            let finding = match entry.by_number {
                true => RULE.fail("barred", subject.sure),
                false => RULE.person("namesake", true),
            };
            let finding = finding.of_kind("debarred").arg("as_of", roc::long(entry.as_of)).arg("row", entry.row);
            match entry.until {
                Some(until) => {
                    finding.compare("closing_day", Quantity::date(subject.on), Op::Gt, Quantity::date(until))
                }
                None => finding,
            }
        }
    };
    vec![looked_up::shown(finding.arg("vendor", subject.called()), case, LIST)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::looked_up::testing::{Listed, in_the_dark, judged};

    #[test]
    fn a_hit_by_number_fails_and_one_by_name_asks() {
        let by_number = judged(check, &Listed::named("12345675", &[]), 1.0);
        assert_eq!((by_number[0].verdict, by_number[0].kind.as_deref()), (Verdict::Fail, Some("debarred")));
        assert_eq!(by_number[0].text.args["row"], "7");
        let by_name = judged(check, &Listed::named("", &[]), 1.0);
        assert_eq!((by_name[0].verdict, by_name[0].ask), (Verdict::NeedsPerson, Some(Ask::Always)));
    }

    #[test]
    fn only_a_list_that_counts_and_a_number_that_is_sure_pass() {
        assert_eq!(judged(check, &Listed::nobody(), 1.0)[0].verdict, Verdict::Pass);
        assert_eq!(judged(check, &Listed::nobody(), 0.6)[0].ask, Some(Ask::Doubt));
        let not_run = judged(check, &crate::registers::NoRegisters, 1.0);
        assert_eq!((not_run[0].verdict, not_run[0].ask), (Verdict::NeedsPerson, Some(Ask::Always)));
        assert_eq!(not_run[0].text.key, "looked-up.not_run");
        assert_eq!(judged(check, &Listed::nobody(), 0.6)[0].text.key, "looked-up.unsure");
    }

    #[test]
    fn nobody_and_no_day_are_asked_for_and_never_passed_over() {
        let keys = |registers: &dyn crate::registers::Registers| {
            in_the_dark(check, registers).map(|found| (found[0].text.key.clone(), found[0].ask))
        };
        let always = |key: &str| (key.to_owned(), Some(Ask::Always));
        assert_eq!(keys(&Listed::nobody()), [always("looked-up.unread"), always("looked-up.no_day")]);
        assert_eq!(keys(&crate::registers::NoRegisters), [always("looked-up.not_run"), always("looked-up.no_day")]);
    }
}
