//! Somebody at a browser without JavaScript: a cookie, forms, no redirects followed.

use ureq::Agent;

use crate::support::client::Answer;

/// A browser.
pub struct Browsing {
    agent: Agent,
    base: String,
    cookie: Option<String>,
}

impl Browsing {
    pub fn new(base: &str) -> Self {
        let agent = Agent::config_builder().http_status_as_error(false).max_redirects(0).build().new_agent();
        Self { agent, base: base.to_owned(), cookie: None }
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
