//! Asks PRC-02 whether the market has clearly fallen below what the price was fixed at.
//!
//! What the market was when the price was fixed is nowhere recorded. The award price stands for it: the award found it
//! reasonable then.

use chrono::NaiveDate;
use procurement_law::frame::Frame;
use procurement_law::price::prc_02::{Facts, check};
use procurement_law::ruling::Ruling;

use crate::base::call::Call;
use crate::base::money::Money;
use crate::price_checks::model::{MarketReport, PriceCheck, ReportState};

/// The ruling on a case with the reports that stand; none when none stands.
pub fn ruling(call: &Call, case: &PriceCheck, reports: &[MarketReport], checked: Option<NaiveDate>) -> Option<Ruling> {
    let lowest = lowest(reports)?;
    let facts =
        Facts { market_then: case.award_price.decimal(), market_now: lowest.decimal(), price_checked_on: checked };
    let judged = check(&Frame::on(call.now.local_date()), &facts);
    Some(judged.unwrap_or_else(|person| *person))
}

/// The lowest price of the reports that stand.
pub fn lowest(reports: &[MarketReport]) -> Option<Money> {
    reports.iter().filter(|report| report.state == ReportState::Standing).map(|report| report.price).min()
}
