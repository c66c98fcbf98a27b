//! The desk (工作台): the page image with its boxes on the left, the checklist on the right.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use bid_review::kind::DocumentKind;
use procurement_law::ruling::Lang;
use serde::Deserialize;
use serde_json::Value;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::store as accounts;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{ReviewId, UserId};
use crate::base::time::Time;
use crate::bids::model::BidFile;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::recusals::gate::MISSING;
use crate::review::claim;
use crate::review::model::{FindingRow, Ground, Review, ReviewFile, ReviewState};
use crate::review::question::Question;
use crate::review::question_store;
use crate::review::read::{self, Whole};
use crate::texts::say_with;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::when;
use crate::web::review::changes::Changes;
use crate::web::review::checklist::{
    CorrectionRow, DocumentView, Group, Item, corrections, documents, groups, kind_at,
};
use crate::web::review::form::{FinishForm, SettleForm};
use crate::web::review::kind::named;
use crate::web::review::sheet::{Sheet, Wanted, href};
use crate::web::ruling::Summary;

/// What the desk is asked to show.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct DeskAsk {
    file: Option<i64>,
    page: Option<u32>,
    finding: Option<i64>,
    #[serde(default)]
    as_filed: bool,
    /// Whether all findings are shown after a bid was judged anew, not those alone that changed or wait.
    #[serde(default)]
    all: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "desk.html")]
pub struct DeskPage {
    page: Layout,
    whole: Whole,
    sheet: Option<Sheet>,
    groups: Vec<Group>,
    changes: Changes,
    /// The type of document that the link to the others leads to.
    beside: Option<DocumentKind>,
    documents: Vec<DocumentView>,
    corrections: Vec<CorrectionRow>,
    files: Vec<FileRow>,
    selected: Option<i64>,
    due: usize,
    may_decide: bool,
    /// Who else works on the review, and until when.
    claimed: Option<(String, String)>,
    may_ask_again: bool,
    decided: Option<(String, String)>,
    seconded: Option<(String, String)>,
    may_second: bool,
    /// The grounds of art. 50-1 that what stands rests on.
    grounds: Vec<Ground>,
    questions: Vec<Question>,
    /// A question about the finding that is looked at, to be made fitting.
    template: String,
    now: Time,
    key: String,
    settle: SettleForm,
    finish: FinishForm,
    summary: Option<Summary>,
}

/// A part of the page that looks again by itself.
#[derive(Template)]
#[template(path = "desk_progress_part.html")]
struct ProgressPart {
    page: Layout,
    review: Review,
}

/// A file in the picker.
struct FileRow {
    file: BidFile,
    reading: Option<ReviewFile>,
    href: String,
    state: String,
    notes: Vec<String>,
}

/// Shows the desk; the look is recorded.
///
/// # Errors
/// There is no such review that the person may know of.
pub async fn show(caller: Caller, id: Path<String>, ask: Query<DeskAsk>) -> Result<HttpResponse, Failure> {
    let id = review_id(&id)?;
    match DeskPage::load(&caller, id, ask.into_inner(), true).await {
        Ok(page) => Ok(with_status(StatusCode::OK, &page)?),
        Err(error) if error.code == MISSING => {
            let tender = caller.app.door.read(move |conn| read::tender_of(conn, id)).await?;
            Ok(go(&format!("/tenders/{}/interest?next=/review/{id}", tender.case_no), None))
        }
        Err(error) => Err(Failure(error)),
    }
}

