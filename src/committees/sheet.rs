//! What one member gives the bidders.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::committees::words::{LONG, fits};

/// The marks of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// One line for each bidder.
    pub lines: Vec<Line>,
}

/// What one bidder is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The bidder's name in the meeting.
    pub bidder: String,
    /// Points by item: all items in the first round, in a later one those that are scored again, in their order.
    #[schema(value_type = Vec<String>)]
    pub points: Vec<Decimal>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Marks {
    /// Checks the form of what is written against the items that are scored.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self, bidders: &[String], most: &[Decimal]) -> Result<(), Error> {
        for bidder in bidders {
            if self.lines.iter().filter(|line| line.bidder == *bidder).count() != 1 {
                return Err(Error::invalid("sheet.bidder_missing").with("bidder", bidder).at("lines"));
            }
        }
        for (number, line) in self.lines.iter().enumerate() {
            if !bidders.contains(&line.bidder) {
                return Err(Error::invalid("sheet.bidder_unknown").with("bidder", &line.bidder).at("lines"));
            }
            if line.points.len() != most.len() {
                return Err(Error::invalid("sheet.points_missing").at(&format!("lines/{number}/points")));
            }
            for (place, (given, most)) in line.points.iter().zip(most).enumerate() {
                if given > most || *given < Decimal::ZERO || given.normalize().scale() > 4 {
                    let field = format!("lines/{number}/points/{place}");
                    return Err(Error::invalid("sheet.points").with("most", most.normalize()).at(&field));
                }
            }
            fits(&line.reason, LONG, &format!("lines/{number}/reason"))?;
        }
        Ok(())
    }

    /// The line of a bidder.
    pub fn of(&self, bidder: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.bidder == bidder)
    }
}
