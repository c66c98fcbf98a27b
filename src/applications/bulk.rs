//! Many listings from one sheet: each row is compared with what stands, faults are named by cell, and either all rows are
//! taken or none.
//!
//! A row with an unknown number becomes an application for a new listing; one that differs becomes a change, a lower price
//! alone a cut, and answers that nobody reviews hold at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::applications::advance::Seen;
use crate::applications::at_once::{Cut, SeenListing, amend, cut};
use crate::applications::draft::{About, Written, draft};
use crate::applications::model::ApplicationKind;
use crate::applications::{store, submit, tell};
use crate::base::call::Call;
use crate::base::error::{Error, FieldError};
use crate::base::id::AwardId;
use crate::base::money::Money;
use crate::catalog::model::{Class, Listing, ListingState, ListingVersion};
use crate::catalog::questions::answers::{Answers, Difference};
use crate::catalog::questions::check::{Depth, faults};
use crate::catalog::questions::table::{ChangeRule, Question, all};
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;

/// Most rows of a sheet.
pub const MOST: usize = 2_000;
/// The columns beside the questions: the vendor's number, and for a new listing its awarded item.
pub const NUMBERS: [&str; 3] = ["sku", "case_no", "item_no"];

/// A row of the sheet: its number in the file, and its cells by column key.
pub type Row = (usize, BTreeMap<String, String>);

/// A row with what it would do.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Its number in the file, the header being 1.
    pub line: usize,
    /// The vendor's number.
    pub sku: String,
    /// What it would do.
    pub fate: Fate,
    /// Its answers.
    pub answers: Answers,
}

/// What a row would do.
#[derive(Clone, Debug)]
pub enum Fate {
    /// Ask for a new listing, under this award.
    New(Option<AwardId>),
    /// Change a listing: at once, or by review.
    Change {
        /// The listing.
        listing: Box<Listing>,
        /// What changes.
        differences: Vec<Difference>,
        /// How it comes to be.
        way: Way,
    },
    /// Nothing: it stands already.
    Same,
    /// Nothing before it is mended: what is wrong, by column.
    Faulty(Vec<FieldError>),
}

/// How a change comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// At once: nobody reviews these answers.
    AtOnce,
    /// At once: the price alone falls.
    Cut(Money),
    /// By an application.
    Review,
}

/// What a sheet came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Applications handed in.
    pub asked: usize,
    /// Listings changed at once.
    pub changed: usize,
}

/// Compares rows with what stands; writes nothing.
///
/// # Errors
/// The actor is no vendor, there are too many rows, or the database failed.
pub fn plan(conn: &mut DbConn, call: &Call, class: Class, rows: &[Row]) -> Result<Vec<Planned>, Error> {
    let vendor = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?.organisation;
    decide(&call.actor, Action::ApplyListing, &Facts { informed_vendor: Some(vendor), ..Facts::default() })?;
    if rows.is_empty() || rows.len() > MOST {
        return Err(Error::invalid("bulk.rows").with("most", MOST).at("sheet"));
    }
    let mine: BTreeMap<String, (Listing, ListingVersion)> =
        listings::of_vendor(conn, vendor)?.into_iter().map(|pair| (pair.0.sku.clone(), pair)).collect();
    let awards: BTreeMap<(String, String), (AwardId, Money)> = contracts::awards_of(conn, vendor)?
        .into_iter()
        .filter(|(_, _, framework)| framework.class == class)
        .map(|(award, item, framework)| ((framework.case_no, item.item_no), (award.id, award.price)))
        .collect();
    let mut seen = BTreeSet::new();
    let mut planned = Vec::with_capacity(rows.len());
    for (line, cells) in rows {
        let sku = cells.get("sku").cloned().unwrap_or_default();
        let answers: Answers = cells
            .iter()
            .filter(|(key, _)| !NUMBERS.contains(&key.as_str()))
            .map(|(key, said)| (key.clone(), said.clone()))
            .collect();
        let fate = if sku.is_empty() || !seen.insert(sku.clone()) {
            let code = if sku.is_empty() { "listing.answer_missing" } else { "bulk.twice" };
            Fate::Faulty(vec![fault("sku", code)])
        } else {
            match mine.get(&sku) {
                Some((listing, version)) => standing(conn, class, listing, version, &answers)?,
                None if store::asked(conn, vendor, &sku)?.is_some() => {
                    Fate::Faulty(vec![fault("sku", "application.asked_already")])
                }
                None => fresh(conn, class, &sku, cells, &answers, &awards)?,
            }
        };
        planned.push(Planned { line: *line, sku, fate, answers });
    }
    Ok(planned)
}

