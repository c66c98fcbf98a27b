//! The page of an application: the form while it is the vendor's turn, the difference, what the reader may do.

use askama::Template;
use procurement_law::ruling::Lang;

use crate::accounts::decide::decide;
use crate::applications::model::Application;
use crate::applications::read;
use crate::applications::state::{ApplicationEvent, next};
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::ApplicationId;
use crate::catalog::questions::answers::Difference;
use crate::catalog::questions::score::score;
use crate::catalog::questions::table::{ChangeRule, asked, code_words, codes};
use crate::catalog::questions::words::in_words;
use crate::http::caller::Caller;
use crate::parties::store as parties;
use crate::web::application::draft::Said;
use crate::web::application::fields::{self, Choice, Group, Input};
use crate::web::layout::Layout;
use crate::web::orders::day;
use crate::web::ruling::{RulingView, Summary, stored};

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
        let (answers, has_answers) = (row.answers(), row.kind.has_answers());
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
