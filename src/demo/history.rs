//! A year of orders, told by the verbs themselves with the clock of their time.

use chrono::{Duration, NaiveDate};
use diesel::prelude::*;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::accounts::model::User;
use crate::app::App;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::time::Time;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::contracts::model::{Framework, Item, OrderOfRecord};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::db::schema::orders;
use crate::demo::people::People;
use crate::orders::accept::Inspection;
use crate::orders::advance::Seen;
use crate::orders::draft::{NewLine, NewOrder};
use crate::orders::issue::PccOrder;
use crate::orders::model::Order;
use crate::orders::stated::Stated;
use crate::orders::{accept, approve, cancel, confirm, decline, deliver, issue, place, reject};

/// Orders told.
const ORDERS: usize = 240;
/// Days that the story reaches back.
const DAYS: i64 = 395;
/// The seed of the story.
const SEED: u64 = 240;

const REASONS: &[&str] = &[
    "功能符合本機關需求，價格最低",
    "與既有系統相容，續用可免重新訓練",
    "經比較三家報價後擇定",
    "原廠在地支援時數較長",
];

/// A listing that hangs on an award.
pub struct Choice {
    /// The listing.
    pub listing: Listing,
    /// Its present version.
    pub version: ListingVersion,
    /// The item.
    pub item: Item,
    /// The framework.
    pub framework: Framework,
}

/// Tells the story, unless it has been told.
///
/// # Errors
/// The database failed.
pub fn history(app: &App, people: &People) -> Result<(), Error> {
    let told: i64 = app.door.read_now(|conn| Ok(orders::table.count().get_result(conn)?))?;
    if told > 0 {
        return Ok(());
    }
    let choices = app.door.read_now(choices)?;
    let (now, people, mut rng) = (app.clock.now(), people.clone(), ChaCha8Rng::seed_from_u64(SEED));
    let mut days: Vec<i64> = (0..ORDERS).map(|_| rng.random_range(0..DAYS)).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    for back in days {
        let minutes = rng.random_range(0..420);
        let at = now.after(Duration::days(-back) - Duration::minutes(600) + Duration::minutes(minutes));
        let open: Vec<&Choice> = choices.iter().filter(|choice| in_force(&choice.framework, at.local_date())).collect();
        let Some(choice) = open.choose(&mut rng) else { continue };
        let seed: [u8; 32] = rng.random();
        let mut story = Story { rng: ChaCha8Rng::from_seed(seed), at, end: now, people: people.clone() };
        let (listing, version) = (choice.listing.clone(), choice.version.clone());
        let (item, framework) = (choice.item.clone(), choice.framework.clone());
        app.door.write_now(move |conn| story.tell(conn, &listing, &version, &item, &framework))?;
    }
    Ok(())
}

/// Every listing that hangs on an award.
///
/// # Errors
/// The database failed.
pub fn choices(conn: &mut DbConn) -> Result<Vec<Choice>, Error> {
    let mut choices = Vec::new();
    for (listing, version) in listings::all(conn)? {
        let Some(award) = listing.award_id else { continue };
        let (_, item, framework) = contracts::terms(conn, award)?;
        choices.push(Choice { listing, version, item, framework });
    }
    Ok(choices)
}

/// Whether a framework is in force on a day.
pub fn in_force(framework: &Framework, day: NaiveDate) -> bool {
    (framework.starts_on..=framework.ends_on).contains(&day)
}

struct Story {
    rng: ChaCha8Rng,
    at: Time,
    end: Time,
    people: People,
}