/// Does what the rows would do, all of it or nothing.
///
/// # Errors
/// A row is faulty, or a step refuses; the error names the row.
pub fn apply(conn: &mut DbConn, call: &Call, class: Class, rows: &[Row]) -> Result<Applied, Error> {
    let planned = plan(conn, call, class, rows)?;
    if let Some(row) = planned.iter().find(|row| matches!(row.fate, Fate::Faulty(_))) {
        return Err(Error::invalid("bulk.faulty").with("line", row.line).at("sheet"));
    }
    let mut applied = Applied::default();
    for row in planned {
        one(conn, call, class, &row, &mut applied).map_err(|error| error.with("line", row.line))?;
    }
    if applied.asked > 0 {
        tell::office_of_many(conn, call, applied.asked)?;
    }
    Ok(applied)
}

fn one(conn: &mut DbConn, call: &Call, class: Class, row: &Planned, applied: &mut Applied) -> Result<(), Error> {
    let about = match &row.fate {
        Fate::Same | Fate::Faulty(_) => return Ok(()),
        Fate::New(award) => About::New { class, sku: row.sku.clone(), award: *award },
        Fate::Change { listing, differences, way } => {
            let seen = SeenListing { id: listing.id, version: listing.version };
            match way {
                Way::Cut(price) => drop(cut(conn, call, seen, Cut { price: *price, public: None })?),
                Way::AtOnce => {
                    let changed = differences.iter().map(|one| (one.key.clone(), one.after.clone())).collect();
                    drop(amend(conn, call, seen, &changed)?);
                }
                Way::Review => {}
            }
            if *way != Way::Review {
                applied.changed += 1;
                return Ok(());
            }
            About::Listing { id: listing.id, kind: ApplicationKind::Change }
        }
    };
    let written = Written { answers: row.answers.clone(), replacement: None, note: String::new() };
    let drafted = draft(conn, call, &about, &written)?;
    submit::one_of_many(conn, call, Seen { id: drafted.id, version: drafted.version })?;
    applied.asked += 1;
    Ok(())
}

fn standing(
    conn: &mut DbConn,
    class: Class,
    listing: &Listing,
    version: &ListingVersion,
    answers: &Answers,
) -> Result<Fate, Error> {
    if version.class != class || listing.state == ListingState::Delisted {
        return Ok(Fate::Faulty(vec![fault("sku", "bulk.not_changeable")]));
    }
    let before = Answers::of(version);
    let differences = before.differences(answers);
    if differences.is_empty() {
        return Ok(Fate::Same);
    }
    let wrong = faults(class, answers, Depth::Whole);
    if !wrong.is_empty() {
        return Ok(Fate::Faulty(wrong));
    }
    let instant = |one: &Difference| {
        let rule = all().find(|question: &&Question| question.key == one.key).map(|question| question.change);
        rule == Some(ChangeRule::Instant) && !one.after.is_empty()
    };
    let lower = answers.unit_price().filter(|price| *price < version.unit_price);
    let way = match (lower, differences.as_slice()) {
        (Some(price), [only]) if only.key == "unit_price" => Way::Cut(price),
        (_, all) if all.iter().all(instant) => Way::AtOnce,
        _ => Way::Review,
    };
    if way == Way::Review && store::open_of(conn, listing.id)?.is_some() {
        return Ok(Fate::Faulty(vec![fault("sku", "application.open_already")]));
    }
    Ok(Fate::Change { listing: Box::new(listing.clone()), differences, way })
}

fn fresh(
    conn: &mut DbConn,
    class: Class,
    sku: &str,
    cells: &BTreeMap<String, String>,
    answers: &Answers,
    awards: &BTreeMap<(String, String), (AwardId, Money)>,
) -> Result<Fate, Error> {
    let mut wrong = faults(class, answers, Depth::Whole);
    if listings::by_sku(conn, sku)?.is_some() {
        wrong.push(fault("sku", "bulk.taken"));
    }
    let cell = |name: &str| cells.get(name).cloned().unwrap_or_default();
    let (case_no, item_no) = (cell("case_no"), cell("item_no"));
    let award = awards.get(&(case_no.clone(), item_no.clone())).copied();
    if award.is_none() && !(case_no.is_empty() && item_no.is_empty()) {
        wrong.push(fault("item_no", "bulk.no_award"));
    }
    if award.zip(answers.unit_price()).is_some_and(|((_, most), price)| price > most) {
        wrong.push(fault("unit_price", "bulk.above_award"));
    }
    Ok(if wrong.is_empty() { Fate::New(award.map(|(id, _)| id)) } else { Fate::Faulty(wrong) })
}

fn fault(field: &str, code: &'static str) -> FieldError {
    FieldError { field: field.to_owned(), code, args: BTreeMap::new() }
}
