//! The bids of a tender against its items: how far people are with each, in one table (廠商×項次).

use std::collections::BTreeMap;

use bid_review::finding::Scope;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{BidId, ReviewId};
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::recusals::gate::pass;
use crate::review::model::{FindingRow, Outcome, Review, ReviewState};
use crate::review::store;
use crate::tenders::model::{Stage, Tender};
use crate::tenders::read;
use crate::text_enum;

text_enum! {
    /// How far people are with a cell.
    CellState {
        /// The bid brought nothing here.
        Absent = "absent",
        /// The machine still reads.
        Reading = "reading",
        /// The machine gave up.
        Failed = "failed",
        /// Findings wait for a person.
        Waiting = "waiting",
        /// Something stands against the bid.
        Against = "against",
        /// Nothing waits, and nothing stands against the bid.
        Met = "met",
    }
}

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The bid as a whole, at a stage.
    Stage(Stage),
    /// An item: its number as the review names it, and its name.
    Item(String, String),
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How far people are.
    pub state: CellState,
    /// Findings that wait for a person.
    pub waiting: usize,
    /// Findings that stand against the bid.
    pub against: usize,
    /// Findings in all.
    pub of: usize,
    /// Where to look: the review, and the finding that waits or stands first.
    pub at: Option<(ReviewId, Option<i64>)>,
}

/// A bid.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its label.
    pub label: String,
    /// The vendor, where the market knows it.
    pub vendor: String,
    /// What its reviews came to, by stage.
    pub outcomes: Vec<(Stage, Outcome)>,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// The table.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The tender.
    pub tender: Tender,
    /// The columns: the stages that may be opened, then the items.
    pub columns: Vec<Column>,
    /// The bids by their labels.
    pub rows: Vec<Row>,
}

/// The table of a tender. Before the opening of a stage nobody asks whether there is anything.
///
/// # Errors
/// The asker may not, or knows of no such tender; a reviewer stated nothing, or keeps away.
pub fn matrix(conn: &mut DbConn, call: &Call, case_no: &str) -> Result<Matrix, Error> {
    decide(&call.actor, Action::ReadReview, &Facts::tender())?;
    let (tender, openings) = read::read(conn, call, case_no)?;
    pass(conn, &call.actor, tender.id)?;
    let stages: Vec<Stage> = openings.iter().filter(|one| one.is_open(call.now)).map(|one| one.stage).collect();
    let items = (1..).zip(tender.terms()?.items).map(|(number, item)| Column::Item(number.to_string(), item.name));
    let columns: Vec<Column> = stages.iter().copied().map(Column::Stage).chain(items).collect();
    let mut all: BTreeMap<BidId, Vec<(Review, Vec<FindingRow>)>> = BTreeMap::new();
    for stage in stages {
        for review in store::of_stage(conn, tender.id, stage)? {
            let findings = store::findings(conn, review.id)?;
            all.entry(review.bid_id).or_default().push((review, findings));
        }
    }
    let vendors: BTreeMap<String, String> = bids::labels(conn, tender.id)?.into_iter().collect();
    let mut rows: Vec<Row> = Vec::with_capacity(all.len());
    for (bid, reviews) in all {
        let label = bids::find(conn, bid)?.label;
        rows.push(Row {
            vendor: vendors.get(&label).cloned().unwrap_or_default(),
            outcomes: reviews.iter().filter_map(|(review, _)| Some((review.stage, review.outcome?))).collect(),
            cells: columns.iter().map(|column| cell(column, &reviews)).collect::<Result<_, _>>()?,
            label,
        });
    }
    rows.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(Matrix { tender, columns, rows })
}

/// What all reviews of a bid say in one column.
fn cell(column: &Column, reviews: &[(Review, Vec<FindingRow>)]) -> Result<Cell, Error> {
    let mut cell = Cell { state: CellState::Absent, waiting: 0, against: 0, of: 0, at: None };
    let (mut reading, mut failed, mut first) = (false, false, None);
    for (review, findings) in reviews {
        if matches!(column, Column::Stage(stage) if *stage != review.stage) {
            continue;
        }
        reading |= review.state.is_waiting();
        failed |= review.state == ReviewState::Failed;
        cell.at = cell.at.or(Some((review.id, None)));
        for row in findings {
            let scope = row.finding()?.scope;
            let own = match (column, &scope) {
                (Column::Stage(_), Scope::Bid) => true,
                (Column::Item(number, _), Scope::Item(item)) => number == item,
                (Column::Stage(_), Scope::Item(_)) | (Column::Item(..), Scope::Bid) => false,
            };
            if !own {
                continue;
            }
            cell.of += 1;
            cell.waiting += usize::from(row.is_due());
            cell.against += usize::from(row.stands());
            if first.is_none() && (row.is_due() || row.stands()) {
                first = Some((review.id, Some(row.number)));
            }
        }
    }
    cell.at = first.or(cell.at);
    cell.state = match () {
        () if cell.at.is_none() => CellState::Absent,
        () if reading => CellState::Reading,
        () if failed => CellState::Failed,
        () if cell.waiting > 0 => CellState::Waiting,
        () if cell.against > 0 => CellState::Against,
        () => CellState::Met,
    };
    Ok(cell)
}