impl Story {
    /// One order from placing to wherever it came by today. What the law refuses is simply not ordered.
    fn tell(
        &mut self,
        conn: &mut DbConn,
        listing: &Listing,
        version: &ListingVersion,
        item: &Item,
        framework: &Framework,
    ) -> Result<(), Error> {
        let Some((buyer, approver)) = self.people.agencies.choose(&mut self.rng).cloned() else { return Ok(()) };
        let least = item.min_quantity.unwrap_or(1);
        let most = item.max_quantity.unwrap_or(50).clamp(least, least + 60);
        let new = NewOrder {
            lines: vec![NewLine {
                listing: listing.id,
                seen: version.number,
                quantity: self.rng.random_range(least..=most),
            }],
            reason: REASONS.choose(&mut self.rng).copied().unwrap_or_default().to_owned(),
            superior_approval: None,
            choice: None,
            stated: Stated::default(),
        };
        let call = self.call(&buyer);
        let order = match place::place(conn, &call, &new) {
            Ok(order) => order,
            Err(error) if matches!(error.kind, Kind::Unlawful | Kind::Forbidden) => return Ok(()),
            Err(error) => return Err(error),
        };
        self.go_on(conn, &order, &buyer, &approver, framework)
    }

    fn go_on(
        &mut self,
        conn: &mut DbConn,
        order: &Order,
        buyer: &User,
        approver: &User,
        of: &Framework,
    ) -> Result<(), Error> {
        let Some(by_approver) = self.later(approver) else { return Ok(()) };
        let fate = self.rng.random_range(0..100);
        if fate < 5 {
            return reject::reject(conn, &by_approver, seen(order), "數量與需求說明不符，請更正後再送").map(drop);
        }
        let order = approve::approve(conn, &by_approver, seen(order))?;
        let order = match of.order_of_record {
            // Issued with its approval.
            OrderOfRecord::Here => order,
            OrderOfRecord::Pcc => {
                let Some(by_buyer) = self.later(buyer) else { return Ok(()) };
                if fate < 8 {
                    return cancel::cancel(conn, &by_buyer, seen(&order), "年度預算調整，本案不續辦").map(drop);
                }
                let number = format!("DEMO{}", order.number.replace("PO-", "").replace('-', ""));
                issue::issue(conn, &by_buyer, seen(&order), Some(&PccOrder { number, at: by_buyer.now }))?
            }
        };
        let Some(vendor) = self.people.vendors.iter().find(|user| user.organisation_id == order.vendor_id).cloned()
        else {
            return Ok(());
        };
        let Some(by_vendor) = self.later(&vendor) else { return Ok(()) };
        if fate < 10 {
            return decline::decline(conn, &by_vendor, seen(&order), "原廠已停止供應此版本").map(drop);
        }
        let order = confirm::confirm(conn, &by_vendor, seen(&order))?;
        self.deliver(conn, &order, &vendor, approver)
    }

    /// Delivers and accepts some days later, unless that lies in the future.
    fn deliver(&mut self, conn: &mut DbConn, order: &Order, vendor: &User, approver: &User) -> Result<(), Error> {
        self.at = self.at.after(Duration::days(self.rng.random_range(3..12)));
        let Some(by_vendor) = self.later(vendor) else { return Ok(()) };
        let order = deliver::deliver(conn, &by_vendor, seen(order), by_vendor.now.local_date())?;
        let Some(by_approver) = self.later(approver) else { return Ok(()) };
        let inspection = Inspection {
            chief: "主驗人（範例）".to_owned(),
            plain: true,
            notified: true,
            accounting: true,
            related_unit: true,
            ..Inspection::default()
        };
        accept::accept(conn, &by_approver, seen(&order), &inspection).map(drop)
    }

    /// A call some hours later, unless that lies in the future.
    fn later(&mut self, user: &User) -> Option<Call> {
        self.at = self.at.after(Duration::minutes(self.rng.random_range(40..2_000)));
        (self.at < self.end).then(|| self.call(user))
    }

    fn call(&mut self, user: &User) -> Call {
        let seed: [u8; 32] = self.rng.random();
        Call::new(user.actor(), self.at, "demo".to_owned(), seed)
    }
}

/// An order as it was seen last.
pub fn seen(order: &Order) -> Seen {
    Seen { id: order.id, version: order.version }
}
