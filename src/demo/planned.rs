//! How the demo's reviewed tender is to be awarded: planned before its opening, its reserve price fixed by two people of the office,
//! so that whoever comes finds the award open.

use std::collections::BTreeMap;

use chrono::Duration;
use procurement_law::category::Category;
use sample_bids::Bundle;
use serde_json::Value;

use crate::app::App;
use crate::awards::keep::{first, keep};
use crate::awards::model::FixedBy;
use crate::awards::plan::{Manner, Plan, PlanItem, Reserve};
use crate::awards::reserve::{Amounts, Entered, confirm, enter};
use crate::base::error::Error;
use crate::base::money::Money;
use crate::demo::people::People;
use crate::tenders::store as tenders;

/// Days before the opening on which it was planned.
const BEFORE: i64 = 5;

/// Plans the award of a tender whose bids are these: each item to its lowest offer, within the highest price that was offered.
///
/// # Errors
/// The database failed.
pub fn planned(app: &App, people: &People, case_no: &str, bundle: &Bundle) -> Result<(), Error> {
    let (Some(office), Some(second)) = (&people.office, &people.second) else { return Ok(()) };
    let Some(budget) = Money::dollars(20_000_000) else { return Ok(()) };
    let prices = prices(bundle)?;
    let amounts: Amounts = prices.iter().map(|(no, (_, price))| (no.clone(), *price)).collect();
    let items = prices.into_iter().map(|(no, (name, _))| PlanItem { no, name, unit: String::new(), ceiling: None });
    let plan = Plan {
        manner: Manner::ByItem,
        category: Category::Services,
        procurement: budget,
        budget,
        reserve: Reserve::Sealed,
        has_superior: true,
        rounds: None,
        told: true,
        items: items.collect(),
    };
    let entered =
        Entered {
            amounts: amounts.clone(), fixed_by: FixedBy::Head, estimate: "底價核定表（範例）".to_owned()
        };
    let (mut by_office, mut by_second) = (app.call(office.actor(), "demo")?, app.call(second.actor(), "demo")?);
    let (case_no, vault) = (case_no.to_owned(), app.vault.clone());
    app.door.write_now(move |conn| {
        let tender = tenders::by_case_no(conn, &case_no)?;
        let opens = first(&tender, &tenders::openings(conn, tender.id)?);
        (by_office.now, by_second.now) = (opens.after(Duration::days(-BEFORE)), opens.after(Duration::days(-BEFORE)));
        let case = keep(conn, &by_office, &case_no, None, &plan)?;
        let case = enter(conn, &by_office, &vault, (&case_no, case.version), &entered)?;
        confirm(conn, &by_second, &vault, (&case_no, case.version), &amounts).map(drop)
    })
}

/// Name and highest offer of each item, by its number.
fn prices(bundle: &Bundle) -> Result<BTreeMap<String, (String, Money)>, Error> {
    let mut highest: BTreeMap<String, (String, Money)> = BTreeMap::new();
    for document in bundle.bids.iter().flat_map(|bid| &bid.documents) {
        let told = serde_json::to_value(document).map_err(|cause| Error::internal("read the demo's prices", cause))?;
        let rows = told.pointer("/fields/items").and_then(Value::as_array);
        for row in rows.into_iter().flatten() {
            let text = |key: &str| row.get(key).map(|value| value.to_string()).unwrap_or_default();
            let (Some(price), Some(name)) =
                (Money::parse(&text("unit_price")), row.get("name").and_then(Value::as_str))
            else {
                continue;
            };
            let of = highest.entry(text("no")).or_insert_with(|| (name.to_owned(), price));
            of.1 = of.1.max(price);
        }
    }
    Ok(highest)
}