/// Shows how far the reading is; no look into the bid.
///
/// # Errors
/// There is no such review that the person may know of.
pub async fn progress(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (review_id(&id)?, caller.call()?);
    let review = caller.app.door.read(move |conn| read::glance(conn, &call, id)).await?;
    Ok(page(&ProgressPart { page: Layout::new(&caller, "review-title"), review })?)
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn review_id(text: &str) -> Result<ReviewId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

impl DeskPage {
    /// Loads the page; `look` tells whether it is a look of its own, which is recorded.
    ///
    /// # Errors
    /// There is no such review that the person may know of, or the database failed.
    pub async fn load(caller: &Caller, id: ReviewId, ask: DeskAsk, look: bool) -> Result<Self, Error> {
        let (call, lang) = (caller.call()?, caller.lang);
        let now = call.now;
        let (whole, names, claimed, questions) = caller
            .app
            .door
            .write(move |conn| {
                let whole = read::read(conn, &call, id)?;
                if look {
                    read::look(conn, &call, id, "review.read", Value::Null)?;
                }
                let people: Vec<UserId> = whole.findings.iter().filter_map(|row| row.decided_by).collect();
                let people = people.into_iter().chain(whole.corrections.iter().map(|row| row.corrected_by));
                let ends = whole.review.decided_by.into_iter().chain(whole.review.seconded_by);
                let claimed = claim::claim(conn, &call, &whole.review)?;
                let holder = claimed.map(|claim| claim.user_id);
                let people: Vec<UserId> = people.chain(ends).chain(holder).collect();
                let names: HashMap<UserId, String> = accounts::names(conn, &people)?.into_iter().collect();
                let questions = question_store::of_review(conn, id)?;
                Ok((whole, names, claimed, questions))
            })
            .await?;
        let (groups, evidence) = groups(&whole, &names, lang)?;
        let selected = ask.finding.or_else(|| {
            let first = whole.findings.iter().find(|row| row.is_due());
            first.filter(|_| ask.file.is_none()).map(|row| row.number)
        });
        let changes = Changes::of(&whole, ask.all, lang)?;
        let wanted = Wanted { file: ask.file, page: ask.page, finding: selected, as_filed: ask.as_filed };
        let decided = whole.review.decided_by.map(|user| {
            let at = whole.review.decided_at.map(|at| when(at, lang)).unwrap_or_default();
            (names.get(&user).cloned().unwrap_or_default(), at)
        });
        let seconded = whole.review.seconded_by.map(|user| {
            let at = whole.review.seconded_at.map(|at| when(at, lang)).unwrap_or_default();
            (names.get(&user).cloned().unwrap_or_default(), at)
        });
        let facts = Facts { requester: whole.review.decided_by, ..Facts::tender() };
        let may_second = whole.review.waits_for_second() && decide(&caller.actor, Action::SecondReview, &facts).is_ok();
        let claimed =
            claimed.map(|claim| (names.get(&claim.user_id).cloned().unwrap_or_default(), when(claim.until, lang)));
        let may_decide = whole.review.state == ReviewState::Judged
            && claimed.is_none()
            && decide(&caller.actor, Action::DecideReview, &Facts::tender()).is_ok();
        let may_ask_again = matches!(whole.review.state, ReviewState::Failed | ReviewState::Judged)
            && decide(&caller.actor, Action::ImportBids, &Facts::tender()).is_ok();
        Ok(Self {
            page: Layout::titled(caller, format!("{} {}", whole.tender.case_no, whole.bid.label)),
            sheet: Sheet::of(&whole, wanted, &evidence),
            documents: documents(&whole, lang)?,
            corrections: corrections(&whole, &names, lang),
            files: whole.files.iter().map(|file| FileRow::of(&whole, file, lang)).collect(),
            due: whole.findings.iter().filter(|row| row.is_due()).count(),
            key: hex(&caller.call()?.bytes::<16>()),
            template: template(&whole, selected, lang)?,
            questions,
            now,
            settle: SettleForm::default(),
            finish: FinishForm::default(),
            summary: None,
            groups: changes.narrow(groups, selected),
            changes,
            beside: kind_at(&whole, selected)?,
            selected,
            may_decide,
            claimed,
            may_ask_again,
            decided,
            seconded,
            may_second,
            grounds: grounds(&whole)?,
            whole,
        })
    }

    /// The desk at a finding.
    pub fn at(finding: i64) -> DeskAsk {
        DeskAsk { finding: Some(finding), ..DeskAsk::default() }
    }

    /// The desk as it opens.
    pub fn nowhere() -> DeskAsk {
        DeskAsk::default()
    }

    /// The page after a decision that was refused: what the person wrote stays.
    #[must_use]
    pub fn refused(self, settle: SettleForm, finish: FinishForm, summary: Summary) -> Self {
        Self { settle, finish, summary: Some(summary), ..self }
    }

    fn is_selected(&self, item: &Item) -> bool {
        self.selected == Some(item.row.number)
    }

    /// What a group holds in one line: how many findings wait, and how many there are.
    fn waiting(&self, group: &Group) -> usize {
        group.findings.iter().filter(|item| item.is_due()).count()
    }

    /// Whether a group stands open: where something waits, or is looked at.
    fn opens(&self, group: &Group) -> bool {
        group.findings.iter().any(|item| item.is_due() || self.is_selected(item))
    }

    fn stands(&self) -> usize {
        self.whole.findings.iter().filter(|row| FindingRow::stands(row)).count()
    }

    fn wrong(&self, input: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(input))
    }

    fn review(&self) -> &Review {
        &self.whole.review
    }

    /// The key of where a question stands.
    fn question_state(&self, row: &Question) -> &'static str {
        match () {
            () if row.answer.is_some() => "question-state-answered",
            () if row.is_waived(self.now) => "question-state-waived",
            () => "question-state-open",
        }
    }

    fn rests_on(&self, ground: &Ground) -> bool {
        self.grounds.contains(ground)
    }

    fn chosen(&self, ground: &Ground) -> bool {
        self.finish.ground == ground.as_str()
    }
}

/// A question about a finding, from its first place; nothing where none is looked at.
fn template(whole: &Whole, selected: Option<i64>, lang: Lang) -> Result<String, Error> {
    let Some(row) = whole.findings.iter().find(|row| Some(row.number) == selected) else { return Ok(String::new()) };
    let finding = row.finding()?;
    let Some(place) = finding.evidence.first() else { return Ok(String::new()) };
    let args = [("file", place.file.clone()), ("page", place.page.to_string()), ("text", place.text.clone())];
    Ok(say_with(lang, "question-template", &args.map(|(name, value)| (name.to_owned(), value)).into()))
}

/// The grounds of art. 50-1 that the findings which stand cite.
fn grounds(whole: &Whole) -> Result<Vec<Ground>, Error> {
    let mut grounds = Vec::new();
    for row in whole.findings.iter().filter(|row| row.stands()) {
        grounds.extend(row.finding()?.cites.iter().filter_map(|cite| cite.article.parse::<Ground>().ok()));
    }
    grounds.sort_unstable();
    grounds.dedup();
    Ok(grounds)
}

impl ProgressPart {
    fn review(&self) -> &Review {
        &self.review
    }
}

impl FileRow {
    fn of(whole: &Whole, file: &BidFile, lang: Lang) -> Self {
        let reading = whole.readings.get(&file.id).cloned();
        let state = match &reading {
            None => named("review-extent", "waiting", lang),
            Some(reading) => {
                let extent = named("review-extent", &reading.extent, lang);
                match &reading.reason {
                    Some(reason) => format!("{extent}：{}", named("review-reason", reason, lang)),
                    None => extent,
                }
            }
        };
        let notes = reading.iter().flat_map(ReviewFile::notes);
        Self {
            href: href(whole.review.id, file.number, 1, None),
            notes: notes.map(|note| named("review-note", &note, lang)).collect(),
            file: file.clone(),
            reading,
            state,
        }
    }
}
