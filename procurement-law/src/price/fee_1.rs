//! FEE-1: the fee of the contracting agency (作業服務費) under its schedule (共同供應契約實施辦法 14).

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Number, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::price::schedule::{self, Charge, Rounding};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Percent of the order's amount that the fee as a principle does not pass.
pub const FEE_LIMIT_PERCENT: &str = "service_fee_limit_percent";

choice! {
    /// Who pays.
    pub enum Payer {
        /// The ordering agency.
        Agency = "ordering_payer",
        /// The vendor of the framework.
        Vendor = "vendor_payer",
    }
}

choice! {
    /// By what the tiers go.
    pub enum Basis {
        /// The amount of the order.
        Amount = "by_amount",
        /// The units ordered.
        Quantity = "by_quantity",
    }
}

facts! {
    /// A tier of the schedule; it charges either a rate or a fixed fee.
    pub struct Tier {
        /// its first amount or quantity
        from: Number = "NT$ or units", "\"0\"";
        /// its end, which belongs to the next tier; null for the last
        to: Stated<Number> = "NT$ or units", "null";
        /// percent of the order's amount
        rate: Option<Number> = "percent", "\"0.8\"";
        /// fee of an order
        fixed: Option<Decimal> = "NT$", "null";
    }
}

facts! {
    /// The schedule of a framework, and an order.
    pub struct Facts {
        /// whether the tender states how the fee is worked out
        in_tender: bool = "true, false", "true";
        /// who pays
        payer: Payer = "", "\"vendor_payer\"";
        /// by what the tiers go
        basis: Basis = "", "\"by_amount\"";
        /// the tiers in their order
        tiers: Vec<Tier> = "", "[]";
        /// how the fee becomes whole dollars
        rounding: Rounding = "", "\"round_nearest\"";
        /// amount of the order
        amount: Decimal = "NT$, tax included", "\"1200000\"";
        /// units ordered
        quantity: Number = "units", "\"100\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "FEE-1",
    title_zh: "作業服務費",
    title_en: "Service fee",
    meaning: "The tender states how the fee is worked out; its charge differs with the amount or quantity ordered, in tiers that follow each other without gap or overlap. A fee, or a rate of the schedule, above 1 % of the order warns, because the text sets that limit as a principle. The charge of a tier holds for the whole order.",
    cites: &[FRAMEWORKS.at("14")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[FEE_LIMIT_PERCENT],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "fee-1.fee",
            zh: "訂購金額{amount:money}之作業服務費為{fee:money}，由{payer:word}負擔，未逾訂購金額{percent}%（{most:money}）。",
            en: "The service fee of an order of {amount:money} is {fee:money}, paid by the {payer:word} and not above {percent}% of the order ({most:money}).",
        },
        Sentence {
            key: "fee-1.above",
            zh: "訂購金額{amount:money}之作業服務費{fee:money}逾訂購金額{percent}%（{most:money}），與以不逾該比率為原則不符；由{payer:word}負擔。",
            en: "The service fee of {fee:money} for an order of {amount:money} is above {percent}% of it ({most:money}), the limit in principle; paid by the {payer:word}.",
        },
        Sentence {
            key: "fee-1.rate_above",
            zh: "訂購金額{amount:money}之作業服務費為{fee:money}，由{payer:word}負擔；惟收費級距訂有逾{percent}%之費率（依該比率本次為{most:money}）。",
            en: "The service fee of an order of {amount:money} is {fee:money}, paid by the {payer:word}; yet a tier charges more than {percent}%, which for this order would be {most:money}.",
        },
        Sentence {
            key: "fee-1.not_in_tender",
            zh: "作業服務費之計算方式應載明於招標文件。",
            en: "The tender must state how the service fee is worked out.",
        },
        Sentence {
            key: "fee-1.charge",
            zh: "每一收費級距應擇一訂定費率或定額。",
            en: "Each tier charges either a rate or a fixed fee.",
        },
        Sentence {
            key: "fee-1.tiers",
            zh: "收費級距應自零起、前後相接、不得重疊，末級無上限。",
            en: "The tiers must begin at zero, follow each other without gap or overlap, and end without a limit.",
        },
        Sentence {
            key: "fee-1.flat",
            zh: "作業服務費應隨訂購金額或數量多寡訂定不同計算方式，不得為單一費率或定額。",
            en: "The charge must differ with the amount or quantity ordered; a single rate or fee is not enough.",
        },
    ],
    example: r#"{
  "rule": "FEE-1",
  "on": "2026-03-02",
  "facts": {
    "in_tender": true, "payer": "vendor_payer", "basis": "by_amount", "rounding": "round_nearest",
    "tiers": [{ "from": "0", "to": "1000000", "rate": "1" }, { "from": "1000000", "to": null, "rate": "0.5" }],
    "amount": "1200000", "quantity": "100"
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

impl Tier {
    /// The tier of the schedule; `None` when it charges both or neither.
    fn of(&self) -> Option<schedule::Tier> {
        let charge = match (self.rate, self.fixed) {
            (Some(rate), None) => Charge::Percent(rate.0),
            (None, Some(fee)) => Charge::Fixed(fee),
            _ => return None,
        };
        Some(schedule::Tier { from: self.from.0, to: self.to.0.map(|to| to.0), charge })
    }
}

/// One ruling; the fee is its result where the schedule is lawful.
///
/// # Errors
/// The ruling that asks for a person when no limit is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let percent = frame.number(&RULE, FEE_LIMIT_PERCENT)?;
    let refuse = |key| Ok(RULE.begin(frame, Outcome::Refuse, key).using(&percent));
    if !facts.in_tender {
        return refuse("fee-1.not_in_tender");
    }
    let Some(tiers) = facts.tiers.iter().map(Tier::of).collect::<Option<Vec<_>>>() else {
        return refuse("fee-1.charge");
    };
    let measure = match facts.basis {
        Basis::Amount => facts.amount,
        Basis::Quantity => facts.quantity.0,
    };
    let own = tiers.iter().find(|tier| tier.holds(measure)).filter(|_| schedule::joined(&tiers));
    let Some(own) = own else {
        return refuse("fee-1.tiers");
    };
    if schedule::flat(&tiers) {
        return refuse("fee-1.flat");
    }
    let fee = own.fee(facts.amount, facts.rounding);
    let most = facts.amount.saturating_mul(percent.value) / Decimal::ONE_HUNDRED;
    let steep = tiers.iter().any(|tier| matches!(tier.charge, Charge::Percent(rate) if rate > percent.value));
    let (outcome, key) = match (fee > most, steep) {
        (true, _) => (Outcome::Warn, "fee-1.above"),
        (false, true) => (Outcome::Warn, "fee-1.rate_above"),
        (false, false) => (Outcome::Allow, "fee-1.fee"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&percent)
        .compare("service_fee", Quantity::money(fee), Op::Le, Quantity::money(most))
        .result("service_fee", Quantity::money(fee))
        .result("fee_payer", Quantity::text(facts.payer.code()))
        .arg("amount", facts.amount)
        .arg("fee", fee)
        .arg("most", most.normalize())
        .arg("percent", percent.value.normalize())
        .arg("payer", facts.payer.code());
    Ok(ruling)
}
