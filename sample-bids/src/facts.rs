//! Everything that one bid says, document by document, before anything is drawn. A bid without defects says it all rightly.

mod common;
pub(crate) mod extra;

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, Months, NaiveDate};

use crate::bid::{DocumentType, Vendor};
use crate::chance::Chance;
pub(crate) use crate::facts::common::{Seals, submitted};
use crate::facts::extra::Extra;
use crate::tender::Tender;
use crate::words::{further, goods, names, prose, trades};

/// What a bid says.
pub(crate) struct Facts {
    pub(crate) registration: Registration,
    pub(crate) tax: Tax,
    pub(crate) credit: Credit,
    pub(crate) declaration: Declaration,
    pub(crate) price: Price,
    pub(crate) authorization: Authorization,
    pub(crate) proposal: Proposal,
    /// What the further documents say.
    pub(crate) further: BTreeMap<DocumentType, Extra>,
}

/// 登記證明.
pub(crate) struct Registration {
    pub(crate) who: Vendor,
    pub(crate) capital: i64,
    pub(crate) founded: NaiveDate,
    /// Codes and names of the business items.
    pub(crate) business: Vec<(&'static str, &'static str)>,
    pub(crate) document_no: String,
    pub(crate) issued: NaiveDate,
}

/// 納稅證明; the period is given by the first day of each of its months.
pub(crate) struct Tax {
    pub(crate) who: Vendor,
    pub(crate) office: &'static str,
    pub(crate) registration_no: String,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    pub(crate) sales: i64,
    pub(crate) tax: i64,
    pub(crate) filed: NaiveDate,
    pub(crate) document_no: String,
}

/// 信用證明.
pub(crate) struct Credit {
    pub(crate) who: Vendor,
    pub(crate) house: &'static str,
    pub(crate) queried: NaiveDate,
    pub(crate) data_as_of: NaiveDate,
    pub(crate) document_no: String,
}

/// 聲明書.
pub(crate) struct Declaration {
    pub(crate) who: Vendor,
    pub(crate) tender_no: String,
    pub(crate) answers: Vec<Answer>,
    pub(crate) seals: Seals,
    pub(crate) signed: bool,
    pub(crate) date: NaiveDate,
}

/// What is ticked in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Yes,
    No,
    Neither,
    Both,
}

/// 標價清單.
pub(crate) struct Price {
    pub(crate) who: Vendor,
    pub(crate) tender_no: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) total: i64,
    /// An item with a brand of its own, by place.
    pub(crate) brand: Option<(usize, &'static str)>,
    /// Days of the quotation, where they are written out.
    pub(crate) days: Option<i64>,
    /// The total under a patch that covers it.
    pub(crate) covered: Option<i64>,
    pub(crate) words: i64,
    pub(crate) seals: Seals,
    pub(crate) date: NaiveDate,
}

/// A priced item.
pub(crate) struct Row {
    pub(crate) unit_price: i64,
    pub(crate) amount: i64,
}

/// 授權書.
pub(crate) struct Authorization {
    pub(crate) who: Vendor,
    pub(crate) tender_no: String,
    pub(crate) agent: String,
    pub(crate) agent_title: &'static str,
    pub(crate) phone: String,
    pub(crate) seals: Seals,
    pub(crate) date: NaiveDate,
}

/// 服務建議書.
pub(crate) struct Proposal {
    pub(crate) who: Vendor,
    pub(crate) tender_no: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) subcontractors: Vec<Vendor>,
}

