//! B-01: a vendor bids once (施行細則 33).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::finding::Verdict;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, Value, alone, shared, values};
use procurement_law::ubn;

/// The rule.
pub static RULE: Rule = Rule {
    id: "B-01",
    title_zh: "重複投標",
    title_en: "One bid for each vendor",
    meaning: "A vendor bids once: two bids of one tender under one business number, surely read, fail both; head office and branch count as one vendor and go to a person (V-06).",
    cites: &[ENFORCEMENT.at("33"), GPA.at("50-1-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "b-01.twice",
            zh: "統一編號{found}亦見於投標文件{other}，同一廠商重複投標。",
            en: "The business number {found} stands in the bid {other} too: one vendor has bid twice.",
        },
        Sentence {
            key: "b-01.branch",
            zh: "廠商名稱「{found}」與投標文件{other}之廠商疑為總、分公司，請查明是否為同一廠商。",
            en: "{found} and the vendor of the bid {other} may be head office and branch; please see whether they are one vendor.",
        },
    ],
    check: alone,
};

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let numbers: Vec<Vec<Value>> = bids.iter().map(|bid| own(bid, "ubn", number)).collect();
    let names: Vec<Vec<Value>> = bids.iter().map(|bid| own(bid, "vendor_name", house)).collect();
    let twice = shared(bids, &numbers, (&RULE, "twice", "bid_twice"));
    let branches = shared(bids, &names, (&RULE, "branch", "bid_twice"));
    let failed = |mut finding: Finding| {
        (finding.verdict, finding.ask) = (Verdict::Fail, None);
        finding
    };
    let both = |(twice, branches): (Vec<Finding>, Vec<Finding>)| {
        if twice.is_empty() { branches } else { twice.into_iter().map(failed).collect() }
    };
    twice.into_iter().zip(branches).map(both).collect()
}

/// What the vendor's own registration says, for other papers may name others.
fn own(bid: &Bid<'_>, field: &str, key: fn(&str) -> String) -> Vec<Value> {
    values(bid, field, key).into_iter().filter(|value| value.document == DocumentKind::CompanyRegistration).collect()
}

fn number(text: &str) -> String {
    if ubn::is_valid(text) { text.to_owned() } else { String::new() }
}

/// The name of a firm without that of its branch.
fn house(name: &str) -> String {
    let plain = key(name);
    match plain.split_once("公司") {
        Some((head, _)) => format!("{head}公司"),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::crossing::testing::keys;
    use serde_json::{Value as Json, json};

    #[test]
    fn one_number_twice_and_a_branch() {
        let of = |name: &str, ubn: &str| vec![("vendor_name", json!(name)), ("ubn", json!(ubn))];
        let found =
            |bids: [Vec<(&str, Json)>; 2]| keys(between, DocumentKind::CompanyRegistration, &[&bids[0], &bids[1]]);
        let same = [of("甲乙有限公司", "12345675"), of("甲乙有限公司", "12345675")];
        assert_eq!(found(same), [["b-01.twice"], ["b-01.twice"]]);
        let branch = [of("甲乙有限公司", "12345675"), of("甲乙有限公司臺中分公司", "22099131")];
        assert_eq!(found(branch), [["b-01.branch"], ["b-01.branch"]]);
        let other = [of("甲乙有限公司", "12345675"), of("丙丁有限公司", "22099131")];
        assert!(found(other).iter().all(Vec::is_empty));
    }
}
