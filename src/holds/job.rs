//! The daily round: last days of evidence, and listings whose maker or origin a person has to look at.
//!
//! Each notice is a transaction of its own, and each is given once: the round may break off and begin anew anywhere.

use std::collections::HashSet;

use procurement_law::grammar::company_name::key;
use serde_json::Value;

use crate::app::App;
use crate::audit::entry::Subject;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::catalog::model as catalog;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::evidence::watch::{due, notice};
use crate::holds::brand::by_key;
use crate::holds::warn::{Warning, of_brand, of_origin};
use crate::jobs::runner::Reporter;
use crate::tasks::model::TaskKind;
use crate::tasks::open::{NewTask, open, working_days};
use crate::tasks::store as tasks;

/// Runs the round.
///
/// # Errors
/// The database failed, or the claim was lost.
pub fn watch(app: &App, _: Value, reporter: &Reporter<'_>) -> Result<(), Error> {
    let days = app.config.deadlines.task;
    let call = app.system_call("watch")?;
    let near = app.door.read_now(move |conn| due(conn, &call))?;
    for id in near {
        reporter.check()?;
        let call = app.system_call("watch")?;
        app.door.write_now(move |conn| notice(conn, &call, id, days))?;
    }
    let call = app.system_call("watch")?;
    let seen = app.door.read_now(move |conn| suspects(conn, &call, days))?;
    for task in seen {
        reporter.check()?;
        let call = app.system_call("watch")?;
        app.door.write_now(move |conn| open(conn, &call, task.clone()).map(drop))?;
    }
    Ok(())
}

/// The tasks about listings that were not opened yet.
fn suspects(conn: &mut DbConn, call: &Call, days: u32) -> Result<Vec<NewTask>, Error> {
    let brands = by_key(conn)?;
    let known: HashSet<String> = tasks::marks(conn, &[TaskKind::RestrictedBrand, TaskKind::Origin])?;
    let (due_on, today) = (working_days(call, days), call.now.local_date());
    let mut found = Vec::new();
    for (listing, version) in listings::all(conn)? {
        let brand = brands.get(&key(&version.maker)).filter(|brand| brand.stands(today));
        let mut add = |kind: TaskKind, what: &str, warning: Warning| {
            let mark = format!("{kind}:{}:{what}", listing.id);
            if known.contains(&mark) {
                return;
            }
            let mut args = warning.args;
            args.insert("name".to_owned(), version.name.clone());
            args.insert("sku".to_owned(), listing.sku.clone());
            let subject = Subject::new(catalog::KIND, listing.id.0);
            found.push(NewTask { kind, subject, mark, args, due_on });
        };
        if let Some(brand) = brand {
            add(TaskKind::RestrictedBrand, &brand.name_key, of_brand(&version, brand));
        }
        if let Some(warning) = of_origin(&version) {
            add(TaskKind::Origin, &version.origin, warning);
        }
    }
    Ok(found)
}
