//! The pages of an application: the form, and the difference with what the reader may do.

use askama::Template;
use procurement_law::ruling::Lang;

use crate::accounts::decide::decide;
use crate::applications::model::{Application, ApplicationKind};
use crate::applications::read;
use crate::applications::state::{ApplicationEvent, next};
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{ApplicationId, AwardId, ListingId};
use crate::catalog::model::Class;
use crate::catalog::questions::answers::{Answers, Difference};
use crate::catalog::questions::score::score;
use crate::catalog::questions::table::{ChangeRule, asked, code_words, codes};
use crate::catalog::questions::words::in_words;
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::parties::store as parties;
use crate::web::application::fields::{self, Choice, Group, Input, plain};
use crate::web::layout::Layout;
use crate::web::orders::day;
use crate::web::ruling::{RulingView, Summary, stored};

/// The form of a new application.
#[derive(Template)]
#[template(path = "application_new.html")]
pub struct WritePage {
    page: Layout,
    draft: Draft,
    groups: Vec<Group>,
    awards: Vec<AwardChoice>,
    key: String,
    summary: Option<Summary>,
}

/// What is being written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The listing that it is about.
    pub listing: Option<ListingId>,
    /// What is asked for.
    pub kind: ApplicationKind,
    /// The class.
    pub class: Class,
    /// The vendor's own number.
    pub sku: String,
    /// The award.
    pub award: Option<AwardId>,
    /// The answers.
    pub answers: Answers,
    /// The vendor's words, and those on a replacement.
    pub said: Said,
}

/// Words beside the answers.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// To the office.
    pub note: String,
    /// Ground of a replacement.
    pub ground: String,
    /// How the replacement compares.
    pub quality: String,
    /// What is saved.
    pub saved: String,
    /// The comparison.
    pub comparison: String,
}

/// An award that a new listing may hang on.
struct AwardChoice {
    id: AwardId,
    words: String,
    on: bool,
}

/// The page of an application.
#[derive(Template)]
#[template(path = "application.html")]
pub struct ApplicationPage {
    page: Layout,
    row: Application,
    vendor: String,
    due: Option<String>,
    late: bool,
    differences: Vec<DifferenceView>,
    percent: usize,
    lacking: Vec<String>,
    open: Vec<String>,
    reasons: Vec<String>,
    rulings: Vec<RulingView>,
    /// The form, while it is the vendor's turn and the reader is the vendor.
    groups: Vec<Group>,
    said: Said,
    reason_choices: Vec<Choice>,
    events: Vec<ApplicationEvent>,
    key: String,
    summary: Option<Summary>,
}

/// A difference in words.
struct DifferenceView {
    label: String,
    before: String,
    after: String,
    reviewed: bool,
}

impl Draft {
    /// A new listing of the class in the address.
    ///
    /// # Errors
    /// The class is none.
    pub fn asked(pairs: &[(String, String)]) -> Result<Self, Error> {
        let class = match plain(pairs, "class") {
            "" => Class::Software,
            class => class.parse().map_err(|_| Error::not_found())?,
        };
        let mut answers = Answers::default();
        answers.set("category", plain(pairs, "category"));
        Ok(Self {
            listing: None,
            kind: ApplicationKind::List,
            class,
            sku: String::new(),
            award: plain(pairs, "award").parse().ok(),
            answers,
            said: Said::default(),
        })
    }

    /// What was sent and came back with faults.
    ///
    /// # Errors
    /// The class is none.
    pub fn sent(pairs: &[(String, String)]) -> Result<Self, Error> {
        let listing = plain(pairs, "listing").parse().ok();
        Ok(Self {
            listing,
            kind: plain(pairs, "kind").parse().unwrap_or(ApplicationKind::List),
            sku: plain(pairs, "sku").to_owned(),
            answers: fields::answers(pairs),
            said: Said::sent(pairs),
            ..Self::asked(pairs)?
        })
    }

    /// A change of a listing.
    pub fn of(listing: ListingId, kind: ApplicationKind) -> Self {
        Self {
            listing: Some(listing),
            kind,
            class: Class::Software,
            sku: String::new(),
            award: None,
            answers: Answers::default(),
            said: Said::default(),
        }
    }

    /// Whether answers are asked for.
    fn has_answers(&self) -> bool {
        matches!(self.kind, ApplicationKind::List | ApplicationKind::Change)
    }
}

impl Said {
    fn sent(pairs: &[(String, String)]) -> Self {
        let said = |name: &str| plain(pairs, name).to_owned();
        Self {
            note: said("note"),
            ground: said("ground"),
            quality: said("quality"),
            saved: said("saved"),
            comparison: said("comparison"),
        }
    }

    fn of(row: &Application) -> Self {
        let note = row.note.clone();
        match row.replacement() {
            Some(one) => {
                Self { note, ground: one.ground, quality: one.quality, saved: one.saved, comparison: one.comparison }
            }
            None => Self { note, ..Self::default() },
        }
    }
}

