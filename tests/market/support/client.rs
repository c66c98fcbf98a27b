//! A caller of the API, and its answers.

use std::time::Duration;

use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

/// The server closes a connection after five idle seconds; one that a caller takes up again in that instant is lost.
pub const IDLE: Duration = Duration::from_secs(2);

/// A caller.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    base: String,
    token: Option<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: String,
}

impl Client {
    pub fn new(base: &str, token: Option<&str>) -> Self {
        let agent =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).max_idle_age(IDLE).build().new_agent();
        Self { agent, base: base.to_owned(), token: token.map(str::to_owned) }
    }

    pub fn get(&self, path: &str) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        Answer::read(request.call().unwrap())
    }

    /// A POST with a fresh idempotency key.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(path, body, &[("Idempotency-Key", &uuid::Uuid::now_v7().to_string())])
    }

    /// A POST under one fresh key, sent again while the connection breaks: a crowd at the door loses some.
    pub fn post_until_answered(&self, path: &str, body: &Value) -> Answer {
        let key = uuid::Uuid::now_v7().to_string();
        for _ in 0..50 {
            let request = self.agent.post(format!("{}{path}", self.base)).header("Content-Type", "application/json");
            let token = self.token.as_deref().unwrap_or_default();
            let request = request.header("Authorization", format!("Bearer {token}")).header("Idempotency-Key", &key);
            match request.send(body.to_string()) {
                Ok(answer) if ![409, 503].contains(&answer.status().as_u16()) => return Answer::read(answer),
                // The first one is still at work, its connection broke, or all hands are full.
                _ => std::thread::sleep(std::time::Duration::from_millis(200)),
            }
        }
        panic!("no answer");
    }

    /// Sends a ZIP with a fresh idempotency key.
    pub fn upload(&self, path: &str, bytes: &[u8]) -> Answer {
        self.upload_with(path, &uuid::Uuid::now_v7().to_string(), bytes)
    }

    /// Sends a ZIP under this key.
    pub fn upload_with(&self, path: &str, key: &str, bytes: &[u8]) -> Answer {
        let mut request = self.agent.post(format!("{}{path}", self.base)).header("Content-Type", "application/zip");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        Answer::read(request.header("Idempotency-Key", key).send(bytes).unwrap())
    }

    /// A step of a thing at a version, with a fresh idempotency key.
    pub fn step(&self, path: &str, version: i64, body: &Value) -> Answer {
        let (key, tag) = (uuid::Uuid::now_v7().to_string(), format!("\"{version}\""));
        self.send(path, body, &[("Idempotency-Key", &key), ("If-Match", &tag)])
    }

    /// A PUT of a thing at a version, named by its ETag.
    pub fn put(&self, path: &str, body: &Value, tag: &str) -> Answer {
        let mut request = self.agent.put(format!("{}{path}", self.base)).header("Content-Type", "application/json");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        Answer::read(request.header("If-Match", tag).send(body.to_string()).unwrap())
    }

    /// A POST with just these headers.
    pub fn send(&self, path: &str, body: &Value, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.post(format!("{}{path}", self.base)).header("Content-Type", "application/json");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::read(request.send(body.to_string()).unwrap())
    }
}

impl Answer {
    /// Reads an answer to its end.
    pub fn read(mut response: Response<Body>) -> Self {
        let body = String::from_utf8_lossy(&response.body_mut().read_to_vec().unwrap()).into_owned();
        Self { status: response.status().as_u16(), headers: response.headers().clone(), body }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{} is not JSON: {}", self.status, self.body))
    }

    /// The problem's code.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The answer, which must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }
}
