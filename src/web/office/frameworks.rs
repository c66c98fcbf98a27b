//! The frameworks as the office keeps them: what is used, reserved, posted and left.

use std::collections::HashMap;

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Role;
use crate::base::error::Error;
use crate::base::id::FrameworkId;
use crate::base::money::Money;
use crate::contracts::model::Ceiling;
use crate::contracts::store;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::web::frameworks::{FrameworkRow, row};
use crate::web::layout::{Layout, page};

#[derive(Template)]
#[template(path = "office_frameworks.html")]
struct ListPage {
    page: Layout,
    rows: Vec<Line>,
    office: bool,
}

struct Line {
    row: FrameworkRow,
    budget: Option<Ceiling>,
}

/// Lists them, newest ordering period first.
///
/// # Errors
/// The asker may not, or the database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadFramework, &Facts::default())?;
    let (lang, today) = (caller.lang, caller.app.clock.now().local_date());
    let read = caller.app.door.read(move |conn| -> Result<_, Error> {
        let all = store::frameworks(conn)?;
        let mut budgets: HashMap<FrameworkId, Ceiling> =
            store::budgets(conn)?.into_iter().map(|row| (row.framework_id, row)).collect();
        Ok(all.into_iter().map(|one| (budgets.remove(&one.id), one)).collect::<Vec<_>>())
    });
    let rows = read.await?.into_iter().map(|(budget, one)| Line { row: row(one, today, lang), budget }).collect();
    let office = caller.role() == Some(Role::Office);
    Ok(page(&ListPage { page: Layout::new(&caller, "office-frameworks-title"), rows, office })?)
}

impl Line {
    fn figures(&self) -> Option<[Money; 4]> {
        let budget = self.budget.as_ref()?;
        Some([Money(budget.reserved()), Money(budget.posted), Money(budget.outside), Money(budget.remaining())])
    }

    fn above(&self) -> bool {
        self.budget.as_ref().is_some_and(|budget| budget.used > budget.cap)
    }
}
