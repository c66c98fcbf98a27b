//! ORD-12: new orders from a vendor that was debarred during the framework.
//!
//! Debarment (政府採購法 103-1) keeps a vendor from new tenders and awards; no text at hand says whether it ends an existing framework.
//! What the framework itself says goes first, and where it is silent a person decides.

use chrono::NaiveDate;

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// What the framework says of orders from a vendor debarred after it was signed.
    pub enum Clause {
        /// Nothing.
        Silent = "silent",
        /// Orders go on.
        GoesOn = "goes_on",
        /// No new orders.
        Stops = "stops",
    }
}

facts! {
    /// A vendor of the framework on the day of the order.
    pub struct Facts {
        /// first day of its debarment; null when it is not debarred
        barred_from: Stated<NaiveDate> = "Taipei date", "null";
        /// last day of its debarment; left out when it is not recorded
        barred_until: Option<NaiveDate> = "Taipei date", "null";
        /// what the framework says of new orders then
        clause: Clause = "", "\"silent\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-12",
    title_zh: "訂約廠商於契約期間遭停權",
    title_en: "Vendor debarred during the framework",
    meaning: "A debarment during the framework does not by itself end it. Whether new orders go to the vendor follows the framework; where it is silent a person decides. Both days of the debarment count.",
    cites: &[GPA.at("103-1"), GPA.at("103-2")],
    mark: Mark::Known,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[SUPERIOR],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-12.free",
            zh: "訂購日訂約廠商未遭停權。",
            en: "The vendor is not debarred on the day of the order.",
        },
        Sentence {
            key: "ord-12.silent",
            zh: "訂約廠商自{from:date}起停權，契約未約定得否繼續訂購，應由承辦人員判斷。",
            en: "The vendor is debarred since {from:date}; the framework does not say whether orders go on, and a person must judge.",
        },
        Sentence {
            key: "ord-12.goes_on",
            zh: "訂約廠商自{from:date}起停權，契約約定得繼續訂購，請確認是否仍向其訂購。",
            en: "The vendor is debarred since {from:date}; the framework lets orders go on. Check whether to order from it all the same.",
        },
        Sentence {
            key: "ord-12.stops",
            zh: "訂約廠商自{from:date}起停權，契約約定停權期間不得訂購。",
            en: "The vendor is debarred since {from:date}, and the framework stops orders while it is.",
        },
    ],
    example: r#"{
  "rule": "ORD-12",
  "on": "2026-03-02",
  "facts": { "barred_from": "2026-02-01", "barred_until": "2026-04-30", "clause": "silent" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    // A last day before the first is a slip of the pen and ends nothing.
    let over = |from| facts.barred_until.is_some_and(|last| from <= last && last < frame.on);
    let Some(from) = facts.barred_from.0.filter(|from| *from <= frame.on && !over(*from)) else {
        return RULE.begin(frame, Outcome::Allow, "ord-12.free");
    };
    let (outcome, key) = match facts.clause {
        Clause::Silent => (Outcome::NeedsPerson, "ord-12.silent"),
        Clause::GoesOn => (Outcome::Warn, "ord-12.goes_on"),
        Clause::Stops => (Outcome::Refuse, "ord-12.stops"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("from", from);
    let ruling = ruling.compare("order_date", Quantity::date(frame.on), Op::Lt, Quantity::date(from));
    if facts.clause == Clause::Stops { ruling.unless(SUPERIOR.0, SUPERIOR.1) } else { ruling }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_order_that_the_framework_stops_is_lifted() {
        for (clause, who) in [(Clause::Silent, None), (Clause::GoesOn, None), (Clause::Stops, Some("superior_agency"))]
        {
            let facts = Facts { barred_from: Stated(Some(day(2026, 2, 1))), barred_until: None, clause };
            let ruling = check(&Frame::on(day(2026, 3, 2)), &facts);
            assert_eq!(ruling.override_by.map(|lifted| lifted.who).as_deref(), who);
            assert_eq!(ruling.compared[0].holds(), Some(false));
        }
    }
}
