//! The committee, its seats, papers, meetings and sheets as rows, and their form in the record: salted digests of what is secret.

use diesel::prelude::*;
use procurement_law::ruling::Ruling;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{CommitteeId, EvaluationPaperId, MeetingId, SeatId, SheetId, TenderId, UserId};
use crate::base::time::Time;
use crate::db::schema::{committee, committee_meeting, committee_seat, evaluation_paper, score_sheet};
use crate::text_enum;

/// The subject kind of committees in the record.
pub const KIND: &str = "committee";
/// The subject kind of seats.
pub const SEAT: &str = "committee_seat";
/// The subject kind of criteria and opinions.
pub const PAPER: &str = "evaluation_paper";
/// The subject kind of meetings.
pub const MEETING: &str = "committee_meeting";
/// The subject kind of score sheets.
pub const SHEET: &str = "score_sheet";

text_enum! {
    /// How far a committee is.
    CommitteeState {
        /// At work.
        Formed = "formed",
        /// Its tender was awarded.
        Awarded = "awarded",
        /// Its tender came to nothing (廢標).
        Failed = "failed",
    }
}

text_enum! {
    /// Where a person sits.
    SeatKind {
        /// On the committee (委員).
        Member = "member",
        /// In the work team (工作小組).
        Team = "team",
    }
}

text_enum! {
    /// Whether a person still sits.
    SeatState {
        /// Named, the statement on interests still due.
        Named = "named",
        /// Has stated that nothing stands against it.
        Sits = "sits",
        /// Has left for an interest or a doubt (迴避).
        Recused = "recused",
        /// Was taken off the list for another reason.
        Left = "left",
    }
}

text_enum! {
    /// Which paper stands beside a tender.
    PaperKind {
        /// What bids are judged by (評選項目、標準及評定方式).
        Criteria = "criteria",
        /// What the work team says of the bids (初審意見).
        Opinion = "opinion",
    }
}

text_enum! {
    /// How far a meeting is.
    MeetingState {
        /// Called or under way; members score.
        Called = "called",
        /// The sheets are counted.
        Counted = "counted",
        /// A best tender is decided.
        Decided = "decided",
        /// No best tender came out.
        Undecided = "undecided",
        /// Its minutes are complete and confirmed.
        Closed = "closed",
    }
}

text_enum! {
    /// How a sheet came in.
    Source {
        /// Its member filled it in here.
        Own = "own",
        /// On paper; the clerk entered it with its scan.
        Paper = "paper",
    }
}

/// A committee.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = committee, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Committee {
    /// The id.
    pub id: CommitteeId,
    /// Of which tender.
    pub tender_id: TenderId,
    /// How far it is.
    pub state: CommitteeState,
    /// How it was formed, canonical JSON of [`crate::committees::formed::Formed`].
    pub content: String,
    /// How it ended, canonical JSON of [`crate::committees::course::Ending`].
    pub ending: Option<String>,
    /// What the law says of it, canonical JSON.
    pub rulings: String,
    /// What makes the digest in the record unguessable.
    pub salt: String,
    /// Who wrote it last.
    pub recorded_by: UserId,
    /// When.
    pub recorded_at: Time,
    /// Counts changes.
    pub version: i64,
}

/// A person's seat.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = committee_seat, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Seat {
    /// The id.
    pub id: SeatId,
    /// Of which committee.
    pub committee_id: CommitteeId,
    /// Whose.
    pub user_id: UserId,
    /// 1, 2, 3 … in the order of the list.
    pub number: i64,
    /// Where.
    pub kind: SeatKind,
    /// Whether the person still sits.
    pub state: SeatState,
    /// Who the person is, canonical JSON of [`crate::committees::formed::Member`] or of a team's member.
    pub content: String,
    /// The statement on interests, canonical JSON of [`crate::committees::statement::Statement`].
    pub statement: Option<String>,
    /// What the law says of the statement, canonical JSON.
    pub rulings: String,
    /// What makes the digest in the record unguessable.
    pub salt: String,
    /// When the statement was made.
    pub stated_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

/// The criteria, or the work team's opinion.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = evaluation_paper)]
pub struct EvaluationPaper {
    /// The id.
    pub id: EvaluationPaperId,
    /// Of which tender.
    pub tender_id: TenderId,
    /// Which.
    pub kind: PaperKind,
    /// What it says, canonical JSON.
    pub content: String,
    /// What the law says of it, canonical JSON.
    pub rulings: String,
    /// What makes the digest in the record unguessable.
    pub salt: String,
    /// Who wrote it last.
    pub recorded_by: UserId,
    /// When.
    pub recorded_at: Time,
    /// Counts changes.
    pub version: i64,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = committee_meeting)]
