//! Accepting an invitation: whoever has the link chooses a name and a password.

use actix_web::HttpResponse;
use actix_web::web::{Path, block};
use askama::Template;
use serde::Deserialize;

use crate::accounts::invite;
use crate::accounts::password::SHORTEST;
use crate::base::actor::Role;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::parties::store as parties;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;

/// What the person chooses.
#[derive(Deserialize)]
pub struct Choice {
    name: String,
    password: String,
}

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage {
    page: Layout,
    token: String,
    email: String,
    organisation: String,
    role: Role,
    name: String,
    least: usize,
    summary: Option<Summary>,
}

/// Shows what the invitation promises and asks for name and password.
///
/// # Errors
/// The link is no longer good.
pub async fn form(caller: Caller, token: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&filled(&caller, token.into_inner(), String::new(), None).await?)?)
}

/// Makes the account, or shows the form again.
///
/// # Errors
/// The link is no longer good, or the database failed.
pub async fn accept(caller: Caller, token: Path<String>, form: Form<Choice>) -> Result<HttpResponse, Failure> {
    let (token, Choice { name, password }) = (token.into_inner(), form.0);
    match make(&caller, &token, &name, password).await {
        Ok(()) => Ok(go("/login", Some("account-made"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &filled(&caller, token, name, Some(summary)).await?)?)
        }
    }
}

async fn make(caller: &Caller, token: &str, name: &str, password: String) -> Result<(), Error> {
    let choosing = caller.call()?;
    let hash = block(move || invite::choose(&choosing, &password)).await;
    let hash = hash.map_err(|cause| Error::internal("hash the password", cause))??;
    let (call, token, name) = (caller.call()?, token.to_owned(), name.to_owned());
    caller.app.door.write(move |conn| invite::accept(conn, &call, &token, &name, &hash).map(drop)).await
}

async fn filled(
    caller: &Caller,
    token: String,
    name: String,
    summary: Option<Summary>,
) -> Result<InvitationPage, Error> {
    let (now, secret) = (caller.app.clock.now(), token.clone());
    let found = caller.app.door.read(move |conn| {
        let found = invite::find(conn, &secret, now)?;
        let organisation = parties::find(conn, found.organisation_id)?.name;
        Ok((found, organisation))
    });
    let (found, organisation) = found.await?;
    let page = Layout::new(caller, "invitation-title");
    Ok(InvitationPage {
        page,
        token,
        email: found.email,
        organisation,
        role: found.role,
        name,
        least: SHORTEST,
        summary,
    })
}
