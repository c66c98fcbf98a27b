//! One framework as the office keeps it: terms, ceilings with the proof of their movements, versions.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use procurement_law::ruling::Lang;
use serde_json::Value;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::store as accounts;
use crate::base::actor::Role;
use crate::base::error::Error;
use crate::base::id::UserId;
use crate::base::money::Money;
use crate::contracts::model::{Ceiling, CeilingUnit, Framework};
use crate::contracts::terms::{Terms, WhenDebarred};
use crate::contracts::version::{Difference, FrameworkVersion};
use crate::contracts::{rows, store, version};
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::parties::store as parties;
use crate::texts::{has, say};
use crate::web::frameworks::{FrameworkRow, row};
use crate::web::layout::{Layout, page};
use crate::web::office::framework_edit::framework_id;
use crate::web::orders::{day, when};

/// The most item ceilings that the page lists: those of which most is used.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "office_framework.html")]
struct FrameworkPage {
    page: Layout,
    row: FrameworkRow,
    terms: Terms,
    extended: Option<String>,
    ceilings: Vec<CeilingRow>,
    versions: Vec<VersionRow>,
    /// Whether every figure is the sum of its movements.
    proved: bool,
    office: bool,
}

struct CeilingRow {
    name: String,
    figures: [String; 6],
    above: bool,
}

struct VersionRow {
    number: i64,
    at: String,
    by: String,
    reason: String,
    changed: Vec<(String, String, String)>,
}

struct Found {
    framework: Framework,
    ceilings: Vec<(String, Ceiling)>,
    versions: Vec<FrameworkVersion>,
    names: HashMap<UserId, String>,
    proved: bool,
}

/// Shows it.
///
/// # Errors
/// There is none, or the asker may not.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadFramework, &Facts::default())?;
    let (id, lang) = (framework_id(&id)?, caller.lang);
    let today = caller.app.clock.now().local_date();
    let found = caller.app.door.read(move |conn| find(conn, id, lang)).await?;
    let terms = found.framework.read_terms()?;
    let title = format!("{} {}", found.framework.case_no, found.framework.title);
    Ok(page(&FrameworkPage {
        page: Layout::titled(&caller, title),
        extended: terms.extended_from.map(|last| day(last, lang)),
        terms,
        ceilings: found.ceilings.iter().map(|(name, of)| ceiling_row(name.clone(), of)).collect(),
        versions: found.versions.iter().map(|one| version_row(one, &found.names, lang)).collect(),
        proved: found.proved,
        office: caller.role() == Some(Role::Office),
        row: row(found.framework, today, lang),
    })?)
}

fn find(conn: &mut DbConn, id: crate::base::id::FrameworkId, lang: Lang) -> Result<Found, Error> {
    let framework = store::framework(conn, id)?;
    let items: HashMap<_, _> = store::items(conn, id)?.into_iter().map(|item| (item.id, item)).collect();
    let mut all = store::ceilings(conn, id)?;
    let proved = rows::unbalanced_of(conn, id)?.is_empty();
    // The budget, then agencies, then items, the fullest first.
    let fullness = |row: &Ceiling| i128::from(row.used) * 10_000 / i128::from(row.cap.max(1));
    all.sort_by_key(|row| (row.item_id.is_some(), row.agency_id.is_some(), -fullness(row)));
    let mut ceilings = Vec::new();
    for row in all.into_iter().take(MOST) {
        let name = match (row.item_id.and_then(|item| items.get(&item)), row.agency_id) {
            (Some(item), _) => format!("{} {} {}", say(lang, "framework-item"), item.item_no, item.name),
            (None, Some(agency)) => {
                let name = parties::find(conn, agency)?.name;
                if row.closed { format!("{name} {}", say(lang, "framework-cap-closed")) } else { name }
            }
            (None, None) => say(lang, "framework-budget"),
        };
        ceilings.push((name, row));
    }
    let versions = version::all(conn, id)?;
    let people: Vec<UserId> = versions.iter().filter_map(|one| one.by_user).collect();
    let names = accounts::names(conn, &people)?.into_iter().collect();
    Ok(Found { framework, ceilings, versions, names, proved })
}

fn ceiling_row(name: String, of: &Ceiling) -> CeilingRow {
    let written = |value: i64| match of.unit {
        CeilingUnit::Money => Money(value).to_string(),
        CeilingUnit::Count => value.to_string(),
    };
    let figures = [of.cap, of.reserved(), of.posted - of.outside, of.outside, of.used, of.remaining()].map(written);
    CeilingRow { name, figures, above: of.used > of.cap }
}

fn version_row(of: &FrameworkVersion, names: &HashMap<UserId, String>, lang: Lang) -> VersionRow {
    let changed: Vec<Difference> = serde_json::from_str(&of.changed).unwrap_or_default();
    let written = |value: &Value| match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let what = |name: &str| {
        let key = format!("framework-field-{}", name.replace('_', "-"));
        if has(&key) { say(lang, &key) } else { name.to_owned() }
    };
    VersionRow {
        number: of.number,
        at: when(of.at, lang),
        by: of.by_user.and_then(|user| names.get(&user).cloned()).unwrap_or_else(|| say(lang, "framework-by-program")),
        reason: if of.number == 1 { say(lang, "framework-opened-reason") } else { of.reason.clone() },
        changed: changed.iter().map(|one| (what(&one.what), written(&one.before), written(&one.after))).collect(),
    }
}

impl FrameworkPage {
    fn when_debarred(&self) -> &'static str {
        self.terms.when_debarred.map_or("silent", WhenDebarred::as_str)
    }
}
