//! MNT-01: the ratio of a yearly maintenance fee to the price of the system: a hint that only warns.

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::BUDGET_NORM;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

facts! {
    /// A yearly maintenance fee.
    pub struct Facts {
        /// maintenance fee of a year
        annual_fee: Decimal = "NT$, tax included", "\"80000\"";
        /// price for which the system was bought or built
        price: Decimal = "NT$, tax included", "\"1000000\"";
    }
}

/// Id of the least percent of the budgeting norm.
pub const NORM_LEAST: &str = "maintenance_norm_least";
/// Id of the greatest percent of the budgeting norm.
pub const NORM_MOST: &str = "maintenance_norm_most";
/// Id of the percent up to which a basis is asked for.
pub const BASIS_MOST: &str = "maintenance_basis_most";
/// Id of the greatest percent seen on the software market.
pub const MARKET_MOST: &str = "maintenance_market_most";

/// The rule.
pub static RULE: Rule = Rule {
    id: "MNT-01",
    title_zh: "維護費比率",
    title_en: "Ratio of the maintenance fee",
    meaning: "A yearly maintenance fee of 6 to 10 percent of the price is the budgeting norm; the software industry says 20 to 30 percent. The norm guides budgets and is no law, so the rule only warns.",
    cites: &[BUDGET_NORM.at("")],
    mark: Mark::Design,
    valid_from: day(2024, 12, 31),
    valid_to: None,
    parameters: &[NORM_LEAST, NORM_MOST, BASIS_MOST, MARKET_MOST],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mnt-01.norm",
            zh: "年維護費{fee:money}為原價{price:money}之{ratio}%，在預算編列基準{least}%至{most}%之內（非法律規定）。",
            en: "The yearly fee of {fee:money} is {ratio} % of the price of {price:money}, inside the budgeting norm of {least} to {most} % (no law).",
        },
        Sentence {
            key: "mnt-01.low",
            zh: "年維護費為原價之{ratio}%，低於預算編列基準{least}%，請確認服務範圍。",
            en: "The yearly fee is {ratio} % of the price, below the budgeting norm of {least} %: check what it covers.",
        },
        Sentence {
            key: "mnt-01.above",
            zh: "年維護費為原價之{ratio}%，逾預算編列基準{most}%，請說明依據。",
            en: "The yearly fee is {ratio} % of the price, above the budgeting norm of {most} %: say what it rests on.",
        },
        Sentence {
            key: "mnt-01.market",
            zh: "年維護費為原價之{ratio}%，逾{basis}%，屬業界所稱軟體維護行情，請說明依據。",
            en: "The yearly fee is {ratio} % of the price, above {basis} %: what the software industry calls its market level; say what it rests on.",
        },
        Sentence {
            key: "mnt-01.outlier",
            zh: "年維護費為原價之{ratio}%，逾業界所稱行情{market}%，請檢討。",
            en: "The yearly fee is {ratio} % of the price, above the industry's {market} %: look into it.",
        },
        Sentence {
            key: "mnt-01.no_price",
            zh: "未載明原價，無從計算維護費比率。",
            en: "No price is given: there is no ratio.",
        },
    ],
    example: r#"{
  "rule": "MNT-01",
  "on": "2026-03-02",
  "facts": { "annual_fee": "150000", "price": "1000000" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the ratio in percent, two decimals.
///
/// # Errors
/// The ruling that asks for a person when a percent is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let least = frame.number(&RULE, NORM_LEAST)?;
    let most = frame.number(&RULE, NORM_MOST)?;
    let basis = frame.number(&RULE, BASIS_MOST)?;
    let market = frame.number(&RULE, MARKET_MOST)?;
    let Some(part) = facts.annual_fee.checked_div(facts.price) else {
        return Ok(RULE.begin(frame, Outcome::NeedsPerson, "mnt-01.no_price"));
    };
    let ratio = part.saturating_mul(Decimal::ONE_HUNDRED);
    let (outcome, key) = match ratio {
        ratio if ratio < least.value => (Outcome::Warn, "mnt-01.low"),
        ratio if ratio <= most.value => (Outcome::Allow, "mnt-01.norm"),
        ratio if ratio <= basis.value => (Outcome::Warn, "mnt-01.above"),
        ratio if ratio <= market.value => (Outcome::Warn, "mnt-01.market"),
        _ => (Outcome::Warn, "mnt-01.outlier"),
    };
    let shown = ratio.round_dp(2).normalize();
    let ruling = [&least, &most, &basis, &market]
        .into_iter()
        .fold(RULE.begin(frame, outcome, key), |ruling, used| ruling.using(used));
    Ok(ruling
        .compare("maintenance_ratio", Quantity::number(ratio), Op::Ge, Quantity::number(least.value))
        .compare("maintenance_ratio", Quantity::number(ratio), Op::Le, Quantity::number(most.value))
        .result("maintenance_ratio", Quantity::number(shown))
        .arg("ratio", shown)
        .arg("fee", facts.annual_fee)
        .arg("price", facts.price)
        .arg("least", least.value.normalize())
        .arg("most", most.value.normalize())
        .arg("basis", basis.value.normalize())
        .arg("market", market.value.normalize()))
}
