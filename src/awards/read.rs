//! An award as the asker may see it. The reserve price is told when the award is closed, of awarded items alone.

use std::collections::BTreeMap;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::awards::course::Course;
use crate::awards::model::{AwardCase, AwardItem, ItemState};
use crate::awards::next::Next;
use crate::awards::plan::Plan;
use crate::awards::reserve::Amounts;
use crate::awards::store;
use crate::awards::table::open;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tenders::model::{Opening, Tender};
use crate::tenders::store as tenders;
use crate::vault::Vault;

/// An award.
#[derive(Clone, Debug)]
pub struct Found {
    /// The tender.
    pub tender: Tender,
    /// Its openings.
    pub openings: Vec<Opening>,
    /// The award; none while nobody planned one.
    pub case: Option<AwardCase>,
    /// Its plan.
    pub plan: Option<Plan>,
    /// Its items, with what may follow.
    pub items: Vec<Line>,
    /// The reserve prices that may be told.
    pub told: Amounts,
}

/// An item of an award.
#[derive(Clone, Debug)]
pub struct Line {
    /// The row.
    pub row: AwardItem,
    /// What happened.
    pub course: Course,
    /// What may follow.
    pub next: Next,
}

/// Finds the award of a tender.
///
/// # Errors
/// The actor may not know of the tender, or there is none.
pub fn read(conn: &mut DbConn, call: &Call, vault: &Vault, case_no: &str) -> Result<Found, Error> {
    decide(&call.actor, Action::ReadAward, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let openings = tenders::openings(conn, tender.id)?;
    let mut found = Found { tender, openings, case: None, plan: None, items: Vec::new(), told: BTreeMap::new() };
    if store::of_tender(conn, found.tender.id)?.is_none() {
        return Ok(found);
    }
    let table = open(conn, vault, case_no)?;
    for row in store::items(conn, table.case.id)? {
        let course = row.course()?;
        let next = table.look(call, &row, &course)?.0;
        if table.case.closed_at.is_some() && row.state == ItemState::Awarded {
            let amount = table.amounts.as_ref().and_then(|amounts| amounts.get(&row.item_no));
            found.told.extend(amount.map(|amount| (row.item_no.clone(), *amount)));
        }
        found.items.push(Line { row, course, next });
    }
    (found.plan, found.case) = (Some(table.plan), Some(table.case));
    Ok(found)
}

impl Found {
    /// The award.
    ///
    /// # Errors
    /// Nobody planned one.
    pub fn planned(&self) -> Result<(&AwardCase, &Plan), Error> {
        self.case.as_ref().zip(self.plan.as_ref()).ok_or_else(Error::not_found)
    }

    /// An item.
    ///
    /// # Errors
    /// There is none of this number, or no offers are known yet.
    pub fn line(&self, no: &str) -> Result<&Line, Error> {
        self.items.iter().find(|line| line.row.item_no == no).ok_or_else(Error::not_found)
    }
}
