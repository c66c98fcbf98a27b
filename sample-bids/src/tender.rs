//! A tender: what is asked for.

pub(crate) mod item;

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::bid::DocumentType;
use crate::chance::Chance;
use crate::spelling;
use crate::words::prose::AFFIDAVITS;
use crate::words::{goods, places};

pub use item::TenderItem;

/// A tender that exists nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tender {
    /// 案號.
    pub tender_no: String,
    /// Name of the tender.
    pub name: String,
    /// The tendering agency.
    pub agency: String,
    /// Closing day for bids, Taipei date.
    pub bid_deadline: NaiveDate,
    /// The items asked for.
    pub items: Vec<TenderItem>,
    /// Documents that every bid must hold.
    pub required_documents: Vec<DocumentType>,
    /// What the tender sets beyond the law.
    pub rules: Rules,
    /// Rows of this tender's declaration form: 12 or 13.
    #[serde(skip)]
    pub declaration_rows: usize,
}

/// What a tender sets beyond the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Oldest credit certificate, in calendar months before the closing day.
    pub credit_certificate_max_age_months: u32,
    /// Which tax period is recent enough, in words.
    pub tax_certificate: String,
    /// Whether the tender's number on a document must be this tender's.
    pub tender_no_must_match: bool,
    /// Which documents need seals, in words.
    pub seals: String,
    /// Answers of the declaration that disqualify: row number to answer.
    pub declaration_disqualifying: BTreeMap<String, String>,
    /// The bid bond asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bid_bond: Option<Bond>,
    /// The day to which a quotation must hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotation_valid_until: Option<NaiveDate>,
    /// What the affidavit says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affidavit_text: Option<String>,
    /// Oldest laboratory report, in months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub laboratory_report_max_age_months: Option<u32>,
    /// Whether equivalents are compared in the bid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equivalents_in_bid: Option<bool>,
    /// The budget by which finances and performance are measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification_budget: Option<i64>,
    /// Whether the purchase is in a sensitive scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitive_scope: Option<bool>,
    /// What is asked of software.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software: Option<Software>,
}

/// What a tender asks of software.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Software {
    /// Systems on which it runs.
    pub systems: Vec<String>,
    /// Whether people use it in Traditional Chinese.
    pub traditional_chinese: bool,
    /// Whether maintenance is in the price.
    pub maintenance: bool,
}

/// The bid bond that a tender asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bond {
    /// Its amount, whole dollars; absent where each item has a bond of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
}

/// The system on which software shall run.
const SYSTEM: &str = "Windows";

/// Rows of the declaration whose 是 a sensitive scope bars.
pub(crate) const SENSITIVE: [usize; 2] = [11, 12];

/// Rows of the declaration whose 是 disqualifies.
pub(crate) const DISQUALIFYING: [usize; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12];

impl Tender {
    pub(crate) fn make(deadline: NaiveDate, offered: &[DocumentType], chance: &mut Chance) -> Self {
        let (subject, kinds) = goods::subject(chance);
        let year = spelling::roc_year(deadline);
        let announced = deadline - Duration::days(chance.between(15, 40));
        let letter = chance.pick(&["A", "B", "C", "K", "M", "P", "S", "T"]);
        let tender_no = match chance.place(4) {
            0 => format!("{year}-{letter}{}-{}", chance.digits(2), chance.digits(3)),
            1 => format!("{letter}{}{}", spelling::compact(announced), chance.digits(3)),
            2 => format!("{}{letter}{}", spelling::compact(announced), chance.digits(2)),
            _ => format!("{letter}D{year}-{}", chance.digits(4)),
        };
        let mut items = goods::items(kinds, chance);
        let asked = offered.iter().copied().filter(|_| chance.in_hundred(60)).collect::<Vec<_>>();
        let bond = asked.contains(&DocumentType::BidBond);
        let asks = |kind: DocumentType| asked.contains(&kind);
        let affidavit_text = asks(DocumentType::Affidavit)
            .then(|| chance.pick(&AFFIDAVITS).to_owned())
            .filter(|_| chance.in_hundred(60));
        let budget = asks(DocumentType::Capability).then(|| chance.pick(&[20_000_000, 45_000_000, 120_000_000]));
        // Where no form of disclosure is asked for, a declared relation does not disqualify.
        let harmless = !offered.is_empty() && !asks(DocumentType::Disclosure);
        // A sensitive scope bars by itself what rows 11 and 12 ask.
        let sensitive = !offered.is_empty() && chance.in_hundred(35);
        let free = |row: usize| harmless && row == 8 || sensitive && SENSITIVE.contains(&row);
        let disqualifying = DISQUALIFYING.iter().filter(|row| !free(**row));
        let declaration_disqualifying = disqualifying.map(|row| (row.to_string(), "是".to_owned())).collect();
        let (reported, specified) = (asks(DocumentType::LaboratoryReport), asks(DocumentType::Specification));
        let amount = if bond { chance.pick(&[30_000, 120_000, 450_000, 1_000_000, 2_350_000]) } else { 0 };
        let each = bond && chance.in_hundred(35);
        let bid_bond = bond.then_some(Bond { amount: (!each).then_some(amount) });
        if each {
            items.iter_mut().for_each(|item| item.bid_bond = Some(amount));
        }
        Self {
            tender_no,
            name: format!("{year}年度{subject}{}", chance.pick(&["採購", "建置案", "授權採購", "共同採購案"])),
            agency: places::agency(chance),
            bid_deadline: deadline,
            items,
            required_documents: DocumentType::ALL.into_iter().chain(asked).collect(),
            rules: Rules {
                credit_certificate_max_age_months: 6,
                tax_certificate: "latest or previous two-month period before the deadline".to_owned(),
                tender_no_must_match: true,
                seals: "declaration, price_schedule and authorization each need company seal and representative seal"
                    .to_owned(),
                declaration_disqualifying,
                bid_bond,
                quotation_valid_until: bond.then(|| deadline + Duration::days(90)),
                affidavit_text,
                laboratory_report_max_age_months: reported.then_some(12),
                equivalents_in_bid: specified.then_some(true),
                qualification_budget: budget,
                sensitive_scope: sensitive.then_some(true),
                software: specified.then(|| Software {
                    systems: vec![SYSTEM.to_owned()],
                    traditional_chinese: true,
                    maintenance: true,
                }),
            },
            declaration_rows: chance.pick(&[12, 13]),
        }
    }

    /// The bonds asked for, together.
    pub(crate) fn bond(&self) -> i64 {
        let whole = self.rules.bid_bond.as_ref().and_then(|bond| bond.amount);
        whole.unwrap_or_else(|| self.items.iter().filter_map(|item| item.bid_bond).sum())
    }
}
