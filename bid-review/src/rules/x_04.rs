//! two bidders' bonds come from two sources (工程企字第09100516820號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::crossing::{Value, shared, values};
use crate::rules::x_06::Bid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-04",
    title_zh: "押標金來源相同",
    title_en: "Bonds from one source",
    meaning: "Two bids whose bonds were paid from one account or by one payer, or whose cheques of one bank have numbers that differ by two at most, go to a person.",
    cites: &[GPA.at("50-1-5"), GPA.at("31-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "x-04.account",
            zh: "押標金轉出帳號「{found}」亦見於投標文件{other}，請查明。",
            en: "The account {found} paid the bond of the bid {other} too; please look into it.",
        },
        Sentence {
            key: "x-04.payer",
            zh: "押標金繳納人「{found}」亦見於投標文件{other}，請查明。",
            en: "{found} paid the bond of the bid {other} too; please look into it.",
        },
        Sentence {
            key: "x-04.serial",
            zh: "押標金票據號碼「{found}」與投標文件{other}之票據連號，請查明。",
            en: "The number {found} is next to that of the bid {other}; please look into it.",
        },
    ],
    check,
};

/// One bid alone shares nothing.
fn check(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let of = |field: &str| -> Vec<Vec<Value>> {
        let own = |value: &Value| value.document == DocumentKind::BidBond;
        bids.iter().map(|bid| values(bid, field, key).into_iter().filter(own).collect()).collect()
    };
    let mut out = shared(bids, &of("account_no"), (&RULE, "account", "shared_bond"));
    let payers = shared(bids, &of("remitter"), (&RULE, "payer", "shared_bond"));
    let serials: Vec<Vec<Value>> = bids.iter().map(serial).collect();
    let near = close(bids, &serials);
    for ((own, payers), near) in out.iter_mut().zip(payers).zip(near) {
        own.extend(payers);
        own.extend(near);
    }
    out
}

/// The bank and the number of a cheque: letters and bank as the key, the figures behind.
fn serial(bid: &Bid<'_>) -> Vec<Value> {
    let own = |value: &Value| value.document == DocumentKind::BidBond;
    let bank =
        values(bid, "issuer", key).into_iter().chain(values(bid, "drawer", key)).find(own).map(|value| value.key);
    let numbers = values(bid, "serial_no", key).into_iter().filter(own);
    numbers.filter_map(|value| Some(Value { key: format!("{}|{}", bank.clone()?, value.key), ..value })).collect()
}

fn close(bids: &[Bid<'_>], serials: &[Vec<Value>]) -> Vec<Vec<Finding>> {
    let told = |at: usize, value: &Value| {
        let near = |other: &Value| apart(&value.key, &other.key).is_some_and(|apart| apart <= 2);
        let others =
            serials.iter().zip(bids).enumerate().filter(|(other, (all, _))| *other != at && all.iter().any(near));
        let names: Vec<&str> = others.map(|(_, (_, bid))| bid.name).collect();
        let finding = RULE.person("serial", true).of_kind("shared_bond").with(value.evidence.clone());
        let mut finding = finding.arg("found", &value.shown).arg("other", names.join("、"));
        finding.document = Some(DocumentKind::BidBond.name().to_owned());
        (!names.is_empty()).then_some(finding)
    };
    serials.iter().enumerate().map(|(at, all)| all.iter().filter_map(|value| told(at, value)).collect()).collect()
}

/// How far two numbers of one bank and one series are apart.
fn apart(left: &str, right: &str) -> Option<u64> {
    let split = |text: &str| {
        let figures = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (head, tail) = text.split_at_checked(text.len() - figures)?;
        Some((head.to_owned(), tail.parse::<u64>().ok()?))
    };
    let ((left, a), (right, b)) = (split(left)?, split(right)?);
    (left == right).then_some(a.abs_diff(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::crossing::testing::keys;
    use serde_json::json;

    #[test]
    fn neighbouring_numbers_and_one_account() {
        let cheque = |number: &str| [("issuer", json!("和平商業銀行")), ("serial_no", json!(number))];
        let found =
            keys(between, DocumentKind::BidBond, &[&cheque("AB1234567"), &cheque("AB1234569"), &cheque("AB1234580")]);
        assert_eq!(found, [vec!["x-04.serial"], vec!["x-04.serial"], vec![]]);
        let paid = |account: &str| [("account_no", json!(account))];
        let found = keys(between, DocumentKind::BidBond, &[&paid("0041234567890"), &paid("0041234567890")]);
        assert_eq!(found, [["x-04.account"], ["x-04.account"]]);
    }
}
