//! Performance of a contract: delay damages, acceptance, payment, changes, subcontracting.

pub mod acc_01;
pub mod acc_02;
pub mod acc_03;
pub mod acc_04;
pub mod acc_05;
pub mod acc_06;
pub mod acc_07;
pub mod acc_08;
pub mod chg_01;
pub mod com_01;
pub mod delay;
pub mod dly_01;
pub mod emp_01;
pub mod in_time;
pub mod pay_01;
pub mod pay_02;
pub mod pay_clock;
pub mod share;
pub mod sub_01;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[
    &dly_01::RULE,
    &acc_01::RULE,
    &acc_02::RULE,
    &acc_03::RULE,
    &acc_04::RULE,
    &acc_05::RULE,
    &acc_06::RULE,
    &acc_07::RULE,
    &acc_08::RULE,
    &pay_01::RULE,
    &pay_02::RULE,
    &chg_01::RULE,
    &sub_01::RULE,
    &com_01::RULE,
    &emp_01::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bonds;
    use crate::check_case;
    use crate::fact::{FactKind, FactRow};
    use crate::ruling::Lang;
    use serde_json::{Value, json};

    /// The extremes that a fact may have.
    fn extremes(row: &FactRow, seed: usize) -> Vec<Value> {
        match row.kind {
            FactKind::Date => vec![json!("1912-01-01"), json!("2026-03-02"), json!("2200-12-31")],
            FactKind::Moment => vec![json!("0001-01-01T00:00"), json!("9999-12-31T23:59")],
            FactKind::Money | FactKind::Number => {
                vec![json!("79228162514264337593543950335"), json!("0"), json!("0.0000000000000000000000000001")]
            }
            FactKind::Count => vec![json!(i64::MIN), json!(0), json!(i64::MAX)],
            FactKind::Text => vec![json!(""), json!("{x}")],
            FactKind::Flag => vec![json!(true), json!(false)],
            FactKind::Choice(codes) => codes.iter().map(|code| json!(code)).collect(),
            FactKind::List | FactKind::Records => (1..4).map(|n| json!(vec![facts(row.inner, seed + n); n])).collect(),
            FactKind::Values => vec![json!([]), serde_json::from_str(row.example).unwrap()],
        }
    }

    fn facts(rows: &[FactRow], seed: usize) -> Value {
        let pick = |n: usize, row: &FactRow| {
            let values = extremes(row, seed);
            values[(seed * 7 + n * 5 + seed / (n + 1)) % values.len()].clone()
        };
        rows.iter()
            .enumerate()
            .map(|(n, row)| (row.name.to_owned(), pick(n, row)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    #[test]
    fn extremes_are_answered_with_sentences_that_have_no_gap() {
        for rule in RULES.iter().chain(bonds::RULES) {
            for seed in 0..24 {
                let case = json!({"rule": rule.id, "on": "2026-03-02", "facts": facts(rule.facts, seed)});
                let rulings = check_case(&case).unwrap();
                assert!(!rulings.is_empty(), "{case}");
                for ruling in &rulings {
                    let said = ruling.sentence(Lang::ZhTw).replace("{x}", "");
                    assert!(!said.contains('{'), "{case}: {said}");
                }
            }
        }
    }
}
