//! Somebody at a browser without JavaScript: a cookie, forms, no redirects followed.

use gongqi::accounts::model::User;
use gongqi::accounts::session;
use gongqi::http::gate::LOCAL_COOKIE;
use ureq::Agent;

use crate::support::client::{Answer, IDLE};
use crate::support::market::TestMarket;

/// A browser.
pub struct Browsing {
    agent: Agent,
    base: String,
    cookie: Option<String>,
}

impl Browsing {
    pub fn new(base: &str) -> Self {
        let agent =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).max_idle_age(IDLE).build().new_agent();
        Self { agent, base: base.to_owned(), cookie: None }
    }

    /// A browser in which somebody is signed in with both factors.
    pub fn of(market: &TestMarket, user: &User) -> Self {
        let (call, id) = (market.app.call(user.actor(), "test").unwrap(), user.id);
        let secret = market.app.door.write_now(move |conn| session::open(conn, &call, id, true)).unwrap();
        let mut browsing = Self::new(&market.base);
        browsing.cookie = Some(format!("{LOCAL_COOKIE}={secret}"));
        browsing
    }

    pub fn get(&mut self, path: &str) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header("Cookie", cookie);
        }
        let answer = Answer::read(request.call().unwrap());
        self.keep(&answer);
        answer
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let origin = self.base.clone();
        self.post_from(path, fields, &origin)
    }

    /// A form sent by a page of this origin.
    pub fn post_from(&mut self, path: &str, fields: &[(&str, &str)], origin: &str) -> Answer {
        let mut request = self.agent.post(format!("{}{path}", self.base)).header("Origin", origin);
        if let Some(cookie) = &self.cookie {
            request = request.header("Cookie", cookie);
        }
        let body = serde_urlencoded::to_string(fields).unwrap();
        let answer =
            Answer::read(request.header("Content-Type", "application/x-www-form-urlencoded").send(body).unwrap());
        self.keep(&answer);
        answer
    }

    /// A form with files sent from a page, with its token first.
    pub fn upload(&mut self, from: &str, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let csrf = self.csrf(from);
        self.upload_as(&csrf, path, fields, files)
    }

    /// The same with any token.
    pub fn upload_as(&mut self, csrf: &str, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend_from_slice(format!("--line\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        part("name=\"csrf\"".to_owned(), csrf.as_bytes());
        for (name, value) in fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        for (name, bytes) in files {
            part(format!("name=\"package\"; filename=\"{name}\"\r\nContent-Type: application/zip"), bytes);
        }
        body.extend_from_slice(b"--line--\r\n");
        let request = self.agent.post(format!("{}{path}", self.base)).header("Origin", &self.base);
        let request = request.header("Cookie", self.cookie.as_deref().unwrap_or_default());
        Answer::read(request.header("Content-Type", "multipart/form-data; boundary=line").send(&body[..]).unwrap())
    }

    /// A form with one file in a field of this name.
    pub fn upload_named(
        &mut self,
        csrf: &str,
        path: &str,
        fields: &[(&str, &str)],
        (field, name, bytes): (&str, &str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend_from_slice(format!("--line\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        part("name=\"csrf\"".to_owned(), csrf.as_bytes());
        for (name, value) in fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        part(format!("name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: text/csv"), bytes);
        body.extend_from_slice(b"--line--\r\n");
        let request = self.agent.post(format!("{}{path}", self.base)).header("Origin", &self.base);
        let request = request.header("Cookie", self.cookie.as_deref().unwrap_or_default());
        Answer::read(request.header("Content-Type", "multipart/form-data; boundary=line").send(&body[..]).unwrap())
    }

    /// The bytes of an answer that is no text.
    pub fn get_bytes(&mut self, path: &str) -> Vec<u8> {
        let request = self.agent.get(format!("{}{path}", self.base));
        let request = request.header("Cookie", self.cookie.as_deref().unwrap_or_default());
        request.call().unwrap().body_mut().read_to_vec().unwrap()
    }

    pub fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.cookie = None;
        self.post("/login", &[("email", email), ("password", password), ("next", "")])
    }

    /// The token of the forms on a page.
    pub fn csrf(&mut self, path: &str) -> String {
        let page = self.get(path);
        let at = page
            .body
            .find("name=\"csrf\" value=\"")
            .unwrap_or_else(|| panic!("{} has no form: {}", page.status, page.body));
        page.body[at + 19..].chars().take_while(|letter| *letter != '"').collect()
    }

    fn keep(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            if cookie.starts_with("sid=") {
                self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
            }
        }
    }
}

/// The text of a mail, its transfer encoding undone.
pub fn mail_text(mail: &str) -> String {
    use base64::Engine as _;
    let (head, body) = mail.split_once("\r\n\r\n").unwrap_or((mail, ""));
    if head.to_lowercase().contains("base64") {
        let joined: String = body.split_whitespace().collect();
        return String::from_utf8(base64::engine::general_purpose::STANDARD.decode(joined).unwrap()).unwrap();
    }
    if !head.to_lowercase().contains("quoted-printable") {
        return body.to_owned();
    }
    let body = body.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), body.as_bytes());
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'=' && tail.len() >= 2 {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}
