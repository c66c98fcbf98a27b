//! How the API shows committees.

use procurement_law::ruling::Ruling;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::committees::course::{Bidder, Ending};
use crate::committees::criteria::Criteria;
use crate::committees::disclosed::ToldBidder;
use crate::committees::formed::{Formed, Member};
use crate::committees::model::{Committee, CommitteeState, EvaluationPaper, Seat, SeatState, rulings};
use crate::committees::opinion::Opinion;
use crate::committees::read::View;

/// A committee as it is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommitteeView {
    /// The id.
    pub id: Uuid,
    /// How far it is.
    pub state: CommitteeState,
    /// How it was formed; for the office alone.
    pub formed: Option<Formed>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// Its seats.
    pub seats: Vec<SeatView>,
    /// The bidders, once the opening is recorded.
    pub bidders: Vec<Bidder>,
    /// The criteria, with their version.
    pub criteria: Option<Criteria>,
    /// The work team's opinion.
    pub opinion: Option<Opinion>,
    /// Numbers of its meetings.
    pub meetings: Vec<i64>,
    /// What the law says of it.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// A seat.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeatView {
    /// The id.
    pub id: Uuid,
    /// 1, 2, 3 … in the order of the list.
    pub number: i64,
    /// Whether the person still sits.
    pub state: SeatState,
    /// The member's name.
    pub name: String,
    /// The occupation.
    pub occupation: String,
    /// Whether it is the asker's own.
    pub own: bool,
    /// What the law says of the statement; for the office and the own seat.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
}

/// A paper as it is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaperView {
    /// The id.
    pub id: Uuid,
    /// What the law says of it.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
    /// Counts changes.
    pub version: i64,
}

/// What everybody is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToldView {
    /// 案號.
    pub tender_no: String,
    /// The members.
    pub members: Vec<ToldMemberView>,
    /// The best tender, after the award.
    pub best: Option<ToldBidderView>,
    /// The asker's own result, after the award.
    pub own: Option<ToldBidderView>,
    /// The number of the meeting whose papers the asker may read.
    pub papers: Option<i64>,
    /// What the law says of each question.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
}

/// A member as told.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToldMemberView {
    /// The name.
    pub name: String,
    /// The occupation.
    pub occupation: String,
    /// Whether the member was at the deciding meeting; told after the award.
    pub attended: Option<bool>,
}

/// A bidder as told.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToldBidderView {
    /// The name.
    pub bidder: String,
    /// The price.
    #[schema(value_type = Option<String>)]
    pub price: Option<Money>,
    /// The average score.
    #[schema(value_type = String)]
    pub average: rust_decimal::Decimal,
    /// The sum of ranks.
    pub rank_sum: i64,
    /// The place.
    pub place: Option<i64>,
}

/// A committee on which the asker sits.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnView {
    /// 案號.
    pub tender_no: String,
    /// The tender's name.
    pub name: String,
    /// Whether the asker still sits.
    pub state: SeatState,
    /// How far the committee is.
    pub committee: CommitteeState,
    /// Numbers of its meetings.
    pub meetings: Vec<i64>,
}

/// A bidder as told.
pub fn bidder(one: ToldBidder) -> ToldBidderView {
    ToldBidderView {
        bidder: one.bidder,
        price: one.price,
        average: one.line.average,
        rank_sum: one.line.rank_sum,
        place: one.line.place,
    }
}

/// A committee as the asker sees it.
///
/// # Errors
/// A row cannot be read, a fault of the program.
pub fn view(found: View) -> Result<CommitteeView, Error> {
    let own = found.own.as_ref().map(|seat| seat.id);
    // Before the own statement a member sees the own seat and the bidders, nothing of the case.
    let shown = found.body.members.iter().filter(|one| found.open || Some(one.seat.id) == own);
    let seats = shown.map(|one| {
        let is_own = Some(one.seat.id) == own;
        let mut shown = seat(&one.seat, is_own)?;
        if !found.office && !is_own {
            shown.rulings.clear();
        }
        Ok(shown)
    });
    let committee = &found.body.committee;
    Ok(CommitteeView {
        id: committee.id.0,
        state: committee.state,
        formed: found.office.then(|| found.body.formed.clone()),
        ending: committee.ending.as_deref().map(crate::committees::model::kept).transpose()?,
        seats: seats.collect::<Result<_, Error>>()?,
        rulings: if found.open { rulings(&committee.rulings)? } else { Vec::new() },
        version: committee.version,
        bidders: found.bidders,
        criteria: found.criteria.map(|one| one.1),
        opinion: found.opinion.map(|one| one.1),
        meetings: found.meetings.iter().map(|one| one.0.number).collect(),
    })
}

/// A seat.
///
/// # Errors
/// The row cannot be read, a fault of the program.
pub fn seat(row: &Seat, own: bool) -> Result<SeatView, Error> {
    let who: Member = crate::committees::model::kept(&row.content)?;
    Ok(SeatView {
        id: row.id.0,
        number: row.number,
        state: row.state,
        name: who.name,
        occupation: who.occupation,
        own,
        rulings: rulings(&row.rulings)?,
    })
}

/// What came of forming or ending a committee.
///
/// # Errors
/// The row cannot be read, a fault of the program.
pub fn short(row: &Committee) -> Result<PaperView, Error> {
    Ok(PaperView { id: row.id.0, rulings: rulings(&row.rulings)?, version: row.version })
}

/// What came of writing a paper.
///
/// # Errors
/// The row cannot be read, a fault of the program.
pub fn paper(row: &EvaluationPaper) -> Result<PaperView, Error> {
    Ok(PaperView { id: row.id.0, rulings: rulings(&row.rulings)?, version: row.version })
}