pub struct Meeting {
    /// The id.
    pub id: MeetingId,
    /// Of which committee.
    pub committee_id: CommitteeId,
    /// 1, 2, 3 …
    pub number: i64,
    /// How far it is.
    pub state: MeetingState,
    /// What was put to it and what came of it, canonical JSON of [`crate::committees::course::Course`].
    pub content: String,
    /// What the law says of each step, canonical JSON by step.
    pub rulings: String,
    /// What makes the digest in the record unguessable.
    pub salt: String,
    /// Who wrote it last.
    pub recorded_by: UserId,
    /// When.
    pub recorded_at: Time,
    /// Counts changes.
    pub version: i64,
}

/// A member's sheet. Nobody but the member reads one again.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = score_sheet, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Sheet {
    /// The id.
    pub id: SheetId,
    /// Of which meeting.
    pub meeting_id: MeetingId,
    /// Whose.
    pub seat_id: SeatId,
    /// Of which scoring of the meeting.
    pub look: i64,
    /// What was given, canonical JSON of [`crate::committees::sheet::Marks`].
    pub content: String,
    /// The code under which the summary tells it.
    pub code: Option<String>,
    /// How it came in.
    pub source: Source,
    /// The digest of the scan of a sheet on paper.
    pub scan: Option<String>,
    /// What makes the digest in the record unguessable.
    pub salt: String,
    /// Who sent or entered it.
    pub submitted_by: UserId,
    /// When.
    pub submitted_at: Time,
    /// Counts changes.
    pub version: i64,
}

/// The salted SHA-256 of secret texts, hex: the record proves them and tells nothing.
fn sealed(salt: &str, secret: &Value) -> String {
    sha256(format!("{salt}{secret}").as_bytes())
}

/// What a row keeps as JSON.
///
/// # Errors
/// The row holds something else, a fault of the program.
pub fn kept<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|cause| Error::internal("read a row of a committee", cause))
}

/// The rulings that a row keeps.
///
/// # Errors
/// The row holds something else, a fault of the program.
pub fn rulings(json: &str) -> Result<Vec<Ruling>, Error> {
    kept(json)
}

impl Committee {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        let secret = json!([self.content, self.ending, self.rulings]);
        json!({
            "tender": self.tender_id, "state": self.state, "sealed": sealed(&self.salt, &secret),
            "recorded_by": self.recorded_by, "recorded_at": self.recorded_at,
        })
    }
}

impl Seat {
    /// The row's form in the record: whose seat it is, and whether the person left, is secret like the list.
    pub fn recorded(&self) -> Value {
        let secret = json!([self.user_id, self.number, self.state, self.content, self.statement, self.rulings]);
        json!({ "committee": self.committee_id, "kind": self.kind, "sealed": sealed(&self.salt, &secret) })
    }

    /// Whether the person may still act on the committee.
    pub fn stays(&self) -> bool {
        matches!(self.state, SeatState::Named | SeatState::Sits)
    }
}

impl EvaluationPaper {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        let secret = json!([self.content, self.rulings]);
        json!({
            "tender": self.tender_id, "kind": self.kind, "sealed": sealed(&self.salt, &secret),
            "recorded_by": self.recorded_by, "recorded_at": self.recorded_at,
        })
    }
}

impl Meeting {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        let secret = json!([self.content, self.rulings]);
        json!({
            "committee": self.committee_id, "number": self.number, "state": self.state,
            "sealed": sealed(&self.salt, &secret), "recorded_by": self.recorded_by, "recorded_at": self.recorded_at,
        })
    }
}

impl Sheet {
    /// The row's form in the record: that a sheet came in, and a salted digest of all that it says.
    pub fn recorded(&self) -> Value {
        let secret = json!([self.seat_id, self.content, self.code, self.scan]);
        json!({
            "meeting": self.meeting_id, "look": self.look, "source": self.source, "submitted_at": self.submitted_at,
            "sealed": sealed(&self.salt, &secret),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_record_of_a_sheet_tells_neither_points_nor_member() {
        let sheet = Sheet {
            id: SheetId(Uuid::nil()),
            meeting_id: MeetingId(Uuid::nil()),
            seat_id: SeatId(Uuid::from_u128(7)),
            look: 1,
            content: r#"{"lines":["73"]}"#.to_owned(),
            code: Some("C".to_owned()),
            source: Source::Own,
            scan: None,
            salt: "s1".to_owned(),
            submitted_by: UserId(Uuid::from_u128(9)),
            submitted_at: Time(0),
            version: 1,
        };
        let told = sheet.recorded().to_string();
        assert!(!told.contains("73") && !told.contains(&sheet.seat_id.to_string()), "{told}");
        assert!(!told.contains(&sheet.submitted_by.to_string()), "{told}");
        let other = Sheet { salt: "s2".to_owned(), ..sheet.clone() };
        assert_ne!(sheet.recorded(), other.recorded(), "equal sheets do not look alike");
    }
}
