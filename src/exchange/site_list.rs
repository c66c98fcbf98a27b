//! Imports what the site tells of orders, the history among it. No order that stands there is dropped: what is no order
//! of the market is kept as placed outside and counts.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::OrderId;
use crate::base::money::Money;
use crate::contracts::ceiling;
use crate::db::conn::DbConn;
use crate::exchange::alarm;
use crate::exchange::attach::{agrees, attach};
use crate::exchange::count::count;
use crate::exchange::matching::{Found, Group};
use crate::exchange::model::{KIND, SiteOrder, SiteState};
use crate::exchange::site_row::{Names, read};
use crate::exchange::store;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Report, RowOutcome};
use crate::intake::row::{Table, fault};
use crate::intake::run::{Fate, OnFault, goes_on, judge, known};
use crate::orders::model::Order;

type Key = (String, String, String);

/// The market's orders that lines may be.
struct Ours {
    ready: Vec<Order>,
    numbered: HashMap<String, Order>,
    taken: HashSet<OrderId>,
}

/// Imports the site's list.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let names = Names::read(conn)?;
    let there: HashMap<Key, SiteOrder> = store::all(conn)?.into_iter().map(|line| (key(&line), line)).collect();
    let (mut fresh, mut revised, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    let (lines, mut report) = judge(&table, |row| {
        let line = read(call, row, &names)?;
        if !seen.insert(key(&line)) {
            return Err(fault("pcc_number", "同一檔案中訂單編號、案號、項次重複；同一項次請併為一列"));
        }
        let (amount, id) = (line.amount, line.id.0);
        let Some(before) = there.get(&key(&line)) else {
            fresh.push(line);
            return Ok(Fate { outcome: RowOutcome::Imported, subject: id, amount });
        };
        let subject = before.id.0;
        if !differs(before, &line) {
            return known(subject);
        }
        revised.push((before.clone(), line));
        Ok(Fate { outcome: RowOutcome::Corrected, subject, amount })
    });
    if goes_on(&mut report, on_fault) {
        let changes = write(conn, call, fresh, revised)?;
        keep(conn, call, "site_orders", source, &lines, &report, changes)?;
    }
    Ok(report)
}

fn key(line: &SiteOrder) -> Key {
    (line.pcc_number.clone(), line.case_no.clone(), line.item_no.clone())
}

/// Whether the site tells something else of a line than before, or the market knows more of it.
fn differs(before: &SiteOrder, line: &SiteOrder) -> bool {
    let told = |line: &SiteOrder| -> (chrono::NaiveDate, String, String, i64, Money, Money, bool) {
        let cancelled = line.state == SiteState::Cancelled;
        let (agency, vendor) = (line.agency_code.clone(), line.vendor_ubn.clone());
        (line.ordered_on, agency, vendor, line.quantity, line.unit_price, line.amount, cancelled)
    };
    let known = |line: &SiteOrder| (line.framework_id, line.item_id, line.agency_id, line.vendor_id);
    told(before) != told(line) || known(before) != known(line)
}

fn write(
    conn: &mut DbConn,
    call: &Call,
    fresh: Vec<SiteOrder>,
    revised: Vec<(SiteOrder, SiteOrder)>,
) -> Result<Vec<Change>, Error> {
    let numbered = store::numbered(conn, None)?;
    let mut ours = Ours {
        ready: store::ready(conn, None)?,
        numbered: numbered
            .into_iter()
            .filter_map(|order| order.pcc_number.clone().map(|number| (number, order)))
            .collect(),
        taken: HashSet::new(),
    };
    let mut changes = Vec::new();
    let mut again = Vec::new();
    for (before, line) in revised {
        again.extend(revise(conn, call, before, line, &mut changes)?);
    }
    let (mut added, rest): (Vec<_>, Vec<_>) = fresh.into_iter().partition(|line| line.state == SiteState::Outside);
    settle(conn, call, &mut added, true, &mut ours, &mut changes)?;
    added.extend(rest);
    store::insert(conn, &added)?;
    changes.extend(added.iter().map(|line| Change::new("site_order.imported", KIND, line.id.0, 1, line.recorded())));
    settle(conn, call, &mut again, false, &mut ours, &mut changes)?;
    for line in again.iter().filter(|line| line.state == SiteState::Waiting) {
        update(conn, line.clone(), "site_order.waits", &mut changes)?;
    }
    added.extend(again);
    changes.extend(count(conn, call, &added)?);
    Ok(changes)
}

/// Finds for each order among the lines what it is; lines that are an order of the market become so.
fn settle(
    conn: &mut DbConn,
    call: &Call,
    lines: &mut [SiteOrder],
    fresh: bool,
    ours: &mut Ours,
    changes: &mut Vec<Change>,
) -> Result<(), Error> {
    let mut groups: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        groups.entry((line.pcc_number.clone(), line.case_no.clone())).or_default().push(place);
    }
    for places in groups.into_values() {
        let mut group: Vec<SiteOrder> = places.iter().filter_map(|place| lines.get(*place).cloned()).collect();
        match ours.find(&group) {
            Found::None => {}
            Found::One(id) => {
                let order = store::order(conn, id)?;
                changes.extend(attach(conn, call, &order, &mut group, fresh)?);
                ours.taken.insert(id);
            }
            Found::Several(_) => {
                for line in &mut group {
                    line.state = SiteState::Waiting;
                }
                if let Some(line) = group.first() {
                    alarm::waits(conn, call, line)?;
                }
            }
        }
        for (place, line) in places.into_iter().zip(group) {
            if let Some(slot) = lines.get_mut(place) {
                *slot = line;
            }
        }
    }
    Ok(())
}

impl Ours {
    fn find(&self, lines: &[SiteOrder]) -> Found {
        let group = Group::of(lines);
        let by_number = lines.first().and_then(|line| self.numbered.get(&line.pcc_number));
        match by_number {
            Some(order) if agrees(&group, order) => Found::One(order.id),
            // The same number, but other parties: somebody has mistyped, and a person has to look.
            Some(order) => Found::Several(vec![order.id]),
            None => group.find(self.ready.iter().filter(|order| !self.taken.contains(&order.id))),
        }
    }
}

/// Writes what the site tells now over what it told before; gives the line back when it is to be looked for anew.
fn revise(
    conn: &mut DbConn,
    call: &Call,
    before: SiteOrder,
    told: SiteOrder,
    changes: &mut Vec<Change>,
) -> Result<Option<SiteOrder>, Error> {
    let mut line = SiteOrder { id: before.id, at: before.at, version: before.version, ..told };
    if before.counts() {
        changes.extend(ceiling::uncount_outside(conn, call, before.id)?);
    }
    if let Some(id) = before.order_id {
        if line.state == SiteState::Cancelled {
            let order = store::order(conn, id)?;
            alarm::cancelled(conn, call, &line, &order)?;
        } else {
            // It stays the order that it was; the amounts may differ, and the reconciliation says so.
            (line.state, line.order_id) = (SiteState::Matched, Some(id));
        }
    }
    let line = update(conn, line, "site_order.revised", changes)?;
    Ok((line.state == SiteState::Outside).then_some(line))
}

fn update(conn: &mut DbConn, mut line: SiteOrder, name: &str, changes: &mut Vec<Change>) -> Result<SiteOrder, Error> {
    line.version += 1;
    if !store::update(conn, &line)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    changes.push(Change::new(name, KIND, line.id.0, line.version, line.recorded()));
    Ok(line)
}
