//! BND-06: when a bid bond goes back, and when it is kept or recovered (政府採購法 31, 押標金保證金暨其他擔保作業辦法 12, 14).

use rust_decimal::Decimal;

use crate::bonds::bnd_01::CAP;
use crate::bonds::size::{Asked, Size};
use crate::fact::{Facts as _, Number, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BONDS, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// A ground on which a bid bond goes back.
    pub enum Refund {
        /// The bidder did not win.
        Lost = "refund_not_awarded",
        /// Too few bidders.
        TooFew = "refund_too_few_bidders",
        /// The tender failed, or was not opened or awarded.
        Cancelled = "refund_cancelled",
        /// The bid is confirmed not to conform or to have no chance, and the bidder asks.
        Hopeless = "refund_no_chance",
        /// The quotation ran out and the bidder refused to prolong it.
        RanOut = "refund_quotation_ended",
        /// Paid too late, or no bid, or a late one.
        NotBid = "refund_not_bid",
        /// The winner paid its guarantee.
        Guaranteed = "refund_guarantee_paid",
    }
}

choice! {
    /// A ground on which a bid bond is kept or recovered.
    pub enum Forfeit {
        /// False documents.
        False = "forfeit_false_documents",
        /// Borrowing another's name or papers, or lending one's own.
        Borrowed = "forfeit_borrowed_name",
        /// Bidding under another's name or papers without leave.
        Impersonated = "forfeit_impersonation",
        /// The winner refuses to sign.
        Refused = "forfeit_refused_to_sign",
        /// The winner does not pay its guarantee in full and in time.
        Unpaid = "forfeit_guarantee_unpaid",
        /// An undue benefit offered, promised or given to people of the procurement.
        Bribe = "forfeit_undue_benefit",
        /// Unlawful conduct that could affect fairness (48-1-2).
        Unfair = "forfeit_unfair_conduct",
        /// Bids with something unusual in common (50-1-5), or another breach affecting fairness (50-1-7).
        Common = "forfeit_unusual_in_common",
        /// Facts of article 87 by the vendor, its representative, agent or staff.
        Rigging = "forfeit_bid_rigging",
    }
}

