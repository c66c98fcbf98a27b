//! Webhooks of the caller's organisation: list, set up, read with the newest messages, try, delete.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep as kept};
use crate::base::error::Error;
use crate::base::id::WebhookId;
use crate::base::page::Page;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::webhooks::keep;
use crate::webhooks::model::{Ended, Message, Webhook};

/// A webhook to be set up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUpWebhook {
    /// An address of https on the open network.
    pub url: String,
    /// Of what it hears: `order`, `quote_request`, `quote`, `application`, `listing`, `price_check`, `hold`.
    pub kinds: Vec<String>,
}

/// A webhook.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookView {
    /// The id.
    pub id: Uuid,
    /// Where to.
    pub url: String,
    /// Of what it hears.
    pub kinds: Vec<String>,
    /// What signs its messages (Standard Webhooks); given once, when it is set up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// When it was set up.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Time,
    /// Since when it hears nothing more.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Time>,
    /// Why.
    pub ended_because: Option<Ended>,
    /// The newest messages; empty in lists.
    pub messages: Vec<MessageView>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// A message.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageView {
    /// Its id, as `webhook-id` says it on every try.
    pub id: String,
    /// The event's name, such as `order.issued`.
    pub topic: String,
    /// Since when it waits.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Time,
    /// How often it was sent.
    pub tries: i64,
    /// The last HTTP status.
    pub status: Option<i64>,
    /// When it was taken.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub delivered_at: Option<Time>,
}

fn view(row: &Webhook, messages: &[Message], with_secret: bool) -> WebhookView {
    WebhookView {
        id: row.id.0,
        url: row.url.clone(),
        kinds: row.wants(),
        secret: with_secret.then(|| row.secret.clone()),
        made_at: row.made_at,
        ended_at: row.ended_at,
        ended_because: row.ended_because,
        messages: messages.iter().map(message).collect(),
        version: row.version,
    }
}

fn message(row: &Message) -> MessageView {
    MessageView {
        id: row.written_id(),
        topic: row.topic.clone(),
        made_at: row.made_at,
        tries: row.tries,
        status: row.status,
        delivered_at: row.delivered_at,
    }
}

/// Lists the webhooks of the caller's organisation, newest first.
#[utoipa::path(tag = "webhooks", responses((status = 200, body = [WebhookView]), (status = 403, body = Problem)))]
#[get("/webhooks")]
pub async fn list_webhooks(caller: Caller) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let rows = caller.app.door.read(move |conn| keep::list(conn, &call)).await?;
    let data: Vec<WebhookView> = rows.iter().map(|row| view(row, &[], false)).collect();
    Ok(HttpResponse::Ok().json(Page { data, next_cursor: None }))
}

/// Sets a webhook up. It hears of what happens from now on, by the Standard Webhooks specification: a message names the
/// thing and its version, and the receiver reads it through the API.
#[utoipa::path(tag = "webhooks", request_body = SetUpWebhook, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = WebhookView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/webhooks")]
pub async fn set_up_webhook(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let SetUpWebhook { url, kinds } = body(&sent.0)?;
    let (call, private) = (caller.call()?, caller.app.config.webhooks.private);
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = keep::set_up(conn, &call, &url, &kinds, private)?;
            kept(StatusCode::CREATED, Some(etag(row.version)), &view(&row, &[], true))
        })
    });
    Ok(give(answer.await?))
}

/// Reads a webhook with its newest messages.
#[utoipa::path(tag = "webhooks", params(("id" = String, Path)), responses((status = 200, body = WebhookView), (status = 404, body = Problem)))]
#[get("/webhooks/{id}")]
pub async fn read_webhook(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (webhook_id(&id)?, caller.call()?);
    let (row, messages) = caller.app.door.read(move |conn| keep::read(conn, &call, id)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(row.version))).json(view(&row, &messages, false)))
}

/// Sends a message that only tries the way.
#[utoipa::path(tag = "webhooks", params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = MessageView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[post("/webhooks/{id}/ping")]
pub async fn ping_webhook(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, key, call) = (webhook_id(&id)?, Key::read(&request, &sent.0)?, caller.call()?);
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| kept(StatusCode::OK, None, &message(&keep::ping(conn, &call, id)?)))
    });
    Ok(give(answer.await?))
}

/// Takes a webhook away.
#[utoipa::path(tag = "webhooks", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = WebhookView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/webhooks/{id}/delete")]
pub async fn delete_webhook(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, key, version) = (webhook_id(&id)?, Key::read(&request, &sent.0)?, if_match(&request)?);
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = keep::take_away(conn, &call, id, version)?;
            kept(StatusCode::OK, Some(etag(row.version)), &view(&row, &[], false))
        })
    });
    Ok(give(answer.await?))
}

fn webhook_id(text: &str) -> Result<WebhookId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