impl Facts {
    pub(crate) fn make(vendor: &Vendor, tender: &Tender, chance: &mut Chance) -> Self {
        let submitted = submitted(tender);
        let signed_on = submitted - Duration::days(chance.between(0, 6));
        let (who, tender_no) = (vendor.clone(), tender.tender_no.clone());
        let asked = tender.required_documents.iter().filter(|kind| DocumentType::FURTHER.contains(kind));
        let further: BTreeMap<DocumentType, Extra> =
            asked.map(|kind| (*kind, Extra::make(*kind, vendor, tender, chance))).collect();
        let extended = !further.is_empty();
        Self {
            registration: Registration::make(vendor, submitted, chance),
            tax: Tax::make(vendor, submitted, chance),
            credit: Credit::make(vendor, submitted, chance),
            declaration: Declaration {
                who: who.clone(),
                tender_no: tender_no.clone(),
                answers: answers(tender.declaration_rows, chance),
                seals: Seals::BOTH,
                signed: true,
                date: signed_on,
            },
            price: Price::make(vendor, tender, signed_on, chance),
            authorization: Authorization {
                who: who.clone(),
                tender_no: tender_no.clone(),
                agent: names::person(chance),
                agent_title: names::agent_title(chance),
                phone: names::phone(chance),
                seals: Seals::BOTH,
                date: signed_on,
            },
            proposal: Proposal::make(who, tender_no, extended, chance),
            further,
        }
    }
}

impl Facts {
    /// Changes the bidder on every document.
    pub(crate) fn everybody(&mut self, change: impl Fn(&mut Vendor)) {
        let own = [
            &mut self.registration.who,
            &mut self.tax.who,
            &mut self.credit.who,
            &mut self.declaration.who,
            &mut self.price.who,
            &mut self.authorization.who,
            &mut self.proposal.who,
        ];
        own.into_iter().chain(self.further.values_mut().map(|extra| &mut extra.who)).for_each(change);
    }
}

impl Proposal {
    /// One with two subcontractors in two of five extended bids.
    fn make(who: Vendor, tender_no: String, extended: bool, chance: &mut Chance) -> Self {
        let mut paragraphs = prose::paragraphs(chance);
        let mut subcontractors = vec![];
        if extended && chance.in_hundred(40) {
            subcontractors = vec![names::stranger(chance), names::stranger(chance)];
            paragraphs.truncate(6);
        }
        Self { who, tender_no, paragraphs, subcontractors }
    }
}

impl Registration {
    fn make(vendor: &Vendor, submitted: NaiveDate, chance: &mut Chance) -> Self {
        let mut business = goods::BUSINESS.to_vec();
        chance.shuffle(&mut business);
        business.truncate(chance.place(4) + 3);
        business.push(("ZZ99999", "除許可業務外，得經營法令非禁止或限制之業務"));
        Self {
            who: vendor.clone(),
            capital: chance.pick(&[2_000_000, 5_000_000, 12_000_000, 30_000_000, 68_500_000, 250_000_000]),
            founded: submitted - Duration::days(chance.between(2_200, 13_000)),
            business,
            document_no: trades::registry_no(chance),
            issued: submitted - Duration::days(chance.between(60, 1_500)),
        }
    }
}

impl Tax {
    fn make(vendor: &Vendor, submitted: NaiveDate, chance: &mut Chance) -> Self {
        let office = trades::tax_office(chance);
        let sales = chance.between(900_000, 88_000_000);
        let mut tax = Self {
            who: vendor.clone(),
            office,
            registration_no: chance.digits(9),
            from: submitted,
            to: submitted,
            sales,
            tax: sales * chance.between(2, 48) / 1000,
            filed: submitted,
            document_no: String::new(),
        };
        tax.period(0, submitted, chance);
        tax.document_no = trades::tax_no(office, crate::spelling::roc_year(tax.filed), chance);
        tax
    }

    /// Sets the period: the newest one due at submission, or `back` periods before it. A period is due on the fifteenth of the month after.
    pub(crate) fn period(&mut self, back: u32, submitted: NaiveDate, chance: &mut Chance) {
        let due = submitted - Duration::days(14);
        // An odd month has been begun after the end of the newest period, so `due` lies in it or in the month that follows.
        let filing = if due.month().is_multiple_of(2) { due - Months::new(1) } else { due };
        let filing = (filing - Months::new(back * 2)).with_day(1).unwrap_or(filing);
        (self.from, self.to) = (filing - Months::new(2), filing - Months::new(1));
        self.filed = filing + Duration::days(chance.between(1, 13));
    }
}

