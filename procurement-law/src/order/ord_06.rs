//! ORD-06: an agency that the framework does not list orders with the vendor's consent, after a price check, within a cap
//! (共同供應契約實施辦法 4-2-6, 6-5, 9-4).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// An order of an agency, and what the framework says of agencies it does not list.
    pub struct Facts {
        /// whether the framework lists the agency (適用機關)
        listed: bool = "true, false", "false";
        /// whether the framework lets agencies order that it does not list (其他機關)
        open_to_others: bool = "true, false", "true";
        /// reference of the vendor's consent
        vendor_consent: Option<String> = "document number", "\"同意書第3號\"";
        /// day of the price check on the market, made before the order
        price_checked_on: Option<NaiveDate> = "Taipei date", "\"2026-02-27\"";
        /// amount of the order
        amount: Decimal = "NT$, tax included", "\"120000\"";
        /// what agencies not listed have ordered before, without this order
        used: Decimal = "NT$, tax included", "\"800000\"";
        /// cap on what they order in all; null when the framework states none
        cap: Stated<Decimal> = "NT$, tax included", "\"1000000\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-06",
    title_zh: "其他機關之訂購",
    title_en: "Orders of agencies not listed",
    meaning: "An agency that the framework does not list orders only where the framework lets it, with the vendor's consent, after a price check on the market, and within the cap on all such orders. A framework that states no cap needs a person.",
    cites: &[FRAMEWORKS.at("4-2-6"), FRAMEWORKS.at("6-5"), FRAMEWORKS.at("9-4")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-06.listed",
            zh: "訂購機關為本契約之適用機關，無須另徵得廠商同意。",
            en: "The framework lists the agency; it needs no consent of the vendor.",
        },
        Sentence {
            key: "ord-06.allow",
            zh: "已徵得訂約廠商同意（{consent}）並於{checked:date}查價，其他機關累計訂購{total:money}，未逾上限{cap:money}。",
            en: "The vendor consents ({consent}), the price was checked on {checked:date}, and agencies not listed have ordered {total:money} in all, within the cap of {cap:money}.",
        },
        Sentence {
            key: "ord-06.closed",
            zh: "本契約未載明其他機關得利用，非適用機關不得訂購。",
            en: "The framework does not let agencies order that it does not list.",
        },
        Sentence {
            key: "ord-06.no_consent",
            zh: "其他機關應先徵得訂約廠商同意，始得訂購。",
            en: "An agency not listed must have the vendor's consent before it orders.",
        },
        Sentence {
            key: "ord-06.no_check",
            zh: "其他機關訂購前，應就一般市場符合需求之標的辦理查價。",
            en: "An agency not listed must check prices on the market before it orders.",
        },
        Sentence {
            key: "ord-06.over_cap",
            zh: "連同本次，其他機關累計訂購{total:money}，逾契約所定上限{cap:money}。",
            en: "With this order agencies not listed would have ordered {total:money} in all, above the cap of {cap:money}.",
        },
        Sentence {
            key: "ord-06.no_cap",
            zh: "本契約未載明其他機關累計訂購金額之上限，應由承辦人員判斷。",
            en: "The framework states no cap on orders of agencies not listed; a person must judge.",
        },
    ],
    example: r#"{
  "rule": "ORD-06",
  "on": "2026-03-02",
  "facts": {
    "listed": false, "open_to_others": true, "vendor_consent": "同意書第3號", "price_checked_on": "2026-02-27",
    "amount": "120000", "used": "800000", "cap": "1000000"
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    if facts.listed {
        return RULE.begin(frame, Outcome::Allow, "ord-06.listed");
    }
    let total = facts.used.saturating_add(facts.amount);
    let consent = facts.vendor_consent.as_deref().map_or("", str::trim);
    let (outcome, key) = match (facts.price_checked_on, facts.cap) {
        _ if !facts.open_to_others => (Outcome::Refuse, "ord-06.closed"),
        _ if consent.is_empty() => (Outcome::Refuse, "ord-06.no_consent"),
        (None, _) => (Outcome::Refuse, "ord-06.no_check"),
        (Some(checked), _) if checked > frame.on => (Outcome::Refuse, "ord-06.no_check"),
        (_, Stated(None)) => (Outcome::NeedsPerson, "ord-06.no_cap"),
        (_, Stated(Some(cap))) if total > cap => (Outcome::Refuse, "ord-06.over_cap"),
        _ => (Outcome::Allow, "ord-06.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("total", total).arg("consent", consent).compare(
        "vendor_consent",
        Quantity::text(consent),
        Op::Present,
        Quantity::text(""),
    );
    let ruling = match facts.price_checked_on {
        Some(checked) => ruling
            .compare("price_checked_on", Quantity::date(checked), Op::Le, Quantity::date(frame.on))
            .arg("checked", checked),
        None => ruling,
    };
    match facts.cap.0 {
        Some(cap) => {
            ruling.compare("others_total", Quantity::money(total), Op::Le, Quantity::money(cap)).arg("cap", cap)
        }
        None => ruling,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_allowed_above_the_cap(used in 0_u32..2_000, amount in 0_u32..2_000, cap in 0_u32..2_000) {
            let facts = Facts {
                listed: false,
                open_to_others: true,
                vendor_consent: Some("x".into()),
                price_checked_on: Some(day(2026, 3, 2)),
                amount: dollars(amount),
                used: dollars(used),
                cap: Stated(Some(dollars(cap))),
            };
            let ruling = check(&Frame::on(day(2026, 3, 2)), &facts);
            prop_assert_eq!(ruling.outcome == Outcome::Allow, used + amount <= cap);
            prop_assert_eq!(ruling.compared.iter().all(|one| one.holds() == Some(true)), used + amount <= cap);
        }
    }
}
