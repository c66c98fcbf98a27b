//! The notice's row and its form in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::NoticeId;
use crate::base::money::Money;
use crate::db::schema::award_notice;
use crate::text_enum;

/// The subject kind of notices in the record.
pub const KIND: &str = "notice";

text_enum! {
    /// What a notice tells of.
    NoticeKind {
        /// An award.
        Award = "award",
        /// A change of a contract that stands (契約變更): no award, its price is no new spending to be compared.
        ContractChange = "contract_change",
    }
}

/// A published notice.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = award_notice)]
pub struct Notice {
    /// The id.
    pub id: NoticeId,
    /// Agency, case number, awarded vendor and award date name one award.
    pub natural_key: String,
    /// The agency's case number.
    pub case_no: String,
    /// The tender's title.
    pub title: String,
    /// The agency's name.
    pub agency: String,
    /// How it was tendered (招標方式).
    pub method: String,
    /// Goods, services or works (標的分類).
    pub category: String,
    /// How it was awarded (決標方式).
    pub award_way: String,
    /// Award or contract change.
    pub kind: NoticeKind,
    /// The award price.
    pub price: Money,
    /// Who won.
    pub awarded_to: String,
    /// Who did not.
    pub not_awarded: String,
    /// The day of the award.
    pub awarded_on: NaiveDate,
    /// The day of the notice.
    pub noticed_on: NaiveDate,
    /// The file of the open data that it came from.
    pub source: String,
    /// Counts corrections.
    pub version: i64,
}

impl Notice {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "case_no": self.case_no, "title": self.title, "agency": self.agency, "method": self.method,
            "category": self.category, "award_way": self.award_way, "kind": self.kind, "price": self.price,
            "awarded_to": self.awarded_to, "not_awarded": self.not_awarded, "awarded_on": self.awarded_on,
            "noticed_on": self.noticed_on, "source": self.source,
        })
    }
}