impl Credit {
    fn make(vendor: &Vendor, submitted: NaiveDate, chance: &mut Chance) -> Self {
        let mut credit = Self {
            who: vendor.clone(),
            house: trades::clearing_house(chance),
            queried: submitted,
            data_as_of: submitted,
            document_no: trades::credit_no(chance),
        };
        credit.query(submitted - Duration::days(chance.between(4, 150)));
        credit
    }

    /// Sets the day of the query; the data are two days older.
    pub(crate) fn query(&mut self, day: NaiveDate) {
        (self.queried, self.data_as_of) = (day, day - Duration::days(2));
    }
}

/// Answers that do not disqualify; what is asked only as a fact (rows 9, 10 and 13) goes either way.
fn answers(rows: usize, chance: &mut Chance) -> Vec<Answer> {
    let mut row = |row| if matches!(row, 9 | 10 | 13) && chance.in_hundred(50) { Answer::Yes } else { Answer::No };
    (1..=rows).map(&mut row).collect()
}

impl Price {
    fn make(vendor: &Vendor, tender: &Tender, date: NaiveDate, chance: &mut Chance) -> Self {
        let mut row = |qty: i64| {
            let unit_price = match chance.place(3) {
                0 => chance.between(350, 9_900),
                1 => chance.between(10, 99) * 1_000,
                _ => chance.between(2_000, 160_000),
            };
            Row { unit_price, amount: unit_price * qty }
        };
        let rows: Vec<Row> = tender.items.iter().map(|item| row(item.qty)).collect();
        let total = rows.iter().map(|row| row.amount).sum();
        let (who, tender_no) = (vendor.clone(), tender.tender_no.clone());
        Self {
            who,
            tender_no,
            rows,
            total,
            brand: None,
            days: None,
            covered: None,
            words: total,
            seals: Seals::BOTH,
            date,
        }
    }

    /// Takes the unit prices of another bid.
    pub(crate) fn take(&mut self, unit_prices: &[i64]) {
        for (row, price) in self.rows.iter_mut().zip(unit_prices) {
            let qty = row.amount / row.unit_price.max(1);
            (row.unit_price, row.amount) = (*price, price * qty);
        }
        self.total = self.sum();
        self.words = self.total;
    }

    /// The brand of an item.
    pub(crate) fn brand_of(&self, tender: &Tender, item: usize) -> &'static str {
        let own = self.brand.filter(|(at, _)| *at == item).map(|(_, brand)| brand);
        own.unwrap_or_else(|| further::BRANDS.get(further::brand_of(tender, item)).map_or("", |brand| brand.0))
    }

    /// The sum of the lines.
    pub(crate) fn sum(&self) -> i64 {
        self.rows.iter().map(|row| row.amount).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use procurement_law::roc::day;

    #[test]
    fn the_newest_period_due() {
        let mut chance = Chance::new(1);
        let vendor = names::vendor(&mut chance);
        for (submitted, from, to) in [
            (day(2026, 11, 29), day(2026, 9, 1), day(2026, 10, 1)),
            (day(2026, 11, 14), day(2026, 7, 1), day(2026, 8, 1)),
            (day(2026, 11, 15), day(2026, 9, 1), day(2026, 10, 1)),
            (day(2026, 12, 31), day(2026, 9, 1), day(2026, 10, 1)),
            (day(2027, 1, 20), day(2026, 11, 1), day(2026, 12, 1)),
        ] {
            let tax = Tax::make(&vendor, submitted, &mut chance);
            assert_eq!((tax.from, tax.to), (from, to), "{submitted}");
            assert!(tax.filed > to && tax.filed <= submitted, "{} for {submitted}", tax.filed);
        }
    }
}