impl WritePage {
    /// The form.
    ///
    /// # Errors
    /// The listing is not the vendor's, or the database failed.
    pub async fn load(caller: &Caller, draft: Draft, summary: Option<Summary>) -> Result<Self, Error> {
        let (call, mut draft, fresh) = (caller.call()?, draft, summary.is_none());
        let vendor = call.actor.person().map(|person| person.organisation).ok_or_else(Error::not_found)?;
        let (today, lang) = (call.now.local_date(), caller.lang);
        let read = caller.app.door.read(move |conn| {
            let Some(id) = draft.listing else {
                let awards = awards(conn, &draft, vendor, today, lang)?;
                return Ok((draft, awards));
            };
            let (listing, version) = listings::find(conn, id)?;
            if listing.vendor_id != vendor {
                return Err(Error::not_found());
            }
            (draft.class, draft.sku) = (version.class, listing.sku);
            if fresh {
                draft.answers = Answers::of(&version);
            }
            Ok((draft, Vec::new()))
        });
        let (draft, awards) = read.await?;
        let groups = if draft.has_answers() {
            fields::groups(draft.class, &draft.answers, false, caller.lang)
        } else {
            Vec::new()
        };
        Ok(Self {
            page: Layout::new(caller, &format!("application-new-{}", draft.kind)),
            groups,
            awards,
            key: hex(&caller.call()?.bytes::<16>()),
            draft,
            summary,
        })
    }
}

fn awards(
    conn: &mut DbConn,
    draft: &Draft,
    vendor: crate::base::id::OrganisationId,
    today: chrono::NaiveDate,
    lang: Lang,
) -> Result<Vec<AwardChoice>, Error> {
    let mine = contracts::awards_of(conn, vendor)?;
    let open =
        mine.into_iter().filter(|(_, _, framework)| framework.class == draft.class && framework.ends_on >= today);
    Ok(open
        .map(|(award, item, framework)| AwardChoice {
            on: draft.award == Some(award.id),
            id: award.id,
            words: format!(
                "{}－{} {}（NT$ {}，{}）",
                framework.case_no,
                item.item_no,
                item.name,
                award.price,
                day(framework.ends_on, lang)
            ),
        })
        .collect())
}

impl ApplicationPage {
    /// The page of an application.
    ///
    /// # Errors
    /// There is none that the person may know of.
    pub async fn load(caller: &Caller, id: ApplicationId) -> Result<Self, Error> {
        let (call, asker) = (caller.call()?, caller.call()?);
        let (lang, today) = (caller.lang, call.now.local_date());
        let read = caller.app.door.read(move |conn| {
            let row = read::read(conn, &call, id)?;
            let differences = read::differences(conn, &row)?;
            let vendor = parties::find(conn, row.vendor_id)?.name;
            Ok((row, differences, vendor))
        });
        let (row, differences, vendor) = read.await?;
        let may = |event: &ApplicationEvent| {
            next(row.state, *event).is_some() && decide(&asker.actor, event.action(), &row.facts()).is_ok()
        };
        let events: Vec<ApplicationEvent> = ApplicationEvent::ALL.iter().copied().filter(may).collect();
        let writes = events.iter().any(|event| matches!(event, ApplicationEvent::Submit | ApplicationEvent::Answer));
        let (answers, has_answers) = (row.answers(), row.kind_has_answers());
        let score = score(row.class, &answers);
        let label = |key: &String| {
            let question = asked(row.class, answers.get("category")).find(|one| one.key == *key);
            question.map_or_else(|| key.clone(), |one| one.label(lang).to_owned())
        };
        Ok(Self {
            page: Layout::new(caller, "application-title"),
            vendor,
            due: row.due_on.map(|due| day(due, lang)),
            late: row.due_on.is_some_and(|due| due < today),
            differences: differences.into_iter().map(|one| difference(&row, one, lang)).collect(),
            percent: if has_answers { score.percent } else { 100 },
            lacking: if has_answers { score.lacking.iter().map(label).collect() } else { Vec::new() },
            open: if has_answers { score.open.iter().map(label).collect() } else { Vec::new() },
            reasons: row
                .reasons
                .split(';')
                .filter(|code| !code.is_empty())
                .map(|code| code_words("reason", code, lang))
                .collect(),
            rulings: stored(&row.rulings, lang),
            groups: if writes && has_answers { fields::groups(row.class, &answers, false, lang) } else { Vec::new() },
            said: Said::of(&row),
            reason_choices: codes("reason")
                .map(|one| Choice { code: one.code.clone(), words: one.words(lang).to_owned(), on: false })
                .collect(),
            events,
            key: hex(&asker.bytes::<16>()),
            summary: None,
            row,
        })
    }

    /// The page with what was sent and came back with faults.
    pub fn sent(mut self, caller: &Caller, pairs: &[(String, String)], summary: Summary) -> Self {
        if !self.groups.is_empty() {
            self.groups = fields::groups(self.row.class, &fields::answers(pairs), false, caller.lang);
            self.said = Said::sent(pairs);
        }
        for choice in &mut self.reason_choices {
            choice.on = pairs.iter().any(|pair| pair.0 == "reasons" && pair.1 == choice.code);
        }
        self.summary = Some(summary);
        self
    }

    fn offers(&self, event: &str) -> bool {
        self.events.iter().any(|one| one.as_str() == event)
    }

    /// Whether the vendor may write now.
    fn writes(&self) -> bool {
        self.offers("submit") || self.offers("answer")
    }

    /// What sends the vendor's form: a first handing in, or an answer.
    fn then(&self) -> &'static str {
        if self.offers("submit") { "submit" } else { "answer" }
    }

    /// Whether the office decides now.
    fn decides(&self) -> bool {
        self.offers("approve")
    }
}

fn difference(row: &Application, one: Difference, lang: Lang) -> DifferenceView {
    let answers = row.answers();
    let question = asked(row.class, answers.get("category")).find(|question| question.key == one.key);
    let said = |text: &str| match question {
        Some(question) if !text.is_empty() => in_words(question, text, lang),
        _ => text.to_owned(),
    };
    DifferenceView {
        label: question.map_or_else(|| one.key.clone(), |question| question.label(lang).to_owned()),
        before: said(&one.before),
        after: said(&one.after),
        reviewed: question.is_none_or(|question| question.change == ChangeRule::Reviewed),
    }
}
