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
use crate::rules::looked_up::{self, NOT_RUN, Named};

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
    ],
    check,
};

const LIST: Named = Named("拒絕往來廠商名單", "The list of debarred vendors");

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(subject) = looked_up::subject(case) else { return Vec::new() };
    let vendor = if subject.name.is_empty() { subject.ubn } else { subject.name };
    let finding = match looked_up::look(case, &subject, Register::Debarred) {
        Looked::NotRun => return vec![looked_up::not_run(&RULE, case, LIST)],
        Looked::Absent(as_of) if subject.sure => RULE.pass("free").arg("as_of", roc::long(as_of)),
        // A number that was read badly is not on any list: V-02 asks for it, and this asks again once it is known.
        Looked::Absent(as_of) => RULE.doubt("free").arg("as_of", roc::long(as_of)),
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
    vec![looked_up::shown(finding.arg("vendor", vendor), case, LIST)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::looked_up::testing::{Listed, judged};

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
    }
}
