//! Ids: UUIDv7 in 16 bytes, one type per thing, so that an order's id cannot stand where a listing's belongs.
//!
//! `docs/decisions/001-ids.md` holds the measurement behind the representation.

use std::fmt;
use std::str::FromStr;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Binary;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow, Serialize, Deserialize)]
        #[diesel(sql_type = Binary)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl From<Uuid> for $name {
            fn from(value: Uuid) -> Self {
                Self(value)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl<DB: Backend> ToSql<Binary, DB> for $name
        where
            [u8]: ToSql<Binary, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                <[u8] as ToSql<Binary, DB>>::to_sql(self.0.as_bytes().as_slice(), out)
            }
        }

        impl<DB: Backend> FromSql<Binary, DB> for $name
        where
            Vec<u8>: FromSql<Binary, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(Self(Uuid::from_slice(&Vec::<u8>::from_sql(bytes)?)?))
            }
        }
    )+};
}

ids! {
    /// An agency, a vendor, the procurement office or the audit body.
    OrganisationId,
    /// A person's account.
    UserId,
    /// A one-time recovery code.
    RecoveryCodeId,
    /// An invitation by mail.
    InvitationId,
    /// An API token; public, the secret is apart.
    TokenId,
    /// An audit entry.
    EntryId,
    /// A change event.
    EventId,
    /// A job.
    JobId,
    /// A mail in the outbox.
    MailId,
    /// A framework contract.
    FrameworkId,
    /// A version of a framework.
    FrameworkVersionId,
    /// An item of a framework.
    ItemId,
    /// An awarded vendor of an item.
    AwardId,
    /// A ceiling that orders count against.
    CeilingId,
    /// One movement of a ceiling.
    MovementId,
    /// An order on the e-procurement site.
    SiteOrderId,
    /// A listing.
    ListingId,
    /// One version of a listing.
    ListingVersionId,
    /// A call-off order.
    OrderId,
    /// A line of an order.
    OrderLineId,
    /// A step of an order's approval.
    ApprovalId,
    /// A time in which somebody is away.
    AbsenceId,
    /// A published award notice.
    NoticeId,
    /// One import of a file.
    ImportId,
    /// One row of an import.
    ImportLineId,
    /// A tender.
    TenderId,
    /// A bid.
    BidId,
    /// A package of a bid for one stage.
    EnvelopeId,
    /// A file of a package.
    BidFileId,
    /// The review of a package.
    ReviewId,
    /// What a rule says in a review.
    FindingId,
    /// What a person read otherwise than the machine.
    CorrectionId,
    /// What a vendor asks of the office about a listing.
    ApplicationId,
    /// Open-source software.
    OpenSoftwareId,
    /// A certificate or a maker's authorisation.
    EvidenceId,
    /// A task of the office.
    TaskId,
    /// A price check.
    PriceCheckId,
    /// What an agency found on the market.
    MarketReportId,
    /// A hold on the ordering of a listing.
    HoldId,
    /// A restricted brand.
    BrandId,
    /// A locked comparison or search.
    ChoiceId,
    /// A search that somebody keeps.
    SavedSearchId,
    /// A request for quotes.
    QuoteRequestId,
    /// A vendor's place in a request for quotes.
    QuoteId,
    /// An address that wants to be told.
    WebhookId,
    /// A message to one.
    WebhookMessageId,
    /// A reference list.
    ReferenceListId,
    /// The record of an opening.
    OpeningId,
    /// A question to a vendor about its bid.
    QuestionId,
    /// What a person states of its interest in a tender.
    RecusalId,
    /// The award of a tender by price.
    AwardCaseId,
    /// An item that is awarded separately.
    AwardItemId,
    /// An evaluation committee.
    CommitteeId,
    /// A person's seat on a committee.
    SeatId,
    /// The criteria of an evaluation, or what the work team says of the bids.
    EvaluationPaperId,
    /// A meeting of a committee.
    MeetingId,
    /// A member's score sheet.
    SheetId,
    /// What is written beside the result of a tender.
    ResultId,
    /// A signed copy of a paper.
    SignatureId,
    /// A dashboard that somebody keeps.
    SavedViewId,
    /// What figures call one product, whoever sells it.
    ProductId,
    /// An order of before the market.
    PastOrderId,
    /// Any of the above where only the bytes matter.
    AnyId,
}
