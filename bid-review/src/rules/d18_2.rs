//! D18-2: the envelope says for which tender and from whom it is (施行細則 29).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::{tender, valid};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D18-2",
    title_zh: "標封標示",
    title_en: "What stands on the envelope",
    meaning: "The envelope names this tender and the bidder with an address; another number or name, and what is not there, go to a person.",
    cites: &[ENFORCEMENT.at("29-2"), GPA.at("33-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d18-2.address",
            zh: "標封載有廠商地址。",
            en: "The envelope names the address of the bidder.",
        },
        Sentence {
            key: "d18-2.no_address",
            zh: "標封未見廠商地址，請確認。",
            en: "The address of the bidder was not seen on the envelope; please check.",
        },
        tender::TENDER_SAME,
        tender::TENDER_OTHER,
        tender::TENDER_UNREAD,
        valid::OWN,
        valid::WHOSE,
        valid::FOREIGN,
        valid::NOBODY,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let all =
        |paper| [tender::judged(&RULE, case, paper), valid::whose(&RULE, case, paper, "vendor_name"), address(paper)];
    case.of(DocumentKind::Envelope).flat_map(all).collect()
}

fn address(paper: &Paper) -> Finding {
    let finding = match paper.text("address") {
        Some(_) => RULE.pass("address"),
        None => RULE.person("no_address", paper.text_layer).of_kind("envelope_unmarked"),
    };
    finding.about(paper).see(paper, "address")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn number_name_and_address() {
        let of = |fields: &[(&str, &str)], clear: bool| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, json!(value))).collect();
            let paper = with(DocumentKind::Envelope, &fields);
            let terms = Terms { tender_no: "115-A1".into(), ..Terms::default() };
            let all = judged(check, &terms, vec![if clear { paper } else { faint(paper) }]);
            all.into_iter().map(|one| (one.verdict, one.ask)).collect::<Vec<_>>()
        };
        let whole = [("tender_no", "115-A1"), ("vendor_name", "甲乙有限公司"), ("address", "臺北市甲路1號")];
        assert!(of(&whole, true).iter().all(|(verdict, _)| *verdict == Verdict::Pass));
        let other = [("tender_no", "115-A2"), ("vendor_name", "丙丁有限公司")];
        assert_eq!(of(&other, true), [(Verdict::NeedsPerson, Some(Ask::Always)); 3]);
        assert_eq!(of(&other, false), [(Verdict::NeedsPerson, Some(Ask::Doubt)); 3]);
    }
}
