//! An award as its verbs see it, with what nobody else may see yet.

use procurement_law::frame::Frame;
use procurement_law::ruling::Ruling;

use crate::awards::course::Course;
use crate::awards::keep::first;
use crate::awards::known::Known;
use crate::awards::model::{AwardCase, AwardItem};
use crate::awards::next::{Next, look};
use crate::awards::plan::Plan;
use crate::awards::reserve::{Amounts, of_item, reveal};
use crate::awards::store;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::tenders::store as tenders;
use crate::vault::Vault;

/// The award of a tender.
#[derive(Clone, Debug)]
pub struct Table {
    /// The tender's number.
    pub case_no: String,
    /// The award.
    pub case: AwardCase,
    /// Its plan.
    pub plan: Plan,
    /// The reserve prices.
    pub amounts: Option<Amounts>,
    /// The moment before which a reserve price is fixed: the first opening.
    pub before: Time,
}

/// The award of a tender, with its reserve prices.
///
/// # Errors
/// There is none, or what is sealed cannot be opened.
pub fn open(conn: &mut DbConn, vault: &Vault, case_no: &str) -> Result<Table, Error> {
    let tender = tenders::by_case_no(conn, case_no)?;
    let case = store::of_tender(conn, tender.id)?.ok_or_else(Error::not_found)?;
    let (plan, amounts) = (case.plan()?, reveal(vault, &case)?);
    let before = first(&tender, &tenders::openings(conn, tender.id)?);
    Ok(Table { case_no: tender.case_no, case, plan, amounts, before })
}

impl Table {
    /// What may follow for an item, by the law of the day on which the offers were opened.
    ///
    /// # Errors
    /// The plan has no such item, a fault of the program.
    pub fn look(&self, call: &Call, item: &AwardItem, course: &Course) -> Result<(Next, Vec<Ruling>), Error> {
        let known = Known {
            plan: &self.plan,
            item: self.plan.item(&item.item_no)?,
            course,
            base: of_item(self.amounts.as_ref(), &item.item_no),
            day: self.case.offers_at.unwrap_or(call.now).local_date(),
            before: self.before.taipei().naive_local(),
        };
        let looked = look(&known);
        Ok((looked.next, looked.rulings))
    }

    /// What a draw of an item's lots is named by.
    pub fn draw_of(&self, item_no: &str) -> String {
        format!("{} {item_no}", self.case_no)
    }
}

/// The frame of the law on the day of an award's offers.
pub fn frame(case: &AwardCase, call: &Call) -> Frame {
    Frame::on(case.offers_at.unwrap_or(call.now).local_date())
}
