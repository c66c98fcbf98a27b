//! D12-4: no component has a known vulnerability.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::registers::Register;
use crate::rule::Rule;
use crate::rules::looked_up::{NO_DAY, NOT_RUN, Named};
use crate::rules::parts;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D12-4",
    title_zh: "元件已知弱點",
    title_en: "Known vulnerabilities of components",
    meaning: "Each component with its version is looked up in the list of known vulnerabilities; a hit goes to a person, who asks for a plan. Without a list the check is not run.",
    cites: &[GPA.at("51-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d12-4.free",
            zh: "元件表{count}項元件均不在{list}（{as_of}）內。",
            en: "None of the {count} components is there ({list_en}, {as_of}).",
        },
        Sentence {
            key: "d12-4.named",
            zh: "元件「{component}」列於{list}（{as_of}，第{row}筆：{says}），請廠商說明修補計畫。",
            en: "The component {component} is there ({list_en}, {as_of}, row {row}: {says}); please have a plan to mend it.",
        },
        Sentence {
            key: "d12-4.unsure",
            zh: "元件「{component}」之名稱或版本未能確實讀出，請確認後查對{list}。",
            en: "Name or version of the component {component} were not surely read; please check them ({list_en}).",
        },
        Sentence {
            key: "d12-4.none",
            zh: "元件表未讀得任何元件，無從查對{list}，請人工確認。",
            en: "No components were read, so that nothing was looked up: {list_en}.",
        },
        NOT_RUN,
        NO_DAY,
    ],
    check,
};

const LIST: Named = Named("已知弱點清單", "The list of known vulnerabilities");

fn check(case: &Case<'_>) -> Vec<Finding> {
    parts::judged(
        &RULE,
        case,
        Register::Vulnerabilities,
        LIST,
        ("known_vulnerability", &["編號", "弱點編號", "CVE", "id"]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::registers::NoRegisters;
    use crate::rules::parts::testing::{OneVersion, said};

    #[test]
    fn named_free_unsure_and_not_run() {
        let of = |version: &str, confidence| said(check, &OneVersion, ("log4j-core", version), confidence);
        assert_eq!(of("2.24.1", 1.0).verdict, Verdict::Pass);
        let named = of("2.14.1", 1.0);
        assert_eq!(
            (named.verdict, named.ask, named.text.args["row"].as_str()),
            (Verdict::NeedsPerson, Some(Ask::Always), "3")
        );
        assert_eq!(of("2.24.1", 0.5).ask, Some(Ask::Doubt));
        assert_eq!(of("", 1.0).text.key, "d12-4.unsure");
        assert_eq!(said(check, &NoRegisters, ("log4j-core", "2.14.1"), 1.0).text.key, "looked-up.not_run");
    }
}
