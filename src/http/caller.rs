//! Who asks, as the gate found out: handlers take it as an argument.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use procurement_law::ruling::Lang;

use crate::accounts::session::Session;
use crate::app::App;
use crate::base::actor::{Actor, Person, Role};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::http::failure::Failure;

/// The asker of a request, and the market.
#[derive(Clone)]
pub struct Caller {
    /// The market.
    pub app: Data<App>,
    /// Who asks.
    pub actor: Actor,
    /// The session, when a browser asks; it may still lack its second factor.
    pub session: Option<Session>,
    /// The language of the answer.
    pub lang: Lang,
    /// The request's id.
    pub request: String,
    /// The path and query asked for; `/` after a form was sent, which cannot be asked for again.
    pub uri: String,
}

impl Caller {
    /// A call of a verb by this asker, now.
    ///
    /// # Errors
    /// The operating system has no randomness to give.
    pub fn call(&self) -> Result<Call, Error> {
        self.app.call(self.actor.clone(), &self.request)
    }

    /// The person who asks.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn person(&self) -> Result<&Person, Error> {
        self.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))
    }

    /// The role, when somebody is signed in.
    pub fn role(&self) -> Option<Role> {
        self.actor.role()
    }
}

impl FromRequest for Caller {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = request.extensions().get::<Caller>().cloned();
        ready(found.ok_or_else(|| Failure(Error::internal("find the caller", "the gate was not passed"))))
    }
}
