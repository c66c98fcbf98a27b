//! The framework contracts, and one of them with its lots, items and what is left of its budget.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use chrono::NaiveDate;
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::base::id::ItemId;
use crate::base::money::Money;
use crate::contracts::ceiling;
use crate::contracts::model::{Award, Ceiling, CeilingUnit, Framework, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::parties::store as parties;
use crate::web::layout::{Layout, page};
use crate::web::orders::day;

#[derive(Template)]
#[template(path = "frameworks.html")]
struct ListPage {
    page: Layout,
    rows: Vec<FrameworkRow>,
}

/// A framework as a line of a list.
pub struct FrameworkRow {
    /// The framework.
    pub framework: Framework,
    /// First ordering day, in words.
    pub starts: String,
    /// Last ordering day, in words.
    pub ends: String,
    /// Whether today is an ordering day.
    pub open: bool,
}

#[derive(Template)]
#[template(path = "framework.html")]
struct FrameworkPage {
    page: Layout,
    row: FrameworkRow,
    budget: Option<Ceiling>,
    entitled: Vec<String>,
    lots: Vec<Lot>,
}

/// A lot with its items.
struct Lot {
    number: String,
    name: String,
    items: Vec<ItemRow>,
}

struct ItemRow {
    item: Item,
    vendors: usize,
    cheapest: Option<Money>,
    left: Option<i64>,
}

/// Lists the frameworks.
///
/// # Errors
/// The database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    let (lang, today) = (caller.lang, caller.app.clock.now().local_date());
    let found = caller.app.door.read(contracts::frameworks).await?;
    let rows = found.into_iter().map(|framework| row(framework, today, lang)).collect();
    Ok(page(&ListPage { page: Layout::new(&caller, "nav-frameworks"), rows })?)
}

/// Shows one.
///
/// # Errors
/// There is none of this case number.
pub async fn show(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    let (lang, today) = (caller.lang, caller.app.clock.now().local_date());
    let found = caller.app.door.read(move |conn| look(conn, &case_no)).await?;
    let (framework, budget, entitled, lots) = found;
    Ok(page(&FrameworkPage {
        page: Layout::titled(&caller, framework.title.clone()),
        row: row(framework, today, lang),
        budget,
        entitled,
        lots,
    })?)
}

/// A framework as a line, on a day.
pub fn row(framework: Framework, today: NaiveDate, lang: Lang) -> FrameworkRow {
    FrameworkRow {
        starts: day(framework.starts_on, lang),
        ends: day(framework.ends_on, lang),
        open: (framework.starts_on..=framework.ends_on).contains(&today),
        framework,
    }
}

type Looked = (Framework, Option<Ceiling>, Vec<String>, Vec<Lot>);

fn look(conn: &mut DbConn, case_no: &str) -> Result<Looked, Error> {
    let framework = contracts::by_case(conn, case_no)?.ok_or_else(Error::not_found)?;
    let items = contracts::items(conn, framework.id)?;
    let ids: Vec<ItemId> = items.iter().map(|item| item.id).collect();
    let ceilings = ceiling::of(conn, framework.id, &ids)?;
    let mut awards: HashMap<ItemId, Vec<Award>> = HashMap::new();
    for award in contracts::awards_under(conn, framework.id)?.into_iter().filter(|award| !award.ended) {
        awards.entry(award.item_id).or_default().push(award);
    }
    let mut entitled = Vec::new();
    for agency in contracts::entitled(conn, framework.id)? {
        entitled.push(parties::find(conn, agency)?.name);
    }
    let budget = ceilings.iter().find(|row| row.is_budget()).cloned();
    Ok((framework, budget, entitled, lots(items, &awards, &ceilings)))
}

fn lots(items: Vec<Item>, awards: &HashMap<ItemId, Vec<Award>>, ceilings: &[Ceiling]) -> Vec<Lot> {
    let mut lots: Vec<Lot> = Vec::new();
    for item in items {
        let won = awards.get(&item.id).map_or(&[][..], Vec::as_slice);
        let left = ceilings.iter().find(|row| row.item_id == Some(item.id) && row.unit == CeilingUnit::Count);
        let line = ItemRow {
            vendors: won.len(),
            cheapest: won.iter().map(|award| award.price).min(),
            left: left.map(Ceiling::remaining),
            item,
        };
        match lots.last_mut().filter(|lot| lot.number == line.item.lot_no) {
            Some(lot) => lot.items.push(line),
            None => {
                let (number, name) = (line.item.lot_no.clone(), line.item.lot_name.clone());
                lots.push(Lot { number, name, items: vec![line] });
            }
        }
    }
    lots
}

impl FrameworkPage {
    /// Money held by orders, and the percentage of the budget.
    fn used(&self) -> Option<(Money, i64)> {
        let budget = self.budget.as_ref()?;
        let percent = i128::from(budget.used) * 100 / i128::from(budget.cap.max(1));
        Some((Money(budget.used), i64::try_from(percent).unwrap_or(100)))
    }

    fn left(&self) -> Money {
        Money(self.budget.as_ref().map_or(0, Ceiling::remaining))
    }
}
