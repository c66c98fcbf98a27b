//! A story from the record in words: who did what, why, by which rule, and what changed.

use std::collections::{HashMap, HashSet};

use procurement_law::ruling::Lang;
use serde_json::Value;
use uuid::Uuid;

use crate::accounts::store as accounts;
use crate::audit::timeline::{FieldChange, Moment};
use crate::base::actor::Actor;
use crate::base::error::Error;
use crate::base::id::{OrganisationId, UserId};
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::orders::model::KIND as ORDER;
use crate::parties::store as parties;
use crate::texts::{has, say};
use crate::web::orders::when;
use crate::web::ruling::{RulingView, views};

/// Fields of rows that name a person.
const PEOPLE: [&str; 16] = [
    "signed_by",
    "on_behalf_of",
    "awaits_user",
    "delivered_by",
    "accepted_by",
    "placed_by",
    "approved_by",
    "confirmed_by",
    "invited_by",
    "filed_by",
    "checked_by",
    "done_by",
    "reported_by",
    "answered_by",
    "decided_by",
    "objected_by",
];
/// Fields that name an organisation.
const PARTIES: [&str; 4] = ["agency", "vendor", "organisation", "superior"];
/// Characters of a hash that tell two of them apart.
const SHORT: usize = 12;

/// One entry in words.
pub struct MomentView {
    /// The entry's number.
    pub seq: Option<i64>,
    /// The beginning of the chain hash.
    pub hash: String,
    /// When, on Taipei's clock.
    pub at: String,
    /// Who, with the role.
    pub who: String,
    /// What.
    pub act: String,
    /// Why.
    pub reason: Option<String>,
    /// By which rules.
    pub rulings: Vec<RulingView>,
    /// What changed.
    pub changes: Vec<ChangeView>,
    /// The request, for the logs.
    pub request: String,
}

/// One changed field in words.
pub struct ChangeView {
    /// The kind of row.
    pub row: String,
    /// The field.
    pub field: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

type Names = HashMap<Uuid, String>;

/// Puts a story into words.
///
/// # Errors
/// The database failed.
pub fn tell(conn: &mut DbConn, moments: Vec<Moment>, lang: Lang) -> Result<Vec<MomentView>, Error> {
    let names = names(conn, &moments)?;
    Ok(moments.into_iter().map(|moment| view(moment, &names, lang)).collect())
}

/// The names of everybody that the story speaks of.
fn names(conn: &mut DbConn, moments: &[Moment]) -> Result<Names, Error> {
    let mut ids: HashSet<Uuid> = HashSet::new();
    for moment in moments {
        ids.extend(moment.body.actor.person().map(|person| person.user.0));
        let people = moment.changes.iter().filter(|change| PEOPLE.contains(&change.field.as_str()));
        ids.extend(people.flat_map(|change| [&change.before, &change.after]).filter_map(id));
    }
    let users: Vec<UserId> = ids.into_iter().map(UserId).collect();
    let mut names: Names = accounts::names(conn, &users)?.into_iter().map(|(user, name)| (user.0, name)).collect();
    let changes = moments.iter().flat_map(|moment| &moment.changes);
    for change in changes.filter(|change| PARTIES.contains(&change.field.as_str())) {
        for id in [&change.before, &change.after].into_iter().filter_map(id) {
            // An organisation that is gone keeps its id as its name.
            names.entry(id).or_insert_with(|| {
                parties::find(conn, OrganisationId(id)).map_or_else(|_| id.to_string(), |party| party.name)
            });
        }
    }
    Ok(names)
}

fn view(moment: Moment, names: &Names, lang: Lang) -> MomentView {
    let body = moment.body;
    let who = match &body.actor {
        Actor::Anonymous => say(lang, "audit-anonymous"),
        Actor::System(name) => format!("{} {name}", say(lang, "audit-system")),
        Actor::Person(person) => {
            let name = names.get(&person.user.0).cloned().unwrap_or_else(|| person.user.to_string());
            format!("{name}（{}）", say(lang, &format!("audit-role-{}", person.role)))
        }
    };
    MomentView {
        seq: moment.seq,
        hash: moment.hash.unwrap_or_default().chars().take(SHORT).collect(),
        at: Time::parse(&body.at).map_or(body.at, |at| when(at, lang)),
        who,
        act: words(lang, "act", &body.act),
        reason: body.reason,
        rulings: views(&body.rulings, lang),
        changes: moment.changes.iter().map(|change| change_view(change, names, lang)).collect(),
        request: body.request,
    }
}

fn change_view(change: &FieldChange, names: &Names, lang: Lang) -> ChangeView {
    let written = |value| written(change, value, names, lang);
    ChangeView {
        row: words(lang, "subject", &change.subject.kind),
        field: words(lang, "field", &change.field),
        before: written(&change.before),
        after: written(&change.after),
    }
}

fn written(change: &FieldChange, value: &Value, names: &Names, lang: Lang) -> String {
    let named = id(value).and_then(|id| names.get(&id).cloned());
    match value {
        Value::Null => "—".to_owned(),
        Value::Bool(yes) => say(lang, if *yes { "ruling-yes" } else { "ruling-no" }),
        Value::String(text) if change.field == "state" && change.subject.kind == ORDER => {
            say(lang, &format!("order-state-{text}"))
        }
        Value::String(text) if change.field.ends_with("_at") => {
            Time::parse(text).map_or_else(|| text.clone(), |at| when(at, lang))
        }
        Value::String(text) => named.unwrap_or_else(|| text.clone()),
        other => other.to_string(),
    }
}

/// The words of a name in the record; a name without words shows itself.
fn words(lang: Lang, family: &str, name: &str) -> String {
    let key = format!("{family}-{}", name.replace(['.', '_'], "-"));
    if has(&key) { say(lang, &key) } else { name.to_owned() }
}

fn id(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::state::ApplicationEvent;
    use crate::audit::entry::Subject;
    use crate::orders::state::{OrderEvent, OrderState};
    use serde_json::json;

    #[test]
    fn every_act_on_orders_and_every_state_has_words() {
        for event in OrderEvent::ALL {
            assert!(has(&format!("act-order-{event}")) && has(&format!("order-event-{event}")), "{event}");
        }
        for state in OrderState::ALL {
            for key in ["order-state", "flash-order"] {
                assert!(has(&format!("{key}-{state}")), "{key}-{state}");
            }
        }
        for event in ApplicationEvent::ALL {
            assert!(has(&format!("act-application-{event}")), "{event}");
        }
        for kind in crate::ledger::kinds() {
            assert!(has(&format!("subject-{}", kind.name.replace('_', "-"))), "{}", kind.name);
        }
        assert_eq!(words(Lang::ZhTw, "act", "nothing.known"), "nothing.known");
    }

    #[test]
    fn values_read_in_words() {
        let change = |field: &str| FieldChange {
            subject: Subject::new(ORDER, Uuid::nil()),
            field: field.to_owned(),
            before: Value::Null,
            after: Value::Null,
        };
        let names = Names::from([(Uuid::nil(), "王小明".to_owned())]);
        let written = |field: &str, value: Value| written(&change(field), &value, &names, Lang::ZhTw);
        assert_eq!(written("placed_by", json!(Uuid::nil())), "王小明");
        assert_eq!(written("issued_at", json!("2026-11-20T16:05:00Z")), "115年11月21日 00:05");
        assert_eq!(written("state", json!("placed")), say(Lang::ZhTw, "order-state-placed"));
        assert_eq!(written("reason", Value::Null), "—");
        assert_eq!(written("lines", json!([1])), "[1]");
    }
}
