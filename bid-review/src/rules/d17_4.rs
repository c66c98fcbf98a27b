//! D17-4: a member of a joint bid bids nowhere else in the tender (共同投標辦法 7).

use procurement_law::laws::{GPA, JOINT_TENDERS};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, Value, alone, evidence, shared, values};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D17-4",
    title_zh: "共同投標成員重複投標",
    title_en: "A member of two bids",
    meaning: "A member of a joint bid that bids in the same tender alone or in another joint bid goes to a person for both bids, for the law knows exceptions.",
    cites: &[JOINT_TENDERS.at("7"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[Sentence {
        key: "d17-4.twice",
        zh: "共同投標成員或廠商「{found}」亦見於投標文件{other}，請查明是否得為之。",
        en: "{found} stands in the bid {other} too; please see whether it may.",
    }],
    check: alone,
};

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let members: Vec<Vec<Value>> = bids.iter().map(members).collect();
    let all: Vec<Vec<Value>> =
        bids.iter().zip(&members).map(|(bid, own)| [own.clone(), alone_named(bid, own)].concat()).collect();
    let joint = |key: &str| members.iter().flatten().any(|member| member.key == key);
    let held: Vec<Vec<Value>> =
        all.into_iter().map(|own| own.into_iter().filter(|value| joint(&value.key)).collect()).collect();
    shared(bids, &held, (&RULE, "twice", "member_twice"))
}

/// The members of a bid's agreement.
fn members(bid: &Bid<'_>) -> Vec<Value> {
    let agreements = bid.review.documents.iter().filter(|document| document.kind == DocumentKind::JointAgreement);
    let rows = agreements.filter_map(|document| Some((document, document.fields.get("members")?)));
    let values = rows.flat_map(|(document, field)| {
        let names = field.value.as_array().into_iter().flatten().filter_map(|row| row.get("member")?.as_str());
        let value = |name: &str| Value {
            key: key(name),
            shown: name.to_owned(),
            evidence: evidence(document, field),
            document: document.kind,
        };
        names.map(value).collect::<Vec<_>>()
    });
    values.filter(|value| !value.key.is_empty()).collect()
}

/// The bidder as its registration names it, where it is no member of its own agreement.
fn alone_named(bid: &Bid<'_>, members: &[Value]) -> Vec<Value> {
    let own = values(bid, "vendor_name", key).into_iter();
    own.filter(|value| value.document == DocumentKind::CompanyRegistration)
        .filter(|value| !members.iter().any(|member| member.key == value.key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::crossing::testing::keys;
    use serde_json::json;

    #[test]
    fn a_member_in_two_joint_bids() {
        let of = |names: &[&str]| {
            let rows: Vec<_> = names.iter().map(|name| json!({ "member": name })).collect();
            [("members", json!(rows))]
        };
        let all = [of(&["甲乙有限公司", "丙丁有限公司"]), of(&["戊己有限公司", "丙丁有限公司"]), of(&["庚辛有限公司"])];
        let found = keys(between, DocumentKind::JointAgreement, &[&all[0], &all[1], &all[2]]);
        assert_eq!(found, [vec!["d17-4.twice"], vec!["d17-4.twice"], vec![]]);
    }
}
