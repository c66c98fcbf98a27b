//! The notice of a tender's result, with the fields of an award notice (決標公告) or of a notice that there is no award
//! (無法決標公告, 政府採購公告及公報發行辦法 13–15). A field that the market does not know is none.

use chrono::NaiveDate;
use procurement_law::ruling::Ruling;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::awards::plan::Manner;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::openings::written::{Called, Withheld};
use crate::results::announced::Days;
use crate::text_enum;

text_enum! {
    /// How the award is found.
    AwardWay {
        /// The lowest price (最低標).
        Lowest = "lowest_price",
        /// The most advantageous tender (最有利標).
        Best = "most_advantageous",
    }
}

text_enum! {
    /// Why there is no award.
    NoAward {
        /// Too few bids (流標).
        TooFew = "too_few",
        /// Left unopened for good (不予開標, 政府採購法 48-1).
        Withheld = "withheld",
        /// No bid could be awarded (廢標).
        Failed = "failed",
    }
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notice {
    /// Whether anything was awarded.
    pub awarded: bool,
    /// The tender's number (標案案號).
    pub tender_no: String,
    /// Its name (標案名稱).
    pub subject: String,
    /// The agency's name (機關名稱).
    pub agency: String,
    /// What is bought and how much of it, as the tender says.
    pub quantities: Vec<Quantity>,
    /// What kind of thing it is: `goods`, `services`, `works` (標的分類).
    pub category: Option<String>,
    /// How vendors were called (招標方式).
    pub called: Option<Called>,
    /// How the award is found (決標方式).
    pub way: Option<AwardWay>,
    /// Whether items are awarded separately (是否複數決標).
    pub manner: Option<Manner>,
    /// Whether there is a reserve price (是否訂有底價).
    pub has_reserve: Option<bool>,
    /// The amount of the purchase, NT$ (採購金額).
    #[schema(value_type = Option<String>)]
    pub procurement: Option<Money>,
    /// The budget, NT$ (預算金額).
    #[schema(value_type = Option<String>)]
    pub budget: Option<Money>,
    /// When bids were opened first (開標時間).
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opened_at: Option<Time>,
    /// How many bids were delivered (投標廠商家數); told with an award only.
    pub bidders: Option<i64>,
    /// When the award was decided, or the tender ended.
    #[schema(value_type = String, format = DateTime)]
    pub decided_at: Time,
    /// The award in all, NT$: unit prices times the quantities of the tender (總決標金額).
    #[schema(value_type = Option<String>)]
    pub total: Option<Money>,
    /// The items.
    pub items: Vec<NoticeItem>,
    /// Bidders that were awarded nothing (未得標廠商).
    pub losing: Vec<Party>,
    /// Why there is no award.
    pub ground: Option<NoAward>,
    /// The grounds for leaving bids unopened.
    pub withheld: Vec<Withheld>,
    /// The agency's words on it.
    pub reason: String,
    /// What the office writes of days.
    pub days: Days,
    /// The names of fields of the notice that the market does not know.
    pub unknown: Vec<String>,
    /// Until when one may object to the result (TIM-04); none while the law's days cannot be told.
    #[schema(value_type = Option<String>, format = Date)]
    pub objection_until: Option<NaiveDate>,
    /// What the law says of that.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
}

/// What is bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Quantity {
    /// What.
    pub name: String,
    /// How many.
    pub quantity: i64,
    /// Of what unit.
    pub unit: String,
}

/// A vendor of a notice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its business number; empty where it is not known.
    pub ubn: String,
}

/// An item of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NoticeItem {
    /// Its number.
    pub item_no: String,
    /// Its name.
    pub name: String,
    /// What one unit is; empty for an award at the total.
    pub unit: String,
    /// How many the tender asks for, where it says so of an item of this name and unit.
    pub quantity: Option<i64>,
    /// When it was decided.
    #[schema(value_type = String, format = DateTime)]
    pub decided_at: Time,
    /// The reserve price, NT$, where there is one and it may be told (底價).
    #[schema(value_type = Option<String>)]
    pub reserve_price: Option<Money>,
    /// Who was awarded at which price; nobody where the item failed (得標廠商).
    pub awards: Vec<NoticeAward>,
    /// Why the item failed.
    pub reason: String,
}

/// An award of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NoticeAward {
    /// The vendor.
    #[serde(flatten)]
    pub vendor: Party,
    /// The price, NT$: of one unit, or the total (決標金額).
    #[schema(value_type = Option<String>)]
    pub price: Option<Money>,
    /// What it has by the method of a committee: the average of totals, or the sum of ranks (總評分或序位).
    #[schema(value_type = Option<String>)]
    pub score: Option<Decimal>,
    /// The code of that method: `total_score`, `price_per_point` or `ranking`.
    pub method: Option<String>,
}

impl Notice {
    /// The day of the award, or on which the tender ended.
    pub fn decided_on(&self) -> NaiveDate {
        self.decided_at.local_date()
    }

    /// The vendors that were awarded something, each once.
    pub fn winners(&self) -> Vec<&Party> {
        let mut all: Vec<&Party> =
            self.items.iter().flat_map(|item| item.awards.iter().map(|award| &award.vendor)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Notices for the tests of other files.
#[cfg(test)]
pub mod tests {
    use super::*;

    fn vendor(name: &str, ubn: &str) -> Party {
        Party { name: name.to_owned(), ubn: ubn.to_owned() }
    }

    /// Two items of which one was awarded to two vendors, or a tender with too few bids.
    pub fn sample(awarded: bool) -> Notice {
        let at = Time::parse("2026-11-20T03:00:00Z").unwrap();
        let award = |vendor| NoticeAward { vendor, price: Money::dollars(8_500), score: None, method: None };
        let item = |no: &str, quantity, awards, reason: &str| NoticeItem {
            item_no: no.to_owned(),
            name: format!("軟體{no}"),
            unit: "套".to_owned(),
            quantity,
            decided_at: at,
            reserve_price: None,
            awards,
            reason: reason.to_owned(),
        };
        let items = vec![
            item("1", Some(2), vec![award(vendor("甲公司", "04595257")), award(vendor("丁公司", ""))], ""),
            item("2", None, Vec::new(), "計畫變更"),
        ];
        Notice {
            awarded,
            tender_no: "1151101-A1".to_owned(),
            subject: "範例軟體採購案".to_owned(),
            agency: "範例署".to_owned(),
            quantities: vec![Quantity { name: "軟體1".to_owned(), quantity: 2, unit: "套".to_owned() }],
            category: Some("goods".to_owned()),
            called: Some(Called::Open),
            way: Some(AwardWay::Lowest),
            manner: Some(Manner::Matching),
            has_reserve: Some(true),
            procurement: Money::dollars(3_000_000),
            budget: None,
            opened_at: Some(at),
            bidders: awarded.then_some(3),
            decided_at: at,
            total: None,
            items: if awarded { items } else { Vec::new() },
            losing: if awarded { vec![vendor("乙公司", "22099131")] } else { Vec::new() },
            ground: (!awarded).then_some(NoAward::TooFew),
            withheld: Vec::new(),
            reason: if awarded { String::new() } else { "未達三家".to_owned() },
            days: Days::default(),
            unknown: Vec::new(),
            objection_until: "2026-11-30".parse().ok(),
            rulings: Vec::new(),
        }
    }

    #[test]
    fn winners_are_named_once() {
        let names: Vec<String> = sample(true).winners().into_iter().map(|party| party.name.clone()).collect();
        assert_eq!(names, ["丁公司", "甲公司"]);
    }
}
