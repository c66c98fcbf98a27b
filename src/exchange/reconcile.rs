//! Both sides beside each other: what the market issued under frameworks whose order of record is on the site, and what
//! the site tells, by framework and month. The differences add up to the gap, to the cent.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use office_files::{Cell, Sheet};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, OrderId};
use crate::base::money::Money;
use crate::contracts::model::{Framework, OrderOfRecord};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::exchange::model::{SiteOrder, SiteState};
use crate::exchange::store;
use crate::text_enum;

text_enum! {
    /// Why the two sides differ in an order.
    Gap {
        /// It stands here, and the site has not told of it.
        OnlyHere = "only_here",
        /// It stands there, and was placed without the market.
        OnlyThere = "only_there",
        /// It stands there, and a person has to say which of ours it is.
        Waiting = "waiting",
        /// Both have it, with different amounts or in different months.
        Differs = "differs",
        /// It was cancelled there and stands here.
        CancelledThere = "cancelled_there",
    }
}

/// A month of a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// The framework's case number.
    pub case_no: String,
    /// Its first day.
    pub month: NaiveDate,
    /// Orders issued here.
    pub orders_here: usize,
    /// Their amount.
    pub here: Money,
    /// Orders that the site tells of.
    pub orders_there: usize,
    /// Their amount.
    pub there: Money,
}

/// An order in which the two sides differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapRow {
    /// The framework's case number.
    pub case_no: String,
    /// The month's first day.
    pub month: NaiveDate,
    /// Why.
    pub gap: Gap,
    /// The number on the site.
    pub pcc_number: String,
    /// The market's order: id and number.
    pub order: Option<(OrderId, String)>,
    /// A line of the site, for its page.
    pub line: Option<crate::base::id::SiteOrderId>,
    /// Amount here in that month.
    pub here: Money,
    /// Amount there in that month.
    pub there: Money,
}

/// Both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// The differences, by framework and month.
    pub gaps: Vec<GapRow>,
    /// The months, newest first.
    pub months: Vec<MonthRow>,
}

impl MonthRow {
    /// There less here.
    pub fn gap(&self) -> Money {
        Money(self.there.0.saturating_sub(self.here.0))
    }
}

impl GapRow {
    /// There less here.
    pub fn amount(&self) -> Money {
        Money(self.there.0.saturating_sub(self.here.0))
    }
}

type Month = (FrameworkId, NaiveDate);

/// One number on the site in one month: both sides of it.
#[derive(Default)]
struct Pair {
    here: i64,
    there: i64,
    order: Option<(OrderId, String)>,
    line: Option<SiteOrder>,
    cancelled: bool,
    told: bool,
}

/// Reads both sides, of one framework or of all.
///
/// # Errors
/// The actor may not, or the database failed.
pub fn reconcile(conn: &mut DbConn, call: &Call, of: Option<FrameworkId>) -> Result<Reconciliation, Error> {
    decide(&call.actor, Action::ReadSiteOrders, &Facts::default())?;
    let frameworks: HashMap<FrameworkId, Framework> =
        contracts::frameworks(conn)?.into_iter().map(|row| (row.id, row)).collect();
    let there = |id: &FrameworkId| frameworks.get(id).is_some_and(|row| row.order_of_record == OrderOfRecord::Pcc);
    let mut pairs: BTreeMap<(Month, String), Pair> = BTreeMap::new();
    for order in
        store::numbered(conn, of)?.into_iter().filter(|order| there(&order.framework_id) && order.issued_at.is_some())
    {
        let (Some(number), Some(at)) = (order.pcc_number.clone(), order.issued_at) else { continue };
        let pair = pairs.entry(((order.framework_id, first(at.local_date())), number)).or_default();
        pair.here = pair.here.saturating_add(order.amount.0);
        pair.order = Some((order.id, order.number));
    }
    let named: HashMap<String, (OrderId, String)> = pairs
        .iter()
        .filter_map(|((_, number), pair)| pair.order.clone().map(|order| (number.clone(), order)))
        .collect();
    let mut told_there = HashSet::new();
    for line in store::of_framework(conn, of)? {
        let Some(framework) = line.framework_id else { continue };
        let pair = pairs.entry(((framework, first(line.ordered_on)), line.pcc_number.clone())).or_default();
        if line.state == SiteState::Cancelled {
            pair.cancelled = true;
        } else {
            pair.there = pair.there.saturating_add(line.amount.0);
        }
        if line.state == SiteState::Matched && pair.order.is_none() {
            pair.order = named.get(&line.pcc_number).cloned();
        }
        told_there.insert(line.pcc_number.clone());
        pair.line = Some(line);
    }
    // The site may have an order in the month after: then it is not only here.
    for ((_, number), pair) in &mut pairs {
        pair.told = told_there.contains(number);
    }
    Ok(told(pairs, &frameworks))
}

