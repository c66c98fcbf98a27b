//! The job that sends one message.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;

use crate::accounts::store as accounts;
use crate::app::App;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::WebhookId;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::jobs::runner::Reporter;
use crate::notify::outbox::post;
use crate::texts::say_with;
use crate::webhooks::address::Guard;
use crate::webhooks::fan::{SEND, Send};
use crate::webhooks::model::{Ended, Message, Webhook};
use crate::webhooks::{keep, sign, store};
use procurement_law::ruling::Lang;

/// How long an address may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// The status of an address that wants nothing more.
const GONE: u16 = 410;
/// The longest problem that is kept, in characters.
const LONGEST: usize = 300;

/// Sends a message unless its address has it, or hears nothing more.
///
/// # Errors
/// The address did not take it; the job is tried again.
pub fn send(app: &App, payload: serde_json::Value, reporter: &Reporter<'_>) -> Result<(), Error> {
    let task: Send = serde_json::from_value(payload).map_err(|cause| Error::internal("read a job", cause))?;
    let (mut message, webhook) = app.door.read_now(move |conn| store::message(conn, task.message))?;
    if message.delivered_at.is_some() || webhook.ended_at.is_some() {
        return Ok(());
    }
    let answered = post_to(app.config.webhooks.private, &webhook, &message, app.clock.now());
    message.tries += 1;
    let (status, problem) = match answered {
        Ok(status) if (200..300).contains(&status) => (Some(status), None),
        Ok(status) => (Some(status), Some(format!("HTTP {status}"))),
        Err(cause) => (None, Some(cause.to_string().chars().take(LONGEST).collect())),
    };
    message.status = status.map(i64::from);
    message.problem.clone_from(&problem);
    message.delivered_at = problem.is_none().then(|| app.clock.now());
    let why = match status {
        Some(GONE) => Some(Ended::Gone),
        _ if problem.is_some() && reporter.is_last() => Some(Ended::Silent),
        _ => None,
    };
    let call = app.system_call(SEND)?;
    app.door.write_now(move |conn| {
        store::note(conn, &message)?;
        match why {
            Some(why) => ended(conn, &call, webhook.id, why),
            None => Ok(()),
        }
    })?;
    match problem {
        Some(problem) if why.is_none() => Err(Error::internal("send to a webhook", problem)),
        _ => Ok(()),
    }
}

/// Ends the webhook and tells who set it up.
fn ended(conn: &mut DbConn, call: &Call, id: WebhookId, why: Ended) -> Result<(), Error> {
    // Another message may have ended it meanwhile.
    let webhook = store::find(conn, id)?;
    if webhook.ended_at.is_some() {
        return Ok(());
    }
    let row = keep::end(conn, call, webhook, why)?;
    let args = BTreeMap::from([("url".to_owned(), row.url), ("why".to_owned(), why.to_string())]);
    let [subject, body] =
        ["subject", "body"].map(|end| say_with(Lang::ZhTw, &format!("mail-webhook-ended-{end}"), &args));
    let email = accounts::find(conn, row.made_by)?.email;
    post(conn, call, &email, &subject, &body).map(drop)
}

/// Sends and gives the status.
fn post_to(private: bool, to: &Webhook, message: &Message, now: Time) -> Result<u16, Error> {
    let (id, seconds) = (message.written_id(), now.0.div_euclid(1_000_000));
    let signature = sign::signature(&to.secret, &id, seconds, &message.body)?;
    let answer = agent(private)
        .post(&to.url)
        .header("Content-Type", "application/json")
        .header("webhook-id", &id)
        .header("webhook-timestamp", seconds.to_string())
        .header("webhook-signature", &signature)
        .send(&message.body);
    answer.map(|answer| answer.status().as_u16()).map_err(|cause| Error::internal("send to a webhook", cause))
}

/// The client: it follows no redirect, keeps no cookies, and goes where the guard lets it.
fn agent(private: bool) -> &'static Agent {
    static OUTSIDE: OnceLock<Agent> = OnceLock::new();
    static ANYWHERE: OnceLock<Agent> = OnceLock::new();
    let known = if private { &ANYWHERE } else { &OUTSIDE };
    known.get_or_init(|| {
        let found = rustls_native_certs::load_native_certs().certs;
        let roots: Vec<Certificate<'static>> =
            found.iter().map(|root| Certificate::from_der(root.as_ref()).to_owned()).collect();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .https_only(!private)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .user_agent("Gongqi-Webhooks/1.0")
            .tls_config(TlsConfig::builder().root_certs(RootCerts::from(roots)).build())
            .build();
        Agent::with_parts(config, DefaultConnector::new(), Guard { private, names: DefaultResolver::default() })
    })
}
