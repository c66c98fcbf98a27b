//! What a tender asks for, as far as a review needs it. Everything but the tender's number may be unknown.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::kind::DocumentKind;

/// The terms of one tender, in the JSON of a bundle's `tenders[]`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// 案號.
    pub tender_no: String,
    /// Name of the tender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The tendering agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Closing day for bids (截止投標日), Taipei date.
    #[serde(rename = "bid_deadline", skip_serializing_if = "Option::is_none")]
    pub deadline: Option<NaiveDate>,
    /// The items asked for, in the order of their numbers.
    pub items: Vec<TermItem>,
    /// Documents that every bid must hold. An unknown name in JSON is [`DocumentKind::Unknown`] and asks for nothing.
    pub required_documents: Vec<DocumentKind>,
    /// What the tender sets beyond the law.
    pub rules: TenderRules,
}

/// An item asked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TermItem {
    /// Name.
    pub name: String,
    /// Specification.
    pub spec: String,
    /// Unit.
    pub unit: String,
    /// Quantity asked for.
    pub qty: i64,
    /// Highest unit price allowed (投標單價上限), whole dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_price_ceiling: Option<i64>,
    /// The bid bond asked for this item alone, whole dollars, where the tender sets one for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bid_bond: Option<i64>,
}

/// What a tender sets beyond the law.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TenderRules {
    /// Oldest credit certificate, in calendar months before the closing day; the law's half year where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_certificate_max_age_months: Option<u32>,
    /// Answers of the declaration that disqualify: item number (`"1"`) to answer (`是` or `否`). The law's own list where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declaration_disqualifying: Option<BTreeMap<String, String>>,
    /// The bid bond asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bid_bond: Option<BondTerms>,
    /// The day to which makers' authorisations must hold, where the tender asks for more than the closing day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_valid_until: Option<NaiveDate>,
    /// Whether the purchase is in a sensitive or national-security scope, so that rows 11 and 12 of the declaration must be 否.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitive_scope: Option<bool>,
    /// The day to which a quotation must hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotation_valid_until: Option<NaiveDate>,
    /// The hour of the closing day at which bidding ends, Taipei time (`17:00:00`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing_time: Option<NaiveTime>,
    /// Oldest laboratory report, in calendar months before the closing day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub laboratory_report_max_age_months: Option<u32>,
    /// What the tender's affidavit says, the places to fill in as `＿` or `○`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affidavit_text: Option<String>,
    /// Whether a bid must compare the equivalents that it offers (施行細則 25).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equivalents_in_bid: Option<bool>,
    /// What is asked of software.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software: Option<SoftwareTerms>,
    /// Most members of a joint bid; five where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joint_members: Option<usize>,
    /// The budget by which finances and performance are measured, whole dollars, where the tender asks for them (資格標準 5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification_budget: Option<i64>,
}

/// What a tender asks of software.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SoftwareTerms {
    /// Systems on which it runs, as the tender writes them; each is asked for.
    pub systems: Vec<String>,
    /// Whether people use it in Traditional Chinese.
    pub traditional_chinese: bool,
    /// Whether the licence is for ever; `false` asks for a subscription, absent for neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perpetual: Option<bool>,
    /// Whether maintenance is in the price.
    pub maintenance: bool,
}

/// The bid bond that a tender asks for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BondTerms {
    /// Its amount, whole dollars; unknown where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// In whose favour it is made out, where that is not the tendering agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payee: Option<String>,
    /// Days that a guarantee outlasts the quotation, where the tender names others than the law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_days: Option<i64>,
    /// Per cent taken off for electronic bids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub electronic_reduction: Option<i64>,
    /// Per cent taken off for vendors of merit (優良廠商).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merit_reduction: Option<i64>,
}