fn told(pairs: BTreeMap<(Month, String), Pair>, frameworks: &HashMap<FrameworkId, Framework>) -> Reconciliation {
    let mut months: BTreeMap<Month, MonthRow> = BTreeMap::new();
    let mut gaps = Vec::new();
    for ((key, pcc_number), pair) in pairs {
        let (framework, month) = key;
        let case_no = frameworks.get(&framework).map(|row| row.case_no.clone()).unwrap_or_default();
        let row = months.entry(key).or_insert_with(|| MonthRow {
            case_no: case_no.clone(),
            month,
            orders_here: 0,
            here: Money::default(),
            orders_there: 0,
            there: Money::default(),
        });
        row.orders_here += usize::from(pair.here > 0);
        row.orders_there += usize::from(pair.there > 0);
        row.here = Money(row.here.0.saturating_add(pair.here));
        row.there = Money(row.there.0.saturating_add(pair.there));
        if pair.here != pair.there {
            gaps.push(GapRow {
                case_no,
                month,
                gap: gap(&pair),
                pcc_number,
                line: pair.line.map(|line| line.id),
                order: pair.order,
                here: Money(pair.here),
                there: Money(pair.there),
            });
        }
    }
    let mut months: Vec<MonthRow> = months.into_values().collect();
    months.sort_by(|a, b| (b.month, &a.case_no).cmp(&(a.month, &b.case_no)));
    gaps.sort_by(|a, b| (b.month, &a.case_no, &a.pcc_number).cmp(&(a.month, &b.case_no, &b.pcc_number)));
    Reconciliation { gaps, months }
}

fn gap(pair: &Pair) -> Gap {
    match &pair.line {
        None if pair.told => Gap::Differs,
        None => Gap::OnlyHere,
        Some(line) if line.state == SiteState::Waiting => Gap::Waiting,
        Some(_) if pair.cancelled && pair.there == 0 => Gap::CancelledThere,
        Some(_) if pair.order.is_none() => Gap::OnlyThere,
        Some(_) => Gap::Differs,
    }
}

fn first(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

impl Reconciliation {
    /// The months as a sheet, then the differences.
    pub fn sheet(&self) -> Sheet {
        let columns =
            ["case_no", "month", "kind", "pcc_number", "order", "orders_here", "here", "orders_there", "there", "gap"];
        let mut sheet = Sheet::new("reconciliation", columns);
        let month = |day: NaiveDate| Cell::from(day.format("%Y-%m").to_string());
        let number = |count: usize| Cell::Number(count.into());
        for row in &self.gaps {
            sheet.rows.push(vec![
                row.case_no.as_str().into(),
                month(row.month),
                row.gap.as_str().into(),
                row.pcc_number.as_str().into(),
                row.order.as_ref().map_or(Cell::Empty, |(_, number)| number.as_str().into()),
                Cell::Empty,
                Cell::Number(row.here.decimal()),
                Cell::Empty,
                Cell::Number(row.there.decimal()),
                Cell::Number(row.amount().decimal()),
            ]);
        }
        for row in &self.months {
            sheet.rows.push(vec![
                row.case_no.as_str().into(),
                month(row.month),
                "month".into(),
                Cell::Empty,
                Cell::Empty,
                number(row.orders_here),
                Cell::Number(row.here.decimal()),
                number(row.orders_there),
                Cell::Number(row.there.decimal()),
                Cell::Number(row.gap().decimal()),
            ]);
        }
        sheet
    }
}
