//! The secrecy matrix: who may see which data in which phase, as rows of `data/secrecy.csv`.
//!
//! A row without a role speaks of everybody, one with a role of that role only; a row with an exception holds only where the exception does.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::data;
use crate::facts::choice;
use crate::laws::law;
use crate::ruling::Cite;

choice! {
    /// Data of a procurement.
    pub enum What {
        /// Tender documents.
        TenderDocuments = "tender_documents",
        /// The reserve price (底價) or the amount that a committee suggests.
        ReservePrice = "reserve_price",
        /// Names and number of those who have collected the tender documents.
        Collectors = "collectors",
        /// Names and number of the tenderers.
        Tenderers = "tenderers",
        /// What the bids say.
        BidContents = "bid_contents",
        /// The list of the committee's members.
        CommitteeList = "committee_list",
        /// The score sheets of single members.
        MemberScores = "member_scores",
        /// The summary table of the evaluation and the minutes of the committee.
        Summary = "summary_and_minutes",
        /// Negotiations with tenderers.
        Negotiation = "negotiation",
    }
}

choice! {
    /// A phase of a procurement.
    pub enum Phase {
        /// Before the announcement.
        BeforeAnnouncement = "before_announcement",
        /// From the announcement to the opening.
        BeforeOpening = "before_opening",
        /// From the opening to the award.
        UntilAward = "until_award",
        /// After the award.
        AfterAward = "after_award",
    }
}

choice! {
    /// Who asks to see the data.
    pub enum Role {
        /// Staff who handle or monitor this procurement.
        Officer = "officer",
        /// Who proposes and sets the reserve price.
        PriceSetter = "price_setter",
        /// A member of the evaluation committee or of its work team.
        Member = "member",
        /// Who runs the system.
        Operator = "operator",
        /// The vendor whose data it is; for the reserve price the winner.
        VendorConcerned = "vendor_concerned",
        /// Another tenderer of this procurement.
        Tenderer = "tenderer",
        /// The audit office or another authority with a power of its own.
        Auditor = "auditor",
        /// Anybody else.
        Public = "public",
    }
}

choice! {
    /// What lifts or extends secrecy.
    pub enum Exception {
        /// The draft is explained in public to ask vendors for reference material.
        DraftExplained = "draft_explained",
        /// The reserve price is announced in the tender documents.
        PricePublished = "price_published",
        /// The reserve price stays secret after the award (施行細則 35).
        PriceWithheld = "price_withheld",
        /// The list of members is published.
        ListPublished = "list_published",
        /// The evaluation has begun.
        EvaluationStarted = "evaluation_started",
        /// Trade secrets of single vendors are removed.
        SecretsRemoved = "secrets_removed",
        /// The negotiation needs to stay secret after the award.
        StillSecret = "still_secret",
    }
}

/// What the matrix answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum May {
    /// The data may be seen.
    Yes,
    /// It may not.
    No,
    /// A person decides.
    Person,
}

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// Code of the data.
    pub what: String,
    /// Code of the phase.
    pub phase: String,
    /// Code of the role; empty for everybody.
    pub role: String,
    /// Code of the exception; empty where none is needed.
    pub exception: String,
    /// The answer.
    pub may: May,
    /// Code of the law.
    pub law: String,
    /// Place in the law.
    pub article: String,
}

/// A question to the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The data.
    pub what: What,
    /// The phase.
    pub phase: Phase,
    /// Who asks.
    pub role: Role,
    /// What lifts or extends secrecy.
    pub exception: Option<Exception>,
}

/// The matrix.
pub static MATRIX: LazyLock<Vec<Row>> =
    LazyLock::new(|| data::rows(&[("secrecy.csv", include_str!("../../data/secrecy.csv"))]));

impl Row {
    /// The place in the law; `None` for a law that [`crate::laws`] does not know.
    #[must_use]
    pub fn cite(&self) -> Option<Cite> {
        let law = law(&self.law)?;
        Some(Cite { law: law.pcode.to_owned(), title: law.zh.to_owned(), article: self.article.clone() })
    }

