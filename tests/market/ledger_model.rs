//! What orders may do and what they hold, said a second time and simply: numbers and words, no line of the program.

use std::collections::BTreeMap;

/// What somebody does to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Approve,
    Reject,
    Cancel,
    Issue,
    Confirm,
    Decline,
    Deliver,
    Accept,
    Refuse,
}

/// An order of one item.
#[derive(Clone, Debug)]
pub struct Paper {
    pub place: &'static str,
    pub units: i64,
    pub day: i64,
}

/// A shelf of so much room, in dollars and in units.
#[derive(Clone, Debug)]
pub struct Shelf {
    pub dollars: i64,
    pub units: i64,
    pub price: i64,
    /// Days that an open paper lies there at most.
    pub patience: i64,
    pub day: i64,
    /// Units that were bought elsewhere: they count, room or not.
    pub outside: i64,
    pub papers: Vec<Paper>,
}

impl Shelf {
    pub fn new(dollars: i64, units: i64, price: i64, patience: i64) -> Self {
        Self { dollars, units, price, patience, day: 0, outside: 0, papers: Vec::new() }
    }

    /// Units that count: of papers that are neither refused nor given up.
    pub fn held(&self) -> i64 {
        let gone = ["rejected", "cancelled", "declined", "expired"];
        self.papers.iter().filter(|paper| !gone.contains(&paper.place)).map(|paper| paper.units).sum()
    }

    /// Units of papers that went out to the vendor and were not refused.
    pub fn gone_out(&self) -> i64 {
        let out = ["issued", "confirmed", "delivered", "accepted"];
        self.papers.iter().filter(|paper| out.contains(&paper.place)).map(|paper| paper.units).sum()
    }

    /// How many more papers of so many units fit.
    pub fn room(&self, units: i64) -> i64 {
        let held = self.held() + self.outside;
        let room = ((self.dollars - held * self.price) / (units * self.price)).min((self.units - held) / units);
        room.max(0)
    }

    /// Lays a new paper down, if there is room.
    pub fn place(&mut self, units: i64) -> bool {
        let fits = self.room(units) >= 1;
        if fits {
            self.papers.push(Paper { place: "placed", units, day: self.day });
        }
        fits
    }

    /// Does it, if it can be done where the paper lies.
    pub fn act(&mut self, at: usize, deed: Deed) -> bool {
        let paper = &mut self.papers[at];
        let to = match (paper.place, deed) {
            ("placed", Deed::Approve) => "ready",
            ("placed", Deed::Reject) => "rejected",
            ("placed" | "ready", Deed::Cancel) => "cancelled",
            ("ready", Deed::Issue) => "issued",
            ("issued", Deed::Confirm) => "confirmed",
            ("issued", Deed::Decline) => "declined",
            ("confirmed", Deed::Deliver) => "delivered",
            ("delivered", Deed::Accept) => "accepted",
            ("delivered", Deed::Refuse) => "confirmed",
            _ => return false,
        };
        paper.place = to;
        true
    }

    /// A night goes by: what lay open too long is given up.
    pub fn night(&mut self) {
        self.day += 1;
        for paper in &mut self.papers {
            if ["placed", "ready"].contains(&paper.place) && self.day > paper.day + self.patience {
                paper.place = "expired";
            }
        }
    }

    /// How many papers lie where.
    pub fn places(&self) -> BTreeMap<&'static str, usize> {
        let mut places = BTreeMap::new();
        for paper in &self.papers {
            *places.entry(paper.place).or_default() += 1;
        }
        places
    }
}
