//! Which paper of a tender is signed, and who may see it or bring it signed.

use std::fmt;
use std::str::FromStr;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::awards::store as awards;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ReviewId;
use crate::committees::disclosed::for_papers;
use crate::db::conn::DbConn;
use crate::openings::read as openings;
use crate::review::read as reviews;
use crate::tenders::model::{Stage, Tender};
use crate::tenders::store as tenders;

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The record of an opening.
    Opening(Stage),
    /// The record of the award.
    Award,
    /// The minutes of a meeting of the committee.
    Minutes(i64),
    /// The form of a review.
    Review(ReviewId),
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Paper::Opening(stage) => write!(f, "opening-{stage}"),
            Paper::Award => f.write_str("award"),
            Paper::Minutes(number) => write!(f, "minutes-{number}"),
            Paper::Review(id) => write!(f, "review-{id}"),
        }
    }
}

impl FromStr for Paper {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let unknown = Error::not_found;
        match text.split_once('-') {
            None if text == "award" => Ok(Paper::Award),
            Some(("opening", stage)) => Ok(Paper::Opening(stage.parse().map_err(|_| unknown())?)),
            Some(("minutes", number)) => Ok(Paper::Minutes(number.parse().map_err(|_| unknown())?)),
            Some(("review", id)) => Ok(Paper::Review(id.parse().map_err(|_| unknown())?)),
            _ => Err(unknown()),
        }
    }
}

impl Paper {
    /// The key of what it is called.
    pub fn title(&self) -> &'static str {
        match self {
            Paper::Opening(_) => "opening-record",
            Paper::Award => "award-record",
            Paper::Minutes(_) => "committee-minutes",
            Paper::Review(_) => "review-sheet",
        }
    }

    /// Where its record is shown.
    pub fn page(&self, case_no: &str) -> String {
        match self {
            Paper::Opening(stage) => format!("/tenders/{case_no}/openings/{stage}"),
            Paper::Award => format!("/tenders/{case_no}/award"),
            Paper::Minutes(number) => format!("/tenders/{case_no}/committee/meetings/{number}"),
            Paper::Review(id) => format!("/review/{id}"),
        }
    }

    /// What somebody must be allowed to bring it signed.
    pub fn action(&self) -> Action {
        match self {
            Paper::Opening(_) => Action::KeepOpening,
            Paper::Award => Action::KeepAward,
            Paper::Minutes(_) => Action::KeepCommittee,
            Paper::Review(_) => Action::SecondReview,
        }
    }

    /// The tender, and the present version of the record; only for those who may see it.
    ///
    /// # Errors
    /// The actor may not know of the paper, or there is none yet.
    pub fn find(&self, conn: &mut DbConn, call: &Call, case_no: &str) -> Result<(Tender, i64), Error> {
        let none = || Error::conflict("signature.no_record");
        match self {
            Paper::Opening(stage) => {
                let found = openings::read(conn, call, case_no, *stage)?;
                let version = found.record.ok_or_else(none)?.version;
                Ok((found.tender, version))
            }
            Paper::Award => {
                decide(&call.actor, Action::ReadAward, &Facts::tender())?;
                let tender = tenders::by_case_no(conn, case_no)?;
                let case = awards::of_tender(conn, tender.id)?;
                // What a closed award says changes no more.
                case.filter(|case| case.closed_at.is_some()).ok_or_else(none)?;
                Ok((tender, 1))
            }
            Paper::Minutes(number) => {
                let (desk, _) = for_papers(conn, call, case_no, *number)?;
                desk.course.minutes.as_ref().ok_or_else(none)?;
                Ok((desk.body.tender, desk.meeting.version))
            }
            Paper::Review(id) => {
                let review = reviews::glance(conn, call, *id)?;
                let tender = tenders::by_case_no(conn, case_no)?;
                if review.tender_id != tender.id {
                    return Err(Error::not_found());
                }
                review.outcome.ok_or_else(none)?;
                Ok((tender, review.version))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_named_as_it_is_read() {
        for name in
            ["opening-all", "opening-price", "award", "minutes-3", "review-0198a1b2-0000-7000-8000-000000000001"]
        {
            assert_eq!(name.parse::<Paper>().unwrap().to_string(), name);
        }
        for name in ["", "opening", "opening-x", "minutes-", "review-1", "awards"] {
            assert!(name.parse::<Paper>().is_err(), "{name}");
        }
    }
}
