//! Mails: a row in the transaction of the act, a job that hands it to the relay, a stable Message-ID.
//!
//! Inside the program a mail is sent once; a relay that fails after taking it may send it again with the same id.

pub mod deliver;
pub mod mailer;
pub mod outbox;
