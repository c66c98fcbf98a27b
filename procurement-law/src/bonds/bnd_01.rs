//! BND-01: how large a bid bond may be, and when there is none (押標金, 政府採購法 30-1, 押標金保證金暨其他擔保作業辦法 9).

use rust_decimal::Decimal;

use crate::bonds::size::Asked;
use crate::category::Category;
use crate::fact::{Facts as _, Number};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{BONDS, GPA};
use crate::mark::Mark;
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Principle for a bid bond, in percent of the budget or of the bid's price.
pub const PERCENT: &str = "bid_bond_percent";
/// The amount that no bid bond passes.
pub const CAP: &str = "bid_bond_cap";

facts! {
    /// The bid bond of a tender.
    pub struct Facts {
        /// what is bought
        category: Category = "", "\"goods\"";
        /// amount of the procurement (採購金額)
        procurement_amount: Decimal = "NT$, tax included", "\"20000000\"";
        /// budget or estimated total
        budget: Decimal = "NT$, tax included", "\"20000000\"";
        /// whether the award is by unit price
        unit_price: bool = "true, false", "false";
        /// bond as a fixed amount
        amount: Option<Decimal> = "NT$", "\"1000000\"";
        /// bond as a rate of the bid's price; left out together with the amount where there is no bond
        rate_percent: Option<Number> = "percent", "5";
        /// price of a bid, for which a rate is worked out
        bid_price: Option<Decimal> = "NT$, tax included", "\"18000000\"";
        /// whether the procurement is by negotiation (議價)
        negotiated: bool = "true, false", "false";
        /// whether custom of the trade or the nature of the case makes a bond needless or impossible
        customary: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-01",
    title_zh: "押標金額度",
    title_en: "Size of a bid bond",
    meaning: "A bid bond is a fixed amount or a rate, by principle at most so many percent of the budget or of the bid's price, and never above the cap; a rate stops at the cap. With an award by unit price it is a fixed amount. Services carry none by principle; goods and works below the publication threshold, negotiation and custom may go without.",
    cites: &[GPA.at("30-1"), BONDS.at("9-1"), BONDS.at("9-2"), BONDS.at("9-3")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[PERCENT, CAP, PUBLICATION_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-01.allow",
            zh: "押標金{asked:money}，未逾百分之{percent}之原則（{limit:money}）。",
            en: "A bid bond of {asked:money} is within the principle of {percent} % ({limit:money}).",
        },
        Sentence {
            key: "bnd-01.none", zh: "本案免收押標金。", en: "There is no bid bond, and none is needed."
        },
        Sentence {
            key: "bnd-01.missing",
            zh: "採購金額{procurement:money}在公告金額{threshold:money}以上，無免收押標金之情形，應於招標文件規定廠商須繳納押標金。",
            en: "At {procurement:money}, not below the publication threshold of {threshold:money}, the tender must ask for a bid bond.",
        },
        Sentence {
            key: "bnd-01.both",
            zh: "押標金應就一定金額或標價之一定比率擇一訂定。",
            en: "A bid bond is a fixed amount or a rate, not both.",
        },
        Sentence {
            key: "bnd-01.unit_price",
            zh: "採單價決標之採購，押標金應為一定金額，不得為標價之比率（{asked:money}）。",
            en: "With an award by unit price a bid bond is a fixed amount, not {asked:money} of the price.",
        },
        Sentence {
            key: "bnd-01.above_cap",
            zh: "押標金{asked:money}逾上限{cap:money}。",
            en: "A bid bond of {asked:money} is above the cap of {cap:money}.",
        },
        Sentence {
            key: "bnd-01.above",
            zh: "押標金{asked:money}，逾百分之{percent}之原則（{limit:money}）。",
            en: "A bid bond of {asked:money} is above the principle of {percent} % ({limit:money}).",
        },
        Sentence {
            key: "bnd-01.services",
            zh: "勞務採購以免收押標金為原則；本案收取{asked:money}。",
            en: "Services carry no bid bond by principle; here it is {asked:money}.",
        },
    ],
    example: r#"{
  "rule": "BND-01",
  "on": "2026-03-02",
  "facts": { "category": "goods", "procurement_amount": "20000000", "budget": "20000000", "unit_price": true, "rate_percent": "5", "negotiated": false, "customary": false }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the amount of the bond where it can be worked out.
///
/// # Errors
/// The ruling that asks for a person when a limit is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let size = match Asked::of(facts.amount, facts.rate_percent) {
        Asked::Nothing => return nothing(frame, facts),
        Asked::Both => return Ok(RULE.begin(frame, Outcome::Refuse, "bnd-01.both")),
        Asked::Size(size) => size,
    };
    let principle = frame.number(&RULE, PERCENT)?;
    let cap = frame.amount(&RULE, CAP, None)?;
    let fixed = size.amount(None);
    let (outcome, key) = match () {
        () if facts.unit_price && size.is_rate() => (Outcome::Refuse, "bnd-01.unit_price"),
        () if fixed.is_some_and(|amount| amount > cap.value) => (Outcome::Refuse, "bnd-01.above_cap"),
        () if !size.within(facts.budget, principle.value) => (Outcome::Warn, "bnd-01.above"),
        () if facts.category == Category::Services => (Outcome::Warn, "bnd-01.services"),
        () => (Outcome::Allow, "bnd-01.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&principle).using(&cap);
    let ruling = size.told(ruling, facts.budget, principle.value).arg("cap", cap.value.normalize());
    let ruling = fixed.into_iter().fold(ruling, |ruling, amount| {
        ruling.compare("bond_amount", Quantity::money(amount), Op::Le, Quantity::money(cap.value))
    });
    let worked_out = size.amount(facts.bid_price).map(|amount| amount.min(cap.value));
    Ok(worked_out.into_iter().fold(ruling, |ruling, amount| ruling.result("bid_bond", Quantity::money(amount))))
}

/// The ruling of a tender without a bid bond.
fn nothing(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let below = facts.procurement_amount < threshold.value;
    let free = facts.category == Category::Services || below || facts.negotiated || facts.customary;
    let (outcome, key) = if free { (Outcome::Allow, "bnd-01.none") } else { (Outcome::Refuse, "bnd-01.missing") };
    let ruling = RULE.begin(frame, outcome, key).using(&threshold);
    Ok(ruling.arg("procurement", facts.procurement_amount).arg("threshold", threshold.value.normalize()))
}
