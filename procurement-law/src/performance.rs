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
];
