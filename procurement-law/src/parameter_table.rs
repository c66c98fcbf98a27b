//! The parameters of the law as data: every version with its days and its source.
//!
//! A new version of a number is a new row and a last day on the row before it.

use chrono::NaiveDate;

use crate::category::Category::{self, Goods, Services, Works};
use crate::laws::{FRAMEWORKS, GPA, Place, QUALIFICATIONS};
use crate::money::dollars;
use crate::parameter::{
    ADD_ON_LIMIT, FRAMEWORK_TERM_LIMIT_YEARS, LARGE_PROCUREMENT_THRESHOLD, PUBLICATION_THRESHOLD, Parameter,
    SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD,
};
use crate::roc::day;
use crate::ruling::{Currency, Quantity};

/// The order that set the amounts in force since 2023-01-01.
const ORDER_2022: &str = "行政院公共工程委員會111年12月23日工程企字第1110100798號令";
/// What was in force before that order.
const BEFORE_2023: &str = "工程企字第1110100798號令生效前之金額";
/// The text of 2019-11-22.
const TEXT_2019: &str = "共同供應契約實施辦法108年11月22日修正條文";
/// The text of 2015-10-29.
const TEXT_2015: &str = "投標廠商資格與特殊或巨額採購認定標準104年10月29日修正條文";

/// Start of the Government Procurement Act, one year after its promulgation (政府採購法 114).
const ACT: NaiveDate = day(1999, 5, 27);
/// Last day of the older amounts.
const OLD_END: NaiveDate = day(2022, 12, 31);
/// First day of the amounts of the order of 2022.
const NEW: NaiveDate = day(2023, 1, 1);
/// First day of the framework regulation's present text.
const FRAMEWORK_TEXT: NaiveDate = day(2019, 11, 22);
/// First day of the qualification standard's present text.
const LARGE_TEXT: NaiveDate = day(2015, 10, 29);

/// A confirmed amount in NT$, still without its days.
const fn row(id: &'static str, category: Option<Category>, amount: u32, place: Place) -> Parameter {
    let value = Quantity::Money { value: dollars(amount), currency: Currency::Twd };
    Parameter::new(id, category, value, place)
}

/// Every version of every parameter.
pub static PARAMETERS: &[Parameter] = &[
    row(PUBLICATION_THRESHOLD, None, 1_000_000, GPA.at("13-3")).during(ACT, Some(OLD_END), BEFORE_2023),
    row(PUBLICATION_THRESHOLD, None, 1_500_000, GPA.at("13-3")).during(NEW, None, ORDER_2022),
    row(SMALL_PROCUREMENT_LIMIT, None, 100_000, GPA.at("47-3")).during(ACT, Some(OLD_END), BEFORE_2023),
    row(SMALL_PROCUREMENT_LIMIT, None, 150_000, GPA.at("47-3")).during(NEW, None, ORDER_2022),
    row(SUPERVISION_THRESHOLD, Some(Goods), 50_000_000, GPA.at("12-3"))
        .during(ACT, Some(OLD_END), BEFORE_2023)
        .unread(),
    row(SUPERVISION_THRESHOLD, Some(Services), 10_000_000, GPA.at("12-3"))
        .during(ACT, Some(OLD_END), BEFORE_2023)
        .unread(),
    row(SUPERVISION_THRESHOLD, Some(Works), 50_000_000, GPA.at("12-3"))
        .during(ACT, Some(OLD_END), BEFORE_2023)
        .unread(),
    row(SUPERVISION_THRESHOLD, Some(Goods), 50_000_000, GPA.at("12-3")).during(NEW, None, ORDER_2022),
    row(SUPERVISION_THRESHOLD, Some(Services), 10_000_000, GPA.at("12-3")).during(NEW, None, ORDER_2022),
    row(SUPERVISION_THRESHOLD, Some(Works), 50_000_000, GPA.at("12-3")).during(NEW, None, ORDER_2022),
    row(LARGE_PROCUREMENT_THRESHOLD, Some(Goods), 100_000_000, QUALIFICATIONS.at("8"))
        .during(LARGE_TEXT, None, TEXT_2015),
    row(LARGE_PROCUREMENT_THRESHOLD, Some(Services), 20_000_000, QUALIFICATIONS.at("8"))
        .during(LARGE_TEXT, None, TEXT_2015),
    row(LARGE_PROCUREMENT_THRESHOLD, Some(Works), 200_000_000, QUALIFICATIONS.at("8"))
        .during(LARGE_TEXT, None, TEXT_2015),
    row(ADD_ON_LIMIT, None, 100_000, FRAMEWORKS.at("6-2")).during(FRAMEWORK_TEXT, Some(OLD_END), TEXT_2019),
    row(ADD_ON_LIMIT, None, 150_000, FRAMEWORKS.at("6-2")).during(NEW, None, ORDER_2022),
    Parameter::new(FRAMEWORK_TERM_LIMIT_YEARS, None, Quantity::count(2), FRAMEWORKS.at("11-1")).during(
        FRAMEWORK_TEXT,
        None,
        TEXT_2019,
    ),
];
