//! BND-07: when the claim to recover a bid bond lapses (政府採購法 31-4 to 31-6).

use chrono::NaiveDate;

use crate::clock::{Length, Penalty};
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::performance::share::days;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Years after which the claim lapses.
pub const LAPSE: &str = "bid_bond_claim_years";
/// Years after the end of the tender beyond which it is never exercised.
pub const LONGEST: &str = "bid_bond_claim_longest_years";

facts! {
    /// A claim to recover a bid bond.
    pub struct Facts {
        /// day of the opening
        opened: NaiveDate = "day", "\"2021-03-02\"";
        /// day on which the bond went back; left out where it was never paid
        given_back: Option<NaiveDate> = "day", "\"2021-04-01\"";
        /// day on which the ground arose or could be known
        known: Option<NaiveDate> = "day", "\"2022-03-01\"";
        /// day on which the tender ended: not opened, not awarded, failed or awarded
        ended: NaiveDate = "day", "\"2021-03-09\"";
        /// day on which the claim is made
        claimed: Option<NaiveDate> = "day", "\"2026-03-02\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-07",
    title_zh: "追繳押標金請求權之消滅",
    title_en: "Lapse of the claim to a bid bond",
    meaning: "The claim lapses after so many years: from the opening where the bond was never paid, from the day it went back where it did, and from the day its ground arose or could be known where that is later. Beyond so many years from the end of the tender it is never exercised. The last day stands even on a rest day, which is on the safe side.",
    cites: &[GPA.at("31-4"), GPA.at("31-5"), GPA.at("31-6")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[LAPSE, LONGEST],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-07.open",
            zh: "追繳押標金之請求權自{start:date}起算，至{last:date}止。",
            en: "The claim runs from {start:date} to {last:date}.",
        },
        Sentence {
            key: "bnd-07.alive",
            zh: "於{claimed:date}追繳押標金，未逾{last:date}。",
            en: "The claim of {claimed:date} is within {last:date}.",
        },
        Sentence {
            key: "bnd-07.lapsed",
            zh: "於{claimed:date}追繳押標金，其請求權已因逾{last:date}而消滅或不得行使。",
            en: "The claim of {claimed:date} comes after {last:date}, on which it lapsed.",
        },
    ],
    example: r#"{
  "rule": "BND-07",
  "on": "2026-03-02",
  "facts": { "opened": "2021-03-02", "ended": "2021-03-09", "claimed": "2026-03-03" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day of the claim.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let (lapse, longest) = (frame.count(&RULE, LAPSE)?, frame.count(&RULE, LONGEST)?);
    let years = |event, count| Penalty { event, length: Length::Years(days(count)) }.last_day();
    let base = facts.given_back.unwrap_or(facts.opened);
    let start = facts.known.map_or(base, |known| known.max(base));
    let last = years(start, lapse.value).min(years(facts.ended, longest.value));
    let (outcome, key) = match facts.claimed {
        None => (Outcome::Allow, "bnd-07.open"),
        Some(claimed) if claimed <= last => (Outcome::Allow, "bnd-07.alive"),
        Some(_) => (Outcome::Refuse, "bnd-07.lapsed"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&lapse)
        .using(&longest)
        .result("claim_last_day", Quantity::date(last))
        .arg("start", start)
        .arg("last", last);
    Ok(match facts.claimed {
        Some(claimed) => ruling
            .compare("bond_claimed", Quantity::date(claimed), Op::Le, Quantity::date(last))
            .arg("claimed", claimed),
        None => ruling,
    })
}