facts! {
    /// A bid bond whose fate is asked for.
    pub struct Facts {
        /// ground to give it back, where there is one
        refund: Option<Refund> = "", "\"refund_not_awarded\"";
        /// whether the bidder asked to have it back before the award
        asked: bool = "true, false", "false";
        /// grounds to keep or recover it
        forfeits: Values<Forfeit> = "codes", "[]";
        /// bond that the tender asks for as a fixed amount, before anything is taken off
        amount: Option<Decimal> = "NT$", "\"1000000\"";
        /// bond that the tender asks for as a rate of the price
        rate_percent: Option<Number> = "percent", "5";
        /// what the tender took off for an electronic bid
        electronic_cut: Option<Decimal> = "NT$", "\"100000\"";
        /// price of the bid, where there is one
        price: Option<Decimal> = "NT$, tax included", "\"18000000\"";
        /// budget
        budget: Decimal = "NT$, tax included", "\"20000000\"";
        /// what the agency holds: nothing where it was never paid or has gone back
        held: Decimal = "NT$", "\"1000000\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-06",
    title_zh: "押標金之發還、不予發還及追繳",
    title_en: "Giving back, keeping and recovering a bid bond",
    meaning: "A bid bond goes back without interest on the grounds of the regulation. On those of the Act it is kept in full, apart from what was overpaid, and what the agency does not hold is recovered: the amount of the tender, and for a rate without a price the rate of the budget; a rate stops at the cap of bid bonds. What was taken off for a good or a global vendor is made up; what was taken off for an electronic bid is not.",
    cites: &[
        GPA.at("31-1"),
        GPA.at("31-2"),
        GPA.at("31-3"),
        BONDS.at("9-2"),
        BONDS.at("9之1"),
        BONDS.at("12"),
        BONDS.at("14-2"),
        BONDS.at("33之5-3"),
        BONDS.at("33之6-3"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[CAP],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-06.refund",
            zh: "應無息發還押標金{back:money}（{ground:word}）。",
            en: "{back:money} go back without interest ({ground:word}).",
        },
        Sentence {
            key: "bnd-06.no_ground",
            zh: "尚無應發還押標金之情形。",
            en: "There is no ground yet to give the bid bond back.",
        },
        Sentence {
            key: "bnd-06.not_asked",
            zh: "投標文件確定為不合規定或無得標機會者，經廠商要求始先予發還押標金。",
            en: "A bidder without a chance has its bond back before the award only when it asks.",
        },
        Sentence {
            key: "bnd-06.forfeit",
            zh: "押標金{forfeited:money}不予發還（{forfeit:word}）：應追繳{recovered:money}，發還溢繳{back:money}。",
            en: "{forfeited:money} are kept ({forfeit:word}): {recovered:money} are recovered, {back:money} overpaid go back.",
        },
        Sentence {
            key: "bnd-06.no_amount",
            zh: "有不予發還押標金之情形（{forfeit:word}），惟招標文件規定之額度不明，應由承辦人員判斷。",
            en: "The bid bond is kept ({forfeit:word}), but the tender's amount is not clear; a person judges.",
        },
    ],
    example: r#"{
  "rule": "BND-06",
  "on": "2026-03-02",
  "facts": { "asked": false, "forfeits": ["forfeit_refused_to_sign"], "rate_percent": "5", "budget": "20000000", "held": "0" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The amount of the tender: a fixed one, or a rate of the price, without a price of the budget.
fn required(facts: &Facts) -> Option<Decimal> {
    match Asked::of(facts.amount, facts.rate_percent) {
        Asked::Size(size @ Size::Fixed(_)) => size.amount(None),
        Asked::Size(size @ Size::Rate(_)) => size.amount(Some(facts.price.unwrap_or(facts.budget))),
        Asked::Nothing | Asked::Both => None,
    }
}

/// One ruling with what goes back, is kept and is recovered.
///
/// # Errors
/// The ruling that asks for a person when no cap is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    if let Some(forfeit) = facts.forfeits.0.first() {
        return kept(frame, facts, *forfeit);
    }
    let (outcome, key) = match facts.refund {
        None => (Outcome::Refuse, "bnd-06.no_ground"),
        Some(Refund::Hopeless) if !facts.asked => (Outcome::Refuse, "bnd-06.not_asked"),
        Some(_) => (Outcome::Allow, "bnd-06.refund"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("ground", facts.refund.map_or("", Refund::code));
    let ruling = ruling.arg("back", facts.held);
    Ok(if outcome == Outcome::Allow { ruling.result("goes_back", Quantity::money(facts.held)) } else { ruling })
}

/// The ruling of a bond that is kept.
fn kept(frame: &Frame, facts: &Facts, forfeit: Forfeit) -> Judged {
    let cap = frame.amount(&RULE, CAP, None)?;
    let cut = facts.electronic_cut.unwrap_or_default();
    let Some(required) = required(facts).map(|amount| (amount.min(cap.value) - cut).max(Decimal::ZERO)) else {
        return Ok(RULE.begin(frame, Outcome::NeedsPerson, "bnd-06.no_amount").arg("forfeit", forfeit.code()));
    };
    let recovered = (required - facts.held).max(Decimal::ZERO);
    let back = (facts.held - required).max(Decimal::ZERO);
    let ruling = RULE
        .begin(frame, Outcome::Refuse, "bnd-06.forfeit")
        .using(&cap)
        .result("forfeited", Quantity::money(required))
        .result("recovered", Quantity::money(recovered))
        .result("goes_back", Quantity::money(back))
        .arg("forfeit", forfeit.code())
        .arg("forfeited", required)
        .arg("recovered", recovered)
        .arg("back", back);
    Ok(ruling)
}