    /// How closely the row speaks of a question: by the exception first, then by the role; `None` when it does not.
    fn closeness(&self, question: &Question) -> Option<(bool, bool)> {
        let exception = question.exception.map_or("", Exception::code);
        let fits = self.what == question.what.code()
            && self.phase == question.phase.code()
            && (self.role.is_empty() || self.role == question.role.code())
            && (self.exception.is_empty() || self.exception == exception);
        fits.then_some((!self.exception.is_empty(), !self.role.is_empty()))
    }
}

/// The row that answers a question: the one that speaks of it most closely.
#[must_use]
pub fn answer(question: &Question) -> Option<&'static Row> {
    let rows = MATRIX.iter().filter_map(|row| Some((row.closeness(question)?, row)));
    rows.max_by_key(|(closeness, _)| *closeness).map(|(_, row)| row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questions() -> impl Iterator<Item = Question> {
        let whats = What::ALL.iter().copied();
        whats.flat_map(|what| {
            Phase::ALL.iter().flat_map(move |phase| {
                Role::ALL.iter().map(move |role| Question { what, phase: *phase, role: *role, exception: None })
            })
        })
    }

    #[test]
    fn every_question_has_exactly_one_closest_answer() {
        assert_eq!(questions().count(), 9 * 4 * 8);
        let exceptions = || [None].into_iter().chain(Exception::ALL.iter().copied().map(Some));
        for question in questions().flat_map(|one| exceptions().map(move |exception| Question { exception, ..one })) {
            let best = MATRIX.iter().filter_map(|row| row.closeness(&question)).max().unwrap();
            let rows: Vec<_> = MATRIX.iter().filter(|row| row.closeness(&question) == Some(best)).collect();
            assert_eq!(rows.len(), 1, "{question:?}");
            assert_eq!(answer(&question), Some(rows[0]));
        }
    }

    #[test]
    fn every_row_names_known_codes_and_a_law() {
        for row in MATRIX.iter() {
            assert!(What::from_code(&row.what).is_some() && Phase::from_code(&row.phase).is_some(), "{row:?}");
            assert!(row.role.is_empty() || Role::from_code(&row.role).is_some(), "{row:?}");
            assert!(row.exception.is_empty() || Exception::from_code(&row.exception).is_some(), "{row:?}");
            assert!(row.cite().is_some_and(|cite| !cite.article.is_empty()), "{row:?}");
        }
    }

    #[test]
    fn nobody_sees_the_reserve_price_or_the_names_before_the_opening() {
        let hidden = [What::ReservePrice, What::Collectors, What::Tenderers, What::BidContents];
        for question in questions().filter(|one| hidden.contains(&one.what) && one.phase <= Phase::BeforeOpening) {
            let own = question.role == Role::VendorConcerned && question.what != What::ReservePrice;
            let setter = question.role == Role::PriceSetter && question.what == What::ReservePrice;
            if !own && !setter {
                assert_ne!(answer(&question).map(|row| row.may), Some(May::Yes), "{question:?}");
            }
            if matches!(question.role, Role::Operator | Role::Officer | Role::Public | Role::Tenderer) {
                assert_eq!(answer(&question).map(|row| row.may), Some(May::No), "{question:?}");
            }
        }
    }

    #[test]
    fn a_single_members_scores_stay_with_the_office() {
        for question in questions().filter(|one| one.what == What::MemberScores) {
            let may = answer(&question).map(|row| row.may);
            assert!(may != Some(May::Yes) || question.role == Role::Officer, "{question:?}");
        }
    }

    #[test]
    fn who_runs_the_system_sees_no_more_than_the_public() {
        for question in questions().filter(|one| one.role == Role::Operator) {
            assert_eq!(answer(&question), answer(&Question { role: Role::Public, ..question }));
        }
    }
}
