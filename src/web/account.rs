//! One's own account: who one is, API tokens, and ending every session.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::accounts::action::Action;
use crate::accounts::decide::roles;
use crate::accounts::model::User;
use crate::accounts::token::{self, Scope, Token};
use crate::accounts::{session, store};
use crate::base::error::Error;
use crate::base::id::TokenId;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::parties::model::Organisation;
use crate::parties::store as parties;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::login::{Nothing, forgetting};
use crate::web::orders::when;
use crate::web::ruling::Summary;

/// The longest name of a token.
const NAME: usize = 60;

/// A token that is wanted.
#[derive(Debug, Deserialize)]
pub struct NewToken {
    name: String,
    scope: String,
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    page: Layout,
    user: User,
    organisation: Organisation,
    tokens: Vec<Token>,
    scopes: &'static [Scope],
    name: String,
    made: Option<String>,
    now: Time,
    summary: Option<Summary>,
}

/// Shows the account.
///
/// # Errors
/// The database failed.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&filled(&caller).await?)?)
}

/// Makes a token and shows its text, once.
///
/// # Errors
/// The database failed.
pub async fn make_token(caller: Caller, form: Form<NewToken>) -> Result<HttpResponse, Failure> {
    let (call, user, name) = (caller.call()?, caller.person()?.user, form.0.name.trim().to_owned());
    let checked = check(&name, &form.0.scope);
    let asked = name.clone();
    let made = match checked {
        Ok(scope) => caller.app.door.write(move |conn| token::make(conn, &call, user, &asked, scope)).await,
        Err(error) => Err(error),
    };
    match made {
        Ok((_, text)) => Ok(page(&AccountPage { made: Some(text), ..filled(&caller).await? })?),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &AccountPage { name, summary: Some(summary), ..filled(&caller).await? })?)
        }
    }
}

/// Withdraws a token.
///
/// # Errors
/// The person has no such token, or the database failed.
pub async fn revoke_token(caller: Caller, id: Path<String>, _form: Form<Nothing>) -> Result<HttpResponse, Failure> {
    let id: TokenId = id.parse().map_err(|_| Error::not_found())?;
    let (call, user) = (caller.call()?, caller.person()?.user);
    caller.app.door.write(move |conn| token::revoke(conn, &call, user, id)).await?;
    Ok(go("/account", Some("token-revoked")))
}

/// Ends every session of the person, this one too.
///
/// # Errors
/// The database failed.
pub async fn close_sessions(caller: Caller, _form: Form<Nothing>) -> Result<HttpResponse, Failure> {
    let user = caller.person()?.user;
    caller.app.door.write(move |conn| session::close_all(conn, user)).await?;
    Ok(forgetting(&caller, go("/login", Some("sessions-closed"))))
}

fn check(name: &str, scope: &str) -> Result<Scope, Error> {
    if name.is_empty() || name.chars().count() > NAME {
        return Err(Error::invalid("token.name_missing").with("most", NAME).at("name"));
    }
    scope.parse().map_err(|_| Error::invalid("token.scope_unknown").at("scope"))
}

async fn filled(caller: &Caller) -> Result<AccountPage, Error> {
    let id = caller.person()?.user;
    let found = caller.app.door.read(move |conn| {
        let user = store::find(conn, id)?;
        Ok((parties::find(conn, user.organisation_id)?, token::of_user(conn, id)?, user))
    });
    let (organisation, tokens, user) = found.await?;
    Ok(AccountPage {
        page: Layout::new(caller, "account-title"),
        user,
        organisation,
        tokens,
        scopes: Scope::ALL,
        name: String::new(),
        made: None,
        now: caller.app.clock.now(),
        summary: None,
    })
}

impl AccountPage {
    /// Whether the person may set webhooks up.
    fn has_systems(&self) -> bool {
        roles(Action::KeepWebhooks).contains(&self.user.role)
    }

    fn at(&self, time: &Time) -> String {
        let lang = if self.page.english() { Lang::En } else { Lang::ZhTw };
        when(*time, lang)
    }

    /// `good`, `ended` or `revoked`, the end of the word's key.
    fn state(&self, token: &Token) -> &'static str {
        match token.revoked_at {
            Some(_) => "revoked",
            None if token.expires_at <= self.now => "ended",
            None => "good",
        }
    }
}
