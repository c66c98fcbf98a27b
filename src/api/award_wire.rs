//! An award as the API tells it.

use procurement_law::ruling::Ruling;
use serde::Serialize;
use utoipa::ToSchema;

use crate::awards::course::{Course, Winner};
use crate::awards::model::ItemState;
use crate::awards::next::{Lacks, Next};
use crate::awards::plan::{Plan, Reserve};
use crate::awards::read::{Found, Line};
use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;

/// The award of a tender.
#[derive(Debug, Serialize, ToSchema)]
pub struct AwardView {
    /// The tender's number.
    pub tender_no: String,
    /// How it is to be awarded.
    pub plan: Plan,
    /// The reserve price: `none`, `unset`, `entered` or `fixed`.
    pub reserve: &'static str,
    /// When the offers were recorded.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub offers_at: Option<Time>,
    /// When every item had ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Time>,
    /// Why it is held.
    pub held: Option<String>,
    /// The items, once offers are known.
    pub items: Vec<ItemView>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// An item of an award.
#[derive(Debug, Serialize, ToSchema)]
pub struct ItemView {
    /// Its number.
    pub item_no: String,
    /// Where it stands.
    pub state: ItemState,
    /// What may follow.
    pub next: NextView,
    /// What happened.
    #[schema(value_type = Object)]
    pub course: Course,
    /// The reserve price, once it may be told, NT$.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub reserve_price: Option<Money>,
    /// What the law says of it, once the award is closed.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
    /// Counts changes; the version for its steps.
    pub version: i64,
}

/// What may follow.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct NextView {
    /// `nothing`, `suggest`, `ask`, `above`, `compare`, `lots`, `low`, `match`, `award`, `ended`.
    pub name: &'static str,
    /// Whom it concerns.
    pub labels: Vec<String>,
    /// The price it is about, NT$.
    #[schema(value_type = Option<String>)]
    pub price: Option<Money>,
    /// The round that is asked for.
    pub round: Option<i64>,
    /// The step of the procedure for low prices.
    pub low: Option<&'static str>,
    /// The difference bond that may be asked for, NT$.
    #[schema(value_type = Option<String>)]
    pub bond: Option<Money>,
    /// What an award above the amount lacks.
    pub lacks: Option<Lacks>,
    /// Who would be awarded.
    pub winners: Vec<Winner>,
}

/// The award of a tender.
///
/// # Errors
/// Nobody planned one, or a row cannot be read.
pub fn view(found: &Found) -> Result<AwardView, Error> {
    let (case, plan) = found.planned()?;
    let reserve = match (plan.reserve, case.reserve.is_some(), case.is_fixed()) {
        (Reserve::Complex | Reserve::Small, ..) => "none",
        (Reserve::Sealed, _, true) => "fixed",
        (Reserve::Sealed, true, false) => "entered",
        (Reserve::Sealed, false, false) => "unset",
    };
    Ok(AwardView {
        tender_no: found.tender.case_no.clone(),
        plan: plan.clone(),
        reserve,
        offers_at: case.offers_at,
        closed_at: case.closed_at,
        held: case.held.clone(),
        items: found.items.iter().map(|line| item_view(line, found)).collect::<Result<_, _>>()?,
        version: case.version,
    })
}

/// An item.
///
/// # Errors
/// A row cannot be read, a fault of the program.
pub fn item_view(line: &Line, found: &Found) -> Result<ItemView, Error> {
    Ok(ItemView {
        item_no: line.row.item_no.clone(),
        state: line.row.state,
        next: next_view(&line.next),
        course: line.course.clone(),
        reserve_price: found.told.get(&line.row.item_no).copied(),
        rulings: line.row.read_rulings()?,
        version: line.row.version,
    })
}

fn next_view(next: &Next) -> NextView {
    let view = NextView { name: next.name(), ..NextView::default() };
    match next {
        Next::Nothing | Next::Suggest | Next::Ended | Next::Unlawful => view,
        Next::Ask { round, labels, reach, .. } => {
            NextView { labels: labels.clone(), price: Some(*reach), round: Some(*round), ..view }
        }
        Next::Above { labels, price, lacks } => {
            NextView { labels: labels.clone(), price: Some(*price), lacks: Some(*lacks), ..view }
        }
        Next::Compare { labels, price } | Next::Lots { labels, price } | Next::Match { labels, price } => {
            NextView { labels: labels.clone(), price: Some(*price), ..view }
        }
        Next::Low { label, price, step, bond } => {
            NextView { labels: vec![label.clone()], price: Some(*price), low: Some(step.code()), bond: *bond, ..view }
        }
        Next::Award(winners) => NextView { winners: winners.clone(), ..view },
    }
}
