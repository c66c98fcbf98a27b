//! OPN-02: which bids count, and which are not opened (合格廠商, 施行細則 33, 55).

use chrono::NaiveDateTime;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// A bid before the opening.
    pub struct Bid {
        /// who bids
        bidder: String = "name or number", "\"甲公司\"";
        /// the vendor behind the bid; head office and branches have the same
        vendor: String = "business number of the head office", "\"12345675\"";
        /// when it was delivered
        delivered: NaiveDateTime = "time in Taipei", "\"2026-03-16T16:59\"";
        /// whether it was delivered to the agency or the place that the documents name, or to the system for electronic bids
        at_place: bool = "true, false", "true";
        /// whether it is sealed, or enveloped electronically
        sealed: bool = "true, false", "true";
        /// whether the bidder is barred from bidding (政府採購法 103-1)
        debarred: bool = "true, false", "false";
        /// whether a person found another ground of 政府採購法 50-1 before the opening
        ground_found: bool = "true, false", "false";
        /// whether the bidder is a political party or affiliated with one
        political_party: bool = "true, false", "false";
        /// whether the bidder prepared the tender in a way that excludes it (施行細則 38-1) without an exception
        conflicted: bool = "true, false", "false";
    }
}

facts! {
    /// The bids of a tender.
    pub struct Facts {
        /// closing time, as it takes effect
        closing: NaiveDateTime = "time in Taipei", "\"2026-03-16T17:00\"";
        /// whether the award goes to the lowest price and the documents allow several offers at one price (施行細則 33-3)
        several_offers: bool = "true, false", "false";
        /// the bids
        bids: Vec<Bid> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "OPN-02",
    title_zh: "合格投標廠商之認定",
    title_en: "Bids that count",
    meaning: "A bid counts when it was delivered sealed to the right place not after the closing, and its bidder is not barred, has no other ground of article 50 against it, bids only once for the vendor with all its branches, is no political party or affiliate, and did not prepare the tender. A bid that does not count is not opened; of several bids of one vendor none is, unless the lowest price decides and the documents allow several offers at one price. A bid whose vendor is not given is for a person and is not counted meanwhile. Parties are read as barred although the Enforcement Rules do not repeat it.",
    cites: &[
        GPA.at("33-1"),
        GPA.at("38"),
        GPA.at("50-1"),
        GPA.at("103-1"),
        ENFORCEMENT.at("33"),
        ENFORCEMENT.at("38-1"),
        ENFORCEMENT.at("55"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "opn-02.total",
            zh: "投標{bids:count}件，其中合格廠商投標{counted:count}件。",
            en: "Of {bids:count} bids {counted:count} count.",
        },
        Sentence {
            key: "opn-02.counts", zh: "{bidder}之投標列入合格廠商家數。", en: "The bid of {bidder} counts."
        },
        Sentence {
            key: "opn-02.late",
            zh: "{bidder}之投標逾截止投標期限送達，不列入合格廠商家數，不予開標。",
            en: "The bid of {bidder} was delivered after the closing; it does not count and is not opened.",
        },
        Sentence {
            key: "opn-02.elsewhere",
            zh: "{bidder}之投標未送達招標機關或其指定之場所，不列入合格廠商家數，不予開標。",
            en: "The bid of {bidder} was not delivered to the agency or the place it names; it does not count and is not opened.",
        },
        Sentence {
            key: "opn-02.unsealed",
            zh: "{bidder}之投標文件未密封，不列入合格廠商家數，不予開標。",
            en: "The bid of {bidder} is not sealed; it does not count and is not opened.",
        },
        Sentence {
            key: "opn-02.debarred",
            zh: "{bidder}為不得參加投標之廠商，不列入合格廠商家數，不予開標。",
            en: "{bidder} is barred from bidding; the bid does not count and is not opened.",
        },
        Sentence {
            key: "opn-02.party",
            zh: "{bidder}為政黨或與其具關係企業關係之廠商，不得參與投標，不予開標。",
            en: "{bidder} is a political party or affiliated with one and may not bid; the bid is not opened.",
        },
        Sentence {
            key: "opn-02.conflicted",
            zh: "{bidder}有施行細則第38條第1項不得參加投標之情形，不列入合格廠商家數，不予開標。",
            en: "{bidder} took part in preparing the tender (Enforcement Rules 38-1); the bid does not count and is not opened.",
        },
        Sentence {
            key: "opn-02.duplicate",
            zh: "{bidder}與同一廠商（含分支機構）之其他投標重複，各標均不予開標。",
            en: "{bidder} is one of several bids of the same vendor, branches included; none of them is opened.",
        },
        Sentence {
            key: "opn-02.vendor_unknown",
            zh: "{bidder}未載明廠商統一編號，無從認定是否重複投標，應由承辦人員查明，暫不列入合格廠商家數。",
            en: "The number of the vendor {bidder} is not given, so nobody can tell whether it bids twice; a person must find out, and the bid is not counted meanwhile.",
        },
        Sentence {
            key: "opn-02.ground",
            zh: "{bidder}於開標前經發現有政府採購法第50條第1項情形，不列入合格廠商家數，不予開標。",
            en: "A ground of article 50 was found against {bidder} before the opening; the bid does not count and is not opened.",
        },
    ],
    example: r#"{
  "rule": "OPN-02",
  "on": "2026-03-02",
  "facts": {
    "closing": "2026-03-16T17:00",
    "several_offers": false,
    "bids": [
      { "bidder": "甲公司", "vendor": "12345675", "delivered": "2026-03-16T17:01", "at_place": true, "sealed": true,
        "debarred": false, "ground_found": false, "political_party": false, "conflicted": false }
    ]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling with the number of bids that count, and one for each bid.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let count = |bids: usize| i64::try_from(bids).unwrap_or(i64::MAX);
    let found: Vec<_> = facts.bids.iter().map(|bid| obstacle(facts, bid)).collect();
    let counted = count(found.iter().filter(|obstacle| obstacle.is_none()).count());
    let total = RULE
        .begin(frame, Outcome::Allow, "opn-02.total")
        .result("bids_counted", Quantity::count(counted))
        .arg("bids", count(facts.bids.len()))
        .arg("counted", counted);
    let each = facts.bids.iter().zip(found).map(|(bid, obstacle)| ruling(frame, facts, bid, obstacle));
    std::iter::once(total).chain(each).collect()
}

fn ruling(frame: &Frame, facts: &Facts, bid: &Bid, obstacle: Option<Obstacle>) -> Ruling {
    let (outcome, key) = obstacle.unwrap_or((Outcome::Allow, "opn-02.counts"));
    let what = format!("bid_delivered:{}", bid.bidder);
    RULE.begin(frame, outcome, key)
        .compare(&what, Quantity::moment(bid.delivered), Op::Le, Quantity::moment(facts.closing))
        .arg("bidder", &bid.bidder)
}

/// What keeps a bid from counting: what follows, and its sentence.
type Obstacle = (Outcome, &'static str);

/// What keeps a bid from counting; `None` when nothing does.
fn obstacle(facts: &Facts, bid: &Bid) -> Option<Obstacle> {
    let vendor = bid.vendor.trim();
    let unknown = vendor.is_empty();
    let of_vendor = facts.bids.iter().filter(|other| other.vendor.trim() == vendor).count();
    let duplicate = !facts.several_offers && !unknown && of_vendor > 1;
    let obstacles = [
        (bid.delivered > facts.closing, "opn-02.late"),
        (!bid.at_place, "opn-02.elsewhere"),
        (!bid.sealed, "opn-02.unsealed"),
        (bid.debarred, "opn-02.debarred"),
        (bid.political_party, "opn-02.party"),
        (bid.conflicted, "opn-02.conflicted"),
        (duplicate, "opn-02.duplicate"),
        (bid.ground_found, "opn-02.ground"),
    ];
    let refused = obstacles.iter().find(|(stands, _)| *stands).map(|(_, key)| (Outcome::Refuse, *key));
    refused.or(unknown.then_some((Outcome::NeedsPerson, "opn-02.vendor_unknown")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bid(vendor: &str) -> Bid {
        Bid {
            bidder: format!("bidder {vendor}"),
            vendor: vendor.to_owned(),
            delivered: closing(),
            at_place: true,
            sealed: true,
            debarred: false,
            ground_found: false,
            political_party: false,
            conflicted: false,
        }
    }

    fn closing() -> NaiveDateTime {
        day(2026, 3, 16).and_hms_opt(17, 0, 0).unwrap()
    }

    fn judged(bids: Vec<Bid>) -> Vec<Ruling> {
        check(&Frame::on(day(2026, 3, 2)), &Facts { closing: closing(), several_offers: false, bids })
    }

    fn keys(rulings: &[Ruling]) -> Vec<&str> {
        rulings.iter().map(|ruling| ruling.text.key.trim_start_matches("opn-02.")).collect()
    }

    fn counted(rulings: &[Ruling]) -> String {
        rulings[0].results[0].value.plain()
    }

    #[test]
    fn each_bid_has_its_ruling_and_duplicates_fall_together() {
        let late = Bid { delivered: closing() + chrono::TimeDelta::minutes(1), ..bid("3") };
        let rulings = judged(vec![bid("1"), bid("2"), bid(" 1"), late]);
        assert_eq!(keys(&rulings), ["total", "duplicate", "counts", "duplicate", "late"]);
        assert_eq!(counted(&rulings), "1");
        assert_eq!(rulings[0].text.args["bids"], "4");
        assert_eq!(rulings[2].compared[0].what, "bid_delivered:bidder 2");
        let outcomes: Vec<_> = rulings.iter().map(|ruling| ruling.outcome == Outcome::Refuse).collect();
        assert_eq!(outcomes, [false, true, false, true, true]);
    }

    #[test]
    fn several_offers_of_one_vendor_stand_where_they_are_allowed() {
        let facts = Facts { closing: closing(), several_offers: true, bids: vec![bid("1"), bid("1")] };
        let rulings = check(&Frame::on(day(2026, 3, 2)), &facts);
        assert_eq!(keys(&rulings), ["total", "counts", "counts"]);
    }

    #[test]
    fn vendors_without_a_number_are_not_one_vendor() {
        let late = Bid { delivered: closing() + chrono::TimeDelta::minutes(1), ..bid("") };
        let rulings = judged(vec![bid(""), bid(" "), bid("1"), late]);
        assert_eq!(keys(&rulings), ["total", "vendor_unknown", "vendor_unknown", "counts", "late"]);
        assert_eq!(counted(&rulings), "1");
    }

    #[test]
    fn the_first_obstacle_is_told() {
        let worst = Bid {
            at_place: false,
            sealed: false,
            debarred: true,
            political_party: true,
            conflicted: true,
            ground_found: true,
            ..bid("1")
        };
        let steps: [fn(Bid) -> Bid; 6] = [
            |bid| bid,
            |bid| Bid { at_place: true, ..bid },
            |bid| Bid { sealed: true, ..bid },
            |bid| Bid { debarred: false, ..bid },
            |bid| Bid { political_party: false, ..bid },
            |bid| Bid { conflicted: false, ..bid },
        ];
        let mut one = worst;
        let told = steps.map(|step| {
            one = step(one.clone());
            keys(&judged(vec![one.clone()]))[1].to_owned()
        });
        assert_eq!(told, ["elsewhere", "unsealed", "debarred", "party", "conflicted", "ground"]);
    }

    proptest! {
        /// A further vendor's bid never makes fewer bids count.
        #[test]
        fn a_further_vendor_takes_nothing_away(vendors in proptest::collection::vec("[1-4]", 0..6), late: bool) {
            let bids: Vec<_> = vendors.iter().map(|vendor| bid(vendor)).collect();
            let delivered = closing() + chrono::TimeDelta::minutes(i64::from(late));
            let more = bids.iter().cloned().chain([Bid { delivered, ..bid("9") }]).collect();
            let (before, after) = (judged(bids), judged(more));
            let number = |rulings: &[Ruling]| counted(rulings).parse::<i64>().unwrap();
            prop_assert_eq!(number(&after), number(&before) + i64::from(!late));
        }
    }
}
