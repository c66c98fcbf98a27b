//! What the e-procurement site tells in the demo: most of the market's own orders, a few placed there without it, one with
//! another amount, and years that lie before the frameworks of today.

use std::path::Path;

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::app::App;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::contracts::model::{Framework, Item, OrderOfRecord};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::exchange::{files, site_row, store};
use crate::intake::keep::Source;
use crate::intake::run::OnFault;
use crate::orders::model::{Order, OrderLine};
use crate::orders::store as orders;
use crate::parties::model::{Organisation, OrganisationKind};
use crate::parties::store as parties;

/// The seed of what was placed outside.
const SEED: u64 = 103;
/// Orders of earlier years.
const PAST: i64 = 220;
/// Orders placed without the market.
const OUTSIDE: i64 = 12;
/// The file.
const NAME: &str = "site_orders.csv";

/// Imports the site's list, once.
///
/// # Errors
/// The file cannot be written, or the database failed.
pub fn exchange(app: &App, data: &Path) -> Result<(), Error> {
    let path = data.join("seed").join(NAME);
    let failed = |cause: std::io::Error| Error::internal("write the seed files", cause);
    // A run that was broken off goes on with the list it had.
    if !path.exists() {
        let today = app.clock.now().local_date();
        let text = app.door.read_now(move |conn| list(conn, today))?;
        std::fs::write(&path, text).map_err(failed)?;
    }
    let bytes = std::fs::read(&path).map_err(failed)?;
    let (call, source) = (app.system_call("demo")?, Source::keep_now(&app.storage, NAME, bytes)?);
    let (_, report) = app.door.write_now(move |conn| files::import(conn, &call, &source, OnFault::SkipRow))?;
    match report.faults.first().and_then(|line| line.fault.as_ref().map(|fault| (line.line, fault))) {
        None => Ok(()),
        Some((line, fault)) => {
            Err(Error::internal("fill the demo", format!("{NAME} line {line} {}: {}", fault.column, fault.reason)))
        }
    }
}

struct Told {
    codes: Vec<Organisation>,
    frameworks: Vec<Framework>,
    rows: Vec<String>,
}

fn list(conn: &mut DbConn, today: chrono::NaiveDate) -> Result<String, Error> {
    let mut codes = parties::all(conn, OrganisationKind::Agency)?;
    codes.extend(parties::all(conn, OrganisationKind::Vendor)?);
    let mut told = Told { codes, frameworks: contracts::frameworks(conn)?, rows: vec![site_row::COLUMNS.join(",")] };
    let mut numbered = store::numbered(conn, None)?;
    // The site tells of the newest tomorrow.
    numbered.pop();
    for (turn, order) in numbered.iter().enumerate() {
        let (order, lines) = orders::find(conn, order.id)?;
        told.own(conn, &order, &lines, turn == 3)?;
    }
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    told.outside(conn, &mut rng, today)?;
    told.past(&mut rng);
    Ok(told.rows.join("\n") + "\n")
}

impl Told {
    fn code(&self, id: OrganisationId) -> &str {
        self.codes.iter().find(|one| one.id == id).map_or("", |one| one.code.as_str())
    }

    fn own(&mut self, conn: &mut DbConn, order: &Order, lines: &[OrderLine], mistyped: bool) -> Result<(), Error> {
        let (Some(number), Some(at)) = (&order.pcc_number, order.issued_at) else { return Ok(()) };
        let case_no = self.frameworks.iter().find(|one| one.id == order.framework_id).map(|one| one.case_no.clone());
        let (case_no, day) = (case_no.unwrap_or_default(), at.local_date());
        for line in lines {
            let item: Vec<Item> = contracts::some_items(conn, &[line.item_id])?;
            let item_no = item.first().map(|item| item.item_no.as_str()).unwrap_or_default();
            let amount = if mistyped { line.amount.plus(line.unit_price).unwrap_or(line.amount) } else { line.amount };
            let (agency, vendor) = (self.code(order.agency_id), self.code(order.vendor_id));
            let (quantity, price, amount) = (line.quantity, line.unit_price.decimal(), amount.decimal());
            self.rows.push(format!(
                "{number},{day},{case_no},{item_no},{agency},{vendor},{quantity},{price},{amount},placed"
            ));
        }
        Ok(())
    }

    fn outside(&mut self, conn: &mut DbConn, rng: &mut ChaCha8Rng, today: chrono::NaiveDate) -> Result<(), Error> {
        let there: Vec<Framework> =
            self.frameworks.iter().filter(|one| one.order_of_record == OrderOfRecord::Pcc).cloned().collect();
        let agencies: Vec<String> = self.of(OrganisationKind::Agency);
        for turn in 0..OUTSIDE {
            let Some(framework) = there.choose(rng) else { return Ok(()) };
            let items = contracts::items(conn, framework.id)?;
            let awards = contracts::awards_under(conn, framework.id)?;
            let (Some(award), Some(agency)) = (awards.choose(rng), agencies.choose(rng)) else { continue };
            let Some(item) = items.iter().find(|item| item.id == award.item_id) else { continue };
            let quantity = rng.random_range(1..=item.max_quantity.unwrap_or(20).min(20));
            let amount = award.price.line_total(quantity).unwrap_or(award.price).decimal();
            let day = (today - chrono::Duration::days(rng.random_range(1..60))).max(framework.starts_on);
            let (vendor, price) = (self.code(award.vendor_id), award.price.decimal());
            let (case_no, item_no) = (&framework.case_no, &item.item_no);
            let number = format!("PCC-OUT-{turn:04}");
            self.rows.push(format!(
                "{number},{day},{case_no},{item_no},{agency},{vendor},{quantity},{price},{amount},placed"
            ));
        }
        Ok(())
    }

    /// Years before the frameworks of today, since ROC 103.
    fn past(&mut self, rng: &mut ChaCha8Rng) {
        let (agencies, vendors) = (self.of(OrganisationKind::Agency), self.of(OrganisationKind::Vendor));
        for turn in 0..PAST {
            let (Some(agency), Some(vendor)) = (agencies.choose(rng), vendors.choose(rng)) else { return };
            let (year, month, day) = (rng.random_range(103..=112), rng.random_range(1..=12), rng.random_range(1..=28));
            let (price, quantity) = (rng.random_range(5..400) * 100, rng.random_range(1..=50));
            let (item, amount) = (rng.random_range(1..=120), price * quantity);
            self.rows.push(format!(
                "PCC-{year}-{turn:04},{year}/{month}/{day},{year}0201,{item},{agency},{vendor},{quantity},{price},{amount},placed"
            ));
        }
    }

    fn of(&self, kind: OrganisationKind) -> Vec<String> {
        self.codes.iter().filter(|one| one.kind == kind).map(|one| one.code.clone()).collect()
    }
}
