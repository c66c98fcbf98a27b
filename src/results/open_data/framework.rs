//! Framework contracts as they are published: who holds them, at which prices, how long.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::contracts::{store, version};
use crate::db::conn::DbConn;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;
use crate::results::notice::Party;

/// A framework contract.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Its number (案號).
    pub case_no: String,
    /// Its title.
    pub title: String,
    /// What kind of thing it is: `goods`, `services`.
    pub category: &'static str,
    /// The office that concluded it; none where the market has no office.
    pub office: Option<String>,
    /// The budget that was published.
    pub budget: Money,
    /// First and last ordering day.
    pub period: (NaiveDate, NaiveDate),
    /// When it became what it is.
    pub changed_at: Time,
    /// The day on which it is published.
    pub today: NaiveDate,
    /// What each vendor supplies, awards that ended left out.
    pub vendors: BTreeMap<Party, Vec<Supplied>>,
}

/// An item at a vendor's award price.
#[derive(Clone, Debug)]
pub struct Supplied {
    /// Its number.
    pub item_no: String,
    /// Its name.
    pub name: String,
    /// What one unit is.
    pub unit: String,
    /// The award price of a unit.
    pub price: Money,
}

/// All framework contracts, as they stand today.
///
/// # Errors
/// The database failed.
pub fn contracts(conn: &mut DbConn, today: NaiveDate) -> Result<Vec<Contract>, Error> {
    let office = parties::all(conn, OrganisationKind::Office)?.into_iter().next().map(|office| office.name);
    let vendors = parties::all(conn, OrganisationKind::Vendor)?.into_iter();
    let vendors: HashMap<OrganisationId, Party> =
        vendors.map(|one| (one.id, Party { name: one.name, ubn: one.code })).collect();
    let mut contracts = Vec::new();
    for framework in store::frameworks(conn)? {
        let items = store::items(conn, framework.id)?;
        let items: HashMap<_, _> = items.iter().enumerate().map(|(place, item)| (item.id, (place, item))).collect();
        let mut supplied: BTreeMap<Party, Vec<Supplied>> = BTreeMap::new();
        let mut awards = store::awards_under(conn, framework.id)?;
        awards.sort_by_key(|award| items.get(&award.item_id).map(|(place, _)| *place));
        for award in awards.into_iter().filter(|award| !award.ended) {
            let Some((vendor, (_, item))) = vendors.get(&award.vendor_id).zip(items.get(&award.item_id)) else {
                continue;
            };
            supplied.entry(vendor.clone()).or_default().push(Supplied {
                item_no: item.item_no.clone(),
                name: item.name.clone(),
                unit: item.unit.clone(),
                price: award.price,
            });
        }
        let start = framework.starts_on.and_time(chrono::NaiveTime::MIN);
        let changed_at = version::all(conn, framework.id)?.first().map_or(Time::of_taipei(start), |one| one.at);
        contracts.push(Contract {
            category: framework.class.category().code(),
            case_no: framework.case_no,
            title: framework.title,
            office: office.clone(),
            budget: framework.budget,
            period: (framework.starts_on, framework.ends_on),
            changed_at,
            today,
            vendors: supplied,
        });
    }
    Ok(contracts)
}

/// A contract for the tests of other files.
#[cfg(test)]
pub mod tests {
    use super::*;

    /// One vendor with one item.
    pub fn contract() -> Contract {
        let day = |text: &str| text.parse().unwrap();
        let supplied = Supplied {
            item_no: "1".to_owned(),
            name: "軟體1".to_owned(),
            unit: "套".to_owned(),
            price: Money::dollars(8_500).unwrap(),
        };
        let vendor = Party { name: "甲公司".to_owned(), ubn: "04595257".to_owned() };
        Contract {
            case_no: "1150201".to_owned(),
            title: "範例契約".to_owned(),
            category: "goods",
            office: Some("範例署".to_owned()),
            budget: Money::dollars(900_000).unwrap(),
            period: (day("2026-12-01"), day("2027-11-30")),
            changed_at: Time::parse("2026-11-21T03:00:00Z").unwrap(),
            today: day("2026-11-21"),
            vendors: BTreeMap::from([(vendor, vec![supplied])]),
        }
    }
}
