//! BND-02: how large a performance bond may be, and how long to pay it (履約保證金, 押標金保證金暨其他擔保作業辦法 15, 18).

use rust_decimal::Decimal;

use crate::bonds::size::Asked;
use crate::category::Category;
use crate::fact::{Facts as _, Number};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{BONDS, GPA};
use crate::mark::Mark;
use crate::parameter::{PUBLICATION_THRESHOLD, SUPERVISION_THRESHOLD};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Principle for a performance bond, in percent of the budget or of the contract price.
pub const PERCENT: &str = "performance_bond_percent";
/// Fewest days to pay it from the supervision threshold on.
pub const DAYS: &str = "performance_bond_days";

facts! {
    /// The performance bond of a tender.
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
        amount: Option<Decimal> = "NT$", "\"2000000\"";
        /// bond as a rate of the contract price; left out together with the amount where there is no bond
        rate_percent: Option<Number> = "percent", "10";
        /// contract price, for which a rate is worked out
        contract_price: Option<Decimal> = "NT$, tax included", "\"18000000\"";
        /// days given to pay it
        days_to_pay: i64 = "days", "14";
        /// whether the tender asks for other security in place of a bond or beside it
        other_security: bool = "true, false", "false";
        /// whether custom of the trade or the nature of the case makes a bond needless or impossible
        customary: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-02",
    title_zh: "履約保證金額度及繳納期限",
    title_en: "Size of a performance bond and days to pay it",
    meaning: "A performance bond is a fixed amount or a rate, by principle at most so many percent of the budget or of the contract price; with an award by unit price a fixed amount. From the supervision threshold on there are at least so many days to pay it, below it a reasonable time, which is a day or more. A tender may ask for other security instead. Services carry none by principle; goods and works below the publication threshold and custom may go without.",
    cites: &[GPA.at("30-1"), BONDS.at("15"), BONDS.at("18-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[PERCENT, DAYS, PUBLICATION_THRESHOLD, SUPERVISION_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-02.allow",
            zh: "履約保證金{asked:money}，未逾百分之{percent}之原則（{limit:money}），繳納期限{days:count}日。",
            en: "A performance bond of {asked:money} is within the principle of {percent} % ({limit:money}), with {days:count} days to pay it.",
        },
        Sentence {
            key: "bnd-02.none",
            zh: "本案免收履約保證金。",
            en: "There is no performance bond, and none is needed.",
        },
        Sentence {
            key: "bnd-02.other_security",
            zh: "招標文件未訂履約保證金，另規定得標廠商應提供其他擔保。",
            en: "The tender asks for no performance bond, and for other security instead.",
        },
        Sentence {
            key: "bnd-02.missing",
            zh: "採購金額{procurement:money}在公告金額{threshold:money}以上，無免收保證金之情形，應於招標文件規定得標廠商須繳納保證金或提供其他擔保。",
            en: "At {procurement:money}, not below the publication threshold of {threshold:money}, the tender must ask for a guarantee.",
        },
        Sentence {
            key: "bnd-02.both",
            zh: "履約保證金應就一定金額或契約金額之一定比率擇一訂定。",
            en: "A performance bond is a fixed amount or a rate, not both.",
        },
        Sentence {
            key: "bnd-02.unit_price",
            zh: "採單價決標之採購，履約保證金應為一定金額，不得為契約金額之比率（{asked:money}）。",
            en: "With an award by unit price a performance bond is a fixed amount, not {asked:money} of the price.",
        },
        Sentence {
            key: "bnd-02.no_time",
            zh: "履約保證金之繳納期限應合理訂定，不得為{days:count}日。",
            en: "The tender gives a reasonable time to pay the performance bond, not {days:count} days.",
        },
        Sentence {
            key: "bnd-02.days",
            zh: "查核金額以上之採購，履約保證金繳納期限應在{least:count}日以上，本案為{days:count}日。",
            en: "From the supervision threshold on there are at least {least:count} days to pay; here there are {days:count}.",
        },
        Sentence {
            key: "bnd-02.above",
            zh: "履約保證金{asked:money}，逾百分之{percent}之原則（{limit:money}）。",
            en: "A performance bond of {asked:money} is above the principle of {percent} % ({limit:money}).",
        },
        Sentence {
            key: "bnd-02.services",
            zh: "勞務採購以免收保證金為原則；本案收取{asked:money}。",
            en: "Services carry no performance bond by principle; here it is {asked:money}.",
        },
    ],
    example: r#"{
  "rule": "BND-02",
  "on": "2026-03-02",
  "facts": { "category": "goods", "procurement_amount": "50000000", "budget": "50000000", "unit_price": false, "rate_percent": "10", "days_to_pay": 13, "other_security": false, "customary": false }
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
        Asked::Both => return Ok(RULE.begin(frame, Outcome::Refuse, "bnd-02.both")),
        Asked::Size(size) => size,
    };
    let principle = frame.number(&RULE, PERCENT)?;
    let days = frame.count(&RULE, DAYS)?;
    let supervision = frame.amount(&RULE, SUPERVISION_THRESHOLD, Some(facts.category))?;
    let supervised = facts.procurement_amount >= supervision.value;
    let (outcome, key) = match () {
        () if facts.unit_price && size.is_rate() => (Outcome::Refuse, "bnd-02.unit_price"),
        () if facts.days_to_pay <= 0 => (Outcome::Refuse, "bnd-02.no_time"),
        () if supervised && facts.days_to_pay < days.value => (Outcome::Refuse, "bnd-02.days"),
        () if !size.within(facts.budget, principle.value) => (Outcome::Warn, "bnd-02.above"),
        () if facts.category == Category::Services => (Outcome::Warn, "bnd-02.services"),
        () => (Outcome::Allow, "bnd-02.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&principle).using(&days).using(&supervision);
    let (op, least) = if supervised { (Op::Ge, days.value) } else { (Op::Gt, 0) };
    let ruling = size
        .told(ruling, facts.budget, principle.value)
        .compare("days_to_pay", Quantity::count(facts.days_to_pay), op, Quantity::count(least))
        .arg("least", least)
        .arg("days", facts.days_to_pay);
    let worked_out = size.amount(facts.contract_price);
    Ok(worked_out.into_iter().fold(ruling, |ruling, amount| ruling.result("performance_bond", Quantity::money(amount))))
}

/// The ruling of a tender without a performance bond.
fn nothing(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let below = facts.procurement_amount < threshold.value;
    let free = facts.category == Category::Services || below || facts.customary;
    let (outcome, key) = match () {
        () if facts.other_security => (Outcome::Allow, "bnd-02.other_security"),
        () if free => (Outcome::Allow, "bnd-02.none"),
        () => (Outcome::Refuse, "bnd-02.missing"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&threshold);
    Ok(ruling.arg("procurement", facts.procurement_amount).arg("threshold", threshold.value.normalize()))
}
