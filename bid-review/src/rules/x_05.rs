//! the envelopes of two bids have numbers that do not follow each other (工程企字第09100516820號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, Value, alone, close, front, once, values};
use crate::rules::looked_up::{NO_FACTS, Named};

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-05",
    title_zh: "標封或掛號連號",
    title_en: "Envelopes in a row",
    meaning: "Registered letters or envelopes of two bids of one tender whose numbers differ by two at most go to a person for both. The numbers are those of the covers and of the receipt; where there is none at all the comparison is not run, which is said once, with the first bid, for all of them.",
    cites: &[GPA.at("50-1-5"), GPA.at("87-4")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "x-05.row",
            zh: "標封或掛號號碼「{found}」與投標文件{other}之號碼連號，請查明不同廠商間有無重大異常關聯。",
            en: "The number {found} of the envelope is next to that of the bid {other}; please look into the connection.",
        },
        NO_FACTS,
    ],
    check: alone,
};

const FACTS: Named = Named("標封及掛號號碼", "Numbers of envelopes and registered letters");

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let all: Vec<Vec<Value>> = bids.iter().map(numbers).collect();
    if bids.len() > 1 && all.iter().all(Vec::is_empty) {
        let told = RULE.person("no_facts", true).arg("list", FACTS.0).arg("list_en", FACTS.1);
        return once(bids, told);
    }
    close(bids, &all, (&RULE, "row", "envelopes_in_a_row"))
}

/// The numbers of a bid: on its cover, else as who received it says.
fn numbers(bid: &Bid<'_>) -> Vec<Value> {
    let own: Vec<Value> = values(bid, "mail_no", key);
    if !own.is_empty() {
        return own;
    }
    let said = bid.submission.mail_no.as_deref().and_then(|said| Some((said, front(bid, said)?)));
    let said = said.map(|(said, evidence)| Value {
        key: key(said),
        shown: said.to_owned(),
        evidence,
        document: DocumentKind::Unknown,
    });
    said.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::crossing::testing::keys;
    use serde_json::json;

    #[test]
    fn neighbours_are_told_and_others_not() {
        let cover = |number: &str| [("mail_no", json!(number))];
        let all = [cover("RA1234567"), cover("RA1234568"), cover("RA1234667")];
        let found = keys(between, DocumentKind::Envelope, &[&all[0], &all[1], &all[2]]);
        assert_eq!(found, [vec!["x-05.row"], vec!["x-05.row"], vec![]]);
        let found = keys(between, DocumentKind::Envelope, &[&cover("RA1234567"), &cover("RB1234568")]);
        assert!(found.iter().all(Vec::is_empty));
    }

    #[test]
    fn without_numbers_it_is_not_run() {
        let found = keys(between, DocumentKind::Envelope, &[&[], &[]]);
        assert_eq!(found, [vec!["looked-up.no_facts"], vec![]]);
        assert_eq!(keys(between, DocumentKind::Envelope, &[&[]]), [Vec::<String>::new()]);
    }
}
