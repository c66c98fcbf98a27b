//! The course of a meeting: what is put to it, who came, what the sheets came to, what was resolved, what the minutes say.

use procurement_law::evaluation::cmt_05::Resolution;
use procurement_law::evaluation::cmt_08::Attendance;
use procurement_law::evaluation::cmt_10::Act;
use procurement_law::evaluation::mat_09::Reason;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::id::SeatId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::lots::Lots;
use crate::text_enum;

text_enum! {
    /// Who decides which tender is the best (政府採購法第56條第1項).
    Decider {
        /// More than half of the committee.
        Committee = "committee",
        /// The head of the agency.
        Head = "head",
    }
}

/// A meeting from its call to its minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Course {
    /// When it is held.
    #[schema(value_type = String, format = DateTime)]
    pub held_at: Time,
    /// Where.
    pub place: String,
    /// Who records.
    pub clerk: String,
    /// What is evaluated; none for a meeting without an evaluation.
    pub round: Option<Round>,
    /// Who came.
    pub attendance: Vec<Attendee>,
    /// 1 for the first scoring, one more for each that the committee resolves.
    pub look: i64,
    /// Whether the sheets are those of a second look (複評).
    pub second_look: bool,
    /// What the sheets came to.
    pub result: Option<Tally>,
    /// What was resolved on differences between members, in order.
    pub differences: Vec<Difference>,
    /// The lots among those that the rules let draw: prepared or drawn.
    #[serde(default)]
    pub lots: Option<Lots>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Other opinions that members asked to be recorded.
    pub dissents: Vec<Dissent>,
    /// What the minutes say beside all that.
    pub minutes: Option<Minutes>,
}

/// A round of evaluation (綜合評選).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Round {
    /// 1, 2, 3.
    pub number: i64,
    /// Why it is held: `round_first`, `round_no_decision` or `round_tie`.
    #[schema(value_type = String)]
    pub reason: Reason,
    /// Who is evaluated.
    pub bidders: Vec<Bidder>,
    /// Which items are scored.
    pub scored: Vec<String>,
    /// Which items were negotiated before it.
    pub negotiated: Vec<String>,
    /// Which price items had to follow.
    pub adjusted: Vec<String>,
    /// Seats of the members of the first round.
    #[schema(value_type = Vec<String>)]
    pub first_members: Vec<SeatId>,
}

/// A bidder in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Bidder {
    /// The label of its package.
    pub label: String,
    /// Its name; no other bidder of the round has it.
    pub name: String,
    /// Its price, NT$.
    #[schema(value_type = Option<String>)]
    pub price: Option<Money>,
}

/// How one member attends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Attendee {
    /// Whose.
    #[schema(value_type = String)]
    pub seat: SeatId,
    /// `attended_in_person`, `attended_in_part`, `attended_by_proxy` or `attended_absent`.
    #[schema(value_type = String)]
    pub how: Attendance,
}

/// What the sheets came to: under codes, never under names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tally {
    /// Bidder by bidder.
    pub lines: Vec<TallyLine>,
    /// Sheet by sheet.
    pub sheets: Vec<CodedSheet>,
    /// Codes of sheets that a resolution removed.
    pub removed: Vec<String>,
    /// Bidders that members judge so differently that the convener should see it (a hint of this program).
    pub disputed: Vec<String>,
    /// Who is first.
    pub first: Vec<String>,
    /// The next lawful step where the rules name one: `go_first`, `evaluate_again` or `draw_lots`.
    pub next_step: String,
    /// Whom it concerns.
    pub step_bidders: Vec<String>,
}

/// What one bidder has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TallyLine {
    /// Its name.
    pub bidder: String,
    /// Its price.
    #[schema(value_type = Option<String>)]
    pub price: Option<Money>,
    /// Whether it is at every pass mark.
    pub passed: bool,
    /// The sum of its totals.
    #[schema(value_type = String)]
    pub sum: Decimal,
    /// Their average.
    #[schema(value_type = String)]
    pub average: Decimal,
    /// The sum of its ranks (序位合計).
    pub rank_sum: i64,
    /// Price for one point of the average; absent without a price.
    #[schema(value_type = Option<String>)]
    pub unit_price: Option<Decimal>,
    /// Its place by the tender's method; absent for one that may not be chosen.
    pub place: Option<i64>,
}

/// What one sheet gives each bidder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CodedSheet {
    /// The code.
    pub code: String,
    /// Bidder by bidder, in the order of the lines.
    pub given: Vec<Given>,
}

/// Total and rank that one sheet gives a bidder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Given {
    /// The total.
    #[schema(value_type = String)]
    pub total: Decimal,
    /// The rank.
    pub rank: i64,
}

/// What the committee resolved on a difference between members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Difference {
    /// What.
    #[schema(value_type = String)]
    pub resolution: Resolution,
    /// The code of the sheet that is removed.
    pub code: String,
    /// Votes in favour.
    pub in_favour: i64,
    /// Why.
    pub reason: String,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Decision {
    /// The best tender; none where nobody has the majority.
    pub chosen: Option<String>,
    /// By whom.
    pub by: Decider,
    /// Votes in favour; 0 where the head decides.
    pub in_favour: i64,
    /// How lots were drawn by hand, where they were.
    pub lots: String,
    /// Why, with the paper of the head's decision.
    pub reason: String,
}

/// Another opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Dissent {
    /// Whose.
    #[schema(value_type = String)]
    pub seat: SeatId,
    /// The words.
    pub words: String,
}

/// What the minutes say beside what the meeting itself knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// Who sat in.
    #[serde(default)]
    pub guests: String,
    /// Reports and what was decided on them.
    #[serde(default)]
    pub reports: String,
    /// What was discussed and resolved.
    #[serde(default)]
    pub discussions: String,
    /// Motions and what was resolved on them.
    #[serde(default)]
    pub motions: String,
    /// Who helped, and with what.
    #[serde(default)]
    pub helpers: String,
    /// The course of the evaluation.
    #[serde(default)]
    pub course: String,
    /// The record of a negotiation, or where it stands.
    #[serde(default)]
    pub negotiation: String,
    /// Whether the committee discussed the opinion item by item.
    #[serde(default)]
    pub discussed: bool,
    /// Whether a result differs from the opinion.
    #[serde(default)]
    pub differs: bool,
    /// Why it does.
    #[serde(default)]
    pub reasons: String,
    /// Whether all members present signed them on paper.
    #[serde(default)]
    pub signed: bool,
    /// Whether it is the last meeting.
    #[serde(default)]
    pub last: bool,
    /// Whether they are confirmed.
    #[serde(default)]
    pub confirmed: bool,
}

/// How the work of a committee ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Whether the tender was awarded; otherwise it came to nothing.
    pub awarded: bool,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Time,
    /// The paper, and why.
    pub reason: String,
    /// What a member does for the chosen bidder, where that came to light: `act_bid`, `act_subcontract` or `act_work`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub member_act: Option<Act>,
    /// Whether the business secrets of single vendors are taken out of minutes and summary, so that bidders may read them.
    #[serde(default)]
    pub secrets_removed: bool,
}

impl Course {
    /// Whom the rules let draw lots now, in the order of the summary; empty where they do not.
    pub fn in_lots(&self) -> &[String] {
        let tally = self.result.as_ref().filter(|tally| tally.next_step == "draw_lots");
        tally.map(|tally| tally.step_bidders.as_slice()).unwrap_or_default()
    }

    /// The draw among those who are in the lots now.
    pub fn draw(&self) -> Option<&Lots> {
        self.lots.as_ref().filter(|lots| !lots.labels.is_empty() && lots.labels == self.in_lots())
    }
}
