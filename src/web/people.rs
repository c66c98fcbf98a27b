//! The office invites people into organisations.

use actix_web::HttpResponse;
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::invite::{self, Invite};
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;
use crate::texts::say;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;

/// Whom to invite.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wanted {
    organisation: String,
    role: String,
    email: String,
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    page: Layout,
    wanted: Wanted,
    roles: &'static [Role],
    summary: Option<Summary>,
}

/// Shows the form.
///
/// # Errors
/// The asker may not invite.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::InvitePeople, &Facts::default())?;
    Ok(page(&filled(&caller, Wanted::default(), None))?)
}

/// Sends the invitation, or shows the form again.
///
/// # Errors
/// The asker may not invite, or the database failed.
pub async fn invite(caller: Caller, form: Form<Wanted>) -> Result<HttpResponse, Failure> {
    let (call, wanted) = (caller.call()?, form.0.clone());
    let address = caller.app.config.server.address();
    match caller.app.door.write(move |conn| send(conn, &call, &wanted, &address)).await {
        Ok(()) => Ok(go("/people", Some("invitation-sent"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &filled(&caller, form.0, Some(summary)))?)
        }
    }
}

fn send(conn: &mut DbConn, call: &Call, wanted: &Wanted, address: &str) -> Result<(), Error> {
    decide(&call.actor, Action::InvitePeople, &Facts::default())?;
    let role: Role = wanted.role.parse().map_err(|_| Error::invalid("account.role_unknown").at("role"))?;
    let new = Invite {
        organisation: organisation(conn, role, wanted.organisation.trim())?,
        role,
        email: wanted.email.clone(),
        mail: (say(Lang::ZhTw, "mail-invitation-subject"), say(Lang::ZhTw, "mail-invitation-body")),
        address: address.to_owned(),
    };
    invite::invite(conn, call, &new).map(drop)
}

/// The organisation of a code, of the kind that the role belongs to.
fn organisation(conn: &mut DbConn, role: Role, code: &str) -> Result<OrganisationId, Error> {
    let found = parties::by_code(conn, OrganisationKind::of(role), code)?;
    let unknown = || Error::invalid("account.organisation_unknown").with("code", code).at("organisation");
    Ok(found.ok_or_else(unknown)?.id)
}

fn filled(caller: &Caller, wanted: Wanted, summary: Option<Summary>) -> PeoplePage {
    PeoplePage { page: Layout::new(caller, "people-title"), wanted, roles: Role::ALL, summary }
}
