//! After a bid was judged anew: the checklist narrowed to what changed and what still waits, and what is said no more.

use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::review::model::FindingChange;
use crate::review::read::Whole;
use crate::web::review::checklist::{Group, Item};

/// A finding that is said no more.
pub struct GoneRow {
    /// The rule.
    pub rule: String,
    /// What it said.
    pub sentence: String,
    /// What a person had made of it, the key of the word; none while nobody had decided.
    pub decided: Option<String>,
}

/// What the last judging changed.
#[derive(Default)]
pub struct Changes {
    /// Findings that are new or say something else.
    pub count: usize,
    /// Findings that are said no more.
    pub gone: Vec<GoneRow>,
    /// Whether the checklist is narrowed to them.
    pub narrowed: bool,
}

impl Changes {
    /// The changes of a review; the checklist is narrowed to them unless all was asked for.
    ///
    /// # Errors
    /// A row holds what cannot be read, a fault of the program.
    pub fn of(whole: &Whole, all: bool, lang: Lang) -> Result<Self, Error> {
        let round = whole.review.round;
        let count = whole.findings.iter().filter(|row| row.change(round).is_some_and(is_change)).count();
        let mut gone = Vec::with_capacity(whole.gone.len());
        for row in &whole.gone {
            gone.push(GoneRow {
                rule: row.rule.clone(),
                sentence: row.finding()?.sentence(lang),
                decided: row.decided_by.map(|_| format!("answer-{}-{}", row.verdict, row.state)),
            });
        }
        Ok(Self { count, narrowed: !all && round > 1 && (count > 0 || !gone.is_empty()), gone })
    }

    /// Whether there is anything to narrow to.
    pub fn any(&self) -> bool {
        self.count > 0 || !self.gone.is_empty()
    }

    /// The checklist as it is shown: what changed, what waits, what is looked at.
    pub fn narrow(&self, groups: Vec<Group>, selected: Option<i64>) -> Vec<Group> {
        if !self.narrowed {
            return groups;
        }
        let shows = |item: &Item| item.is_due() || item.changed().is_some() || selected == Some(item.row.number);
        let narrow = |group: Group| Group {
            findings: group.findings.into_iter().filter(|item| shows(item)).collect(),
            title: group.title,
        };
        groups.into_iter().map(narrow).filter(|group| !group.findings.is_empty()).collect()
    }
}

impl Item {
    /// How the last judging changed it; none where it did not.
    pub fn changed(&self) -> Option<FindingChange> {
        self.change.filter(|change| is_change(*change))
    }
}

fn is_change(change: FindingChange) -> bool {
    matches!(change, FindingChange::New | FindingChange::Changed)
}
