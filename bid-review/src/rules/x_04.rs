//! two bidders' bonds come from two sources (工程企字第09100516820號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, Value, alone, close, shared, values};

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
    check: alone,
};

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
    let near = close(bids, &serials, (&RULE, "serial", "shared_bond"));
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
