//! two electronic bids were not sent from one place in one sitting. A hint, for the authority's list does not name it.

use chrono::{NaiveDateTime, TimeDelta};
use procurement_law::laws::{E_PROCUREMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::grammar::text::key;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone, front, once};
use crate::rules::looked_up::{NO_FACTS, Named};
use crate::submission::Submission;

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-07",
    title_zh: "電子投標來源相同",
    title_en: "Sent from one place",
    meaning: "Two electronic bids of one tender that one certificate signed, or that came from one network address or device within two hours, go to a person as a hint, no proof. The site's records are asked for; without them the comparison is not run, which is said once, with the first bid, for all of them.",
    cites: &[GPA.at("50-1-7"), E_PROCUREMENT.at("3")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "x-07.certificate",
            zh: "簽署憑證「{found}」亦用於投標文件{other}，請查明。",
            en: "The certificate of {found} signed the bid {other} too; please look into it.",
        },
        Sentence {
            key: "x-07.address",
            zh: "投標之網路位址{found}於相近時間亦用於投標文件{other}，請查明（僅供參考）。",
            en: "The bid {other} came from the address {found} at about the same time; please look into it (a hint only).",
        },
        Sentence {
            key: "x-07.device",
            zh: "投標之裝置{found}於相近時間亦用於投標文件{other}，請查明（僅供參考）。",
            en: "The bid {other} came from the device {found} at about the same time; please look into it (a hint only).",
        },
        NO_FACTS,
    ],
    check: alone,
};

const FACTS: Named = Named("電子投標之來源紀錄", "The site's records of where bids came from");

/// How long one sitting may take.
const SITTING: TimeDelta = TimeDelta::hours(2);

/// A fact of a receipt, by the sentence that tells it.
type Fact = (&'static str, fn(&Submission) -> Option<&String>);

const CERTIFICATE: Fact = ("certificate", |came| came.certificate_holder.as_ref());
const PLACES: [Fact; 2] = [("address", |came| came.ip.as_ref()), ("device", |came| came.device.as_ref())];

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let known = |bid: &Bid<'_>| PLACES.iter().chain([&CERTIFICATE]).any(|(_, fact)| fact(bid.submission).is_some());
    if bids.len() > 1 && !bids.iter().any(known) {
        let told = RULE.person("no_facts", true).arg("list", FACTS.0).arg("list_en", FACTS.1);
        return once(bids, told);
    }
    (0..bids.len()).map(|at| shared(bids, at)).collect()
}

fn shared(bids: &[Bid<'_>], at: usize) -> Vec<Finding> {
    let Some(own) = bids.get(at) else { return Vec::new() };
    let tell = |(name, fact): Fact, in_time: bool| {
        let said = fact(own.submission)?;
        let same = |other: &Bid<'_>| fact(other.submission).is_some_and(|other| key(other) == key(said));
        let others = bids.iter().enumerate().filter(|(other, bid)| *other != at && same(bid));
        let others = others.filter(|(_, bid)| !in_time || near(own.submission.sent_at, bid.submission.sent_at));
        let names: Vec<&str> = others.map(|(_, bid)| bid.name).collect();
        let finding =
            RULE.person(name, true).of_kind("shared_source").arg("found", said).arg("other", names.join("、"));
        (!names.is_empty()).then(|| front(own, said).into_iter().fold(finding, Finding::with))
    };
    std::iter::once(tell(CERTIFICATE, false)).chain(PLACES.map(|place| tell(place, true))).flatten().collect()
}

/// Whether two bids were sent in one sitting; hours that nobody gave may be near.
fn near(left: Option<NaiveDateTime>, right: Option<NaiveDateTime>) -> bool {
    left.zip(right).is_none_or(|(left, right)| (left - right).abs() <= SITTING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Dossier;
    use crate::review::Review;

    fn found(all: &[Submission]) -> Vec<Vec<String>> {
        let (dossier, review) = (Dossier::default(), Review::default());
        let bids: Vec<Bid<'_>> =
            all.iter().map(|submission| Bid { name: "a", dossier: &dossier, review: &review, submission }).collect();
        between(&bids).into_iter().map(|all| all.into_iter().map(|one| one.text.key).collect()).collect()
    }

    fn sent(ip: &str, at: &str) -> Submission {
        Submission { ip: Some(ip.to_owned()), sent_at: at.parse().ok(), ..Submission::default() }
    }

    #[test]
    fn one_sitting_and_two() {
        let near = [sent("203.0.113.7", "2026-11-20T10:00:00"), sent("203.0.113.7", "2026-11-20T10:40:00")];
        assert_eq!(found(&near), [["x-07.address"], ["x-07.address"]]);
        let far = [sent("203.0.113.7", "2026-11-20T10:00:00"), sent("203.0.113.7", "2026-11-21T10:00:00")];
        assert!(found(&far).iter().all(Vec::is_empty));
        let others = [sent("203.0.113.7", "2026-11-20T10:00:00"), sent("203.0.113.8", "2026-11-20T10:00:00")];
        assert!(found(&others).iter().all(Vec::is_empty));
    }

    #[test]
    fn one_certificate_whenever_and_no_records() {
        let signed = |at: &str| Submission { certificate_holder: Some("12345675".into()), ..sent("198.51.100.1", at) };
        let all = [signed("2026-11-01T08:00:00"), signed("2026-11-20T10:00:00")];
        assert_eq!(found(&all), [["x-07.certificate"], ["x-07.certificate"]]);
        assert_eq!(found(&vec![Submission::default(); 2]), [vec!["looked-up.no_facts"], vec![]]);
    }
}
