//! A form with fields that repeat or are named by what they belong to, and the act that it asks for, done once.

use actix_web::http::StatusCode;

use crate::base::call::Call;
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::idempotent::{Answer, Key, once};

/// The fields of a form as they were sent, in their order.
#[derive(Clone, Debug, Default)]
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// What was written into a field; nothing where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|field| field.0 == name).map_or("", |field| field.1.trim())
    }

    /// What was written into a field, if anything.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|text| !text.is_empty())
    }

    /// Whether a box was ticked or an option chosen.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|field| field.0 == name && field.1 == value)
    }

    /// The fields whose names begin so, with the rest of their names: `price:A` is `A`.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.trim())))
    }

    /// The version that the person saw.
    ///
    /// # Errors
    /// The form names none.
    pub fn version(&self) -> Result<i64, Error> {
        self.get("version").parse().map_err(|_| Error::invalid("http.version_missing").at("version"))
    }

    fn key(&self, route: &str, place: &str) -> Key {
        let own = self.0.iter().filter(|field| field.0 != "key" && field.0 != "csrf");
        let facts: Vec<String> = own.map(|(name, value)| format!("{name}={value}")).collect();
        Key {
            route: format!("POST {route} (page)"),
            key: self.get("key").to_owned(),
            fingerprint: sha256(format!("{place}\n{}", facts.join("\n")).as_bytes()),
        }
    }
}

/// Does what a form asks for, once, however often it is sent.
///
/// # Errors
/// What the verb says.
pub async fn act(
    caller: &Caller,
    (route, place): (&str, &str),
    sent: &Sent,
    verb: impl Fn(&mut DbConn, &Call) -> Result<(), Error> + Send + 'static,
) -> Result<(), Error> {
    let (key, call) = (sent.key(route, place), caller.call()?);
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            verb(conn, &call)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    done.await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_name_and_by_what_they_belong_to() {
        let pairs =
            [("csrf", "c"), ("key", "k"), ("price:A", " 1 "), ("price:B", ""), ("tick", "yes"), ("version", "3")];
        let sent = Sent(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        assert_eq!(sent.under("price:").collect::<Vec<_>>(), [("A", "1"), ("B", "")]);
        assert_eq!((sent.get("price:A"), sent.given("price:B"), sent.get("other")), ("1", None, ""));
        assert!(sent.is("tick", "yes") && sent.version().unwrap() == 3);
        let again = Sent(sent.0.iter().filter(|field| field.0 != "csrf").cloned().collect());
        assert_eq!(sent.key("/a", "1").fingerprint, again.key("/a", "1").fingerprint, "a new session is no new wish");
        assert_ne!(sent.key("/a", "1").fingerprint, sent.key("/a", "2").fingerprint);
        assert!(Sent::default().version().is_err());
    }
}
