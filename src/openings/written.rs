//! What the clerk writes down of an opening (開標紀錄, 政府採購法施行細則 51).

use chrono::Duration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::text_enum;

/// The longest text of a field.
const LONGEST: usize = 200;
/// The longest reason.
const WORDS: usize = 2_000;
/// The most bids of an opening.
const MOST_BIDS: usize = 500;

text_enum! {
    /// How vendors were called to bid.
    Called {
        /// Open tender (公開招標).
        Open = "open",
        /// Selective tender (選擇性招標).
        Selective = "selective",
        /// Quotations or proposals below the publication threshold (公開取得書面報價或企劃書).
        Quotations = "quotations",
        /// Limited tender (限制性招標).
        Limited = "limited",
    }
}

text_enum! {
    /// What the opening came to.
    Came {
        /// The bids were opened.
        Opened = "opened",
        /// Too few bids (流標).
        TooFew = "too_few",
        /// The bids were left unopened on a ground of 政府採購法 48-1.
        Withheld = "withheld",
    }
}

text_enum! {
    /// Why a bid does not count, beside being late or double, which the record itself shows.
    Obstacle {
        /// Delivered neither to the agency nor to the place it names.
        Elsewhere = "elsewhere",
        /// Not sealed.
        Unsealed = "unsealed",
        /// The vendor is debarred.
        Debarred = "debarred",
        /// A ground of 50-1 was found before the opening.
        Ground = "ground_found",
        /// A political party or its affiliate.
        Party = "political_party",
        /// The vendor prepared the tender (施行細則 38-1).
        Conflicted = "conflicted",
    }
}

text_enum! {
    /// How a bid was submitted.
    Submitted {
        /// Through the procurement site (電子投標).
        Electronic = "electronic",
        /// On paper (書面投標).
        Written = "written",
    }
}

text_enum! {
    /// Why bids are left unopened (政府採購法 48-1).
    Withheld {
        /// The documents are changed or supplemented.
        DocumentsChanged = "withhold_documents_changed",
        /// Unlawful or improper conduct that affects fairness.
        Misconduct = "withhold_misconduct",
        /// Put off under article 82.
        PutOff = "withhold_put_off_by_82",
        /// Suspended under article 84.
        Suspended = "withhold_suspended_by_84",
        /// Decided anew under article 85.
        Redecided = "withhold_redecided_by_85",
        /// A sudden event.
        SuddenEvent = "withhold_sudden_event",
        /// The plan is changed or cancelled.
        PlanChanged = "withhold_plan_changed",
        /// A situation that the competent authority recognises.
        Recognised = "withhold_recognised_situation",
    }
}

/// The record as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// When the bids were opened.
    #[schema(value_type = String, format = DateTime)]
    pub held_at: Time,
    /// Where.
    pub place: String,
    /// How vendors were called.
    pub called: Called,
    /// Which tender it is: 1 for the first, 2 for the one after a first that failed for lack of bids.
    pub turn: i64,
    /// Whether it repeats a failed tender (廢標) with the same documents.
    #[serde(default)]
    pub repeats_failed: bool,
    /// Approval to go on as a limited tender, for quotations that brought too few.
    #[serde(default)]
    pub limited_approval: String,
    /// Who presided (主持開標人員).
    pub chair: String,
    /// By what paper the head of the agency or a delegate appointed that person.
    pub chair_appointed: String,
    /// Who recorded (承辦開標人員).
    pub clerk: String,
    /// Who watched the procedure (監辦人員); empty where nobody did.
    #[serde(default)]
    pub monitor: String,
    /// Who came for whom.
    #[serde(default)]
    pub attended: String,
    /// The bids that were delivered.
    pub bids: Vec<BidLine>,
    /// What it came to.
    pub result: Came,
    /// The grounds where bids were left unopened.
    #[serde(default)]
    pub withheld: Vec<Withheld>,
    /// Why, and what else is to be remembered.
    #[serde(default)]
    pub remarks: String,
}

/// A bid that was delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BidLine {
    /// The label of its package: the vendor's business number, or another.
    pub label: String,
    /// The business number of the vendor's head office; empty where it is not known.
    #[serde(default)]
    pub ubn: String,
    /// The bidder's name.
    pub name: String,
    /// When it was delivered.
    #[schema(value_type = String, format = DateTime)]
    pub delivered_at: Time,
    /// Why it does not count.
    #[serde(default)]
    pub obstacle: Option<Obstacle>,
    /// The price that was read out, NT$ with tax, where prices were opened.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub price: Option<Money>,
    /// How it was submitted; none where nobody wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted: Option<Submitted>,
}

impl Written {
    /// Checks the form of what is written.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self) -> Result<(), Error> {
        let needed = [(&self.chair, "chair"), (&self.clerk, "clerk"), (&self.place, "place")];
        for (text, field) in needed {
            if text.trim().is_empty() {
                return Err(Error::invalid("words.missing").at(field));
            }
        }
        let short = [
            (&self.place, "place"),
            (&self.limited_approval, "limited_approval"),
            (&self.chair, "chair"),
            (&self.chair_appointed, "chair_appointed"),
            (&self.clerk, "clerk"),
            (&self.monitor, "monitor"),
        ];
        for (text, field) in short {
            fits(text, LONGEST, field)?;
        }
        fits(&self.attended, WORDS, "attended")?;
        fits(&self.remarks, WORDS, "remarks")?;
        if !(1..=20).contains(&self.turn) {
            return Err(Error::invalid("opening.turn").at("turn"));
        }
        if self.bids.len() > MOST_BIDS {
            return Err(Error::invalid("opening.too_many_bids").with("most", MOST_BIDS).at("bids"));
        }
        for (number, bid) in self.bids.iter().enumerate() {
            let at = |field: &str| format!("bids/{number}/{field}");
            if bid.label.trim().is_empty() || bid.name.trim().is_empty() {
                return Err(Error::invalid("words.missing").at(&at("name")));
            }
            for (text, field) in [(&bid.label, "label"), (&bid.ubn, "ubn"), (&bid.name, "name")] {
                fits(text, LONGEST, &at(field))?;
            }
            if self.bids.iter().take(number).any(|other| other.label == bid.label) {
                return Err(Error::invalid("opening.label_twice").with("label", &bid.label).at(&at("label")));
            }
            if bid.price.is_some_and(|price| price <= Money::default()) {
                return Err(Error::invalid("opening.price").at(&at("price")));
            }
            // A minute's slack: clocks of two systems are not one.
            if bid.delivered_at > self.held_at.after(Duration::minutes(1)) {
                return Err(Error::invalid("opening.delivered_later").at(&at("delivered_at")));
            }
        }
        Ok(())
    }
}

fn fits(text: &str, most: usize, field: &str) -> Result<(), Error> {
    let controls = text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r'));
    if text.chars().count() > most || controls {
        return Err(Error::invalid("words.too_long").with("most", most).at(field));
    }
    Ok(())
}
